"""Who enters a campaign, and what is planned for them?

Leads that pass the gates are enrolled in waves, each in the arm of its company, with the first
step planned; people who were away come back when their time is over. One wave a campaign at a
time, by a lock on its row; one live enrolment a lead by the database's own rule.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import NamedTuple

from models.keys import digest, enrolment_id, message_id, step_key
from models.rules.cadence import first_due, lead_zone
from models.rules.industries import industry_class
from models.schemas.campaign import CampaignDefinition
from tasks.gates import ENROLLED, WAITS, count_gates, day_start, gate_parameters
from tasks.policies import Version, Versions
from tasks.resources import Resources
from tasks.runs import run_step
from tasks.sequences import PlannedMessage, plan_messages, spread_of
from tasks.store.postgres import Session

HOLDOUT = "holdout"
KEPT_OUT = "kept_out_"
"""Before a gate's code, the name of the count of leads that it keeps out."""
_ROUND = 1


class Candidate(NamedTuple):
    """One row of `planning.lock_candidates`."""

    lead_id: str
    account_id: str
    timezone: str | None
    country: str | None
    industry: str | None


class Enrolled(NamedTuple):
    """A new enrolment, in the order of `planning.enrolments_write`."""

    enrolment_id: str
    lead_id: str
    account_id: str
    sender_id: str
    arm: str | None
    timezone: str
    day_zero_on: str


def plan_due(resources: Resources, as_of: datetime) -> Counter[str]:
    """Enrol the day's wave of every active campaign, and wake people whose absence is over.

    The counts add up over the active campaigns, each of which looks at every lead.
    """
    versions = Versions(resources.settings.caps)
    counts: Counter[str] = Counter()
    with resources.store.transaction() as session:
        counts["woken"] = session.run("planning.wake_write", as_of=as_of)
        campaigns = [row[0] for row in session.rows("planning.active_campaigns")]
    for name in campaigns:
        plan = partial(_plan_campaign, resources, versions, name, as_of)
        counts.update(run_step(f"plan {name}", plan))
    counts["campaigns"] = len(campaigns)
    return +counts


def _plan_campaign(
    resources: Resources, versions: Versions, name: str, as_of: datetime
) -> Counter[str]:
    """Enrol the wave under the campaign's lock; look at every lead once it is free again."""
    with resources.store.transaction() as session:
        version_id = session.value("planning.lock_campaign", campaign_name=name)
        if version_id is None:  # paused or closed a moment ago
            return Counter()
        version = versions.load(session, {version_id})[version_id]
        entered = session.value(
            "planning.count_entered", campaign_name=name, since=day_start(as_of)
        )
        room = version.definition.waves.leads_per_day - entered
        enrolled = planned = 0
        if room > 0:
            enrolled, planned = _enrol_wave(session, resources, version_id, version, room, as_of)
    with resources.store.transaction() as session:
        return _count_outcomes(session, version, enrolled, planned, as_of)


def _count_outcomes(
    session: Session, version: Version, enrolled: int, planned: int, as_of: datetime
) -> Counter[str]:
    """Return what became of every lead, after the wave: each is counted in one outcome.

    candidates = planned + already_enrolled + kept_out_* + waits_for_wave
    """
    codes = count_gates(session, version, as_of)
    counts = Counter(candidates=sum(codes.values()), enrolled=enrolled, planned=planned)
    counts["already_enrolled"] = codes.pop(ENROLLED, 0) - enrolled
    counts[WAITS] = codes.pop(WAITS, 0)
    counts.update({f"{KEPT_OUT}{code}": count for code, count in codes.items()})
    return counts


