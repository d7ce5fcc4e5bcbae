"""Hands of README's test: what its commands are, in order, and a clone to run them in."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from tests.demo_runs import clean_environment
from tests.postgres_fixture import free_port

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
PROGRAMS = ("make", "parley", "prefect", "export")
_PARTS = re.compile(
    r"^ *```(?P<kind>\w*)\n(?P<body>.*?)^ *```|(?<!`)`(?P<span>[^`\n]+)`", re.MULTILINE | re.DOTALL
)


class Command(NamedTuple):
    """A command of a page, and the heading it stands under."""

    section: str
    line: str


def commands_of(page: str) -> list[Command]:
    """Return each command once, in order: lines of `sh` blocks, and code within the text."""
    found: list[Command] = []
    for part in re.split(r"^## ", page, flags=re.MULTILINE):
        section, _, _ = part.partition("\n")
        for match in _PARTS.finditer(part):
            lines = [match["span"]] if match["span"] else _shell_lines(match)
            found += [Command(section, line) for line in lines if line.split()[0] in PROGRAMS]
    return list(dict.fromkeys(each for each in found if each.line not in {"parley", "prefect"}))


def _shell_lines(match: re.Match[str]) -> list[str]:
    if match["kind"] != "sh":
        return []
    return [line.strip() for line in match["body"].splitlines() if line.strip()]


def section_of(page: str, heading: str) -> str:
    """Return the text under a heading of the second level."""
    parts = re.split(r"^## ", page, flags=re.MULTILINE)
    return next(part for part in parts if part.partition("\n")[0] == heading)


@dataclass
class Clone:
    """What a user has after `git clone` and installing: the files, the environment, a shell."""

    folder: Path
    environment: dict[str, str]

    def run(self, line: str, **variables: str) -> str:
        """Run a line of shell to its end and return what it printed."""
        ended = subprocess.run(
            ["bash", "-c", line],
            cwd=self.folder,
            env=self.environment | variables,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert ended.returncode == 0, (line, ended.stdout, ended.stderr)
        assert "Traceback" not in ended.stderr, (line, ended.stderr)
        assert "nanobind" not in ended.stderr, (line, ended.stderr)
        return ended.stdout

    def export(self, line: str) -> None:
        """Take over what a line of shell exports."""
        told = self.run(f"{line}; env -0")
        pairs = (pair.partition("=") for pair in told.split("\0") if pair)
        self.environment |= {name: value for name, _, value in pairs}

    def interrupt_once_up(self, line: str) -> str:
        """Start what stays up, press Ctrl-C once it says so, and return what it printed."""
        log = self.folder / "stays-up.log"
        with log.open("w", encoding="utf-8") as words:
            process = subprocess.Popen(
                ["bash", "-c", f"exec {line}"],
                cwd=self.folder,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=words,
                text=True,
                start_new_session=True,
            )
        try:
            _await_words(process, log)
            os.killpg(process.pid, signal.SIGINT)
            printed, _ = process.communicate(timeout=90)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.communicate()
        assert process.returncode == 0, log.read_text("utf-8")
        return printed


def _await_words(process: subprocess.Popen[str], log: Path) -> None:
    while "Ctrl-C" not in log.read_text("utf-8"):
        try:
            process.wait(0.2)
        except subprocess.TimeoutExpired:
            continue
        raise AssertionError(log.read_text("utf-8"))


def make_clone(folder: Path, variables: Mapping[str, str]) -> Clone:
    """Return a folder that looks like an installed clone, without a workspace yet."""
    folder.mkdir()
    for path in ROOT.iterdir():
        if not path.name.startswith((".", "_")):
            (folder / path.name).symlink_to(path)
    (folder / ".venv").symlink_to(BIN.parent)
    ports = {"PARLEY_PREFECT_PORT": str(free_port()), "PARLEY_RECEIVER__PORT": str(free_port())}
    stated = clean_environment(None).items()  # under `make test` what make hands on is no user's
    kept = {name: value for name, value in stated if not name.startswith(("MAKE", "MFLAGS"))}
    path = f"{folder / '.venv' / 'bin'}{os.pathsep}{kept['PATH']}"
    return Clone(folder, {**kept, **ports, **variables, "PATH": path})
