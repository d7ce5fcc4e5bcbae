"""Do large letters, each a call of its own, heed what happens between two of them?"""

from datetime import datetime, timedelta
from typing import Any

import orjson

from models.keys import content_hash
from tasks.bans import Address, BanCause, write_bans
from tasks.keyring import seal
from tasks.pauses import pause
from tasks.reconciliation import release_lapsed
from tasks.resources import Resources
from tasks.store.postgres import Store
from tests.factories_ledger import KEYRING, ReadyWorld, make_ready_world, set_clock
from tests.faults import (
    Bench,
    SteppedClock,
    assert_each_once,
    assert_proved,
    meddle,
    query,
    reasons,
)
from tests.integration.dispatch.worlds import ONE_STEP, arrivals, make_hands, send_at

COUNT = 8
LETTER_BYTES = 12_000
"""SendGrid takes substitutions of up to 10,000 bytes; what is larger rides alone."""


def _enlarge(store: Store, lead: str) -> None:
    """Give a lead a text that no call can share with another."""
    text = "x" * LETTER_BYTES
    html = f"<p>{text}</p>"
    body = orjson.dumps({"subject": "Long", "text": text, "html": html})
    wrapped = query(store, "select wrapped_key from keys.person_key where lead_id = %s", lead)
    cipher = seal(KEYRING.unwrap(wrapped[0][0], lead), body, lead, "body")
    query(
        store,
        "update content set body_cipher = %s, content_hash = %s where lead_id = %s",
        cipher,
        content_hash("Long", text, html),
        lead,
    )


def _ready(bench: Bench, at: datetime, **dispatch: Any) -> tuple[Resources, ReadyWorld]:
    world = make_ready_world(bench.store, COUNT, at, definition=ONE_STEP, steps_with_content=(1,))
    for lead in world.lead_ids:
        _enlarge(bench.store, lead)
    set_clock(bench.store, at)
    return make_hands(bench, dispatch=dispatch), world


def _opt_all_out(store: Store, at: datetime) -> None:
    hashes = query(store, "select lookup_hash from contact_point")
    found = tuple(Address(row[0], 1) for row in hashes)
    with store.transaction() as session:
        write_bans(session, [BanCause("unsubscribe/all", "unsubscribe", "x", at, found)], at)


def test_pause_all_stops_the_large_letters_that_are_left(bench: Bench, as_of: datetime):
    resources, _ = _ready(bench, as_of)
    meddle(resources, lambda: pause(bench.store, "global", "", "stop", "ann", as_of))

    send_at(resources, as_of)

    assert len(arrivals(bench)) == 1
    assert reasons(bench.store) == {"accepted": 1, "planned revoked": COUNT - 1}
    assert_proved(bench.store, as_of)


def test_an_opt_out_stops_the_large_letters_that_are_left(bench: Bench, as_of: datetime):
    resources, _ = _ready(bench, as_of)
    meddle(resources, lambda: _opt_all_out(bench.store, as_of))

    send_at(resources, as_of)
    send_at(resources, as_of + timedelta(minutes=5))

    assert len(arrivals(bench)) == 1
    assert reasons(bench.store) == {"accepted": 1, "dropped suppressed": COUNT - 1}
    assert_proved(bench.store, as_of + timedelta(minutes=5))


def test_a_lost_lease_stops_the_large_letters_that_are_left_and_leaves_no_doubt_of_them(
    bench: Bench, as_of: datetime
):
    resources, _ = _ready(bench, as_of)

    def lose_lease() -> None:
        query(bench.store, "update attempt set lease_until = now() where settled_at is null")
        release_lapsed(resources, as_of)

    meddle(resources, lose_lease)
    send_at(resources, as_of)

    assert len(arrivals(bench)) == 1
    assert reasons(bench.store) == {"uncertain worker_lost": 1, "planned lease_lost": COUNT - 1}
    assert_proved(bench.store, as_of)


class _Stopwatch(SteppedClock):
    """A simulated world's clock, whose stop-watch can be set forward."""

    passed_seconds = 0.0

    def monotonic(self) -> float:
        return super().monotonic() + self.passed_seconds


def test_no_large_letter_is_begun_after_the_lease_has_run_out_by_the_workers_own_watch(
    bench: Bench, as_of: datetime
):
    resources, world = _ready(bench, as_of, lease_seconds=600, run_seconds=10_000)
    clock = resources.clock = _Stopwatch(as_of)

    def let_time_pass() -> None:
        clock.passed_seconds = 600

    meddle(resources, let_time_pass)
    first = send_at(resources, as_of)
    came = arrivals(bench)
    clock.instant = as_of + timedelta(minutes=10)
    send_at(resources, clock.instant)

    assert (first["accepted"], len(came)) == (1, 1)
    assert first["unknown"] == 0
    assert_each_once(bench, world.message_ids, clock.instant)


def test_large_and_small_letters_of_one_batch_all_go_once(bench: Bench, as_of: datetime):
    world = make_ready_world(
        bench.store, COUNT, as_of, definition=ONE_STEP, steps_with_content=(1,)
    )
    for lead in world.lead_ids[::2]:
        _enlarge(bench.store, lead)

    counts = send_at(make_hands(bench), as_of)

    assert counts["accepted"] == COUNT
    assert_each_once(bench, world.message_ids, as_of)
