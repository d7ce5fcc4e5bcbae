"""May this message go out now, and why not if not?

One pure function over frozen facts; its checks run in the order of law before manners before
wishes, so the reason shown is the strongest. Adding a ban never turns a hold or a drop into a
send.
"""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from models.rules.policy import Policy
from models.rules.reasons import Reason, Verdict
from models.rules.send_windows import (
    is_quiet,
    next_common_opening,
    next_opening,
    preferred_slot,
    zone_of,
)

_LOOK_AGAIN = timedelta(hours=1)
_DAY = timedelta(days=1)
_UTC_ZONE = ZoneInfo("UTC")


class Decision(NamedTuple):
    """A verdict with its reason; a hold says when to look again."""

    verdict: Verdict
    reason: Reason
    until: datetime | None = None


class MessageFacts(NamedTuple):
    """What is known of one message at the moment of the claim."""

    pause: Reason | None
    campaign_state: str
    enrolment_state: str
    waiting_until: datetime | None
    is_erased: bool
    is_banned: bool
    email_confidence: str
    has_replied: bool
    has_contact_point: bool
    is_sender_enabled: bool
    content_state: str
    is_content_stale: bool
    step: int
    due_at: datetime
    timezones: tuple[str, ...]
    country: str
    industry: str | None
    lead_sent_at: tuple[datetime, ...]
    account_sent_count: int
    cooling_from: datetime | None
    last_contacted_at: datetime | None
    """By others, as imports tell."""
    sender_remaining_count: int
    sender_day_ends_at: datetime
    previous_step_at: datetime | None
    provider_retry_at: datetime | None
    provider_remaining_count: int | None
    provider_free_at: datetime
    campaign_remaining_count: int | None
    campaign_free_at: datetime


_GOING_ON = ("active", "completed")
"""A completed sequence has no message left but a dead letter that a person retries."""
_SEND = Decision(Verdict.SEND, Reason.DUE)


def decide(facts: MessageFacts, policy: Policy, as_of: datetime) -> Decision:
    """Say whether a message may go out at `as_of`, and why not if not."""
    return (
        _state(facts, as_of)
        or _law(facts, policy)
        or _content(facts, as_of)
        or _hours(facts, policy, as_of)
        or _caps(facts, policy, as_of)
        or _capacity(facts, policy, as_of)
        or _SEND
    )


def _hold(reason: Reason, until: datetime) -> Decision:
    return Decision(Verdict.HOLD, reason, until)


def _drop(reason: Reason) -> Decision:
    return Decision(Verdict.DROP, reason)


def _state(facts: MessageFacts, as_of: datetime) -> Decision | None:
    """Apply kill switch, pauses, and the states of campaign and enrolment."""
    later = as_of + _LOOK_AGAIN
    if facts.pause is Reason.PAUSED_GLOBALLY:
        return _hold(Reason.PAUSED_GLOBALLY, later)
    if facts.campaign_state != "active":
        return _campaign(facts.campaign_state, later)
    if facts.enrolment_state not in _GOING_ON:
        return _enrolment(facts, as_of)
    if facts.pause is not None:
        return _hold(facts.pause, later)
    return None


def _campaign(state: str, later: datetime) -> Decision:
    if state == "closed":
        return _drop(Reason.CAMPAIGN_CLOSED)
    paused = state == "paused"
    return _hold(Reason.CAMPAIGN_PAUSED if paused else Reason.CAMPAIGN_NOT_ACTIVE, later)


def _enrolment(facts: MessageFacts, as_of: datetime) -> Decision | None:
    if facts.enrolment_state == "responded":
        return _drop(Reason.REPLIED)
    if facts.enrolment_state == "stopped":
        return _drop(Reason.SUPPRESSED if facts.is_banned else Reason.ENROLMENT_STOPPED)
    if facts.is_banned:
        return _drop(Reason.SUPPRESSED)
    if facts.enrolment_state == "paused":
        return _hold(Reason.ENROLMENT_PAUSED, as_of + _LOOK_AGAIN)
    back_at = facts.waiting_until or as_of
    return _hold(Reason.ABSENT, back_at if back_at > as_of else as_of + _LOOK_AGAIN)


def _law(facts: MessageFacts, policy: Policy) -> Decision | None:
    """Apply erasure, opt-out, gates, the step's condition, and the channel."""
    if facts.is_erased:
        return _drop(Reason.ERASED)
    if facts.is_banned:
        return _drop(Reason.SUPPRESSED)
    if policy.email_confidence and facts.email_confidence not in policy.email_confidence:
        return _drop(Reason.EMAIL_CONFIDENCE)
    if facts.has_replied:
        return _drop(Reason.REPLIED)
    if not facts.has_contact_point:
        return _drop(Reason.NO_CONTACT_POINT)
    return None


_CONTENT = {
    "none": Reason.CONTENT_PENDING,
    "facts_missing": Reason.FACTS_MISSING,
    "pending": Reason.REVIEW_PENDING,
}


def _content(facts: MessageFacts, as_of: datetime) -> Decision | None:
    """Apply the text's state: written, approved, and still true."""
    if facts.content_state == "rejected":
        return _drop(Reason.CONTENT_REJECTED)
    if facts.content_state in _CONTENT:
        return _hold(_CONTENT[facts.content_state], as_of + _LOOK_AGAIN)
    if facts.is_content_stale:
        return _hold(Reason.CONTENT_STALE, as_of + _LOOK_AGAIN)
    return None


