"""Does what follows a call rest on what left us?"""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.lifecycle import MESSAGE_MOVES, AttemptOutcome, MessageState
from models.rules.reasons import Reason
from models.rules.settlement import NOTHING_LEFT, Backoff, backoff_seconds, settle
from tests.unit.rules.strategies import MONDAY

BACKOFF = Backoff(30, 3600, 5)
fractions = st.floats(0, 1, exclude_max=True)


@given(st.sampled_from(AttemptOutcome), st.integers(0, 100), fractions, st.none() | fractions)
def test_every_outcome_has_a_legal_next_state(outcome, failures, fraction, retry_after):
    settled = settle(outcome, failures, fraction, retry_after, BACKOFF, MONDAY)

    assert (MessageState.CLAIMED, settled.state) in MESSAGE_MOVES
    assert (settled.state is MessageState.PLANNED) == (settled.look_at is not None)


@given(st.sampled_from(AttemptOutcome), st.integers(0, 100), fractions)
def test_only_what_surely_did_not_leave_us_is_tried_again(outcome, failures, fraction):
    settled = settle(outcome, failures, fraction, None, BACKOFF, MONDAY)

    if settled.state is MessageState.PLANNED:
        assert outcome in NOTHING_LEFT
    if outcome is AttemptOutcome.UNKNOWN:
        assert settled.state is MessageState.UNCERTAIN


@given(st.integers(0, 10_000), fractions)
def test_back_off_lies_between_nothing_and_its_ceiling(failures, fraction):
    wait = backoff_seconds(failures, fraction, BACKOFF)

    assert 0 <= wait <= min(3600, 30 * 2 ** min(failures, 20))


def test_a_stated_wait_is_kept_where_it_is_longer():
    settled = settle(AttemptOutcome.THROTTLED, 0, 0.0, 90.0, BACKOFF, MONDAY)

    assert settled.look_at == MONDAY + timedelta(seconds=90)


@pytest.mark.parametrize("outcome", [AttemptOutcome.THROTTLED, AttemptOutcome.UNREACHABLE])
def test_the_last_failure_makes_a_dead_letter(outcome):
    before = settle(outcome, 3, 0.5, None, BACKOFF, MONDAY)
    last = settle(outcome, 4, 0.5, None, BACKOFF, MONDAY)

    assert before.state is MessageState.PLANNED
    assert (last.state, last.reason) == (MessageState.DEAD, Reason.ATTEMPTS_SPENT)


def test_a_refused_account_never_makes_a_dead_letter():
    settled = settle(AttemptOutcome.ACCOUNT_REFUSED, 99, 0.5, None, BACKOFF, MONDAY)

    assert settled.state is MessageState.PLANNED
