"""Does `why` name the gate that keeps a lead out of a campaign, and does planning agree?"""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

import pytest
from psycopg.types.json import Jsonb

from tasks.explaining import tell_campaign, tell_lead
from tasks.planning import plan_due
from tasks.resources import Resources
from tasks.store.postgres import Session
from tests.factories_ledger import DEFINITION, make_ready_world, make_resources, set_clock
from tests.faults import Bench, query

AUTUMN: dict[str, Any] = {
    **DEFINITION,
    "name": "autumn",
    "waves": {"leads_per_day": 40},
    "gates": {"email_confidence": ["Real"]},
    "experiment": {
        "name": "tone",
        "arms": [{"name": "warm", "weight": 0.5}, {"name": "dry", "weight": 0.5}],
        "control": "warm",
    },
}
VERSION = "22222222-2222-5222-8222-222222222222"
BAN = (
    "insert into ban (ban_key, kind, lookup_hash, key_version, scope, scope_key, reason, source,"
    " at, recorded_at) select 'k' || lead_id, %(kind)s, case %(kind)s when 'email' then lookup_hash"
    " else domain_hash end, 1, %(scope)s, %(scope_key)s, 'complaint', 'a test', %(at)s, %(at)s"
    " from contact_point where lead_id = %(lead)s"
)
LIFT = "insert into ban_lift select ban_id, 'a mistake', %(at)s, 'ann' from ban where ban_key = "
HOLD_OUT = (
    "insert into experiment_assignment select 'tone', account_id, 'holdout', 0.1, %(at)s"
    " from lead where lead_id = %(lead)s"
)
COMPLETE = "update enrolment set state = 'completed', closed_at = %(at)s where lead_id = %(lead)s"
CONTACT = (
    "update lead set last_contacted_at = %(at)s - coalesce(%(age)s, '0'::interval)"
    " where lead_id = %(lead)s"
)
ANSWER = (
    "insert into reply (reply_id, raw_event_id, lead_id, kind, needs_person, rule, received_at,"
    " rules_version) values (gen_random_uuid(), 1, %(lead)s, %(kind)s, false, 'a test', %(at)s, 1)"
)
EMAIL, DOMAIN = {"kind": "email"}, {"kind": "domain"}
EVERYWHERE = {"scope": "global", "scope_key": ""}
CASES: dict[str, tuple[str, list[tuple[str, dict[str, Any]]]]] = {
    "new": ("waits_for_wave", []),
    "erased": ("erased", [("update lead set erased_at = %(at)s where lead_id = %(lead)s", {})]),
    "banned": ("suppressed", [(BAN, EMAIL | EVERYWHERE)]),
    "domain": ("suppressed", [(BAN, DOMAIN | {"scope": "channel", "scope_key": "email"})]),
    "this list": ("suppressed", [(BAN, EMAIL | {"scope": "list", "scope_key": "autumn"})]),
    "other list": ("waits_for_wave", [(BAN, EMAIL | {"scope": "list", "scope_key": "winter"})]),
    "lifted": ("waits_for_wave", [(BAN, EMAIL | EVERYWHERE), (LIFT + "'k' || %(lead)s", {})]),
    "replied": (
        "engaged",
        [("update lead set engagement_status = 'replied' where lead_id = %(lead)s", {})],
    ),
    "answered elsewhere": (
        "replied",
        [("update lead set last_replied_at = %(at)s where lead_id = %(lead)s", {})],
    ),
    "answered us": ("replied", [(ANSWER, {"kind": "human"})]),
    "answered by a machine": ("waits_for_wave", [(ANSWER, {"kind": "auto_reply"})]),
    "no address": (
        "no_email",
        [("update contact_point set status = 'invalid' where lead_id = %(lead)s", {})],
    ),
    "guessed": (
        "email_confidence",
        [("update lead set email_confidence = 'Pattern' where lead_id = %(lead)s", {})],
    ),
    "held out": ("holdout", [(HOLD_OUT, {})]),
    "in spring": ("other_sequence", []),
    "rests": ("cooling", [(COMPLETE, {})]),
    "contacted": ("cooling", [(CONTACT, {})]),
    "contacted long ago": ("waits_for_wave", [(CONTACT, {"age": timedelta(days=30)})]),
}
WITH_ENROLMENT = ("in spring", "rests")


