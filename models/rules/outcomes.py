"""What does an event mean, who caused it, and what became of its message?

Pure functions of what the border kept, so everything can be derived again. A fact's id holds all
that it says; two tellings of one thing are one fact in whatever order they come. Outcomes only
rise, and whether a click was a machine's is judged over all facts of the message.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

import orjson

from models.keys import event_id
from models.mail.bounce_codes import judge_refusal
from models.mail.facts import BounceClass
from models.mail.facts import Reason as BounceReason
from models.rules.machine_agents import is_machine_agent

RULES_VERSION = 1
"""Of the rules below; a change makes facts anew with `rederive`."""


class EventKind(StrEnum):
    """What can happen to a message after it was handed over."""

    PROCESSED = "processed"
    DEFERRED = "deferred"
    DROPPED = "dropped"
    DELIVERED = "delivered"
    BOUNCED = "bounced"
    OPENED = "opened"
    CLICKED = "clicked"
    REPLIED = "replied"
    UNSUBSCRIBED = "unsubscribed"
    COMPLAINED = "complained"


_RANKS = {kind: rank for rank, kind in enumerate(EventKind, start=1)}
_KINDS = {
    "processed": EventKind.PROCESSED,
    "deferred": EventKind.DEFERRED,
    "dropped": EventKind.DROPPED,
    "delivered": EventKind.DELIVERED,
    "bounce": EventKind.BOUNCED,
    "open": EventKind.OPENED,
    "click": EventKind.CLICKED,
    "spamreport": EventKind.COMPLAINED,
    "unsubscribe": EventKind.UNSUBSCRIBED,
    "group_unsubscribe": EventKind.UNSUBSCRIBED,
}
UNSUBSCRIBE_LINK = "unsubscribe"
"""The `url_key` of our own unsubscribe links, whose clicks are never counted."""


class Fact(NamedTuple):
    """One event by what it means."""

    event_id: str
    kind: EventKind
    occurred_at: datetime
    detail: Mapping[str, Any]


class Skipped(StrEnum):
    """Why a raw event is no fact."""

    UNREADABLE = "unreadable"
    NOT_COUNTED = "not_counted"
    NO_TIME = "no_time"


def read_fact(body: Mapping[str, Any], arrived_at: datetime | None = None) -> Fact | Skipped:
    """Return what a pseudonymised event says; `arrived_at` only where arrival is the fact itself.

    A provider's event without its own time is no fact: the time of arrival says nothing.
    """
    kind = _KINDS.get(body.get("event", ""))
    if kind is None:
        is_broken = body.get("event") in {"unreadable", "unknown"}
        return Skipped.UNREADABLE if is_broken else Skipped.NOT_COUNTED
    if kind is EventKind.CLICKED and body.get("url_key") == UNSUBSCRIBE_LINK:
        return Skipped.NOT_COUNTED
    timestamp = body.get("timestamp")
    occurred_at = datetime.fromtimestamp(timestamp, UTC) if timestamp else arrived_at
    if occurred_at is None:
        return Skipped.NO_TIME
    detail = _detail(kind, body)
    target = orjson.dumps(detail, option=orjson.OPT_SORT_KEYS).decode()
    return Fact(event_id(provider_key(body), kind, occurred_at, target), kind, occurred_at, detail)


def provider_key(body: Mapping[str, Any]) -> str:
    """Return what the provider calls the message: our attempt or message, else its own id."""
    named = body.get("attempt_id") or body.get("message_id")
    return str(named or f"{provider_message_id(body)}/{body.get('email_hash', '')}")


def provider_message_id(body: Mapping[str, Any]) -> str:
    """Return the id that the provider gave the request: `sg_message_id` up to its first dot."""
    return str(body.get("sg_message_id", "")).partition(".")[0]


def _detail(kind: EventKind, body: Mapping[str, Any]) -> dict[str, Any]:
    if kind is EventKind.BOUNCED:
        return {"bounce_class": classify_bounce(body), **_given(body, "status", "type")}
    if kind in {EventKind.OPENED, EventKind.CLICKED}:
        agent = body.get("useragent", "")
        detail = {"agent_key": hashlib.sha256(agent.encode()).hexdigest()[:12]}
        is_machine = bool(body.get("sg_machine_open")) or is_machine_agent(agent)
        return detail | {"is_machine_agent": is_machine} | _given(body, "url_key")
    return {}


def _given(body: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: body[name] for name in names if body.get(name)}


_REFUSED = frozenset({BounceReason.BLOCKED, BounceReason.CONTENT, BounceReason.POLICY})


def classify_bounce(body: Mapping[str, Any]) -> str:
    """Return hard, soft, blocked or other; only a dead address is hard.

    The status (RFC 3463) leads, then the words. SendGrid's own `bounce` against `blocked`
    decides where neither says why.
    """
    refusal = judge_refusal(body.get("reason", ""), body.get("status"))
    stated = refusal.status if refusal.status_source == "stated" else refusal.smtp_reply
    is_temporary = (stated or "5").startswith("4")
    if refusal.bounce_class is BounceClass.HARD:
        return "hard"
    if refusal.bounce_class is BounceClass.SENDER_FAULT:
        return "blocked"
    if refusal.bounce_class is BounceClass.OTHER:
        return "other"
    if body.get("type") == "bounce" and refusal.reason is BounceReason.UNDEFINED:
        return "soft" if is_temporary else "hard"
    if refusal.reason in _REFUSED and not is_temporary:
        return "blocked"
    return "soft"


def outcome(kinds: Iterable[tuple[str, bool]]) -> EventKind | None:
    """Return the furthest that a message came, of (kind, is_machine) in any order.

    A later event of a lower rank takes nothing back; a machine's open or click proves delivery
    and no more.
    """
    reached = [EventKind.DELIVERED if is_machine else EventKind(kind) for kind, is_machine in kinds]
    return max(reached, key=_RANKS.__getitem__, default=None)


class Engagement(NamedTuple):
    """A delivery, open or click of one message, as it is judged."""

    event_id: str
    kind: str
    occurred_at: datetime
    detail: Mapping[str, Any]


_AT_ONCE = timedelta(seconds=5)  # nobody reads and clicks within it; gateways scan on delivery
_BURST = timedelta(seconds=2)


def find_machines(facts: Sequence[Engagement]) -> set[str]:
    """Return the ids of the opens and clicks of one message that machines made.

    Link scanners follow every link as the mail comes in: an agent that names itself, a click
    within five seconds of delivery, two links within two seconds; and opens by the same agent
    around such a click.
    """
    machines = {fact.event_id for fact in facts if fact.detail.get("is_machine_agent")}
    clicks = [fact for fact in facts if fact.kind == EventKind.CLICKED]
    delivered = [fact.occurred_at for fact in facts if fact.kind == EventKind.DELIVERED]
    if delivered:
        limit = min(delivered) + _AT_ONCE
        machines |= {fact.event_id for fact in clicks if fact.occurred_at <= limit}
    machines |= _bursts(clicks)
    scans = [fact for fact in clicks if fact.event_id in machines]
    machines |= {
        fact.event_id
        for fact in facts
        if fact.kind == EventKind.OPENED and any(_is_around(fact, scan) for scan in scans)
    }
    return machines


def _bursts(clicks: Sequence[Engagement]) -> set[str]:
    ordered = sorted(clicks, key=lambda fact: fact.occurred_at)
    found: set[str] = set()
    for place, fact in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if other.occurred_at - fact.occurred_at > _BURST:
                break
            if other.detail.get("url_key") != fact.detail.get("url_key"):
                found |= {fact.event_id, other.event_id}
    return found


def _is_around(opened: Engagement, scan: Engagement) -> bool:
    same_agent = opened.detail.get("agent_key") == scan.detail.get("agent_key")
    return same_agent and abs(opened.occurred_at - scan.occurred_at) <= _AT_ONCE
