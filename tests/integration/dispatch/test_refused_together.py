"""Is each part of a call that was refused as a whole a call like any other?"""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from tasks.bans import Address, BanCause, write_bans
from tasks.dispatch import send_due
from tasks.pauses import pause
from tests.factories_ledger import (
    ReadyWorld,
    make_ready_world,
    make_resources,
    readdress,
    set_clock,
)
from tests.faults import SENDGRID, Bench, assert_each_once, assert_proved, meddle, query, reasons

COUNT = 64


def _ready(bench: Bench, as_of: datetime) -> ReadyWorld:
    """Return a world whose messages go in one call, of which the first is refused by SendGrid."""
    world = make_ready_world(bench.store, COUNT, as_of, steps_with_content=(1,))
    set_clock(bench.store, as_of)
    readdress(bench.store, world.lead_ids[_places(world)[0]], "no address at all")
    return world


def _places(world: ReadyWorld) -> list[int]:
    """Places of the messages in the order in which a call carries them."""
    return sorted(range(COUNT), key=lambda each: world.message_ids[each])


def _send(bench: Bench, as_of: datetime, action: Callable[[], object], after: int = 1):
    resources = make_resources(
        bench.store,
        bench.home,
        bench.sandbox.url,
        dispatch={"batch_size": COUNT, "claim_size": COUNT, "concurrency": 1, "lease_seconds": 60},
        sendgrid=SENDGRID,
    )
    provider = meddle(resources, action, after)
    send_due(resources, as_of)
    return resources, provider


def _opt_out(bench: Bench, lead_id: str, as_of: datetime) -> None:
    rows = query(bench.store, "select lookup_hash from contact_point where lead_id = %s", lead_id)
    cause = BanCause(
        "unsubscribe/one", "unsubscribe", "test", as_of, tuple(Address(row[0], 1) for row in rows)
    )
    with bench.store.transaction() as session:
        write_bans(session, [cause], as_of)


def test_an_opt_out_between_two_parts_is_kept(bench: Bench, as_of: datetime):
    world = _ready(bench, as_of)
    last = _places(world)[-1]

    resources, provider = _send(bench, as_of, lambda: _opt_out(bench, world.lead_ids[last], as_of))
    later = as_of + timedelta(minutes=5)
    set_clock(bench.store, later)
    send_due(resources, later)

    assert len(provider.batches[0]) == COUNT
    assert all(world.message_ids[last] not in batch for batch in provider.batches[1:])
    assert reasons(bench.store) == {
        "accepted": COUNT - 2,
        "dead rejected": 1,
        "dropped suppressed": 1,
    }
    assert_proved(bench.store, later)


@pytest.mark.parametrize("after", [1, 2, 5])
def test_a_pause_between_two_parts_stops_the_parts_that_follow(
    bench: Bench, as_of: datetime, after: int
):
    _ready(bench, as_of)

    _, provider = _send(
        bench, as_of, lambda: pause(bench.store, "global", "", "stop", "ann", as_of), after
    )

    assert len(provider.batches) == after
    assert reasons(bench.store) == {"planned revoked": COUNT}
    assert query(bench.store, "select distinct state from attempt") == [("settled",)]
    assert query(bench.store, "select distinct used_count from budget") == [(0,)]
    assert_proved(bench.store, as_of)


def test_each_part_is_marked_anew_and_settled_before_the_next(bench: Bench, as_of: datetime):
    world = _ready(bench, as_of)
    seen: list[tuple[str, int]] = []
    state = "select state, count(*) from attempt group by state order by state"

    _, provider = _send(bench, as_of, lambda: seen.extend(query(bench.store, state)), after=8)

    # Six halvings, the refused one alone, then the first that goes.
    assert [len(batch) for batch in provider.batches[:9]] == [64, 32, 16, 8, 4, 2, 1, 1, 2]
    assert seen == [("posting", 63), ("settled", 1)]
    assert_proved(bench.store, as_of)
    assert len(world.message_ids) == COUNT


def test_parts_that_outlive_their_lease_are_given_back_and_go_at_the_next_run(
    bench: Bench, as_of: datetime
):
    world = _ready(bench, as_of)
    lapse = "update attempt set lease_until = clock_timestamp() where state = 'posting'"

    resources, provider = _send(bench, as_of, lambda: query(bench.store, lapse), after=8)
    calls = len(provider.batches)
    given_back = reasons(bench.store)
    later = as_of + timedelta(minutes=5)
    set_clock(bench.store, later)
    send_due(resources, later)

    assert calls == 8
    assert given_back == {"accepted": 1, "dead rejected": 1, "planned revoked": COUNT - 2}
    accepted = [each for place, each in enumerate(world.message_ids) if place != _places(world)[0]]
    assert_each_once(bench, accepted, later)
