"""Who goes first where two senders share an account's day?"""

from collections import Counter
from datetime import datetime, timedelta

import pytest

from tests.factories_ledger import make_ready_world
from tests.faults import Bench, assert_proved, query
from tests.integration.dispatch.worlds import ONE_STEP, make_hands, send_at

SENDERS = ("anna", "zoe")


def _accepted(bench: Bench) -> Counter[str]:
    rows = "select sender_id, count(*) from message where state = 'accepted' group by 1"
    return Counter(dict(query(bench.store, rows)))


@pytest.mark.parametrize("claim_size", [100, 5])
@pytest.mark.parametrize("urgent", SENDERS)
def test_the_more_urgent_senders_mail_takes_the_day_of_the_account_they_share(
    bench: Bench, as_of: datetime, urgent: str, claim_size: int
):
    definition = {**ONE_STEP, "senders": list(SENDERS)}
    make_ready_world(bench.store, 40, as_of, definition=definition, steps_with_content=(1,))
    sooner = "update message set priority = 9, rank_at = rank_at - interval '5 h'"
    query(bench.store, f"{sooner} where sender_id = %s", urgent)
    resources = make_hands(bench, dispatch={"claim_size": claim_size}, sendgrid={"daily_cap": 10})

    by_day = []
    for day in range(4):
        send_at(resources, as_of + timedelta(days=day))
        by_day.append(_accepted(bench))

    (other,) = set(SENDERS) - {urgent}
    assert by_day[:2] == [{urgent: 10}, {urgent: 20}]
    assert by_day[2:] == [{urgent: 20, other: 10}, {urgent: 20, other: 20}]
    assert_proved(bench.store, as_of + timedelta(days=3))
