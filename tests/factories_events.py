"""Plain factories for what comes in: keys, a signing provider, ledgers, events and mails."""

import socket
import threading
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import orjson
import uvicorn
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from psycopg.types.json import Jsonb

from deployments.receiver import create_app
from models import keys
from models.settings import Settings
from tasks.clock import VirtualClock
from tasks.keyring import Keyring, seal
from tasks.resources import Resources
from tasks.store.postgres import Store

KEYRING = Keyring({1: bytes(range(32))}, {1: bytes(range(32, 64))})
INBOUND_SECRET = "a-made-up-secret"
REPLY_DOMAIN = "reply.northwind.example"


class Provider:
    """Signs webhooks as SendGrid does, with a P-256 key of its own."""

    def __init__(self) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        der = self._key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        self.public_key = b64encode(der).decode()

    def sign(self, body: bytes, at: datetime) -> dict[str, str]:
        """The headers that prove who sent this body, and when."""
        timestamp = str(int(at.timestamp()))
        signature = self._key.sign(timestamp.encode() + body, ec.ECDSA(hashes.SHA256()))
        return {
            "X-Twilio-Email-Event-Webhook-Signature": b64encode(signature).decode(),
            "X-Twilio-Email-Event-Webhook-Timestamp": timestamp,
        }


def make_settings(home: Path, url: str, public_key: str, **receiver: Any) -> Settings:
    """Settings of a sandbox world with a receiver."""
    return Settings.model_validate(
        {
            "home": home,
            "database_url": url,
            "sendgrid": {"webhook_public_key": public_key},
            "receiver": {"port": 0, "inbound_secret": INBOUND_SECRET, **receiver},
        }
    )


def make_resources(store: Store, as_of: datetime, settings: Settings) -> Resources:
    """Resources of a simulated world whose clock stands at `as_of`."""
    set_clock(store, as_of)

    def read() -> datetime | None:
        with store.transaction() as session:
            return session.value("operations.read_virtual_now")

    return Resources(settings, store, VirtualClock(read), KEYRING, "sandbox")


def set_clock(store: Store, instant: datetime) -> None:
    """Move the simulated world's clock."""
    with store.transaction() as session:
        session.run("operations.write_virtual_now", virtual_now=instant)


