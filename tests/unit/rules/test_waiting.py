"""Is a campaign said to wait only when nothing of it may go, and for what most of it waits?"""

import pytest

from models.rules.reasons import Reason
from models.rules.waiting import DueGroup, Wait, waiting_for


def test_a_campaign_with_something_ready_waits_for_nothing():
    groups = [DueGroup("provider_quota", 23, 0), DueGroup(None, 5, 1)]

    assert waiting_for(groups) is None


def test_a_campaign_with_nothing_due_waits_for_nothing():
    assert waiting_for([]) is None


@pytest.mark.parametrize(
    ("reason", "wait"),
    [
        (Reason.PROVIDER_QUOTA, Wait.QUOTA),
        (Reason.SENDER_QUOTA, Wait.QUOTA),
        (Reason.BUDGET_SPENT, Wait.QUOTA),
        (Reason.ACCOUNT_REFUSED, Wait.PROVIDER),
        (None, Wait.PROVIDER),
        (Reason.CONTENT_PENDING, Wait.CONTENT),
        (Reason.REVIEW_PENDING, Wait.PERSON),
        (Reason.QUIET_HOURS, Wait.HOURS),
        (Reason.LEAD_DAY_CAP, Wait.CAPS),
        (Reason.ABSENT, None),
    ],
)
def test_each_reason_says_what_is_waited_for(reason: Reason | None, wait: Wait | None):
    assert waiting_for([DueGroup(reason, 3, 0)]) is wait


def test_most_of_the_messages_decide_and_the_stronger_wait_among_equals():
    few, many = DueGroup("quiet_hours", 2, 0), DueGroup("sender_quota", 3, 0)

    assert waiting_for([few, many]) is Wait.QUOTA
    assert waiting_for([DueGroup("quiet_hours", 3, 0), many]) is Wait.QUOTA
    assert waiting_for([DueGroup("quiet_hours", 9, 0), many]) is Wait.HOURS
