"""How does a build become the file that everybody reads?

Built beside the published file, checked, given its manifest, closed, brought to the disk, and put
in place by one rename. Until then, and whatever goes wrong, readers see the file from before.
"""

from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from models.errors import BlockedError, UnavailableError
from tasks.mart_build import build_marts
from tasks.mart_contracts import code_hash
from tasks.mart_log import ChangeLog
from tasks.mart_quality import Check, check_marts
from tasks.mart_sources import SOURCES
from tasks.store.warehouse import open_builder, open_published, replace_durably, write_durably

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SCHEMA = "parley.marts.v1"
_SIZE = "select count(*), coalesce(sum(hash(each)), 0)::varchar from {table} as each"
_INPUT_SIZE = "select count(*) from source_{table}"
_MANIFEST_TABLES = """
create table manifest (
    world varchar, database_id uuid, epoch bigint, horizon bigint, batch bigint,
    as_of timestamptz, code_hash varchar
);
create table manifest_table (
    kind varchar, table_name varchar, row_count bigint, content_hash varchar
);
create table manifest_check (
    mart varchar, column_name varchar, check_name varchar, offending_count bigint
);
comment on table manifest is 'From what the marts were built. Grain: one row.';
comment on column manifest.world is 'live or sandbox.';
comment on column manifest.database_id is 'The operational store that was read.';
comment on column manifest.epoch is 'The store''s epoch; another one after a restore.';
comment on column manifest.horizon is 'The store''s transaction id up to which all was read.';
comment on column manifest.batch is 'Number of the batch of changes that came last.';
comment on column manifest.as_of is 'The instant that the marts were built for.';
comment on column manifest.code_hash is 'Of all statements, contracts and code that built them.';
comment on table manifest_table is 'What went in and came out. Grain: one row a table.';
comment on column manifest_table.kind is 'input or mart.';
comment on column manifest_table.table_name is 'A table of the store, or a mart.';
comment on column manifest_table.row_count is 'Its rows.';
comment on column manifest_table.content_hash is 'Of a mart''s rows, in any order.';
comment on table manifest_check is 'What was checked. Grain: one row a check.';
comment on column manifest_check.mart is 'The mart.';
comment on column manifest_check.column_name is 'The column, or the key.';
comment on column manifest_check.check_name is 'What always holds of it.';
comment on column manifest_check.offending_count is 'Rows that break it: 0 in a published file.';
"""


@dataclass(frozen=True)
class Manifest:
    """From what the marts were built."""

    world: str
    database_id: str
    epoch: int
    horizon: int
    batch: int
    as_of: datetime
    code_hash: str

    def is_same_build(self, other: "Manifest") -> bool:
        """Tell whether the other's marts have the same rows; the horizon may have moved on."""
        return asdict(self) | {"horizon": 0} == asdict(other) | {"horizon": 0}


def expected_manifest(log: ChangeLog, as_of: datetime) -> Manifest:
    """Return what a build from this log would state."""
    if log.origin is None:
        raise UnavailableError("nothing has been read from the store yet")
    return Manifest(**asdict(log.origin), batch=log.batch, as_of=as_of, code_hash=code_hash())


def read_manifest(path: Path) -> Manifest | None:
    """Return the published marts' manifest, or None where there are none or of another form."""
    import duckdb

    try:
        with open_published(path) as connection:
            row = connection.execute(
                "select world, database_id::varchar, epoch, horizon, batch, as_of, code_hash"
                " from manifest"
            ).fetchone()
    except (BlockedError, UnavailableError, duckdb.Error):
        return None
    return Manifest(*row) if row else None


def build_and_publish(log: ChangeLog, as_of: datetime, path: Path) -> dict[str, int]:
    """Build, check and publish; return how many rows each mart has.

    Raises `InvalidDataError` where a check fails; the published file is the one from before then.
    """
    scratch = path.with_name(f"{path.name}.tmp")
    spill = path.with_name("spill")
    _clear(scratch)
    try:
        with open_builder(scratch, spill) as connection:
            built = build_marts(connection, log, as_of)
            checks = check_marts(connection)
            content = _state(connection, built, checks, expected_manifest(log, as_of))
            connection.execute("checkpoint")
        replace_durably(scratch, path)
        write_durably(path.with_name("manifest.json"), content)
    finally:
        _clear(scratch)
    return {name: rows for name, rows in _rows(content) if name in built}


def _clear(scratch: Path) -> None:
    for leftover in (scratch, scratch.with_name(f"{scratch.name}.wal")):
        leftover.unlink(missing_ok=True)


def _state(
    connection: "DuckDBPyConnection", built: list[str], checks: list[Check], manifest: Manifest
) -> bytes:
    tables = [
        ("input", source.table, *_one(connection, _INPUT_SIZE.format(table=source.table)), None)
        for source in SOURCES
    ]
    tables += [
        ("mart", name, *_one(connection, _SIZE.format(table=name))) for name in sorted(built)
    ]
    connection.execute(_MANIFEST_TABLES)
    connection.execute(
        "insert into manifest values (?, ?, ?, ?, ?, ?, ?)", list(asdict(manifest).values())
    )
    connection.executemany("insert into manifest_table values (?, ?, ?, ?)", tables)
    connection.executemany(
        "insert into manifest_check values (?, ?, ?, ?)", [list(asdict(c).values()) for c in checks]
    )
    names = ("kind", "table_name", "row_count", "content_hash")
    stated = {
        "schema": SCHEMA,
        **asdict(manifest),
        "tables": [dict(zip(names, table, strict=True)) for table in tables],
    }
    return orjson.dumps(stated, option=orjson.OPT_INDENT_2)


def _one(connection: "DuckDBPyConnection", statement: str) -> tuple[Any, ...]:
    return connection.execute(statement).fetchone() or ()


def _rows(content: bytes) -> list[tuple[str, int]]:
    return [(table["table_name"], table["row_count"]) for table in orjson.loads(content)["tables"]]
