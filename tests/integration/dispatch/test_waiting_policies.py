"""What becomes of doubts without evidence: dropped, or sent again once, and said so?"""

from collections import Counter
from datetime import datetime, timedelta

import pytest
from psycopg.types.json import Jsonb

from tasks.dispatch import send_due
from tasks.events import interpret_events
from tasks.explaining import tell_lead
from tasks.proof import prove
from tasks.reconciliation import reconcile
from tasks.resources import Resources
from tests.factories_ledger import (
    DEFINITION,
    ReadyWorld,
    make_ready_world,
    make_resources,
    set_clock,
)
from tests.faults import SENDGRID, Bench, assert_proved, query, reasons

WAIT = timedelta(hours=72)
AFTER = WAIT + timedelta(hours=1)


def _doubt(bench: Bench, policy: str, as_of: datetime) -> tuple[Resources, ReadyWorld]:
    """Ten messages in doubt, without a log to ask: five arrived, and five did not."""
    step = DEFINITION["steps"][:1]
    definition = {**DEFINITION, "steps": step, "uncertain_policy": policy}
    world = make_ready_world(bench.store, 10, as_of, definition=definition, steps_with_content=(1,))
    bench.sandbox.put_faults(
        {"kind": "reset_after_accept", "calls": [1]}, {"kind": "reset_before_accept", "calls": [2]}
    )
    resources = make_resources(
        bench.store,
        bench.home,
        bench.sandbox.url,
        dispatch={"batch_size": 5, "concurrency": 1},
        sendgrid={**SENDGRID, "activity_lag_seconds": None},
    )
    _send(resources, as_of)
    assert reasons(bench.store) == {"uncertain outcome_unknown": 10}
    return resources, world


def _send(resources: Resources, moment: datetime) -> None:
    set_clock(resources.store, moment)
    send_due(resources, moment)


def _reconcile(resources: Resources, moment: datetime) -> Counter[str]:
    set_clock(resources.store, moment)
    return reconcile(resources, moment)


def _arrivals(bench: Bench) -> dict[str, int]:
    return dict(Counter(row["message_id"] for row in bench.sandbox.ledger()))


def _hear_of_first_attempts(resources: Resources, message_ids: list[str], at: datetime) -> None:
    """Let the provider's word come in that the first attempts were delivered."""
    with resources.store.transaction() as session:
        session.rows("events.ensure_partition", instant=at)
        rows = session.connection.execute(
            "select message_id, attempt_id from attempt where ordinal = 1"
            " and message_id = any(%s::uuid[])",
            [message_ids],
        ).fetchall()
        arrived = [
            session.connection.execute(
                "insert into raw_event (source, received_at, body_hash, message_id, body)"
                " values ('sendgrid', %s, %s, %s, %s) returning raw_event_id",
                [at, attempt, message, Jsonb(_delivered(message, attempt, at))],
            ).fetchall()[0][0]
            for message, attempt in rows
        ]
    interpret_events(resources, arrived, at)


def _delivered(message: str, attempt: str, at: datetime) -> dict[str, object]:
    timestamp = int((at - WAIT).timestamp())
    named = {"message_id": message, "attempt_id": attempt}
    return {"event": "delivered", "timestamp": timestamp, **named}


@pytest.mark.parametrize("policy", ["drop", "resend"])
def test_within_the_waiting_time_nothing_is_done(bench: Bench, as_of: datetime, policy: str):
    resources, _ = _doubt(bench, policy, as_of)
    soon = as_of + WAIT - timedelta(seconds=1)

    counts = _reconcile(resources, soon)
    _send(resources, soon)

    assert counts["still_uncertain"] == 10
    assert reasons(bench.store) == {"uncertain outcome_unknown": 10}
    assert sum(_arrivals(bench).values()) == 5
    assert_proved(bench.store, soon)


