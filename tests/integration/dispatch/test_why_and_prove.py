"""Do `why` and `prove` say what the rows say, and does each audit catch its offence?"""

from datetime import datetime, timedelta

import pytest

from models.errors import UsageError
from tasks.dispatch import send_due
from tasks.explaining import tell_campaign, tell_lead
from tasks.pauses import pause
from tasks.proof import prove, read_day_balance
from tasks.resources import Resources
from tasks.standing import read_standing
from tasks.store.postgres import Store
from tests.factories_ledger import ReadyWorld, make_ready_world, make_resources, set_clock
from tests.faults import SENDGRID, Bench, assert_proved, query


@pytest.fixture
def sent(bench: Bench, as_of: datetime) -> tuple[Resources, ReadyWorld]:
    """Four leads whose first step was accepted, and whose second is planned."""
    world = make_ready_world(bench.store, 4, as_of)
    set_clock(bench.store, as_of)
    resources = make_resources(bench.store, bench.home, bench.sandbox.url, sendgrid=SENDGRID)
    send_due(resources, as_of)
    return resources, world


def test_a_leads_story_tells_decision_move_and_attempt_in_order(sent):
    resources, world = sent

    story = tell_lead(resources, world.lead_ids[0])

    first = [row for row in story.timeline if row["subject"].startswith("1 ")]
    told = [(row["kind"], row["what"]) for row in first]
    assert told[:4] == [
        ("decision", "send"),
        ("message", "planned"),
        ("message", "planned > claimed"),
        ("message", "claimed > accepted"),
    ]
    assert ("attempt", "sendgrid accepted") in told
    decision = first[0]
    assert decision["sentence"] == "It was due and nothing forbade it."
    assert decision["facts"]["timezones"] == ["UTC"]


@pytest.mark.parametrize("name", ["address", "source key", "lead", "message"])
def test_a_lead_answers_to_any_of_its_names(sent, name: str):
    resources, world = sent
    names = {
        "address": world.addresses[1].upper(),
        "source key": "1",
        "lead": world.lead_ids[1],
        "message": world.message_ids[1],
    }

    assert str(tell_lead(resources, names[name]).lead["lead_id"]) == world.lead_ids[1]


def test_a_stranger_is_a_usage_error(sent):
    with pytest.raises(UsageError, match="no lead or message"):
        tell_lead(sent[0], "nobody@nowhere.example")


def test_a_story_holds_neither_name_nor_address(sent):
    resources, world = sent

    told = repr(tell_lead(resources, world.lead_ids[0]))

    assert world.addresses[0] not in told
    assert "Byron" not in told


def test_a_campaigns_story_counts_what_holds_it_back_and_says_when_next(sent, as_of: datetime):
    resources, _ = sent
    later = as_of + timedelta(days=3)
    set_clock(resources.store, later)
    pause(resources.store, "campaign", "spring", "a look at the texts", "ann", later)
    send_due(resources, later)

    story = tell_campaign(resources, "spring")

    states = {(row["state"], row["reason"]): row for row in story.states}
    held = states["held", "campaign_paused"]
    assert held["message_count"] == 4
    assert held["next_at"] == later + timedelta(hours=1)
    assert held["sentence"] == "The campaign is paused."
    assert [(each["level"], each["scope_key"]) for each in story.head["pauses"]] == [
        ("campaign", "spring")
    ]
    assert states["accepted", ""]["message_count"] == 4
    with pytest.raises(UsageError, match="no such campaign"):
        tell_campaign(resources, "autumn")


def test_the_balance_counts_each_message_once(sent, as_of: datetime):
    proof = prove(sent[0].store, as_of)

    totals = {key: sum(row[key] for row in proof.balance) for key in ("due_count", "message_count")}
    assert proof.holds
    assert totals == {"due_count": 8, "message_count": 8}
    assert sum(row["accepted_count"] for row in proof.balance) == 4


def test_a_days_balance_is_what_prove_says_of_that_day(sent, as_of: datetime):
    store = sent[0].store
    _plant(store, f"delete from message_move where message_id = {ONE}")
    whole = prove(store, as_of).balance

    for day in (as_of, as_of + timedelta(days=3)):
        expected = [dict(row) for row in whole if row["due_on"] == day.date()]
        for row in expected:
            del row["due_on"]
        assert read_day_balance(store, day) == expected
        assert expected


