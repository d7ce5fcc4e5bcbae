"""Is a provider's stated wait read in each of its forms, and never longer than can be meant?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.stated_waits import LONGEST_SECONDS, read_wait

NOON = "Mon, 02 Mar 2026 12:00:00 GMT"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "90"}, 90),
        ({"Retry-After": " 1.5 "}, 1.5),
        ({"Retry-After": "1", "Retry-After-Ms": "1200"}, 1.2),
        ({"Retry-After": "Mon, 02 Mar 2026 12:02:00 GMT", "Date": NOON}, 120),
        ({"Retry-After": "Mon, 02 Mar 2026 11:00:00 GMT", "Date": NOON}, 0),
        ({"Retry-After": "Mon, 02 Mar 2026 12:02:00 GMT"}, None),
        ({"X-RateLimit-Reset": "1772452830", "Date": NOON}, 30),
        ({"X-RateLimit-Reset": "1772452830"}, None),
        ({"X-RateLimit-Reset": "1772452790", "Date": NOON}, 0),
        ({"X-RateLimit-Reset": "60", "Date": NOON}, None),
        ({"Retry-After": "soon", "X-RateLimit-Reset": "1772452830", "Date": NOON}, 30),
        ({"Retry-After": "9" * 15}, LONGEST_SECONDS),
        ({"Retry-After": "-1"}, None),
        ({"Retry-After": "inf"}, None),
        ({}, None),
    ],
)
def test_a_wait_is_read_from_what_the_answer_states(headers: dict, seconds: float | None):
    assert read_wait(headers.get) == seconds


@given(st.dictionaries(st.sampled_from(["Retry-After", "Date", "X-RateLimit-Reset"]), st.text()))
def test_any_text_is_no_wait_or_one_of_at_most_a_day(headers: dict):
    wait = read_wait(headers.get)

    assert wait is None or 0 <= wait <= LONGEST_SECONDS
