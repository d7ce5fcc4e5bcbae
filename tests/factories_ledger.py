"""Leads, enrolments, texts and messages that are ready to go out, as many as a test asks for."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import orjson
from psycopg.types.json import Jsonb

from models.keys import (
    account_id,
    contact_point_id,
    content_hash,
    content_id,
    enrolment_id,
    lead_id,
    message_id,
    normalise_email,
    step_key,
)
from models.settings import Settings
from tasks.clock import VirtualClock
from tasks.keyring import Keyring, seal
from tasks.resources import Resources
from tasks.store.postgres import Store

KEYRING = Keyring({1: b"m" * 32}, {1: b"l" * 32})

DEFINITION: dict[str, Any] = {
    "name": "spring",
    "senders": ["sender1"],
    "timezone": "UTC",
    "country": "US",
    "steps": [
        {"name": "hook", "day": 0, "template": "hook.liquid", "subject": "Hello"},
        {"name": "proof", "day": 3, "template": "proof.liquid", "subject": "More"},
    ],
    "window": {"opens": "07:00", "closes": "21:00", "preferred_hours": {"default": 9}},
}


def make_resources(
    store: Store, home: Path, sandbox_url: str, *, is_reading_clock: bool = True, **overrides: Any
) -> Resources:
    """Return a sandbox world's hands over this store; `overrides` are groups of settings."""
    settings = Settings.model_validate(
        {
            "home": home,
            "sandbox": {"base_url": sandbox_url},
            "sendgrid": {"api_key": "SG.main.test", "timeout_seconds": 5},
            "openai": {"api_key": "sk-test"},
            "caps": {"per_account_per_day": 1000},
            **overrides,
        }
    )

    def read() -> datetime | None:
        with store.transaction() as session:
            return session.value("operations.read_virtual_now")

    return Resources(settings, store, VirtualClock(read), KEYRING, "sandbox")


def set_clock(store: Store, now: datetime) -> None:
    """Tell the simulated world the time; it may go back here, unlike in the product."""
    with store.transaction() as session:
        session.connection.execute("update system_state set virtual_now = %s", [now])


@dataclass
class ReadyWorld:
    """Ids of what was made, in order."""

    lead_ids: list[str] = field(default_factory=list)
    account_ids: list[str] = field(default_factory=list)
    enrolment_ids: list[str] = field(default_factory=list)
    message_ids: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)


def make_ready_world(
    store: Store,
    count: int,
    due_at: datetime,
    *,
    definition: dict[str, Any] | None = None,
    steps_with_content: Sequence[int] = (1, 2),
    daily_cap: int = 1_000_000,
    names: Sequence[str] = ("Ada", "Byron"),
    accounts: int | None = None,
) -> ReadyWorld:
    """Make `count` leads whose first step is due at `due_at` with approved texts."""
    definition = definition or DEFINITION
    rows = [
        _rows_of(index, definition, due_at, steps_with_content, names, accounts or count)
        for index in range(count)
    ]
    tables = _by_table(rows)
    with store.transaction() as session:
        _make_campaign(session.connection, definition, daily_cap, due_at)
        for table in _ORDER:
            group = tables.get(table, [])
            if group:
                columns = list(group[0])
                session.copy_rows(
                    table, columns, [[row[column] for column in columns] for row in group]
                )
    messages = tables.get("message", [])
    return ReadyWorld(
        lead_ids=[row["lead_id"] for row in messages],
        account_ids=[row["account_id"] for row in messages],
        enrolment_ids=[row["enrolment_id"] for row in messages],
        message_ids=[row["message_id"] for row in messages],
        addresses=[f"person{index}@company{index}.example" for index in range(count)],
    )


def _by_table(rows: Sequence[list[tuple[str, dict[str, Any]]]]) -> dict[str, list[dict[str, Any]]]:
    """Group the rows by table; an account that several leads share stands there once."""
    tables: dict[str, list[dict[str, Any]]] = {}
    for lead in rows:
        for table, row in lead:
            tables.setdefault(table, []).append(row)
    accounts = {row["account_id"]: row for row in tables.get("account", [])}
    return {**tables, "account": list(accounts.values())}


