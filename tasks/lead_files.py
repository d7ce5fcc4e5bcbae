"""What stands in a file of contacts?

A table of texts, read in chunks: CSV in the usual encodings and with the usual delimiters, or
Parquet. A row that cannot be read as a row is kept aside with its number; a file that cannot be
read as a table is an `InvalidInputError` with line and cause. Nothing is dropped in silence.
"""

import codecs
import csv
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from models.rules.lead_columns import count_known
from tasks.lead_rows import MAX_CELL_BYTES, SURROGATE, Table, fault_in, on_error, undecodable

DELIMITERS = (",", ";", "\t", "|")


def open_table(path: Path) -> Table:
    """Look at a file and return it as a table; `InvalidInputError` where it is none."""
    if not path.is_file():
        is_there = path.exists()
        cause = "this is not a regular file" if is_there else "there is no such file"
        raise fault_in(path, cause, suggestion="name a file" if is_there else "check the path")
    probe = _probe(path)
    if probe.byte_count == 0:
        raise fault_in(path, "the file is empty", suggestion="export it again")
    if probe.start.startswith(b"PAR1"):
        return _open_parquet(path, probe)
    for magic, what in _FOREIGN.items():
        if probe.start.startswith(magic):
            raise fault_in(path, f"this is {what}, not CSV or Parquet", suggestion="save it as CSV")
    return _open_csv(path, probe)


_FOREIGN = {b"PK\x03\x04": "an Excel or zip file", b"\x1f\x8b": "a gzip file", b"%PDF": "a PDF"}


@dataclass(slots=True)
class _Probe:
    """One reading of all bytes: hash, and how many of them are UTF-8 beyond ASCII or not."""

    start: bytes = b""
    file_hash: str = ""
    byte_count: int = 0
    good_count: int = 0
    bad_count: int = 0


def _probe(path: Path) -> _Probe:
    probe, hasher = _Probe(), hashlib.sha256()
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            probe.start = probe.start or block[:4096]
            probe.byte_count += len(block)
            hasher.update(block)
            text = decoder.decode(block)
            if not text.isascii():
                bad = len(SURROGATE.findall(text))
                probe.bad_count += bad
                probe.good_count += sum(len(run) for run in _BEYOND_ASCII.findall(text)) - bad
    probe.file_hash = hasher.hexdigest()
    return probe


_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


def _sniff_encoding(probe: _Probe) -> tuple[str, tuple[str, ...]]:
    """Tell the encoding: by mark, then UTF-8 unless most of what is beyond ASCII is not."""
    start = probe.start
    if start.startswith(codecs.BOM_UTF8):
        return "utf-8-sig", ()
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16", ()
    if len(start) >= 8 and start[1::2].count(0) > len(start) * 0.4:
        return "utf-16-le", ("read as UTF-16 without a byte order mark",)
    if len(start) >= 8 and start[::2].count(0) > len(start) * 0.4:
        return "utf-16-be", ("read as UTF-16 without a byte order mark",)
    if probe.bad_count > probe.good_count:
        return "cp1252", ("read as Windows-1252, for it is not UTF-8",)
    return "utf-8", ()


def _open_csv(path: Path, probe: _Probe) -> Table:
    encoding, notices = _sniff_encoding(probe)
    header_line = _header_text(path, encoding)
    best = max(DELIMITERS, key=lambda mark: _fitness(header_line, mark))
    headings = tuple(heading.strip() for heading in _split_line(header_line, best))
    if "\0" in header_line or not any(headings):
        raise fault_in(path, "the first line holds no headings", line=1, suggestion="add them")
    return Table(path, probe.file_hash, "csv", encoding, best, headings, probe.byte_count, notices)


def _fitness(line: str, mark: str) -> tuple[int, int]:
    cells = _split_line(line, mark)
    return count_known(cells), len(cells)


def _split_line(line: str, mark: str) -> list[str]:
    return next(csv.reader([line], delimiter=mark), [])


def _header_text(path: Path, encoding: str) -> str:
    with path.open(encoding=encoding, errors=on_error(encoding), newline="") as file:
        try:
            line = file.readline(MAX_CELL_BYTES * 16)
        except UnicodeDecodeError as error:
            raise undecodable(path, encoding, error) from None
    return line.rstrip("\r\n")


def _open_parquet(path: Path, probe: _Probe) -> Table:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        schema = pq.read_schema(path)
    except (pa.ArrowInvalid, OSError) as error:
        raise fault_in(path, f"not a Parquet file: {error}") from None
    names = tuple(schema.names)
    return Table(path, probe.file_hash, "parquet", None, None, names, probe.byte_count)
