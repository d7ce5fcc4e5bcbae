"""What stands in a file of contacts?

A table of texts, read in chunks: CSV in the usual encodings and with the usual delimiters, or
Parquet. A row that cannot be read as a row is kept aside with its number; a file that cannot be
read as a table is an `InvalidInputError` with line and cause. Nothing is dropped in silence.
"""

import codecs
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from models.rules.lead_columns import count_known, names_address
from models.schemas.lead import Reject
from tasks.file_reading import require_file
from tasks.lead_encoding import (
    Probe,
    encoding_name,
    first_bad_byte,
    open_text,
    probe_bytes,
    sniff_encoding,
)
from tasks.lead_parquet import open_parquet, parquet_chunks
from tasks.lead_records import Record, csv_chunks, csv_lines, read_records
from tasks.lead_rows import CHUNK_ROWS, Chunk, Table, fault_in

DELIMITERS = (",", ";", "\t", "|")
LONGEST_HEADING = 1_000
_SEPARATOR = re.compile(r'^"?sep=(.)"?\s*$')
_ADDRESS = re.compile(r"\s*\S+@\S+\.\S+\s*$")
_UNPACK, _SAVE = "unpack it first", "save it as CSV"
_FOREIGN = (
    (rb"PK\x03\x04", "an Excel or zip file", _SAVE),
    (rb"\xd0\xcf\x11\xe0", "an old Excel file", _SAVE),
    (rb"\x1f\x8b", "a gzip file", _UNPACK),
    (rb"BZh", "a bzip2 file", _UNPACK),
    (rb"\x28\xb5\x2f\xfd", "a Zstandard file", _UNPACK),
    (rb"%PDF", "a PDF", _SAVE),
    (rb"\s*\[?\s*\{\s*[\"}]", "JSON", "export it as CSV"),
    (rb"(?i)\s*<(?:!|\?|html|table|[a-z]+[ >])", "HTML or XML, whatever its name says", _SAVE),
    (rb"BEGIN:VCARD", "a file of vCards", "export the contacts as CSV"),
)
"""How files begin that are no table of contacts, what they are, and what to do."""
_PREAMBLE_RECORDS, _PREAMBLE_CELLS = 20, 2


def open_table(path: Path, encoding: str | None = None) -> Table:
    """Look at a file and return it as a table; `InvalidInputError` where it is none.

    `encoding` is the name of the one that a person stated, else it is found out.
    """
    try:
        require_file(path)
        probe = probe_bytes(path)
        if probe.byte_count == 0:
            raise fault_in(path, "the file is empty", suggestion="export it again")
        if probe.start.startswith(b"PAR1"):
            return open_parquet(path, probe)
        for magic, what, advice in _FOREIGN:
            if re.match(magic, probe.start.removeprefix(codecs.BOM_UTF8)):
                cause = f"this is {what}, not CSV or Parquet"
                raise fault_in(path, cause, suggestion=advice)
        return _open_csv(path, probe, encoding)
    except OSError as error:
        raise fault_in(path, f"cannot be read: {error.strerror}") from None


def read_chunks(table: Table, size: int = CHUNK_ROWS) -> Iterator[Chunk]:
    """Yield the rows of a table in order; `InvalidInputError` where its file changes meanwhile."""
    read = parquet_chunks if table.form == "parquet" else csv_chunks
    try:
        yield from read(table, size)
        byte_count = table.path.stat().st_size
    except OSError as error:
        raise fault_in(table.path, f"cannot be read: {error.strerror}") from None
    if byte_count != table.byte_count:
        raise fault_in(table.path, "the file changed while it was read", suggestion="import again")


def find_lines(table: Table, numbers: set[int]) -> dict[int, int]:
    """Return the lines at which some rows begin; a Parquet file has none."""
    return csv_lines(table, numbers) if table.form == "csv" else {}


def _open_csv(path: Path, probe: Probe, stated: str | None) -> Table:
    encoding, notices = (stated, ()) if stated else sniff_encoding(probe)
    head = _read_head(path, encoding)
    found = _find_headings(head)
    _require_headings(path, found.record, encoding)
    if found.record.line != head.line:
        said = f"the headings stand in line {found.record.line}; what is above them is left out"
        notices = (*notices, said)
    headings = tuple(heading.strip() for heading in found.record.cells)
    return Table(
        path, probe.file_hash, "csv", encoding, found.mark, headings, probe.byte_count, notices,
        found.record.line,
    )  # fmt: skip


class _Head(NamedTuple):
    """Where the headings stand, the lines from there on, and the delimiters that may be meant."""

    line: int
    lines: list[str]
    marks: tuple[str, ...]


class _Headings(NamedTuple):
    mark: str
    record: Record


def _read_head(path: Path, encoding: str) -> _Head:
    """Skip empty lines and Excel's own `sep=;`, which names the delimiter."""
    marks: tuple[str, ...] = DELIMITERS
    with open_text(path, encoding) as file:
        for number in range(1, 100):
            line = file.readline(1 << 24)
            stated = _SEPARATOR.match(line)
            if stated:
                marks = (stated[1],)
            elif not line:
                break
            elif line.strip():
                return _Head(number, [line, *islice(file, 50)], marks)
    raise fault_in(path, "the first lines hold no headings", line=1, suggestion="add them")


def _find_headings(head: _Head) -> _Headings:
    """Return the line of headings: the first, but for a title or notes above one that fits."""
    firsts, others = [], []
    for mark in head.marks:
        above: list[Record] = []
        records = read_records(iter(head.lines), mark, head.line)
        for record in islice(records, _PREAMBLE_RECORDS):
            if not above:
                firsts.append(_Headings(mark, record))
            elif names_address(record.cells) and count_known(record.cells) > 1:
                others.append(_Headings(mark, record))
                break
            if _count_filled(record) > _PREAMBLE_CELLS:
                break
            above.append(record)
    best = max(firsts, key=_fitness)
    if others and not names_address(best.record.cells):
        return max(others, key=_fitness)
    return best


def _count_filled(record: Record) -> int:
    return sum(1 for cell in record.cells if cell.strip())


def _fitness(found: _Headings) -> tuple[int, int]:
    return count_known(found.record.cells), len(found.record.cells)


def _require_headings(path: Path, record: Record, encoding: str) -> None:
    line, cells, oddities = record
    if not any(cell.strip() for cell in cells):
        raise fault_in(path, "the line holds no headings", line=line, suggestion="add them")
    if Reject.NUL_BYTE in oddities:
        cause = "the headings hold a NUL byte, so this is no text"
        raise fault_in(path, cause, line=line, suggestion="save it as CSV")
    byte = first_bad_byte("".join(cells))
    if byte is not None:
        cause = f"the headings hold the byte {byte:#04x}, which is not "
        cause += encoding_name(encoding)
        hint = "save it as UTF-8, or state --encoding"
        raise fault_in(path, cause, line=line, suggestion=hint)
    if Reject.BROKEN_QUOTES in oddities:
        hint = "close it, or double it where it is part of the text"
        cause = "a quotation mark in the headings is never closed, or closed too early"
        raise fault_in(path, cause, line=line, suggestion=hint)
    if not count_known(cells) and any(_ADDRESS.match(cell) for cell in cells):
        cause = "the first line holds an address, so the line of headings is missing"
        raise fault_in(path, cause, line=line, suggestion="add it above")
    longest = max(cells, key=len)
    if len(longest) > LONGEST_HEADING:
        cause = f"heading {cells.index(longest) + 1} has {len(longest):,} characters"
        raise fault_in(path, cause, line=line, suggestion="is the first line the one of headings?")