def _zones(facts: MessageFacts, policy: Policy) -> tuple[ZoneInfo, ...]:
    zones = tuple(zone for name in facts.timezones if (zone := zone_of(name)) is not None)
    return zones or (zone_of(policy.timezone) or _UTC_ZONE,)


def _hours(facts: MessageFacts, policy: Policy, as_of: datetime) -> Decision | None:
    """Apply due time, quiet hours and business days."""
    if as_of < facts.due_at:
        return _hold(Reason.NOT_DUE, facts.due_at)
    zones = _zones(facts, policy)
    opens = next_common_opening(as_of, policy.window, zones, facts.country)
    if opens > as_of:
        quiet = any(is_quiet(as_of, policy.window, zone) for zone in zones)
        return _hold(Reason.QUIET_HOURS if quiet else Reason.NO_BUSINESS_DAY, opens)
    return None


def _caps(facts: MessageFacts, policy: Policy, as_of: datetime) -> Decision | None:
    """Apply the caps per lead and company, and the rest after another sequence."""
    zone = _zones(facts, policy)[0]
    today = as_of.astimezone(zone).date()
    sent_at = _heard_at(facts)
    sent_today = sum(sent.astimezone(zone).date() == today for sent in sent_at)
    if sent_today >= policy.per_lead_per_day:
        return _hold(Reason.LEAD_DAY_CAP, _next_day(facts, policy, as_of, 1))
    week = sorted(sent for sent in sent_at if as_of - sent < timedelta(days=7))
    if len(week) >= policy.per_lead_per_week:
        free_at = week[-policy.per_lead_per_week] + timedelta(days=7)
        return _hold(Reason.LEAD_WEEK_CAP, _open_from(facts, policy, free_at))
    if facts.account_sent_count >= policy.per_account_per_day:
        return _hold(Reason.ACCOUNT_DAY_CAP, _next_day(facts, policy, as_of, 1))
    rests_from = _rests_from(facts)
    if rests_from is not None:
        rested_at = rests_from + timedelta(days=policy.cooling_days)
        if as_of < rested_at:
            return _hold(Reason.COOLING, _open_from(facts, policy, rested_at))
    return None


def _heard_at(facts: MessageFacts) -> tuple[datetime, ...]:
    """Return when the lead heard from us or others.

    A CRM that logs our own messages tells them again, some of them by the day alone: what lies
    within a day of one of ours is that one.
    """
    contact = facts.last_contacted_at
    if contact is None or any(abs(contact - sent) < _DAY for sent in facts.lead_sent_at):
        return facts.lead_sent_at
    return (*facts.lead_sent_at, contact)


def _rests_from(facts: MessageFacts) -> datetime | None:
    """Return from when the lead rests; a contact of others rests it before a sequence only."""
    if facts.last_contacted_at is None or facts.previous_step_at is not None:
        return facts.cooling_from
    if facts.cooling_from is None:
        return facts.last_contacted_at
    return max(facts.cooling_from, facts.last_contacted_at)


def _capacity(facts: MessageFacts, policy: Policy, as_of: datetime) -> Decision | None:
    """Apply sender quota, minimum gap, the provider's health and quota, and the budget."""
    if not facts.is_sender_enabled:
        return _hold(Reason.SENDER_DISABLED, as_of + _LOOK_AGAIN)
    if facts.sender_remaining_count <= 0:
        return _hold(Reason.SENDER_QUOTA, _open_from(facts, policy, facts.sender_day_ends_at))
    if facts.previous_step_at is not None:
        gap = timedelta(days=policy.minimum_gap_days[facts.step - 1])
        free_on = (facts.previous_step_at + gap).astimezone(_zones(facts, policy)[0]).date()
        if as_of.astimezone(_zones(facts, policy)[0]).date() < free_on:
            days = (free_on - as_of.astimezone(_zones(facts, policy)[0]).date()).days
            return _hold(Reason.MINIMUM_GAP, _next_day(facts, policy, as_of, days))
    if facts.provider_retry_at is not None and as_of < facts.provider_retry_at:
        return _hold(Reason.PROVIDER_DOWN, facts.provider_retry_at)
    return _budgets(facts, policy)


def _budgets(facts: MessageFacts, policy: Policy) -> Decision | None:
    """Apply the day of the provider's account, and the campaign's own limits."""
    if facts.provider_remaining_count is not None and facts.provider_remaining_count <= 0:
        return _hold(Reason.PROVIDER_QUOTA, _open_from(facts, policy, facts.provider_free_at))
    if facts.campaign_remaining_count is not None and facts.campaign_remaining_count <= 0:
        return _hold(Reason.BUDGET_SPENT, _open_from(facts, policy, facts.campaign_free_at))
    return None


def _open_from(facts: MessageFacts, policy: Policy, moment: datetime) -> datetime:
    zones = _zones(facts, policy)
    return next_common_opening(moment, policy.window, zones, facts.country)


def _next_day(facts: MessageFacts, policy: Policy, as_of: datetime, days: int) -> datetime:
    """Return the preferred hour of a later day, inside the window."""
    zone = _zones(facts, policy)[0]
    day = as_of.astimezone(zone).date() + timedelta(days=days)
    slot = preferred_slot(day, policy.window, zone, facts.industry, 0.0)
    first = next_opening(slot, policy.window, zone, facts.country)
    return _open_from(facts, policy, first).astimezone(UTC)
