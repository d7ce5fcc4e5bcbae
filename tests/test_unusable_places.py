"""Is a full disk, a state folder that is none, or a file that is none told in one line?"""

import errno
import os
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest

from deployments.demo_world import World
from deployments.guards import guard_room
from deployments.state_folder import require_usable
from deployments.workspace import (
    name_place_error,
    naming_full_disk,
    require_room,
)
from models.errors import BlockedError, InvalidInputError, StateFolderError, UnavailableError
from tasks.lead_files import open_table
from tests.integration.postgres.starters import IS_ROOT, ROOT, as_user
from tests.integration.postgres.test_trouble import SmallDisk
from tests.shells import PARLEY, Shell, refused

MAIN = "from deployments.cli.app import main; main()"


@pytest.fixture
def bare(tmp_path: Path) -> Shell:
    """A folder in which nothing was made yet."""
    return Shell(tmp_path)


def _run(shell: Shell, line: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a line of the shell, in which `parley` is ours."""
    return subprocess.run(
        ["/bin/sh", "-c", f'parley() {{ "{PARLEY}" "$@"; }}; {line}'],
        cwd=shell.folder,
        env=shell.environment | variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def _fill(folder: Path, room: int = 0) -> None:
    """Leave no byte free on the disk of this folder, or so many."""
    path = folder / "filling"
    with suppress(OSError), path.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(1 << 20))
    os.truncate(path, path.stat().st_size - room)


@pytest.mark.slow
def test_a_demo_on_a_full_disk_says_which_disk_and_what_to_do():
    """The disk is a small one of its own where that can be mounted, else a limit on file sizes."""
    with SmallDisk() as disk:
        shell = Shell(disk.folder)
        if disk.is_mounted:
            _fill(disk.folder)

        limit = "" if disk.is_mounted else "ulimit -f 0; "
        said = refused(_run(shell, f"{limit}parley demo --days 1 --leads 5"), 75)

    assert said.startswith("parley: the disk ")
    assert said.endswith("is full; free some space, then run it again")
    assert len(said.splitlines()) == 1


if IS_ROOT:  # nobody else can mount a disk that is full

    def test_a_loss_in_a_world_whose_disk_is_full_is_told_as_that():
        with SmallDisk() as disk:
            world = World(disk.folder, *[None] * 4)  # whose parts are not even asked
            require_room(disk.folder)
            _fill(disk.folder)

            full = pytest.raises(UnavailableError, match=f"the disk of {disk.folder} is full")
            with full, world.naming_losses():
                raise RuntimeError("a flow ended as Crashed")

    def test_a_start_that_fails_where_hardly_any_room_is_left_is_told_as_that():
        with SmallDisk() as disk:
            _fill(disk.folder, room=10 << 20)
            little = rf"the disk of {disk.folder} has 10 MB left, .*; free some space"
            with pytest.raises(UnavailableError, match=little), naming_full_disk(disk.folder):
                raise RuntimeError("Prefect's server ended with exit code 1")

            gate = pytest.raises(BlockedError, match="a live world needs")
            with gate, naming_full_disk(disk.folder):
                raise BlockedError("a live world needs, all missing: sendgrid.api_key")

    def test_what_runs_on_says_when_its_disk_fills_up_and_when_there_is_room_again():
        said: list[str] = []
        with SmallDisk() as disk:
            look = guard_room(disk.folder, said.append)
            look()
            _fill(disk.folder)
            for _ in range(2):
                look()
            (disk.folder / "filling").unlink()
            for _ in range(2):
                look()

        low, fine = said
        assert low.startswith(f"the disk of {disk.folder} has 0 MB left: ")
        assert fine.startswith(f"the disk of {disk.folder} has room again: ")

    @pytest.mark.parametrize("below", ["", "sub"])
    def test_a_disk_that_takes_no_writes_is_told_as_that(below: str):
        with SmallDisk() as disk:
            assert disk.is_mounted
            subprocess.run(["mount", "-o", "remount,ro", str(disk.folder)], check=True)
            try:
                with pytest.raises(StateFolderError) as caught:
                    require_usable(disk.folder / below, is_written=True)
            finally:
                subprocess.run(["mount", "-o", "remount,rw", str(disk.folder)], check=True)

        said = str(caught.value)
        assert "cannot be used by uid 0: Read-only file system" in said
        assert said.endswith(
            "; set PARLEY_HOME to a folder on a disk that can be written to, or mend this one"
        )


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_a_refused_write_names_the_file_that_it_was_for(tmp_path: Path, code: int):
    named = name_place_error(OSError(code, "no room", str(tmp_path / "out.csv")))

    assert named is not None
    assert f"the disk of {tmp_path / 'out.csv'} is full" in str(named)
    assert named.exit_code == 75


def test_a_missing_file_of_a_good_workspace_stays_a_fault_of_ours(tmp_path, monkeypatch):
    monkeypatch.setenv("PARLEY_HOME", str(tmp_path))

    assert name_place_error(FileNotFoundError(2, "gone", str(tmp_path / "some.file"))) is None
    assert name_place_error(FileNotFoundError(2, "gone", "/elsewhere/some.file")) is None
    assert name_place_error(ValueError("no file at all")) is None


@pytest.mark.slow
@pytest.mark.parametrize("line", ["--help", "--version", "doctor", "doctor --output json"])
def test_an_output_that_is_full_is_said_without_a_traceback(bare: Shell, line: str):
    said = refused(_run(bare, f"parley {line} > /dev/full"), 75)

    assert said == (
        "parley: the disk of standard output is full; free some space, then run it again"
    )


@pytest.mark.slow
@pytest.mark.parametrize("closed", [">&-", ">&- 2>&-"])
@pytest.mark.parametrize("line", ["--help", "doctor", "doctor --output json", "db status"])
def test_an_output_that_is_closed_is_no_trouble(bare: Shell, line: str, closed: str):
    ended = _run(bare, f"parley {line} {closed}")

    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


@pytest.mark.slow
def test_a_reader_who_has_read_enough_is_no_trouble(bare: Shell):
    ended = _run(bare, "parley --help | head -1")

    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.startswith("Usage: parley")


@pytest.mark.slow
@pytest.mark.parametrize("below", ["", "/sub"])
@pytest.mark.parametrize("command", ["demo", "init", "status", "export leads"])
def test_a_home_that_is_a_file_is_said_in_one_line(bare: Shell, command: str, below: str):
    place = bare.folder / "a-file"
    place.write_text("not a folder")

    said = refused(_run(bare, f"parley {command}", PARLEY_HOME=f"{place}{below}"), 1)

    assert said.startswith(f"parley: The state folder {place}{below} cannot be used by uid ")
    assert said.endswith("; set PARLEY_HOME to a folder that you own, or mend this one")
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize(
    ("place", "cause"), [(".", "this is a folder"), ("/dev/null", "this is not a regular file")]
)
def test_an_import_of_what_is_no_regular_file_says_so(tmp_path: Path, place: str, cause: str):
    with pytest.raises(InvalidInputError, match=cause):
        open_table(tmp_path / place)


@pytest.mark.slow
@pytest.mark.parametrize(
    "command", ["init", "db start", "demo", "apply", "prove", "doctor --output json"]
)
def test_a_home_that_this_user_may_not_write_to_is_said(command: str):
    with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
        Path(folder).chmod(0o755)
        home = Path(folder) / "home"
        home.mkdir()
        home.chmod(0o555)
        ended = subprocess.run(
            [*as_user("plain user"), sys.executable, "-c", MAIN, *command.split()],
            cwd=ROOT,
            env=os.environ | {"PARLEY_HOME": str(home), "COLUMNS": "100"},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        said = " ".join((ended.stdout + ended.stderr).split())

        assert "Traceback" not in said
        if command == "prove":  # who only looks need not be able to write
            assert ended.returncode == 4, said
            assert f"there is no workspace at {home}" in said
        else:
            assert ended.returncode == 1, said
            assert f"The state folder {home} cannot be" in said
        assert list(home.iterdir()) == []
