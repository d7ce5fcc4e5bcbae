"""Which world is this, what runs, and what must others hear of?"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from models.tables.base import at, changed_xid, key, metadata, serial, word

system_state = Table(
    "system_state",
    metadata,
    Column("is_only_row", Boolean, CheckConstraint("is_only_row", name="only"), primary_key=True),
    word("world", CheckConstraint("world in ('live', 'sandbox')", name="world")),
    key("database_id", comment="made anew at the first migration", nullable=False),
    Column("epoch", BigInteger, nullable=False, comment="differs from the sidecar after a restore"),
    at("virtual_now", nullable=True, comment="a simulated world's clock; null follows the wall"),
    at("dispatched_until", nullable=True, comment="high-water mark of dispatch as_of"),
    at("created_at"),
    changed_xid(),
)
run_log = Table(
    "run_log",
    metadata,
    key("run_id", primary_key=True),
    word("flow"),
    at("as_of"),
    at("started_at"),
    at("finished_at", nullable=True),
    word("state"),
    Column("counts", JSONB, nullable=False),
    word("error", nullable=True),
    Index("ix_run_log_flow", "flow", "started_at"),
)
counter = Table(
    "counter",
    metadata,
    word("counter_name"),
    word("day"),
    Column("count", BigInteger, nullable=False),
    PrimaryKeyConstraint("counter_name", "day"),
)
alert = Table(
    "alert",
    metadata,
    serial("alert_id"),
    word("kind"),
    word("scope_key"),
    word("sentence"),
    at("opened_at"),
    at("recovered_at", nullable=True),
    changed_xid(),
    Index(
        "uq_alert_open",
        "kind",
        "scope_key",
        unique=True,
        postgresql_where=text("recovered_at is null"),
    ),
)
outbox = Table(
    "outbox",
    metadata,
    serial("outbox_id"),
    word("target"),
    word("topic"),
    word("subject_key"),
    Column("payload", JSONB, nullable=False),
    word("state", server_default="pending"),
    Column("attempt_count", Integer, nullable=False, server_default=text("0")),
    at("next_at"),
    at("created_at"),
    changed_xid(),
)
tombstone = Table(
    "tombstone",
    metadata,
    serial("tombstone_id"),
    word("table_name"),
    word("row_key"),
    at("removed_at"),
    changed_xid(),
)
