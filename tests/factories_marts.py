"""Rows of the operational store for the marts' tests, written as the product writes them."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from psycopg.types.json import Jsonb

from models import keys
from models.rules.lifecycle import MESSAGE_MOVES, check_move
from tasks.store.postgres import Session

START = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
DEFINITION = {
    "name": "spring",
    "kind": "cold_outreach",
    "priority": 5,
    "steps": [
        {"name": "hook", "day": 0, "subject": "Hello there"},
        {"name": "proof", "day": 3, "subject": "How others do it"},
        {"name": "fomo", "day": 7, "subject": "Last note"},
    ],
    "waves": {"leads_per_day": 10},
    "experiment": {
        "name": "subjects",
        "metric": "reply_rate",
        "arms": [{"name": "plain", "weight": 0.5}, {"name": "curious", "weight": 0.5}],
        "control": "plain",
        "days": 28,
        "looks": 4,
        "alpha": 0.05,
        "holdout": 0.0,
        "minimum_accounts_per_arm": 2,
    },
}


def at(days: float) -> datetime:
    return START + timedelta(days=days)


def insert(session: Session, table: str, **row: Any) -> None:
    columns = ", ".join(row)
    places = ", ".join(f"%({name})s" for name in row)
    values = {
        name: Jsonb(value) if isinstance(value, dict | list) else value
        for name, value in row.items()
    }
    session.connection.execute(f"insert into {table} ({columns}) values ({places})", values)


def make_campaign(session: Session, name: str = "spring", **changes: Any) -> str:
    definition = {**DEFINITION, "name": name, **changes}
    version = keys.campaign_version_id(name, keys.digest(repr(definition)))
    insert(
        session,
        "campaign_version",
        campaign_version_id=version,
        campaign_name=name,
        content_hash=keys.digest(repr(definition)),
        definition=definition,
        created_at=START,
    )
    insert(
        session,
        "campaign",
        campaign_name=name,
        state="active",
        current_version_id=version,
        created_at=START,
        updated_at=START,
    )
    session.connection.execute(
        "insert into sender (sender_id, channel, provider, account_name, address, display_name,"
        " timezone, warmup_started_on, created_at) values ('anna', 'email', 'sendgrid', 'sendgrid',"
        " 'anna@outreach.example', 'Anna Example', 'UTC', '2026-01-01', %s) on conflict do nothing",
        [START],
    )
    return version


def make_lead(session: Session, number: int, *, account: int | None = None, **changes: Any) -> str:
    company = f"company{number if account is None else account}.example"
    session.connection.execute(
        "insert into account (account_id, account_key, name, domain, industry, employee_count,"
        " country, created_at) values (%s, %s, %s, %s, 'technology', 40, 'US', %s)"
        " on conflict do nothing",
        [keys.account_id(company), company, f"Company of {company}", company, START],
    )
    row = {
        "lead_id": keys.lead_id("crm", str(number)),
        "source": "crm",
        "source_key": str(number),
        "account_id": keys.account_id(company),
        "role": "VP Marketing",
        "email_confidence": "Real",
        "created_at": START,
        "updated_at": START,
        **changes,
    }
    insert(session, "lead", **row)
    return row["lead_id"]


def make_enrolment(
    session: Session, lead: str, version: str, campaign: str = "spring", **changes: Any
) -> str:
    row = {
        "enrolment_id": keys.enrolment_id(lead, campaign, 1),
        "lead_id": lead,
        "campaign_name": campaign,
        "round": 1,
        "campaign_version_id": version,
        "sender_id": "anna",
        "state": "active",
        "timezone": "UTC",
        "day_zero_on": date(2026, 3, 2),
        "next_step": 0,
        "step_count": 3,
        "enrolled_at": START,
        **changes,
    }
    columns = ", ".join(row)
    places = ", ".join(f"%({name})s" for name in row)
    session.connection.execute(
        f"insert into enrolment (account_id, {columns})"
        f" select account_id, {places} from lead where lead_id = %(lead_id)s",
        row,
    )
    return row["enrolment_id"]


def make_message(
    session: Session, enrolment: str, step: int, due_at: datetime = START, **changes: Any
) -> str:
    """Plan one step as the planner does: message, first move, and the enrolment's next step."""
    message = keys.message_id("sequence", keys.step_key(enrolment, step))
    name = DEFINITION["steps"][step - 1]["name"]
    row = {
        "message_id": message,
        "source_kind": "sequence",
        "source_key": keys.step_key(enrolment, step),
        "step": step,
        "step_name": name,
        "first_due_at": due_at,
        "due_at": due_at,
        "look_at": due_at,
        "rank_at": due_at,
        "created_at": due_at,
        **changes,
    }
    columns = ", ".join(row)
    places = ", ".join(f"%({column})s" for column in row)
    session.connection.execute(
        f"insert into message (enrolment_id, lead_id, account_id, campaign_name,"
        f" campaign_version_id, sender_id, {columns})"
        f" select enrolment_id, lead_id, account_id, campaign_name, campaign_version_id,"
        f" sender_id, {places} from enrolment where enrolment_id = %(enrolment_id)s",
        {**row, "enrolment_id": enrolment},
    )
    insert(session, "message_move", message_id=message, to_state="planned", reason="due", at=due_at)
    session.connection.execute(
        "update enrolment set next_step = greatest(next_step, %s) where enrolment_id = %s",
        [step, enrolment],
    )
    return message


