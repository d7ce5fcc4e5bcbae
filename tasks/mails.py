"""What stands in the mails that came in?

Opens them with the key of the border or, once matched, of the person, and reads them by the rules
of models/mail. A mail whose key is gone was erased or has expired: it says nothing any more.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from models.mail.explain import explain
from models.mail.facts import MailFacts
from models.rules.reply_matching import Verdict, judge_reply, named_messages, reply_id
from tasks.border import MAIL_FIELD, mail_key_name
from tasks.keyring import Keyring, open_sealed, seal
from tasks.resources import Resources
from tasks.store.postgres import Session


class SealedMail(NamedTuple):
    """One row of `replies.read_mails`."""

    raw_event_id: int
    received_at: datetime
    source: str
    body_hash: str
    mail_cipher: bytes | None
    wrapped_key: bytes | None
    lead_id: str | None
    person_key: bytes | None


@dataclass(frozen=True, slots=True)
class OpenedMail:
    """A mail that was read: its facts, and what they mean."""

    raw_event_id: int
    received_at: datetime
    source: str
    key_name: str
    reply_id: str
    facts: MailFacts
    verdict: Verdict
    named: tuple[str, ...]


class MailReader:
    """Reads mails for one world: its own addresses, its reply domain, its link key."""

    def __init__(self, resources: Resources, session: Session) -> None:
        self._keyring = resources.keyring
        self._domain = resources.settings.organisation.reply_domain
        self._link_key = resources.keyring.purpose_key("link-tokens")
        self._own = frozenset(row[0] for row in session.rows("replies.read_own_addresses"))

    def read(self, raw: bytes) -> tuple[MailFacts, Verdict, tuple[str, ...]]:
        """Return a mail's facts, its meaning, and the messages of ours that it names."""
        facts = explain(raw, self._own)
        return facts, judge_reply(facts), named_messages(facts, self._domain, self._link_key)

    def open(self, row: SealedMail) -> OpenedMail | None:
        """Open and read a stored mail; None where its key is gone."""
        key = data_key(self._keyring, row)
        if key is None or row.mail_cipher is None:
            return None
        name = mail_key_name(row.body_hash)
        facts, verdict, named = self.read(open_sealed(key, row.mail_cipher, name, MAIL_FIELD))
        return OpenedMail(
            row.raw_event_id,
            row.received_at,
            row.source,
            name,
            reply_id(facts),
            facts,
            verdict,
            named,
        )


def data_key(keyring: Keyring, row: SealedMail) -> bytes | None:
    """Return the key of a mail: under the master key, or under its person's once matched."""
    if row.wrapped_key is None:
        return None
    if row.lead_id is None:
        return keyring.unwrap(row.wrapped_key, mail_key_name(row.body_hash))
    if row.person_key is None:
        return None
    person_key = keyring.unwrap(row.person_key, row.lead_id)
    return open_sealed(person_key, row.wrapped_key, row.lead_id, MAIL_FIELD)


def hand_over_keys(session: Session, keyring: Keyring, owners: Mapping[str, str]) -> int:
    """Re-wrap the keys of matched mails (by key name) for their persons; return how many.

    From then on the mail lives and dies with the person's key.
    """
    if not owners:
        return 0
    held = session.rows("events.read_border_keys", key_names=sorted(owners))
    persons = dict(session.rows("replies.read_person_keys", lead_ids=sorted(set(owners.values()))))
    rewrapped: list[tuple[str, str, bytes]] = []
    for key_name, wrapped, owner in held:
        lead_id = owners[key_name]
        if owner is None and lead_id in persons:
            person_key = keyring.unwrap(persons[lead_id], lead_id)
            sealed = seal(person_key, keyring.unwrap(wrapped, key_name), lead_id, MAIL_FIELD)
            rewrapped.append((key_name, lead_id, sealed))
    if rewrapped:
        session.run(
            "replies.hand_over_keys",
            key_names=[each[0] for each in rewrapped],
            lead_ids=[each[1] for each in rewrapped],
            wrapped_keys=[each[2] for each in rewrapped],
        )
    return len(rewrapped)


def read_mails(
    resources: Resources, raw_event_ids: Sequence[int]
) -> tuple[list[OpenedMail], list[int]]:
    """Return the mails that could be opened, and the ids of those whose key is gone."""
    with resources.store.transaction() as session:
        reader = MailReader(resources, session)
        rows = session.rows("replies.read_mails", raw_event_ids=list(raw_event_ids))
    opened: list[OpenedMail] = []
    lost: list[int] = []
    for row in rows:
        mail = reader.open(SealedMail(*row))
        if mail is None:
            lost.append(row[0])
        else:
            opened.append(mail)
    return opened, lost
