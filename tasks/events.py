"""What do raw events mean, and what follows from them?

A chunk is one transaction: facts are written once, by what they mean; only a fact that is new has
effects, so a second reading has none. Facts of one message are judged together, whatever the
order in which they came.
"""

import threading
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import orjson

from models.rules.lifecycle import EnrolmentState
from models.rules.outcomes import (
    RULES_VERSION,
    Engagement,
    EventKind,
    Fact,
    Skipped,
    find_machines,
    provider_message_id,
    read_fact,
)
from models.rules.reasons import Reason
from tasks.bans import Address, BanCause, lock_leads, write_bans
from tasks.policies import Versions
from tasks.reconciliation import close_by_evidence
from tasks.resources import Resources
from tasks.stopping import stop_people
from tasks.store.postgres import Session

PARKED_RETRY = timedelta(days=3)
"""How long an event of an unknown message is looked at again: a settle may commit after it."""

_TURN = threading.Lock()  # chunks wait here, not on a connection each
_ARRIVAL_IS_THE_FACT = frozenset({"unsubscribe_link"})
_JUDGED = frozenset({EventKind.DELIVERED, EventKind.OPENED, EventKind.CLICKED})


class RawEvent(NamedTuple):
    """One row of `events.read_raw_events`."""

    raw_event_id: int
    source: str
    received_at: datetime
    body: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Match:
    """Which of our messages an event names."""

    message_id: str
    attempt_id: str | None
    lead_id: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """A raw event with its fact and, where it is known, its message."""

    raw: RawEvent
    fact: Fact
    match: Match | None


def interpret_events(
    resources: Resources, raw_event_ids: Sequence[int], as_of: datetime
) -> Counter[str]:
    """Derive the facts of these raw events, and ban, stop and close what follows from them."""
    with _TURN, resources.store.transaction() as session:
        session.rows("events.take_interpreter")
        readings, skipped = read_events(session, raw_event_ids)
        known = [reading for reading in readings if reading.match is not None]
        parked = [(raw, why) for raw, why in skipped if why is not Skipped.NOT_COUNTED]
        unknown = [
            (reading.raw, "unknown_message") for reading in readings if reading.match is None
        ]
        _park(session, [*parked, *unknown], as_of)
        new = _write_facts(session, known)
        counts = Counter(
            new=len(new),
            repeated=len(known) - len(new),
            parked=len(parked) + len(unknown),
            not_counted=len(skipped) - len(parked),
        )
        counts.update(_follow(session, resources, [*new, *_bounces(readings)], as_of))
        _judge(session, new)
    return counts


def read_events(
    session: Session, raw_event_ids: Sequence[int]
) -> tuple[list[Reading], list[tuple[RawEvent, Skipped]]]:
    """Return what raw events say, each with its message, and those that say nothing."""
    rows = session.rows("events.read_raw_events", raw_event_ids=list(raw_event_ids))
    facts: list[tuple[RawEvent, Fact]] = []
    skipped: list[tuple[RawEvent, Skipped]] = []
    for row in rows:
        raw = RawEvent(*row)
        arrived_at = raw.received_at if raw.source in _ARRIVAL_IS_THE_FACT else None
        fact = Skipped.UNREADABLE if raw.body is None else read_fact(raw.body, arrived_at)
        if isinstance(fact, Skipped):
            skipped.append((raw, fact))
        else:
            facts.append((raw, fact))
    matches = _match(session, [raw for raw, _ in facts])
    return [Reading(raw, fact, matches.get(raw.raw_event_id)) for raw, fact in facts], skipped


def _match(session: Session, raws: Sequence[RawEvent]) -> dict[int, Match]:
    """Find the messages: by our id, else by the provider's id and the address."""
    named = {raw.body["message_id"] for raw in raws if raw.body and "message_id" in raw.body}
    rows = session.rows("events.match_messages", message_ids=sorted(named)) if named else []
    messages = {row[0]: row for row in rows}
    found: dict[int, Match] = {}
    nameless: list[RawEvent] = []
    for raw in raws:
        body = raw.body or {}
        row = messages.get(body.get("message_id", ""))
        if row is not None:
            found[raw.raw_event_id] = Match(row[0], body.get("attempt_id"), row[1], row[2])
        elif provider_message_id(body) and "email_hash" in body:
            nameless.append(raw)
    return found | _match_by_provider(session, nameless)


def _match_by_provider(session: Session, raws: Sequence[RawEvent]) -> dict[int, Match]:
    wanted = {provider_message_id(raw.body or {}) for raw in raws}
    if not wanted:
        return {}
    rows = session.rows("events.match_provider_ids", provider_message_ids=sorted(wanted))
    attempts = {(row[0], row[1].hex()): row for row in rows}
    found: dict[int, Match] = {}
    for raw in raws:
        body = raw.body or {}
        row = attempts.get((provider_message_id(body), body["email_hash"]))
        if row is not None:
            found[raw.raw_event_id] = Match(row[3], row[2], row[4], is_open=False)
    return found


def _park(session: Session, parked: Sequence[tuple[RawEvent, str]], as_of: datetime) -> None:
    if parked:
        session.run(
            "events.park_events",
            raw_event_ids=[raw.raw_event_id for raw, _ in parked],
            reasons=[str(why) for _, why in parked],
            as_of=as_of,
        )


