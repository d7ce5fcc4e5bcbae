"""What must a text's writer know, and how is a text put in use?

Reading and writing only; what is written is decided in tasks/content.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

import orjson

from models.keys import content_hash, content_id, digest
from models.rules.content_layout import one_line, usable_company, usable_name
from models.rules.content_lint import Finding, quality
from models.schemas.campaign import CampaignDefinition, Step
from tasks.keyring import Keyring, open_sealed, seal
from tasks.policies import Versions
from tasks.store.postgres import Session


class JobRow(NamedTuple):
    """One row of `content.read_jobs`."""

    message_id: str
    lead_id: str
    account_id: str
    enrolment_id: str
    campaign_version_id: str
    step: int
    due_at: datetime
    arm: str | None
    sender_name: str
    company_name: str
    industry: str | None
    role: str | None
    city: str | None
    first_name_cipher: bytes | None
    wrapped_key: bytes
    replaces: str | None


@dataclass(frozen=True)
class Job:
    """One message that wants a text, with all that the text may rest on."""

    row: JobRow
    definition: CampaignDefinition
    step: Step
    key: bytes
    first_name: str | None
    facts: dict[str, Any]
    stored_facts: dict[str, Any]
    expires_at: datetime | None

    @property
    def missing(self) -> list[str]:
        """Return the required facts that are not known."""
        return [name for name in self.step.requires if self.facts.get(name) in (None, "", [])]

    @property
    def names(self) -> dict[str, str]:
        """Return what a model's variables stand for, as far as it is known."""
        names = {
            "company_name": usable_company(self.row.company_name),
            "sender_name": one_line(self.row.sender_name),
        }
        return names | ({"first_name": self.first_name} if self.first_name else {})

    def variables(self, organisation: str) -> dict[str, Any]:
        """Return what a template may use, as far as it is known."""
        known = {
            **self.names,
            "organisation_name": organisation,
            "role": self.row.role,
            "city": self.row.city,
            "facts": self.facts,
            "campaign": self.definition.facts,
        }
        return {name: value for name, value in known.items() if value is not None}


class Text(NamedTuple):
    """A text that is ready to be sealed and put in use."""

    job: Job
    subject: str
    text: str
    html: str
    origin: str
    request_hash: str | None
    model: str | None
    findings: list[Finding]
    review_state: str
    cost_micros: int

    @property
    def content_hash(self) -> str:
        """Return the hash that an approval binds to."""
        return content_hash(self.subject, self.text, self.html)

    @property
    def content_id(self) -> str:
        """Return the text's identity."""
        return content_id(self.job.row.enrolment_id, self.job.row.step, self.content_hash)


class Review(NamedTuple):
    """A matter for a person, in the order of `content.reviews_write`."""

    review_task_id: str
    kind: str
    subject_key: str
    content_hash: str | None
    priority: int
    reason: str


def load_jobs(
    session: Session,
    keyring: Keyring,
    versions: Versions,
    message_ids: Sequence[str],
    as_of: datetime,
) -> list[Job]:
    """Return what is to be written for these messages."""
    rows = [JobRow(*row) for row in session.rows("content.read_jobs", message_ids=message_ids)]
    known = versions.load(session, {row.campaign_version_id for row in rows})
    definitions = {version_id: version.definition for version_id, version in known.items()}
    fields = {
        field
        for definition in definitions.values()
        for step in definition.steps
        for field in (*step.facts, *step.requires, *_used_in_templates(definition, step))
    }
    facts: dict[str, dict[str, tuple[Any, datetime | None]]] = {}
    for message_id, field, value, expires_at in session.rows(
        "content.read_facts",
        message_ids=[row.message_id for row in rows],
        lead_ids=[row.lead_id for row in rows],
        needed_ats=[max(row.due_at, as_of) for row in rows],
        fields=sorted(fields),
        as_of=as_of,
    ):
        facts.setdefault(message_id, {})[field] = (value, expires_at)
    return [
        _make_job(row, definitions[row.campaign_version_id], keyring, facts.get(row.message_id, {}))
        for row in rows
    ]


