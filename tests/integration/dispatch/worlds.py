"""Worlds of one step, hands on them, and rivals that meet at a chosen row."""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import datetime, timedelta
from threading import Event
from typing import Any

from psycopg.types.json import Jsonb

from models.rules.run_counts import find_unbalanced
from tasks.clock import sleep
from tasks.dispatch import send_due
from tasks.events import interpret_events
from tasks.reconciliation import reconcile
from tasks.resources import Resources
from tasks.store.postgres import Store
from tests.factories_ledger import DEFINITION, make_resources, set_clock
from tests.faults import SENDGRID, Bench, query

ONE_STEP: dict[str, Any] = {**DEFINITION, "steps": DEFINITION["steps"][:1]}
_PATIENCE_SECONDS = 25
BACKUP: dict[str, Any] = {"accounts": {"backup": {"api_key": "SG.backup.test"}}}


def make_hands(bench: Bench, **groups: Any) -> Resources:
    """Return hands that call once at a time, unless the groups of settings say otherwise."""
    dispatch = {
        "batch_size": 20,
        "claim_size": 100,
        "concurrency": 1,
        "lease_seconds": 60,
        **groups.pop("dispatch", {}),
    }
    sendgrid = {**SENDGRID, **groups.pop("sendgrid", {})}
    return make_resources(
        bench.store, bench.home, bench.sandbox.url, dispatch=dispatch, sendgrid=sendgrid, **groups
    )


def send_at(resources: Resources, moment: datetime, limit: int = 1_000_000) -> Counter[str]:
    """Dispatch when the clock says `moment`; its counts add up."""
    set_clock(resources.store, moment)
    counts = send_due(resources, moment, limit)
    assert find_unbalanced("dispatch_due", counts) == [], counts
    return counts


def reconcile_at(resources: Resources, moment: datetime) -> Counter[str]:
    """Reconcile when the clock says `moment`; its counts add up."""
    set_clock(resources.store, moment)
    counts = reconcile(resources, moment)
    assert find_unbalanced("reconcile_uncertain", counts) == [], counts
    return counts


def arrivals(bench: Bench) -> dict[str, int]:
    """Count what the provider accepted, by message."""
    return dict(Counter(row["message_id"] for row in bench.sandbox.ledger()))


def mail_calls(bench: Bench) -> int:
    """Count the calls that were to send mail."""
    return sum(call["endpoint"] == "mail_send" for call in bench.sandbox.calls())


def hear_of_first_attempts(resources: Resources, message_ids: Sequence[str], at: datetime) -> None:
    """Let the provider's word come in that the first attempts were delivered."""
    statement = (
        "insert into raw_event (source, received_at, body_hash, message_id, body)"
        " values ('sendgrid', %s, %s, %s, %s) returning raw_event_id"
    )
    attempts = query(
        resources.store,
        "select message_id, attempt_id from attempt where ordinal = 1 and message_id = any(%s)",
        list(message_ids),
    )
    with resources.store.transaction() as session:
        session.rows("events.ensure_partition", instant=at)
    timestamp = int((at - timedelta(hours=1)).timestamp())
    arrived = []
    for message, attempt in attempts:
        body = {"event": "delivered", "timestamp": timestamp}
        body |= {"message_id": message, "attempt_id": attempt}
        arrived += query(resources.store, statement, at, attempt, message, Jsonb(body))
    interpret_events(resources, [row[0] for row in arrived], at)


def note_deliveries(store: Store, message_ids: Sequence[str], at: datetime) -> None:
    """Note events of deliveries that nothing has been made of yet."""
    for message in message_ids:
        query(
            store,
            "insert into event (event_id, raw_event_id, message_id, attempt_id, kind, occurred_at,"
            " received_at, detail, rules_version)"
            " select gen_random_uuid(), 1, message_id, attempt_id, 'delivered', %s, %s, '{}', 1"
            " from attempt where message_id = %s and ordinal = 1",
            at,
            at,
            message,
        )


def count_waiting(store: Store) -> int:
    """Count the sessions that wait for a row which another one holds."""
    return int(
        query(
            store,
            "select count(*) from pg_stat_activity"
            " where datname = current_database() and wait_event_type = 'Lock'",
        )[0][0]
    )


def await_waiter(store: Store, rival: "Future[Any]") -> None:
    """Wait until a rival stands before the row that is held."""
    while not count_waiting(store):
        assert not rival.done(), "it passed the row at which it was to wait"


def hold_row(
    store: Store, statement: str, key: object, is_held: Event, is_over: Callable[[], bool]
) -> None:
    """Lock a row, say so, and keep it until `is_over`; for a thread of its own."""
    gives_up_at = time.monotonic() + _PATIENCE_SECONDS
    with store.transaction() as session:
        assert session.connection.execute(statement, [key]).rowcount == 1
        is_held.set()
        while not is_over():
            assert time.monotonic() < gives_up_at, "the rivals never met"
            sleep(0.01)
