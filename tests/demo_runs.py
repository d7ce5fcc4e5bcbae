"""Hands of the demo's tests: runs as processes, when to break them, and what both ledgers say."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import duckdb
import psutil

from models.keys import keyed_fraction

ROOT = Path(__file__).parent.parent
PARLEY = str(Path(sys.executable).with_name("parley"))
ENDED_SECONDS = 20
MOST_MESSAGES, MOST_SECONDS = 20, 6


def clean_environment(home: Path | None) -> dict[str, str]:
    """This process's environment without settings of ours; PARLEY_HOME where one is given."""
    ours = ("PARLEY_", "PREFECT_", "DATABASE_URL", "SENDGRID", "OPENAI")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return kept if home is None else {**kept, "PARLEY_HOME": str(home)}


def parley(
    home: Path | None, *arguments: str, cwd: Path = ROOT, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run one command to its end; `variables` are further settings of its environment."""
    return subprocess.run(
        [PARLEY, *arguments],
        cwd=cwd,
        env=clean_environment(home) | variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


@dataclass
class Demo:
    """A home, the demo's arguments, and the ways to run and to break it."""

    home: Path
    days: int
    leads: int
    seed: int = 7

    @property
    def arguments(self) -> list[str]:
        sizes = {"--days": self.days, "--leads": self.leads, "--seed": self.seed}
        return ["demo", *(text for pair in sizes.items() for text in map(str, pair))]

    def run(self, *more: str) -> subprocess.CompletedProcess[str]:
        return parley(self.home, *self.arguments, *more)

    def run_secluded(self, log: Path) -> subprocess.CompletedProcess[str]:
        """Run it where no other machine can be reached; `log` gets whoever was asked for."""
        return subprocess.run(
            [sys.executable, "-m", "tests.seclusion", str(log), PARLEY, *self.arguments],
            cwd=ROOT,
            env=clean_environment(self.home),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )

    def start(self, *more: str, output: IO[str] | None = None) -> subprocess.Popen[str]:
        """Start it; what it prints goes to pipes, or all into `output`."""
        return subprocess.Popen(
            [PARLEY, *self.arguments, *more],
            cwd=ROOT,
            env=clean_environment(self.home),
            stdin=subprocess.DEVNULL,
            stdout=output or subprocess.PIPE,
            stderr=output or subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def progress(self) -> dict[str, Any]:
        path = self.home / "demo.json"
        return json.loads(path.read_bytes()) if path.exists() else {}

    def is_importing(self) -> bool:
        return (self.home / "contacts.csv").exists() and not self.progress()["imported"]

    def sends_more(self, count: int = 1) -> Callable[[], bool]:
        """A moment: the sandbox has taken that many more messages than it has by now."""
        wanted = len(self.accepted()) + count
        return lambda: len(self.accepted()) >= wanted

    def random_moment(self, ordinal: int) -> Callable[[], bool]:
        """The moment of this seed's kill of this number, of a run that starts now.

        The first comes in the import, each third after it some seconds from the start, wherever
        the run is by then, the others after some messages more.
        """
        if ordinal == 0:
            return self.is_importing
        fraction = keyed_fraction(b"kill", str(self.seed), str(ordinal))
        if ordinal % 3:
            return self.sends_more(1 + int(fraction * MOST_MESSAGES))
        due = time.monotonic() + fraction * MOST_SECONDS
        return lambda: time.monotonic() >= due

    def accepted(self) -> list[str]:
        """The ids of all messages that the sandbox took, in order."""
        path = self.home / "sandbox" / "sandbox.sqlite"
        if not path.exists():
            return []
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)) as ledger:
            try:
                return [row[0] for row in ledger.execute("select message_id from accepted")]
            except sqlite3.OperationalError:
                return []  # a moment before its tables are there

    def marts(self) -> dict[str, list[tuple[Any, ...]]]:
        """All rows of all marts."""
        path = str(self.home / "marts" / "parley.duckdb")
        with duckdb.connect(path, read_only=True) as marts:
            names = marts.execute(
                "select table_name from duckdb_tables()"
                " where table_name not like 'manifest%' order by 1"
            ).fetchall()
            return {
                name: marts.execute(f"select * from {name} order by all").fetchall()
                for (name,) in names
            }

    def processes(self) -> list[psutil.Process]:
        """What runs for this home: by its command line, its environment or its folder."""
        found = []
        for process in psutil.process_iter():
            try:
                # Postgres names its folder in neither: it works in it.
                own = process.environ().get("PARLEY_HOME", "")
                traces = [*process.cmdline(), own, process.cwd()]
            except psutil.Error:
                continue
            if any(text.startswith(str(self.home)) for text in traces):
                found.append(process)
        return found

    def pid_of(self, part: str) -> int:
        """The process of the receiver, of Postgres, or of the sandbox."""
        if part == "the sandbox":
            return json.loads((self.home / "sandbox" / "endpoints.json").read_bytes())["pid"]
        if part == "Postgres":
            path = next((self.home / "pg").rglob("postmaster.pid"))
            return int(path.read_text().splitlines()[0])
        return next(p.pid for p in self.processes() if "deployments.receiver" in p.cmdline())

    def await_end(self) -> list[list[str]]:
        """Return the command lines of what still runs for this home after a while."""
        deadline = time.monotonic() + ENDED_SECONDS
        while (left := self.processes()) and time.monotonic() < deadline:
            time.sleep(0.2)
        return [each.cmdline() for each in left]


def await_moment(process: subprocess.Popen[str], is_come: Callable[[], bool]) -> bool:
    """Wait for a moment in a run; False where the run ended first."""
    while not is_come():
        if process.poll() is not None:
            return False
        time.sleep(0.01)
    return True


def kill(process: subprocess.Popen[str]) -> None:
    """kill -9, as an accident would; its pipes are closed."""
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
