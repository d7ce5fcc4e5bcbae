"""Does an account hand over when it should, and to whom?"""

from datetime import datetime, timedelta
from typing import Any

from tasks.dispatch import send_due
from tests.factories_ledger import make_ready_world, make_resources, set_clock
from tests.faults import SENDGRID, Bench, assert_each_once, assert_proved, query
from tests.integration.dispatch.worlds import ONE_STEP, make_hands, send_at
from tests.postgres_fixture import free_port


def _accounts(bench: Bench) -> dict[str, int]:
    """Accepted calls by the account that carried them."""
    rows = "select account_name, count(*) from attempt where outcome = 'accepted' group by 1"
    return dict(query(bench.store, rows))


def _two_fallbacks(**first: Any) -> dict[str, Any]:
    accounts = {
        "one": {"api_key": "SG.one.test", **first},
        "two": {"api_key": "SG.two.test"},
    }
    return {"accounts": accounts, "fallbacks": "one,two"}


def test_a_second_fallback_carries_on_where_the_firsts_day_is_spent(bench: Bench, as_of: datetime):
    world = make_ready_world(bench.store, 20, as_of, definition=ONE_STEP, steps_with_content=(1,))
    bench.sandbox.put_faults({"kind": "revoked", "account": "main"})
    resources = make_hands(bench, dispatch={"batch_size": 5}, sendgrid=_two_fallbacks(daily_cap=5))

    send_at(resources, as_of, limit=5)
    send_at(resources, as_of + timedelta(minutes=2), limit=5)
    before = _accounts(bench)
    send_at(resources, as_of + timedelta(minutes=4))

    assert before == {"one": 5}
    assert _accounts(bench) == {"one": 5, "two": 15}
    assert_each_once(bench, world.message_ids, as_of + timedelta(minutes=4))


def test_what_is_over_the_first_fallbacks_day_goes_by_the_second_before_the_own_is_back(
    bench: Bench, as_of: datetime
):
    world = make_ready_world(bench.store, 20, as_of, definition=ONE_STEP, steps_with_content=(1,))
    bench.sandbox.put_faults({"kind": "revoked", "account": "main"})
    resources = make_hands(bench, sendgrid=_two_fallbacks(daily_cap=5))

    for minutes in (0, 2, 4, 6, 8):
        send_at(resources, as_of + timedelta(minutes=minutes))

    assert _accounts(bench) == {"one": 5, "two": 15}
    assert_each_once(bench, world.message_ids, as_of + timedelta(minutes=8))


def test_a_breaker_that_allows_one_failure_opens_at_the_first(bench: Bench, as_of: datetime):
    make_ready_world(bench.store, 40, as_of, definition=ONE_STEP, steps_with_content=(1,))
    set_clock(bench.store, as_of)
    resources = make_resources(
        bench.store,
        bench.home,
        f"http://127.0.0.1:{free_port()}",
        dispatch={"batch_size": 20, "concurrency": 1, "breaker_failures": 1},
        sendgrid=SENDGRID,
    )

    counts = send_due(resources, as_of)

    assert query(bench.store, "select state, failure_count from breaker") == [("open", 1)]
    assert (counts["unreachable"], counts["revoked"]) == (20, 20)
    assert_proved(bench.store, as_of)
