"""What is kept of what comes in, and what must happen at once?

Each function works in the caller's transaction: the raw rows and the ban that they ask for are
committed together or not at all. Nothing here gives meaning to an event; the ingest flow does.
"""

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any

import orjson

from models.keys import normalise_email
from models.schemas.event import OPT_OUTS, pseudonymise, read_address
from tasks.bans import Address, BanCause, write_bans
from tasks.keyring import Keyring, seal
from tasks.store.postgres import Session

MAIL_FIELD = "mail"
"""The field that a sealed mail is bound to; its person is the name of its key."""

_MAIL_KEPT = timedelta(days=30)  # unmatched mail expires; a matched one lives with its person
_SHORT_KEY_DIGITS = 16


@dataclass(frozen=True)
class Arrival:
    """When and how a request came in; `body_hash` is keyed, over its raw bytes."""

    source: str
    received_at: datetime
    body_hash: str
    signed_at: datetime | None = None
    is_stale: bool = False


@dataclass
class Border:
    """The keys of the border: turns what is personal into keyed hashes and sealed mails."""

    keyring: Keyring
    public_url: str
    _domains: dict[str, str] = field(default_factory=dict)

    @cached_property
    def _purpose_keys(self) -> dict[str, bytes]:
        return {name: self.keyring.purpose_key(name) for name in ("url", "ip", "body-hash")}

    @cached_property
    def _unsubscribe_prefix(self) -> str:
        return f"{self.public_url.rstrip('/')}/u/"

    def email(self, address: str) -> str:
        """Return the lookup hash of an address, as hex."""
        return self.keyring.lookup_hash("email", normalise_email(address)).hex()

    def domain(self, domain: str) -> str:
        """Return the lookup hash of a mail domain, as hex."""
        found = self._domains.get(domain)
        if found is None:
            if len(self._domains) > 10_000:
                self._domains.clear()
            found = self._domains[domain] = self.keyring.lookup_hash("domain", domain).hex()
        return found

    def url(self, url: str) -> str:
        """Return a short key of a link; `unsubscribe` for our own unsubscribe links."""
        if url.startswith(self._unsubscribe_prefix):
            return "unsubscribe"
        return self._keyed("url", url.encode(errors="replace"))[:_SHORT_KEY_DIGITS]

    def ip(self, address: str) -> str:
        """Return a short key of an IP address."""
        return self._keyed("ip", address.encode(errors="replace"))[:_SHORT_KEY_DIGITS]

    def body_hash(self, raw: bytes) -> str:
        """Return the keyed hash of raw bytes; without the key it confirms no guess."""
        return self._keyed("body-hash", raw)

    def addresses(self, address: str) -> tuple[Address, ...]:
        """Return the lookup hashes of an address under every key version that is held."""
        normalised = normalise_email(address)
        return tuple(
            Address(self.keyring.lookup_hash("email", normalised, version), version)
            for version in sorted(self.keyring.lookup_keys)
        )

    def _keyed(self, purpose: str, raw: bytes) -> str:
        return hmac.digest(self._purpose_keys[purpose], raw, "sha256").hex()


def store_webhook(
    session: Session, border: Border, events: Sequence[Any], arrival: Arrival
) -> tuple[int, int]:
    """Store one row per event and ban who asked for it; return how many rows and new bans."""
    bodies = [pseudonymise(event, border) for event in events]
    if bodies:
        _write_raw(session, bodies, arrival)
    causes = [
        _opt_out(border, event, body, arrival)
        for event, body in zip(events, bodies, strict=True)
        if body["event"] in OPT_OUTS
    ]
    return len(bodies), write_bans(session, causes, arrival.received_at)


def _opt_out(
    border: Border, event: Mapping[str, Any], body: Mapping[str, Any], arrival: Arrival
) -> BanCause:
    reason = OPT_OUTS[body["event"]]
    message_id = body.get("message_id")
    address = read_address(event)
    named = message_id or body.get("sg_message_id", arrival.body_hash).partition(".")[0]
    return BanCause(
        cause_key=f"{reason}/{named}",
        reason=reason,
        source=arrival.source,
        at=_instant(body.get("timestamp"), arrival.received_at),
        addresses=border.addresses(address) if address else (),
        message_ids=(message_id,) if message_id else (),
    )


def _instant(timestamp: int | None, received_at: datetime) -> datetime:
    if timestamp is None:
        return received_at
    return min(datetime.fromtimestamp(timestamp, UTC), received_at)


def store_unsubscribe(session: Session, message_id: str, arrival: Arrival) -> bool | None:
    """Ban the person a message was for, and note it; None where there is no such message.

    True if it was new. A repeated request changes nothing.
    """
    if not session.value("events.is_message", message_id=message_id):
        return None
    cause = BanCause(
        cause_key=f"unsubscribe/{message_id}",
        reason="unsubscribe",
        source=arrival.source,
        at=arrival.received_at,
        message_ids=(message_id,),
    )
    is_new = write_bans(session, [cause], arrival.received_at) > 0
    if is_new:
        _write_raw(session, [{"event": "unsubscribe", "message_id": message_id}], arrival)
    return is_new


def store_sealed(session: Session, border: Border, raw: bytes, arrival: Arrival) -> bool:
    """Store bytes as they came, encrypted under a key of their own that expires unless matched.

    False if the very same bytes are stored already: key and row were committed together then.
    """
    key_name = mail_key_name(arrival.body_hash)
    key, wrapped = border.keyring.new_person_key(key_name)
    is_new = session.run(
        "events.write_border_key",
        key_name=key_name,
        wrapped_key=wrapped,
        created_at=arrival.received_at,
        expires_at=arrival.received_at + _MAIL_KEPT,
    )
    if is_new:
        session.run(
            "events.write_raw_mail",
            source=arrival.source,
            received_at=arrival.received_at,
            signed_at=arrival.signed_at,
            body_hash=arrival.body_hash,
            is_stale=arrival.is_stale,
            mail_cipher=seal(key, raw, key_name, MAIL_FIELD),
        )
    return bool(is_new)


def mail_key_name(body_hash: str) -> str:
    """Return the name under which the data key of a mail is kept."""
    return f"mail/{body_hash}"


def _write_raw(session: Session, bodies: Sequence[Mapping[str, Any]], arrival: Arrival) -> None:
    session.run(
        "events.write_raw_events",
        source=arrival.source,
        received_at=arrival.received_at,
        signed_at=arrival.signed_at,
        body_hash=arrival.body_hash,
        is_stale=arrival.is_stale,
        bodies=orjson.dumps(bodies).decode(),
    )
