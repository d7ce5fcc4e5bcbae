"""Hands of the fault tests: workers as processes, and what the two ledgers say at the end."""

import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from deployments.sandbox_control import Sandbox
from models.keys import keyed_fraction
from models.ports import Accepted, EmailProvider, OutgoingEmail
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


@dataclass(frozen=True)
class FaultSize:
    """How often each fault strikes, and how many messages are under way."""

    random_kills: int
    killed_messages: int
    kills_before_record: int
    database_stops: int
    opt_outs: int
    mixed_messages: int
    demo_kills: int
    demo_days: int


_SIZES = {  # in `make test`, in `make fault`
    "random_kills": (10, 50),
    "killed_messages": (2_000, 10_000),
    "kills_before_record": (20, 200),
    "database_stops": (10, 10),
    "opt_outs": (200, 1_000),
    "mixed_messages": (2_000, 10_000),
    "demo_kills": (3, 10),
    "demo_days": (4, 6),
}
CI_SIZE = FaultSize(**{name: small for name, (small, _) in _SIZES.items()})
FULL_SIZE = FaultSize(**{name: full for name, (_, full) in _SIZES.items()})


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
                    "is_announced": True,
                }
            )
        )
        worker.stdin.close()
        return worker

    def await_ready(self, worker: subprocess.Popen[str]) -> None:
        """Wait until a worker is about to dispatch."""
        assert worker.stdout is not None
        assert worker.stdout.readline() == "ready\n", "the worker ended before it began"

    def end_worker(self, worker: subprocess.Popen[str], *, expected: tuple[int, ...] = ()) -> int:
        """Wait for a worker and return how it ended; its pipes are read and closed."""
        assert worker.stdout is not None
        assert worker.stderr is not None
        worker.stdout.read()
        words = worker.stderr.read()
        worker.stdout.close()
        worker.stderr.close()
        code = worker.wait()
        assert code in {0, -9, *expected}, words
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


def finish(
    resources: Resources, as_of: datetime, send: Any, *, rounds: int = 12, minutes: int = 10
) -> datetime:
    """Reconcile and send again, some virtual minutes apart, until all of step 1 is closed."""
    from tests.factories_ledger import set_clock

    moment = as_of
    for _ in range(rounds):
        await_lapse(resources.store)
        moment += timedelta(minutes=minutes)
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
    assert_proved(bench.store, as_of)


def marked_outcomes(store: Store) -> Counter[str]:
    """Count the provider calls of messages, one for each message and call, by their outcome."""
    counts = "select outcome, count(*) from attempt where marked_at is not null group by 1"
    return Counter(dict(query(store, counts)))


def tell(bench: Bench, what: str, **figures: object) -> None:
    """Print what a fault run came to; seen with `pytest -s`."""
    closed = (
        "select to_state || ' by ' || coalesce(reason, '?'), count(*) from message_move"
        " where from_state = 'uncertain' group by 1"
    )
    told: dict[str, object] = {
        "calls": marked_outcomes(bench.store),
        "doubts closed": dict(query(bench.store, closed)),
        "provider's ledger": {
            name: bench.sandbox.ledger_summary()[name]
            for name in ("accepted", "messages", "duplicates")
        },
        **figures,
    }
    print(f"\n{what}:", *(f"  {name}: {value}" for name, value in told.items()), sep="\n")


class MeddlingProvider:
    """The real adapter, with something that happens between two of its calls."""

    def __init__(self, provider: EmailProvider, meddle: Callable[[], object], after: int = 1):
        self._provider, self._meddle, self._after = provider, meddle, after
        self.name = provider.name
        self.log_lag_seconds = provider.log_lag_seconds
        self.batches: list[list[str]] = []

    def group_calls(self, messages: Sequence[OutgoingEmail]) -> list[Sequence[OutgoingEmail]]:
        """Group them as the real adapter does."""
        return self._provider.group_calls(messages)

    def send_batch(self, messages: Sequence[OutgoingEmail]) -> Mapping[str, Accepted | Exception]:
        """Hand the messages over; after the given call, meddle."""
        answers = self._provider.send_batch(messages)
        self.batches.append([message.message_id for message in messages])
        if len(self.batches) == self._after:
            self._meddle()
        return answers

    def find_evidence(self, message_ids: Sequence[str]) -> Mapping[str, Accepted]:
        """Ask the real log."""
        return self._provider.find_evidence(message_ids)


class MisroutedProvider:
    """The real adapter, of whose calls a share goes where none can arrive.

    Each of the `detours` is the real adapter, too, on a name that no resolver knows, say, or a port
    whose TLS handshake fails. Which call goes astray is drawn from its own messages, and a repeat
    draws anew, as at the sandbox's fault dial.
    """

    def __init__(
        self, provider: EmailProvider, detours: Mapping[str, EmailProvider], rate: float
    ) -> None:
        self._provider, self._detours, self._rate = provider, detours, rate
        self.name = provider.name
        self.log_lag_seconds = provider.log_lag_seconds
        self._astray: list[str] = []
        self._met: Counter[str] = Counter()

    @property
    def calls(self) -> int:
        """How many calls were made, astray or not."""
        return self._met.total()

    @property
    def struck(self) -> Counter[str]:
        """How many calls went astray, by detour."""
        return Counter(self._astray)

    def group_calls(self, messages: Sequence[OutgoingEmail]) -> list[Sequence[OutgoingEmail]]:
        """Group them as the real adapter does."""
        return self._provider.group_calls(messages)

    def send_batch(self, messages: Sequence[OutgoingEmail]) -> Mapping[str, Accepted | Exception]:
        """Hand the messages over, or try to, in vain."""
        call = " ".join(message.message_id for message in messages)
        self._met[call] += 1
        for name, detour in self._detours.items():
            if keyed_fraction(b"astray", name, call, str(self._met[call])) < self._rate:
                self._astray.append(name)
                return detour.send_batch(messages)
        return self._provider.send_batch(messages)

    def find_evidence(self, message_ids: Sequence[str]) -> Mapping[str, Accepted]:
        """Ask the real log."""
        return self._provider.find_evidence(message_ids)


def meddle(resources: Resources, action: Callable[[], object], after: int = 1) -> MeddlingProvider:
    """Let `action` happen right after the first provider call of these resources."""
    provider = MeddlingProvider(resources.email_providers["sendgrid"], action, after)
    resources.__dict__["email_providers"] = {"sendgrid": provider}
    return provider


class SteppedClock:
    """A live world's clock as it looks on a host whose clock is set wrong."""

    def __init__(self, now: datetime) -> None:
        self.instant = now

    def now(self) -> datetime:
        """Return what the host says."""
        return self.instant

    def monotonic(self) -> float:
        """Return the real stop-watch, which no step moves."""
        return time.monotonic()


def assert_proved(store: Store, as_of: datetime) -> None:
    """Fail with the offending rows unless the ledger balances and every audit is empty."""
    proof = prove(store, as_of)
    assert proof.unbalanced == []
    assert {name: rows for name, rows in proof.audits.items() if rows} == {}


def reasons(store: Store) -> Counter[str]:
    """Count step 1's messages by state and reason."""
    with store.transaction() as session:
        rows = session.connection.execute(
            "select concat_ws(' ', state, reason), count(*) from message where step = 1 group by 1"
        ).fetchall()
    return Counter(dict(rows))


def query(store: Store, statement: str, *parameters: object) -> list[tuple[Any, ...]]:
    """Run one statement of the test's own."""
    with store.transaction() as session:
        cursor = session.connection.execute(statement, parameters)
        return cursor.fetchall() if cursor.description else []
