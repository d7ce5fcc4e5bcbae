"""How do valid rows become rows of the store?

New people get a key of their own and all they are found by is sealed under it; of known people
only what differs from the store is sealed again, so the same file twice changes nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import polars as pl

from models.errors import InvalidDataError
from models.keys import account_id, contact_point_id, lead_id
from tasks.keyring import Keyring, open_sealed, seal

CIPHERS = (
    "first_name_cipher",
    "last_name_cipher",
    "wrapped_key",
    "email_domain_hash",
    "email_cipher",
    "phone_hash",
    "phone_cipher",
    "linkedin_hash",
    "linkedin_cipher",
)
"""Columns that hold bytes; they travel as hexadecimal."""


class Known(NamedTuple):
    """What the store holds of a person whom a file names again."""

    wrapped_key: bytes
    first_name_cipher: bytes | None
    last_name_cipher: bytes | None
    hashes: Sequence[bytes]
    email_cipher: bytes | None


@dataclass(frozen=True, slots=True)
class Sealer:
    """Seals rows of one source."""

    keyring: Keyring
    source: str

    def seal(self, frame: pl.DataFrame, known: Mapping[str, Known]) -> pl.DataFrame:
        """Return the rows as `incoming_lead` holds them; `known` is by lead id."""
        domains = frame["email"].str.extract(r"@([^@]*)$", 1)
        hashes = {domain: self._hash("domain", domain) for domain in domains.unique()}
        sealed = [
            self._row(row, hashes[domain], known)
            for row, domain in zip(frame.select(_PERSONAL).iter_rows(), domains, strict=True)
        ]
        columns = list(zip(*sealed, strict=True)) if sealed else [()] * len(_SEALED)
        made = [pl.Series(name, column) for name, column in zip(_SEALED, columns, strict=True)]
        accounts = {key: account_id(key) for key in frame["account_key"].unique()}
        ids = [accounts[key] for key in frame["account_key"]]
        return frame.drop("lead_id").with_columns(*made, pl.Series("account_id", ids, pl.String))

    def _hash(self, kind: str, text: str) -> bytes:
        return self.keyring.lookup_hash(kind, text)

    def _row(
        self, cells: tuple[Any, ...], domain_hash: bytes, known: Mapping[str, Known]
    ) -> tuple[Any, ...]:
        found, source_key, email_hash, first, last, email, phone, linkedin = cells
        if found is not None:
            return self._changes(found, known[found], domain_hash, cells)
        person = lead_id(self.source, source_key)
        key, wrapped = self.keyring.new_person_key(person)
        return (
            person,
            True,
            _lock(key, first, person, "first_name"),
            _lock(key, last, person, "last_name"),
            _text(wrapped),
            contact_point_id("email", bytes.fromhex(email_hash)),
            _text(domain_hash),
            _lock(key, email, person, "email"),
            *self._point("phone", phone, person, key, ()),
            *self._point("linkedin", linkedin, person, key, ()),
        )

    def _changes(
        self, person: str, stored: Known, domain_hash: bytes, cells: tuple[Any, ...]
    ) -> tuple[Any, ...]:
        """Seal of a known person what the store has otherwise."""
        _, _, email_hash, first, last, email, phone, linkedin = cells
        key = self.keyring.unwrap(stored.wrapped_key, person)
        lookup_hash = bytes.fromhex(email_hash)
        stored_email = stored.email_cipher if lookup_hash in stored.hashes else None
        return (
            person,
            False,
            _relock(key, first, person, "first_name", stored.first_name_cipher),
            _relock(key, last, person, "last_name", stored.last_name_cipher),
            None,
            contact_point_id("email", lookup_hash),
            _text(domain_hash),
            _relock(key, email, person, "email", stored_email),
            *self._point("phone", phone, person, key, stored.hashes),
            *self._point("linkedin", linkedin, person, key, stored.hashes),
        )

    def _point(
        self, kind: str, value: str | None, person: str, key: bytes, stored: Sequence[bytes]
    ) -> tuple[str | None, str | None, str | None]:
        if value is None:
            return None, None, None
        lookup_hash = self._hash(kind, value)
        if lookup_hash in stored:
            return None, None, None
        point = contact_point_id(kind, lookup_hash)
        return point, _text(lookup_hash), _lock(key, value, person, kind)


_PERSONAL = (
    "lead_id",
    "source_key",
    "email_hash",
    "first_name",
    "last_name",
    "email",
    "phone",
    "linkedin_url",
)
_SEALED = (
    "lead_id",
    "is_new",
    "first_name_cipher",
    "last_name_cipher",
    "wrapped_key",
    "email_point_id",
    "email_domain_hash",
    "email_cipher",
    "phone_point_id",
    "phone_hash",
    "phone_cipher",
    "linkedin_point_id",
    "linkedin_hash",
    "linkedin_cipher",
)


def _text(value: bytes) -> str:
    return f"\\x{value.hex()}"


def _lock(key: bytes, value: str | None, person: str, field: str) -> str | None:
    return None if value is None else _text(seal(key, value.encode(), person, field))


def _relock(
    key: bytes, value: str | None, person: str, field: str, stored: bytes | None
) -> str | None:
    if value is None:
        return None
    if stored is not None and open_sealed(key, stored, person, field) == value.encode():
        return None
    return _lock(key, value, person, field)


def read_known(rows: Iterator[tuple[Any, ...]]) -> dict[str, Known]:
    """Return stored people by lead id; `InvalidDataError` for one without a key."""
    known = {}
    for person, wrapped_key, first_name, last_name, hashes, email in rows:
        if wrapped_key is None:
            raise InvalidDataError(
                f"lead {person} has no key though it was not erased; restore the keys schema "
                "from the backup with `parley db restore`"
            )
        known[person] = Known(wrapped_key, first_name, last_name, hashes or (), email)
    return known
