"""Is a window judged where the lead lives, on days when the clock changes too?"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from models.rules.send_windows import (
    Window,
    closing_after,
    is_open,
    is_quiet,
    next_business_day,
    next_common_opening,
    next_opening,
    preferred_slot,
    zone_of,
)
from tests.unit.rules.strategies import instants, windows

NEW_YORK = ZoneInfo("America/New_York")
EVERY_DAY = {"business_days_only": False}
zones = st.sampled_from(("America/New_York", "Europe/Berlin", "Australia/Lord_Howe")).map(ZoneInfo)


def _at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


def test_the_opening_instant_is_inside_and_the_closing_one_is_not():
    window = Window(time(7), time(21))

    assert is_open(_at(2026, 3, 3, 12, 0), window, NEW_YORK, "US")
    assert not is_open(_at(2026, 3, 3, 11, 59), window, NEW_YORK, "US")
    assert not is_open(_at(2026, 3, 4, 2, 0), window, NEW_YORK, "US")
    assert is_open(_at(2026, 3, 4, 1, 59), window, NEW_YORK, "US")


def test_a_window_over_midnight_belongs_to_the_day_on_which_it_opens():
    window = Window(time(22), time(2))
    friday_night, saturday_night = _at(2026, 3, 7, 1, 0), _at(2026, 3, 8, 1, 0)

    assert is_open(friday_night, window, ZoneInfo("UTC"), "US")
    assert not is_open(saturday_night, window, ZoneInfo("UTC"), "US")


def test_a_window_that_the_clock_skips_moves_to_the_next_day():
    window = Window(time(2), time(3), **EVERY_DAY)

    opens = next_opening(_at(2026, 3, 8, 5, 0), window, NEW_YORK, "US")

    assert opens == _at(2026, 3, 9, 6, 0)


def test_an_opening_in_the_gap_waits_until_the_gap_is_over():
    window = Window(time(2, 30), time(12), **EVERY_DAY)

    opens = next_opening(_at(2026, 3, 8, 5, 0), window, NEW_YORK, "US")

    assert opens.astimezone(NEW_YORK).time() == time(3, 30)


def test_a_closing_in_the_gap_closes_before_it():
    window = Window(time(22), time(2, 30), **EVERY_DAY)

    assert not is_open(_at(2026, 3, 8, 7, 10), window, NEW_YORK, "US")


def test_the_hour_that_comes_twice_is_open_only_where_both_are_inside():
    window = Window(time(1, 30), time(12), **EVERY_DAY)
    second_ten_past_one = _at(2026, 11, 1, 6, 10)

    assert not is_open(second_ten_past_one, window, NEW_YORK, "US")
    assert is_open(_at(2026, 11, 1, 6, 30), window, NEW_YORK, "US")


@given(instants(), windows(), zones)
@settings(max_examples=150, deadline=None)
def test_an_opening_is_not_before_now_and_is_inside(as_of, window, zone):
    opens = next_opening(as_of, window, zone, "US")

    assert opens >= as_of
    assert is_open(opens, window, zone, "US")
    assert not is_quiet(opens, window, zone)


@given(instants(), windows(), zones)
@settings(max_examples=150, deadline=None)
def test_a_window_closes_after_every_instant_inside(as_of, window, zone):
    opens = next_opening(as_of, window, zone, "US")

    closes = closing_after(opens, window, zone)

    assert closes > opens
    assert not is_quiet(closes - timedelta(minutes=1), window, zone)


near_zones = st.sampled_from(("America/New_York", "Europe/Berlin", "UTC")).map(ZoneInfo)


@given(instants(), st.lists(near_zones, min_size=1, max_size=3))
@settings(max_examples=100, deadline=None)
def test_a_common_opening_is_inside_in_every_zone(as_of, several):
    window = Window()

    opens = next_common_opening(as_of, window, tuple(several), "US")

    assert opens >= as_of
    assert all(is_open(opens, window, zone, "US") for zone in several)


def test_zones_that_are_never_open_together_are_put_off_for_weeks():
    window = Window(time(9), time(12))
    apart = (ZoneInfo("UTC"), ZoneInfo("Asia/Tokyo"))
    as_of = _at(2026, 3, 3, 10, 0)

    assert next_common_opening(as_of, window, apart, "US") > as_of + timedelta(days=7)


def test_holidays_and_weekends_push_to_the_next_business_day():
    assert next_business_day(date(2026, 7, 3), "US") == date(2026, 7, 6)
    assert next_business_day(date(2026, 10, 3), "DE") == date(2026, 10, 5)


def test_a_country_without_a_calendar_has_weekends_alone():
    assert next_business_day(date(2026, 12, 25), "XX") == date(2026, 12, 25)


def test_the_preferred_hour_is_spread_over_its_minutes():
    window = Window(preferred_hours={"finance": 7, "default": 9}, spread_minutes=60)
    slot = [
        preferred_slot(date(2026, 3, 3), window, NEW_YORK, industry, spread)
        for industry, spread in (("finance", 0.0), ("finance", 0.999), ("other", 0.5))
    ]

    assert slot == [_at(2026, 3, 3, 12, 0), _at(2026, 3, 3, 12, 59), _at(2026, 3, 3, 14, 30)]


def test_a_zone_of_no_name_is_none():
    assert zone_of("Nowhere/Land") is None
    assert zone_of("../../etc/passwd") is None
