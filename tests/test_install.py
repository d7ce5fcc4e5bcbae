"""Does the installation refuse a Python that the locked packages are not proved on?"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
COPIED = ("Makefile", "pyproject.toml", "requirements.lock")
PYTHON = """#!{real}
import sys
sys.version_info = ({version}, 1, "final", 0)
if sys.argv[1] != "-c":
    sys.exit("it goes on with " + " ".join(sys.argv[1:]))
exec(sys.argv[2])
"""


def _make(
    folder: Path, version: tuple[int, int], *targets: str
) -> subprocess.CompletedProcess[str]:
    """Run make in a copy of the project, `install` unless told other targets, with a Python that
    says to be of this version.

    It runs a program given as -c; anything else, such as `-m venv`, it only says.
    """
    for name in COPIED:
        shutil.copy(ROOT / name, folder / name)
    python = folder.parent / "python"
    python.write_text(PYTHON.format(real=sys.executable, version=f"{version[0]}, {version[1]}"))
    python.chmod(0o755)
    makes = ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "PYTHON")  # of the `make test` around this one
    return subprocess.run(
        ["make", *(targets or ["install"]), f"PYTHON={python}"],
        cwd=folder,
        env={name: value for name, value in os.environ.items() if name not in makes}
        | {"LC_ALL": "C"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "parley"
    made.mkdir()
    return made


@pytest.mark.parametrize("version", [(2, 7), (3, 10), (3, 14), (4, 0)])
def test_another_python_is_refused_before_anything_is_made(folder: Path, version: tuple[int, int]):
    ended = _make(folder, version)

    assert ended.returncode != 0
    assert ended.stdout == ""
    said, makes_own = ended.stderr.splitlines()
    assert said == (
        f"Parley needs Python 3.11, 3.12 or 3.13; this is {version[0]}.{version[1]}. "
        "Name another: make PYTHON=python3.12"
    )
    assert makes_own.startswith("make: *** [Makefile:")
    assert sorted(path.name for path in folder.iterdir()) == sorted(COPIED)


@pytest.mark.parametrize("minor", [11, 12, 13])
def test_a_proved_python_is_asked_for_the_environment(folder: Path, minor: int):
    ended = _make(folder, (3, minor))

    assert "Parley needs" not in ended.stderr
    assert ended.stderr.startswith("it goes on with -m venv .venv")


def test_lock_works_first_on_a_fresh_clone_and_asks_for_no_more_than_its_own_tool(folder: Path):
    planned = _make(folder, (3, 12), "--dry-run", "lock")

    assert planned.returncode == 0, planned.stderr
    made, installed, resolved = (
        planned.stdout.find(words) for words in (" -m venv .venv", "uv==", "uv pip compile")
    )
    assert -1 < made < installed < resolved, planned.stdout
    assert "uv pip sync" not in planned.stdout


def test_lock_refuses_another_python_too(folder: Path):
    ended = _make(folder, (3, 14), "lock")

    assert ended.returncode != 0
    assert "Parley needs Python" in ended.stderr
