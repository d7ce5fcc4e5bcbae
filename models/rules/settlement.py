"""What becomes of a message after a call?

What left us is a fact: acceptance and refusal close the step, a throttle or an unreachable
provider means that nothing left us and the message is planned again with back-off and full jitter
(Brooker, "Exponential Backoff and Jitter", AWS 2015), and everything else is uncertain.
"""

from datetime import datetime, timedelta
from typing import NamedTuple

from models.rules.lifecycle import AttemptOutcome, MessageState
from models.rules.reasons import Reason


class Settlement(NamedTuple):
    """The message's next state, why, and when it is looked at again."""

    state: MessageState
    reason: Reason | None
    look_at: datetime | None = None


class Backoff(NamedTuple):
    """How long to wait, and how often to try."""

    base_seconds: float
    cap_seconds: float
    max_attempts: int


NOTHING_LEFT = frozenset(
    {
        AttemptOutcome.THROTTLED,
        AttemptOutcome.UNREACHABLE,
        AttemptOutcome.ACCOUNT_REFUSED,
        AttemptOutcome.ABANDONED,
        AttemptOutcome.REVOKED,
        AttemptOutcome.REJECTED,
    }
)
"""Outcomes by which budgets are given back."""

LOOK_AGAIN = timedelta(minutes=1)
"""A claim that was given back waits a little, so that no run claims it over and over."""

_RETRIED = {
    AttemptOutcome.THROTTLED: Reason.THROTTLED,
    AttemptOutcome.UNREACHABLE: Reason.UNREACHABLE,
}
_AGAIN = {
    AttemptOutcome.REVOKED: Reason.REVOKED,
    AttemptOutcome.ABANDONED: Reason.LEASE_LOST,
}


def settle(
    outcome: AttemptOutcome,
    failure_count: int,
    fraction: float,
    retry_after_seconds: float | None,
    backoff: Backoff,
    as_of: datetime,
) -> Settlement:
    """Return what follows an outcome; `fraction` in [0, 1) is the jitter's draw."""
    if outcome is AttemptOutcome.ACCEPTED:
        return Settlement(MessageState.ACCEPTED, None)
    if outcome is AttemptOutcome.REJECTED:
        return Settlement(MessageState.DEAD, Reason.REJECTED)
    if outcome is AttemptOutcome.UNKNOWN:
        return Settlement(MessageState.UNCERTAIN, Reason.OUTCOME_UNKNOWN)
    if outcome in _AGAIN:
        return Settlement(MessageState.PLANNED, _AGAIN[outcome], as_of + LOOK_AGAIN)
    if outcome is AttemptOutcome.ACCOUNT_REFUSED:
        wait = max(backoff.base_seconds, retry_after_seconds or 0)
        return Settlement(
            MessageState.PLANNED, Reason.ACCOUNT_REFUSED, as_of + timedelta(seconds=wait)
        )
    if failure_count + 1 >= backoff.max_attempts:
        return Settlement(MessageState.DEAD, Reason.ATTEMPTS_SPENT)
    wait = max(backoff_seconds(failure_count, fraction, backoff), retry_after_seconds or 0)
    return Settlement(MessageState.PLANNED, _RETRIED[outcome], as_of + timedelta(seconds=wait))


def backoff_seconds(failure_count: int, fraction: float, backoff: Backoff) -> float:
    """Return the wait after the n-th failure: full jitter under a doubling, capped ceiling."""
    ceiling = min(backoff.cap_seconds, backoff.base_seconds * 2.0 ** min(failure_count, 32))
    return ceiling * fraction
