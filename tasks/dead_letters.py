"""What do people do with messages that were given up?

Retry, edit and retry, or discard; each with who and why, in the log of moves and in the audit. A
retried message passes every rule again. Its sequence went on when it died, and is not changed.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

import orjson
from psycopg.types.json import Jsonb

from models.errors import UsageError
from models.keys import content_hash, content_id
from models.rules.content_layout import one_line, to_html, to_text
from models.rules.content_lint import lint_filled
from models.rules.lifecycle import MessageState
from models.rules.reasons import Reason
from models.rules.settlement import Settlement
from tasks.keyring import seal
from tasks.resources import Resources
from tasks.settling import move_messages
from tasks.store.postgres import Session, Store
from tasks.story_words import explain_reason


class _Dead(NamedTuple):
    """One row of `dead_letters.lock_dead`."""

    message_id: str
    lead_id: str
    enrolment_id: str | None
    step: int
    wrapped_key: bytes | None


class Word(NamedTuple):
    """Who decides on a dead letter, and why."""

    actor: str
    reason: str


def list_dead(store: Store, campaign_name: str = "", limit: int = 100) -> list[dict[str, Any]]:
    """Return dead letters, newest first, with the reason in words and the provider's."""
    with store.transaction() as session:
        rows = session.records("dead_letters.list_dead", campaign_name=campaign_name, limit=limit)
    for row in rows:
        row["sentence"], row["remedy"] = explain_reason(row["reason"])
    return rows


def retry_dead(store: Store, message_ids: Sequence[str], word: Word, as_of: datetime) -> int:
    """Plan dead letters anew, with a clean count of failures; returns how many.

    Raises `UsageError`, and changes nothing, where one of them is no dead letter.
    """
    with store.transaction() as session:
        dead = [each.message_id for each in _lock(session, message_ids)]
        return _retry(session, dead, word, as_of)


def discard_dead(store: Store, message_ids: Sequence[str], word: Word, as_of: datetime) -> int:
    """Close dead letters for good; returns how many.

    Raises `UsageError`, and changes nothing, where one of them is no dead letter.
    """
    with store.transaction() as session:
        dead = [each.message_id for each in _lock(session, message_ids)]
        move = Settlement(MessageState.DROPPED, Reason.DISCARDED_BY_PERSON)
        moved = _move(session, dead, move, word, as_of)
        _audit(session, "discard", dead, word, as_of)
    return moved


def edit_dead(
    resources: Resources, message_id: str, subject: str, body: str, word: Word, as_of: datetime
) -> None:
    """Replace a dead letter's text by a person's, approved by them, and plan it anew.

    The legal footer is added. Raises `UsageError`, and changes nothing, where the message is no
    dead letter, the person was erased, or the text is empty or too long.
    """
    subject = one_line(subject)
    faults = lint_filled(subject, body)
    if faults:
        raise UsageError("; ".join(fault.message for fault in faults))
    with resources.store.transaction() as session:
        (dead,) = _lock(session, [message_id])
        _put_text(session, resources, dead, subject, body, word, as_of)
        _audit(session, "edit", [dead.message_id], word, as_of)
        _retry(session, [dead.message_id], word, as_of)


def _lock(session: Session, texts: Sequence[str]) -> list[_Dead]:
    """Lock the dead letters that a person named; returns them in order of their ids."""
    if not texts:
        raise UsageError("name at least one message; `parley dead ls` lists them")
    named = {_read_id(text): text for text in texts}
    rows = session.rows("dead_letters.lock_dead", message_ids=sorted(named))
    found = [_Dead(*row) for row in rows]
    missing = sorted(named.keys() - {each.message_id for each in found})
    if missing:
        raise UsageError(f"{named[missing[0]]} is no dead letter; `parley dead ls` lists them")
    return found


def _read_id(text: str) -> str:
    try:
        return str(UUID(text.strip()))
    except ValueError:
        raise UsageError(f"{text!r} is no dead letter's id; `parley dead ls` lists them") from None


def _retry(session: Session, message_ids: Sequence[str], word: Word, as_of: datetime) -> int:
    session.run("dead_letters.forgive_write", message_ids=message_ids)
    move = Settlement(MessageState.PLANNED, Reason.RETRIED_BY_PERSON, as_of)
    moved = _move(session, message_ids, move, word, as_of)
    _audit(session, "retry", message_ids, word, as_of)
    return moved


def _move(
    session: Session, message_ids: Sequence[str], move: Settlement, word: Word, as_of: datetime
) -> int:
    moves = [(each, None, move) for each in message_ids]
    return move_messages(session, moves, as_of, actor=word.actor)


def _put_text(
    session: Session,
    resources: Resources,
    dead: _Dead,
    subject: str,
    body: str,
    word: Word,
    as_of: datetime,
) -> None:
    if dead.wrapped_key is None or dead.enrolment_id is None:
        raise UsageError(f"{dead.message_id}: the person was erased; discard it")
    organisation = resources.settings.organisation
    text = to_text(body, organisation.name, organisation.postal_address)
    html = to_html(body, organisation.name, organisation.postal_address)
    digest = content_hash(subject, text, html)
    key = resources.keyring.unwrap(dead.wrapped_key, dead.lead_id)
    sealed = orjson.dumps({"subject": subject, "text": text, "html": html})
    session.run("dead_letters.retire_text_write", enrolment_id=dead.enrolment_id, step=dead.step)
    session.run(
        "dead_letters.text_write",
        content_id=content_id(dead.enrolment_id, dead.step, digest),
        enrolment_id=dead.enrolment_id,
        step=dead.step,
        lead_id=dead.lead_id,
        content_hash=digest,
        body_cipher=seal(key, sealed, dead.lead_id, "body"),
        as_of=as_of,
        actor=word.actor,
    )


def _audit(
    session: Session, action: str, message_ids: Sequence[str], word: Word, as_of: datetime
) -> None:
    for message_id in message_ids:
        session.run(
            "operations.write_audit",
            actor=word.actor,
            action=f"dead letter: {action}",
            subject_kind="message",
            subject_key=message_id,
            detail=Jsonb({"reason": word.reason}),
            at=as_of,
        )
