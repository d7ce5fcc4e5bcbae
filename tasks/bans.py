"""Who may not be written to any more, from this instant on?

A ban is written in the transaction that learned of its cause: the people are locked first, and
what a worker has claimed for them but not yet begun to post is taken back. So nothing that is
marked after the commit can miss the ban. Locks are taken in the house's order.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from models.rules.reasons import Reason
from tasks.store.postgres import Session


class Address(NamedTuple):
    """An e-mail address as its keyed hash, and the version of the key."""

    lookup_hash: bytes
    key_version: int


@dataclass(frozen=True, slots=True)
class BanCause:
    """Why someone must hear no more: `cause_key` names the cause once and for all.

    `addresses` are banned in any case; those of the people behind `message_ids` are banned too,
    for an opt-out is a person's.
    """

    cause_key: str
    reason: str
    source: str
    at: datetime
    addresses: tuple[Address, ...] = ()
    message_ids: tuple[str, ...] = ()
    scope: str = "global"
    scope_key: str = ""


class _Row(NamedTuple):
    ban_key: str
    address: Address
    cause: BanCause


def write_bans(session: Session, causes: Sequence[BanCause], recorded_at: datetime) -> int:
    """Ban, revoke what is claimed for these people, and return how many bans are new.

    Safe to repeat: a cause that is known makes no second ban.
    """
    if not causes:
        return 0
    lead_ids = lock_leads(session, find_banned_leads(session, causes))
    rows = _spread(session, causes)
    if not rows:
        return 0
    written = session.rows("bans.write_bans", recorded_at=recorded_at, **_arrays(rows))
    if written and lead_ids:
        revoke_claims(session, lead_ids, recorded_at)
    return len(written)


def find_banned_leads(session: Session, causes: Iterable[BanCause]) -> list[str]:
    """Return the people whom the causes concern; no lock is taken."""
    causes = list(causes)
    if not causes:
        return []
    hashes = {address.lookup_hash for cause in causes for address in cause.addresses}
    message_ids = {message_id for cause in causes for message_id in cause.message_ids}
    found = session.rows(
        "bans.find_banned_leads", hashes=list(hashes), message_ids=list(message_ids)
    )
    return [row[0] for row in found]


def lock_leads(session: Session, lead_ids: Sequence[str]) -> list[str]:
    """Lock people in the order of their ids, so that two writers never wait for each other."""
    if not lead_ids:
        return []
    return [row[0] for row in session.rows("bans.lock_leads", lead_ids=list(lead_ids))]


def revoke_claims(session: Session, lead_ids: Sequence[str], as_of: datetime) -> None:
    """Take back what is claimed for these locked people and not yet being posted."""
    if not session.rows("bans.lock_claimed_messages", lead_ids=list(lead_ids)):
        return
    revoked = session.rows(
        "bans.revoke_attempts", lead_ids=list(lead_ids), as_of=as_of, reason=Reason.REVOKED
    )
    session.run("dispatch.return_budgets_write", attempt_ids=[row[0] for row in revoked])


def _spread(session: Session, causes: Sequence[BanCause]) -> list[_Row]:
    """One row for each cause and address, in the order of their keys."""
    message_ids = sorted({each for cause in causes for each in cause.message_ids})
    known: dict[str, list[Address]] = {}
    if message_ids:
        found = session.rows("bans.read_message_addresses", message_ids=message_ids)
        for message_id, lookup_hash, key_version in found:
            known.setdefault(message_id, []).append(Address(lookup_hash, key_version))
    rows: dict[str, _Row] = {}
    for cause in causes:
        behind = [address for each in cause.message_ids for address in known.get(each, [])]
        for address in (*cause.addresses, *behind):
            key = f"{cause.cause_key}/{address.lookup_hash.hex()[:16]}"
            rows.setdefault(key, _Row(key, address, cause))
    return [rows[key] for key in sorted(rows)]


def _arrays(rows: Sequence[_Row]) -> dict[str, list[object]]:
    return {
        "ban_keys": [row.ban_key for row in rows],
        "hashes": [row.address.lookup_hash for row in rows],
        "key_versions": [row.address.key_version for row in rows],
        "scopes": [row.cause.scope for row in rows],
        "scope_keys": [row.cause.scope_key for row in rows],
        "reasons": [row.cause.reason for row in rows],
        "sources": [row.cause.source for row in rows],
        "ats": [row.cause.at for row in rows],
    }
