"""Does a settle that meets the end of a person's sequence lose what the provider answered?"""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Event
from typing import Any

import pytest

from models.rules.lifecycle import EnrolmentState
from models.rules.reasons import Reason
from tasks.bans import lock_leads
from tasks.stopping import stop_people
from tasks.store.postgres import Store
from tests.factories_ledger import ReadyWorld, make_ready_world, readdress, set_clock
from tests.faults import Bench, assert_proved, meddle, query, reasons
from tests.integration.dispatch.worlds import (
    arrivals,
    await_waiter,
    count_waiting,
    hold_row,
    make_hands,
    send_at,
)

HELD_ROWS = {
    "the claimed message": "select from message where message_id = %s for no key update",
    "the budget": "select from budget where kind = 'sender' and %s <> '' for no key update",
    "the sequence": (
        "select from enrolment join message using (enrolment_id, lead_id)"
        " where message_id = %s for no key update of enrolment"
    ),
}
"""Rows at which the one that ends sequences is made to wait, so that the settle overtakes it."""


def _stop(store: Store, leads: Sequence[str], at: datetime) -> int:
    with store.transaction() as session:
        found = lock_leads(session, leads)
        return stop_people(session, found, EnrolmentState.STOPPED, Reason.SUPPRESSED, at)


def _in_order(world: ReadyWorld) -> list[tuple[str, str]]:
    """Messages and leads as they are claimed: by message id."""
    return sorted(zip(world.message_ids, world.lead_ids, strict=True))


@pytest.mark.parametrize("row", HELD_ROWS)
def test_a_settle_that_meets_an_opt_out_keeps_every_answer(bench: Bench, as_of: datetime, row: str):
    world = make_ready_world(bench.store, 3, as_of, steps_with_content=(1, 2))
    (accepted, one), (_, other), (claimed, last) = _in_order(world)
    readdress(bench.store, other, "not an address")
    set_clock(bench.store, as_of)
    resources = make_hands(bench, dispatch={"batch_size": 2})
    is_held = Event()
    rivals: list[Future[Any]] = []

    def is_settled() -> bool:
        settled = query(bench.store, "select from attempt where outcome = 'accepted'")
        return bool(settled) or count_waiting(bench.store) == 2

    def meet() -> None:
        rivals.append(
            pool.submit(hold_row, bench.store, HELD_ROWS[row], claimed, is_held, is_settled)
        )
        assert is_held.wait(10)
        rivals.append(pool.submit(_stop, bench.store, [one, last], as_of))
        await_waiter(bench.store, rivals[-1])

    meddle(resources, meet)
    with ThreadPoolExecutor(2) as pool:
        send_at(resources, as_of)
        results = [rival.result() for rival in rivals]
    send_at(resources, as_of + timedelta(days=4))

    closed = dict(query(bench.store, "select message_id, state from message where step = 1"))
    assert results == [None, 2]
    assert closed[accepted] == "accepted"
    assert reasons(bench.store)["dead rejected"] == 1
    later = query(bench.store, "select lead_id from message where step = 2 and state <> 'dropped'")
    assert later == [(other,)]
    assert arrivals(bench)[accepted] == 1
    assert_proved(bench.store, as_of + timedelta(days=4))