def _write_facts(session: Session, readings: Sequence[Reading]) -> list[Reading]:
    """Write the facts and return those that were new, each once."""
    if not readings:
        return []
    facts = orjson.dumps([_row(reading) for reading in readings]).decode()
    rows = session.rows("events.write_events", facts=facts, rules_version=RULES_VERSION)
    new = {row[0] for row in rows}
    first: dict[str, Reading] = {}
    for reading in readings:
        if reading.fact.event_id in new:
            first.setdefault(reading.fact.event_id, reading)
    return list(first.values())


def _row(reading: Reading) -> dict[str, Any]:
    fact, match = reading.fact, reading.match
    return {
        "event_id": fact.event_id,
        "raw_event_id": reading.raw.raw_event_id,
        "message_id": match and match.message_id,
        "attempt_id": match and match.attempt_id,
        "lead_id": match and match.lead_id,
        "kind": fact.kind,
        "occurred_at": fact.occurred_at,
        "received_at": reading.raw.received_at,
        "is_machine": bool(fact.detail.get("is_machine_agent")),
        "detail": fact.detail,
    }


def _bounces(readings: Iterable[Reading]) -> list[Reading]:
    """Hard bounces of messages that are not ours: the address is dead all the same."""
    return [reading for reading in readings if reading.match is None and _is_hard(reading.fact)]


def _is_hard(fact: Fact) -> bool:
    return fact.kind is EventKind.BOUNCED and fact.detail["bounce_class"] == "hard"


def _follow(
    session: Session, resources: Resources, new: Sequence[Reading], as_of: datetime
) -> Counter[str]:
    """Ban dead addresses, stop who is banned, close what was uncertain; one lock order for all."""
    bounced = [reading for reading in new if _is_hard(reading.fact)]
    left = [
        reading
        for reading in new
        if reading.fact.kind in {EventKind.UNSUBSCRIBED, EventKind.COMPLAINED}
    ]
    open_matches = [reading.match for reading in new if reading.match and reading.match.is_open]
    stopped = _people(session, bounced, left)
    lock_leads(session, sorted(stopped | {match.lead_id for match in open_matches}))
    version = resources.keyring.lookup_version
    banned = write_bans(session, [_bounce_cause(each, version) for each in bounced], as_of)
    ended = stop_people(session, sorted(stopped), EnrolmentState.STOPPED, Reason.SUPPRESSED, as_of)
    closed = 0
    if open_matches:
        versions = Versions(resources.settings.caps)
        named = sorted({match.message_id for match in open_matches})
        closed = sum(close_by_evidence(session, versions, named, as_of))
    soft = sum(reading.fact.detail.get("bounce_class") == "soft" for reading in new)
    return Counter(banned=banned, stopped=ended, closed_by_evidence=closed, soft_bounces=soft)


def _people(session: Session, bounced: Sequence[Reading], left: Sequence[Reading]) -> set[str]:
    """Return who is concerned: an opt-out is the person's, a bounce the address's."""
    people = {reading.match.lead_id for reading in left if reading.match}
    hashes = [hashed for each in [*bounced, *left] if (hashed := _email_hash(each))]
    if hashes:
        people |= {row[1] for row in session.rows("events.match_addresses", hashes=hashes)}
    people |= {each.match.lead_id for each in bounced if each.match and not _email_hash(each)}
    return people


def _email_hash(reading: Reading) -> bytes | None:
    hashed = (reading.raw.body or {}).get("email_hash")
    return bytes.fromhex(hashed) if hashed else None


def _bounce_cause(reading: Reading, key_version: int) -> BanCause:
    hashed = _email_hash(reading)
    named = (reading.match.message_id,) if reading.match and hashed is None else ()
    return BanCause(
        cause_key=f"hard_bounce/{reading.fact.event_id}",
        reason="hard_bounce",
        source=reading.raw.source,
        at=reading.fact.occurred_at,
        addresses=(Address(hashed, key_version),) if hashed else (),
        message_ids=named,
    )


def _judge(session: Session, new: Sequence[Reading]) -> None:
    """Tell machines from people anew for the messages that have new facts."""
    touched = {
        reading.match.message_id
        for reading in new
        if reading.match and reading.fact.kind in _JUDGED
    }
    if not touched:
        return
    verdicts = find_changed_verdicts(
        session.rows("events.read_engagement", message_ids=sorted(touched))
    )
    if verdicts:
        session.run(
            "events.write_verdicts",
            event_ids=list(verdicts),
            verdicts=list(verdicts.values()),
            rules_version=RULES_VERSION,
        )


def find_changed_verdicts(rows: Iterable[tuple[Any, ...]]) -> dict[str, bool]:
    """Return the events of `events.read_engagement` whose verdict is another by now."""
    by_message: defaultdict[str, list[Engagement]] = defaultdict(list)
    stated: dict[str, bool] = {}
    for message_id, event_id, kind, occurred_at, detail, is_machine in rows:
        by_message[message_id].append(Engagement(event_id, kind, occurred_at, detail))
        stated[event_id] = is_machine
    machines: set[str] = set()
    for facts in by_message.values():
        machines |= find_machines(facts)
    return {
        event_id: event_id in machines
        for event_id, is_machine in stated.items()
        if is_machine != (event_id in machines)
    }
