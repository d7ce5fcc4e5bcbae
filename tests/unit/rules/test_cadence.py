"""Does each step come on its day, a business day, never too close to the one before?"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from models.rules.cadence import first_due, lead_zone, step_due
from models.rules.policy import minimum_gaps
from models.rules.send_windows import is_business_day, is_open
from tests.unit.rules.strategies import instants, make_policy

UTC_ZONE = ZoneInfo("UTC")
POLICY = make_policy()
zones = st.sampled_from(("UTC", "America/New_York", "Asia/Kolkata")).map(ZoneInfo)
industries = st.sampled_from(("technology", "finance", "healthcare", "retail", None))
spreads = st.floats(0, 1, exclude_max=True)


def _at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


def _business_days_between(first: date, last: date) -> int:
    days = (first + timedelta(days=each) for each in range(1, (last - first).days + 1))
    return sum(is_business_day(day, "US") for day in days)


@given(instants(), zones, industries, spreads)
@settings(max_examples=150, deadline=None)
def test_the_first_step_waits_at_most_five_business_days(as_of, zone, industry, spread):
    due = first_due(POLICY, zone, "US", industry, spread, as_of)

    today, day = as_of.astimezone(zone).date(), due.astimezone(zone).date()
    assert due >= as_of
    assert is_open(due, POLICY.window, zone, "US")
    assert _business_days_between(today, day) <= 6
    assert is_business_day(today, "US") is False or _business_days_between(today, day) <= 5


def test_the_first_step_waits_for_the_industrys_weekday():
    thursday = _at(2026, 3, 5, 6, 0)

    technology = first_due(POLICY, UTC_ZONE, "US", "technology", 0.0, thursday)
    healthcare = first_due(POLICY, UTC_ZONE, "US", "healthcare", 0.0, thursday)

    assert technology == _at(2026, 3, 10, 9, 0)
    assert healthcare == _at(2026, 3, 5, 9, 0)


def test_the_first_step_of_day_0_is_not_at_once_where_the_days_hour_is_past():
    monday, tuesday = _at(2026, 3, 9, 11, 50), _at(2026, 3, 10, 11, 50)

    assert first_due(POLICY, UTC_ZONE, "US", None, 0.0, monday) == _at(2026, 3, 10, 9, 0)
    assert first_due(POLICY, UTC_ZONE, "US", None, 0.0, tuesday) == _at(2026, 3, 17, 9, 0)


def test_a_weekday_that_is_a_holiday_is_not_waited_for():
    wednesday = _at(2026, 12, 23, 6, 0)

    due = first_due(POLICY, UTC_ZONE, "US", "x", 0.0, _at(2026, 12, 31, 6, 0))

    assert due == _at(2027, 1, 5, 9, 0)
    assert first_due(POLICY, UTC_ZONE, "US", "finance", 0.0, wednesday) == _at(2026, 12, 23, 7, 0)


@given(
    instants(), zones, industries, spreads, st.integers(1, 30), st.integers(0, 2), st.integers(0, 9)
)
@settings(max_examples=150, deadline=None)
def test_a_later_step_keeps_its_day_and_its_gap(as_of, zone, industry, spread, day, gap, slip):
    zero = (as_of - timedelta(days=slip)).astimezone(zone).date()
    due = step_due(POLICY, zone, "US", industry, spread, zero, day, gap, as_of, as_of)

    on = due.astimezone(zone).date()
    assert due >= as_of
    assert on >= zero + timedelta(days=day)
    assert on >= as_of.astimezone(zone).date() + timedelta(days=gap)
    assert is_open(due, POLICY.window, zone, "US")


def _step(day: int, previous: datetime, as_of: datetime) -> datetime:
    zero, gap = date(2026, 3, 2), 2
    return step_due(POLICY, UTC_ZONE, "US", None, 0.0, zero, day, gap, previous, as_of)


def test_a_weekend_pushes_a_step_to_monday():
    assert _step(5, _at(2026, 3, 2, 9), _at(2026, 3, 2, 9)) == _at(2026, 3, 9, 9)


def test_a_slip_of_one_step_does_not_crowd_the_next():
    slipped = _at(2026, 3, 5, 9, 0)

    assert _step(3, slipped, slipped) == _at(2026, 3, 9, 9)


def test_a_step_that_is_overdue_comes_at_the_next_slot():
    assert _step(3, _at(2026, 3, 2, 9), _at(2026, 3, 11, 10)) == _at(2026, 3, 12, 9)


def test_gaps_are_two_days_or_the_planned_distance():
    assert minimum_gaps((0, 3, 4, 4, 9)) == (0, 2, 1, 0, 2)


def test_a_lead_without_a_zone_lives_in_the_campaigns():
    policy = make_policy(timezone="America/New_York")

    assert lead_zone("", policy) == ZoneInfo("America/New_York")
    assert lead_zone("Asia/Kolkata", policy) == ZoneInfo("Asia/Kolkata")
    assert lead_zone("", make_policy(timezone="none")) == UTC_ZONE
