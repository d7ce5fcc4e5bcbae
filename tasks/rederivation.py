"""Would everything that was derived come out the same today?

Reads all raw events again under the rules as they are and compares with the facts as they stand;
nothing is written. A difference says that rules changed since, or that a row was tampered with.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from models.rules.outcomes import Engagement, find_machines
from models.rules.reply_matching import ReplyKind, reply_event
from tasks.events import read_events
from tasks.mails import read_mails
from tasks.reply_threads import match_answers
from tasks.resources import Resources
from tasks.runs import split

Row = tuple[Any, ...]


@dataclass
class Comparison:
    """What differs between the facts as they stand and as they would be derived."""

    derived: int = 0
    missing: list[str] = field(default_factory=list)
    unexplained: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)

    @property
    def differences(self) -> int:
        """Return how many facts differ."""
        return len(self.missing) + len(self.unexplained) + len(self.changed)


def compare_events(resources: Resources) -> Comparison:
    """Derive every fact again and compare; facts of erased or expired mails are left alone."""
    with resources.store.transaction() as session:
        horizon = int(session.value("operations.snapshot_horizon"))
        rows = session.rows("events.list_unread", lower="0", upper=horizon)
        stated = {row[0]: row for row in session.rows("events.list_events")}
    size = resources.settings.chunk_size
    derived: dict[str, Row] = {}
    engagement: defaultdict[str, list[Engagement]] = defaultdict(list)
    for chunk in split([row[0] for row in rows if not row[1]], size):
        _derive_events(resources, chunk, derived, engagement)
    lost = False
    for chunk in split([row[0] for row in rows if row[1]], size):
        lost |= _derive_replies(resources, chunk, derived)
    _judge(derived, engagement)
    return _compare(derived, stated, has_lost_mails=lost)


def _derive_events(
    resources: Resources,
    raw_event_ids: Any,
    derived: dict[str, Row],
    engagement: defaultdict[str, list[Engagement]],
) -> None:
    with resources.store.transaction() as session:
        readings, _ = read_events(session, raw_event_ids)
    for reading in readings:
        fact, match = reading.fact, reading.match
        if match is None or fact.event_id in derived:
            continue
        detail = dict(fact.detail)
        derived[fact.event_id] = (str(fact.kind), match.message_id, match.lead_id, False, detail)
        engagement[match.message_id].append(
            Engagement(fact.event_id, str(fact.kind), fact.occurred_at, detail)
        )


def _derive_replies(resources: Resources, raw_event_ids: Any, derived: dict[str, Row]) -> bool:
    mails, lost = read_mails(resources, raw_event_ids)
    foreign = [mail for mail in mails if mail.verdict.kind is not ReplyKind.OWN]
    with resources.store.transaction() as session:
        answers = match_answers(session, resources.keyring, foreign)
    for answer in answers:
        event = reply_event(answer.mail.reply_id, answer.mail.verdict)
        if event is not None and answer.thread is not None:
            event_id, kind, detail = event
            thread = answer.thread
            derived[event_id] = (str(kind), thread.message_id, thread.lead_id, False, detail)
    return bool(lost)


def _judge(derived: dict[str, Row], engagement: defaultdict[str, list[Engagement]]) -> None:
    judged = {"delivered", "opened", "clicked"}
    for facts in engagement.values():
        for event_id in find_machines([fact for fact in facts if fact.kind in judged]):
            kind, message_id, lead_id, _, detail = derived[event_id]
            derived[event_id] = (kind, message_id, lead_id, True, detail)


def _compare(
    derived: dict[str, Row], stated: dict[str, Row], *, has_lost_mails: bool
) -> Comparison:
    both = derived.keys() & stated.keys()
    gone = stated.keys() - derived.keys()
    if has_lost_mails:
        gone = {event_id for event_id in gone if stated[event_id][1] not in _FROM_MAIL}
    return Comparison(
        derived=len(derived),
        missing=sorted(derived.keys() - stated.keys()),
        unexplained=sorted(gone),
        changed=sorted(event_id for event_id in both if stated[event_id][1:] != derived[event_id]),
    )


_FROM_MAIL = frozenset({"replied", "unsubscribed", "complained", "bounced"})
