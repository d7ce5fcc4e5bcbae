"""Who of a file's people is known already?

By the source's own key, else by an address; a row that takes the address of somebody who keeps it,
or brings back a person who asked to be forgotten, is set aside.
"""

import polars as pl

from models.schemas.lead import Reject
from tasks.keyring import Keyring
from tasks.lead_batch import Batch
from tasks.lead_merge import copy_frame
from tasks.lead_rows import ROW_NUMBER
from tasks.store.postgres import Session

_KEYS = ("row_number", "source_key", "email_hash", "phone_hash")


def match_people(session: Session, batch: Batch, source: str, keyring: Keyring) -> None:
    """Find who is known already, and set the rows aside that cannot be anybody's."""
    hashes = [phone and keyring.lookup_hash("phone", phone).hex() for phone in batch.frame["phone"]]
    keys = batch.frame.select(
        ROW_NUMBER,
        "source_key",
        pl.format("\\x{}", "email_hash").alias("email_hash"),
        pl.Series("phone_hash", hashes, dtype=pl.String),
    )
    session.run("leads.widen_memory")
    session.run("leads.create_incoming_keys")
    copy_frame(
        session, "incoming_key", ("row_number", "source_key", "email_hash", "phone_hash"), keys
    )
    session.run("leads.analyze_incoming_keys")
    while True:
        found = session.rows("leads.resolve_incoming", source=source)
        refused = _refused(found)
        if not refused:
            break
        batch.set_aside(refused)
        session.run("leads.delete_incoming_keys", row_numbers=[row[0] for row in refused])
    ids = pl.DataFrame(
        {"row_number": [row[0] for row in found], "lead_id": [row[1] for row in found]},
        schema={ROW_NUMBER: pl.Int32, "lead_id": pl.String},
    )
    batch.frame = batch.frame.join(ids, on=ROW_NUMBER, how="left", maintain_order="left")


def _refused(
    found: list[tuple[int, str | None, bool, bool | None]],
) -> list[tuple[int, Reject, str]]:
    refused, taken = [], set()
    for number, lead, is_erased, is_of_another in found:
        if is_erased:
            refused.append((number, Reject.ERASED_PERSON, "email"))
        elif is_of_another:
            refused.append((number, Reject.ADDRESS_OF_ANOTHER, "email"))
        elif lead is not None and lead in taken:
            refused.append((number, Reject.DUPLICATE, "email"))
        taken.add(lead)
    return refused
