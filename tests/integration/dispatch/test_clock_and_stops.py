"""Do windows, pauses and bans hold up to the call itself, whatever the clock does?"""

from datetime import datetime, timedelta

import pytest

from models.errors import AsOfRefusedError, EpochMismatchError
from tasks.bans import Address, BanCause, write_bans
from tasks.dispatch import send_due
from tasks.pauses import pause, resume
from tasks.resources import Resources
from tests.factories_ledger import KEYRING, ReadyWorld, make_ready_world, make_resources, set_clock
from tests.faults import (
    SENDGRID,
    Bench,
    SteppedClock,
    assert_each_once,
    assert_proved,
    meddle,
    query,
    reasons,
)


def _resources(bench: Bench, **dispatch) -> Resources:
    chosen = {"batch_size": 5, "claim_size": 20, "concurrency": 1, **dispatch}
    return make_resources(
        bench.store, bench.home, bench.sandbox.url, dispatch=chosen, sendgrid=SENDGRID
    )


def _ready(bench: Bench, at: datetime, count: int = 20) -> ReadyWorld:
    set_clock(bench.store, at)
    return make_ready_world(bench.store, count, at, steps_with_content=(1,))


def _live(bench: Bench, now: datetime) -> tuple[Resources, SteppedClock]:
    """A live world's hands with a clock that can be stepped; its provider is the sandbox."""
    resources = _resources(bench)
    provider = resources.email_providers["sendgrid"]
    query(bench.store, "update system_state set world = 'live', virtual_now = null")
    clock = SteppedClock(now)
    live = Resources(resources.settings, bench.store, clock, KEYRING, "live")
    live.__dict__["email_providers"] = {"sendgrid": provider}
    return live, clock


def test_steps_of_the_hosts_clock_double_nothing_and_sending_goes_on(bench: Bench, as_of: datetime):
    world = _ready(bench, as_of, 60)
    live, clock = _live(bench, as_of)
    accepted = []
    for step in (
        timedelta(0),
        timedelta(hours=-1),
        timedelta(hours=1),
        timedelta(days=1),
        timedelta(minutes=5),
        timedelta(minutes=10),
        timedelta(minutes=15),
    ):
        clock.instant = as_of + step

        counts = send_due(live, clock.instant, limit=10)
        accepted.append(counts["accepted"])

    assert accepted == [10, 0, 10, 10, 10, 10, 10]
    assert_each_once(bench, world.message_ids, as_of + timedelta(days=2))


def test_a_late_run_sends_nothing_at_night(bench: Bench, as_of: datetime):
    due, started = as_of.replace(hour=20, minute=55), as_of.replace(hour=23, minute=0)
    world = _ready(bench, due)
    set_clock(bench.store, started)
    resources = _resources(bench)

    send_due(resources, due)
    at_night = reasons(bench.store)
    calls = list(bench.sandbox.calls())
    morning = as_of.replace(hour=7, minute=0) + timedelta(days=1)
    set_clock(bench.store, morning)
    send_due(resources, morning)

    assert at_night == {"held quiet_hours": 20}
    assert calls == []
    assert_each_once(bench, world.message_ids, morning)


def test_a_window_that_closes_between_claim_and_call_stops_the_call(bench: Bench, as_of: datetime):
    at = as_of.replace(hour=20, minute=59)
    _ready(bench, at)
    resources = _resources(bench)
    nine = at + timedelta(minutes=1)
    provider = meddle(resources, lambda: set_clock(bench.store, nine))

    send_due(resources, at)

    assert len(provider.batches) == 1
    assert reasons(bench.store) == {"accepted": 5, "planned revoked": 15}
    assert_proved(bench.store, nine)


def test_pause_all_takes_effect_before_the_next_call(bench: Bench, as_of: datetime):
    world = _ready(bench, as_of)
    resources = _resources(bench)
    provider = meddle(resources, lambda: pause(bench.store, "global", "", "stop", "ann", as_of))

    send_due(resources, as_of)
    calls = len(provider.batches)
    later = as_of + timedelta(minutes=2)
    set_clock(bench.store, later)
    send_due(resources, later)
    held = reasons(bench.store)
    lifted = resume(bench.store, "global", "", "ann", later)
    send_due(resources, later)

    assert calls == 1
    assert held == {"accepted": 5, "held paused_globally": 15}
    assert lifted == 1
    assert_each_once(bench, world.message_ids, later)


@pytest.mark.parametrize(
    ("level", "key"), [("campaign", "spring"), ("sender", "sender1"), ("channel", "email")]
)
def test_a_pause_at_any_level_stops_what_is_claimed(
    bench: Bench, as_of: datetime, level: str, key: str
):
    _ready(bench, as_of)
    resources = _resources(bench)
    provider = meddle(resources, lambda: pause(bench.store, level, key, "stop", "ann", as_of))

    send_due(resources, as_of)

    assert len(provider.batches) == 1
    assert_proved(bench.store, as_of)


def test_a_ban_revokes_what_is_claimed_and_the_next_look_drops_it(bench: Bench, as_of: datetime):
    world = _ready(bench, as_of)
    resources = _resources(bench)

    def opt_out() -> None:
        hashes = query(bench.store, "select lookup_hash from contact_point")
        addresses = tuple(Address(row[0], 1) for row in hashes)
        with bench.store.transaction() as session:
            cause = BanCause("unsubscribe/all", "unsubscribe", "test", as_of, addresses)
            write_bans(session, [cause], as_of)

    provider = meddle(resources, opt_out)
    send_due(resources, as_of)
    set_clock(bench.store, as_of + timedelta(minutes=5))
    send_due(resources, as_of + timedelta(minutes=5))

    assert len(provider.batches) == 1
    assert reasons(bench.store) == {"accepted": 5, "dropped suppressed": 15}
    assert len(list(bench.sandbox.ledger())) == 5
    assert_proved(bench.store, as_of)
    assert len(world.message_ids) == 20


def test_a_ban_on_a_domain_holds_at_the_next_call(bench: Bench, as_of: datetime):
    world = _ready(bench, as_of, 6)
    resources = _resources(bench)
    last = world.message_ids.index(max(world.message_ids))
    domain = KEYRING.lookup_hash("domain", f"company{last}.example")
    ban = (
        "insert into ban (ban_key, kind, lookup_hash, key_version, scope, reason, source, at,"
        " recorded_at) values ('manual/1', 'domain', %s, 1, 'global', 'manual', 'x', %s, %s)"
    )
    meddle(resources, lambda: query(bench.store, ban, domain, as_of, as_of))

    send_due(resources, as_of)

    assert reasons(bench.store) == {"accepted": 5, "planned revoked": 1}


def test_an_instant_before_the_last_one_sends_nothing_in_a_simulated_world(
    bench: Bench, as_of: datetime
):
    _ready(bench, as_of)
    resources = _resources(bench)
    send_due(resources, as_of, limit=5)

    counts = send_due(resources, as_of - timedelta(seconds=1))

    assert counts == {"as_of_lies_back": 1}


def test_a_live_dispatch_far_from_the_clock_is_refused(bench: Bench, as_of: datetime):
    _ready(bench, as_of)
    live, _ = _live(bench, as_of)

    with pytest.raises(AsOfRefusedError, match="120 s"):
        send_due(live, as_of - timedelta(seconds=121))


def test_a_restored_store_does_not_send(bench: Bench, as_of: datetime):
    _ready(bench, as_of)
    (bench.home / "epoch").write_text("99", encoding="ascii")

    with pytest.raises(EpochMismatchError, match="restored"):
        send_due(_resources(bench), as_of)
