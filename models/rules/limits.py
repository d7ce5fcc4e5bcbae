"""How much may go out?

A new sender's day grows by a warm-up schedule whose bounds are inclusive; day 0 is the first
phase. People and companies have caps that count what is in flight and in doubt.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

WARMUP_PHASES = ((7, 15), (14, 30), (21, 50), (30, 100))
"""Last day of the phase and messages a day; afterwards `WARM_CAP` (register G2)."""
WARM_CAP = 150


def warmup_cap(started_on: date, today: date) -> int:
    """Return how many messages a sender may send today, by its age in days."""
    age = (today - started_on).days
    for last_day, cap in WARMUP_PHASES:
        if age <= last_day:
            return cap
    return WARM_CAP


def sender_cap(started_on: date, today: date, own_cap: int | None) -> int:
    """Return the sender's cap today: the schedule's while it warms up, its own afterwards.

    An own cap below the schedule's holds from the first day; one above it never shortens the
    warm-up.
    """
    cap = warmup_cap(started_on, today)
    if own_cap is None:
        return cap
    is_warm = (today - started_on).days > WARMUP_PHASES[-1][0]
    return own_cap if is_warm else min(cap, own_cap)


def sender_day(as_of: datetime, zone: ZoneInfo) -> date:
    """Return the sender's local day, by which its quota is counted."""
    return as_of.astimezone(zone).date()
