"""Which of a provider's accounts carries a sender's mail now, and how much may it?

The sender's own, unless its circuit breaker is open: then the first fallback that is up, within
the fallback's own warm-up and cap. A stated wait (429) is no outage: the own account is waited for.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from models.rules.limits import sender_cap

_SOON = timedelta(minutes=1)


class AccountPlan(NamedTuple):
    """How much an account may send; none: no limit."""

    daily_cap: int | None = None
    warmup_started_on: date | None = None


class Breaker(NamedTuple):
    """An account's circuit breaker that is not closed."""

    state: str
    retry_at: datetime | None


class Route(NamedTuple):
    """The account to call; `retry_at` is set where the call is a probe of one that was down."""

    account_name: str
    retry_at: datetime | None = None
    next_try_at: datetime | None = None
    """Where this is a fallback: when the sender's own account, or the next fallback, is tried."""


def account_cap(plan: AccountPlan, today: date) -> int | None:
    """Return how many messages the account may carry on a day in UTC, or None for no limit."""
    if plan.warmup_started_on is None:
        return plan.daily_cap
    return sender_cap(plan.warmup_started_on, today, plan.daily_cap)


def choose_account(
    own: str,
    fallbacks: Sequence[str],
    breakers: Mapping[str, Breaker],
    spent: Collection[str],
    as_of: datetime,
) -> Route | None:
    """Return the account to call for a sender's mail at `as_of`, or None where all must wait.

    `spent` are accounts whose day is used up: a fallback among them is passed over while there is
    another, and holds the mail where there is none.
    """
    breaker = breakers.get(own)
    if breaker is None:
        return Route(own)
    if breaker.retry_at is None or breaker.retry_at <= as_of:
        return Route(own, breaker.retry_at or as_of)
    if breaker.state != "open":
        return None
    up = [name for name in fallbacks if name != own and _is_up(breakers.get(name), as_of)]
    if not up:
        return None
    name = next((name for name in up if name not in spent), up[0])
    other = breakers.get(name)
    has_another = any(each != name and each not in spent for each in up)
    next_try_at = min(breaker.retry_at, as_of + _SOON) if has_another else breaker.retry_at
    return Route(name, other and (other.retry_at or as_of), next_try_at)


def _is_up(breaker: Breaker | None, as_of: datetime) -> bool:
    return breaker is None or breaker.retry_at is None or breaker.retry_at <= as_of
