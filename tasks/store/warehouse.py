"""How are the marts' files opened, made durable and put in place?

A writer shuts everybody out and a reader shuts writers out, so nothing is ever written in place:
a build writes a file of its own, which takes the published one's place in one rename. Readers
open per query and can neither write nor reach other files.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from models.errors import NoMartsError, UnavailableError
from models.ports import Clock

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MEMORY_LIMIT = "800MB"
_LOCK_PAUSE_SECONDS = 0.1


def marts_path(home: Path) -> Path:
    """Return where the published marts are, or will be."""
    return home / "marts" / "parley.duckdb"


@contextmanager
def open_builder(path: Path, scratch: Path) -> "Iterator[DuckDBPyConnection]":
    """Yield a connection that writes `path`, in UTC, spilling to `scratch`; closed at the end."""
    import duckdb

    scratch.mkdir(parents=True, exist_ok=True)
    connection = duckdb.connect(str(path))
    try:
        connection.execute(f"set memory_limit = '{MEMORY_LIMIT}'")
        connection.execute("set TimeZone = 'UTC'")
        connection.execute(f"set temp_directory = '{_quoted(scratch)}'")
        yield connection
    finally:
        connection.close()


@contextmanager
def open_published(path: Path) -> "Iterator[DuckDBPyConnection]":
    """Yield a reader of the published marts that can change nothing and read no other file.

    Raises `NoMartsError` where nothing has been published or the file is damaged, and
    `UnavailableError` where another program holds it.
    """
    import duckdb

    if not path.exists():
        raise NoMartsError(f"no marts at {path} yet; run `parley marts build`")
    try:
        connection = duckdb.connect(str(path), read_only=True)
    except duckdb.IOException as error:
        cause = str(error).splitlines()[0]
        if "lock" in cause:
            raise UnavailableError(f"{path} is held by another program: {cause}") from None
        raise NoMartsError(f"{path} is unusable, run `parley marts build`: {cause}") from None
    try:
        connection.execute("set TimeZone = 'UTC'")
        connection.execute("set enable_external_access = false")
        connection.execute("set lock_configuration = true")
        yield connection
    finally:
        connection.close()


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def read_folder(folder: str) -> dict[str, str]:
    """Return the statements of sql/<folder> by file name, without the ending."""
    paths = (path for path in files("sql").joinpath(folder).iterdir())
    return {
        path.name.removesuffix(".sql"): path.read_text(encoding="utf-8")
        for path in sorted(paths, key=lambda path: path.name)
        if path.name.endswith(".sql")
    }


def sync_file(path: Path) -> None:
    """Bring a file's bytes, or a folder's entries, to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def replace_durably(scratch: Path, target: Path) -> None:
    """Put `scratch` in `target`'s place: a reader sees the one or the other, also after a crash."""
    sync_file(scratch)
    scratch.replace(target)
    sync_file(target.parent)


def write_durably(target: Path, content: bytes) -> None:
    """Write a small file whole or not at all."""
    scratch = target.with_name(f"{target.name}.tmp")
    scratch.write_bytes(content)
    replace_durably(scratch, target)


@contextmanager
def telling_disk_trouble(folder: Path) -> Iterator[None]:
    """Turn a full or failing disk, or too little memory, into one `UnavailableError`."""
    import duckdb

    trouble = (duckdb.IOException, duckdb.OutOfMemoryException, duckdb.FatalException, OSError)
    try:
        yield
    except trouble as error:
        cause = str(error).strip().splitlines()[0]
        raise UnavailableError(
            f"the marts could not be written: {cause}; what was published before stands;"
            f" make room under {folder}, then run it again"
        ) from None


@contextmanager
def exclusive(path: Path, clock: Clock, patience_seconds: float) -> Iterator[None]:
    """Hold the lock file `path`; it falls with the process, however that ends.

    Raises `UnavailableError` where another holds it for longer than `patience_seconds`.
    """
    from tasks.clock import sleep

    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        give_up = clock.monotonic() + patience_seconds
        while not _is_locked(file.fileno()):
            if clock.monotonic() > give_up:
                raise UnavailableError(f"another build of the marts holds {path}; try again later")
            sleep(_LOCK_PAUSE_SECONDS)
        yield


def _is_locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
