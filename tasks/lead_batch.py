"""What does a whole file hold, once its rows are judged?

Valid rows in one frame, one row a person; all others kept aside. Nothing is written here.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import polars as pl

from models.schemas.lead import Reject
from tasks.keyring import Keyring
from tasks.lead_files import read_chunks
from tasks.lead_opt_outs import BAN_REASON, OPT_OUT
from tasks.lead_rows import ROW_NUMBER, Rejected, Table, reject_row
from tasks.lead_validation import Terms, judge

Progress = Callable[[str, int], None]


@dataclass(slots=True)
class Batch:
    """A file's rows: `frame` has those that hold, `rejected` the others by row number.

    `banned` are the addresses' keyed hashes in rejected rows that may not be written to, with the
    reason, and `opted_out` the keys of the people in them: a row that does not go in does not take
    its opt-out with it, and an opt-out is a person's. `footer` are the lines at
    the file's end that are no rows; `whole_name_count` names could not be taken apart.
    """

    table: Table
    frame: pl.DataFrame
    rejected: dict[int, Rejected]
    row_count: int
    banned: dict[str, str] = field(default_factory=dict)
    opted_out: set[str] = field(default_factory=set)
    footer: list[int] = field(default_factory=list)
    whole_name_count: int = 0

    @property
    def bad_share(self) -> float:
        """Return the share of rows that are kept aside."""
        return len(self.rejected) / self.row_count if self.row_count else 0.0

    def set_aside(self, found: Sequence[tuple[int, Reject, str]]) -> None:
        """Take rows out (number, reason, field); their cells are read from the file again.

        Of a person who asked to be forgotten no cell is kept.
        """
        if not found:
            return
        numbers = {number for number, reason, _ in found if reason is not Reject.ERASED_PERSON}
        cells = read_cells(self.table, numbers)
        for number, reason, name in found:
            self.rejected[number] = reject_row(number, reason, name, cells.get(number, ()))
        is_gone = pl.col(ROW_NUMBER).is_in([number for number, _, _ in found])
        barred = self.frame.filter(is_gone & pl.col(BAN_REASON).is_not_null())
        for each in barred.select("source_key", "email_hash", BAN_REASON).iter_rows():
            self.bar(*each)
        self.frame = self.frame.filter(~is_gone)

    def bar(self, source_key: str | None, email_hash: str | None, reason: str) -> None:
        """Note who of a rejected row must not be written to; an opt-out outranks a bounce."""
        if email_hash and self.banned.get(email_hash) != OPT_OUT:
            self.banned[email_hash] = reason
        if source_key and reason == OPT_OUT:
            self.opted_out.add(source_key)


def read_cells(table: Table, numbers: set[int]) -> dict[int, tuple[str, ...]]:
    """Return the cells of some rows as they stand in the file."""
    cells: dict[int, tuple[str, ...]] = {}
    for chunk in read_chunks(table) if numbers else ():
        wanted = chunk.frame.filter(pl.col(ROW_NUMBER).is_in(list(numbers)))
        cells |= {row[0]: row[1:] for row in wanted.iter_rows()}
    return cells


def read_batch(table: Table, terms: Terms, keyring: Keyring, progress: Progress) -> Batch:
    """Judge every row of a file, and keep the first row of each person."""
    frames: list[pl.DataFrame] = []
    batch = Batch(table, pl.DataFrame(), {}, 0)
    for chunk in read_chunks(table):
        judged = judge(chunk, terms)
        frames.append(_find_keys(judged.frame, keyring))
        batch.rejected |= {row.row_number: row for row in judged.rejected}
        for source_key, email, reason in judged.banned:
            key = source_key and _plain_key(source_key, keyring)
            batch.bar(key, email and _email_hash(keyring, email), reason)
        batch.footer.extend(chunk.footer)
        batch.whole_name_count += judged.whole_name_count
        batch.row_count += chunk.frame.height + len(chunk.rejected)
        progress("checked", chunk.frame.height + len(chunk.rejected))
    batch.frame = pl.concat(frames)
    batch.set_aside(_repeated(batch.frame))
    return batch


def _find_keys(frame: pl.DataFrame, keyring: Keyring) -> pl.DataFrame:
    """Add the address's keyed hash; a row without a key of its source is keyed by that hash.

    A source's key that is itself an address is hashed too: `source_key` is not encrypted.
    """
    hashes = [_email_hash(keyring, key) for key in frame["email_key"]]
    frame = frame.with_columns(pl.Series("email_hash", hashes, dtype=pl.String)).drop("email_key")
    keys = [
        f"email:{email_hash}" if key is None else _plain_key(key, keyring)
        for key, email_hash in frame.select("source_key", "email_hash").iter_rows()
    ]
    return frame.with_columns(pl.Series("source_key", keys, dtype=pl.String))


def _email_hash(keyring: Keyring, key: str) -> str:
    return keyring.lookup_hash("email", key).hex()


def _plain_key(key: str, keyring: Keyring) -> str:
    return f"key:{keyring.lookup_hash('source_key', key).hex()}" if "@" in key else key


def _repeated(frame: pl.DataFrame) -> list[tuple[int, Reject, str]]:
    found = frame.select(
        ROW_NUMBER,
        pl.col("email_hash").is_first_distinct().alias("email"),
        pl.col("source_key").is_first_distinct().alias("source_key"),
    ).filter(~(pl.col("email") & pl.col("source_key")))
    return [
        (number, Reject.DUPLICATE, "source_key" if is_first else "email")
        for number, is_first, _ in found.iter_rows()
    ]


def count_reasons(rejected: Iterable[Rejected]) -> dict[str, int]:
    """Return how many rows each reason and field kept aside, the most frequent first."""
    counts: dict[str, int] = {}
    for row in rejected:
        name = f"{row.reason}({row.field})" if row.field else str(row.reason)
        counts[name] = counts.get(name, 0) + 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
