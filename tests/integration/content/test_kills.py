"""Does a killed run lose a text, or pay for one twice?"""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from deployments.sandbox_control import Sandbox
from tasks.clock import sleep
from tasks.store.postgres import Store
from tests.factories_content import add_facts, read_texts, shipped_definition
from tests.factories_ledger import make_ready_world, set_clock

ROOT = Path(__file__).parents[3]
LEADS, CONCURRENCY = 300, 4


@pytest.mark.fault
def test_killed_runs_lose_no_text_and_ask_again_only_what_was_in_flight(
    store: Store, database_url: str, sandbox: Sandbox, tmp_path: Path, as_of
):
    made = make_ready_world(
        store, LEADS, as_of, definition=shipped_definition(), steps_with_content=(), accounts=LEADS
    )
    for index, lead in enumerate(made.lead_ids):
        add_facts(store, [lead], {"founded": 1700 + index, "industry": "Rail"}, as_of)
    set_clock(store, as_of)
    order = {
        "url": database_url,
        "home": str(tmp_path),
        "sandbox": sandbox.url,
        "as_of": as_of.isoformat(),
        "openai": {"api_key": "sk-main", "concurrency": CONCURRENCY},
    }
    sandbox.put_faults({"kind": "slow", "endpoint": "chat", "latency_ms": 60})

    kills = sum(run_worker(order, store, paid_before_kill=60 * turn) for turn in (1, 2, 3))
    ended = run_worker(order, store, paid_before_kill=None)

    calls = sum(call["endpoint"] == "chat" for call in sandbox.calls())
    with store.transaction() as session:
        paid = session.connection.execute("select count(*) from llm_call").fetchone()
    assert (kills, ended) == (3, 0)
    assert paid == (LEADS,)
    assert LEADS <= calls <= LEADS + kills * CONCURRENCY
    assert len(read_texts(store)) == LEADS


def run_worker(order: dict, store: Store, *, paid_before_kill: int | None) -> bool:
    """Run a worker; kill -9 it once so many answers are stored. Returns whether it was killed."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.generation_worker"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as worker:
        assert worker.stdin is not None
        assert worker.stderr is not None
        worker.stdin.write(json.dumps(order))
        worker.stdin.close()
        while paid_before_kill is not None and worker.poll() is None:
            with store.transaction() as session:
                row = session.connection.execute("select count(*) from llm_call").fetchone()
            if row and row[0] >= paid_before_kill:
                worker.send_signal(signal.SIGKILL)
                break
            sleep(0.02)
        words = worker.stderr.read()
        assert worker.wait() in {0, -signal.SIGKILL}, words
        return worker.returncode == -signal.SIGKILL
