"""What time is it in the sandbox?

A virtual clock moves only when told to and never back; a wall clock follows the machine.
Instants are seconds since 1970 in UTC.
"""

import time
from datetime import UTC, datetime

DEFAULT_START = datetime(2026, 1, 5, tzinfo=UTC)


class ClockWentBackError(ValueError):
    """The clock was told to go back."""


def parse_instant(text: str) -> float:
    """Seconds since 1970 for an ISO 8601 instant; ValueError unless it carries an offset."""
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError(f"{text!r} has no UTC offset; write it like 2026-01-05T09:00:00+00:00")
    return instant.timestamp()


def format_instant(seconds: float) -> str:
    """The instant in ISO 8601, UTC."""
    return datetime.fromtimestamp(seconds, UTC).isoformat()


class VirtualClock:
    """Stands still until it is advanced."""

    kind = "virtual"

    def __init__(self, now: float) -> None:
        self._now = now

    def now(self) -> float:
        """The virtual instant."""
        return self._now

    def advance(self, to: float) -> None:
        """Move on to `to`; ClockWentBackError if that lies in the past."""
        if to < self._now:
            raise ClockWentBackError(
                f"the clock is at {format_instant(self._now)} and never goes back"
            )
        self._now = to


class WallClock:
    """Follows the machine's clock."""

    kind = "wall"

    def now(self) -> float:
        """The machine's instant."""
        # The sandbox stands for other companies' machines, so it has a clock of its own.
        return time.time()  # noqa: TID251

    def advance(self, to: float) -> None:
        """Refused: nobody moves the wall clock."""
        raise ClockWentBackError(f"this sandbox follows the wall clock; it cannot be set to {to}")


Clock = VirtualClock | WallClock
