"""Where does the sandbox remember what it accepted, what is still to happen, and the time?

One SQLite file in WAL mode. What was committed survives a killed process; a request is
committed before it is answered.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import orjson

SCHEMA = """
create table if not exists meta (key text primary key, value text not null) without rowid;
create table if not exists accepted (
    seq integer primary key,
    message_id text not null,
    attempt_id text not null,
    account text not null,
    provider_message_id text not null,
    to_email text not null,
    to_hash text not null,
    from_email text not null,
    subject text not null,
    content_hash text not null,
    accepted_at real not null,
    custom_args text not null,
    mail text
);
create table if not exists happening (
    id integer primary key,
    seq integer not null,
    message_id text not null,
    kind text not null,
    what text not null,
    order_key text not null,
    happens_at real not null,
    due_at real not null,
    payload blob not null,
    delivered_at real,
    answer integer
);
create index if not exists happening_due on happening (due_at, order_key)
    where delivered_at is null;
create index if not exists happening_seq on happening (seq);
create table if not exists suppression (
    account text not null, to_hash text not null, reason text not null, since real not null,
    primary key (account, to_hash, reason)
) without rowid;
create table if not exists call (
    n integer primary key,
    at real not null,
    endpoint text not null,
    account text not null,
    fault text,
    status integer,
    ending text not null,
    message_count integer not null
);
create table if not exists file (
    id text primary key, meta text not null, content blob not null
) without rowid;
create table if not exists batch (id text primary key, state text not null) without rowid;
"""
MESSAGE_INDEX = "create index if not exists accepted_message on accepted (message_id)"
"""Scattered keys: kept up to date it doubles what an accepted mail costs, so it is made late."""

CHECKPOINT_PAGES = 4_000
TABLES = ("accepted", "happening", "suppression", "call", "file", "batch")


class Store:
    """The sandbox's memory; one per home, used by one thread."""

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(path, isolation_level=None)
        self._database.execute("pragma journal_mode = wal")
        self._database.execute("pragma synchronous = normal")
        self._database.execute("pragma cache_size = -65536")
        self._database.execute(f"pragma wal_autocheckpoint = {CHECKPOINT_PAGES}")
        self._database.executescript(SCHEMA)
        self._finds_messages = False

    def _begin(self) -> None:
        if not self._database.in_transaction:
            self._database.execute("begin")

    def commit(self) -> None:
        """Make everything written so far survive the process."""
        if self._database.in_transaction:
            self._database.execute("commit")

    def close(self) -> None:
        """Commit and let go of the file."""
        self.commit()
        self._database.close()

    def read(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of a query, uncommitted writes included."""
        return self._database.execute(statement, values).fetchall()

    def iterate(self, statement: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a query, one at a time."""
        return iter(self._database.execute(statement, values))

    def write(self, statement: str, values: Sequence[Any] = ()) -> None:
        """Run one statement inside the open transaction."""
        self._begin()
        self._database.execute(statement, values)

    def write_many(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each row inside the open transaction."""
        self._begin()
        self._database.executemany(statement, rows)

    def index_messages(self) -> None:
        """Make look-ups by message id fast from now on, for whoever is about to begin them."""
        if not self._finds_messages:
            self.write(MESSAGE_INDEX)
            self.commit()
            self._finds_messages = True

    def next_seq(self) -> int:
        """The ledger number that the next accepted message gets."""
        row = self._database.execute("select coalesce(max(seq), 0) + 1 from accepted").fetchone()
        return int(row[0])

    def remember(self, key: str, value: Any) -> None:
        """Keep a setting under its key, as JSON."""
        self.write(
            "insert into meta values (?, ?) on conflict (key) do update set value = excluded.value",
            (key, orjson.dumps(value).decode()),
        )

    def recall(self, key: str, default: Any = None) -> Any:
        """The setting kept under a key, else the default."""
        rows = self.read("select value from meta where key = ?", (key,))
        return orjson.loads(rows[0][0]) if rows else default

    def forget_everything(self) -> None:
        """Empty every table but the settings."""
        for table in TABLES:
            self.write(f"delete from {table}")  # noqa: S608  # the names above
        self.commit()
