"""Does `why` tell every row of a story in words, and find a person by any of their names?"""

from datetime import datetime, timedelta
from typing import Any

import pytest
from psycopg.types.json import Jsonb

from deployments.cli.why import _show_campaign, _show_lead
from models.errors import UsageError
from models.printable import printable
from tasks.dispatch import send_due
from tasks.explaining import tell_campaign, tell_lead
from tasks.planning import plan_due
from tasks.resources import Resources
from tests.factories_ledger import (
    KEYRING,
    ReadyWorld,
    make_ready_world,
    make_resources,
    set_clock,
)
from tests.faults import SENDGRID, Bench

PHONE = "+12125550123"
EVIL = "\x1b[2J\u202etxt [red]"


@pytest.fixture
def sent(bench: Bench, as_of: datetime) -> tuple[Resources, ReadyWorld]:
    """Six leads whose first step was accepted, and whose second is planned."""
    world = make_ready_world(bench.store, 6, as_of)
    set_clock(bench.store, as_of)
    resources = make_resources(bench.store, bench.home, bench.sandbox.url, sendgrid=SENDGRID)
    send_due(resources, as_of)
    return resources, world


def plant(resources: Resources, statement: str, **values: Any) -> None:
    with resources.store.transaction() as session:
        session.connection.execute("set local session_replication_role = 'replica'")
        session.connection.execute(statement, values)


def _put(resources: Resources, lead: str, step: int, **columns: Any) -> None:
    """Put a message into a state as no command of ours would."""
    changes = ", ".join(f"{name} = %({name})s" for name in columns)
    plant(
        resources,
        f"update message set {changes} where lead_id = %(lead)s and step = %(step)s",
        lead=lead,
        step=step,
        **columns,
    )


def test_each_open_message_says_what_it_waits_for_and_what_to_do(sent, as_of: datetime):
    resources, world = sent
    states = {
        "not_due": {},
        "sender_quota": {"state": "held", "reason": "sender_quota"},
        "absent": {"state": "held", "reason": "absent"},
        "outcome_unknown": {
            "state": "uncertain", "reason": "outcome_unknown",
            "uncertain_since": as_of, "look_at": None,
        },
        "rejected": {"state": "dead", "reason": "rejected", "look_at": None},
        "due": {"look_at": as_of},
    }  # fmt: skip
    for lead, columns in zip(world.lead_ids, states.values(), strict=True):
        if columns:
            _put(resources, lead, 2, **columns)

    told = [tell_lead(resources, lead).open_messages for lead in world.lead_ids]

    assert [[row["reason"] for row in rows] for rows in told] == [[name] for name in states]
    assert all(row["sentence"] and row["step"] == 2 for rows in told for row in rows)
    held = told[1][0]
    assert held["sentence"] == "The sender's day is used up."
    assert held["remedy"]
    assert held["next_at"] is not None
    assert told[3][0]["next_at"] is None
    counted = {row["reason"]: row["sentence"] for row in tell_campaign(resources, "spring").states}
    assert counted["not_due"] == "Its time has not come."
    assert counted["due"] == "It is due; the next dispatch looks at it."


def test_every_row_of_a_timeline_has_a_sentence(sent, as_of: datetime):
    resources, world = sent
    lead, message = world.lead_ids[0], world.message_ids[0]
    for number, (kind, detail) in enumerate(
        [
            ("delivered", {}),
            ("opened", {}),
            ("bounced", {"bounce_class": "hard", "status": "5.1.1"}),
            ("replied", {"intent": "not_interested"}),
        ]
    ):
        plant(
            resources,
            "insert into event (event_id, raw_event_id, message_id, kind, occurred_at, received_at,"
            " is_machine, detail, rules_version) values (gen_random_uuid(), %(number)s,"
            " %(message)s, %(kind)s, %(at)s, %(at)s, %(machine)s, %(detail)s, 1)",
            number=number,
            message=message,
            kind=kind,
            at=as_of + timedelta(minutes=number),
            machine=kind == "opened",
            detail=Jsonb(detail),
        )
    plant(
        resources,
        "insert into ban (ban_key, kind, lookup_hash, key_version, scope, scope_key, reason,"
        " source, at, recorded_at) select 'b', 'email', lookup_hash, 1, 'global', '', 'complaint',"
        " 'sendgrid', %(at)s, %(at)s from contact_point where lead_id = %(lead)s",
        at=as_of + timedelta(hours=1),
        lead=lead,
    )

    told = {
        (row["kind"], row["what"]): row["sentence"] for row in tell_lead(resources, lead).timeline
    }

    assert all(told.values()), told
    assert told["message", "planned"].startswith("The step comes due at 2026-03-0")
    assert told["message", "planned > claimed"] == "A dispatch took it up."
    assert told["evidence", "opened (machine)"].endswith("by a machine; no person is counted.")
    assert told["evidence", "bounced"] == "The recipient's server refused it: hard, 5.1.1."
    assert told["evidence", "replied"] == "The person answered: not interested."
    assert told["ban", "suppressed"] == "The person marked a mail as spam; told by sendgrid."