def _enrol_wave(
    session: Session,
    resources: Resources,
    version_id: str,
    version: Version,
    room: int,
    as_of: datetime,
) -> tuple[int, int]:
    """Enrol the wave; returns how many enrolments and how many first messages are new."""
    definition = version.definition
    rows = session.rows("planning.lock_candidates", **gate_parameters(version, as_of), limit=room)
    candidates = [Candidate(*row) for row in rows]
    if not candidates:
        return 0, 0
    arms = _assign(session, resources, definition, candidates, as_of)
    entering = [each for each in candidates if arms.get(each.account_id) != HOLDOUT]
    enrolled = [_enrol(each, version, arms.get(each.account_id), as_of) for each in entering]
    new = _write(session, enrolled, version_id, version, as_of)
    by_lead = {each.lead_id: each for each in entering}
    plans = [
        _first_message(each, by_lead[each.lead_id], version_id, version, as_of)
        for each in enrolled
        if each.enrolment_id in new
    ]
    return len(new), plan_messages(session, plans, as_of)


def _assign(
    session: Session,
    resources: Resources,
    definition: CampaignDefinition,
    candidates: Sequence[Candidate],
    as_of: datetime,
) -> dict[str, str]:
    """Draw each company's arm by keyed hash, once; what is stored already holds."""
    from models.stats.assignment import assign

    experiment = definition.experiment
    if experiment is None:
        return {}
    weights = {arm.name: arm.weight for arm in experiment.arms}
    secret = resources.keyring.purpose_key("experiment-assignment")
    accounts = sorted({each.account_id for each in candidates})
    drawn = [
        assign(experiment.name, account, weights, secret, experiment.holdout)
        for account in accounts
    ]
    session.run(
        "planning.assignments_write",
        experiment_key=experiment.name,
        account_ids=accounts,
        arms=drawn,
        weights=[weights.get(arm, experiment.holdout) for arm in drawn],
        as_of=as_of,
    )
    stored = session.rows(
        "planning.assignments", experiment_key=experiment.name, account_ids=accounts
    )
    return dict(stored)


def _enrol(candidate: Candidate, version: Version, arm: str | None, as_of: datetime) -> Enrolled:
    definition = version.definition
    name = candidate.timezone or definition.timezone
    zone = lead_zone(name.split(",")[0], version.policy)
    key = enrolment_id(candidate.lead_id, definition.name, _ROUND)
    senders = definition.senders
    sender = senders[int(digest("sender", key)[:12], 16) % len(senders)]
    return Enrolled(
        key,
        candidate.lead_id,
        candidate.account_id,
        sender,
        arm,
        name,
        as_of.astimezone(zone).date().isoformat(),
    )


def _write(
    session: Session,
    enrolled: Sequence[Enrolled],
    version_id: str,
    version: Version,
    as_of: datetime,
) -> set[str]:
    if not enrolled:
        return set()
    definition = version.definition
    columns = list(zip(*enrolled, strict=True))
    names = (
        "enrolment_ids",
        "lead_ids",
        "account_ids",
        "sender_ids",
        "arms",
        "timezones",
        "day_zero_ons",
    )
    arrays = {name: list(column) for name, column in zip(names, columns, strict=True)}
    rows = session.rows(
        "planning.enrolments_write",
        **arrays,
        campaign_name=definition.name,
        campaign_version_id=version_id,
        round=_ROUND,
        experiment_key=definition.experiment.name if definition.experiment else None,
        step_count=len(definition.steps),
        as_of=as_of,
    )
    return {row[0] for row in rows}


def _first_message(
    enrolled: Enrolled, candidate: Candidate, version_id: str, version: Version, as_of: datetime
) -> PlannedMessage:
    definition = version.definition
    key = step_key(enrolled.enrolment_id, 1)
    due_at = first_due(
        version.policy,
        lead_zone(enrolled.timezone.split(",")[0], version.policy),
        candidate.country or definition.country,
        industry_class(candidate.industry),
        spread_of(enrolled.enrolment_id, 1),
        as_of,
    )
    return PlannedMessage(
        message_id("sequence", key),
        key,
        enrolled.lead_id,
        enrolled.account_id,
        enrolled.enrolment_id,
        definition.name,
        version_id,
        1,
        definition.steps[0].name,
        enrolled.sender_id,
        due_at,
        definition.priority,
    )
