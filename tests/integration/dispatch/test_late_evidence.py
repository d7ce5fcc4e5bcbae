"""Does word of a first call that comes in while a second is prepared still stop the second?"""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Event

from tasks.reconciliation import reconcile
from tasks.resources import Resources
from tests.factories_ledger import make_ready_world
from tests.faults import Bench, assert_each_once, assert_proved, meddle, reasons
from tests.integration.dispatch.worlds import (
    ONE_STEP,
    arrivals,
    await_waiter,
    count_waiting,
    hear_of_first_attempts,
    hold_row,
    make_hands,
    note_deliveries,
    reconcile_at,
    send_at,
)

AGAIN = timedelta(hours=2)
LATER = timedelta(hours=3)


def _about_to_resend(bench: Bench, as_of: datetime) -> tuple[Resources, list[str]]:
    """Ten messages that all arrived, unseen, and whose campaign says to send again."""
    definition = {**ONE_STEP, "uncertain_wait_hours": 1, "uncertain_policy": "resend"}
    world = make_ready_world(bench.store, 10, as_of, definition=definition, steps_with_content=(1,))
    bench.sandbox.put_faults({"kind": "reset_after_accept"})
    resources = make_hands(
        bench, dispatch={"batch_size": 5}, sendgrid={"activity_lag_seconds": None}
    )
    send_at(resources, as_of)
    bench.sandbox.put_faults()
    assert reconcile_at(resources, as_of + AGAIN)["resent_by_policy"] == 10
    return resources, sorted(world.message_ids)


def test_evidence_that_comes_after_the_claim_stops_the_second_call(bench: Bench, as_of: datetime):
    resources, messages = _about_to_resend(bench, as_of)
    at = as_of + AGAIN
    first, second = messages[:5], messages[5:]
    meddle(resources, lambda: hear_of_first_attempts(resources, second, at))

    send_at(resources, at)
    came = arrivals(bench)
    reconcile_at(resources, as_of + LATER)
    send_at(resources, as_of + LATER)

    assert came == dict.fromkeys(first, 2) | dict.fromkeys(second, 1)
    assert arrivals(bench) == came
    assert reasons(bench.store) == {"accepted": 5, "accepted evidence": 5}
    assert_proved(bench.store, as_of + LATER)


def test_evidence_that_is_found_while_a_claim_is_written_stops_the_second_call(
    bench: Bench, as_of: datetime
):
    resources, messages = _about_to_resend(bench, as_of)
    at = as_of + AGAIN
    is_held, finding = Event(), Event()

    def is_over() -> bool:
        return finding.is_set() and (found.done() or count_waiting(bench.store) == 2)

    with ThreadPoolExecutor(3) as pool:
        budget = "select from budget where kind = 'sender' and %s <> '' for no key update"
        holding = pool.submit(hold_row, bench.store, budget, "any", is_held, is_over)
        assert is_held.wait(10)
        sending = pool.submit(send_at, resources, at)
        await_waiter(bench.store, sending)
        note_deliveries(bench.store, messages, at)
        found = pool.submit(reconcile, resources, at)
        finding.set()
        for rival in (holding, sending, found):
            rival.result()
    reconcile_at(resources, as_of + LATER)
    send_at(resources, as_of + LATER)

    assert reasons(bench.store) == {"accepted evidence": 10}
    assert_each_once(bench, messages, as_of + LATER)
