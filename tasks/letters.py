"""What exactly is handed to the provider?

The approved text is unlocked and addressed; nothing is written here. A text that is not the one
that was claimed, or a line break in a header, makes the message unsendable, with its reason.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import orjson

from models.keys import content_hash
from models.ports import OutgoingEmail
from models.rules.link_tokens import make_token
from models.rules.reasons import Reason
from tasks.claim_rows import Claim, Sender
from tasks.keyring import Keyring, open_sealed
from tasks.resources import Resources
from tasks.store.postgres import Session

_UNSAFE = str.maketrans(dict.fromkeys("\r\n\0", " "))
_SEPARATORS = str.maketrans(dict.fromkeys(";,", " "))
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
    """Return the e-mails of these claims, and the claims that cannot be one."""
    rows = session.rows("dispatch.read_letters", attempt_ids=[claim.attempt_id for claim in claims])
    letters: list[OutgoingEmail] = []
    refused: list[Unsendable] = []
    for row in map(_Row._make, rows):
        letter = _write(head, sender, row)
        if isinstance(letter, Unsendable):
            refused.append(letter)
        else:
            letters.append(letter)
    return letters, refused


def _write(head: Letterhead, sender: Sender, row: _Row) -> OutgoingEmail | Unsendable:
    if row.wrapped_key is None:
        return Unsendable(row.message_id, Reason.ERASED)
    if row.address_cipher is None:
        return Unsendable(row.message_id, Reason.NO_CONTACT_POINT)
    if row.body_cipher is None:
        return Unsendable(row.message_id, Reason.CONTENT_CHANGED)
    key = head.keyring.unwrap(row.wrapped_key, row.lead_id)
    body: dict[str, str] = orjson.loads(open_sealed(key, row.body_cipher, row.lead_id, "body"))
    address = open_sealed(key, row.address_cipher, row.lead_id, "email").decode()
    name = " ".join(
        open_sealed(key, cipher, row.lead_id, field).decode()
        for field, cipher in (
            ("first_name", row.first_name_cipher),
            ("last_name", row.last_name_cipher),
        )
        if cipher
    )
    if content_hash(body["subject"], body["text"], body["html"]) != row.content_hash:
        return Unsendable(row.message_id, Reason.CONTENT_CHANGED)
    if any(part != part.translate(_UNSAFE) for part in (body["subject"], address, name)):
        return Unsendable(row.message_id, Reason.UNSAFE_HEADER)
    return _address(head, sender, row, body, (address, name))


def _address(
    head: Letterhead, sender: Sender, row: _Row, body: dict[str, str], to: tuple[str, str]
) -> OutgoingEmail:
    token = make_token(head.token_key, "unsubscribe", row.message_id)
    custom: dict[str, Any] = {
        "message_id": row.message_id,
        "attempt_id": row.attempt_id,
        "world": head.world,
        "campaign": row.campaign_name,
        "step": str(row.step),
        "arm": row.arm or "",
    }
    return OutgoingEmail(
        message_id=row.message_id,
        attempt_id=row.attempt_id,
        to_address=to[0],
        to_name=" ".join(to[1].translate(_SEPARATORS).split()),
        from_address=sender.address,
        from_name=sender.display_name,
        subject=body["subject"],
        text=body["text"],
        html=body["html"],
        headers={
            "Message-ID": f"<{row.message_id}@{head.reply_domain}>",
            "List-Unsubscribe": f"<{head.public_url}/u/{token}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
        custom_args=custom,
    )
