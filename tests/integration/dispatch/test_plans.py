"""Does a claim reach its rows by the right index, young or with a past, and who looks by hand?"""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tasks.dispatch import send_due
from tasks.store.named_queries import load_queries
from tasks.store.postgres import Store
from tests.bench.ledgers import ledger_resources
from tests.factories_ledger import make_ready_world, set_clock


def _vacuum(store: Store) -> None:
    with store.engine.connect() as connection:
        raw: Any = connection.connection.driver_connection
        raw.rollback()
        raw.autocommit = True
        raw.execute("vacuum analyze")


def _plan(store: Store, name: str, parameters: dict[str, Any]) -> str:
    with store.transaction(is_ledger=True) as session:
        statement = f"explain {load_queries()[f'dispatch.{name}']}"
        return "\n".join(row[0] for row in session.connection.execute(statement, parameters))


@pytest.mark.parametrize("is_young", [True, False], ids=["young", "with a past"])
@pytest.mark.parametrize("name", ["lock_due_leads", "read_facts"])
def test_claim_probes_what_is_in_flight_by_lead(
    store: Store, as_of: datetime, tmp_path: Path, name: str, is_young: bool
):
    world = make_ready_world(store, 1500, as_of)
    set_clock(store, as_of)
    if not is_young:
        send_due(ledger_resources(store, tmp_path), as_of, limit=1000)
        _vacuum(store)
    parameters = {
        "sender_id": "sender1",
        "as_of": as_of,
        "limit": 100,
        "message_ids": world.message_ids[:100],
    }

    plan = _plan(store, name, parameters)

    assert "Seq Scan" not in plan
    probe = plan[plan.index("using uq_attempt_in_flight") :].splitlines()[1]
    assert probe.strip().startswith("Index Cond: (lead_id = ")


@pytest.mark.parametrize(
    ("statement", "index"),
    [
        ("select from message where lead_id = %(lead)s", "ix_message_lead_id"),
        (
            "select from message where accepted_at >= %(as_of)s and accepted_at < %(as_of)s",
            "ix_message_accepted_at",
        ),
        ("select from event where lead_id = %(lead)s", "ix_event_lead_id"),
        ("select from event where kind = 'bounced' and occurred_at >= %(as_of)s", "ix_event_kind"),
    ],
)
def test_lead_sent_time_and_event_type_are_found_by_index(
    store: Store, as_of: datetime, statement: str, index: str
):
    world = make_ready_world(store, 1500, as_of)
    _vacuum(store)
    parameters = {"lead": world.lead_ids[0], "as_of": as_of}

    with store.transaction(is_ledger=True) as session:
        rows = session.connection.execute(f"explain {statement}", parameters).fetchall()

    assert index in "\n".join(row[0] for row in rows)


def test_an_acceptance_is_written_in_place_beside_the_index_of_its_time(
    store: Store, as_of: datetime, tmp_path: Path
):
    make_ready_world(store, 100, as_of)
    set_clock(store, as_of)

    send_due(ledger_resources(store, tmp_path), as_of, limit=10)

    with store.transaction() as session:
        session.connection.execute("select pg_stat_force_next_flush()")
    with store.transaction() as session:
        in_place = session.connection.execute(
            "select n_tup_hot_upd from pg_stat_user_tables where relname = 'message'"
        ).fetchone()
    assert in_place == (10,)
