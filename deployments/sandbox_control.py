"""How do the demo and the tests start, steer and question a sandbox?

The sandbox runs as a process of its own and is spoken to over loopback HTTP only. A Sandbox ends
nothing that it did not start.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, Self

import httpx
import orjson

from models.errors import UnavailableError

START_SECONDS = 20.0
STOP_SECONDS = 10.0
DRAIN_SECONDS = 600.0
BUSY_EXIT = 75
ROOT = Path(__file__).parent.parent

Json = dict[str, Any]


class Sandbox:
    """A running sandbox: where its providers listen, and its control API."""

    def __init__(
        self, home: Path, ports: dict[str, int], process: subprocess.Popen[bytes] | None
    ) -> None:
        self.home = home
        self.port = ports["port"]
        self.control_port = ports["control_port"]
        self.broken_tls_port = ports["broken_tls_port"]
        self._process = process
        self._command: list[str] = []
        self._http = httpx.Client(
            base_url=f"http://127.0.0.1:{self.control_port}/control",
            timeout=DRAIN_SECONDS,
            trust_env=False,
        )

    @classmethod
    def start(
        cls,
        home: Path,
        *,
        seed: int = 7,
        port: int = 0,
        clock: Literal["virtual", "wall"] = "virtual",
        now: datetime | None = None,
        keep_bodies: bool = False,
        with_parent: bool = True,
    ) -> Self:
        """Start a sandbox on this home and wait until it answers.

        With `with_parent` it ends by itself when this process is gone. UnavailableError if the
        home or the port is in use, or if it does not come up.
        """
        command = [
            *(sys.executable, "-m", "deployments.sandbox", "--home", str(home.resolve())),
            *("--seed", str(seed), "--port", str(port), "--clock", clock),
        ]
        if now is not None:
            command += ["--now", now.isoformat()]
        if keep_bodies:
            command.append("--keep-bodies")
        if with_parent:
            command.append("--with-parent")
        return cls._launch(home.resolve(), command)

    @classmethod
    def _launch(cls, home: Path, command: list[str]) -> Self:
        home.mkdir(parents=True, exist_ok=True)
        deadline = time.monotonic() + START_SECONDS
        while True:
            process = _spawn(home, command)
            ports = _await_endpoints(home, process, deadline)
            if ports is not None:
                sandbox = cls(home, ports, process)
                sandbox._command = command
                return sandbox
            # An orphan of a killed parent may still be going; it leaves within a second.
            if process.wait() != BUSY_EXIT or time.monotonic() > deadline:
                raise UnavailableError(_last_words(home))
            time.sleep(0.2)

    @classmethod
    def attach(cls, home: Path) -> Self:
        """The sandbox that runs on this home already; UnavailableError if none answers."""
        path = home / "endpoints.json"
        try:
            sandbox = cls(home, orjson.loads(path.read_bytes()), None)
            sandbox.health()
        except (OSError, orjson.JSONDecodeError, httpx.TransportError) as error:
            raise UnavailableError(
                f"no sandbox answers for {home}; start one with `parley up` or `parley demo`"
            ) from error
        return sandbox

    @property
    def url(self) -> str:
        """Where the providers listen; SendGrid's host, and OpenAI's base URL without /v1."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def broken_tls_url(self) -> str:
        """An https address whose every handshake fails."""
        return f"https://127.0.0.1:{self.broken_tls_port}"

    @property
    def pid(self) -> int | None:
        """The process started here, or None for one that was attached to."""
        return self._process.pid if self._process else None

    @property
    def exit_code(self) -> int | None:
        """How the process ended that was started here; None where it runs, or is another's."""
        return self._process.poll() if self._process else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """End the process if it was started here (SIGTERM, then SIGKILL), and let go of it."""
        self._http.close()
        if self._process is None:
            return
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None

    def kill(self) -> None:
        """kill -9, as an accident would; only what was started here."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def restart(self) -> "Sandbox":
        """A new process on the same home and the same ports for providers, after stop or kill."""
        position = self._command.index("--port") + 1
        command = [*self._command[:position], str(self.port), *self._command[position + 1 :]]
        self.stop()
        return Sandbox._launch(self.home, command)

    def health(self) -> Json:
        """Seed, clock and ports."""
        return self._get("health")

    def public_key(self) -> str:
        """The webhooks' verification key, base64 of DER, as SendGrid shows it."""
        return str(self._get("public-key")["public_key"])

    def clock(self) -> datetime:
        """The sandbox's instant."""
        return datetime.fromisoformat(self._get("clock")["now"])

    def put_clock(self, now: datetime) -> None:
        """Advance the virtual clock; UnavailableError if that would be back in time."""
        self._send("PUT", "clock", {"now": now.isoformat()})

    def drain(self) -> Json:
        """Deliver all that is due; `acknowledged` says whether the receiver took all of it."""
        return self._send("POST", "drain", {})

    def ledger(self, after: int = 0) -> Iterator[Json]:
        """The accepted messages in order of acceptance."""
        return self._pages("ledger", "seq", after)

    def ledger_summary(self) -> Json:
        """How many were accepted, of how many messages, for which accounts."""
        return self._get("ledger", {"format": "summary"})

    def duplicates(self) -> list[Json]:
        """The messages that were accepted more than once."""
        return list(self._get("ledger/duplicates")["duplicates"])

    def mails(self, message_id: str | None = None) -> list[Json]:
        """The rendered mails of a message, or of all, if bodies are kept."""
        which = {"message_id": message_id} if message_id is not None else {}
        return list(self._get("mail", which)["mails"])

    def calls(self, after: int = 0) -> Iterator[Json]:
        """Every provider call: endpoint, fault applied, status, how it ended."""
        return self._pages("calls", "n", after)

    def happenings(self, after: int = 0) -> Iterator[Json]:
        """What the people do, told or not yet: the truth to judge reports by."""
        return self._pages("happenings", "id", after)

    def stats(self) -> Json:
        """Counts of everything."""
        return self._get("stats")

    def put_faults(self, *rules: Json) -> None:
        """Replace all fault rules; none ends all faults."""
        self._send("PUT", "faults", {"rules": list(rules)})

    def put_webhooks(self, **destinations: object) -> None:
        """Set events_url, inbound_url, receiver_base, inbound_raw, events_per_post."""
        self._send("PUT", "webhooks", destinations)

    def put_mode(self, **modes: object) -> None:
        """Set sink, latency_ms, keep_bodies, activity, activity_lag_seconds and the like."""
        self._send("PUT", "mode", modes)

    def put_people(self, **rates: object) -> None:
        """Change how often people do what, for mail accepted from now on."""
        self._send("PUT", "people", rates)

    def reset(self) -> None:
        """Empty ledger, events, calls, files and faults; clock, seed and settings stay."""
        self._send("POST", "reset", {})

    def _get(self, path: str, query: dict[str, str] | None = None) -> Json:
        return _checked(self._http.get(path, params=query))

    def _send(self, method: str, path: str, body: Json) -> Json:
        return _checked(self._http.request(method, path, content=orjson.dumps(body)))

    def _pages(self, path: str, key: str, after: int) -> Iterator[Json]:
        while True:
            response = self._http.get(path, params={"after": str(after), "limit": "20000"})
            if response.is_error:
                _checked(response)
            lines = response.content.splitlines()
            for line in lines:
                row = orjson.loads(line)
                after = row[key]
                yield row
            if not lines:
                return


def _checked(response: httpx.Response) -> Json:
    body: Json = orjson.loads(response.content)
    if response.is_error:
        raise UnavailableError(f"the sandbox refused {response.request.url.path}: {body['error']}")
    return body


def _spawn(home: Path, command: list[str]) -> subprocess.Popen[bytes]:
    with (home / "sandbox.log").open("ab") as log:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=ROOT,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
            start_new_session=True,
        )


def _await_endpoints(
    home: Path, process: subprocess.Popen[bytes], deadline: float
) -> dict[str, int] | None:
    path = home / "endpoints.json"
    while process.poll() is None:
        ports: dict[str, int] = orjson.loads(path.read_bytes()) if path.exists() else {}
        if ports.get("pid") == process.pid:
            return ports
        if time.monotonic() > deadline:
            process.kill()
        time.sleep(0.02)
    return None


def _last_words(home: Path) -> str:
    lines = (home / "sandbox.log").read_text(errors="replace").strip().splitlines()
    said = lines[-1] if lines else "it said nothing"
    return f"the sandbox on {home} did not start: {said}"
