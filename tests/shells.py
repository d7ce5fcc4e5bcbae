"""A shell of one workspace: commands run as a user runs them."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.postgres_fixture import free_port

PARLEY = Path(sys.executable).with_name("parley")


class Shell:
    """Runs commands of one workspace, with an environment of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / ".parley"
        kept = ("PATH", "HOME", "LANG", "TMPDIR")
        self.environment = {name: os.environ[name] for name in kept if name in os.environ} | {
            "PARLEY_PREFECT_PORT": str(free_port()),
            "PARLEY_RECEIVER__PORT": str(free_port()),
            "COLUMNS": "100",
        }

    def run(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        return self._run([PARLEY, *arguments], variables)

    def call(
        self, arguments: list[str], *, told: str = "", **variables: str
    ) -> subprocess.CompletedProcess[str]:
        """Run Python with these arguments, from the project's modules; `told` is on its stdin."""
        return self._run([sys.executable, *arguments], variables, told)

    def _run(
        self, command: list[str | Path], variables: dict[str, str], told: str = ""
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment | variables,
            input=told,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    def ok(self, *arguments: str, **variables: str) -> str:
        ended = self.run(*arguments, **variables)
        assert ended.returncode == 0, (arguments, ended.stdout, ended.stderr)
        return ended.stdout

    def json(self, *arguments: str, code: int = 0) -> dict:
        ended = self.run(*arguments, "--output", "json")
        assert ended.returncode == code, (arguments, ended.stdout, ended.stderr)
        return json.loads(ended.stdout)


def refused(ended: subprocess.CompletedProcess[str], code: int) -> str:
    """Check that a command was refused in words, and return them."""
    assert ended.returncode == code, (ended.stdout, ended.stderr)
    assert "Traceback" not in ended.stdout + ended.stderr
    assert ended.stdout == ""
    return ended.stderr.strip()
