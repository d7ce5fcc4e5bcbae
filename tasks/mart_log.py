"""What has been read from the operational store so far?

A change log of Parquet files, one folder a table, and `state.json`, which names the files that
count, the database they came from and the horizon up to which it was read. The state is replaced
as a whole after its files are on disk, so a killed reader leaves the log as it was.
"""

import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from models.keys import digest
from tasks.mart_sources import SOURCES, TYPES, Source, guard
from tasks.store.warehouse import sync_file, write_durably

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_FILES_BEFORE_COMPACTION = 16
_END = b"PAR1"


@dataclass(frozen=True)
class Origin:
    """Which database was read, and up to where."""

    world: str
    database_id: str
    epoch: int
    horizon: int


@dataclass
class TableLog:
    """The files of one table; `has_versions` tells that a row may stand in them more than once."""

    files: list[str] = field(default_factory=list)
    has_versions: bool = False
    has_tombstones: bool = False
    is_grown: bool = False

    def stated(self) -> dict[str, object]:
        """Return what the state file says of the table."""
        return {name: value for name, value in asdict(self).items() if name != "is_grown"}


class ChangeLog:
    """All row versions read so far, newest version last to win."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._state_path = folder / "state.json"
        state = _read_state(self._state_path)
        self.is_fresh = False
        """Whether the batch at hand has read everything afresh."""
        self.origin = Origin(**state["origin"]) if state else None
        self._register_hash: str = state.get("register_hash", "")
        self._sequence: int = state.get("sequence", 0)
        self._previous = self._sequence
        self._tables = {name: TableLog(**log) for name, log in state.get("tables", {}).items()}

    @property
    def horizon(self) -> int:
        """Return the transaction id from which the next read starts; 0 for an empty log."""
        return self.origin.horizon if self.origin else 0

    @property
    def batch(self) -> int:
        """Return the number of the last batch that brought something; 0 for an empty log."""
        return self._sequence

    def has_versions(self, table: str) -> bool:
        """Tell whether a row of the table may stand in the log more than once."""
        return self._tables.get(table, TableLog()).has_versions

    def continues(self, origin: Origin) -> bool:
        """Tell whether the log is of this very database and of the columns that are read today.

        A file that is gone or was cut short is no log: all is read afresh then.
        """
        return (
            self.origin is not None
            and all(
                _is_whole(self.folder / name) for log in self._tables.values() for name in log.files
            )
            and self._register_hash == register_hash()
            and origin.horizon >= self.origin.horizon
            and (origin.world, origin.database_id, origin.epoch)
            == (self.origin.world, self.origin.database_id, self.origin.epoch)
        )

    def begin(self, *, is_full: bool) -> None:
        """Start a batch; with `is_full` the log starts empty."""
        self._previous, self._sequence = self._sequence, self._sequence + 1
        self.is_fresh = is_full
        if is_full:
            self._previous = self._sequence
            self._tables = {}

    def append(self, connection: "DuckDBPyConnection", source: Source, since: int) -> int:
        """Add the rows of the table `delta` that the log does not hold; return how many."""
        log = self._tables.setdefault(source.table, TableLog())
        new_rows = "select * from delta"
        if log.files:
            connection.execute(_FRESH.format(**self._names(source), since=since))
            new_rows = "select * from fresh"
        row_count = _count(connection, new_rows)
        if row_count == 0:
            return 0
        if log.files and not log.has_versions:
            log.has_versions = _count(connection, _KNOWN.format(**self._names(source))) > 0
        self._write(connection, source, new_rows)
        if source.table == "tombstone":
            self._bury(connection)
        elif len(log.files) > _FILES_BEFORE_COMPACTION:
            self._compact(connection, source)
        return row_count

    def commit(self, origin: Origin) -> None:
        """Make the batch count, then drop the files that no longer do."""
        if not any(log.is_grown for log in self._tables.values()):
            self._sequence = self._previous
        self.origin, self._register_hash = origin, register_hash()
        state = {
            "origin": asdict(origin),
            "register_hash": self._register_hash,
            "sequence": self._sequence,
            "tables": {name: log.stated() for name, log in sorted(self._tables.items())},
        }
        self.folder.mkdir(parents=True, exist_ok=True)
        write_durably(self._state_path, orjson.dumps(state, option=orjson.OPT_INDENT_2))
        named = {name for log in self._tables.values() for name in log.files}
        for path in self.folder.glob("*/*.parquet"):
            if str(path.relative_to(self.folder)) not in named:
                path.unlink()

    def rows(self, source: Source) -> str:
        """Return the select of the table's present rows, `changed_xid` included."""
        log = self._tables.get(source.table, TableLog())
        if not log.files:
            columns = ", ".join(f"null::{TYPES[c.kind]} as {c.name}" for c in source.columns)
            return _NOTHING.format(columns=columns)
        names = self._names(source)
        statement = _ALL.format(**names)
        if log.has_versions:
            statement += _LATEST.format(**names)
        if log.has_tombstones:
            tombstones = self._names(_tombstones())["files"]
            statement = _ALIVE.format(**names, rows=statement, tombstones=tombstones)
        return statement

    def _write(self, connection: "DuckDBPyConnection", source: Source, rows: str) -> None:
        name = f"{source.table}/{self._sequence:06d}.parquet"
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        connection.execute(f"copy ({rows}) to '{_quoted(path)}' (format parquet)")
        sync_file(path)
        sync_file(path.parent)
        self._tables[source.table].files.append(name)
        self._tables[source.table].is_grown = True

    def _bury(self, connection: "DuckDBPyConnection") -> None:
        """Take the removed rows out of every table's files, not only out of sight."""
        buried = connection.execute("select distinct table_name from delta").fetchall()
        for source in SOURCES:
            if (source.table,) in buried and source.table in self._tables:
                self._tables[source.table].has_tombstones = True
                self._compact(connection, source)

    def _compact(self, connection: "DuckDBPyConnection", source: Source) -> None:
        log = self._tables[source.table]
        if not log.files:
            return
        connection.execute(f"create or replace table kept as {self.rows(source)}")
        log.files, log.has_versions = [], False
        self._sequence += 1
        self._write(connection, source, "select * from kept")
        connection.execute("drop table kept")

    def _names(self, source: Source) -> Mapping[str, str]:
        paths = ", ".join(
            f"'{_quoted(self.folder / name)}'" for name in self._tables[source.table].files
        )
        keys = source.key
        return {
            "files": f"read_parquet([{paths}])",
            "keys": ", ".join(keys),
            "same": " and ".join(f"seen.{key} = candidate.{key}" for key in keys),
            "row_key": " || '/' || ".join(f"{key}::varchar" for key in keys),
            "table": source.table,
        }


