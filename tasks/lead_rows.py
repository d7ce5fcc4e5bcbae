"""How do the rows of a contacts file come?

In chunks, in order, as texts. A row that cannot be read as a row is kept aside with its number and
cause; memory holds one chunk.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl

from models.errors import Fault, InvalidInputError
from models.schemas.lead import Reject

MAX_CELL_BYTES = 65_536
CHUNK_ROWS = 20_000
ROW_NUMBER = "row_number"
SURROGATE = re.compile("[\ud800-\udfff]")
_CSV_LIMIT = 1 << 30


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
    """Some rows of a table: the readable ones as texts, and the others."""

    frame: pl.DataFrame
    rejected: list[Rejected]


@dataclass(frozen=True, slots=True)
class Table:
    """A file of contacts, opened: what it is and how its rows come."""

    path: Path
    file_hash: str
    form: str
    encoding: str | None
    delimiter: str | None
    headings: tuple[str, ...]
    byte_count: int
    notices: tuple[str, ...] = ()

    def chunks(self, size: int = CHUNK_ROWS) -> Iterator[Chunk]:
        """Yield the rows in order; columns are named "0", "1" ... beside the row number.

        The first data row has number 1.
        """
        return _parquet_chunks(self, size) if self.form == "parquet" else _csv_chunks(self, size)


def on_error(encoding: str) -> str:
    """Return how to decode: a bad byte spoils its row in UTF-8, and the file otherwise."""
    return "surrogateescape" if encoding.startswith("utf-8") else "strict"


@dataclass(slots=True)
class _Lines:
    """Feeds lines to the CSV reader and remembers what is odd about the current record."""

    lines: Iterator[str]
    quote_count: int = 0
    oddities: set[Reject] = field(default_factory=set)

    def start_record(self) -> None:
        self.quote_count = 0
        self.oddities.clear()

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = next(self.lines)
        if '"' in line:
            self.quote_count += line.count('"')
        if "\0" in line:
            self.oddities.add(Reject.NUL_BYTE)
        if len(line) > MAX_CELL_BYTES:
            self.oddities.add(Reject.CELL_TOO_LONG)
        if not line.isascii() and SURROGATE.search(line):
            self.oddities.add(Reject.UNDECODABLE)
        return line


def _csv_chunks(table: Table, size: int) -> Iterator[Chunk]:
    encoding = table.encoding or "utf-8"
    csv.field_size_limit(_CSV_LIMIT)
    with table.path.open(encoding=encoding, errors=on_error(encoding), newline="") as file:
        lines = _Lines(iter(file))
        reader = csv.reader(lines, delimiter=table.delimiter or ",")
        try:
            yield from _read_records(table, reader, lines, size)
        except UnicodeDecodeError as error:
            raise undecodable(table.path, encoding, error) from None
        except csv.Error as error:
            raise fault_in(table.path, f"not CSV: {error}", line=reader.line_num) from None


def _read_records(table: Table, reader: Any, lines: _Lines, size: int) -> Iterator[Chunk]:
    width = len(table.headings)
    next(reader)
    lines.start_record()
    rows: list[list[str]] = []
    numbers: list[int] = []
    rejected: list[Rejected] = []
    number, first_line, last_line, is_open = 0, 1, reader.line_num, False
    for cells in reader:
        first_line, last_line = last_line + 1, reader.line_num
        if any(cells):
            number += 1
            if last_line > first_line and max(map(len, cells)) > MAX_CELL_BYTES:
                lines.oddities.add(Reject.CELL_TOO_LONG)
            if len(cells) != width or lines.oddities:
                rejected.append(_reject(number, first_line, cells, width, lines.oddities))
            else:
                rows.append(cells)
                numbers.append(number)
            if len(rows) >= size:
                yield Chunk(_to_frame(rows, numbers, width), rejected)
                rows, numbers, rejected = [], [], []
        is_open = last_line > first_line and lines.quote_count % 2 == 1
        lines.start_record()
    if is_open:
        raise _open_quote(table.path, first_line)
    yield Chunk(_to_frame(rows, numbers, width), rejected)


def _open_quote(path: Path, line: int) -> InvalidInputError:
    """Return the error for a last record that swallowed all that followed into one cell."""
    return fault_in(
        path,
        "a quotation mark is opened in the row that begins here, and never closed",
        line=line,
        suggestion="close it, or double it where it is part of the text",
    )


def _reject(
    number: int, line: int, cells: list[str], width: int, oddities: set[Reject]
) -> Rejected:
    kept = tuple(SURROGATE.sub("\ufffd", cell)[:MAX_CELL_BYTES] for cell in cells)
    position = next((at for at, cell in enumerate(cells) if len(cell) > MAX_CELL_BYTES), None)
    if position is not None:
        detail = f"line {line}: cell {position + 1} has {len(cells[position])} characters, over "
        return Rejected(number, Reject.CELL_TOO_LONG, None, f"{detail}{MAX_CELL_BYTES}", kept)
    for reason, cause in _CAUSES.items():
        if reason in oddities:
            return Rejected(number, reason, None, f"line {line}: {cause}", kept)
    detail = f"line {line}: {len(cells)} cells under {width} headings"
    return Rejected(number, Reject.FIELD_COUNT, None, detail, kept)


_CAUSES = {
    Reject.NUL_BYTE: "holds a NUL byte",
    Reject.UNDECODABLE: "holds bytes that are not UTF-8",
}


def _to_frame(rows: list[list[str]], numbers: list[int], width: int) -> pl.DataFrame:
    columns = list(zip(*rows, strict=True)) if rows else [()] * width
    data = {str(at): pl.Series(values, dtype=pl.String) for at, values in enumerate(columns)}
    return pl.DataFrame({ROW_NUMBER: pl.Series(numbers, dtype=pl.Int32), **data})


def _parquet_chunks(table: Table, size: int) -> Iterator[Chunk]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    number = 0
    try:
        with pq.ParquetFile(table.path) as file:
            for batch in file.iter_batches(batch_size=size):
                yield _parquet_chunk(table, batch, number)
                number += batch.num_rows
    except (pa.ArrowInvalid, OSError) as error:
        raise fault_in(table.path, f"not a Parquet file after row {number}: {error}") from None


def _parquet_chunk(table: Table, batch: object, number: int) -> Chunk:
    arrived = pl.from_arrow(batch)
    if not isinstance(arrived, pl.DataFrame):
        raise TypeError("a record batch becomes a frame")
    nested = [name for name, kind in arrived.schema.items() if kind.is_nested()]
    if nested:
        raise fault_in(table.path, "holds a list or a struct", field=nested[0])
    texts = arrived.select(
        pl.int_range(number + 1, number + 1 + arrived.height, dtype=pl.Int32).alias(ROW_NUMBER),
        *(
            pl.col(name).cast(pl.String, strict=False).fill_null("").alias(str(at))
            for at, name in enumerate(arrived.columns)
        ),
    )
    return _keep_long_aside(texts)


def _keep_long_aside(frame: pl.DataFrame) -> Chunk:
    cells = pl.all().exclude(ROW_NUMBER)
    is_long = pl.any_horizontal(cells.str.len_bytes() > MAX_CELL_BYTES)
    has_nul = pl.any_horizontal(cells.str.contains("\0", literal=True))
    odd = frame.filter(is_long | has_nul)
    rejected = [
        _reject(row[0], row[0], list(row[1:]), frame.width - 1, {Reject.NUL_BYTE})
        for row in odd.iter_rows()
    ]
    return Chunk(frame.filter(~(is_long | has_nul)), rejected)


def undecodable(path: Path, encoding: str, error: UnicodeDecodeError) -> InvalidInputError:
    """Return the error that names the byte."""
    return fault_in(
        path,
        f"not {encoding}: byte {error.object[error.start]:#04x} cannot be decoded",
        suggestion="save it as UTF-8",
    )


def fault_in(
    path: Path,
    message: str,
    *,
    line: int | None = None,
    field: str | None = None,
    suggestion: str | None = None,
) -> InvalidInputError:
    """Return an error of one fault in a file, which is named without its folder."""
    return InvalidInputError([Fault(path.name, message, line, field, suggestion)])
