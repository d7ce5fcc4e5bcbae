"""How does the code speak to the operational store?

Statements are named and live in sql/queries; a `Session` is one transaction on a pooled psycopg
connection. Identities come back as text, which costs less than uuid objects. A statement that takes
long, waiting for locks included, is warned of by its name, never with its parameters.
"""

import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

import psycopg
from psycopg.rows import dict_row, tuple_row
from psycopg.types.json import set_json_dumps, set_json_loads
from psycopg.types.string import TextLoader
from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, OperationalError

from models.errors import SettingsError, StoreUnavailableError
from tasks.clock import WallClock
from tasks.store.arrays import write_arrays
from tasks.store.named_queries import load_queries
from tasks.store.reach import name_start

logger = logging.getLogger("parley.store")

SLOW_SECONDS = 2.0
_CLOCK = WallClock()
Row = TypeVar("Row")


class Session:
    """One transaction: runs named statements (`file.name`) with keyword parameters."""

    def __init__(
        self, connection: psycopg.Connection[Any], slow_seconds: float = SLOW_SECONDS
    ) -> None:
        self.connection = connection
        self._slow_seconds = slow_seconds

    def rows(self, name: str, **parameters: Any) -> list[tuple[Any, ...]]:
        """Return all rows as tuples."""
        with self.connection.cursor(row_factory=tuple_row) as cursor:
            return self._execute(cursor, name, parameters).fetchall()

    def records(self, name: str, **parameters: Any) -> list[dict[str, Any]]:
        """Return all rows as dictionaries."""
        with self.connection.cursor(row_factory=dict_row) as cursor:
            return self._execute(cursor, name, parameters).fetchall()

    def value(self, name: str, **parameters: Any) -> Any:
        """Return the first column of the first row, or None where there is no row."""
        rows = self.rows(name, **parameters)
        return rows[0][0] if rows else None

    def run(self, name: str, **parameters: Any) -> int:
        """Run a statement and return how many rows it touched."""
        with self.connection.cursor() as cursor:
            return self._execute(cursor, name, parameters).rowcount

    def _execute(
        self, cursor: psycopg.Cursor[Row], name: str, parameters: dict[str, Any]
    ) -> psycopg.Cursor[Row]:
        began = _CLOCK.monotonic()
        try:
            return cursor.execute(load_queries()[name], write_arrays(parameters))
        finally:
            took = _CLOCK.monotonic() - began
            if took > self._slow_seconds:
                logger.warning("slow query %s: %.1f s", name, took)

    def copy_rows(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Load rows by COPY; `table` and `columns` are names from the code, never from input."""
        statement = f"copy {table} ({', '.join(columns)}) from stdin"
        with self.connection.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)


_LEDGER = "set local synchronous_commit = on; set local enable_seqscan = off"


class Store:
    """The operational store behind a pooled engine."""

    def __init__(self, engine: Engine, slow_seconds: float = SLOW_SECONDS) -> None:
        self.engine = engine
        self._slow_seconds = slow_seconds

    @contextmanager
    def transaction(
        self, *, is_snapshot: bool = False, is_ledger: bool = False
    ) -> Iterator[Session]:
        """Open one transaction; it commits at the end and rolls back on any error.

        With `is_snapshot` all statements see one state of the data and nothing may be written.
        With `is_ledger` the commit is durable and rows are reached by index, even where a table's
        statistics are of a time when it was empty.
        """
        try:
            pooled = self.engine.raw_connection()
        except (OperationalError, psycopg.OperationalError) as error:
            raise _unavailable(error) from None
        connection: psycopg.Connection[Any] = pooled.driver_connection  # type: ignore[assignment]
        try:
            with connection.transaction():
                if is_snapshot:
                    connection.execute("set transaction isolation level repeatable read, read only")
                if is_ledger:
                    connection.execute(_LEDGER)
                yield Session(connection, self._slow_seconds)
        except psycopg.OperationalError as error:
            if connection.closed or connection.broken:
                pooled.invalidate()
                raise _unavailable(error) from None
            raise
        finally:
            pooled.close()

    @contextmanager
    def presence(self, take: str, give_back: str, **parameters: Any) -> Iterator[None]:
        """Hold a session's lock by the statement `take` until the end, in no transaction.

        It falls with the process, whichever way that ends. A connection that is lost meanwhile is
        nobody's trouble: what is done rests on transactions, never on this.
        """
        try:
            pooled = self.engine.raw_connection()
        except (OperationalError, psycopg.OperationalError) as error:
            raise _unavailable(error) from None
        connection: psycopg.Connection[Any] = pooled.driver_connection  # type: ignore[assignment]
        session = Session(connection, self._slow_seconds)
        try:
            with connection.transaction():
                session.rows(take, **parameters)
            yield
        finally:
            try:
                with connection.transaction():
                    session.rows(give_back, **parameters)
            except psycopg.Error:
                pooled.invalidate()
            pooled.close()

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()


def open_store(
    url: str,
    *,
    pool_size: int = 8,
    application: str = "parley",
    slow_seconds: float = SLOW_SECONDS,
) -> Store:
    """Return the store at `url` (postgresql+psycopg://…); connects at the first use."""
    scheme, _, rest = url.partition("://")
    if scheme in {"postgres", "postgresql"}:
        url = f"postgresql+psycopg://{rest}"
    try:
        make_url(url)
    except (ArgumentError, ValueError):  # the latter of a port that is no number
        raise SettingsError(
            "DATABASE_URL is no database's address, such as postgresql://user:password@host/name"
        ) from None
    engine = create_engine(
        url,
        pool_size=pool_size,
        max_overflow=4,
        pool_pre_ping=True,
        pool_use_lifo=True,  # the warm connection has its statements prepared
        connect_args={
            "application_name": application,
            "connect_timeout": 10,
            "prepare_threshold": 1,
        },
    )
    event.listen(engine, "connect", _prepare_connection)
    return Store(engine, slow_seconds)


def _prepare_connection(connection: psycopg.Connection[Any], _: object) -> None:
    connection.adapters.register_loader("uuid", TextLoader)
    connection.execute("set time zone 'UTC'")
    connection.execute("set lock_timeout = '30s'")
    connection.commit()


def _unavailable(error: Exception) -> StoreUnavailableError:
    cause = str(error).strip().splitlines()[0]
    return StoreUnavailableError(f"Postgres does not answer: {cause}; {name_start(cause)}")


def _configure_json() -> None:
    import orjson

    def dump(value: Any) -> bytes:
        return orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS)

    set_json_dumps(dump)
    set_json_loads(orjson.loads)


_configure_json()
__all__ = ["Session", "Store", "open_store"]
