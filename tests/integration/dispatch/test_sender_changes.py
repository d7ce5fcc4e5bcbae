"""Does what a sender's file says from now on hold for what waits already?"""

from datetime import date, datetime, timedelta

import pytest

from models.schemas.sender import SenderDefinition
from tasks.campaigns import CampaignSet, apply_campaigns
from tasks.resources import Resources
from tests.factories_ledger import make_ready_world
from tests.faults import Bench, assert_proved, reasons
from tests.integration.dispatch.worlds import ONE_STEP, make_hands, send_at

COUNT = 20
CAP = 5


def _apply(resources: Resources, cap: int | None, at: datetime, *, enabled: bool = True) -> None:
    sender = SenderDefinition(
        id="sender1",
        address="sender1@northwind.example",
        display_name="Sam Sender",
        timezone="UTC",
        warmup_started_on=date(2020, 1, 1),
        daily_cap=cap,
        enabled=enabled,
    )
    apply_campaigns(resources, CampaignSet((sender,), ()), at, "ann")


def _spent(bench: Bench, as_of: datetime) -> Resources:
    """A sender whose day is spent, and 15 messages that wait for its next."""
    make_ready_world(
        bench.store, COUNT, as_of, definition=ONE_STEP, steps_with_content=(1,), daily_cap=CAP
    )
    resources = make_hands(bench)
    send_at(resources, as_of)
    assert reasons(bench.store) == {"accepted": CAP, "held sender_quota": COUNT - CAP}
    return resources


@pytest.mark.parametrize(("cap", "accepted"), [(100, COUNT), (12, 12)])
def test_a_senders_raised_day_lets_go_what_waited_for_it_the_same_day(
    bench: Bench, as_of: datetime, cap: int, accepted: int
):
    resources = _spent(bench, as_of)

    _apply(resources, cap, as_of + timedelta(minutes=5))
    send_at(resources, as_of + timedelta(minutes=10))

    assert reasons(bench.store)["accepted"] == accepted
    assert reasons(bench.store)["held sender_quota"] == COUNT - accepted
    assert_proved(bench.store, as_of + timedelta(minutes=10))


@pytest.mark.parametrize("cap", [CAP, CAP - 2])
def test_a_senders_day_that_is_not_raised_sends_nothing_more_that_day(
    bench: Bench, as_of: datetime, cap: int
):
    resources = _spent(bench, as_of)

    _apply(resources, cap, as_of + timedelta(minutes=5))
    send_at(resources, as_of + timedelta(minutes=10))

    assert reasons(bench.store) == {"accepted": CAP, "held sender_quota": COUNT - CAP}
    assert_proved(bench.store, as_of + timedelta(minutes=10))


def test_a_sender_that_is_switched_on_again_sends_at_the_next_run(bench: Bench, as_of: datetime):
    make_ready_world(bench.store, COUNT, as_of, definition=ONE_STEP, steps_with_content=(1,))
    resources = make_hands(bench)
    _apply(resources, None, as_of, enabled=False)
    send_at(resources, as_of)
    held = reasons(bench.store)

    _apply(resources, None, as_of + timedelta(minutes=5))
    send_at(resources, as_of + timedelta(minutes=10))

    assert held == {"held sender_disabled": COUNT}
    assert reasons(bench.store) == {"accepted": COUNT}
