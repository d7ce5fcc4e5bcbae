"""How fast is the ledger, beside bare SQL that writes the same rows in the same run?"""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import orjson
import psutil
import pytest

from deployments.postgres_databases import create_database
from deployments.sandbox_control import Sandbox
from models.keys import attempt_id, message_id, step_key
from models.rules.eligibility import MessageFacts
from tasks.dispatch import send_due
from tasks.resources import Resources
from tasks.store.migrations import upgrade_schema
from tasks.store.postgres import Store, open_store
from tests.factories_ledger import ReadyWorld, make_ready_world, make_resources, set_clock
from tests.fakes import TakingProvider
from tests.postgres_fixture import running_server

pytestmark = pytest.mark.bench

AS_OF = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
COUNT = 20_000
BATCH = 500


@pytest.fixture(scope="module")
def durable(tmp_path_factory: pytest.TempPathFactory) -> Iterator:
    """A server with fsync on, as in production."""
    with running_server(tmp_path_factory.mktemp("durable")) as address:
        yield address


_urls: dict[str, str] = {}


def _open(address, name: str) -> Store:
    _urls[name] = create_database(address, name)
    store = open_store(_urls[name])
    upgrade_schema(store, "sandbox", AS_OF)
    set_clock(store, AS_OF)
    return store


def _prepare(address, name: str, count: int) -> tuple[Store, ReadyWorld]:
    store = _open(address, name)
    world = make_ready_world(store, count, AS_OF)
    with store.engine.connect() as connection:
        raw = connection.connection.driver_connection
        raw.rollback()
        raw.autocommit = True
        raw.execute("vacuum analyze")
        raw.execute("checkpoint")
    return store, world


def _baseline(store: Store, world: ReadyWorld) -> float:
    """Write the rows of claim, mark and settle by our own statements, reading nothing."""
    rows = list(zip(world.message_ids, world.lead_ids, world.enrolment_ids, strict=True))
    start = time.perf_counter()
    for offset in range(0, len(rows), BATCH):
        _baseline_batch(store, rows[offset : offset + BATCH])
    return time.perf_counter() - start


def _decisions(messages: list[str]) -> str:
    """Return the document that a claim writes, with facts of the usual size."""
    facts = dict.fromkeys(MessageFacts._fields, "2026-03-02T15:00")
    rows = [
        {
            "message_id": each,
            "verdict": "send",
            "reason": "due",
            "until": None,
            "facts": facts,
            "policy_hash": "0123456789abcdef",
        }
        for each in messages
    ]
    return orjson.dumps(rows).decode()


def _baseline_batch(store: Store, rows) -> None:
    messages, leads, enrolments = (list(column) for column in zip(*rows, strict=True))
    count = len(rows)
    attempts = [attempt_id(each, 1) for each in messages]
    with store.transaction() as session:
        session.connection.execute("set local synchronous_commit = on")
        session.run("dispatch.decisions_write", decisions=_decisions(messages), as_of=AS_OF)
        tokens = dict(
            session.rows(
                "dispatch.claims_write",
                message_ids=messages,
                attempt_ids=attempts,
                lead_ids=leads,
                ordinals=[1] * count,
                content_hashes=["h"] * count,
                budget_keys=["a b"] * count,
                channel="email",
                provider="sendgrid",
                account_name="sendgrid",
                sender_id="sender1",
                lease_owner="me",
                lease_seconds=120,
                as_of=AS_OF,
            )
        )
    with store.transaction() as session:
        session.connection.execute("set local synchronous_commit = on")
        session.rows(
            "dispatch.mark_posting_write",
            attempt_ids=attempts,
            tokens=[tokens[each] for each in attempts],
            as_of=AS_OF,
        )
    keys = [step_key(each, 2) for each in enrolments]
    with store.transaction() as session:
        session.rows(
            "dispatch.settle_attempts_write",
            attempt_ids=attempts,
            tokens=[tokens[each] for each in attempts],
            outcomes=["accepted"] * count,
            provider_message_ids=["x"] * count,
            errors=[None] * count,
            as_of=AS_OF,
        )
        session.run(
            "dispatch.move_messages_write",
            message_ids=messages,
            states=["accepted"] * count,
            reasons=[None] * count,
            look_ats=[None] * count,
            attempt_ids=attempts,
            as_of=AS_OF,
            channel="email",
            actor=None,
        )
        session.run(
            "dispatch.plan_messages_write",
            message_ids=[message_id("sequence", key) for key in keys],
            source_keys=keys,
            lead_ids=leads,
            account_ids=leads,
            enrolment_ids=enrolments,
            campaign_names=["spring"] * count,
            campaign_version_ids=["11111111-1111-5111-8111-111111111111"] * count,
            steps=[2] * count,
            step_names=["proof"] * count,
            sender_ids=["sender1"] * count,
            due_ats=[AS_OF + timedelta(days=3)] * count,
            priorities=[5] * count,
            as_of=AS_OF,
        )
        session.run(
            "dispatch.advance_enrolments_write", enrolment_ids=enrolments, next_steps=[2] * count
        )


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


