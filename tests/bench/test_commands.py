"""How long do the commands that people type most keep them waiting, beside Python itself?

Each is a process of its own on a workspace whose store is up, as it is after `parley up` or any
command before. They take turns, and the best of each counts, for another's work on the machine only
slows; the median is told beside it.
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.demo_runs import PARLEY, clean_environment, parley

TURNS = 5
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    'python -c "import prefect"': [sys.executable, "-c", "import prefect"],
    "parley --help": [PARLEY, "--help"],
    "parley doctor": [PARLEY, "doctor"],
}
LIMITS = {"parley --help": 0.5, "parley doctor": 3.0}
"""Seconds."""


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A workspace with its store up."""
    made = parley(tmp_path, "init")
    assert made.returncode == 0, made.stderr
    yield tmp_path
    parley(tmp_path, "db", "stop")


def _seconds(command: list[str], home: Path) -> float:
    began = time.perf_counter()
    ended = subprocess.run(
        command,
        cwd=home,
        env=clean_environment(home),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    seconds = time.perf_counter() - began
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return seconds


@pytest.mark.bench
def test_help_and_doctor_answer_soon(home: Path):
    for command in COMMANDS.values():
        _seconds(command, home)  # the first run of each pays for a cold cache
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(TURNS):
        for name, command in COMMANDS.items():
            taken[name].append(_seconds(command, home))

    best = {name: min(each) for name, each in taken.items()}
    print(f"\ncommands, {TURNS} turns")
    for name, each in taken.items():
        limit = f", limit {LIMITS[name]:g} s" if name in LIMITS else ""
        print(
            f"  {name}: best {best[name]:.2f} s, median {statistics.median(each):.2f} s,"
            f" {best[name] / best['python -c pass']:.1f} times `python -c pass`{limit}"
        )
    assert {name: best[name] for name, most in LIMITS.items() if best[name] > most} == {}
