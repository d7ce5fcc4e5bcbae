"""Does a sender that the provider has not verified cost a message, or stop anybody else?"""

from datetime import datetime, timedelta

import pytest

from models.errors import AccountRefusedError
from models.ports import OutgoingEmail
from tasks.pauses import resume
from tasks.providers.sendgrid import SendGridProvider
from tasks.standing import read_standing
from tests.factories_ledger import DEFINITION, make_ready_world
from tests.faults import Bench, assert_each_once, assert_proved, finish, query, reasons, states
from tests.integration.dispatch.worlds import BACKUP, ONE_STEP, mail_calls, make_hands, send_at

TWO_SENDERS = {**DEFINITION, "senders": ["sender1", "sender2"], "steps": DEFINITION["steps"][:1]}
UNVERIFIED = {"kind": "unverified", "sender": "sender1@*"}


@pytest.mark.parametrize("status", [403, 400, 401])
def test_a_refused_sender_is_no_fault_of_a_message_whatever_the_status(bench: Bench, status: int):
    bench.sandbox.put_faults({"kind": "unverified", "status": status})
    provider = SendGridProvider("SG.main.test", bench.sandbox.url, 3)
    mails = [
        OutgoingEmail(name, "a", "p@e.example", "", "s@e.example", "S", "Hi", "text", "<p>")
        for name in ("m", "n")
    ]

    answers = provider.send_batch(mails)

    assert {type(each) for each in answers.values()} == {AccountRefusedError}
    assert all(each.is_of_sender for each in answers.values())


def test_an_unverified_sender_is_paused_and_the_others_go_on(bench: Bench, as_of: datetime):
    world = make_ready_world(
        bench.store, 60, as_of, definition=TWO_SENDERS, steps_with_content=(1,)
    )
    bench.sandbox.put_faults(UNVERIFIED)
    hands = make_hands(bench)

    counts = send_at(hands, as_of)
    calls = mail_calls(bench)
    later = as_of + timedelta(minutes=30)
    idle = send_at(hands, later)
    standing = read_standing(bench.store, later)

    assert counts["accepted"] == 30
    assert counts["account_refused"] == 20
    assert (idle["claimed"], mail_calls(bench)) == (0, calls)
    assert states(bench.store)["1 dead"] == 0
    assert reasons(bench.store) == {"accepted": 30, "held sender_paused": 30}
    assert standing.breakers == []
    (pause,) = standing.pauses
    assert (pause["level"], pause["scope_key"], pause["actor"]) == ("sender", "sender1", "dispatch")
    assert "does not match a verified Sender Identity" in pause["reason"]
    assert "then `parley resume --sender sender1`" in pause["reason"]
    assert any(pause["reason"] in alert for alert in standing.alerts)
    assert_proved(bench.store, later)

    bench.sandbox.put_faults()
    resume(bench.store, "sender", "sender1", "kim", later)
    end = finish(hands, later, send_at)

    assert_each_once(bench, world.message_ids, end)


def test_a_pause_of_a_refused_sender_is_noted_once_however_many_calls_met_it(
    bench: Bench, as_of: datetime
):
    make_ready_world(bench.store, 80, as_of, definition=ONE_STEP, steps_with_content=(1,))
    bench.sandbox.put_faults(UNVERIFIED)

    send_at(make_hands(bench, dispatch={"concurrency": 4}), as_of)

    assert query(bench.store, "select level, scope_key, actor from pause") == [
        ("sender", "sender1", "dispatch")
    ]
    assert query(bench.store, "select actor, action, subject_key from audit") == [
        ("dispatch", "pause", "sender1")
    ]


def test_a_fallback_account_that_does_not_know_the_sender_rests_and_pauses_nobody(
    bench: Bench, as_of: datetime
):
    make_ready_world(bench.store, 20, as_of, definition=ONE_STEP, steps_with_content=(1,))
    bench.sandbox.put_faults(
        {"kind": "revoked", "account": "main"}, {**UNVERIFIED, "account": "backup"}
    )
    hands = make_hands(bench, sendgrid={"fallbacks": ["backup"], **BACKUP})

    for minute in range(3):
        send_at(hands, as_of + timedelta(minutes=minute))

    assert query(bench.store, "select count(*) from pause") == [(0,)]
    assert query(bench.store, "select breaker_key, state from breaker order by 1") == [
        ("sendgrid/backup", "open"),
        ("sendgrid/sendgrid", "open"),
    ]
    assert states(bench.store)["1 dead"] == 0
