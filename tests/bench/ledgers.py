"""What the benchmarks of the ledger share: worlds on a durable server, clocks, and sizes.

`BENCH_SHARE=0.1` runs them at a tenth of their size, which tells whether they work, not how fast
anything is: the lines then say so, and no promised figure is asserted.
"""

import os
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import psutil

from deployments.embedded_postgres import PostgresAddress
from deployments.postgres_databases import create_database
from tasks.dispatch import send_due
from tasks.resources import Resources
from tasks.store.migrations import upgrade_schema
from tasks.store.postgres import Store, open_store
from tests.factories_ledger import ReadyWorld, make_ready_world, make_resources, set_clock
from tests.fakes import TakingProvider

AS_OF = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
BATCH = 500
SHARE = float(os.environ.get("BENCH_SHARE", "1"))
IS_TRIAL = SHARE != 1
"""Whether the sizes are not those of the promised figures, so that no figure is held to."""
LEDGER = ("attempt", "budget", "decision", "enrolment", "message", "message_move")
"""The tables that a dispatch writes."""


class Cost(NamedTuple):
    """What some work took: seconds of the clock, and of the CPU by client and server together."""

    seconds: float
    cpu_seconds: float


def scaled(count: int) -> int:
    """Return this many, or the share of them that is asked for, in whole batches."""
    return max(1, round(count * SHARE / BATCH)) * BATCH


def size_note() -> str:
    """Return what a line says where the sizes are reduced."""
    return f" [reduced to {SHARE:g} of the size: no figure to quote]" if IS_TRIAL else ""


def open_ledger(address: PostgresAddress, name: str) -> tuple[Store, str]:
    """Return an empty store of a sandbox world on this server, and its URL."""
    url = create_database(address, name)
    store = open_store(url)
    upgrade_schema(store, "sandbox", AS_OF)
    set_clock(store, AS_OF)
    return store, url


def make_due(address: PostgresAddress, name: str, count: int) -> tuple[Store, ReadyWorld, str]:
    """Return a store in which this many messages are due, with statistics and clean buffers."""
    store, url = open_ledger(address, name)
    world = make_ready_world(store, count, AS_OF)
    settle_down(store)
    return store, world, url


def settle_down(store: Store) -> None:
    """Vacuum, analyse and write everything out, so that no earlier work is paid for later."""
    with store.engine.connect() as connection:
        raw: Any = connection.connection.driver_connection
        raw.rollback()
        raw.autocommit = True
        raw.execute("vacuum analyze")
        raw.execute("checkpoint")
        raw.autocommit = False


def ledger_resources(store: Store, home: Path) -> Resources:
    """Return hands that dispatch in batches of 500 to a provider that takes everything at once."""
    settings = {"batch_size": BATCH, "claim_size": BATCH, "run_seconds": 3600}
    resources = make_resources(store, home, "http://127.0.0.1:1", dispatch=settings)
    resources.__dict__["email_providers"] = {"sendgrid": TakingProvider()}
    return resources


def dispatch(resources: Resources, count: int) -> None:
    """Send this many due messages; any other outcome fails."""
    counts = send_due(resources, AS_OF, limit=count)
    assert counts["accepted"] == count, counts


def cost_of(store: Store, work: Callable[[], None]) -> Cost:
    """Do the work and return what it took."""
    cpu_before, start = _cpu_seconds(store), time.perf_counter()
    work()
    seconds = time.perf_counter() - start
    return Cost(seconds, _cpu_seconds(store) - cpu_before)


def _cpu_seconds(store: Store) -> float:
    """What this process and the server with all its backends have used of the CPU so far."""
    with store.transaction() as session:
        row = session.connection.execute("select pg_backend_pid()").fetchone()
    assert row is not None
    server = psutil.Process(row[0]).parent()
    assert server is not None
    times = [each.cpu_times() for each in (server, *server.children())]
    own = sum(each.user + each.system for each in times)
    gone = times[0].children_user + times[0].children_system
    return own + gone + time.process_time()


def row_counts(store: Store) -> dict[str, int]:
    """Return how many rows each table of the ledger has."""
    return {table: _number(store, f"select count(*) from {table}") for table in LEDGER}


def row_bytes(store: Store) -> dict[str, int]:
    """Return how large a row of each table of the ledger is, on average."""
    return {
        table: _number(store, f"select round(avg(pg_column_size(row.*)))::int from {table} as row")
        for table in LEDGER
    }


def _number(store: Store, statement: str) -> int:
    with store.transaction() as session:
        row = session.connection.execute(statement).fetchone()
    assert row is not None
    return int(row[0])