def _used_in_templates(definition: CampaignDefinition, step: Step) -> list[str]:
    from tasks.templates import variables_of

    names = variables_of(definition.templates.get(step.template, ""))
    return [name.removeprefix("facts.") for name in names if name.startswith("facts.")]


def _make_job(
    row: JobRow,
    definition: CampaignDefinition,
    keyring: Keyring,
    facts: dict[str, tuple[Any, datetime | None]],
) -> Job:
    step = definition.steps[row.step - 1]
    wanted = {*step.facts, *step.requires, *_used_in_templates(definition, step)}
    stored = {field: value for field, (value, _) in facts.items() if field in wanted}
    ends = [ends_at for field, (_, ends_at) in facts.items() if field in wanted and ends_at]
    key = keyring.unwrap(row.wrapped_key, row.lead_id)
    name = None
    if row.first_name_cipher:
        name = open_sealed(key, row.first_name_cipher, row.lead_id, "first_name").decode()
    of_account = {"industry": row.industry} if row.industry and "industry" in wanted else {}
    return Job(
        row=row,
        definition=definition,
        step=step,
        key=key,
        first_name=usable_name(name),
        facts={**of_account, **stored},
        stored_facts=stored,
        expires_at=min(ends, default=None),
    )


def put_in_use(session: Session, texts: Sequence[Text], as_of: datetime) -> None:
    """Write the texts, in place of the ones they replace, and wake what waited for them.

    People who were erased meanwhile get none.
    """
    if not texts:
        return
    alive = {
        lead_id
        for (lead_id,) in session.rows(
            "content.lock_leads", lead_ids=sorted({text.job.row.lead_id for text in texts})
        )
    }
    kept = [text for text in texts if text.job.row.lead_id in alive]
    ids = [text.content_id for text in kept]
    session.run(
        "content.retire_write",
        content_ids=sorted({text.job.row.replaces for text in kept if text.job.row.replaces}),
    )
    session.run("content.contents_write", **_columns(kept), content_ids=ids, as_of=as_of)
    session.run("content.wake_write", content_ids=ids, as_of=as_of)


def _columns(texts: Sequence[Text]) -> dict[str, list[Any]]:
    facts = [_facts_json(text.job) for text in texts]
    return {
        "enrolment_ids": [text.job.row.enrolment_id for text in texts],
        "steps": [text.job.row.step for text in texts],
        "lead_ids": [text.job.row.lead_id for text in texts],
        "content_hashes": [text.content_hash for text in texts],
        "bodies": [_sealed_body(text) for text in texts],
        "origins": [text.origin for text in texts],
        "prompt_hashes": [text.request_hash for text in texts],
        "models": [text.model for text in texts],
        "facts_hashes": [digest("facts", each) for each in facts],
        "facts": facts,
        "findings": [
            orjson.dumps([each.as_json() for each in text.findings]).decode() for text in texts
        ],
        "qualities": [quality(text.findings) for text in texts],
        "review_states": [text.review_state for text in texts],
        "costs": [text.cost_micros for text in texts],
    }


def _facts_json(job: Job) -> str:
    rests_on = {"fields": job.stored_facts, "expires_at": job.expires_at}
    return orjson.dumps(rests_on, option=orjson.OPT_SORT_KEYS).decode()


def _sealed_body(text: Text) -> bytes:
    body = orjson.dumps({"subject": text.subject, "text": text.text, "html": text.html})
    return seal(text.job.key, body, text.job.row.lead_id, "body")


def ask_people(session: Session, reviews: Sequence[Review], as_of: datetime) -> None:
    """Open a review task for each matter that has none yet."""
    if not reviews:
        return
    columns = list(zip(*reviews, strict=True))
    names = ("review_task_ids", "kinds", "subject_keys", "content_hashes", "priorities", "reasons")
    arrays = {name: list(column) for name, column in zip(names, columns, strict=True)}
    session.run("content.reviews_write", **arrays, as_of=as_of)
