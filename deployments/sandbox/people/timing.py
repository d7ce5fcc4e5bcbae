"""When do people act?

In their own working hours, 08:00 to 18:00 from Monday to Friday; machines at once.
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from deployments.sandbox.chance import Dice

OPENS_AT, CLOSES_AT = 8, 18
MORNING_SECONDS = 9_000.0  # a mail that waited overnight is read within two and a half hours
ZONES = {
    "America/New_York": 30.0,
    "America/Chicago": 20.0,
    "America/Los_Angeles": 20.0,
    "Europe/London": 10.0,
    "Europe/Berlin": 10.0,
    "Asia/Singapore": 5.0,
}


def in_working_hours(at: float, zone: ZoneInfo, dice: Dice, label: str) -> float:
    """The instant itself if it lies in working hours there, else one in the next morning."""
    local = datetime.fromtimestamp(at, zone)
    if local.weekday() < 5 and OPENS_AT <= local.hour < CLOSES_AT:
        return at
    day = local.date() if local.hour < OPENS_AT else local.date() + timedelta(days=1)
    while day.weekday() >= 5:
        day += timedelta(days=1)
    morning = datetime(day.year, day.month, day.day, OPENS_AT, tzinfo=zone)
    return morning.timestamp() + dice.between(label, 0, MORNING_SECONDS)