def move(
    session: Session, message: str, to_state: str, when: datetime, reason: str = "due"
) -> None:
    """Move a message along the lifecycle's arrows and note it."""
    cursor = session.connection.execute(
        "select state from message where message_id = %s", [message]
    )
    before = cursor.fetchone()[0]
    check_move(MESSAGE_MOVES, message, before, to_state)
    insert(
        session,
        "message_move",
        message_id=message,
        from_state=before,
        to_state=to_state,
        reason=reason,
        at=when,
    )
    closes = to_state in ("accepted", "dropped", "dead")
    session.connection.execute(
        "update message set state = %(state)s, reason = %(reason)s,"
        " look_at = case when %(state)s in ('planned', 'held') then %(at)s end,"
        " channel = case when %(state)s = 'accepted' then 'email' else channel end,"
        " accepted_at = case when %(state)s = 'accepted' then %(at)s else accepted_at end,"
        " closed_at = case when %(closes)s then %(at)s end where message_id = %(message)s",
        {"state": to_state, "reason": reason, "at": when, "closes": closes, "message": message},
    )


def send(session: Session, message: str, when: datetime) -> None:
    decide(session, message, "send", "due", when)
    move(session, message, "claimed", when)
    move(session, message, "accepted", when, reason="accepted")


def decide(session: Session, message: str, verdict: str, reason: str, when: datetime) -> None:
    insert(
        session,
        "decision",
        message_id=message,
        verdict=verdict,
        reason=reason,
        facts={},
        policy_hash=keys.digest("policy"),
        at=when,
    )


def make_event(
    session: Session,
    message: str,
    kind: str,
    when: datetime,
    *,
    is_machine: bool = False,
    **detail: Any,
) -> str:
    event = keys.event_id(message, kind, when, str(is_machine))
    session.connection.execute(
        "insert into event (event_id, raw_event_id, message_id, lead_id, kind, occurred_at,"
        " received_at, is_machine, detail, rules_version)"
        " select %s, 1, message_id, lead_id, %s, %s, %s, %s, %s, 1 from message"
        " where message_id = %s",
        [event, kind, when, when, is_machine, Jsonb(detail), message],
    )
    return event


def make_history(session: Session, leads: Iterable[int]) -> None:
    """Send the first step to each lead; what follows depends on the lead's number."""
    version = make_campaign(session)
    for number in leads:
        lead = make_lead(session, number, account=number // 2)
        arm = "plain" if number // 2 % 2 else "curious"
        enrolment = make_enrolment(session, lead, version, experiment_key="subjects", arm=arm)
        message = make_message(session, enrolment, 1, at(number % 3))
        if number % 10 == 9:
            move(session, message, "dropped", at(number % 3), reason="suppressed")
            continue
        send(session, message, at(number % 3 + 0.1))
        if number % 7 == 6:
            make_event(session, message, "bounced", at(4), bounce_class="hard")
            continue
        make_event(session, message, "delivered", at(number % 3 + 0.2))
        if number % 2:
            make_event(session, message, "opened", at(4), is_machine=number % 4 == 1)
        if number % 5 == 0:
            make_event(session, message, "opened", at(4.5))
            make_event(
                session, message, "replied", at(5), intent="interested", sentiment="positive"
            )
