"""Does an account that asks for a pause get one, at no message's cost?"""

from datetime import datetime, timedelta

from tests.factories_ledger import make_ready_world
from tests.faults import Bench, assert_each_once, assert_proved, query, reasons
from tests.integration.dispatch.worlds import ONE_STEP, mail_calls, make_hands, send_at

NO_WAIT = -1
"""A Retry-After that states no delay (RFC 9110, 10.2.3)."""


def test_a_throttle_that_states_no_wait_pauses_the_account_as_an_outage_does(
    bench: Bench, as_of: datetime
):
    make_ready_world(bench.store, 60, as_of, definition=ONE_STEP, steps_with_content=(1,))
    bench.sandbox.put_faults({"kind": "429", "retry_after": NO_WAIT})
    resources = make_hands(bench, dispatch={"breaker_seconds": 90})

    calls = []
    for seconds in (0, 60, 89, 91):
        send_at(resources, as_of + timedelta(seconds=seconds))
        calls.append(mail_calls(bench))

    assert calls == [1, 1, 1, 2]
    assert_proved(bench.store, as_of + timedelta(seconds=91))


def test_half_an_hour_of_throttling_kills_no_message(bench: Bench, as_of: datetime):
    world = make_ready_world(bench.store, 20, as_of, definition=ONE_STEP, steps_with_content=(1,))
    resources = make_hands(bench)
    bench.sandbox.put_faults({"kind": "429", "retry_after": 60})
    for minute in range(30):
        send_at(resources, as_of + timedelta(minutes=minute))
    tried, throttled = mail_calls(bench), reasons(bench.store)

    bench.sandbox.put_faults()
    for minute in range(30, 40):
        send_at(resources, as_of + timedelta(minutes=minute))

    assert tried > 10
    assert throttled.total() == sum(
        count for name, count in throttled.items() if name.startswith("planned")
    )
    assert_each_once(bench, world.message_ids, as_of + timedelta(minutes=40))


def test_a_throttled_probe_is_no_failure_of_the_messages_it_was_made_with(
    bench: Bench, as_of: datetime
):
    make_ready_world(bench.store, 20, as_of, definition=ONE_STEP, steps_with_content=(1,))
    bench.sandbox.put_faults({"kind": "429", "retry_after": 60})
    resources = make_hands(bench)
    for minute in range(10):
        send_at(resources, as_of + timedelta(minutes=minute))

    assert mail_calls(bench) > 2
    assert query(bench.store, "select max(failure_count) from message") == [(1,)]
