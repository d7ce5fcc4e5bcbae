"""The ledger: what was meant to go out, what was tried, and why or why not.

A message's state moves only along models/rules/lifecycle.py; every move is a row of
message_move, written in the same statement or transaction. A person has at most one call in
flight, by a partial unique index.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    Sequence,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from models.rules.lifecycle import AttemptState, MessageState
from models.tables.base import at, changed_xid, key, metadata, one_of, serial, word

message = Table(
    "message",
    metadata,
    key("message_id", primary_key=True),
    word(
        "source_kind",
        CheckConstraint(
            "source_kind in ('sequence', 'transactional', 'warmup', 'test')", name="source_kind"
        ),
    ),
    word("source_key", comment="enrolment and step, or a caller's key"),
    key("lead_id", ForeignKey("lead.lead_id"), nullable=False, index=True),
    key("account_id", nullable=False),
    key("enrolment_id", ForeignKey("enrolment.enrolment_id"), nullable=True, index=True),
    word("campaign_name"),
    key("campaign_version_id", nullable=False),
    Column("step", SmallInteger, nullable=False),
    word("step_name"),
    word("sender_id", ForeignKey("sender.sender_id")),
    word(
        "state",
        CheckConstraint(one_of("state", MessageState), name="state"),
        server_default="planned",
    ),
    word("reason", nullable=True),
    at("first_due_at", comment="immutable: the day of the balance"),
    at("due_at", comment="may slip"),
    at("look_at", nullable=True, comment="not looked at before; none where nobody is to look"),
    at("rank_at", comment="due time less the priority's head start: nobody starves"),
    Column("priority", SmallInteger, nullable=False, server_default=text("5")),
    Column("attempt_count", SmallInteger, nullable=False, server_default=text("0")),
    Column(
        "failure_count",
        SmallInteger,
        nullable=False,
        server_default=text("0"),
        comment="calls that were throttled or could not be made",
    ),
    word("content_hash", nullable=True, comment="of what was handed over last"),
    word("channel", nullable=True, comment="of the attempt that was accepted or is in doubt"),
    key("merged_into", nullable=True),
    at("uncertain_since", nullable=True),
    at("accepted_at", nullable=True),
    at("closed_at", nullable=True),
    at("created_at"),
    changed_xid(),
    UniqueConstraint("source_kind", "source_key"),
    CheckConstraint("(state in ('planned', 'held')) = (look_at is not null)", name="look_at"),
    Index("ix_message_campaign_name", "campaign_name", "first_due_at"),
    Index("ix_message_accepted_at", "accepted_at", postgresql_using="brin"),
)
Index(
    "ix_message_claimable",
    message.c.sender_id,
    message.c.rank_at,
    message.c.look_at,
    message.c.message_id,
    message.c.lead_id,
    postgresql_where=text("look_at is not null"),
)
Index(
    "ix_message_uncertain",
    message.c.uncertain_since,
    postgresql_where=text("uncertain_since is not null"),
)
message_move = Table(
    "message_move",
    metadata,
    serial("message_move_id"),
    key("message_id", nullable=False, index=True),
    word("from_state", nullable=True),
    word("to_state"),
    word("reason", nullable=True),
    key("attempt_id", nullable=True),
    at("at"),
    word("actor", nullable=True),
    changed_xid(),
)
fencing_token = Sequence("fencing_token", metadata=metadata, cache=1)
attempt = Table(
    "attempt",
    metadata,
    key("attempt_id", primary_key=True),
    key("message_id", ForeignKey("message.message_id"), nullable=False),
    key("lead_id", nullable=False),
    Column("ordinal", SmallInteger, nullable=False),
    word("channel"),
    word("provider"),
    word("account_name"),
    word("sender_id"),
    word(
        "state",
        CheckConstraint(one_of("state", AttemptState), name="state"),
        server_default="planned",
    ),
    word("outcome", nullable=True),
    word("lease_owner"),
    at("lease_until", comment="by the database's clock"),
    Column("fencing_token", BigInteger, nullable=False),
    at("claimed_at"),
    at("marked_at", nullable=True),
    at("settled_at", nullable=True),
    Column("budget_keys", ARRAY(Text), nullable=False, comment="given back where nothing left us"),
    word("provider_message_id", nullable=True),
    word("error", nullable=True),
    word("content_hash", nullable=True),
    word("evidence", nullable=True),
    changed_xid(),
    UniqueConstraint("message_id", "ordinal"),
    CheckConstraint("(state = 'settled') = (settled_at is not null)", name="settled"),
    Index(
        "uq_attempt_in_flight",
        "lead_id",
        unique=True,
        postgresql_where=text("settled_at is null"),
    ),
    Index(
        "ix_attempt_provider_message_id",
        "provider_message_id",
        postgresql_where=text("provider_message_id is not null"),
    ),
)
decision = Table(
    "decision",
    metadata,
    serial("decision_id"),
    key("message_id", nullable=False, index=True),
    word("verdict"),
    word("reason"),
    at("until", nullable=True),
    Column("facts", JSONB, nullable=False),
    word("policy_hash"),
    at("at"),
    changed_xid(),
)
budget = Table(
    "budget",
    metadata,
    word("budget_key", primary_key=True, comment="kind, scope and day, joined by /"),
    word("kind"),
    word("scope_key"),
    word("day"),
    Column("limit_count", Integer, nullable=False),
    Column("used_count", Integer, CheckConstraint("used_count >= 0", name="used"), nullable=False),
    at("updated_at"),
    changed_xid(),
)
breaker = Table(
    "breaker",
    metadata,
    word("breaker_key", primary_key=True, comment="provider/account"),
    word("state", server_default="closed"),
    Column("failure_count", Integer, nullable=False, server_default=text("0")),
    word("reason", nullable=True),
    at("opened_at", nullable=True),
    at("retry_at", nullable=True),
    Column("rate_per_second", Integer),
    Column("token_count", Integer),
    at("filled_at", nullable=True),
    at("updated_at"),
    changed_xid(),
)
human_task = Table(
    "human_task",
    metadata,
    key("human_task_id", primary_key=True),
    key("message_id", nullable=False),
    key("attempt_id", nullable=False),
    word("kind"),
    word("state", server_default="open"),
    word("outcome", nullable=True),
    at("due_at"),
    at("closed_at", nullable=True),
    word("actor", nullable=True),
    changed_xid(),
    Column("is_urgent", Boolean, nullable=False, server_default=text("false")),
)