_ORDER = (
    "account",
    "lead",
    "keys.person_key",
    "contact_point",
    "enrolment",
    "enrolment_move",
    "content",
    "message",
    "message_move",
)
VERSION = "11111111-1111-5111-8111-111111111111"


def _make_campaign(connection: Any, definition: dict[str, Any], cap: int, at: datetime) -> None:
    connection.execute(
        "insert into campaign_version (campaign_version_id, campaign_name, content_hash,"
        " definition, created_at) values (%s, %s, 'h', %s, %s)",
        [VERSION, definition["name"], Jsonb(definition), at],
    )
    connection.execute(
        "insert into campaign values (%s, 'active', null, %s, %s, %s)",
        [definition["name"], VERSION, at, at],
    )
    for sender in definition["senders"]:
        connection.execute(
            "insert into sender (sender_id, channel, provider, account_name, address,"
            " display_name, timezone, warmup_started_on, daily_cap, created_at)"
            " values (%s, 'email', 'sendgrid', 'sendgrid', %s, 'Sam Sender', 'UTC', %s, %s, %s)",
            [sender, f"{sender}@northwind.example", date(2020, 1, 1), cap, at],
        )


class _Person(NamedTuple):
    """One lead in the making: its identities, its key, and what its campaign says."""

    number: int
    lead: str
    account_key: str
    account: str
    address: str
    enrolment: str
    sender: str
    key: bytes
    wrapped_key: bytes
    definition: dict[str, Any]
    at: datetime


def _person(index: int, definition: dict[str, Any], at: datetime, accounts: int) -> _Person:
    lead = lead_id("factory", str(index))
    account_key = f"company{index % accounts}.example"
    key, wrapped_key = KEYRING.new_person_key(lead)
    return _Person(
        number=index,
        lead=lead,
        account_key=account_key,
        account=account_id(account_key),
        address=f"person{index}@company{index}.example",
        enrolment=enrolment_id(lead, definition["name"], 1),
        sender=definition["senders"][index % len(definition["senders"])],
        key=key,
        wrapped_key=wrapped_key,
        definition=definition,
        at=at,
    )


def _rows_of(
    index: int,
    definition: dict[str, Any],
    at: datetime,
    steps: Sequence[int],
    names: Sequence[str],
    accounts: int,
) -> list[tuple[str, dict[str, Any]]]:
    person = _person(index, definition, at, accounts)
    wrapped = {"lead_id": person.lead, "wrapped_key": person.wrapped_key, "created_at": at}
    contents = [_content(person.lead, person.enrolment, person.key, step, at) for step in steps]
    return [
        ("account", _account(person)),
        ("lead", _lead(person, names)),
        ("keys.person_key", wrapped),
        ("contact_point", _contact_point(person)),
        ("enrolment", _enrolment(person)),
        ("enrolment_move", _enrolment_move(person)),
        ("message", _message(person)),
        ("message_move", _message_move(person)),
        *(("content", content) for content in contents),
    ]


def _account(person: _Person) -> dict[str, Any]:
    return {
        "account_id": person.account,
        "account_key": person.account_key,
        "name": person.account_key,
        "created_at": person.at,
    }


def _lead(person: _Person, names: Sequence[str]) -> dict[str, Any]:
    first, last = (name.encode() for name in names)
    return {
        "lead_id": person.lead,
        "source": "factory",
        "source_key": str(person.number),
        "account_id": person.account,
        "email_confidence": "Real",
        "timezone": "UTC",
        "country": "US",
        "first_name_cipher": seal(person.key, first, person.lead, "first_name"),
        "last_name_cipher": seal(person.key, last, person.lead, "last_name"),
        "created_at": person.at,
        "updated_at": person.at,
    }


def _contact_point(person: _Person) -> dict[str, Any]:
    lookup = KEYRING.lookup_hash("email", normalise_email(person.address))
    return {
        "contact_point_id": contact_point_id("email", lookup),
        "lead_id": person.lead,
        "kind": "email",
        "lookup_hash": lookup,
        "domain_hash": KEYRING.lookup_hash("domain", person.address.split("@")[1]),
        "key_version": 1,
        "normaliser_version": 1,
        "cipher": seal(person.key, person.address.encode(), person.lead, "email"),
        "created_at": person.at,
    }


