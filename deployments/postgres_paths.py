"""Which files does the embedded server have, and is a server alive behind them?

A server counts as alive only if its postmaster runs: a pid on disk proves nothing, for the pid may
be gone, a zombie, or another program's by now. Every process of the server inherits a lock on
`pg/alive`, so the kernel itself knows whether one of them is left, in every container that shares
the folder and without a look into other users' processes.
"""

import contextlib
import fcntl
import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

import psutil

SOCKET_PATH_LIMIT = 100
"""Bytes; `sockaddr_un` holds 107 and a final NUL (unix(7))."""


@dataclass(frozen=True)
class ServerPaths:
    """The files of one embedded server, all below the state folder but perhaps the socket."""

    state: Path

    @property
    def home(self) -> Path:
        """The folder that holds everything of the server."""
        return self.state / "pg"

    @property
    def lock(self) -> Path:
        """Held by whoever starts or stops the server."""
        return self.state / "pg.lock"

    @property
    def alive(self) -> Path:
        """Locked for as long as any process of the server lives."""
        return self.home / "alive"

    @property
    def data(self) -> Path:
        """The cluster."""
        return self.home / "data"

    @property
    def unfinished_data(self) -> Path:
        """A cluster that is being made; it takes its name once it is whole."""
        return self.home / "data.new"

    @property
    def log(self) -> Path:
        """What the server and its tools said."""
        return self.home / "server.log"

    def socket_dir(self, port: int) -> Path:
        """A private folder whose socket path fits into a socket address."""
        near = self.home / "socket"
        if len(os.fsencode(near / f".s.PGSQL.{port}")) <= SOCKET_PATH_LIMIT:
            return near
        digest = hashlib.sha256(os.fsencode(self.state)).hexdigest()[:16]
        return Path(tempfile.gettempdir()) / f"parley-{digest}"


@dataclass(frozen=True)
class Postmaster:
    """What `postmaster.pid` says of the server's first process."""

    pid: int
    port: int
    socket_dir: Path
    is_ready: bool


def read_postmaster(paths: ServerPaths) -> Postmaster | None:
    """Return what `postmaster.pid` says, or None if there is no complete one."""
    with contextlib.suppress(FileNotFoundError, NotADirectoryError, ValueError, IndexError):
        lines = (paths.data / "postmaster.pid").read_text().splitlines()
        status = lines[7].strip() if len(lines) > 7 else ""
        return Postmaster(int(lines[0]), int(lines[3]), Path(lines[4]), status == "ready")
    return None


def live_postmaster(paths: ServerPaths) -> Postmaster | None:
    """Return the running server's postmaster, or None if the file is a dead server's."""
    postmaster = read_postmaster(paths)
    if postmaster is None:
        return None
    try:
        process = psutil.Process(postmaster.pid)
        if process.status() == psutil.STATUS_ZOMBIE or process.name() != "postgres":
            return None
    except psutil.NoSuchProcess:
        return None
    folder = _working_folder(process)
    is_ours = is_lock_held(paths.alive) if folder is None else folder == paths.data
    return postmaster if is_ours else None


def is_lock_held(path: Path) -> bool:
    """Say whether some process holds the exclusive lock on this file."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


def orphans(paths: ServerPaths) -> list[psutil.Process]:
    """List the server's processes that can be seen: those that work in its data folder."""
    return [process for process in psutil.process_iter() if _working_folder(process) == paths.data]


def has_survivors(paths: ServerPaths) -> bool:
    """Say whether any process of the server is left, its postmaster or one that it forked."""
    return is_lock_held(paths.alive) or bool(orphans(paths))


def _working_folder(process: psutil.Process) -> Path | None:
    """Return where a process works; None for a zombie, or one that we may not look into."""
    try:
        folder = process.cwd()
    except (psutil.NoSuchProcess, psutil.ZombieProcess, psutil.AccessDenied):
        return None
    return Path(folder) if folder else None
