"""What came in, and what did it mean?

raw_event is append-only and partitioned by month of receipt; event and reply are derived from it
by versioned rules and can be derived again.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    Identity,
    Index,
    LargeBinary,
    PrimaryKeyConstraint,
    SmallInteger,
    Table,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from models.tables.base import at, changed_xid, key, metadata, serial, word

raw_event = Table(
    "raw_event",
    metadata,
    Column("raw_event_id", BigInteger, Identity(always=True), nullable=False),
    word("source", comment="sendgrid, inbound_parse, unsubscribe_link, imap, late_answer ..."),
    at("received_at"),
    at("signed_at", nullable=True),
    word("body_hash"),
    Column("is_stale", Boolean, nullable=False, server_default=text("false")),
    key("message_id", nullable=True, comment="as the event itself claims"),
    Column("body", JSONB, comment="pseudonymised at the border; null for mails"),
    Column("mail_cipher", LargeBinary, comment="a whole mail, under keys.border_key"),
    changed_xid(),
    PrimaryKeyConstraint("raw_event_id", "received_at"),
    Index("ix_raw_event_changed_xid", "changed_xid"),
    postgresql_partition_by="range (received_at)",
)
event = Table(
    "event",
    metadata,
    key("event_id", primary_key=True),
    Column("raw_event_id", BigInteger, nullable=False),
    key("message_id", nullable=True, index=True),
    key("attempt_id", nullable=True),
    key("lead_id", nullable=True, index=True),
    word("kind"),
    at("occurred_at"),
    at("received_at"),
    Column("is_machine", Boolean, nullable=False, server_default=text("false")),
    Column("detail", JSONB, nullable=False),
    Column("rules_version", SmallInteger, nullable=False),
    changed_xid(),
    Index("ix_event_kind", "kind", "occurred_at"),
)
reply = Table(
    "reply",
    metadata,
    key("reply_id", primary_key=True),
    Column("raw_event_id", BigInteger, nullable=False),
    key("message_id", nullable=True, index=True),
    key("enrolment_id", nullable=True),
    key("lead_id", nullable=True, index=True),
    word("kind"),
    word("intent", nullable=True),
    word("sentiment", nullable=True),
    word("urgency", nullable=True),
    Column("confidence", Float),
    Column("needs_person", Boolean, nullable=False),
    Column("return_on", Date),
    word("rule", comment="which rule decided"),
    at("received_at"),
    Column("rules_version", SmallInteger, nullable=False),
    changed_xid(),
)
parked_event = Table(
    "parked_event",
    metadata,
    Column("raw_event_id", BigInteger, primary_key=True, autoincrement=False),
    word("reason"),
    at("at"),
    changed_xid(),
)
reading_cursor = Table(
    "reading_cursor",
    metadata,
    word("cursor_name", primary_key=True),
    Column("next_xid", BigInteger, nullable=False, comment="all before it are read"),
    at("updated_at"),
)
llm_call = Table(
    "llm_call",
    metadata,
    serial("llm_call_id"),
    word("purpose"),
    word("model"),
    word("request_hash"),
    word("state"),
    Column("answer", JSONB, comment="of pseudonymous prompts; expires by retention"),
    Column("input_tokens", BigInteger, nullable=False),
    Column("output_tokens", BigInteger, nullable=False),
    Column("cost_micros", BigInteger, nullable=False),
    word("error", nullable=True),
    at("at"),
    changed_xid(),
    Index(
        "uq_llm_call_answered",
        "request_hash",
        unique=True,
        postgresql_where=text("state = 'answered'"),
    ),
)
audit = Table(
    "audit",
    metadata,
    serial("audit_id"),
    word("actor"),
    word("action"),
    word("subject_kind"),
    word("subject_key"),
    Column("detail", JSONB, nullable=False),
    at("at"),
    changed_xid(),
)
audit_seal = Table(
    "audit_seal",
    metadata,
    Column("audit_id", BigInteger, primary_key=True, autoincrement=False),
    word("previous_hash"),
    word("row_hash"),
    at("sealed_at"),
)
