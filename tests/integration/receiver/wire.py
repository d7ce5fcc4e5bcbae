"""A receiver as a process, and a Postgres socket that can lose the answer to a commit."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from base64 import b64encode
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import orjson

from tests.factories_events import INBOUND_SECRET, KEYRING

ROOT = Path(__file__).parents[3]


class ReceiverProcess:
    """`python -m deployments.receiver` on a free port; its log lines are kept."""

    def __init__(self, url: str, public_key: str, home: Path, **environment: str) -> None:
        self.lines: list[str] = []
        self._process = subprocess.Popen(
            [sys.executable, "-m", "deployments.receiver"],
            cwd=ROOT,
            stderr=subprocess.PIPE,
            text=True,
            env={
                **os.environ,
                "DATABASE_URL": url,
                "PARLEY_HOME": str(home),
                "PARLEY_SENDGRID__WEBHOOK_PUBLIC_KEY": public_key,
                "PARLEY_RECEIVER__PORT": "0",
                "PARLEY_RECEIVER__INBOUND_SECRET": INBOUND_SECRET,
                "PARLEY_KEYS__MASTER_KEYS": _stated(KEYRING.master_keys),
                "PARLEY_KEYS__LOOKUP_KEYS": _stated(KEYRING.lookup_keys),
                **environment,
            },
        )
        self.url = self._wait_for_port()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _wait_for_port(self) -> str:
        assert self._process.stderr is not None
        for line in self._process.stderr:
            self.lines.append(line)
            found = re.search(r'"port":(\d+)', line)
            if found:
                return f"http://127.0.0.1:{found.group(1)}"
        raise AssertionError("".join(self.lines))

    def _read(self) -> None:
        assert self._process.stderr is not None
        self.lines.extend(self._process.stderr)

    def log(self) -> list[dict[str, Any]]:
        """The log so far, parsed."""
        return [orjson.loads(line) for line in self.lines]

    def stop(self, how: int = signal.SIGTERM) -> int:
        """End the process and return its exit code."""
        self._process.send_signal(how)
        code = self._process.wait(timeout=30)
        self._reader.join()
        assert self._process.stderr is not None
        self._process.stderr.close()
        return code


def _stated(keys: Any) -> str:
    return ",".join(f"{version}:{b64encode(key).decode()}" for version, key in keys.items())


class LossyPostgres:
    """Passes everything between clients and a Postgres socket until it is told to lose answers.

    The commit of the transaction that says the word reaches the server; its answer goes nowhere.
    """

    def __init__(self, url: str, folder: Path, word: bytes) -> None:
        self._word = word
        parts = urlsplit(url)
        query = dict(pair.split("=") for pair in parts.query.split("&"))
        real = Path(unquote(query["host"])) / f".s.PGSQL.{query.get('port', 5432)}"
        self._target = str(real)
        folder.mkdir()
        path = folder / ".s.PGSQL.5432"
        self.url = parts._replace(query=f"host={quote(str(folder), safe='')}&port=5432").geturl()
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(path))
        self._listener.listen()
        self._sockets: list[socket.socket] = []
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                server = socket.socket(socket.AF_UNIX)
                server.connect(self._target)
                self._sockets += [client, server]
                deaf = threading.Event()
                for source, sink, is_client in ((client, server, True), (server, client, False)):
                    threading.Thread(
                        target=self._pump, args=(source, sink, is_client, deaf), daemon=True
                    ).start()

    def _pump(
        self, source: socket.socket, sink: socket.socket, is_client: bool, deaf: threading.Event
    ) -> None:
        is_said = False
        with suppress(OSError):
            while chunk := source.recv(65536):
                is_said = is_said or (is_client and self._word in chunk)
                if is_said and b"COMMIT" in chunk:
                    deaf.set()
                if is_client or not deaf.is_set():
                    sink.sendall(chunk)
            sink.shutdown(socket.SHUT_WR)

    def close(self) -> None:
        """End all connections."""
        self._listener.shutdown(socket.SHUT_RDWR)  # to close it alone wakes no one who waits
        self._listener.close()
        self._thread.join(10)
        for each in self._sockets:
            each.close()