def test_a_person_is_found_by_address_in_any_form_by_phone_and_by_id(sent, as_of: datetime):
    resources, world = sent
    lead = world.lead_ids[2]
    local, _, domain = world.addresses[2].partition("@")
    plant(
        resources,
        "insert into contact_point (contact_point_id, lead_id, kind, lookup_hash, key_version,"
        " normaliser_version, cipher, created_at) values (gen_random_uuid(), %(lead)s, 'phone',"
        " %(hash)s, 1, 1, '', %(at)s)",
        lead=lead,
        hash=KEYRING.lookup_hash("phone", PHONE),
        at=as_of,
    )
    names = (
        f"{local.upper()}@{domain.title()}",
        f"{local}+news@{domain}",
        f"  {local}@{domain} ",
        PHONE,
        "+1 (212) 555-0123",
        "001 212 555 0123",
        lead.upper(),
        lead.replace("-", ""),
        world.message_ids[2].upper(),
    )

    found = [str(tell_lead(resources, name).lead["lead_id"]) for name in names]

    assert found == [lead] * len(names)


def test_an_id_is_looked_up_by_the_index_of_ids(sent):
    from tasks.store.named_queries import load_queries

    resources, world = sent
    values = {"id": world.lead_ids[0], "text": world.lead_ids[0], "lookup_hashes": [b"x"]}
    with resources.store.transaction() as session:
        session.connection.execute("set local enable_seqscan = off")
        statement = f"explain {load_queries()['why.find_leads']}"
        plan = "\n".join(row[0] for row in session.connection.execute(statement, values))

    assert "using pk_lead " in plan
    assert "Seq Scan" not in plan


def test_a_stranger_is_told_of_a_ban_and_of_rows_set_aside(sent, as_of: datetime):
    resources, _ = sent
    plant(
        resources,
        "insert into ban (ban_key, kind, lookup_hash, key_version, scope, scope_key, reason,"
        " source, at, recorded_at) values ('s', 'email', %(hash)s, 1, 'global', '', 'unsubscribe',"
        " 'import:crm', %(at)s, %(at)s)",
        hash=KEYRING.lookup_hash("email", "gone@shop.example"),
        at=as_of,
    )
    plant(
        resources,
        "insert into quarantine (import_id, row_number, reason, row_cipher)"
        " values (gen_random_uuid(), 7, 'email', '')",
    )

    with pytest.raises(UsageError) as banned:
        tell_lead(resources, "Gone@shop.example")
    with pytest.raises(UsageError) as unknown:
        tell_lead(resources, "nobody@shop.example")

    assert "on the suppression list since 2026-03-02 (unsubscribe)" in str(banned.value)
    assert "suppression list" not in str(unknown.value)
    assert "imports set 1 rows aside: `parley export quarantine" in str(unknown.value)


def test_the_page_holds_no_python_and_no_order_to_the_terminal(sent, as_of: datetime, capsys):
    resources, world = sent
    lead = world.lead_ids[0]
    long = " ".join(f"word{number}" for number in range(60))
    facts = {"top_services": ["mail", EVIL], "deal": {"is_open": True}, "description": long}
    for field, value in facts.items():
        plant(
            resources,
            "insert into lead_fact (lead_id, field, value, source, precedence, confidence,"
            " observed_at) values (%(lead)s, %(field)s, %(value)s, 'vendor', 50, 0.9, %(at)s)",
            lead=lead,
            field=field,
            value=Jsonb(value),
            at=as_of,
        )
    plant(resources, "update account set name = %(name)s", name=EVIL)
    story = tell_lead(resources, lead)

    _show_lead(story, with_facts=False, output="table")
    brief = capsys.readouterr().out
    _show_lead(story, with_facts=True, output="table")
    whole = capsys.readouterr().out
    _show_campaign("spring", tell_campaign(resources, "spring"), "table")
    campaign = capsys.readouterr().out

    for page in (brief, whole, campaign):
        assert printable(page) == page
        assert max(map(len, page.splitlines())) <= 100
        assert not any(sign in page for sign in ("{'", "['", "None", "datetime"))
    assert "is open: yes" in brief
    assert "[red]" in brief
    assert "word59" in whole
    shown = brief[brief.index("word0") : brief.index("(--facts: all)")].split()
    assert [word for word in shown if word.startswith("wor") and word not in long.split()] == []


def test_a_lead_that_waits_for_its_first_plan_has_no_empty_table(sent, as_of: datetime, capsys):
    resources, world = sent
    plan_due(resources, as_of)
    for table in ("message_move", "enrolment_move", "decision", "attempt", "message", "enrolment"):
        plant(resources, f"delete from {table}")

    _show_lead(tell_lead(resources, world.lead_ids[0]), with_facts=False, output="table")

    page = capsys.readouterr().out
    assert "not enrolled in" in page
    assert page.rstrip().endswith("Nothing has happened to this lead yet.")
