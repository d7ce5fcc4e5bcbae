"""Why was something sent, held, dropped, or not sent yet? Read from the rows alone."""

from collections.abc import Iterator
from typing import Any, NamedTuple
from uuid import UUID

from models.errors import UsageError
from models.keys import normalise_email
from tasks.gates import explain_counts, explain_gates
from tasks.lead_values import linkedin_profile, normalise_phone
from tasks.policies import Versions
from tasks.resources import Resources
from tasks.store.postgres import Session
from tasks.story_words import explain_row, explain_state, in_words
from tasks.waits import CampaignWait, read_campaign_waits


class LeadStory(NamedTuple):
    """A lead without name or address, what is known of it, and all that happened.

    `not_enrolled` has a row for each active campaign that the lead is not in: the first gate in
    its way, or that it waits for its wave. `open_messages` are those that are not closed, each with
    what it waits for.
    """

    lead: dict[str, Any]
    facts: list[dict[str, Any]]
    timeline: list[dict[str, Any]]
    not_enrolled: list[dict[str, Any]]
    open_messages: list[dict[str, Any]]


class CampaignStory(NamedTuple):
    """A campaign's state, what holds its messages back, and which gates keep how many leads out.

    The head's `pauses` are those in force that stop something of it, the widest first; while it
    `is_paused` they stop everything, and nothing goes out until a person resumes it.
    `not_enrolled` is empty unless the campaign is active, for no other takes leads.
    """

    head: dict[str, Any]
    wait: CampaignWait | None
    states: list[dict[str, Any]]
    not_enrolled: list[dict[str, Any]]


def tell_lead(resources: Resources, text: str) -> LeadStory:
    """Tell a lead's or a message's story; `text` is an id, a source's key, or an address.

    Raises `UsageError` where nothing or more than one lead answers to it.
    """
    with resources.store.transaction() as session:
        lead_id, message_id = _find(session, resources, text)
        not_enrolled = (
            []
            if message_id
            else explain_gates(
                session, Versions(resources.settings.caps), lead_id, resources.clock.now()
            )
        )
        lead = session.records("why.lead_head", lead_id=lead_id)[0]
        facts = session.records("why.lead_facts", lead_id=lead_id)
        timeline = session.records("why.lead_timeline", lead_id=lead_id, message_id=message_id)
        open_messages = session.records(
            "why.lead_open_messages",
            lead_id=lead_id,
            message_id=message_id,
            as_of=resources.clock.now(),
        )
    for row in timeline:
        row["sentence"], row["remedy"] = explain_row(row)
    for row in open_messages:
        row["sentence"], row["remedy"] = explain_state(row["state"], row["reason"])
    return LeadStory(lead, facts, timeline, not_enrolled, open_messages)


def _find(session: Session, resources: Resources, text: str) -> tuple[str, str]:
    """Return the lead, and the message where one was named."""
    text = text.strip()
    leads = session.rows(
        "why.find_leads",
        id=_as_id(text),
        text=text,
        lookup_hashes=list(_lookup_hashes(resources, text)),
    )
    if len(leads) == 1:
        return leads[0][0], ""
    if leads:
        found = ", ".join(row[0] for row in leads[:5])
        raise UsageError(f"{text}: {len(leads)} leads answer to it: {found}; name one by its id")
    owners = session.rows("why.find_message_lead", id=_as_id(text))
    if owners:
        return owners[0][0], str(_as_id(text))
    raise UsageError(f"{text}: {_explain_stranger(session, resources, text)}")


def _explain_stranger(session: Session, resources: Resources, text: str) -> str:
    """Say what is known of a text that no lead and no message answers to."""
    hashes = list(_lookup_hashes(resources, text))
    if "@" in text:
        domain = normalise_email(text).rpartition("@")[2]
        hashes += [
            resources.keyring.lookup_hash("domain", domain, version)
            for version in resources.keyring.lookup_keys
        ]
    said = (
        "no lead or message has this id, source key, address or phone number (+ and country first)"
    )
    for reason, at in session.rows("why.find_ban", lookup_hashes=hashes):
        said += f"; it is on the suppression list since {at:%Y-%m-%d} ({in_words(reason)})"
    set_aside = session.value("why.count_quarantine")
    if set_aside:
        said += f"; imports set {set_aside:,} rows aside: `parley export quarantine --personal`"
    return f"{said}; `parley export leads` lists the leads"


def _as_id(text: str) -> str | None:
    try:
        return str(UUID(text))
    except ValueError:
        return None


def _lookup_hashes(resources: Resources, text: str) -> Iterator[bytes]:
    """Yield the hash of each contact point that the text may be, under every key that is held."""
    points = [("email", normalise_email(text))] if "@" in text else []
    if text.startswith(("+", "00")):
        points.append(("phone", normalise_phone(text, None) or ""))
    points.append(("linkedin", linkedin_profile(text) or ""))
    for version in resources.keyring.lookup_keys:
        for kind, point in points:
            if point:
                yield resources.keyring.lookup_hash(kind, point, version)


def tell_campaign(resources: Resources, name: str) -> CampaignStory:
    """Say what holds a campaign back by reason, and when anything will be looked at next."""
    with resources.store.transaction() as session:
        heads = session.records("why.campaign_head", campaign_name=name)
        if not heads:
            raise UsageError(f"{name}: no such campaign is applied; run `parley apply`")
        heads[0] |= _read_pauses(session, name)
        states = session.records(
            "why.campaign_states", campaign_name=name, as_of=resources.clock.now()
        )
        waits = read_campaign_waits(
            session,
            resources.clock.now(),
            resources.settings.sendgrid.fallbacks,
            name,
        )
        not_enrolled = _count_outside(session, resources, heads[0])
    for row in states:
        row["sentence"], row["remedy"] = explain_state(row["state"], row["reason"])
    return CampaignStory(heads[0], waits.get(name), states, not_enrolled)


def _read_pauses(session: Session, name: str) -> dict[str, Any]:
    """Return the pauses that stop something of a campaign, and whether they stop all of it."""
    pauses = session.records("why.campaign_pauses", campaign_name=name)
    is_stopped = any(each["level"] in ("global", "campaign") for each in pauses)
    is_paused = is_stopped or bool(session.value("why.is_all_paused", campaign_name=name))
    return {"pauses": pauses, "is_paused": is_paused}


def _count_outside(
    session: Session, resources: Resources, head: dict[str, Any]
) -> list[dict[str, Any]]:
    version_id = head.pop("current_version_id")
    if head["state"] != "active":
        return []
    version = Versions(resources.settings.caps).load(session, {version_id})[version_id]
    return explain_counts(session, version, resources.clock.now())