_COUNT = "select count(*) from ({rows})"
_NOTHING = "select {columns}, null::bigint as changed_xid where false"
_ALL = "select * from {files} as seen"
_FRESH = """
create or replace table fresh as
select * from delta as candidate
where not exists (
    select 1 from {files} as seen
    where seen.changed_xid >= {since}
        and seen.changed_xid = candidate.changed_xid
        and {same}
)"""
_KNOWN = """
select * from fresh as candidate
where exists (select 1 from {files} as seen where {same})"""
_LATEST = """
qualify row_number() over (partition by {keys} order by changed_xid desc) = 1"""
_ALIVE = """
select * from ({rows}) as latest
where not exists (
    select 1 from {tombstones} as gone
    where gone.table_name = '{table}'
        and gone.row_key = {row_key}
        and gone.changed_xid >= latest.changed_xid
)"""


def _read_state(path: Path) -> dict[str, Any]:
    """Return what the state file says; nothing where it is not there or is damaged."""
    try:
        state = orjson.loads(path.read_bytes())
    except (FileNotFoundError, orjson.JSONDecodeError):
        return {}
    return state if isinstance(state, dict) else {}


def _is_whole(path: Path) -> bool:
    """Tell whether a Parquet file is there with its end, which is written last."""
    try:
        with path.open("rb") as file:
            file.seek(-len(_END), os.SEEK_END)
            return file.read() == _END
    except OSError:
        return False


def register_hash() -> str:
    """Return what changes when other columns, or others' forms, are extracted."""
    guards = [guard(column.name, column.kind) for s in SOURCES for column in s.columns]
    return digest(repr(SOURCES), repr(guards))


def _tombstones() -> Source:
    return next(source for source in SOURCES if source.table == "tombstone")


def _count(connection: "DuckDBPyConnection", rows: str) -> int:
    row = connection.execute(_COUNT.format(rows=rows)).fetchone()
    return int(row[0]) if row else 0


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
