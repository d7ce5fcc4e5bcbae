"""Which step follows, and when is it due?

A step's day counts from the lead's day 0; weekends and holidays push it on, and a slip keeps the
minimum gap to the step before. The hour is the industry's; its weekday binds the first step alone,
for at most five business days.
"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from models.rules.policy import Policy
from models.rules.send_windows import (
    PREFERRED_WEEKDAYS,
    is_business_day,
    next_business_day,
    next_opening,
    preferred_slot,
    zone_of,
)

_LONGEST_WAIT = 5


def lead_zone(name: str, policy: Policy) -> ZoneInfo:
    """Return the lead's zone, else the campaign's, else UTC."""
    return zone_of(name) or zone_of(policy.timezone) or ZoneInfo("UTC")


def first_due(
    policy: Policy,
    zone: ZoneInfo,
    country: str,
    industry: str | None,
    spread: float,
    as_of: datetime,
) -> datetime:
    """Return when the first step is due: the industry's weekday, if it comes soon enough."""
    today = as_of.astimezone(zone).date()
    weekday = PREFERRED_WEEKDAYS.get(industry or "", PREFERRED_WEEKDAYS["default"])
    first = None
    for day in _business_days(today, country, _LONGEST_WAIT + 1):
        slot = _slot(day, policy, zone, country, industry, spread)
        if slot >= as_of:
            first = first or slot
            if day.weekday() == weekday:
                return slot
    return first or next_opening(as_of, policy.window, zone, country)


def step_due(
    policy: Policy,
    zone: ZoneInfo,
    country: str,
    industry: str | None,
    spread: float,
    day_zero_on: date,
    day: int,
    gap_days: int,
    previous_at: datetime,
    as_of: datetime,
) -> datetime:
    """Return when a later step is due: its day, never closer to the last one than the gap."""
    previous_on = previous_at.astimezone(zone).date()
    earliest = max(day_zero_on + timedelta(days=day), previous_on + timedelta(days=gap_days))
    target = next_business_day(earliest, country)
    while True:
        slot = _slot(target, policy, zone, country, industry, spread)
        if slot >= as_of:
            return slot
        today = as_of.astimezone(zone).date()
        target = next_business_day(max(target + timedelta(days=1), today), country)


def _slot(
    day: date, policy: Policy, zone: ZoneInfo, country: str, industry: str | None, spread: float
) -> datetime:
    slot = preferred_slot(day, policy.window, zone, industry, spread)
    return next_opening(slot, policy.window, zone, country).astimezone(UTC)


def _business_days(start: date, country: str, count: int) -> list[date]:
    days: list[date] = []
    day = start
    while len(days) < count:
        if is_business_day(day, country):
            days.append(day)
        day += timedelta(days=1)
    return days
