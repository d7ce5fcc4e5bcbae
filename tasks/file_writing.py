"""How does a file come to be written, whole or not at all?

Under a scratch name beside the real one, whose name it takes at the end; readable by its owner
alone. A link is followed, and what is no file of its own (a pipe, a device, a second name of the
same file) is written to as it stands, never replaced.
"""

import errno
import io
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO

from models.errors import Fault, InvalidInputError, UnavailableError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@contextmanager
def written_path(path: Path) -> Iterator[Path]:
    """Yield the path to write to; it becomes the real one if all went well.

    `InvalidInputError` names the path as it was given where it cannot be written, and
    `UnavailableError` where its disk is full.
    """
    scratch: Path | None = None
    try:
        if _is_written_in_place(path):
            yield path
            return
        target = Path(os.path.realpath(path))
        scratch = target.with_name(f".{target.name[:200]}.{os.getpid()}")
        os.close(os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600))
        yield scratch
        scratch.replace(target)
    except BrokenPipeError:
        raise  # whoever reads has read enough
    except OSError as error:
        raise _unwritable(path, error) from None
    finally:
        if scratch is not None:
            scratch.unlink(missing_ok=True)


@contextmanager
def written_text(path: Path) -> Iterator[TextIO]:
    """Yield a text file in UTF-8, line ends as they are written; see `written_path`.

    The file that standard output goes to is written on, after what was printed.
    """
    number = _open_number(path)
    if number is not None:
        with os.fdopen(os.dup(number), "w", encoding="utf-8", newline="") as file:
            yield file
        return
    with (
        written_path(path) as place,
        place.open("w", encoding="utf-8", newline="") as file,
    ):
        yield file


def _open_number(path: Path) -> int | None:
    """Return 1 or 2 where a path names standard output or standard error, wherever they go."""
    for stream in (sys.stdout, sys.stderr):
        try:
            number = stream.fileno()
            if os.path.samestat(path.stat(), os.fstat(number)):
                stream.flush()
                return number
        except (OSError, AttributeError, ValueError):  # there is no such file, or no such stream
            continue
    return None


@contextmanager
def written_bytes(path: Path) -> Iterator[io.RawIOBase]:
    """Yield a binary file that knows where it is, also where that is a pipe; see `written_path`."""
    with written_path(path) as place, place.open("wb") as file:
        yield _Positioned(file)


class _Positioned(io.RawIOBase):
    """Counts what was written, as Parquet's writer asks for it and a pipe cannot tell."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__()
        self._file = file
        self._position = 0

    def writable(self) -> bool:
        return True

    def write(self, content: "ReadableBuffer", /) -> int:
        count = self._file.write(content)
        self._position += count
        return count

    def tell(self) -> int:
        return self._position


def require_writable(path: Path) -> None:
    """Raise what `written_path` would, before the work whose outcome is to be written."""
    try:
        if _is_written_in_place(path):
            if not os.access(path, os.W_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            return
        folder = Path(os.path.realpath(path)).parent
        if not stat.S_ISDIR(folder.stat().st_mode):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as error:
        raise _unwritable(path, error) from None


def _is_written_in_place(path: Path) -> bool:
    """Say whether a path names what must not be replaced; `IsADirectoryError` for a folder."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return False
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder; name a file in it")
    is_own = stat.S_ISREG(found.st_mode) and found.st_nlink == 1
    return not is_own or _open_number(path) is not None


def _unwritable(path: Path, error: OSError) -> InvalidInputError | UnavailableError:
    if error.errno in _FULL:
        return UnavailableError(f"the disk of {path} is full; free some space, then run it again")
    cause = str(error.strerror or error)
    return InvalidInputError(
        [Fault(str(path), f"cannot be written: {cause[:1].lower()}{cause[1:]}")]
    )
