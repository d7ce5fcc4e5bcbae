"""Do rivals, a dying database and a racing opt-out keep each message single?"""

import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from deployments.embedded_postgres import PostgresAddress, start, stop
from deployments.postgres_databases import create_database
from deployments.sandbox_control import Sandbox
from tasks.bans import Address, BanCause, write_bans
from tasks.clock import sleep
from tasks.dispatch import send_due
from tasks.resources import Resources
from tasks.store.migrations import upgrade_schema
from tasks.store.postgres import Store, open_store
from tests.factories_ledger import ReadyWorld, make_ready_world, make_resources, set_clock
from tests.faults import (
    QUICK_LEASE,
    SENDGRID,
    Bench,
    FaultSize,
    assert_each_once,
    assert_proved,
    finish,
    query,
    tell,
)
from tests.postgres_fixture import QUICK, running_server

pytestmark = pytest.mark.fault
UNAVAILABLE_TRACEBACK = 1


def test_twenty_dispatches_at_once_send_each_message_once(bench: Bench, as_of: datetime):
    world = make_ready_world(bench.store, 400, as_of, steps_with_content=(1,))
    set_clock(bench.store, as_of)
    orders = {"claim_size": 20, "batch_size": 5, "concurrency": 1}

    def dispatch(_: int) -> int:
        store = open_store(bench.url, pool_size=2)
        resources = make_resources(
            store, bench.home, bench.sandbox.url, dispatch=orders, sendgrid=SENDGRID
        )
        accepted = send_due(resources, as_of)["accepted"]
        store.close()
        return accepted

    with ThreadPoolExecutor(20) as pool:
        accepted = list(pool.map(dispatch, range(20)))

    assert sum(accepted) == 400
    assert sum(count > 0 for count in accepted) > 1
    assert_each_once(bench, world.message_ids, as_of)


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[PostgresAddress]:
    """A server as in production, that a test may stop."""
    with running_server(tmp_path / "own") as address:
        yield address


def _await_calls(sandbox: Sandbox, more_than: int, worker: subprocess.Popen[str]) -> None:
    while sandbox.ledger_summary()["accepted"] <= more_than and worker.poll() is None:
        sleep(0.01)


def test_a_database_that_dies_in_mid_batch_loses_and_doubles_nothing(
    own_server: PostgresAddress,
    clean_sandbox: Sandbox,
    tmp_path: Path,
    as_of: datetime,
    size: FaultSize,
):
    url = create_database(own_server, "mortal")
    store = open_store(url)
    upgrade_schema(store, "sandbox", as_of)
    world = make_ready_world(store, 200 * size.database_stops, as_of, steps_with_content=(1,))
    set_clock(store, as_of)
    clean_sandbox.put_mode(latency_ms=40)
    bench = Bench(store, url, tmp_path, clean_sandbox, {**QUICK_LEASE, "batch_size": 10})

    started = time.monotonic()

    ends = []
    for _ in range(size.database_stops):
        worker = bench.start_worker(as_of)
        _await_calls(clean_sandbox, clean_sandbox.ledger_summary()["accepted"] + 20, worker)
        stop(tmp_path / "own", mode="immediate")
        ends.append(bench.end_worker(worker, expected=(UNAVAILABLE_TRACEBACK,)))
        start(tmp_path / "own")
        store.close()
    clean_sandbox.put_mode(latency_ms=0)
    resources = make_resources(
        store, tmp_path, clean_sandbox.url, dispatch=bench.dispatch, sendgrid=SENDGRID
    )
    end = finish(resources, as_of, send_due)

    tell(bench, f"{len(ends)} stops of Postgres", seconds=round(time.monotonic() - started))
    assert ends == [UNAVAILABLE_TRACEBACK] * size.database_stops
    assert_each_once(bench, world.message_ids, end)
    store.close()


@pytest.fixture
def timed_store(tmp_path: Path, as_of: datetime) -> Iterator[Store]:
    """A store that knows when each transaction was committed, and which one marked what."""
    settings = {**QUICK, "track_commit_timestamp": "on"}
    with running_server(tmp_path / "timed", settings) as address:
        store = open_store(create_database(address, "timed"))
        upgrade_schema(store, "sandbox", as_of)
        query(store, "create table mark_log (attempt_id uuid, lead_id uuid, xid xid8)")
        query(
            store,
            "create function log_mark() returns trigger language plpgsql as $$ begin"
            " insert into mark_log values (new.attempt_id, new.lead_id, pg_current_xact_id());"
            " return null; end $$",
        )
        query(
            store,
            "create trigger log_mark after update on attempt for each row"
            " when (old.state = 'planned' and new.state = 'posting') execute function log_mark()",
        )
        yield store
        store.close()


ORDER_OF_COMMITS = """
select
    count(*),
    count(*) filter (
        where pg_xact_commit_timestamp(mark_log.xid::xid)
            > pg_xact_commit_timestamp(ban.changed_xid::xid)
    )
from mark_log
join contact_point using (lead_id)
join ban using (lookup_hash)
"""


@pytest.fixture
def racing(
    timed_store: Store, clean_sandbox: Sandbox, tmp_path: Path, as_of: datetime
) -> Resources:
    """A dispatch in small steps, which a rival's opt-outs can meet at every one of them."""
    set_clock(timed_store, as_of)
    clean_sandbox.put_mode(latency_ms=4)
    orders = {"claim_size": 20, "batch_size": 2, "concurrency": 2}
    url = clean_sandbox.url
    return make_resources(timed_store, tmp_path, url, dispatch=orders, sendgrid=SENDGRID)


def _opt_out(store: Store, lead: str, lookup_hash: bytes, as_of: datetime) -> None:
    address = Address(lookup_hash, 1)
    cause = BanCause(f"unsubscribe/{lead}", "unsubscribe", "x", as_of, (address,))
    with store.transaction() as session:
        write_bans(session, [cause], as_of)


def _opt_all_out(store: Store, world: ReadyWorld, as_of: datetime) -> None:
    """Opt all out, every other time somebody who is claimed at that moment, so that they meet."""
    hashes = dict(query(store, "select lead_id, lookup_hash from contact_point"))
    order = sorted(zip(world.message_ids, world.lead_ids, strict=True), reverse=True)
    waiting = [lead for _, lead in order]
    while waiting:
        claimed = query(store, "select lead_id from attempt where state = 'planned'")
        met = [row[0] for row in claimed if row[0] in waiting]
        lead = met[-1] if met and len(waiting) % 2 else waiting[0]
        waiting.remove(lead)
        _opt_out(store, lead, hashes[lead], as_of)


def test_no_call_is_marked_after_an_opt_out_was_committed(
    racing: Resources, clean_sandbox: Sandbox, as_of: datetime, size: FaultSize
):
    store, later = racing.store, as_of + timedelta(minutes=5)
    world = make_ready_world(store, size.opt_outs, as_of, steps_with_content=(1,))

    with ThreadPoolExecutor(1) as pool:
        rival = pool.submit(_opt_all_out, store, world, as_of)
        send_due(racing, as_of)
        rival.result()
    set_clock(store, later)
    send_due(racing, later)

    marks, late = query(store, ORDER_OF_COMMITS)[0]
    revoked = query(store, "select count(*) from attempt where outcome = 'revoked'")[0][0]
    print(f"\n{size.opt_outs} opt-outs: {marks} sent before, {revoked} claims revoked, {late} late")
    assert late == 0
    assert 0 < marks < size.opt_outs
    assert revoked > 0
    assert clean_sandbox.ledger_summary()["accepted"] == marks
    assert clean_sandbox.duplicates() == []
    assert_proved(store, as_of)
