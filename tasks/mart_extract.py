"""What has changed in the operational store since the marts last looked?

One read-only snapshot sees all tables at one instant. Of each, the rows that changed at or after
the last horizon are read again, and those that the change log already holds are left out: so the
log, newest version first, is always exactly what a full read of the same snapshot would give.
Nothing is marked in the store, so a reader that dies has changed nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tasks.mart_log import ChangeLog, Origin
from tasks.mart_sources import SOURCES, TYPES, Kind, Source, SourceColumn, guard
from tasks.store.postgres import Session, Store
from tasks.store.warehouse import open_builder

if TYPE_CHECKING:
    import pyarrow as pa
    from duckdb import DuckDBPyConnection

_CHUNK_BYTES = 32_000_000
_COPY = """
copy (select {columns}, changed_xid::text from {table} where changed_xid >= '{since}'::xid8)
to stdout (format csv, null '\\N')"""
_INSERT = "insert into delta select {guards}, changed_xid from chunk"


@dataclass(frozen=True)
class Extraction:
    """How many rows were new to the log, by table, and whether all were read afresh."""

    is_full: bool
    rows: dict[str, int]

    @property
    def row_count(self) -> int:
        """Return the number of new row versions in all tables."""
        return sum(self.rows.values())


def extract_changes(
    store: Store, log: ChangeLog, *, is_full: bool = False, chunk_bytes: int = _CHUNK_BYTES
) -> Extraction:
    """Bring the log up to the store's present snapshot; a full read where the log is not its.

    The log is another's when the database, its epoch, its world or the extracted columns differ.
    """
    with store.transaction(is_snapshot=True) as session:
        origin = Origin(**session.records("marts.read_origin")[0])
        is_full = is_full or not log.continues(origin)
        since = 0 if is_full else log.horizon
        log.begin(is_full=is_full)
        with open_builder(Path(":memory:"), log.folder / "spill") as connection:
            rows = {}
            for source in SOURCES:
                chunks = _read_chunks(session, source, since, chunk_bytes)
                _fill_delta(connection, source, chunks)
                rows[source.table] = log.append(connection, source, since)
        log.commit(origin)
    return Extraction(is_full, rows)


def _fill_delta(
    connection: "DuckDBPyConnection", source: Source, chunks: "Iterator[pa.Table]"
) -> None:
    columns = ", ".join(f"{column.name} {TYPES[column.kind]}" for column in source.columns)
    connection.execute(f"create or replace table delta ({columns}, changed_xid bigint)")
    guards = ", ".join(guard(column.name, column.kind) for column in source.columns)
    for chunk in chunks:
        connection.register("chunk", chunk)
        connection.execute(_INSERT.format(guards=guards))
        connection.unregister("chunk")


def _read_chunks(
    session: Session, source: Source, since: int, chunk_bytes: int
) -> "Iterator[pa.Table]":
    buffer = BytesIO()
    with session.connection.cursor() as cursor, cursor.copy(_copy_statement(source, since)) as copy:
        for block in copy:
            buffer.write(block)
            if buffer.tell() >= chunk_bytes:
                yield _parse(buffer, source)
                buffer = BytesIO()
    if buffer.tell():
        yield _parse(buffer, source)


def _copy_statement(source: Source, since: int) -> str:
    columns = ", ".join(_selected(column) for column in source.columns)
    return _COPY.format(columns=columns, table=source.table, since=since)


def _selected(column: SourceColumn) -> str:
    return f"({column.expression or column.name})"


def _parse(buffer: BytesIO, source: Source) -> "pa.Table":
    import pyarrow as pa
    from pyarrow import csv

    kinds: dict[Kind, Any] = {
        Kind.AT: pa.timestamp("us", "UTC"),
        Kind.DAY: pa.date32(),
        Kind.COUNT: pa.int64(),
        Kind.NUMBER: pa.float64(),
        Kind.FLAG: pa.bool_(),
    }
    types = {column.name: kinds.get(column.kind, pa.string()) for column in source.columns}
    types["changed_xid"] = pa.int64()
    buffer.seek(0)
    return csv.read_csv(
        buffer,
        read_options=csv.ReadOptions(column_names=list(types)),
        parse_options=csv.ParseOptions(newlines_in_values=True),
        convert_options=csv.ConvertOptions(
            column_types=types,
            null_values=["\\N"],
            true_values=["t"],
            false_values=["f"],
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
        ),
    )