def _enrolment(person: _Person) -> dict[str, Any]:
    return {
        "enrolment_id": person.enrolment,
        "lead_id": person.lead,
        "account_id": person.account,
        "campaign_name": person.definition["name"],
        "round": 1,
        "campaign_version_id": VERSION,
        "sender_id": person.sender,
        "state": "active",
        "timezone": "UTC",
        "day_zero_on": person.at.date(),
        "next_step": 1,
        "step_count": len(person.definition["steps"]),
        "enrolled_at": person.at - timedelta(hours=1),
    }


def _enrolment_move(person: _Person) -> dict[str, Any]:
    return {
        "enrolment_id": person.enrolment,
        "to_state": "active",
        "reason": "enrolled",
        "at": person.at - timedelta(hours=1),
    }


def _message(person: _Person) -> dict[str, Any]:
    source_key = step_key(person.enrolment, 1)
    return {
        "message_id": message_id("sequence", source_key),
        "source_kind": "sequence",
        "source_key": source_key,
        "lead_id": person.lead,
        "account_id": person.account,
        "enrolment_id": person.enrolment,
        "campaign_name": person.definition["name"],
        "campaign_version_id": VERSION,
        "step": 1,
        "step_name": person.definition["steps"][0]["name"],
        "sender_id": person.sender,
        "first_due_at": person.at,
        "due_at": person.at,
        "look_at": person.at,
        "rank_at": person.at - timedelta(hours=4),
        "created_at": person.at,
    }


def _message_move(person: _Person) -> dict[str, Any]:
    message = message_id("sequence", step_key(person.enrolment, 1))
    return {"message_id": message, "to_state": "planned", "reason": "due", "at": person.at}


def _content(
    lead: str, enrolment: str, key: bytes, step: int, at: datetime, subject: str = ""
) -> dict[str, Any]:
    subject = subject or f"Step {step}"
    text = f"Hello, this is step {step} for {enrolment}."
    html = f"<p>{text}</p>"
    digest = content_hash(subject, text, html)
    body = orjson.dumps({"subject": subject, "text": text, "html": html})
    return {
        "content_id": content_id(enrolment, step, digest),
        "enrolment_id": enrolment,
        "step": step,
        "lead_id": lead,
        "content_hash": digest,
        "body_cipher": seal(key, body, lead, "body"),
        "origin": "template",
        "facts_hash": "none",
        "facts": Jsonb({"fields": {}, "expires_at": None}),
        "findings": Jsonb([]),
        "review_state": "approved",
        "created_at": at,
    }


def _person_key(store: Store, lead: str) -> bytes:
    with store.transaction() as session:
        row = session.connection.execute(
            "select wrapped_key from keys.person_key where lead_id = %s", [lead]
        ).fetchone()
    assert row is not None
    return KEYRING.unwrap(row[0], lead)


def readdress(store: Store, lead: str, address: str) -> None:
    """Give a lead another e-mail address, as it stands."""
    cipher = seal(_person_key(store, lead), address.encode(), lead, "email")
    with store.transaction() as session:
        session.connection.execute(
            "update contact_point set cipher = %s where lead_id = %s", [cipher, lead]
        )


def rename(store: Store, lead: str, first_name: str) -> None:
    """Give a lead another first name, as it stands."""
    cipher = seal(_person_key(store, lead), first_name.encode(), lead, "first_name")
    with store.transaction() as session:
        session.connection.execute(
            "update lead set first_name_cipher = %s where lead_id = %s", [cipher, lead]
        )


def rewrite(store: Store, enrolment: str, subject: str, at: datetime, step: int = 1) -> str:
    """Replace a step's text by another approved one; returns its hash."""
    with store.transaction() as session:
        row = session.connection.execute(
            "select lead_id from enrolment where enrolment_id = %s", [enrolment]
        ).fetchone()
    assert row is not None
    content = _content(row[0], enrolment, _person_key(store, row[0]), step, at, subject)
    with store.transaction() as session:
        session.connection.execute(
            "update content set is_current = false where enrolment_id = %s and step = %s",
            [enrolment, step],
        )
        session.copy_rows("content", list(content), [list(content.values())])
    return str(content["content_hash"])
