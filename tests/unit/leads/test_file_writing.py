"""Is a file written whole or not at all, through links and pipes, with every refusal in words?"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from models.errors import InvalidInputError, UnavailableError
from tasks.file_writing import require_writable, written_path, written_text

ROOT = Path(__file__).parents[3]


def test_a_file_stands_whole_or_as_it_was(tmp_path: Path):
    path = tmp_path / "out.csv"
    path.write_text("old")

    with pytest.raises(RuntimeError):
        _write_half(path)

    assert path.read_text() == "old"
    with written_text(path) as file:
        file.write("new")
    assert path.read_text() == "new"
    assert [each.name for each in tmp_path.iterdir()] == ["out.csv"]


def _write_half(path: Path) -> None:
    with written_text(path) as file:
        file.write("half")
        raise RuntimeError


def test_links_are_followed_even_where_they_lead_to_nothing_yet(tmp_path: Path):
    link = tmp_path / "link.csv"
    link.symlink_to("real.csv")

    for text in ("first", "second"):
        with written_text(link) as file:
            file.write(text)

        assert link.is_symlink()
        assert (tmp_path / "real.csv").read_text() == text
    assert (tmp_path / "real.csv").stat().st_mode & 0o777 == 0o600


def test_a_second_name_of_a_file_stays_its_name(tmp_path: Path):
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    first.write_text("a longer text than the new one")
    second.hardlink_to(first)

    with written_text(second) as file:
        file.write("new")

    assert first.samefile(second)
    assert first.read_text() == "new"


def test_a_pipe_is_written_to_as_it_is(tmp_path: Path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE, text=True) as reader:
        with written_text(pipe) as file:
            file.write("told")
        said, _ = reader.communicate(timeout=20)

    assert said == "told"
    assert pipe.is_fifo()


def test_a_scratch_name_that_somebody_laid_as_a_link_is_not_followed(tmp_path: Path):
    victim = tmp_path / "victim"
    victim.write_text("kept")
    (tmp_path / f".out.csv.{os.getpid()}").symlink_to(victim)

    with (
        pytest.raises(InvalidInputError, match="cannot be written"),
        written_text(tmp_path / "out.csv") as file,
    ):
        file.write("new")

    assert victim.read_text() == "kept"


def _write(path: Path) -> None:
    with written_path(path) as place:
        place.write_text("x")


@pytest.mark.parametrize("ask", [require_writable, _write])
@pytest.mark.parametrize(
    ("name", "cause"),
    [
        ("folder", "it is a folder"),
        ("nowhere/out.csv", "no such file or directory"),
        ("file/out.csv", "not a directory"),
        ("ring", "too many levels of symbolic links"),
        ("n" * 300, "file name too long"),
    ],
)
def test_what_cannot_be_written_is_named_as_it_was_given(tmp_path, monkeypatch, ask, name, cause):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("")
    (tmp_path / "ring").symlink_to("ring")

    with pytest.raises(InvalidInputError) as refused:
        ask(Path(name))

    assert str(refused.value).startswith(f"{name}: cannot be written: {cause}")


def test_a_full_disk_is_named_with_its_file():
    with (
        pytest.raises(UnavailableError, match="the disk of /dev/full is full"),
        written_text(Path("/dev/full")) as file,
    ):
        file.write("x")


def test_the_file_of_standard_output_is_written_on_and_never_replaced(tmp_path: Path):
    script = (
        "from pathlib import Path; from tasks.file_writing import written_text\n"
        "print('before')\n"
        "with written_text(Path('/dev/stdout')) as file: file.write('rows\\n')\n"
        "print('after')"
    )
    with (tmp_path / "out").open("w") as out:
        subprocess.run([sys.executable, "-c", script], stdout=out, cwd=ROOT, check=True)

    assert (tmp_path / "out").read_text() == "before\nrows\nafter\n"
