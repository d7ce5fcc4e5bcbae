"""What time is it, and what shall be a secret?

The one module that reads the wall clock and draws at random; the linter bans both elsewhere.
"""

import os
import secrets
import time
from collections.abc import Callable
from datetime import UTC, datetime

# ruff: noqa: TID251 -- this module is the one place for the clock and for chance


class WallClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the wall's instant in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Return the seconds of a clock that never steps back."""
        return time.monotonic()


class VirtualClock(WallClock):
    """A simulated world's clock: what the database says, or the wall where it says nothing."""

    def __init__(self, read: Callable[[], datetime | None]) -> None:
        self._read = read

    def now(self) -> datetime:
        """Return the virtual instant in UTC."""
        return self._read() or datetime.now(UTC)


def draw_bytes(count: int) -> bytes:
    """Return bytes for a key or a nonce."""
    return os.urandom(count)


def draw_token(count: int = 24) -> str:
    """Return an unguessable text for a link, of `count` random bytes."""
    return secrets.token_urlsafe(count)


def jitter() -> float:
    """Return a number in [0, 1) for back-off between processes; never for a stored decision."""
    return secrets.randbelow(1 << 30) / (1 << 30)


def sleep(seconds: float) -> None:
    """Wait on the wall's clock."""
    time.sleep(seconds)