def _dispatch(resources: Resources) -> float:
    resources.__dict__["email_providers"] = {"sendgrid": TakingProvider()}
    start = time.perf_counter()
    counts = send_due(resources, AS_OF)
    took = time.perf_counter() - start
    assert counts["accepted"] == COUNT, counts
    return took


def test_ledger_beside_bare_sql(durable, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    settings = {"dispatch": {"batch_size": BATCH, "claim_size": BATCH, "run_seconds": 3600}}
    figures = []
    for turn in range(2):
        bare_store, bare_world = _prepare(durable, f"bare{turn}", COUNT)
        before = _cpu_seconds(bare_store)
        bare = _baseline(bare_store, bare_world)
        bare_cpu = _cpu_seconds(bare_store) - before
        bare_store.close()
        store, _ = _prepare(durable, f"ours{turn}", COUNT)
        before = _cpu_seconds(store)
        ours = _dispatch(make_resources(store, tmp_path, "http://127.0.0.1:1", **settings))
        ours_cpu = _cpu_seconds(store) - before
        store.close()
        figures.append((COUNT / ours, COUNT / bare, bare / ours, bare_cpu / ours_cpu))

    with capsys.disabled():
        for ours_rate, bare_rate, ratio, cpu_ratio in figures:
            print(
                f"\nclaim + decide + mark + settle: {ours_rate:,.0f}/s; bare SQL with triggers "
                f"{bare_rate:,.0f}/s; ratio {ratio:.2f} by the clock, {cpu_ratio:.2f} by CPU"
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
    durable, sink: Sandbox, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    lines = []
    for workers in (1, 2):
        store, _ = _prepare(durable, f"sink{workers}", COUNT)
        sink.reset()
        orders = _orders(_urls[f"sink{workers}"], tmp_path, sink)
        seconds, sent, _ = _work(orders, workers)
        store.close()
        assert sent == COUNT
        assert sink.ledger_summary()["accepted"] == COUNT
        lines.append(f"{workers} at work: {COUNT / seconds:,.0f} e-mails/s")
    with capsys.disabled():
        print("\nend to end against the sandbox's sink: " + "; ".join(lines))


def test_two_workers_beside_one_at_50_ms(
    durable, sink: Sandbox, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    count, rates = 6000, []
    sink.put_mode(sink=True, latency_ms=50)
    for workers in (1, 2):
        store, _ = _prepare(durable, f"slow{workers}", count)
        sink.reset()
        url = _urls[f"slow{workers}"]
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
        )


def test_memory_for_100_000_due_messages(
    durable, sink: Sandbox, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    count = 100_000
    store, _ = _prepare(durable, "many", count)
    sink.reset()
    orders = _orders(_urls["many"], tmp_path, sink)
    seconds, sent, peak_kb = _work(orders, 1)
    store.close()
    assert sent == count
    with capsys.disabled():
        print(
            f"\n{count:,} due messages: {peak_kb / 1024:,.0f} MB at most, "
            f"{count / seconds:,.0f} e-mails/s"
        )
