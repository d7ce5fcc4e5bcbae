"""Does a worker's death at any instruction lose or double a message?"""

import signal
import time
from datetime import datetime, timedelta

import pytest

from tasks.clock import sleep
from tasks.dispatch import send_due
from tasks.proof import prove
from tasks.reconciliation import reconcile
from tests.factories_ledger import make_ready_world, make_resources, set_clock
from tests.faults import (
    SENDGRID,
    Bench,
    FaultSize,
    assert_each_once,
    await_lapse,
    finish,
    marked_outcomes,
    states,
    tell,
)

pytestmark = pytest.mark.fault


def _resources(bench: Bench, **sendgrid):
    settings = {**SENDGRID, **sendgrid}
    return make_resources(
        bench.store, bench.home, bench.sandbox.url, dispatch=bench.dispatch, sendgrid=settings
    )


def _moments(count: int) -> list[float]:
    """Spread moments over the first second of a dispatch, in an order without a pattern."""
    golden = (5**0.5 - 1) / 2
    return [turn * golden % 1 for turn in range(1, count + 1)]


@pytest.mark.timeout(1800)
def test_kills_at_random_moments_lose_and_double_nothing(
    bench: Bench, as_of: datetime, size: FaultSize
):
    count = size.killed_messages
    world = make_ready_world(bench.store, count, as_of, steps_with_content=(1,))
    set_clock(bench.store, as_of)
    bench.sandbox.put_mode(latency_ms=200)
    started = time.monotonic()

    ends = []
    for moment in _moments(size.random_kills):
        worker = bench.start_worker(as_of)
        bench.await_ready(worker)
        sleep(moment)
        worker.send_signal(signal.SIGKILL)
        ends.append(bench.end_worker(worker))
    bench.sandbox.put_mode(latency_ms=0)
    end = finish(_resources(bench), as_of, send_due)

    tell(bench, f"{len(ends)} random kills", seconds=round(time.monotonic() - started))
    assert set(ends) == {-signal.SIGKILL}
    assert marked_outcomes(bench.store)["unknown"] > 0
    assert states(bench.store)["1 accepted"] == count
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


@pytest.mark.timeout(1800)
def test_kills_between_accept_and_record_are_closed_by_evidence_alone(
    bench: Bench, as_of: datetime, size: FaultSize
):
    kills = size.kills_before_record
    world = make_ready_world(bench.store, 10 * kills + 500, as_of, steps_with_content=(1,))
    set_clock(bench.store, as_of)
    bench.dispatch |= {"batch_size": 10, "claim_size": 10, "concurrency": 1}
    resources = _resources(bench)
    started = time.monotonic()
    for _ in range(kills):
        assert bench.end_worker(bench.start_worker(as_of, "posted:1:kill")) == -signal.SIGKILL
    await_lapse(bench.store)

    blind = reconcile(_resources(bench, activity_lag_seconds=None), as_of + timedelta(minutes=1))
    shown = sum(row["uncertain_count"] for row in prove(bench.store, as_of).balance)
    counts = reconcile(resources, as_of + timedelta(minutes=2))
    accepted_unseen = bench.sandbox.ledger_summary()["accepted"]
    end = finish(resources, as_of, send_due)

    tell(bench, f"{kills} kills before the record", seconds=round(time.monotonic() - started))
    assert blind["still_uncertain"] == shown == 10 * kills
    assert counts["by_log"] == accepted_unseen == 10 * kills
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