@pytest.fixture
def kept_out(bench: Bench, as_of: datetime) -> tuple[Resources, dict[str, str]]:
    """A lead for each case, by its name; campaign autumn is active and has enrolled no one."""
    world = make_ready_world(bench.store, len(CASES), as_of)
    leads = dict(zip(CASES, world.lead_ids, strict=True))
    set_clock(bench.store, as_of)
    with bench.store.transaction() as session:
        session.connection.execute("set local session_replication_role = 'replica'")
        _make_autumn(session, as_of)
        for table in ("message", "enrolment"):
            session.connection.execute(
                f"delete from {table} where lead_id <> all(%s::uuid[])",
                [[leads[name] for name in WITH_ENROLMENT]],
            )
        for name, (_, statements) in CASES.items():
            for statement, values in statements:
                at = as_of - timedelta(days=1)
                parameters = {"lead": leads[name], "at": at, "age": None, **values}
                session.connection.execute(statement, parameters)
    return make_resources(bench.store, bench.home, bench.sandbox.url), leads


def _make_autumn(session: Session, at: datetime) -> None:
    session.connection.execute("update campaign set state = 'closed'")
    session.connection.execute(
        "insert into campaign_version (campaign_version_id, campaign_name, content_hash,"
        " definition, created_at) values (%s, 'autumn', 'h', %s, %s)",
        [VERSION, Jsonb(AUTUMN), at],
    )
    session.connection.execute(
        "insert into campaign values ('autumn', 'active', null, %s, %s, %s)", [VERSION, at, at]
    )


def test_each_lead_outside_is_told_its_gate(kept_out):
    resources, leads = kept_out

    told = {
        name: [(row["campaign"], row["reason"]) for row in tell_lead(resources, lead).not_enrolled]
        for name, lead in leads.items()
    }

    assert told == {name: [("autumn", gate)] for name, (gate, _) in CASES.items()}


def test_planning_enrols_exactly_those_who_are_told_to_wait_for_their_wave(
    kept_out, as_of: datetime
):
    resources, leads = kept_out
    waiting = {leads[name] for name, (gate, _) in CASES.items() if gate == "waits_for_wave"}

    plan_due(resources, as_of)

    rows = query(resources.store, "select lead_id from enrolment where campaign_name = 'autumn'")
    assert {str(row[0]) for row in rows} == waiting
    assert all(tell_lead(resources, lead).not_enrolled == [] for lead in waiting)


GATES = Counter(gate for gate, _ in CASES.values())


def _outcomes(counts: dict[str, int]) -> int:
    kept_out = sum(count for name, count in counts.items() if name.startswith("kept_out_"))
    return kept_out + sum(
        counts.get(name, 0) for name in ("planned", "already_enrolled", "waits_for_wave")
    )


def _redefine(resources: Resources, **changes: Any) -> None:
    with resources.store.transaction() as session:
        session.connection.execute("set local session_replication_role = 'replica'")
        session.connection.execute(
            "update campaign_version set definition = %s where campaign_version_id = %s",
            [Jsonb(AUTUMN | changes), VERSION],
        )


