"""How is a cluster made, launched, shut down, and cleared of what a dead server left?

The caller holds the lock on starting and stopping. A cluster is made under another name and renamed
once it is whole, and nothing of a dead server is removed before the last of its processes is gone.
"""

import contextlib
import fcntl
import os
import shutil
import signal
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import psutil

from deployments.postgres_paths import (
    Postmaster,
    ServerPaths,
    has_survivors,
    live_postmaster,
    orphans,
)
from deployments.postgres_tools import (
    is_own_folder,
    make_private_folder,
    run_program,
    server_owner,
)
from models.errors import StoreUnavailableError

DATABASE = "parley"
PORT = 5432
START_SECONDS = 60
ORPHAN_SECONDS = 5
LOG_BYTES = 10_000_000

SETTINGS: Mapping[str, str] = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "shared_buffers": "256MB",
    "max_wal_size": "2GB",
    "fsync": "on",
    "synchronous_commit": "on",
    "track_commit_timestamp": "off",
    "jit": "off",
    # Two cores have no worker to spare, and containers give /dev/shm only 64 MB.
    "max_parallel_workers_per_gather": "0",
    "max_parallel_maintenance_workers": "0",
    "random_page_cost": "1.1",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_min_messages": "warning",
    "log_checkpoints": "off",
    "log_line_prefix": "%m [%p] ",
    # Slow statements are told, their parameters never: those are people.
    "log_min_duration_statement": "2s",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
}


def await_silence(paths: ServerPaths) -> Postmaster | None:
    """Return the live server, or None once no process of a dead one is left.

    Sessions outlive a killed postmaster for a moment, a busy one for longer; they would write into
    the files that a new server recovers. Those that stay too long are killed, which loses nothing
    that was committed. Raises StoreUnavailableError if some are left even so.
    """
    for is_last in (False, True):
        deadline = time.monotonic() + ORPHAN_SECONDS
        while time.monotonic() < deadline:
            postmaster = live_postmaster(paths)
            if postmaster is not None or not has_survivors(paths):
                return postmaster
            time.sleep(0.02)
        if not is_last:
            _kill_orphans(paths)
    raise StoreUnavailableError(
        f"Processes of another server still work in {paths.data}, in this or another container; "
        "end them (`pgrep -a postgres`), then run `parley db start`"
    )


def _kill_orphans(paths: ServerPaths) -> None:
    for process in orphans(paths):
        with contextlib.suppress(psutil.NoSuchProcess):
            process.send_signal(signal.SIGKILL)


def remove_remains(paths: ServerPaths) -> None:
    """Remove the two lock files of a dead server, and its socket's folder if that lay elsewhere.

    Postgres does not start while another process, a zombie too, has the pid that is in them.
    """
    port = _last_port(paths)
    (paths.data / "postmaster.pid").unlink(missing_ok=True)
    socket_dir = paths.socket_dir(port)
    if not is_own_folder(socket_dir, server_owner(paths.data)):
        return
    for name in (f".s.PGSQL.{port}", f".s.PGSQL.{port}.lock"):
        (socket_dir / name).unlink(missing_ok=True)
    if socket_dir.parent != paths.home:
        socket_dir.rmdir()


def _last_port(paths: ServerPaths) -> int:
    with contextlib.suppress(FileNotFoundError, ValueError, IndexError):
        return int((paths.data / "postmaster.pid").read_text().splitlines()[3])
    return PORT


def initialise(paths: ServerPaths, settings: Mapping[str, str], lock: int) -> None:
    """Make the cluster with its database, whole or not at all; leave one that stands.

    The programs keep the lock open, so that an orphan of a killed starter finishes before the
    next one sweeps its remains away.
    """
    if paths.data.exists():
        return
    owner = server_owner(paths.data)
    shutil.rmtree(paths.unfinished_data, ignore_errors=True)
    make_private_folder(paths.unfinished_data, owner)
    sync: Sequence[str] = ["--no-sync"] if settings["fsync"] == "off" else []
    locale = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    access = ["--username=postgres", "--auth-local=trust", "--auth-host=scram-sha-256"]
    folder: Sequence[str | Path] = ["-D", paths.unfinished_data]
    made = ["--locale=C", *locale, *access, *sync, *folder]
    run_program("initdb", made, log=paths.log, owner=owner, keep_open=(lock,))
    run_program(
        "postgres",
        ["--single", *folder, "postgres"],
        log=paths.log,
        owner=owner,
        keep_open=(lock,),
        text=f"create database {DATABASE};\n",
    )
    paths.unfinished_data.rename(paths.data)


def launch(paths: ServerPaths, settings: Mapping[str, str]) -> None:
    """Start the server and wait until it takes sessions; each of its processes holds `alive`.

    Raises StoreUnavailableError with the cause if it does not come up within 60 s.
    """
    owner = server_owner(paths.data)
    socket_dir = paths.socket_dir(int(settings["port"]))
    make_private_folder(socket_dir, owner)
    _write_settings(paths, {**settings, "unix_socket_directories": f'"{socket_dir}"'}, owner)
    if paths.log.exists() and paths.log.stat().st_size > LOG_BYTES:
        paths.log.replace(paths.log.with_suffix(".log.1"))
    descriptor = os.open(paths.alive, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        run_program(
            "pg_ctl",
            ["start", "-s", "-w", "-t", str(START_SECONDS)],
            log=paths.log,
            owner=owner,
            environment={"PGDATA": str(paths.data)},  # as an option it would pass through a shell
            keep_open=(descriptor,),
        )
    finally:
        os.close(descriptor)


def _write_settings(
    paths: ServerPaths, settings: Mapping[str, str], owner: tuple[int, int] | None
) -> None:
    lines = ["# Written at each start; lasting changes go in by ALTER SYSTEM."]
    for name, value in settings.items():
        escaped = value.replace("\\", "\\\\").replace("'", "''")
        lines.append(f"{name} = '{escaped}'")
    file = paths.data / "postgresql.conf"
    file.write_text("\n".join(lines) + "\n")
    if owner is not None:
        os.chown(file, *owner)


def shut_down(paths: ServerPaths, mode: str) -> None:
    """Stop the server and wait for its end; raises StoreUnavailableError after 60 s."""
    run_program(
        "pg_ctl",
        ["stop", "-s", "-w", "-t", str(START_SECONDS), "-m", mode],
        log=paths.log,
        owner=server_owner(paths.data),
        environment={"PGDATA": str(paths.data)},
    )
