"""Do many calls at once, or a clock that was set wrong, bring a dispatch to a stand?"""

from datetime import datetime, timedelta
from typing import Any

import pytest

from tasks.dispatch import send_due
from tasks.resources import Resources
from tests.factories_ledger import make_ready_world
from tests.faults import Bench, SteppedClock, assert_each_once, query, reasons
from tests.integration.dispatch.worlds import ONE_STEP, make_hands, send_at

DAY = timedelta(days=1)


@pytest.mark.parametrize("concurrency", [32, 64])
def test_many_calls_at_once_finish(bench: Bench, as_of: datetime, concurrency: int):
    world = make_ready_world(bench.store, 128, as_of, definition=ONE_STEP, steps_with_content=(1,))
    orders = {"concurrency": concurrency, "batch_size": 1, "claim_size": 128, "lease_seconds": 120}

    counts = send_at(make_hands(bench, dispatch=orders), as_of)

    assert counts["accepted"] == 128
    assert_each_once(bench, world.message_ids, as_of)


def _live(bench: Bench, now: datetime) -> tuple[Resources, SteppedClock]:
    """A live world's hands with a clock that can be stepped; its provider is the sandbox."""
    resources = make_hands(bench)
    provider = resources.email_providers["sendgrid"]
    query(bench.store, "update system_state set world = 'live', virtual_now = null")
    clock = SteppedClock(now)
    live = Resources(resources.settings, bench.store, clock, resources.keyring, "live")
    live.__dict__["email_providers"] = {"sendgrid": provider}
    return live, clock


FAULTS: dict[str, dict[str, Any]] = {
    "throttled": {"kind": "429", "retry_after": 60},
    "open": {"kind": "revoked"},
}


@pytest.mark.parametrize("state", FAULTS)
def test_what_a_clock_set_wrong_closed_stands_open_once_it_is_right(
    bench: Bench, as_of: datetime, state: str
):
    world = make_ready_world(bench.store, 60, as_of, definition=ONE_STEP, steps_with_content=(1,))
    live, clock = _live(bench, as_of + DAY)
    bench.sandbox.put_faults(FAULTS[state])
    send_due(live, clock.instant, limit=10)
    bench.sandbox.put_faults()
    closed = query(bench.store, "select state from breaker")

    for minutes in (0, 5, 15):
        clock.instant = as_of + timedelta(minutes=minutes)
        send_due(live, clock.instant)
    accepted = reasons(bench.store)["accepted"]
    for minutes in (15, 20):
        clock.instant = as_of + DAY + timedelta(minutes=minutes)
        send_due(live, clock.instant)

    assert closed == [(state,)]
    assert accepted >= 50
    assert_each_once(bench, world.message_ids, clock.instant)


LATER: dict[str, dict[str, Any]] = {
    "a throttle": {"kind": "429", "retry_after": 60, "calls": [1]},
    "a failure": {"kind": "503", "calls": [1]},
}


@pytest.mark.parametrize("word", LATER)
@pytest.mark.parametrize("state", FAULTS)
def test_the_accounts_next_word_does_not_bring_back_a_wait_of_the_wrong_day(
    bench: Bench, as_of: datetime, state: str, word: str
):
    make_ready_world(bench.store, 100, as_of, definition=ONE_STEP, steps_with_content=(1,))
    live, clock = _live(bench, as_of + DAY)
    bench.sandbox.put_faults(FAULTS[state])
    send_due(live, clock.instant, limit=10)
    bench.sandbox.put_faults(LATER[word])

    for minutes in (0, 5, 15, 30):
        clock.instant = as_of + timedelta(minutes=minutes)
        send_due(live, clock.instant)

    assert reasons(bench.store)["accepted"] >= 70
