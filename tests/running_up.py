"""A `parley up` that runs: what it says, what it started, and what its Prefect answers."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import psutil

from deployments.embedded_postgres import status, stop
from tests.shells import PARLEY, Shell


@dataclass
class Up:
    """A running `parley up` and all that it has said."""

    shell: Shell
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def said(self) -> str:
        return self.log.read_text()

    def family(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    def await_words(self, words: str, seconds: float) -> str:
        """Return the line with these words, once it is there."""
        deadline = time.monotonic() + seconds
        while words not in self.said:
            assert self.process.poll() is None, self.said
            assert time.monotonic() < deadline, self.said
            time.sleep(0.1)
        return next(line for line in self.said.splitlines() if words in line)

    @property
    def api(self) -> str:
        """Where its Prefect answers."""
        return f"http://127.0.0.1:{self.shell.environment['PARLEY_PREFECT_PORT']}/api"

    def ask(self, path: str, **body: Any) -> Any:
        """Return what its Prefect answers; with a body it is a POST."""
        method = "POST" if body else "GET"
        for _ in range(20):
            answer = httpx.request(
                method, f"{self.api}{path}", json=body or None, timeout=20, trust_env=False
            )
            if answer.status_code != httpx.codes.SERVICE_UNAVAILABLE:
                break
            time.sleep(0.5)  # its SQLite is being written to
        return answer.raise_for_status().json()

    def child(self, words: str) -> psutil.Process:
        """Return the process started here whose command has these words."""
        wanted = set(words.split())
        return next(each for each in self.family() if wanted <= set(each.cmdline()))

    def kill(self) -> None:
        """Kill it as a power cut would: no goodbye; what it started notices by itself."""
        family = self.family()
        self.process.kill()
        self.process.wait()
        psutil.wait_procs(family, timeout=30)

    def await_end(self, seconds: float, family: list[psutil.Process]) -> str:
        """Check that it ends as unavailable, with nothing left running; return its last line."""
        assert self.process.wait(seconds) == 75, self.said
        _, alive = psutil.wait_procs(family, timeout=15)
        assert [each.cmdline() for each in alive] == []
        assert status(self.shell.home).state == "stopped"
        assert "Traceback" not in self.said
        return self.said.splitlines()[-1]


@contextmanager
def running_up(shell: Shell, log: Path) -> Iterator[Up]:
    """Yield a `parley up` of this workspace once all of it is up; kill what is left of it after."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            [PARLEY, "up"],
            cwd=shell.folder,
            env=shell.environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        up = Up(shell, process, log)
        up.await_words("Ctrl-C", 200)
        yield up
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        stop(shell.home, mode="immediate")
