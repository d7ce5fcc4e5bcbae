"""Who answered what, and what follows for the sequence?

Mails are read outside of a transaction and then written in one: a reply is stored once, and only
a reply that is new has effects. Any person's answer stops all that is open; an opt-out in words
bans; an absence makes the sequence wait; a dead address is banned where the notice names a
message of ours, for anyone can forge a notice.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import orjson

from models.rules.lifecycle import EnrolmentState
from models.rules.outcomes import RULES_VERSION as EVENT_RULES_VERSION
from models.rules.reasons import Reason
from models.rules.reply_matching import (
    RULES_VERSION,
    ReplyKind,
    away_until,
    failed_addresses,
    is_negative,
    reply_event,
    written_at,
)
from tasks.bans import BanCause, find_banned_leads, lock_leads, write_bans
from tasks.keyring import Keyring
from tasks.mails import OpenedMail, hand_over_keys, read_mails
from tasks.reply_threads import Answer, match_answers, sender_addresses
from tasks.resources import Resources
from tasks.reviews import ReviewOrder, open_reviews
from tasks.stopping import stop_people
from tasks.store.postgres import Session


def interpret_replies(
    resources: Resources, raw_event_ids: Sequence[int], as_of: datetime
) -> Counter[str]:
    """Derive the replies of these mails, and stop, ban, wait or ask a person as they say."""
    mails, lost = read_mails(resources, raw_event_ids)
    foreign = [mail for mail in mails if mail.verdict.kind is not ReplyKind.OWN]
    with resources.store.transaction() as session:
        if lost:
            session.run(
                "events.park_events",
                raw_event_ids=lost,
                reasons=["key_gone"] * len(lost),
                as_of=as_of,
            )
        answers = match_answers(session, resources.keyring, foreign)
        new = _write_replies(session, answers)
        counts = Counter(
            replies_new=len(new),
            replies_repeated=len(foreign) - len(new),
            own_mails=len(mails) - len(foreign),
            lost_mails=len(lost),
            **Counter(f"replies_{answer.kind}" for answer in new),
        )
        counts.update(_follow(session, resources.keyring, new, as_of))
    return counts


def _write_replies(session: Session, answers: Sequence[Answer]) -> list[Answer]:
    """Write replies and their events; return those that were new, each once."""
    if not answers:
        return []
    replies = orjson.dumps([_reply_row(answer) for answer in answers]).decode()
    rows = session.rows("replies.write_replies", replies=replies, rules_version=RULES_VERSION)
    new = {row[0] for row in rows}
    first: dict[str, Answer] = {}
    for answer in answers:
        if answer.mail.reply_id in new:
            first.setdefault(answer.mail.reply_id, answer)
    events = [row for answer in first.values() if (row := _event_row(answer)) is not None]
    if events:
        session.run(
            "events.write_events",
            facts=orjson.dumps(events).decode(),
            rules_version=EVENT_RULES_VERSION,
        )
    return list(first.values())


def _reply_row(answer: Answer) -> dict[str, Any]:
    mail, verdict, thread = answer.mail, answer.mail.verdict, answer.thread
    return {
        "reply_id": mail.reply_id,
        "raw_event_id": mail.raw_event_id,
        "message_id": thread and thread.message_id,
        "enrolment_id": thread and thread.enrolment_id,
        "lead_id": thread and thread.lead_id,
        "kind": verdict.kind,
        "intent": verdict.intent,
        "sentiment": verdict.sentiment,
        "urgency": verdict.urgency,
        "confidence": verdict.confidence,
        "needs_person": verdict.needs_person or _is_lost(answer),
        "return_on": verdict.return_on,
        "rule": verdict.rule,
        "received_at": mail.received_at,
    }


def _event_row(answer: Answer) -> dict[str, Any] | None:
    """Return the event that a matched reply is, at the time that the mail itself states."""
    event = reply_event(answer.mail.reply_id, answer.mail.verdict)
    if event is None or answer.thread is None:
        return None
    event_id, kind, detail = event
    return {
        "event_id": event_id,
        "raw_event_id": answer.mail.raw_event_id,
        "message_id": answer.thread.message_id,
        "attempt_id": None,
        "lead_id": answer.thread.lead_id,
        "kind": kind,
        "occurred_at": written_at(answer.mail.facts, answer.mail.received_at),
        "received_at": answer.mail.received_at,
        "is_machine": False,
        "detail": detail,
    }


def _is_lost(answer: Answer) -> bool:
    """Say whether a person wrote whom nobody knows."""
    return answer.thread is None and answer.kind in {ReplyKind.HUMAN, ReplyKind.UNSUBSCRIBE}


def _follow(
    session: Session, keyring: Keyring, new: Sequence[Answer], as_of: datetime
) -> Counter[str]:
    """Act on new replies, with one order of locks: people, sequences, messages."""
    causes = [cause for answer in new if (cause := ban_cause(keyring, answer)) is not None]
    leaving = [cause for cause in causes if cause.scope == "global"]
    suppressed = set(find_banned_leads(session, leaving))
    people = {answer.thread.lead_id for answer in new if answer.thread}
    lock_leads(session, sorted(people | suppressed))
    banned = write_bans(session, causes, as_of)
    human = [answer.thread for answer in new if answer.thread and answer.kind is ReplyKind.HUMAN]
    stopped = stop_people(
        session,
        sorted({thread.lead_id for thread in human}),
        EnrolmentState.RESPONDED,
        Reason.REPLIED,
        as_of,
    )
    answered = sorted({thread.enrolment_id for thread in human if thread.enrolment_id})
    if answered:
        session.run(
            "replies.respond_closed", enrolment_ids=answered, reason=Reason.REPLIED, as_of=as_of
        )
    stopped += stop_people(
        session, sorted(suppressed), EnrolmentState.STOPPED, Reason.SUPPRESSED, as_of
    )
    waiting = _wait(session, new, as_of)
    asked = open_reviews(session, _review_orders(new), as_of)
    owners = {answer.mail.key_name: answer.thread.lead_id for answer in new if answer.thread}
    hand_over_keys(session, keyring, owners)
    return Counter(banned=banned, stopped=stopped, waiting=waiting, review_tasks=asked)


def ban_cause(keyring: Keyring, answer: Answer) -> BanCause | None:
    """Return the ban that a reply asks for, if it asks for one."""
    mail, thread = answer.mail, answer.thread
    named = (thread.message_id,) if thread else ()
    at = written_at(mail.facts, mail.received_at)
    if answer.kind is ReplyKind.UNSUBSCRIBE:
        return opt_out_cause(keyring, mail.reply_id, mail.facts.sender, mail.source, at, named)
    if answer.kind is ReplyKind.COMPLAINT and thread:
        key = f"complaint/{mail.reply_id}"
        return BanCause(key, "complaint", mail.source, at, message_ids=named)
    if answer.kind is ReplyKind.BOUNCE and answer.is_named:
        return _dead_addresses(keyring, mail, at)
    if thread and is_negative(mail.verdict):
        return BanCause(
            f"negative/{mail.reply_id}",
            "negative_reply",
            mail.source,
            at,
            message_ids=named,
            scope="list",
            scope_key=thread.campaign_name,
        )
    return None


def opt_out_cause(
    keyring: Keyring,
    reply_id: str,
    sender: str,
    source: str,
    at: datetime,
    message_ids: Sequence[str],
) -> BanCause:
    """Return the ban of an opt-out in words: the sender's address, and the person written to."""
    return BanCause(
        cause_key=f"stop_word/{reply_id}",
        reason="stop_word",
        source=source,
        at=at,
        addresses=sender_addresses(keyring, sender),
        message_ids=tuple(message_ids),
    )


