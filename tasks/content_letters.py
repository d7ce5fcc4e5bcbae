"""How does a draft or a template become one person's text?

Names are filled in, the arm's subject is put in place, the legal footer is added, and the text is
judged once more as it will be read.
"""

import uuid
from typing import Any

from models.keys import digest
from models.rules.content_layout import fill_in, one_line, to_html, to_text
from models.rules.content_lint import Context, Finding, is_fit, lint, lint_filled
from models.rules.content_prompts import SUBJECT_CHARACTERS
from models.schemas.campaign import CampaignDefinition
from models.schemas.content import Draft
from models.settings import OrganisationSettings
from tasks.content_rows import Job, Review, Text
from tasks.templates import TemplateError, render

SAMPLE_SHARE = 0.1
"""The share of texts that `review: sample` shows to a person."""


def fill_draft(
    job: Job,
    organisation: OrganisationSettings,
    draft: Draft,
    findings: list[Finding],
    *,
    model: str,
    request_hash: str,
    cost_micros: int,
) -> Text | None:
    """Return the model's draft as this person's text, or None where the arm's subject fails."""
    stated = arm_subject(job)
    try:
        subject = (
            render(stated, job.variables(organisation.name))
            if stated
            else fill_in(draft.subject, job.names)
        )
    except TemplateError:
        return None
    return _finish(
        job,
        organisation,
        subject,
        fill_in(draft.body, job.names),
        origin="model",
        findings=findings,
        model=model,
        request_hash=request_hash,
        cost_micros=cost_micros,
        is_fit=True,
    )


def fill_template(
    job: Job,
    organisation: OrganisationSettings,
    origin: str,
    earlier: list[Finding],
    *,
    cost_micros: int,
    request_hash: str | None,
) -> Text | None:
    """Return the step's template as this person's text, or None where it cannot be rendered.

    A template that breaks a rule waits for a person. `earlier` are the findings of the drafts that
    it stands in for; they are kept as notes.
    """
    variables = job.variables(organisation.name)
    sources = (arm_subject(job) or job.step.subject, job.definition.templates[job.step.template])
    try:
        subject, body = one_line(render(sources[0], variables)), render(sources[1], variables)
    except TemplateError:
        return None
    context = Context(
        facts={**job.facts, **job.names},
        campaign_facts=job.definition.facts,
        variables=frozenset(),
        subject_characters=SUBJECT_CHARACTERS,
        body_words=job.step.max_words,
        is_by_person=True,
        own_words="\n".join(sources),
        company_name=job.names["company_name"],
    )
    own = [
        *lint(Draft(subject=subject, body=body, claims=[]), context),
        *lint_filled(subject, body),
    ]
    return _finish(
        job,
        organisation,
        subject,
        body,
        origin=origin,
        findings=[*own, *(each._replace(is_blocking=False) for each in earlier)],
        model=None,
        request_hash=request_hash,
        cost_micros=cost_micros,
        is_fit=is_fit(own, job.definition.quality_threshold),
    )


def arm_subject(job: Job) -> str | None:
    """Return the subject that the enrolment's arm gives to the step, if it gives one."""
    experiment = job.definition.experiment
    if experiment is None or job.row.arm is None:
        return None
    return next(
        (arm.subjects.get(job.step.name) for arm in experiment.arms if arm.name == job.row.arm),
        None,
    )


def _finish(
    job: Job,
    organisation: OrganisationSettings,
    subject: str,
    body: str,
    *,
    is_fit: bool,
    **fields: Any,
) -> Text:
    name, address = organisation.name, organisation.postal_address
    is_approved = is_fit and not wants_review(job.definition, job)
    return Text(
        job=job,
        subject=one_line(subject),
        text=to_text(body, name, address),
        html=to_html(body, name, address),
        review_state="approved" if is_approved else "pending",
        **fields,
    )


def wants_review(definition: CampaignDefinition, job: Job) -> bool:
    """Say whether the campaign's mode shows this text to a person: none, a tenth, or all."""
    if definition.review == "sample":
        draw = digest("review sample", job.row.enrolment_id, str(job.row.step))
        return int(draw[:13], 16) / float(1 << 52) < SAMPLE_SHARE
    return definition.review == "all"


def review_task(text: Text) -> Review:
    """Return the matter of a text that a person must approve; bound to its hash."""
    codes = sorted({str(each.code) for each in text.findings if each.is_blocking})
    reason = ", ".join(codes) or f"the campaign reviews {text.job.definition.review}"
    return Review(
        _review_id("content", text.content_id),
        "content",
        text.content_id,
        text.content_hash,
        text.job.definition.priority,
        reason,
    )


def unwritten_task(job: Job, kind: str, reason: str) -> Review:
    """Return the matter of a step for which no text could be made."""
    subject_key = f"{job.row.enrolment_id}/{job.row.step}"
    return Review(
        _review_id(kind, subject_key), kind, subject_key, None, job.definition.priority, reason
    )


def _review_id(kind: str, subject_key: str) -> str:
    return str(uuid.UUID(digest("review", kind, subject_key)[:32]))
