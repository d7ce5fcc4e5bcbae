"""Where are the rows that did not go in?

Sealed in `quarantine` under a key of their import's own, which expires with them; they can be
exported, mended and imported again.
"""

from datetime import datetime, timedelta

import orjson

from tasks.keyring import Keyring, open_sealed, seal
from tasks.lead_batch import Batch
from tasks.store.postgres import Session

KEPT = timedelta(days=30)
"""How long rejected rows can be read (Parley's own default)."""


def key_name(identity: str) -> str:
    """Return the name of an import's key, which is also the `person` its rows are bound to."""
    return f"import/{identity}"


def write_quarantine(
    session: Session, keyring: Keyring, identity: str, batch: Batch, as_of: datetime
) -> None:
    """Keep the batch's rejected rows aside; rows that are there already stay as they are."""
    rows = [batch.rejected[number] for number in sorted(batch.rejected)]
    if not rows:
        return
    name = key_name(identity)
    key = _open_key(session, keyring, name, as_of)
    headings = batch.table.headings
    sealed = [
        seal(key, orjson.dumps([headings, row.cells]), name, f"row/{row.row_number}")
        for row in rows
    ]
    session.run(
        "leads.insert_quarantine",
        import_id=identity,
        row_numbers=[row.row_number for row in rows],
        reasons=[str(row.reason) for row in rows],
        fields=[row.field for row in rows],
        details=[row.detail for row in rows],
        row_ciphers=sealed,
    )


def _open_key(session: Session, keyring: Keyring, name: str, as_of: datetime) -> bytes:
    wrapped = session.value("leads.read_border_key", key_name=name)
    if wrapped is not None:
        return keyring.unwrap(wrapped, name)
    key, fresh = keyring.new_person_key(name)
    session.run(
        "leads.insert_border_key",
        key_name=name,
        wrapped_key=fresh,
        as_of=as_of,
        expires_at=as_of + KEPT,
    )
    return key


def open_row(key: bytes, identity: str, row_number: int, sealed: bytes) -> list[list[str]]:
    """Return the headings and the cells of a row that was kept aside."""
    plain = open_sealed(key, sealed, key_name(identity), f"row/{row_number}")
    opened: list[list[str]] = orjson.loads(plain)
    return opened
