"""Does a worker's death at any instruction lose or double a message?"""

import signal
from datetime import datetime, timedelta

import pytest

from tasks.clock import sleep
from tasks.dispatch import send_due
from tasks.reconciliation import reconcile
from tests.factories_ledger import make_ready_world, make_resources, set_clock
from tests.faults import SENDGRID, Bench, assert_each_once, await_lapse, finish, states

pytestmark = pytest.mark.fault


def _resources(bench: Bench, **sendgrid):
    settings = {**SENDGRID, **sendgrid}
    return make_resources(
        bench.store, bench.home, bench.sandbox.url, dispatch=bench.dispatch, sendgrid=settings
    )


def test_kills_at_random_moments_lose_and_double_nothing(bench: Bench, as_of: datetime):
    world = make_ready_world(bench.store, 2000, as_of, steps_with_content=(1,))
    set_clock(bench.store, as_of)
    bench.sandbox.put_mode(latency_ms=200)
    delays = [0.9 + 0.11 * turn for turn in range(10)]

    killed = 0
    for delay in delays:
        worker = bench.start_worker(as_of)
        sleep(delay)
        worker.send_signal(signal.SIGKILL)
        killed += bench.end_worker(worker) == -signal.SIGKILL
    bench.sandbox.put_mode(latency_ms=0)
    end = finish(_resources(bench), as_of, send_due)

    assert killed >= 5
    assert states(bench.store)["1 accepted"] == 2000
    assert_each_once(bench, world.message_ids, end)


@pytest.mark.parametrize("point", ["claimed", "marked", "posted", "settled"])
def test_kill_at_each_fail_point_loses_and_doubles_nothing(
    bench: Bench, as_of: datetime, point: str
):
    world = make_ready_world(bench.store, 100, as_of, steps_with_content=(1,))
    set_clock(bench.store, as_of)

    ends = [bench.end_worker(bench.start_worker(as_of, f"{point}:1:kill")) for _ in range(2)]
    end = finish(_resources(bench), as_of, send_due)

    assert ends[0] == -signal.SIGKILL
    assert_each_once(bench, world.message_ids, end)


def test_kills_between_accept_and_record_are_closed_by_evidence_alone(
    bench: Bench, as_of: datetime
):
    world = make_ready_world(bench.store, 700, as_of, steps_with_content=(1,))
    set_clock(bench.store, as_of)
    bench.dispatch |= {"batch_size": 10, "claim_size": 10, "concurrency": 1}
    resources = _resources(bench)
    for _ in range(20):
        assert bench.end_worker(bench.start_worker(as_of, "posted:1:kill")) == -signal.SIGKILL
    await_lapse(bench.store)

    counts = reconcile(resources, as_of + timedelta(minutes=1))
    accepted_unseen = bench.sandbox.ledger_summary()["accepted"]
    end = finish(resources, as_of, send_due)

    assert counts["by_log"] == accepted_unseen == 200
    assert_each_once(bench, world.message_ids, end)


def test_without_evidence_a_doubt_stays_until_the_campaigns_policy(bench: Bench, as_of: datetime):
    make_ready_world(bench.store, 10, as_of, steps_with_content=(1,))
    set_clock(bench.store, as_of)
    bench.end_worker(bench.start_worker(as_of, "posted:1:kill"))
    await_lapse(bench.store)
    resources = _resources(bench, activity_lag_seconds=None)

    reconcile(resources, as_of)
    early = reconcile(resources, as_of + timedelta(hours=71))
    before = states(bench.store)
    late = reconcile(resources, as_of + timedelta(hours=73))

    assert early["still_uncertain"] == 10
    assert before["1 uncertain"] == 10
    assert late["dropped_by_policy"] == 10
    assert states(bench.store)["1 dropped"] == 10
    assert bench.sandbox.ledger_summary()["accepted"] == 10
