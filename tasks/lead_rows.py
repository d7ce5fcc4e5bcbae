"""What is a row of a contacts file, and what is said of one that is none?

Rows come in chunks, in order, as texts; memory holds one chunk.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import polars as pl

from models.errors import Fault, InvalidInputError
from models.schemas.lead import ENUMERATIONS, Reject
from tasks.lead_encoding import byte_mark, encoding_name, first_bad_byte, is_unmended, shown

MAX_CELL_BYTES = 65_536
SHORT_TEXT = 500
CHUNK_ROWS = 20_000
ROW_NUMBER = "row_number"


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that is kept aside: where it stood, why, and its cells as they were."""

    row_number: int
    reason: Reject
    field: str | None
    detail: str
    cells: tuple[str, ...]


@dataclass(slots=True)
class Chunk:
    """Some rows of a table: the readable ones as texts, and the others.

    The columns are named "0", "1" ... beside the row number; the first data row has number 1.
    `footer` are lines at the file's end that are no rows.
    """

    frame: pl.DataFrame
    rejected: list[Rejected]
    footer: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A file of contacts, opened: what it is, and at which line its headings stand.

    `unread` are columns that can hold no field: their cells are no texts.
    """

    path: Path
    file_hash: str
    form: str
    encoding: str | None
    delimiter: str | None
    headings: tuple[str, ...]
    byte_count: int
    notices: tuple[str, ...] = ()
    heading_line: int | None = None
    unread: frozenset[str] = frozenset()


def reject_unread(
    number: int, place: str, cells: list[str], table: Table, oddities: set[Reject]
) -> Rejected:
    r"""Return a row that cannot be read as a row, with the first of its causes.

    Its cells can be exported: a byte that is no text stands as a mark such as `�\xeb`.
    """
    kept = tuple(shown(cell[:MAX_CELL_BYTES]) for cell in cells)
    long = next((at for at, cell in enumerate(cells) if len(cell) > MAX_CELL_BYTES), None)
    if long is not None:
        detail = f"{place}: cell {long + 1} has {len(cells[long])} characters, over "
        return Rejected(number, Reject.CELL_TOO_LONG, None, f"{detail}{MAX_CELL_BYTES}", kept)
    for reason, cause in _CAUSES.items():
        if reason in oddities:
            said = _undecodable(cells, table) if reason is Reject.UNDECODABLE else cause
            return Rejected(number, reason, None, f"{place}: {said}", kept)
    detail = f"{place}: {len(cells)} cells under {len(table.headings)} headings"
    return Rejected(number, Reject.FIELD_COUNT, None, detail, kept)


DETAILS: Mapping[Reject, str] = {
    Reject.MISSING: "is empty",
    Reject.INVALID_EMAIL: "is no address that mail can be sent to",
    Reject.INVALID_PHONE: "is no telephone number, or lacks its country",
    Reject.INVALID_URL: "is no address of the kind that belongs here",
    Reject.INVALID_NUMBER: "is no count",
    Reject.INVALID_DATE: "is no date that begins with its year, such as 2025-11-02, or lies in the "
    "future",
    Reject.UNKNOWN_TIMEZONE: "is no IANA time zone",
    Reject.UNKNOWN_COUNTRY: "is no country's name or ISO code",
    Reject.UNKNOWN_VALUE: "is none of the allowed values",
    Reject.TEXT_TOO_LONG: f"has more than {SHORT_TEXT} characters",
    Reject.DUPLICATE: "is the same person as in an earlier row",
    Reject.ADDRESS_OF_ANOTHER: "has the address of another lead, whose own row keeps it",
    Reject.ERASED_PERSON: "asked to be forgotten; the cells are not kept",
}
"""What is said of a field that breaks a rule."""

_CAUSES = {
    Reject.NUL_BYTE: f"holds a NUL byte, kept as {byte_mark(0)}",
    Reject.UNDECODABLE: "holds bytes that are no text",
    Reject.BROKEN_QUOTES: "a quotation mark is never closed, or closed before its cell ends; "
    "inside quotes it is written twice",
}


def _undecodable(cells: list[str], table: Table) -> str:
    found = ((at, first_bad_byte(cell)) for at, cell in enumerate(cells))
    at, byte = next(((at, byte) for at, byte in found if byte is not None), (0, None))
    if byte is None:
        marked = next((at for at, cell in enumerate(cells) if is_unmended(cell)), 0)
        return f"cell {marked + 1} holds a mark for a byte that is no text; write what is meant"
    encoding, kept = encoding_name(table.encoding or ""), byte_mark(byte)
    return f"cell {at + 1} holds the byte {byte:#04x}, which is not {encoding}; kept as {kept}"


def reject_row(
    number: int,
    reason: Reject,
    field: str | None,
    cells: tuple[str, ...],
    heading: str | None = None,
) -> Rejected:
    """Return a row set aside, with its column's heading and the sentence of its reason."""
    detail = DETAILS[reason] + (_allowed(field) if reason is Reject.UNKNOWN_VALUE and field else "")
    return Rejected(
        number, reason, field, f"{heading[:40]!r} {detail}" if heading else detail, cells
    )


@cache
def _allowed(field: str) -> str:
    words = ", ".join(dict.fromkeys(ENUMERATIONS[field].values()))
    return f": {words}, or a CRM's usual word for one (docs/howto/import-leads.md)"


def fault_in(
    path: Path,
    message: str,
    *,
    line: int | None = None,
    field: str | None = None,
    suggestion: str | None = None,
) -> InvalidInputError:
    """Return an error of one fault in a file, which is named as it was given."""
    return InvalidInputError([Fault(str(path), message, line, field, suggestion)])
