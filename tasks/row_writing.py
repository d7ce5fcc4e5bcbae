"""How do rows stand in a file: as CSV, JSON or Parquet?

CSV neutralises what a spreadsheet would run; JSON is one document; Parquet holds texts. Each is
written whole or not at all (tasks/file_writing.py).
"""

import csv
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

import orjson

from tasks.file_writing import written_bytes, written_text

_CHUNK = 10_000
_FORMULA = re.compile(r"'*[=+\-@\t\r]")


class Structured:
    """A cell that is a JSON value: text in a table, itself in a JSON document."""

    def __init__(self, value: object) -> None:
        self.value = value


def neutralise(cell: str) -> str:
    """Return a cell that a spreadsheet does not run: an apostrophe before a formula's sign.

    The import takes one off again (OWASP, CSV injection), so a cell that has one gets another.
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def write_csv(path: Path | None, headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Write CSV with neutralised formulas and return how many rows; no path is standard output."""
    with _opened(path) as file:
        writer = csv.writer(file)
        writer.writerow([neutralise(heading) for heading in headings])
        count = 0
        for row in rows:
            writer.writerow([neutralise(_text(cell)) for cell in row])
            count += 1
    return count


def write_json(
    path: Path | None, what: str, headings: Sequence[str], rows: Iterable[Sequence[Any]]
) -> int:
    """Write one document (schema parley.export.v1), a row a line, and return how many rows."""
    count = 0
    with _opened(path) as file:
        file.write(f'{{"schema": "parley.export.v1", "what": "{what}", "rows": [')
        for row in rows:
            record = dict(zip(headings, row, strict=True))
            text = orjson.dumps(record, default=_plain).decode()
            file.write(f"{',' if count else ''}\n{text}")
            count += 1
        file.write("\n]}\n")
    return count


def write_parquet(path: Path, headings: Sequence[str], rows: Iterator[Sequence[Any]]) -> int:
    """Write Parquet, all columns texts, and return how many rows."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema([(name, pa.string()) for name in headings])
    count = 0
    with written_bytes(path) as file, pq.ParquetWriter(file, schema) as writer:
        while page := [row for _, row in zip(range(_CHUNK), rows, strict=False)]:
            columns = [
                [None if cell is None else _text(cell) for cell in column]
                for column in zip(*page, strict=True)
            ]
            writer.write_table(pa.table(columns, schema=schema))
            count += len(page)
    return count


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Structured):
        return orjson.dumps(cell.value).decode()
    return cell.isoformat() if isinstance(cell, datetime) else str(cell)


def _plain(cell: object) -> object:
    return cell.value if isinstance(cell, Structured) else _text(cell)


@contextmanager
def _opened(path: Path | None) -> Iterator[TextIO]:
    if path is None:
        yield sys.stdout
        return
    with written_text(path) as file:
        yield file
