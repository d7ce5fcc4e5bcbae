"""Does what may have arrived count for a person's caps, and what never left us not?"""

from datetime import datetime, timedelta
from typing import Any

from tasks.resources import Resources
from tests.factories_ledger import DEFINITION, make_ready_world
from tests.faults import Bench, query, reasons
from tests.integration.dispatch.worlds import (
    ONE_STEP,
    arrivals,
    make_hands,
    reconcile_at,
    send_at,
)

DAY = timedelta(days=1)
WAIT = timedelta(hours=1)


def _step_two(bench: Bench) -> tuple[Any, ...]:
    return query(bench.store, "select state, reason from message where step = 2")[0]


def _dropped_after_doubt(
    bench: Bench, as_of: datetime, *, steps: int = 2, **caps: int
) -> Resources:
    """One message arrived, nobody heard of it, and its campaign gave it up after an hour."""
    definition = {**DEFINITION, "steps": DEFINITION["steps"][:steps]}
    definition |= {"uncertain_wait_hours": 1, "uncertain_policy": "drop"}
    numbers = range(1, steps + 1)
    make_ready_world(bench.store, 1, as_of, definition=definition, steps_with_content=numbers)
    bench.sandbox.put_faults({"kind": "reset_after_accept"})
    resources = make_hands(bench, sendgrid={"activity_lag_seconds": None}, caps=caps)
    send_at(resources, as_of)
    bench.sandbox.put_faults()
    reconcile_at(resources, as_of + 2 * WAIT)
    assert reasons(bench.store) == {"dropped no_evidence": 1}
    return resources


def test_a_message_given_up_for_want_of_evidence_counts_for_the_persons_week(
    bench: Bench, as_of: datetime
):
    resources = _dropped_after_doubt(bench, as_of, per_lead_per_week=1)

    for day in (3, 4, 5):
        send_at(resources, as_of + day * DAY)
    held, came = _step_two(bench), arrivals(bench)
    for day in (7, 8):
        send_at(resources, as_of + day * DAY)

    assert held == ("held", "lead_week_cap")
    assert list(came.values()) == [1]
    assert _step_two(bench)[0] == "accepted"


def test_a_message_given_up_for_want_of_evidence_counts_for_the_persons_day(
    bench: Bench, as_of: datetime
):
    resources = _dropped_after_doubt(bench, as_of, per_lead_per_day=1)
    at = as_of + 3 * WAIT
    sooner = "update message set due_at = %s, look_at = %s, rank_at = %s where step = 2"
    query(bench.store, sooner, at, at, at)

    send_at(resources, at)

    assert _step_two(bench) == ("held", "lead_day_cap")
    assert list(arrivals(bench).values()) == [1]


ENROL_AGAIN = """
with
first as (
    select * from enrolment where round = 1
),

again as (
    insert into enrolment (
        enrolment_id, lead_id, account_id, campaign_name, round, campaign_version_id, sender_id,
        state, timezone, day_zero_on, next_step, step_count, enrolled_at
    )
    select
        gen_random_uuid(), lead_id, account_id, campaign_name, 2, campaign_version_id, sender_id,
        'active', timezone, %(at)s::date, 1, 1, %(at)s
    from first
    returning *
),

text as (
    insert into content (
        content_id, enrolment_id, step, lead_id, content_hash, body_cipher, origin, facts_hash,
        facts, findings, review_state, created_at
    )
    select
        gen_random_uuid(), again.enrolment_id, 1, content.lead_id, content_hash, body_cipher,
        origin, facts_hash, facts, findings, 'approved', %(at)s
    from content
    join first using (enrolment_id)
    join again on again.lead_id = first.lead_id
    where content.step = 1
)

insert into message (
    message_id, source_kind, source_key, lead_id, account_id, enrolment_id, campaign_name,
    campaign_version_id, step, step_name, sender_id, first_due_at, due_at, look_at, rank_at,
    created_at
)
select
    gen_random_uuid(), 'sequence', enrolment_id || '/1', lead_id, account_id, enrolment_id,
    campaign_name, campaign_version_id, 1, 'hook', sender_id, %(at)s, %(at)s, %(at)s, %(at)s,
    %(at)s
from again
returning message_id
"""


def _enrol_again(bench: Bench, at: datetime) -> str:
    """Put the lead of a closed sequence into another round of it; returns its message."""
    with bench.store.transaction() as session:
        row = session.connection.execute(ENROL_AGAIN, {"at": at}).fetchone()
    assert row is not None
    return str(row[0])


def _first_round(bench: Bench, as_of: datetime) -> Resources:
    make_ready_world(bench.store, 1, as_of, definition=ONE_STEP, steps_with_content=(1,))
    return make_hands(bench)


def _standing_of(bench: Bench, message: str) -> tuple[Any, ...]:
    found = "select state, reason from message where message_id = %s"
    return query(bench.store, found, message)[0]


def test_a_sequence_that_sent_something_cools_before_the_next(bench: Bench, as_of: datetime):
    resources = _first_round(bench, as_of)
    send_at(resources, as_of)

    message = _enrol_again(bench, as_of + DAY)
    send_at(resources, as_of + DAY)
    held = _standing_of(bench, message)
    rested_at = query(bench.store, "select look_at from message where message_id = %s", message)
    send_at(resources, rested_at[0][0])

    assert held == ("held", "cooling")
    assert rested_at[0][0] >= as_of + 30 * DAY
    assert _standing_of(bench, message)[0] == "accepted"


def test_a_sequence_that_never_sent_anything_does_not_cool(bench: Bench, as_of: datetime):
    resources = _first_round(bench, as_of)
    query(bench.store, "update content set review_state = 'rejected'")
    send_at(resources, as_of)
    assert query(bench.store, "select state, reason from message") == [
        ("dropped", "content_rejected")
    ]
    assert query(bench.store, "select closed_at is not null from enrolment") == [(True,)]

    message = _enrol_again(bench, as_of + DAY)
    send_at(resources, as_of + DAY)

    assert _standing_of(bench, message)[0] == "accepted"


def test_a_sequence_of_which_something_may_have_arrived_cools(bench: Bench, as_of: datetime):
    resources = _dropped_after_doubt(bench, as_of, steps=1)

    message = _enrol_again(bench, as_of + DAY)
    send_at(resources, as_of + DAY)

    assert _standing_of(bench, message) == ("held", "cooling")
