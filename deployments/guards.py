"""What is done where a part of what runs on this machine is lost?

A guard looks at one part; a lost Postgres, worker or receiver is started again, anything else ends
the whole with the part's name and how it ended.
"""

import shutil
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from deployments.children import Child, tell_ending
from deployments.orphaned_runs import close_orphaned_runs
from deployments.workspace import SERVERS_ROOM
from models.errors import UnavailableError
from tasks.clock import WallClock, sleep

if TYPE_CHECKING:
    from deployments.sandbox_control import Sandbox

RESTARTS = 3
"""How often a part is started again within `RESTART_SECONDS`; after that there is a cause."""
RESTART_SECONDS = 600
RUNS_LOOK_SECONDS = 20
RUN_START_SECONDS = 120
"""A run may stand that long in one state without a process: its worker is starting it."""
_SHUTDOWN = (signal.SIGINT, signal.SIGTERM)
Say = Callable[[str], None]
Guard = Callable[[], None]
"""Looks at one thing that runs: mends its loss, or raises UnavailableError that names it."""


def watch(guards: Sequence[Guard]) -> None:
    """Stay until told to stop; `UnavailableError` where something is lost and cannot be mended."""
    stopped: list[int] = []
    for number in _SHUTDOWN:
        signal.signal(number, lambda received, _: stopped.append(received))
    while not stopped:
        for guard in guards:
            guard()
        sleep(0.5)


def guard_child(child: Child) -> Guard:
    """Return a guard that raises `UnavailableError` once the child has ended by itself."""

    def look() -> None:
        if not child.is_running:
            raise _ended(child.name, child.ending, child.log)

    return look


def keep_child(child: Child, start_again: Callable[[], Child], say: Say) -> Guard:
    """Return a guard that starts a child again that has ended by itself, and says so.

    `UnavailableError` where it ends once more after `RESTARTS` of them in `RESTART_SECONDS`.
    """
    current, clock = child, WallClock()
    starts: list[float] = []

    def look() -> None:
        nonlocal current, starts
        if current.is_running:
            return
        now = clock.monotonic()
        starts = [each for each in starts if now - each < RESTART_SECONDS]
        if len(starts) == RESTARTS:
            how = f"{current.ending}, after {RESTARTS} new starts"
            raise _ended(current.name, how, current.log)
        starts.append(now)
        how = current.ending
        current = start_again()
        say(
            f"{current.name} {how}; it runs again as process {current.process.pid} "
            f"({len(starts)} of {RESTARTS} new starts; log: {current.log})"
        )

    return look


def guard_store(home: Path, say: Say) -> Guard:
    """Return a guard that starts the embedded Postgres again, at its old address, and says so."""
    from deployments.embedded_postgres import start, status

    def look() -> None:
        found = status(home)
        if found.address is None:
            address = start(home)
            say(f"Postgres had ended; it runs again as process {address.pid} (log: {found.log})")

    return look


def guard_runs(prefect_port: int, say: Say) -> Guard:
    """Return a guard that closes runs whose process is gone though nobody could say that it ended.

    Their slot would keep out each later run of the same flow. A server that does not answer is
    another guard's matter.
    """
    clock = WallClock()
    looked_at = clock.monotonic()

    def look() -> None:
        nonlocal looked_at
        if clock.monotonic() - looked_at < RUNS_LOOK_SECONDS:
            return
        since = clock.now() - timedelta(seconds=RUN_START_SECONDS)
        with suppress(UnavailableError):
            close_orphaned_runs(prefect_port, say, since)
        looked_at = clock.monotonic()

    return look


def guard_room(home: Path, say: Say) -> Guard:
    """Return a guard that says once when the state folder's disk is full, and once when no more.

    Nothing is ended for it: what runs here goes on by itself where there is room again.
    """
    is_low = False

    def look() -> None:
        nonlocal is_low
        free = shutil.disk_usage(home).free
        if not is_low and free < SERVERS_ROOM:
            is_low = True
            say(
                f"the disk of {home} has {free >> 20} MB left: runs fail until there is room; "
                "free some space"
            )
        elif is_low and free >= 2 * SERVERS_ROOM:
            is_low = False
            say(f"the disk of {home} has room again: {free >> 20} MB; what was due goes out now")

    return look


def guard_sandbox(sandbox: "Sandbox") -> Guard:
    """Return a guard that raises `UnavailableError` once nobody listens at the sandbox's port.

    One that is slow to answer is busy, not lost.
    """
    import httpx

    url = f"http://127.0.0.1:{sandbox.control_port}/control/health"

    def look() -> None:
        try:
            httpx.get(url, timeout=2, trust_env=False)
        except httpx.ConnectError as error:
            how = tell_ending(sandbox.exit_code)
            raise _ended("the sandbox", how, sandbox.home / "sandbox.log") from error
        except httpx.TransportError:
            return

    return look


def _ended(name: str, how: str, log: Path) -> UnavailableError:
    return UnavailableError(f"{name} {how}; see {log}, then run `parley up` again")
