"""What exactly is handed to the provider?

The approved text is unlocked and addressed; nothing is written here. A text that is not the one
that was claimed, or a line break in a header, makes the message unsendable, with its reason.
"""

from collections.abc import Sequence
from typing import NamedTuple

import orjson

from models.errors import BlockedError, WrongKeysError
from models.keys import content_hash
from models.ports import OutgoingEmail
from models.rules.link_tokens import make_token
from models.rules.reasons import Reason
from tasks.claim_rows import Claim, Sender
from tasks.keyring import Keyring, PersonCipher
from tasks.resources import Resources
from tasks.store.postgres import Session

_SEPARATORS = ";,"
"""SendGrid refuses a whole request for these in a recipient's name (Mail Send, `to.name`)."""


class Unsendable(NamedTuple):
    """A claimed message that must not be handed over, and why."""

    message_id: str
    reason: Reason


class _Row(NamedTuple):
    """One row of `dispatch.read_letters`."""

    attempt_id: str
    message_id: str
    lead_id: str
    content_hash: str
    campaign_name: str
    step: int
    arm: str | None
    body_cipher: bytes | None
    address_cipher: bytes | None
    first_name_cipher: bytes | None
    last_name_cipher: bytes | None
    wrapped_key: bytes | None


class Letterhead(NamedTuple):
    """What every letter of a run shares."""

    keyring: Keyring
    token_key: bytes
    public_url: str
    reply_domain: str
    world: str


def letterhead(resources: Resources) -> Letterhead:
    """Return what every letter of this run shares."""
    return Letterhead(
        resources.keyring,
        resources.keyring.purpose_key("link-tokens"),
        resources.settings.receiver.public_url.rstrip("/"),
        resources.settings.organisation.reply_domain,
        resources.world,
    )


def write_letters(
    session: Session, head: Letterhead, sender: Sender, claims: Sequence[Claim]
) -> tuple[list[OutgoingEmail], list[Unsendable]]:
    """Return the e-mails of these claims, in their order, and the claims that cannot be one."""
    rows = session.rows("dispatch.read_letters", attempt_ids=[claim.attempt_id for claim in claims])
    letters: list[OutgoingEmail] = []
    refused: list[Unsendable] = []
    sealed: list[WrongKeysError] = []
    for row in map(_Row._make, rows):
        try:
            letter: OutgoingEmail | Unsendable = _write(head, sender, row)
        except WrongKeysError as error:
            sealed.append(error)
            letter = Unsendable(row.message_id, Reason.UNREADABLE)
        except BlockedError:  # one field under a good key: that letter's own fault
            letter = Unsendable(row.message_id, Reason.UNREADABLE)
        if isinstance(letter, Unsendable):
            refused.append(letter)
        else:
            letters.append(letter)
    if sealed and len(sealed) == len(rows) > 1:
        raise sealed[0]  # all of them: these are not the store's keys
    places = {claim.message_id: place for place, claim in enumerate(claims)}
    return sorted(letters, key=lambda letter: places[letter.message_id]), refused


def _write(head: Letterhead, sender: Sender, row: _Row) -> OutgoingEmail | Unsendable:
    if row.wrapped_key is None:
        return Unsendable(row.message_id, Reason.ERASED)
    if row.address_cipher is None:
        return Unsendable(row.message_id, Reason.NO_CONTACT_POINT)
    if row.body_cipher is None:
        return Unsendable(row.message_id, Reason.CONTENT_CHANGED)
    cipher = head.keyring.person_cipher(row.wrapped_key, row.lead_id)
    body: dict[str, str] = orjson.loads(cipher.open(row.body_cipher, "body"))
    subject, text, html = body["subject"], body["text"], body["html"]
    if content_hash(subject, text, html) != row.content_hash:
        return Unsendable(row.message_id, Reason.CONTENT_CHANGED)
    address = cipher.open(row.address_cipher, "email").decode()
    name = _open_name(cipher, row)
    if _has_break(subject) or _has_break(address) or _has_break(name):
        return Unsendable(row.message_id, Reason.UNSAFE_HEADER)
    return OutgoingEmail(
        message_id=row.message_id,
        attempt_id=row.attempt_id,
        to_address=address,
        to_name=_spell(name),
        from_address=sender.address,
        from_name=sender.display_name,
        subject=subject,
        text=text,
        html=html,
        headers=_headers(head, row),
        custom_args={
            "message_id": row.message_id,
            "attempt_id": row.attempt_id,
            "world": head.world,
            "campaign": row.campaign_name,
            "step": str(row.step),
            "arm": row.arm or "",
        },
    )


def _open_name(cipher: PersonCipher, row: _Row) -> str:
    """Return first and last name, as far as they are known."""
    parts = []
    if row.first_name_cipher:
        parts.append(cipher.open(row.first_name_cipher, "first_name").decode())
    if row.last_name_cipher:
        parts.append(cipher.open(row.last_name_cipher, "last_name").decode())
    return " ".join(parts)


def _has_break(text: str) -> bool:
    return "\n" in text or "\r" in text or "\0" in text


def _spell(name: str) -> str:
    """Return the name as the provider takes it: in one line, nothing that separates addresses."""
    for separator in _SEPARATORS:
        name = name.replace(separator, " ")
    return " ".join(name.split())


def _headers(head: Letterhead, row: _Row) -> dict[str, str]:
    token = make_token(head.token_key, "unsubscribe", row.message_id)
    return {
        "Message-ID": f"<{row.message_id}@{head.reply_domain}>",
        "List-Unsubscribe": f"<{head.public_url}/u/{token}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