def test_resend_sends_each_doubt_again_once(bench: Bench, as_of: datetime):
    resources, world = _doubt(bench, "resend", as_of)
    came = _arrivals(bench)

    counts = _reconcile(resources, as_of + AFTER)
    for hours in (0, 1, 24, 80):
        _send(resources, as_of + AFTER + timedelta(hours=hours))
        _reconcile(resources, as_of + AFTER + timedelta(hours=hours))

    assert counts["resent_by_policy"] == 10
    assert reasons(bench.store) == {"accepted": 10}
    assert _arrivals(bench) == {each: 2 if each in came else 1 for each in world.message_ids}
    assert_proved(bench.store, as_of + AFTER)


def test_a_resend_is_told_as_such(bench: Bench, as_of: datetime):
    resources, world = _doubt(bench, "resend", as_of)
    _reconcile(resources, as_of + AFTER)
    _send(resources, as_of + AFTER)

    story = tell_lead(resources, world.lead_ids[0])
    told = [(row["kind"], row["what"], row["reason"]) for row in story.timeline]
    words = {row["reason"]: row["sentence"] for row in story.timeline}

    assert ("message", "uncertain > planned", "resent_by_policy") in told
    assert "the campaign says to send again" in words["resent_by_policy"]
    assert [what for kind, what, _ in told if kind == "attempt"] == [
        "sendgrid unknown",
        "sendgrid accepted",
    ]


def test_drop_sends_nothing_again_and_late_evidence_still_counts(bench: Bench, as_of: datetime):
    resources, _ = _doubt(bench, "drop", as_of)
    came = sorted(_arrivals(bench))

    counts = _reconcile(resources, as_of + AFTER)
    _send(resources, as_of + AFTER)
    dropped = reasons(bench.store)
    _hear_of_first_attempts(resources, came, as_of + AFTER)

    assert counts["dropped_by_policy"] == 10
    assert dropped == {"dropped no_evidence": 10}
    assert sorted(_arrivals(bench)) == came
    assert reasons(bench.store) == {"accepted evidence": 5, "dropped no_evidence": 5}
    assert_proved(bench.store, as_of + AFTER)


def test_evidence_of_the_first_call_after_the_resend_is_kept_and_loses_nothing(
    bench: Bench, as_of: datetime
):
    resources, _ = _doubt(bench, "resend", as_of)
    came = sorted(_arrivals(bench))
    _reconcile(resources, as_of + AFTER)
    _send(resources, as_of + AFTER)
    before = query(bench.store, "select * from message order by 1")

    _hear_of_first_attempts(resources, came, as_of + AFTER)
    again = _reconcile(resources, as_of + AFTER)

    proof = prove(bench.store, as_of + AFTER)
    evidence = (
        "select message_id, attempt.ordinal, attempt.outcome from event"
        " join attempt using (message_id, attempt_id) order by 1"
    )
    assert query(bench.store, "select * from message order by 1") == before
    assert again["by_event"] == 0
    assert query(bench.store, evidence) == [(each, 1, "unknown") for each in came]
    assert sum(row["accepted_count"] for row in proof.balance) == 10
    assert proof.holds


def test_evidence_that_comes_before_the_second_call_stops_it(bench: Bench, as_of: datetime):
    resources, world = _doubt(bench, "resend", as_of)
    came = sorted(_arrivals(bench))
    _reconcile(resources, as_of + AFTER)

    _hear_of_first_attempts(resources, came, as_of + AFTER)
    closed = reasons(bench.store)
    _send(resources, as_of + AFTER)

    assert closed == {"accepted evidence": 5, "planned resent_by_policy": 5}
    assert _arrivals(bench) == dict.fromkeys(world.message_ids, 1)
    assert_proved(bench.store, as_of + AFTER)


def test_a_resend_that_ends_in_doubt_is_not_sent_a_third_time(bench: Bench, as_of: datetime):
    resources, _ = _doubt(bench, "resend", as_of)
    bench.sandbox.put_faults({"kind": "reset_after_accept"})
    _reconcile(resources, as_of + AFTER)
    _send(resources, as_of + AFTER)
    arrived = _arrivals(bench)

    _reconcile(resources, as_of + 2 * AFTER)
    _send(resources, as_of + 2 * AFTER)

    assert reasons(bench.store) == {"dropped no_evidence": 10}
    assert _arrivals(bench) == arrived
    assert_proved(bench.store, as_of + 2 * AFTER)
