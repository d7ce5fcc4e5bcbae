"""How does a test get a `parley up` of its own?"""

import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from deployments.embedded_postgres import stop
from tests.running_up import Up
from tests.shells import PARLEY, Shell


@pytest.fixture
def bring_up(tmp_path: Path) -> Iterator[Callable[[], Up]]:
    shell = Shell(tmp_path)
    started: list[subprocess.Popen[bytes]] = []

    def _bring_up() -> Up:
        log = tmp_path / "up.log"
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
        started.append(process)
        up = Up(shell, process, log)
        up.await_words("Ctrl-C", 200)
        return up

    yield _bring_up
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    stop(shell.home, mode="immediate")
