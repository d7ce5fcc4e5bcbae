"""What does a campaign wait for, when messages whose time has come do not go out?

Told from the messages' own reasons at the moment of asking, so it never goes stale; a campaign of
which something may go out at once waits for nothing.
"""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from models.rules.reasons import Reason


class Wait(StrEnum):
    """What is waited for, the strongest first."""

    PERSON = "person"
    QUOTA = "quota"
    PROVIDER = "provider"
    CONTENT = "content"
    CAPS = "caps"
    HOURS = "hours"


class DueGroup(NamedTuple):
    """Messages of one campaign and reason whose time has come and that are not sent."""

    reason: str | None
    message_count: int
    ready_count: int
    """Those that may be looked at now: no hold and no open breaker stands before them."""


_R = Reason
_WAITS: dict[Reason, Wait] = {
    **dict.fromkeys(
        (
            _R.PAUSED_GLOBALLY,
            _R.CAMPAIGN_PAUSED,
            _R.CAMPAIGN_NOT_ACTIVE,
            _R.SENDER_PAUSED,
            _R.CHANNEL_PAUSED,
            _R.ENROLMENT_PAUSED,
            _R.SENDER_DISABLED,
            _R.REVIEW_PENDING,
        ),
        Wait.PERSON,
    ),
    **dict.fromkeys((_R.SENDER_QUOTA, _R.PROVIDER_QUOTA, _R.BUDGET_SPENT), Wait.QUOTA),
    **dict.fromkeys(
        (_R.PROVIDER_DOWN, _R.THROTTLED, _R.UNREACHABLE, _R.ACCOUNT_REFUSED), Wait.PROVIDER
    ),
    **dict.fromkeys(
        (_R.CONTENT_PENDING, _R.CONTENT_STALE, _R.CONTENT_CHANGED, _R.FACTS_MISSING, _R.UNREADABLE),
        Wait.CONTENT,
    ),
    **dict.fromkeys(
        (_R.LEAD_DAY_CAP, _R.LEAD_WEEK_CAP, _R.ACCOUNT_DAY_CAP, _R.COOLING, _R.MINIMUM_GAP),
        Wait.CAPS,
    ),
    **dict.fromkeys((_R.QUIET_HOURS, _R.NO_BUSINESS_DAY), Wait.HOURS),
}


def waiting_for(groups: Iterable[DueGroup]) -> Wait | None:
    """Return what most of a campaign's due messages wait for, or None where some may go now.

    Reasons of single people (an absence, a lost lease) are no wait of the campaign.
    """
    counts: Counter[Wait] = Counter()
    for group in groups:
        if group.ready_count:
            return None
        reason = Reason(group.reason) if group.reason else None
        # Planned without a reason and not ready: only an open breaker stands before it.
        wait = Wait.PROVIDER if reason in (None, Reason.DUE) else _WAITS.get(reason)
        if wait:
            counts[wait] += group.message_count
    return max(counts, key=lambda wait: (counts[wait], -list(Wait).index(wait)), default=None)