@contextmanager
def running_receiver(resources: Resources) -> Iterator[str]:
    """Yield the base URL of a real server in a thread."""
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(create_app(resources), log_config=None, access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


@dataclass(frozen=True)
class Sent:
    """One message of the ledger, and whom it was for."""

    lead_id: str
    enrolment_id: str
    message_id: str
    attempt_id: str
    address: str
    provider_message_id: str


def make_sent(
    store: Store,
    as_of: datetime,
    number: int = 1,
    *,
    state: str = "accepted",
    attempt_state: str = "settled",
    step: int = 1,
    later_steps: int = 0,
) -> Sent:
    """Put a lead, its enrolment and one message with an attempt into the ledger."""
    address = f"person{number}@company{number}.example"
    lead = keys.lead_id("test", str(number))
    account = keys.account_id(f"company{number}.example")
    enrolment = keys.enrolment_id(lead, "hook", 1)
    message = keys.message_id("sequence", keys.step_key(enrolment, step))
    attempt = keys.attempt_id(message, 1)
    sent = Sent(lead, enrolment, message, attempt, address, f"sgid{number}x{step}")
    with store.transaction() as session:
        run = session.connection.execute
        _make_campaign(run, as_of)
        _make_lead(run, sent, account, number, as_of)
        _make_enrolment(run, sent, account, step, as_of)
        for offset in range(later_steps + 1):
            _make_message(run, sent, account, as_of, step + offset, state if not offset else "")
        _make_attempt(run, sent, attempt_state, as_of)
    return sent


def _make_lead(run: Any, sent: Sent, account: str, number: int, as_of: datetime) -> None:
    run(
        "insert into account (account_id, account_key, name, created_at)"
        " values (%s, %s, %s, %s) on conflict do nothing",
        (account, f"company{number}.example", f"Company {number}", as_of),
    )
    run(
        "insert into lead (lead_id, source, source_key, account_id, created_at, updated_at)"
        " values (%s, 'test', %s, %s, %s, %s) on conflict do nothing",
        (sent.lead_id, str(number), account, as_of, as_of),
    )
    _make_address(run, sent.lead_id, sent.address, as_of)


def _make_enrolment(run: Any, sent: Sent, account: str, step: int, as_of: datetime) -> None:
    version = keys.campaign_version_id("hook", "h")
    run(
        "insert into enrolment (enrolment_id, lead_id, account_id, campaign_name, round,"
        " campaign_version_id, sender_id, state, timezone, day_zero_on, next_step, step_count,"
        " enrolled_at) values (%s, %s, %s, 'hook', 1, %s, 'sender1', 'active', 'UTC', %s, %s,"
        " 3, %s) on conflict do nothing",
        (sent.enrolment_id, sent.lead_id, account, version, as_of, step, as_of),
    )


def _make_attempt(run: Any, sent: Sent, state: str, as_of: datetime) -> None:
    """Make the first message's attempt: one that is settled was accepted."""
    is_settled = state == "settled"
    run(
        "insert into attempt (attempt_id, message_id, lead_id, ordinal, channel, provider,"
        " account_name, sender_id, state, outcome, lease_owner, lease_until, fencing_token,"
        " claimed_at, settled_at, provider_message_id, budget_keys)"
        " values (%s, %s, %s, 1, 'email',"
        " 'sendgrid', 'sendgrid', 'sender1', %s, %s, 'w', %s, 1, %s, %s, %s,"
        " '{lead/one/2026-03-02}')",
        (
            sent.attempt_id,
            sent.message_id,
            sent.lead_id,
            state,
            "accepted" if is_settled else None,
            as_of,
            as_of,
            as_of if is_settled else None,
            sent.provider_message_id if is_settled else None,
        ),
    )


def _make_campaign(run: Any, as_of: datetime) -> None:
    version = keys.campaign_version_id("hook", "h")
    run(
        "insert into campaign_version (campaign_version_id, campaign_name, content_hash,"
        " definition, created_at) values (%s, 'hook', 'h', %s, %s) on conflict do nothing",
        (version, Jsonb({}), as_of),
    )
    run(
        "insert into campaign (campaign_name, state, current_version_id, created_at, updated_at)"
        " values ('hook', 'active', %s, %s, %s) on conflict do nothing",
        (version, as_of, as_of),
    )
    run(
        "insert into sender (sender_id, channel, provider, account_name, address, display_name,"
        " timezone, warmup_started_on, created_at) values ('sender1', 'email', 'sendgrid',"
        " 'sendgrid', 'sam@northwind.example', 'Sam', 'UTC', '2026-01-01', %s)"
        " on conflict do nothing",
        (as_of,),
    )


def _make_address(run: Any, lead: str, address: str, as_of: datetime) -> None:
    key, wrapped = KEYRING.new_person_key(lead)
    found = run(
        "insert into keys.person_key (lead_id, wrapped_key, created_at) values (%s, %s, %s)"
        " on conflict do nothing returning lead_id",
        (lead, wrapped, as_of),
    ).fetchall()
    if found:
        lookup = KEYRING.lookup_hash("email", keys.normalise_email(address))
        run(
            "insert into contact_point (contact_point_id, lead_id, kind, lookup_hash, domain_hash,"
            " key_version, normaliser_version, cipher, created_at)"
            " values (%s, %s, 'email', %s, %s, 1, 1, %s, %s)",
            (
                keys.contact_point_id("email", lookup),
                lead,
                lookup,
                KEYRING.lookup_hash("domain", address.partition("@")[2]),
                seal(key, address.encode(), lead, "email"),
                as_of,
            ),
        )


def _make_message(
    run: Any, sent: Sent, account: str, as_of: datetime, step: int, state: str
) -> None:
    source_key = keys.step_key(sent.enrolment_id, step)
    due_at = as_of if state else as_of + timedelta(days=3)
    run(
        "insert into message (message_id, source_kind, source_key, lead_id, account_id,"
        " enrolment_id, campaign_name, campaign_version_id, step, step_name, sender_id, state,"
        " first_due_at, due_at, look_at, rank_at, accepted_at, uncertain_since, created_at)"
        " values (%s, 'sequence', %s, %s, %s, %s, 'hook', %s, %s, %s, 'sender1', %s, %s, %s, %s,"
        " %s, %s, %s, %s)",
        (
            keys.message_id("sequence", source_key),
            source_key,
            sent.lead_id,
            account,
            sent.enrolment_id,
            keys.campaign_version_id("hook", "h"),
            step,
            f"step{step}",
            state or "planned",
            due_at,
            due_at,
            None if state else due_at,
            due_at,
            as_of if state == "accepted" else None,
            as_of if state == "uncertain" else None,
            as_of,
        ),
    )


def make_event(sent: Sent, kind: str, at: datetime, **more: Any) -> dict[str, Any]:
    """One event as SendGrid's Event Webhook tells it."""
    return {
        "message_id": sent.message_id,
        "attempt_id": sent.attempt_id,
        "world": "sandbox",
        "campaign": "hook",
        "step": "1",
        "arm": "a",
        "email": sent.address,
        "timestamp": int(at.timestamp()),
        "smtp-id": f"<{sent.message_id}@{REPLY_DOMAIN}>",
        "event": kind,
        "sg_event_id": f"{kind}-{int(at.timestamp())}",
        "sg_message_id": f"{sent.provider_message_id}.filterdrecv-1",
        **more,
    }


def dump_events(*events: dict[str, Any]) -> bytes:
    """The raw body of a webhook."""
    return orjson.dumps(list(events))


def make_mail(
    sender: str, text: str, at: datetime, *, answers: str | None = None, **headers: str
) -> bytes:
    """A plain mail to our reply address, perhaps in answer to one of ours."""
    mail = EmailMessage()
    mail["From"] = f"Someone <{sender}>"
    mail["To"] = f"reply@{REPLY_DOMAIN}"
    mail["Subject"] = "Re: A question"
    mail["Date"] = format_datetime(at)
    mail["Message-ID"] = f"<{abs(hash((sender, text, at)))}@mail.example>"
    if answers is not None:
        mail["In-Reply-To"] = f"<{answers}@{REPLY_DOMAIN}>"
        mail["References"] = f"<{answers}@{REPLY_DOMAIN}>"
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text)
    return mail.as_bytes()


def select(store: Store, statement: str, *values: Any) -> list[tuple[Any, ...]]:
    """Rows of one statement."""
    with store.transaction() as session:
        return session.connection.execute(statement, values).fetchall()
