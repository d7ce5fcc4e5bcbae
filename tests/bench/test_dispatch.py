"""How fast is the ledger, beside bare SQL that writes the same rows in the same run?"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from deployments.embedded_postgres import PostgresAddress
from deployments.sandbox_control import Sandbox
from tests.bench.bare_ledger import due_rows, write_bare
from tests.bench.ledgers import (
    AS_OF,
    BATCH,
    Cost,
    cost_of,
    dispatch,
    ledger_resources,
    make_due,
    row_bytes,
    row_counts,
    scaled,
    settle_down,
    size_note,
)

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800)]

COUNT = scaled(20_000)
WARM_UP = scaled(2_000)
"""Messages that go out before, so that the statistics are those of a ledger in use."""


class Ledger(NamedTuple):
    """What a ledger cost, and what it left behind: rows of each table, and their mean size."""

    cost: Cost
    rows: dict[str, int]
    sizes: dict[str, int]


def _bare(address: PostgresAddress, name: str) -> Ledger:
    store, world, _ = make_due(address, name, WARM_UP + COUNT)
    rows = due_rows(world)
    write_bare(store, rows[:WARM_UP], AS_OF, BATCH)
    settle_down(store)
    cost = cost_of(store, lambda: write_bare(store, rows[WARM_UP:], AS_OF, BATCH))
    ledger = Ledger(cost, row_counts(store), row_bytes(store))
    store.close()
    return ledger


def _ours(address: PostgresAddress, name: str, home: Path) -> Ledger:
    store, _, _ = make_due(address, name, WARM_UP + COUNT)
    resources = ledger_resources(store, home)
    dispatch(resources, WARM_UP)
    settle_down(store)
    cost = cost_of(store, lambda: dispatch(resources, COUNT))
    ledger = Ledger(cost, row_counts(store), row_bytes(store))
    store.close()
    return ledger


def test_ledger_beside_bare_sql(
    durable: PostgresAddress, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    lines = []
    for turn in range(2):
        bare = _bare(durable, f"bare{turn}")
        ours = _ours(durable, f"ours{turn}", tmp_path)
        assert ours.rows == bare.rows
        assert bare.sizes == pytest.approx(ours.sizes, rel=0.05)
        lines.append(_line(ours.cost, bare.cost))
    with capsys.disabled():
        print("\n" + "\n".join(lines) + size_note())


def _line(ours: Cost, bare: Cost) -> str:
    return (
        f"claim + decide + mark + settle: {COUNT / ours.seconds:,.0f}/s; bare SQL with triggers "
        f"{COUNT / bare.seconds:,.0f}/s; ratio {bare.seconds / ours.seconds:.2f} by the clock, "
        f"{bare.cpu_seconds / ours.cpu_seconds:.2f} by CPU"
    )


@pytest.fixture(scope="module")
def sink(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    """A sandbox that accepts and records, and whose people read nothing."""
    with Sandbox.start(tmp_path_factory.mktemp("sink")) as running:
        running.put_mode(sink=True)
        yield running


def _orders(url: str, home: Path, sink: Sandbox, **dispatch: int) -> dict[str, Any]:
    chosen = {"batch_size": BATCH, "claim_size": 2 * BATCH, "concurrency": 4, "run_seconds": 3600}
    return {
        "url": url,
        "home": str(home),
        "sandbox": sink.url,
        "as_of": AS_OF.isoformat(),
        "settings": {"dispatch": {**chosen, **dispatch}, "sendgrid": {"api_key": "SG.main.x"}},
    }


def _work(orders: dict[str, Any], workers: int) -> tuple[float, int, int]:
    """Run worker processes side by side: seconds of the longest, e-mails sent, most memory in KB.

    The seconds are the dispatch's own, without the start of the interpreter.
    """
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.dispatch_worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(workers)
    ]
    for worker in running:
        assert worker.stdin is not None
        worker.stdin.write(json.dumps({**orders, "is_timed": True}))
        worker.stdin.close()
    told = []
    for worker in running:
        assert worker.stdout is not None
        told.append(json.loads(worker.stdout.read()))
        worker.stdout.close()
        assert worker.wait() == 0
    span = max(each["ended"] for each in told) - min(each["started"] for each in told)
    sent = sum(each["counts"].get("accepted", 0) for each in told)
    return span, sent, max(each["peak_kb"] for each in told)


def test_end_to_end_against_a_sink(
    durable: PostgresAddress, sink: Sandbox, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    lines = []
    for workers in (1, 2):
        store, _, url = make_due(durable, f"sink{workers}", COUNT)
        sink.reset()
        orders = _orders(url, tmp_path, sink)
        seconds, sent, _ = _work(orders, workers)
        store.close()
        assert sent == COUNT
        assert sink.ledger_summary()["accepted"] == COUNT
        lines.append(f"{workers} at work: {COUNT / seconds:,.0f} e-mails/s")
    with capsys.disabled():
        print("\nend to end against the sandbox's sink: " + "; ".join(lines) + size_note())


def test_two_workers_beside_one_at_50_ms(
    durable: PostgresAddress, sink: Sandbox, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    count, rates = scaled(6000), []
    sink.put_mode(sink=True, latency_ms=50)
    for workers in (1, 2):
        store, _, url = make_due(durable, f"slow{workers}", count)
        sink.reset()
        orders = _orders(url, tmp_path, sink, batch_size=20, claim_size=200, concurrency=2)
        seconds, sent, _ = _work(orders, workers)
        store.close()
        assert sent == count
        rates.append(count / seconds)
    sink.put_mode(sink=True, latency_ms=0)
    with capsys.disabled():
        print(
            f"\n50 ms of latency, batches of 20, 2 calls at once each: one worker "
            f"{rates[0]:,.0f}/s, two {rates[1]:,.0f}/s; ratio {rates[1] / rates[0]:.2f}"
            f"{size_note()}"
        )


def test_memory_for_100_000_due_messages(
    durable: PostgresAddress, sink: Sandbox, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    count = scaled(100_000)
    store, _, url = make_due(durable, "many", count)
    sink.reset()
    orders = _orders(url, tmp_path, sink)
    seconds, sent, peak_kb = _work(orders, 1)
    store.close()
    assert sent == count
    with capsys.disabled():
        print(
            f"\n{count:,} due messages: {peak_kb / 1024:,.0f} MB at most, "
            f"{count / seconds:,.0f} e-mails/s{size_note()}"
        )
