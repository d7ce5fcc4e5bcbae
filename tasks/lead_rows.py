"""What is a row of a contacts file, and what is said of one that is none?

Rows come in chunks, in order, as texts; memory holds one chunk.
"""

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from models.errors import Fault, InvalidInputError
from models.schemas.lead import Reject
from tasks.lead_encoding import byte_mark, encoding_name, first_bad_byte, is_unmended, shown

MAX_CELL_BYTES = 65_536
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
    """

    frame: pl.DataFrame
    rejected: list[Rejected]


@dataclass(frozen=True, slots=True)
class Table:
    """A file of contacts, opened: what it is, and at which line its headings stand."""

    path: Path
    file_hash: str
    form: str
    encoding: str | None
    delimiter: str | None
    headings: tuple[str, ...]
    byte_count: int
    notices: tuple[str, ...] = ()
    heading_line: int | None = None


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
