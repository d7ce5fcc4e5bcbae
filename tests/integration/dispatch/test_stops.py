"""Does a worker that was stopped past its lease still call, or write?"""

import os
import signal
from datetime import datetime
from pathlib import Path

import pytest

from tasks.clock import sleep
from tasks.dispatch import send_due
from tests.factories_ledger import make_ready_world, make_resources, set_clock
from tests.faults import SENDGRID, Bench, assert_each_once, await_lapse, finish

pytestmark = pytest.mark.fault


def _await_stop(pid: int) -> None:
    state = ""
    while state != "T":
        sleep(0.02)
        status = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
        state = status.rpartition(")")[2].split()[0]
        assert state != "Z", "the worker ended before it came to the point at which it stops"


@pytest.mark.parametrize("point", ["claimed", "marked", "posted", "settled"])
def test_worker_stopped_past_its_lease_neither_calls_nor_writes(
    bench: Bench, as_of: datetime, point: str
):
    world = make_ready_world(bench.store, 20, as_of, steps_with_content=(1,))
    set_clock(bench.store, as_of)
    bench.dispatch |= {"concurrency": 1, "lease_seconds": 6}
    resources = make_resources(
        bench.store, bench.home, bench.sandbox.url, dispatch=bench.dispatch, sendgrid=SENDGRID
    )

    worker = bench.start_worker(as_of, f"{point}:1:stop")
    _await_stop(worker.pid)
    await_lapse(bench.store)
    end = finish(resources, as_of, send_due)
    calls = len(list(bench.sandbox.calls()))
    with bench.store.transaction() as session:
        before = session.connection.execute(
            "select message_id, state, changed_xid::text from message order by 1"
        ).fetchall()
    os.kill(worker.pid, signal.SIGCONT)
    bench.end_worker(worker)

    with bench.store.transaction() as session:
        after = session.connection.execute(
            "select message_id, state, changed_xid::text from message order by 1"
        ).fetchall()
    sends = [each for each in bench.sandbox.calls() if each["endpoint"] == "mail_send"]
    assert len(list(bench.sandbox.calls())) == calls
    assert len(sends) == 1
    assert after == before
    assert_each_once(bench, world.message_ids, end)
