"""What may leave the operational store for the marts?

The register of extracted columns. A column that is not named here is never read, and each named
one passes its kind's guard before anything reaches the disk: ids, instants, numbers, and words
that can be neither an address nor a phone number. Free text has no kind, so it cannot pass.
"""

from dataclasses import dataclass
from enum import StrEnum

from models.tables.schema import APPEND_ONLY


class Kind(StrEnum):
    """What a column may hold; anything else is replaced or left out by the guard."""

    ID = "id"
    AT = "at"
    DAY = "day"
    COUNT = "count"
    NUMBER = "number"
    FLAG = "flag"
    NAME = "name"
    KEY = "key"
    WORD = "word"
    ROLE = "role"
    OUTLINE = "outline"


TYPES = {
    Kind.ID: "uuid",
    Kind.AT: "timestamptz",
    Kind.DAY: "date",
    Kind.COUNT: "bigint",
    Kind.NUMBER: "double",
    Kind.FLAG: "boolean",
    Kind.NAME: "varchar",
    Kind.KEY: "varchar",
    Kind.WORD: "varchar",
    Kind.ROLE: "varchar",
    Kind.OUTLINE: "varchar",
}
"""DuckDB's type of each kind."""

_NAME_FORM = r"^[A-Za-z0-9_.:/+-]*[A-Za-z_][A-Za-z0-9_.:/+-]*$"
_WORD_FORM = r"^[\p{L} &,/.()'-]{1,60}$"
_KEY_FORM = r"^[A-Za-z0-9_.:/-]{1,256}$"
_ROLES = (
    ("executive", r"\b(ceo|cfo|cto|coo|cmo|cio|ciso|cpo|cro|chief|founder|owner|president)\b"),
    ("vice_president", r"\b(vp|svp|evp|vice)\b"),
    ("director", r"\b(director|head)\b"),
    ("manager", r"\b(manager|lead|supervisor)\b"),
)


def guard(column: str, kind: Kind) -> str:
    """Return the DuckDB expression that lets a value of this kind pass and nothing else.

    A name of another form becomes a digest of itself, so that it still tells rows apart; a word
    of another form becomes null.
    """
    if kind is Kind.NAME:
        digested = f"'other-' || md5({column})[:12]"
        form = f"regexp_matches({column}, '{_NAME_FORM}') and length({column}) <= 128"
        return f"case when {form} then {column} when {column} <> '' then {digested} end"
    if kind is Kind.WORD:
        quoted = _WORD_FORM.replace("'", "''")
        return f"case when regexp_matches({column}, '{quoted}') then {column} end"
    if kind is Kind.KEY:
        return f"case when regexp_matches({column}, '{_KEY_FORM}') then {column} end"
    if kind is Kind.ROLE:
        return _role_group(column)
    return f"{column}::{TYPES[kind]}"


def _role_group(column: str) -> str:
    arms = " ".join(
        f"when regexp_matches(lower({column}), '{form}') then '{group}'" for group, form in _ROLES
    )
    return f"case when {column} is null then null {arms} else 'other' end"


@dataclass(frozen=True)
class SourceColumn:
    """One extracted column; `expression` is Postgres SQL where it is not the column itself."""

    name: str
    kind: Kind
    expression: str | None = None


@dataclass(frozen=True)
class Source:
    """One extracted table: its primary key and the columns that may leave."""

    table: str
    key: tuple[str, ...]
    columns: tuple[SourceColumn, ...]

    @property
    def is_append_only(self) -> bool:
        """Tell whether rows never change once written."""
        return self.table in APPEND_ONLY


_OUTLINE = """jsonb_build_object(
    'kind', definition->'kind',
    'priority', definition->'priority',
    'steps', (
        select jsonb_agg(
            jsonb_build_object('name', step->'name', 'day', step->'day') order by position
        )
        from jsonb_array_elements(definition->'steps') with ordinality as steps (step, position)
    ),
    'experiment', jsonb_build_object(
        'name', definition->'experiment'->'name',
        'metric', definition->'experiment'->'metric',
        'control', definition->'experiment'->'control'
    )
)::text"""


def _columns(**kinds: str) -> tuple[SourceColumn, ...]:
    return tuple(
        SourceColumn(name, Kind(kind)) for kind, names in kinds.items() for name in names.split()
    )


SOURCES = (
    Source(
        "account",
        ("account_id",),
        _columns(id="account_id", word="industry country", count="employee_count"),
    ),
    Source(
        "lead",
        ("lead_id",),
        (
            *_columns(
                id="lead_id account_id",
                name="source email_confidence engagement_status stage timezone language",
                word="country",
                flag="tracking_allowed",
                at="created_at erased_at",
            ),
            SourceColumn("role_group", Kind.ROLE, "role"),
        ),
    ),
    Source(
        "campaign",
        ("campaign_name",),
        _columns(id="current_version_id", name="campaign_name state", at="created_at"),
    ),
    Source(
        "campaign_version",
        ("campaign_version_id",),
        (
            *_columns(id="campaign_version_id", name="campaign_name", at="created_at"),
            SourceColumn("outline", Kind.OUTLINE, _OUTLINE),
        ),
    ),
    Source(
        "enrolment",
        ("enrolment_id",),
        _columns(
            id="enrolment_id lead_id account_id campaign_version_id",
            name="campaign_name sender_id experiment_key arm state state_reason timezone",
            count="round next_step step_count",
            day="day_zero_on",
            at="enrolled_at closed_at",
        ),
    ),
    Source(
        "experiment_assignment",
        ("experiment_key", "account_id"),
        _columns(name="experiment_key arm", id="account_id", number="weight", at="assigned_at"),
    ),
    Source(
        "experiment_verdict",
        ("experiment_verdict_id",),
        _columns(
            count="experiment_verdict_id look", name="experiment_key metric status", at="as_of"
        ),
    ),
    Source(
        "message",
        ("message_id",),
        _columns(
            id="message_id lead_id account_id enrolment_id campaign_version_id merged_into",
            name="source_kind campaign_name step_name sender_id state reason channel content_hash",
            count="step attempt_count",
            at="first_due_at due_at uncertain_since accepted_at closed_at created_at",
        ),
    ),
    Source(
        "message_move",
        ("message_move_id",),
        (
            *_columns(count="message_move_id", id="message_id", name="from_state to_state reason"),
            SourceColumn("moved_at", Kind.AT, "at"),
        ),
    ),
    Source(
        "decision",
        ("decision_id",),
        (
            *_columns(count="decision_id", id="message_id", name="verdict reason policy_hash"),
            SourceColumn("decided_at", Kind.AT, "at"),
            SourceColumn("until_at", Kind.AT, "until"),
        ),
    ),
    Source(
        "event",
        ("event_id",),
        (
            *_columns(
                id="event_id message_id lead_id",
                name="kind",
                at="occurred_at",
                flag="is_machine",
                count="rules_version",
            ),
            *(
                SourceColumn(name, Kind.NAME, f"detail->>'{name}'")
                for name in ("bounce_class", "url_key", "intent", "sentiment")
            ),
        ),
    ),
    Source(
        "content",
        ("content_id",),
        _columns(
            id="content_id enrolment_id",
            name="content_hash origin model review_state",
            count="step cost_micros",
            number="quality",
            flag="is_current",
            at="created_at",
        ),
    ),
    Source(
        "tombstone",
        ("tombstone_id",),
        _columns(count="tombstone_id", name="table_name", key="row_key"),
    ),
)
