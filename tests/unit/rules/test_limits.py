"""Does a sender's day grow by the schedule, its bounds included?"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.limits import sender_cap, sender_day, warmup_cap

STARTED = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("age", "cap"),
    [(0, 15), (7, 15), (8, 30), (14, 30), (15, 50), (21, 50), (22, 100), (30, 100), (31, 150)],
)
def test_each_phase_ends_with_its_last_day(age, cap):
    assert warmup_cap(STARTED, STARTED + timedelta(days=age)) == cap


def test_a_sender_that_starts_tomorrow_has_the_first_phases_cap():
    assert warmup_cap(STARTED, STARTED - timedelta(days=1)) == 15


@given(st.integers(0, 400), st.integers(0, 400))
def test_the_cap_never_shrinks_with_age(first, second):
    young, old = sorted((first, second))

    assert warmup_cap(STARTED, STARTED + timedelta(young)) <= warmup_cap(
        STARTED, STARTED + timedelta(old)
    )


@pytest.mark.parametrize(
    ("age", "own", "cap"), [(0, 5, 5), (0, 1000, 15), (30, 1000, 100), (31, 1000, 1000), (31, 9, 9)]
)
def test_an_own_cap_lowers_at_once_and_raises_only_a_warm_sender(age, own, cap):
    assert sender_cap(STARTED, STARTED + timedelta(days=age), own) == cap


def test_a_senders_day_is_its_own():
    late = datetime(2026, 3, 3, 2, 0, tzinfo=UTC)

    assert sender_day(late, ZoneInfo("America/New_York")) == date(2026, 3, 2)
    assert sender_day(late, ZoneInfo("UTC")) == date(2026, 3, 3)
