"""Does `parley up` notice what it loses: mend it or end in one line, and leave nothing behind?"""

import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil
import psycopg
import pytest

from deployments.embedded_postgres import status, stop
from deployments.postgres_databases import libpq_url
from tests.shells import PARLEY, Shell, refused

pytestmark = [pytest.mark.prefect, pytest.mark.slow, pytest.mark.timeout(300)]


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

    def await_end(self, seconds: float, family: list[psutil.Process]) -> str:
        """Check that it ends as unavailable, with nothing left running; return its last line."""
        assert self.process.wait(seconds) == 75, self.said
        _, alive = psutil.wait_procs(family, timeout=15)
        assert [each.cmdline() for each in alive] == []
        assert status(self.shell.home).state == "stopped"
        assert "Traceback" not in self.said
        return self.said.splitlines()[-1]


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


def test_a_killed_postmaster_is_started_again_and_a_killed_sandbox_ends_everything(bring_up):
    up = bring_up()
    before = status(up.shell.home).address
    assert before is not None

    os.kill(before.pid, signal.SIGKILL)

    line = up.await_words("Postgres had ended", 60)
    after = status(up.shell.home).address
    assert after is not None
    assert after.url == before.url
    assert after.pid != before.pid
    assert f"runs again as process {after.pid} " in line
    with psycopg.connect(libpq_url(before.url)) as session:
        row = session.execute("select count(*) from system_state").fetchone()
    assert row == (1,)
    port = up.shell.environment["PARLEY_RECEIVER__PORT"]
    answer = httpx.get(f"http://127.0.0.1:{port}/health", timeout=20, trust_env=False)
    assert answer.json() == {"status": "ok", "world": "sandbox"}

    family = up.family()
    endpoints = json.loads((up.shell.home / "sandbox" / "endpoints.json").read_text())
    os.kill(endpoints["pid"], signal.SIGKILL)

    last = up.await_end(90, family)
    assert last.startswith("parley: the sandbox ended: ")
    assert last.endswith("sandbox.log, then run `parley up` again")
    assert up.said.count("Postgres had ended") == 1


def test_a_killed_prefect_server_ends_everything_with_what_it_had_started(bring_up):
    up = bring_up()
    family = up.family()
    server = next(each for each in family if "server" in each.cmdline())

    server.kill()

    last = up.await_end(90, family)
    assert last.startswith("parley: Prefect's server ended: ")
    assert last.endswith("prefect-server.log, then run `parley up` again")


@pytest.mark.parametrize("name", ["PARLEY_PREFECT_PORT", "PARLEY_RECEIVER__PORT"])
def test_a_taken_port_is_named_with_its_setting_before_anything_starts(tmp_path, name):
    shell = Shell(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as squatter:
        port = squatter.getsockname()[1]

        said = refused(shell.run("up", **{name: str(port)}), 75)

    assert said.endswith(f"port {port} is taken; set {name} to a free one")
    assert "\n" not in said
    assert not (shell.home / "pg").exists()
