"""What is done where a part of what runs on this machine is lost?

A guard looks at one part; a lost Postgres is started again, anything else ends the whole with the
part's name and its last words.
"""

import signal
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from deployments.children import Child, last_words
from models.errors import UnavailableError
from tasks.clock import sleep

if TYPE_CHECKING:
    from deployments.sandbox_control import Sandbox

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
            raise _ended(child.name, child.log)

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
            raise _ended("the sandbox", sandbox.home / "sandbox.log") from error
        except httpx.TransportError:
            return

    return look


def _ended(name: str, log: Path) -> UnavailableError:
    return UnavailableError(
        f"{name} ended: {last_words(log)}; see {log}, then run `parley up` again"
    )