def _dead_addresses(keyring: Keyring, mail: OpenedMail, at: datetime) -> BanCause | None:
    if mail.verdict.bounce_class != "hard":
        return None
    dead = tuple(
        address
        for each in failed_addresses(mail.facts)
        for address in sender_addresses(keyring, each)
    )
    key = f"hard_bounce/{mail.reply_id}"
    return BanCause(key, "hard_bounce", mail.source, at, addresses=dead)


def _wait(session: Session, new: Iterable[Answer], as_of: datetime) -> int:
    absences = [
        (
            answer.thread.lead_id,
            away_until(
                answer.mail.verdict,
                written_at(answer.mail.facts, answer.mail.received_at),
                answer.thread.timezone,
            ),
        )
        for answer in new
        if answer.thread and answer.kind is ReplyKind.OUT_OF_OFFICE
    ]
    if not absences:
        return 0
    return session.run(
        "replies.wait_for_absent",
        lead_ids=[lead_id for lead_id, _ in absences],
        untils=[until for _, until in absences],
        reason=Reason.ABSENT,
        as_of=as_of,
    )


def _review_orders(new: Iterable[Answer]) -> list[ReviewOrder]:
    orders = []
    for answer in new:
        verdict = answer.mail.verdict
        if _is_lost(answer):
            orders.append(ReviewOrder("unmatched_reply", answer.mail.reply_id, 3, verdict.rule))
        elif verdict.needs_person:
            priority = 1 if verdict.urgency == "high" else 2
            orders.append(ReviewOrder("reply", answer.mail.reply_id, priority, verdict.rule))
    return orders
