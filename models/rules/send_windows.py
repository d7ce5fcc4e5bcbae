"""When may a message go out, where the lead lives?

Windows are judged in the lead's own zone; where a zone is in doubt, in every zone it may be. A
window that a clock change swallows moves to the next one: nothing is sent outside hours, ever.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_HORIZON_DAYS = 40
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Window:
    """Opening hours in local time; `closes` before `opens` runs over midnight."""

    opens: time = time(7, 0)
    closes: time = time(21, 0)
    business_days_only: bool = True
    country: str = "US"
    preferred_hours: dict[str, int] = field(default_factory=dict)
    spread_minutes: int = 60


PREFERRED_WEEKDAYS = {"technology": 1, "finance": 2, "healthcare": 3, "retail": 1, "default": 1}
"""Monday is 0; the industry's weekday binds the first step alone."""


@lru_cache(maxsize=2048)
def zone_of(name: str) -> ZoneInfo | None:
    """Return the IANA zone, or None where there is none of that name."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


@lru_cache(maxsize=256)
def _holidays(country: str, year: int) -> frozenset[date]:
    import holidays

    try:
        return frozenset(holidays.country_holidays(country, years=year))
    except NotImplementedError:
        return frozenset()


def is_business_day(day: date, country: str) -> bool:
    """Say whether people work on that day there: no weekend, no public holiday."""
    return day.weekday() < 5 and day not in _holidays(country, day.year)


def next_business_day(day: date, country: str) -> date:
    """Return the day itself, or the first business day after it."""
    while not is_business_day(day, country):
        day += timedelta(days=1)
    return day


def local_instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """Return the instant of a local time; one that a clock change skips is moved past the gap."""
    return datetime.combine(day, at, zone).astimezone(UTC)


def _bounds(day: date, window: Window, zone: ZoneInfo) -> tuple[datetime, datetime]:
    return _bounds_at(day, window.opens, window.closes, zone)


class _Span(NamedTuple):
    """The first stretch of opening hours from a day on."""

    day: date
    opens: datetime
    closes: datetime


@lru_cache(maxsize=8192)
def _span_from(
    day: date, opens: time, closes: time, zone: ZoneInfo, country: str, business_days_only: bool
) -> _Span | None:
    """Return the first stretch that begins on `day` or later; None beyond the horizon."""
    for _ in range(_HORIZON_DAYS):
        if not business_days_only or is_business_day(day, country):
            opens_at, closes_at = _bounds_at(day, opens, closes, zone)
            if opens_at < closes_at:
                return _Span(day, opens_at, closes_at)
        day += timedelta(days=1)
    return None


@lru_cache(maxsize=8192)
def _bounds_at(day: date, opens: time, closes: time, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Return the window's instants; where a clock change leaves two readings, the narrower."""
    closing_day = day if closes > opens else day + timedelta(days=1)
    return max(_readings(day, opens, zone)), min(_readings(closing_day, closes, zone))


def _readings(day: date, at: time, zone: ZoneInfo) -> tuple[datetime, datetime]:
    return (
        local_instant(day, at.replace(fold=0), zone),
        local_instant(day, at.replace(fold=1), zone),
    )


def is_open(as_of: datetime, window: Window, zone: ZoneInfo, country: str) -> bool:
    """Say whether `as_of` is inside hours and on a day that counts; the closing instant is out."""
    return next_opening(as_of, window, zone, country) == as_of


def is_quiet(as_of: datetime, window: Window, zone: ZoneInfo) -> bool:
    """Say whether the local time of day is outside of the hours."""
    local = as_of.astimezone(zone).time()
    if window.opens < window.closes:
        return not window.opens <= local < window.closes
    return window.closes <= local < window.opens


def next_opening(as_of: datetime, window: Window, zone: ZoneInfo, country: str) -> datetime:
    """Return the first instant from `as_of` on that is inside the window."""
    day = as_of.astimezone(zone).date() - _DAY
    for _ in range(_HORIZON_DAYS):
        span = _span_from(
            day, window.opens, window.closes, zone, country, window.business_days_only
        )
        if span is None:
            break
        if as_of < span.closes:
            return max(as_of, span.opens)
        day = span.day + _DAY
    return as_of + timedelta(days=_HORIZON_DAYS)


def next_common_opening(
    as_of: datetime, window: Window, zones: tuple[ZoneInfo, ...], country: str
) -> datetime:
    """Return the first instant that is inside the window in every one of the zones."""
    moment = as_of
    for _ in range(_HORIZON_DAYS):
        later = max(next_opening(moment, window, zone, country) for zone in zones)
        if later == moment:
            return moment
        moment = later
    return moment


def preferred_slot(
    day: date, window: Window, zone: ZoneInfo, industry: str | None, spread: float
) -> datetime:
    """Return the industry's hour on that day, spread by `spread` in [0, 1) over the minutes."""
    hours = window.preferred_hours
    hour = hours.get(industry or "", hours.get("default", 9))
    minutes = int(spread * window.spread_minutes)
    return local_instant(day, time(hour, 0), zone) + timedelta(minutes=minutes)


def closing_after(as_of: datetime, window: Window, zone: ZoneInfo) -> datetime:
    """Return when the window that is open at `as_of` closes."""
    day = as_of.astimezone(zone).date() - timedelta(days=1)
    closes = _bounds(day, window, zone)[1]
    return closes if as_of < closes else _bounds(day + timedelta(days=1), window, zone)[1]
