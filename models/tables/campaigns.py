"""What do we want to say to whom, and who says it?

A campaign version is the campaign as it was, by content hash; an enrolment pins one, and a lead
has at most one live enrolment, by constraint.
"""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    SmallInteger,
    Table,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from models.rules.lifecycle import LIVE_ENROLMENT, CampaignState, EnrolmentState
from models.tables.base import at, changed_xid, key, metadata, serial, word


def _one_of(column: str, states: type) -> str:
    return f"{column} in ({', '.join(repr(str(state)) for state in states)})"  # type: ignore[attr-defined]


campaign_version = Table(
    "campaign_version",
    metadata,
    key("campaign_version_id", primary_key=True),
    word("campaign_name"),
    word("content_hash"),
    Column("definition", JSONB, nullable=False),
    at("created_at"),
    word("actor", nullable=True),
    changed_xid(),
    UniqueConstraint("campaign_name", "content_hash"),
)
campaign = Table(
    "campaign",
    metadata,
    word("campaign_name", primary_key=True),
    word("state", CheckConstraint(_one_of("state", CampaignState), name="state")),
    word("state_reason", nullable=True),
    key("current_version_id", ForeignKey("campaign_version.campaign_version_id"), nullable=False),
    at("created_at"),
    at("updated_at"),
    changed_xid(),
)
sender = Table(
    "sender",
    metadata,
    word("sender_id", primary_key=True),
    word("channel"),
    word("provider"),
    word("account_name", comment="which credentials"),
    word("address"),
    word("display_name"),
    word("timezone"),
    Column("warmup_started_on", Date, nullable=False),
    Column("daily_cap", Integer),
    Column("is_enabled", Boolean, nullable=False, server_default=text("true")),
    at("created_at"),
    changed_xid(),
)
enrolment = Table(
    "enrolment",
    metadata,
    key("enrolment_id", primary_key=True),
    key("lead_id", ForeignKey("lead.lead_id"), nullable=False),
    key("account_id", ForeignKey("account.account_id"), nullable=False),
    word("campaign_name"),
    Column("round", SmallInteger, nullable=False),
    key("campaign_version_id", ForeignKey("campaign_version.campaign_version_id"), nullable=False),
    word("sender_id", ForeignKey("sender.sender_id")),
    word("experiment_key", nullable=True),
    word("arm", nullable=True),
    word("state", CheckConstraint(_one_of("state", EnrolmentState), name="state")),
    word("state_reason", nullable=True),
    word("timezone", comment="the lead's, as resolved at enrolment"),
    Column("day_zero_on", Date, nullable=False, comment="the lead's local date"),
    Column("next_step", SmallInteger, nullable=False),
    Column("step_count", SmallInteger, nullable=False),
    at("waiting_until", nullable=True),
    at("enrolled_at"),
    at("closed_at", nullable=True),
    changed_xid(),
    UniqueConstraint("lead_id", "campaign_name", "round"),
    Index("ix_enrolment_campaign_name", "campaign_name", "state"),
)
Index(
    "uq_enrolment_live_lead",
    enrolment.c.lead_id,
    unique=True,
    postgresql_where=text(f"state in ({', '.join(repr(str(s)) for s in LIVE_ENROLMENT)})"),
)
enrolment_move = Table(
    "enrolment_move",
    metadata,
    serial("enrolment_move_id"),
    key("enrolment_id", ForeignKey("enrolment.enrolment_id"), nullable=False, index=True),
    word("from_state", nullable=True),
    word("to_state"),
    word("reason"),
    at("at"),
    word("actor", nullable=True),
    changed_xid(),
)
pause = Table(
    "pause",
    metadata,
    serial("pause_id"),
    word(
        "level",
        CheckConstraint(
            "level in ('global', 'campaign', 'sender', 'channel', 'enrolment')", name="level"
        ),
    ),
    word("scope_key", server_default=""),
    word("reason"),
    word("actor"),
    at("at"),
    at("lifted_at", nullable=True),
    word("lifted_by", nullable=True),
    changed_xid(),
    Index(
        "uq_pause_open",
        "level",
        "scope_key",
        unique=True,
        postgresql_where=text("lifted_at is null"),
    ),
)
experiment_assignment = Table(
    "experiment_assignment",
    metadata,
    word("experiment_key"),
    key("account_id", ForeignKey("account.account_id"), nullable=False),
    word("arm"),
    Column("weight", Float, nullable=False),
    at("assigned_at"),
    changed_xid(),
    PrimaryKeyConstraint("experiment_key", "account_id"),
)
experiment_verdict = Table(
    "experiment_verdict",
    metadata,
    serial("experiment_verdict_id"),
    word("experiment_key"),
    word("metric"),
    word("status"),
    word("sentence"),
    Column("evidence", JSONB, nullable=False),
    word("design_hash"),
    Column("look", SmallInteger, nullable=False),
    at("as_of"),
    changed_xid(),
    UniqueConstraint("experiment_key", "metric", "as_of"),
)
content = Table(
    "content",
    metadata,
    key("content_id", primary_key=True),
    key("enrolment_id", nullable=True),
    Column("step", SmallInteger, nullable=False),
    key("lead_id", ForeignKey("lead.lead_id"), nullable=False),
    word("content_hash"),
    Column("body_cipher", LargeBinary, nullable=False, comment="subject, text, html as JSON"),
    word("origin", comment="model, template, fallback or person"),
    word("prompt_hash", nullable=True),
    word("model", nullable=True),
    word("facts_hash"),
    Column("facts", JSONB, nullable=False, comment="the facts that it rests on, with sources"),
    Column("findings", JSONB, nullable=False),
    Column("quality", Float),
    word(
        "review_state",
        CheckConstraint("review_state in ('approved', 'pending', 'rejected')", name="review_state"),
    ),
    Column("is_current", Boolean, nullable=False, server_default=text("true")),
    Column("cost_micros", Integer, nullable=False, server_default=text("0")),
    at("created_at"),
    word("actor", nullable=True),
    changed_xid(),
    Index(
        "uq_content_current",
        "enrolment_id",
        "step",
        unique=True,
        postgresql_where=text("is_current"),
    ),
)
review_task = Table(
    "review_task",
    metadata,
    key("review_task_id", primary_key=True),
    word("kind"),
    word("subject_key"),
    word("content_hash", nullable=True),
    Column("priority", SmallInteger, nullable=False),
    word("reason"),
    word("state", server_default="open"),
    word("decision", nullable=True),
    word("note", nullable=True),
    word("actor", nullable=True),
    at("opened_at"),
    at("decided_at", nullable=True),
    changed_xid(),
)