def test_a_plan_counts_each_lead_in_one_outcome_by_the_gates_that_why_tells(
    kept_out, as_of: datetime
):
    resources, _ = kept_out
    told = {row["reason"]: row["lead_count"] for row in tell_campaign(resources, "autumn")[3]}

    counts = plan_due(resources, as_of)
    again = plan_due(resources, as_of)

    waiting = GATES["waits_for_wave"]
    shut = {f"kept_out_{gate}": count for gate, count in GATES.items() if gate != "waits_for_wave"}
    assert told == GATES
    assert counts == {
        "campaigns": 1, "candidates": len(CASES), "enrolled": waiting, "planned": waiting, **shut
    }  # fmt: skip
    assert again == {
        "campaigns": 1, "candidates": len(CASES), "already_enrolled": waiting, **shut
    }  # fmt: skip
    assert _outcomes(counts) == _outcomes(again) == len(CASES)


def test_who_finds_no_room_in_the_wave_is_counted_as_waiting_for_the_next(kept_out, as_of):
    resources, _ = kept_out
    _redefine(resources, waves={"leads_per_day": 1})

    days = [plan_due(resources, as_of + timedelta(days=day)) for day in (0, 0, 1)]

    waiting = GATES["waits_for_wave"]
    assert [counts["planned"] for counts in days] == [1, 0, 1]
    assert [counts["waits_for_wave"] for counts in days] == [waiting - 1, waiting - 1, waiting - 2]
    assert [_outcomes(counts) for counts in days] == [len(CASES)] * 3


def test_who_is_drawn_into_the_holdout_by_this_plan_is_counted_there(kept_out, as_of: datetime):
    resources, _ = kept_out
    arms = [{"name": "warm", "weight": 0.5}, {"name": "dry", "weight": 0.5}]
    _redefine(resources, experiment={**AUTUMN["experiment"], "holdout": 0.999, "arms": arms})

    counts = plan_due(resources, as_of)

    assert counts["kept_out_holdout"] > GATES["holdout"]
    assert counts["kept_out_holdout"] + counts["planned"] == (
        GATES["holdout"] + GATES["waits_for_wave"]
    )
    assert _outcomes(counts) == len(CASES)


def test_a_campaign_that_takes_no_leads_keeps_nobody_waiting(kept_out):
    resources, _ = kept_out
    with resources.store.transaction() as session:
        session.connection.execute("set local session_replication_role = 'replica'")
        session.connection.execute("update campaign set state = 'paused'")

    assert tell_campaign(resources, "autumn").not_enrolled == []


def test_the_sentences_name_what_stands_in_the_way(kept_out, as_of: datetime):
    resources, leads = kept_out

    sentences = {
        name: tell_lead(resources, leads[name]).not_enrolled[0]["sentence"]
        for name in ("new", "guessed", "in spring", "rests", "banned", "contacted", "answered us")
    }

    assert sentences["new"].endswith("40 enter a day, 0 did today.")
    assert sentences["guessed"].endswith("Pattern, is below the campaign's gate: Real.")
    assert sentences["in spring"] == "The lead is in another sequence, spring."
    assert sentences["banned"].endswith("suppression list (complaint).")
    rest = timedelta(days=resources.settings.caps.cooling_days - 1)
    until = f"The lead rests until {as_of + rest:%Y-%m-%d %H:%M} UTC, after"
    assert sentences["rests"] == f"{until} spring."
    assert sentences["contacted"] == f"{until} a contact elsewhere."
    assert sentences["answered us"].startswith("The lead has answered before, last on 2026-03-01;")


def test_after_its_rest_a_lead_waits_for_the_next_wave(kept_out, as_of: datetime):
    resources, leads = kept_out
    set_clock(resources.store, as_of + timedelta(days=resources.settings.caps.cooling_days))

    told = tell_lead(resources, leads["rests"]).not_enrolled

    assert [row["reason"] for row in told] == ["waits_for_wave"]


def test_a_campaign_that_is_not_active_is_not_waited_for(kept_out):
    resources, leads = kept_out
    with resources.store.transaction() as session:
        session.connection.execute("set local session_replication_role = 'replica'")
        session.connection.execute("update campaign set state = 'paused'")

    assert tell_lead(resources, leads["new"]).not_enrolled == []
