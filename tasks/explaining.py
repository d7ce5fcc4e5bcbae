"""Why was something sent, held, dropped, or not sent yet? Read from the rows alone."""

from typing import Any, NamedTuple

from models.errors import UsageError
from models.keys import normalise_email
from models.rules.reasons import EXPLANATIONS, Reason
from tasks.resources import Resources
from tasks.store.postgres import Session
from tasks.waits import CampaignWait, read_campaign_waits


class LeadStory(NamedTuple):
    """A lead without name or address, what is known of it, and all that happened."""

    lead: dict[str, Any]
    facts: list[dict[str, Any]]
    timeline: list[dict[str, Any]]


class CampaignStory(NamedTuple):
    """A campaign's state, and what holds its messages back."""

    head: dict[str, Any]
    wait: CampaignWait | None
    states: list[dict[str, Any]]


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
        lead = session.records("why.lead_head", lead_id=lead_id)[0]
        facts = session.records("why.lead_facts", lead_id=lead_id)
        timeline = session.records("why.lead_timeline", lead_id=lead_id, message_id=message_id)
    for row in timeline:
        row["sentence"], row["remedy"] = explain_reason(row["reason"])
    return LeadStory(lead, facts, timeline)


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