@pytest.mark.parametrize("kind", ["transactional", "warmup", "test"])
def test_a_message_of_no_sequence_is_due_by_who_asked_for_it(sent, as_of: datetime, kind: str):
    store = sent[0].store
    with store.transaction() as session:
        session.connection.execute(
            "with asked as (insert into message select (jsonb_populate_record(message,"
            " jsonb_build_object('message_id', gen_random_uuid(), 'enrolment_id', null,"
            f" 'source_kind', %s::text, 'source_key', 'order/1'))).* from message"
            f" where message_id = {ONE} returning message_id, state, created_at)"
            " insert into message_move (message_id, to_state, reason, at)"
            " select message_id, state, 'due', created_at from asked",
            [kind],
        )

    proof = prove(store, as_of)

    assert proof.holds
    assert sum(row["due_count"] for row in proof.balance) == 9
    assert [row["due_count"] for row in read_day_balance(store, as_of)] == [5]


OFF = "set local session_replication_role = 'replica'"
"""Triggers off: what the database refuses is planted here as an intruder would."""


def _plant(store: Store, *statements: str) -> None:
    with store.transaction() as session:
        session.connection.execute(OFF)
        for statement in statements:
            session.connection.execute(statement)


ONE = "(select message_id from message where step = 1 order by 1 limit 1)"
OFFENCES: dict[str, tuple[str, ...]] = {
    "lost": (f"delete from message where message_id = {ONE}",),
    "unbalanced": (f"update message set state = 'dropped' where message_id = {ONE}",),
    "uncertain_old": (
        (
            "update message set state = 'uncertain',"
            f" uncertain_since = accepted_at - interval '5 days' where message_id = {ONE}"
        ),
    ),
    "sent_after_ban": (
        (
            "insert into ban (ban_key, kind, lookup_hash, key_version, scope, reason, source, at,"
            " recorded_at) select 'x', 'email', lookup_hash, 1, 'global', 'manual', 'x',"
            " '2026-03-01T00:00Z', '2026-03-01T00:00Z' from contact_point limit 1"
        ),
    ),
    "outside_window": (
        (
            "update attempt set marked_at = '2026-03-02T23:00Z' where attempt_id ="
            " (select attempt_id from attempt limit 1)"
        ),
    ),
    "over_cap": ("update budget set limit_count = 1, used_count = 4 where kind = 'sender'",),
}


@pytest.mark.parametrize("audit", sorted(OFFENCES))
def test_each_audit_catches_its_offence(sent, as_of: datetime, audit: str):
    store = sent[0].store
    assert_proved(store, as_of)

    _plant(store, *OFFENCES[audit])

    proof = prove(store, as_of)
    assert proof.audits[audit]
    assert not proof.holds


def test_the_audit_of_doubles_catches_a_second_call(sent, as_of: datetime):
    store = sent[0].store
    columns = [
        row[0]
        for row in query(
            store,
            "select column_name from information_schema.columns"
            " where table_name = 'attempt' and table_schema = 'public'",
        )
    ]
    changed = {
        "attempt_id": "gen_random_uuid()",
        "ordinal": "ordinal + 1",
        "fencing_token": "nextval('fencing_token')",
    }
    values = ", ".join(changed.get(name, name) for name in columns)
    _plant(
        store, f"insert into attempt ({', '.join(columns)}) select {values} from attempt limit 1"
    )

    assert prove(store, as_of).audits["doubled"]


@pytest.mark.parametrize(
    "offence",
    [
        "delete from message where step = 2",
        "delete from message_move where message_id = " + ONE,
    ],
)
def test_the_balance_does_not_hold_by_construction(sent, as_of: datetime, offence: str):
    store = sent[0].store

    _plant(store, offence)

    assert prove(store, as_of).unbalanced


def test_every_audit_file_has_an_offence_here(sent, as_of: datetime):
    assert set(prove(sent[0].store, as_of).audits) == {*OFFENCES, "doubled"}


def test_silence_is_said_when_messages_are_due_and_nothing_goes_out(sent, as_of: datetime):
    store = sent[0].store
    early = read_standing(store, as_of + timedelta(minutes=10)).alerts
    late = read_standing(store, as_of + timedelta(days=4)).alerts
    pause(store, "global", "", "x", "ann", as_of)
    paused = read_standing(store, as_of + timedelta(days=4)).alerts

    assert early == []
    assert any("4 messages are overdue" in alert for alert in late)
    assert not any("overdue" in alert for alert in paused)
    assert any("paused: everything by ann" in alert for alert in paused)
