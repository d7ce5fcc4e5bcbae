"""Where does a record of a CSV file begin and end?

Quotation is read strictly: where a mark is left open or closed too early, the line that the record
began with is set aside and reading goes on with the next one, so a slip swallows no other row.
"""

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import polars as pl

from models.schemas.lead import Reject
from tasks.lead_encoding import SURROGATE, is_unmended, open_text
from tasks.lead_rows import MAX_CELL_BYTES, ROW_NUMBER, Chunk, Rejected, Table, reject_unread

_CSV_LIMIT = 1 << 30
_LONGEST_RECORD = 1 << 25
"""Characters; a record of several lines beyond it is taken for an open quotation mark."""
_LONGEST_FOOTER = 20


class Record(NamedTuple):
    """The cells of one record, the line where it begins, and what is odd about it."""

    line: int
    cells: list[str]
    oddities: set[Reject]


class _OverrunError(csv.Error):
    """A record of several lines has grown beyond what one can be."""


@dataclass(slots=True)
class _Lines:
    """Feeds lines to the CSV reader, and keeps those of the current record to read them again."""

    lines: Iterator[str]
    record: list[str] = field(default_factory=list)
    again: deque[str] = field(default_factory=deque)
    oddities: set[Reject] = field(default_factory=set)
    length: int = 0

    def start_record(self) -> None:
        self.record.clear()
        self.oddities = set()
        self.length = 0

    def go_back(self) -> str:
        """Return the first line of the current record; all after it will be read again."""
        first, *others = self.record
        self.again.extendleft(reversed(others))
        self.start_record()
        self._note(first)
        return first

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self.again.popleft() if self.again else next(self.lines)
        self.record.append(line)
        self.length += len(line)
        if self.length > _LONGEST_RECORD and len(self.record) > 1:
            raise _OverrunError
        if len(line) > MAX_CELL_BYTES or not line.isascii() or "\0" in line:
            self._note(line)
        return line

    def _note(self, line: str) -> None:
        if "\0" in line:
            self.oddities.add(Reject.NUL_BYTE)
        if len(line) > MAX_CELL_BYTES:
            self.oddities.add(Reject.CELL_TOO_LONG)
        if SURROGATE.search(line) or is_unmended(line):
            self.oddities.add(Reject.UNDECODABLE)


def read_records(text: Iterator[str], delimiter: str, first_line: int = 1) -> Iterator[Record]:
    """Yield the records of a text, each with the number of the line where it begins."""
    csv.field_size_limit(_CSV_LIMIT)
    lines, number = _Lines(text), first_line
    while True:
        try:
            for cells in csv.reader(lines, delimiter=delimiter, skipinitialspace=True, strict=True):
                if len(lines.record) > 1 and max(map(len, cells)) > MAX_CELL_BYTES:
                    lines.oddities.add(Reject.CELL_TOO_LONG)
                yield Record(number, cells, lines.oddities)
                number += len(lines.record)
                lines.start_record()
        except csv.Error:
            first = lines.go_back()
            cells = next(
                csv.reader([first.rstrip("\r\n")], delimiter=delimiter, skipinitialspace=True), []
            )
            yield Record(number, cells, lines.oddities | {Reject.BROKEN_QUOTES})
            number += 1
            lines.start_record()
        else:
            return


def csv_chunks(table: Table, size: int) -> Iterator[Chunk]:
    """Yield the rows of a CSV file; those that cannot be read as rows are kept aside."""
    width = len(table.headings)
    rows: list[list[str]] = []
    numbers: list[int] = []
    rejected: list[Rejected] = []
    footer: list[int] = []
    for number, (line, cells, oddities) in enumerate(_data_records(table, footer), 1):
        if len(cells) != width or oddities:
            rejected.append(reject_unread(number, f"line {line}", cells, table, oddities))
        else:
            rows.append(cells)
            numbers.append(number)
        if len(rows) >= size:
            yield Chunk(_to_frame(rows, numbers, width), rejected)
            rows, numbers, rejected = [], [], []
    yield Chunk(_to_frame(rows, numbers, width), rejected, footer)


def csv_lines(table: Table, numbers: set[int]) -> dict[int, int]:
    """Return the lines of a CSV file at which some of its rows begin."""
    lines: dict[int, int] = {}
    for number, record in enumerate(_data_records(table, []) if numbers else (), 1):
        if number in numbers:
            lines[number] = record.line
            if len(lines) == len(numbers):
                break
    return lines


def _data_records(table: Table, footer: list[int]) -> Iterator[Record]:
    """Yield the records under the headings, but for empty ones; `footer` gets its lines."""
    width = len(table.headings)
    with open_text(table.path, table.encoding or "utf-8") as file:
        first_line = table.heading_line or 1
        for _ in range(first_line - 1):
            next(file)
        records = read_records(file, table.delimiter or ",", first_line)
        next(records)
        for record in _above_footer(records, footer, width):
            is_wide = len(record.cells) > width
            yield _without_blanks(record, width) if is_wide else record


def _above_footer(records: Iterator[Record], footer: list[int], width: int) -> Iterator[Record]:
    """Yield what is not empty, without a report's last words: lines of one cell after a gap."""
    is_after_gap = False
    tail: list[Record] = []
    for record in records:
        if not any(map(str.strip, record.cells)):
            is_after_gap = True
        elif is_after_gap and width > 2 and _is_remark(record) and len(tail) < _LONGEST_FOOTER:
            tail.append(record)
        else:
            is_after_gap = False
            if tail:
                yield from tail
                tail.clear()
            yield record
    footer.extend(record.line for record in tail)


def _is_remark(record: Record) -> bool:
    first, *others = record.cells
    return bool(first.strip()) and "@" not in first and not any(map(str.strip, others))


def _without_blanks(record: Record, width: int) -> Record:
    """Drop the cells beyond the headings where they hold nothing: a trailing delimiter."""
    line, cells, oddities = record
    return record if any(map(str.strip, cells[width:])) else Record(line, cells[:width], oddities)


def _to_frame(rows: list[list[str]], numbers: list[int], width: int) -> pl.DataFrame:
    columns = list(zip(*rows, strict=True)) if rows else [()] * width
    data = {str(at): pl.Series(values, dtype=pl.String) for at, values in enumerate(columns)}
    return pl.DataFrame({ROW_NUMBER: pl.Series(numbers, dtype=pl.Int32), **data})
