"""Which of our messages does a mail answer?

By the ids that its headers name, else by its sender: the last message that had gone out to that
address before. A match by headers is proof of having seen our mail; one by sender is not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from models.keys import normalise_email
from models.rules.reply_matching import ReplyKind
from tasks.bans import Address
from tasks.keyring import Keyring
from tasks.mails import OpenedMail
from tasks.store.postgres import Session


class Thread(NamedTuple):
    """The message that a mail answers."""

    message_id: str
    lead_id: str
    enrolment_id: str | None
    campaign_name: str
    timezone: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A mail, and the message it answers where that is known; `is_named` by its headers."""

    mail: OpenedMail
    thread: Thread | None
    is_named: bool

    @property
    def kind(self) -> ReplyKind:
        """Return what the mail is to a sequence."""
        return self.mail.verdict.kind


def match_answers(session: Session, keyring: Keyring, mails: Sequence[OpenedMail]) -> list[Answer]:
    """Find what each mail answers: by the ids it names, else by its sender."""
    wanted = sorted({each for mail in mails for each in mail.named})
    rows = session.rows("replies.match_threads", message_ids=wanted) if wanted else []
    threads = {row[0]: Thread(*row) for row in rows}
    answers: list[Answer] = []
    for mail in mails:
        thread = next((threads[each] for each in mail.named if each in threads), None)
        answers.append(Answer(mail, thread, is_named=thread is not None))
    senders = _match_senders(session, keyring, [each.mail for each in answers if not each.thread])
    return [
        answer
        if answer.thread
        else Answer(answer.mail, senders.get(answer.mail.raw_event_id), False)
        for answer in answers
    ]


def _match_senders(
    session: Session, keyring: Keyring, mails: Sequence[OpenedMail]
) -> dict[int, Thread]:
    asked = [
        (mail.raw_event_id, address.lookup_hash, mail.received_at)
        for mail in mails
        for address in sender_addresses(keyring, mail.facts.sender)
    ]
    if not asked:
        return {}
    rows = session.rows(
        "replies.match_senders",
        raw_event_ids=[each[0] for each in asked],
        hashes=[each[1] for each in asked],
        ats=[each[2] for each in asked],
    )
    return {row[0]: Thread(*row[1:]) for row in rows}


def sender_addresses(keyring: Keyring, address: str) -> tuple[Address, ...]:
    """Return the lookup hashes of an address under every key version; none if it is no address."""
    if "@" not in address:
        return ()
    normalised = normalise_email(address)
    return tuple(
        Address(keyring.lookup_hash("email", normalised, version), version)
        for version in sorted(keyring.lookup_keys)
    )
