"""Why was something sent, held, dropped, or not sent yet? Read from the rows alone."""

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from typing import Any, NamedTuple

from psycopg.types.json import Jsonb

from models.errors import UsageError
from models.keys import normalise_email
from models.rules.reasons import EXPLANATIONS, Reason
from tasks.policies import Version, Versions
from tasks.resources import Resources
from tasks.store.postgres import Session
from tasks.waits import CampaignWait, read_campaign_waits


class LeadStory(NamedTuple):
    """A lead without name or address, what is known of it, and all that happened.

    `not_enrolled` has a row for each active campaign that the lead is not in: the first gate in
    its way, or that it waits for its wave.
    """

    lead: dict[str, Any]
    facts: list[dict[str, Any]]
    timeline: list[dict[str, Any]]
    not_enrolled: list[dict[str, Any]]


class CampaignStory(NamedTuple):
    """A campaign's state, and what holds its messages back."""

    head: dict[str, Any]
    wait: CampaignWait | None
    states: list[dict[str, Any]]


_GATES: Mapping[str, tuple[str, str]] = {
    "erased": ("The person was erased.", "None: an erasure is final."),
    "suppressed": (
        "The address or its domain is on the suppression list ({detail}).",
        "The timeline shows the ban; lifting one needs a person and a reason.",
    ),
    "engaged": (
        "The lead's engagement is {detail}; sequences take new leads.",
        "Answer the person yourself.",
    ),
    "no_email": ("The lead has no usable e-mail address.", "Import an address."),
    "email_confidence": (
        "The address's confidence, {detail}, is below the campaign's gate: {confidences}.",
        "Verify the address and import it again.",
    ),
    "holdout": (
        "The company is held out of the experiment {detail}.",
        "None: the holdout is what the experiment is compared with.",
    ),
    "other_sequence": (
        "The lead is in another sequence, {detail}.",
        "Wait until that one ends.",
    ),
    "cooling": (
        "The lead rests until {until:%Y-%m-%d %H:%M} UTC, after {detail}.",
        "Nothing to do.",
    ),
    "waits_for_wave": (
        "The lead waits for its wave: {wave_size:,} enter a day, {entered_today:,} did today.",
        "Wait for the next plan run, or raise waves.leads_per_day.",
    ),
}
"""What each code of `why.lead_gates` means, and what a person can do about it."""


def explain_reason(code: str | None) -> tuple[str, str]:
    """Return the sentence and the remedy of a reason code; empty where it has none."""
    if code is None or code not in set(Reason):
        return "", ""
    explanation = EXPLANATIONS[Reason(code)]
    return explanation.sentence, explanation.remedy


def tell_lead(resources: Resources, text: str) -> LeadStory:
    """Tell a lead's or a message's story; `text` is an id, a source's key, or an address.

    Raises `UsageError` where nothing or more than one lead answers to it.
    """
    with resources.store.transaction() as session:
        lead_id, message_id = _find(session, resources, text)
        not_enrolled = [] if message_id else _read_gates(session, resources, lead_id)
        lead = session.records("why.lead_head", lead_id=lead_id)[0]
        facts = session.records("why.lead_facts", lead_id=lead_id)
        timeline = session.records("why.lead_timeline", lead_id=lead_id, message_id=message_id)
    for row in timeline:
        row["sentence"], row["remedy"] = explain_reason(row["reason"])
    return LeadStory(lead, facts, timeline, not_enrolled)


def _read_gates(session: Session, resources: Resources, lead_id: str) -> list[dict[str, Any]]:
    """Say why the lead is not in each active campaign, by the gates that planning has."""
    now = resources.clock.now()
    since = datetime.combine(now.date(), time(0), UTC)
    found = session.rows("why.campaigns_without_lead", lead_id=lead_id, since=since)
    loaded = Versions(resources.settings.caps).load(session, {row[1] for row in found})
    versions = {name: loaded[version_id] for name, version_id, _ in found}
    entered = {name: count for name, _, count in found}
    campaigns = [_gates_of(version, now) for version in versions.values()]
    rows = session.rows("why.lead_gates", lead_id=lead_id, campaigns=Jsonb(campaigns))
    return [
        _explain_gate(versions[name], entered[name], name, code, detail, closed_at)
        for name, code, detail, closed_at in rows
    ]


def _gates_of(version: Version, now: datetime) -> dict[str, Any]:
    experiment = version.definition.experiment
    return {
        "campaign_name": version.definition.name,
        "confidences": sorted(version.policy.email_confidence),
        "experiment_key": experiment.name if experiment else "",
        "rested_since": (now - timedelta(days=version.policy.cooling_days)).isoformat(),
    }


def _explain_gate(
    version: Version,
    entered_today: int,
    name: str,
    code: str,
    detail: str | None,
    closed_at: datetime | None,
) -> dict[str, Any]:
    until = closed_at + timedelta(days=version.policy.cooling_days) if closed_at else None
    wave_size = version.definition.waves.leads_per_day
    sentence, remedy = _GATES[code]
    return {
        "campaign": name,
        "reason": code,
        "detail": detail,
        "until": until,
        "wave_size": wave_size,
        "entered_today": entered_today,
        "sentence": sentence.format(
            detail=detail,
            confidences=", ".join(sorted(version.policy.email_confidence)),
            until=until.astimezone(UTC) if until else None,
            wave_size=wave_size,
            entered_today=entered_today,
        ),
        "remedy": remedy,
    }


def _find(session: Session, resources: Resources, text: str) -> tuple[str, str]:
    lookup = resources.keyring.lookup_hash("email", normalise_email(text))
    leads = session.rows("why.find_leads", text=text, lookup_hash=lookup)
    if len(leads) == 1:
        return leads[0][0], ""
    if leads:
        found = ", ".join(row[0] for row in leads[:5])
        raise UsageError(f"{text}: {len(leads)} leads answer to it: {found}; name one by its id")
    owners = session.rows("why.find_message_lead", text=text)
    if owners:
        return owners[0][0], text
    raise UsageError(
        f"{text}: no lead or message has this id, source key or address; `parley export leads` "
        "lists them"
    )


def tell_campaign(resources: Resources, name: str) -> CampaignStory:
    """Say what holds a campaign back by reason, and when anything will be looked at next."""
    with resources.store.transaction() as session:
        heads = session.records("why.campaign_head", campaign_name=name)
        if not heads:
            raise UsageError(f"{name}: no such campaign is applied; run `parley apply`")
        states = session.records("why.campaign_states", campaign_name=name)
        waits = read_campaign_waits(
            session,
            resources.clock.now(),
            resources.settings.sendgrid.fallbacks,
            name,
        )
    for row in states:
        row["sentence"], row["remedy"] = explain_reason(row["reason"])
    return CampaignStory(heads[0], waits.get(name), states)
