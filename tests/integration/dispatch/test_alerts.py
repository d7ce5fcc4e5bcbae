"""Do `status` and `why` say that nothing goes out, what is waited for, and until when?"""

from datetime import datetime, timedelta
from typing import Any

import pytest

from deployments.cli.status import _show
from models.errors import UnavailableError
from tasks.explaining import tell_campaign
from tasks.pauses import pause
from tasks.resources import Resources
from tasks.runs import logged_run
from tasks.standing import read_standing
from tasks.waits import CampaignWait
from tests.factories_ledger import make_ready_world, set_clock
from tests.faults import Bench
from tests.integration.dispatch.worlds import BACKUP, ONE_STEP, make_hands, send_at

SOON = timedelta(minutes=2)
BREAKER_WAIT = timedelta(minutes=10)
"""An account that refuses its key is asked again after ten times `dispatch.breaker_seconds`."""


def _speaks_of_silence(bench: Bench, at: datetime) -> bool:
    return any("overdue" in alert for alert in read_standing(bench.store, at).alerts)


def test_the_pause_of_one_persons_sequence_does_not_mute_the_alert_of_silence(
    bench: Bench, as_of: datetime
):
    world = make_ready_world(bench.store, 10, as_of, definition=ONE_STEP, steps_with_content=(1,))
    at = as_of + timedelta(hours=2)
    set_clock(bench.store, at)

    before = _speaks_of_silence(bench, at)
    pause(bench.store, "enrolment", world.enrolment_ids[0], "a call", "ann", at)

    assert before
    assert _speaks_of_silence(bench, at)


def test_a_pause_of_everything_mutes_the_alert_of_silence(bench: Bench, as_of: datetime):
    make_ready_world(bench.store, 10, as_of, definition=ONE_STEP, steps_with_content=(1,))
    at = as_of + timedelta(hours=2)
    set_clock(bench.store, at)

    pause(bench.store, "global", "", "stop", "ann", at)

    alerts = read_standing(bench.store, at).alerts
    assert not _speaks_of_silence(bench, at)
    assert "paused: everything by ann: stop" in alerts


def _down(bench: Bench, as_of: datetime, *faults: dict[str, Any]) -> Resources:
    """Forty messages, a sender's account and a fallback; 20 messages have met the faults."""
    make_ready_world(bench.store, 40, as_of, definition=ONE_STEP, steps_with_content=(1,))
    bench.sandbox.put_faults(*faults)
    resources = make_hands(bench, sendgrid={**BACKUP, "fallbacks": "backup"})
    send_at(resources, as_of, limit=20)
    return resources


def _wait_of(resources: Resources) -> CampaignWait | None:
    return tell_campaign(resources, "spring").wait


def test_a_campaign_whose_own_account_is_throttled_waits_for_it_despite_a_fallback(
    bench: Bench, as_of: datetime
):
    throttle = {"kind": "429", "retry_after": 90, "account": "main"}

    resources = _down(bench, as_of, throttle)

    assert _wait_of(resources) == ("provider", 40, as_of + timedelta(seconds=90))


def test_a_campaign_whose_accounts_are_all_down_waits_for_the_first_to_be_asked_again(
    bench: Bench, as_of: datetime
):
    resources = _down(bench, as_of, {"kind": "revoked"})
    send_at(resources, as_of + SOON)

    assert _wait_of(resources) == ("provider", 40, as_of + BREAKER_WAIT)


def test_a_campaign_whose_fallback_is_up_waits_for_nothing(bench: Bench, as_of: datetime):
    resources = _down(bench, as_of, {"kind": "revoked", "account": "main"})

    wait = _wait_of(resources)

    assert wait is None or wait.waiting_for is None


def test_the_alert_names_what_a_campaign_waits_for_and_until_when(bench: Bench, as_of: datetime):
    resources = _down(bench, as_of, {"kind": "429", "retry_after": 90, "account": "main"})

    alerts = read_standing(resources.store, as_of, fallbacks=["backup"]).alerts

    until = as_of + timedelta(seconds=90)
    assert any(
        "spring waits: provider; 40 messages" in alert and f"{until:%Y-%m-%d %H:%MZ}" in alert
        for alert in alerts
    )


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (
            UnavailableError("openai: nobody answers;\nstart one"),
            "openai: nobody answers; start one",
        ),
        (KeyError("no such thing"), "KeyError: 'no such thing'"),
        (ValueError("word " * 200), "ValueError: word word"),
    ],
)
def test_a_run_that_failed_tells_why_in_one_line_beside_what_it_had_counted(
    bench: Bench, as_of: datetime, capsys, error: Exception, told: str
):
    resources = make_hands(bench)

    def fail() -> None:
        with logged_run(resources, "generate_content", as_of) as counts:
            counts["picked"] = 69
            raise error

    with pytest.raises(type(error)):
        fail()

    _show("sandbox", read_standing(bench.store, as_of))

    page = " ".join(capsys.readouterr().out.split())
    assert told in page
    assert "(picked 69)" in page
    assert page.count("word") < 80
    assert "UnavailableError" not in page
