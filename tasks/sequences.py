"""What follows a closed step?

Whoever closes a step plans the next one in the same transaction: an accepted or skipped step is
followed by the next message, or completes the sequence; some reasons end it.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from models.keys import digest, message_id, step_key
from models.rules.cadence import lead_zone, step_due
from models.rules.industries import industry_class
from models.rules.lifecycle import LIVE_ENROLMENT, EnrolmentState
from models.rules.reasons import EXPLANATIONS, After, Reason
from tasks.policies import Version, Versions
from tasks.store.postgres import Session


class ClosedStep(NamedTuple):
    """One row of `dispatch.read_closed_steps`."""

    message_id: str
    step: int
    lead_id: str
    account_id: str
    sender_id: str
    priority: int
    campaign_name: str
    enrolment_id: str
    state: str
    campaign_version_id: str
    timezone: str
    day_zero_on: date
    step_count: int
    next_step: int
    country: str | None
    industry: str | None


class PlannedMessage(NamedTuple):
    """A message that is about to be made, in the order of `dispatch.plan_messages_write`."""

    message_id: str
    source_key: str
    lead_id: str
    account_id: str
    enrolment_id: str
    campaign_name: str
    campaign_version_id: str
    step: int
    step_name: str
    sender_id: str
    due_at: datetime
    priority: int


def close_steps(
    session: Session, versions: Versions, reasons: Mapping[str, Reason], as_of: datetime
) -> None:
    """Plan what follows the closed messages: the next step, completion, or the sequence's end."""
    rows = [
        ClosedStep(*row)
        for row in session.rows("dispatch.read_closed_steps", message_ids=sorted(reasons))
    ]
    live = [row for row in rows if row.state in LIVE_ENROLMENT and row.step == row.next_step]
    ended = [
        row for row in live if EXPLANATIONS[reasons[row.message_id]].after is After.ENDS_ENROLMENT
    ]
    going_on = [row for row in live if row not in ended]
    followed = [row for row in going_on if row.step < row.step_count]
    completed = [row for row in going_on if row.step >= row.step_count]
    if followed:
        known = versions.load(session, {row.campaign_version_id for row in followed})
        plan_messages(
            session,
            [next_message(row, known[row.campaign_version_id], as_of) for row in followed],
            as_of,
        )
        session.run(
            "dispatch.advance_enrolments_write",
            enrolment_ids=[row.enrolment_id for row in followed],
            next_steps=[row.step + 1 for row in followed],
        )
    close_enrolments(
        session,
        [
            (row.enrolment_id, _ended_state(reasons[row.message_id]), reasons[row.message_id])
            for row in ended
        ]
        + [(row.enrolment_id, EnrolmentState.COMPLETED, Reason.DUE) for row in completed],
        as_of,
    )


def _ended_state(reason: Reason) -> EnrolmentState:
    replied = reason is Reason.REPLIED
    return EnrolmentState.RESPONDED if replied else EnrolmentState.STOPPED


def next_message(row: ClosedStep, version: Version, as_of: datetime) -> PlannedMessage:
    """Return the step after a closed one, due on its day, never closer than the gap."""
    step = version.definition.steps[row.step]
    zone = lead_zone(row.timezone.split(",")[0], version.policy)
    due_at = step_due(
        version.policy,
        zone,
        row.country or version.definition.country,
        industry_class(row.industry),
        spread_of(row.enrolment_id, row.step + 1),
        row.day_zero_on,
        step.day,
        version.policy.minimum_gap_days[row.step],
        as_of,
        as_of,
    )
    key = step_key(row.enrolment_id, row.step + 1)
    return PlannedMessage(
        message_id("sequence", key),
        key,
        row.lead_id,
        row.account_id,
        row.enrolment_id,
        row.campaign_name,
        row.campaign_version_id,
        row.step + 1,
        step.name,
        row.sender_id,
        due_at,
        row.priority,
    )


def spread_of(enrolment_id: str, step: int) -> float:
    """Return where in the spread a message falls, in [0, 1): fixed for its key."""
    return int(digest("spread", enrolment_id, str(step))[:13], 16) / float(1 << 52)


def plan_messages(session: Session, plans: Sequence[PlannedMessage], as_of: datetime) -> int:
    """Write messages that are not there yet; returns how many were new."""
    if not plans:
        return 0
    columns = list(zip(*plans, strict=True))
    names = (
        "message_ids",
        "source_keys",
        "lead_ids",
        "account_ids",
        "enrolment_ids",
        "campaign_names",
        "campaign_version_ids",
        "steps",
        "step_names",
        "sender_ids",
        "due_ats",
        "priorities",
    )
    arrays = {name: list(column) for name, column in zip(names, columns, strict=True)}
    return session.run("dispatch.plan_messages_write", **arrays, as_of=as_of)


def close_enrolments(
    session: Session, ends: Sequence[tuple[str, EnrolmentState, Reason]], as_of: datetime
) -> None:
    """Close live enrolments, each with its state and reason; closed ones are left alone."""
    if not ends:
        return
    session.run(
        "dispatch.close_enrolments_write",
        enrolment_ids=[end[0] for end in ends],
        states=[str(end[1]) for end in ends],
        reasons=[str(end[2]) for end in ends],
        as_of=as_of,
    )
