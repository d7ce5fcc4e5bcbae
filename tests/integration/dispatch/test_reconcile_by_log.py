"""Does a log that refuses to answer hold up what it need not?"""

from datetime import datetime, timedelta

import pytest

from tasks.resources import Resources
from tests.factories_ledger import make_ready_world
from tests.faults import Bench, assert_each_once, assert_proved, reasons
from tests.integration.dispatch.worlds import (
    ONE_STEP,
    arrivals,
    make_hands,
    reconcile_at,
    send_at,
)

SOON, LATE = timedelta(hours=2), timedelta(hours=100)
REFUSALS = ("429", "revoked", "503")
WAIT_HOURS = 72


def _doubt(bench: Bench, as_of: datetime) -> tuple[Resources, list[str]]:
    """Six messages that arrived, and of which nobody saw it."""
    definition = {**ONE_STEP, "uncertain_wait_hours": WAIT_HOURS, "uncertain_policy": "drop"}
    world = make_ready_world(bench.store, 6, as_of, definition=definition, steps_with_content=(1,))
    bench.sandbox.put_faults({"kind": "reset_after_accept"})
    resources = make_hands(bench)
    send_at(resources, as_of)
    assert reasons(bench.store) == {"uncertain outcome_unknown": 6}
    return resources, world.message_ids


def _refuse(bench: Bench, kind: str, from_call: int) -> None:
    bench.sandbox.put_faults({"kind": kind, "endpoint": "activity", "from_call": from_call})


@pytest.mark.parametrize("kind", REFUSALS)
def test_what_the_log_knew_before_it_refused_is_closed_and_the_rest_waits(
    bench: Bench, as_of: datetime, kind: str
):
    resources, messages = _doubt(bench, as_of)
    _refuse(bench, kind, from_call=3)

    counts = reconcile_at(resources, as_of + SOON)
    waiting = reasons(bench.store)
    bench.sandbox.put_faults()
    rest = reconcile_at(resources, as_of + 2 * SOON)

    assert (counts["by_log"], counts["still_uncertain"]) == (2, 4)
    assert waiting == {"accepted evidence": 2, "uncertain outcome_unknown": 4}
    assert rest["by_log"] == 4
    assert_each_once(bench, messages, as_of + 2 * SOON)


@pytest.mark.parametrize("kind", REFUSALS)
def test_a_log_that_refuses_is_not_taken_for_one_that_knows_nothing(
    bench: Bench, as_of: datetime, kind: str
):
    resources, messages = _doubt(bench, as_of)
    _refuse(bench, kind, from_call=1)

    reconcile_at(resources, as_of + SOON)
    send_at(resources, as_of + SOON)

    assert reasons(bench.store) == {"uncertain outcome_unknown": 6}
    assert arrivals(bench) == dict.fromkeys(messages, 1)


@pytest.mark.parametrize("kind", REFUSALS)
def test_the_campaigns_policy_ends_the_doubt_whatever_the_log_does(
    bench: Bench, as_of: datetime, kind: str
):
    resources, _ = _doubt(bench, as_of)
    _refuse(bench, kind, from_call=1)

    counts = reconcile_at(resources, as_of + LATE)

    assert counts["dropped_by_policy"] == 6
    assert reasons(bench.store) == {"dropped no_evidence": 6}
    assert_proved(bench.store, as_of + LATE)
