"""Where does the operational store run when nobody names a server?

One Postgres for each state folder, started on demand and shared by every process that asks for it.
It outlives the command that started it, and it comes back after any kill with all that was
committed. It listens on a private socket only, unless the settings say otherwise.
"""

import contextlib
import fcntl
import os
import socket
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from deployments.postgres_cluster import (
    DATABASE,
    PORT,
    SETTINGS,
    START_SECONDS,
    await_silence,
    initialise,
    launch,
    remove_remains,
    shut_down,
)
from deployments.postgres_paths import Postmaster, ServerPaths, live_postmaster
from models.errors import StoreUnavailableError

LOCK_SECONDS = 150
STARTS = 3


@dataclass(frozen=True)
class PostgresAddress:
    """Where a running embedded server is reached; `url` names the product's database."""

    url: str
    socket_dir: Path
    pid: int
    port: int = PORT

    def database_url(self, name: str) -> str:
        """Return the URL of another database on this server."""
        return socket_url(self.socket_dir, self.port, name)


@dataclass(frozen=True)
class PostgresStatus:
    """What is known of the embedded server: `running`, `starting`, `stopped` or `absent`."""

    state: Literal["running", "starting", "stopped", "absent"]
    address: PostgresAddress | None
    data_dir: Path
    log: Path


def socket_url(socket_dir: Path, port: int, database: str) -> str:
    """Return an SQLAlchemy URL over the socket; the port is said, for PGPORT may say another."""
    return (
        f"postgresql+psycopg://postgres@/{quote(database)}"
        f"?host={quote(str(socket_dir), safe='/')}&port={port}"
    )


def start(
    state_dir: Path,
    *,
    settings: Mapping[str, str] | None = None,
    patience_seconds: float = LOCK_SECONDS,
) -> PostgresAddress:
    """Return the address of this state folder's server; start it first if none is running.

    Safe to call from any number of processes at once: one starts it, the others join. `settings`
    are Postgres's own and count only for the one that starts it. Raises StoreUnavailableError with
    the cause and what mends it, also when another process is still at it after `patience_seconds`.
    """
    paths = ServerPaths(state_dir.resolve())
    with _holding_lock(paths, patience_seconds) as lock:
        chosen = {**SETTINGS, **(settings or {})}
        postmaster = _serving_postmaster(paths)
        for _ in range(STARTS):
            if postmaster is None:
                remove_remains(paths)
                initialise(paths, chosen, lock)
                launch(paths, chosen)
                postmaster = _serving_postmaster(paths)
    if postmaster is None:
        raise StoreUnavailableError(
            f"Postgres in {paths.data} came up and died at once, {STARTS} times over; its last "
            f"words are in {paths.log}; mend the cause, then run `parley db start`"
        )
    return _address(postmaster)


def stop(state_dir: Path, *, mode: Literal["fast", "immediate"] = "fast") -> bool:
    """Stop the server and say whether one was running.

    `fast` ends its sessions and writes everything out; `immediate` leaves that to the next start.
    Raises StoreUnavailableError if it does not end within 60 s.
    """
    paths = ServerPaths(state_dir.resolve())
    if not paths.home.exists():
        return False
    with _holding_lock(paths):
        is_running = await_silence(paths) is not None
        if is_running:
            _shut_down_or_gone(paths, mode)
        remove_remains(paths)
        return is_running


def status(state_dir: Path) -> PostgresStatus:
    """Say whether the server runs, and where; changes nothing and waits for nobody."""
    paths = ServerPaths(state_dir.resolve())
    try:
        postmaster = live_postmaster(paths)
        is_made = paths.data.exists()
    except OSError as error:
        raise _unusable(paths, error) from error
    if postmaster is None:
        return PostgresStatus("stopped" if is_made else "absent", None, paths.data, paths.log)
    state: Literal["running", "starting"] = "running" if postmaster.is_ready else "starting"
    return PostgresStatus(state, _address(postmaster), paths.data, paths.log)


def store_url(state_dir: Path, database_url: str | None) -> str:
    """Return the URL of the operational store: DATABASE_URL if it is set, else our own server's."""
    if not database_url:
        return start(state_dir).url
    scheme, separator, rest = database_url.partition("://")
    if separator and scheme in {"postgres", "postgresql"}:
        return f"postgresql+psycopg://{rest}"
    return database_url


@contextlib.contextmanager
def _holding_lock(paths: ServerPaths, patience_seconds: float = LOCK_SECONDS) -> Iterator[int]:
    """Hold the lock on starting and stopping; it ends with its holder, so it is never stale."""
    try:
        paths.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(paths.lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise _unusable(paths, error) from error
    try:
        deadline = time.monotonic() + patience_seconds
        while not _try_lock(descriptor):
            if time.monotonic() > deadline:
                holder = os.pread(descriptor, 10, 0).decode().strip() or "unknown"
                raise StoreUnavailableError(
                    f"{paths.lock} is held by process {holder} for over {patience_seconds} s; "
                    f"look at that process (`ps {holder}`), end it, then run `parley db start`"
                )
            time.sleep(0.02)
        os.pwrite(descriptor, f"{os.getpid():<10}".encode(), 0)
        yield descriptor
    except OSError as error:
        raise _unusable(paths, error) from error
    finally:
        os.close(descriptor)


def _try_lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _unusable(paths: ServerPaths, error: OSError) -> StoreUnavailableError:
    return StoreUnavailableError(
        f"The state folder {paths.state} cannot be used by uid {os.geteuid()}: {error.strerror} "
        f"({error.filename}); set PARLEY_HOME to a folder that you own, or mend this one"
    )


def _serving_postmaster(paths: ServerPaths) -> Postmaster | None:
    """Return the postmaster once it takes sessions, or None once no process of a dead one is left.

    A joined server may still be recovering. A dying one looks alive for a moment after its sockets
    were closed, and one whose socket was swept away is stopped, to come back with a new one.
    Raises StoreUnavailableError after 60 s.
    """
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        postmaster = await_silence(paths)
        if postmaster is None:
            return None
        door = _door(postmaster) if postmaster.is_ready else "shut"
        if door == "open":
            return postmaster
        if door == "gone":
            _shut_down_or_gone(paths, "fast")
        else:
            time.sleep(0.02)
    raise StoreUnavailableError(
        f"Postgres in {paths.data} takes no sessions yet after {START_SECONDS} s; run "
        f"`parley db start` again to go on waiting (log: {paths.log})"
    )


def _door(postmaster: Postmaster) -> Literal["open", "shut", "gone"]:
    """Knock at the server's socket: only the kernel knows whether somebody listens behind it."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as knock:
        knock.setblocking(False)
        try:
            knock.connect(str(postmaster.socket_dir / f".s.PGSQL.{postmaster.port}"))
        except FileNotFoundError:
            return "gone"
        except ConnectionRefusedError:
            return "shut"
        except (BlockingIOError, PermissionError):
            return "open"  # its queue is full, or it is another user's: it listens all the same
    return "open"


def _shut_down_or_gone(paths: ServerPaths, mode: Literal["fast", "immediate"]) -> None:
    """Stop the server; one that died by itself meanwhile is gone, as was wanted."""
    try:
        shut_down(paths, mode)
    except StoreUnavailableError:
        if await_silence(paths) is not None:
            raise


def _address(postmaster: Postmaster) -> PostgresAddress:
    url = socket_url(postmaster.socket_dir, postmaster.port, DATABASE)
    return PostgresAddress(url, postmaster.socket_dir, postmaster.pid, postmaster.port)
