"""Do rivals, a dying database and a racing opt-out keep each message single?"""

import subprocess
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
from tasks.store.migrations import upgrade_schema
from tasks.store.postgres import Store, open_store
from tests.factories_ledger import make_ready_world, make_resources, set_clock
from tests.faults import (
    QUICK_LEASE,
    SENDGRID,
    Bench,
    assert_each_once,
    assert_proved,
    finish,
    query,
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
    own_server: PostgresAddress, clean_sandbox: Sandbox, tmp_path: Path, as_of: datetime
):
    url = create_database(own_server, "mortal")
    store = open_store(url)
    upgrade_schema(store, "sandbox", as_of)
    world = make_ready_world(store, 600, as_of, steps_with_content=(1,))
    set_clock(store, as_of)
    clean_sandbox.put_mode(latency_ms=40)
    bench = Bench(store, url, tmp_path, clean_sandbox, {**QUICK_LEASE, "batch_size": 10})

    ends = []
    for _ in range(3):
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

    assert ends == [UNAVAILABLE_TRACEBACK] * 3
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


def test_no_call_is_marked_after_an_opt_out_was_committed(
    timed_store: Store, clean_sandbox: Sandbox, tmp_path: Path, as_of: datetime
):
    world = make_ready_world(timed_store, 200, as_of, steps_with_content=(1,))
    set_clock(timed_store, as_of)
    clean_sandbox.put_mode(latency_ms=4)
    resources = make_resources(
        timed_store,
        tmp_path,
        clean_sandbox.url,
        dispatch={"claim_size": 20, "batch_size": 2, "concurrency": 2},
        sendgrid=SENDGRID,
    )
    hashes = dict(query(timed_store, "select lead_id, lookup_hash from contact_point"))
    order = sorted(range(200), key=lambda each: world.message_ids[each])

    def opt_out() -> None:
        # Every other one goes for somebody who is claimed at that moment, so that the two meet.
        waiting = [world.lead_ids[place] for place in reversed(order)]
        while waiting:
            claimed = query(timed_store, "select lead_id from attempt where state = 'planned'")
            met = [row[0] for row in claimed if row[0] in waiting]
            lead = met[-1] if met and len(waiting) % 2 else waiting[0]
            waiting.remove(lead)
            with timed_store.transaction() as session:
                address = Address(hashes[lead], 1)
                cause = BanCause(f"unsubscribe/{lead}", "unsubscribe", "x", as_of, (address,))
                write_bans(session, [cause], as_of)

    with ThreadPoolExecutor(1) as pool:
        rival = pool.submit(opt_out)
        send_due(resources, as_of)
        rival.result()
    later = as_of + timedelta(minutes=5)
    set_clock(timed_store, later)
    send_due(resources, later)

    marks, late = query(timed_store, ORDER_OF_COMMITS)[0]
    revoked = query(timed_store, "select count(*) from attempt where outcome = 'revoked'")[0][0]
    assert late == 0
    assert 0 < marks < 200
    assert revoked > 0
    assert clean_sandbox.ledger_summary()["accepted"] == marks
    assert clean_sandbox.duplicates() == []
    assert_proved(timed_store, as_of)
