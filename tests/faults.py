"""Hands of the fault tests: workers as processes, and what the two ledgers say at the end."""

import json
import os
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from deployments.sandbox_control import Sandbox
from tasks.clock import sleep
from tasks.proof import prove
from tasks.reconciliation import reconcile
from tasks.resources import Resources
from tasks.store.postgres import Store

ROOT = Path(__file__).parent.parent
QUICK_LEASE: dict[str, Any] = {
    "lease_seconds": 5,
    "batch_size": 20,
    "claim_size": 100,
    "concurrency": 2,
}


@dataclass
class Bench:
    """One store, one sandbox, and the orders for workers on them."""

    store: Store
    url: str
    home: Path
    sandbox: Sandbox
    dispatch: dict[str, Any]

    def start_worker(self, as_of: datetime, failpoint: str | None = None) -> subprocess.Popen[str]:
        """Start a dispatching process; it has its orders when this returns."""
        environment = {**os.environ}
        environment.pop("PARLEY_FAILPOINT", None)
        if failpoint:
            environment["PARLEY_FAILPOINT"] = failpoint
        worker = subprocess.Popen(
            [sys.executable, "-m", "tests.dispatch_worker"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        assert worker.stdin is not None
        worker.stdin.write(
            json.dumps(
                {
                    "url": self.url,
                    "home": str(self.home),
                    "sandbox": self.sandbox.url,
                    "as_of": as_of.isoformat(),
                    "settings": {"dispatch": self.dispatch, "sendgrid": SENDGRID},
                }
            )
        )
        worker.stdin.close()
        return worker

    def end_worker(self, worker: subprocess.Popen[str]) -> int:
        """Wait for a worker and return how it ended; its pipes are read and closed."""
        assert worker.stdout is not None
        assert worker.stderr is not None
        worker.stdout.read()
        words = worker.stderr.read()
        worker.stdout.close()
        worker.stderr.close()
        code = worker.wait()
        assert code in {0, -9}, words
        return code


SENDGRID: dict[str, Any] = {
    "api_key": "SG.main.test",
    "timeout_seconds": 3,
    "activity_lag_seconds": 0,
}


def states(store: Store) -> Counter[str]:
    """Count the messages by step and state."""
    with store.transaction() as session:
        rows = session.connection.execute(
            "select step || ' ' || state, count(*) from message group by 1"
        ).fetchall()
    return Counter(dict(rows))


def await_lapse(store: Store) -> None:
    """Wait until every lease in flight has run out by Postgres' clock."""
    while True:
        with store.transaction() as session:
            row = session.connection.execute(
                "select extract(epoch from max(lease_until) - clock_timestamp()) from attempt"
                " where state <> 'settled'"
            ).fetchone()
        if row is None or row[0] is None or row[0] <= 0:
            return
        sleep(float(row[0]) + 0.01)


def finish(resources: Resources, as_of: datetime, send: Any, rounds: int = 12) -> datetime:
    """Reconcile and send again, ten virtual minutes apart, until all of step 1 is closed."""
    from tests.factories_ledger import set_clock

    moment = as_of
    for _ in range(rounds):
        await_lapse(resources.store)
        moment += timedelta(minutes=10)
        set_clock(resources.store, moment)
        reconcile(resources, moment)
        send(resources, moment)
        open_count = sum(
            count
            for name, count in states(resources.store).items()
            if name in {"1 planned", "1 held", "1 claimed", "1 uncertain"}
        )
        if not open_count:
            break
    return moment


def assert_each_once(bench: Bench, message_ids: list[str], as_of: datetime) -> None:
    """Compare the sandbox's ledger with ours: nothing lost, nothing doubled, all proved."""
    accepted = Counter(row["message_id"] for row in bench.sandbox.ledger())
    assert sorted(accepted) == sorted(message_ids)
    assert set(accepted.values()) == {1}
    proof = prove(bench.store, as_of)
    assert proof.unbalanced == []
    assert {name: rows for name, rows in proof.audits.items() if rows} == {}
