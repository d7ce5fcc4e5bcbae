"""Does a claim reach its rows by the right index, in a young store and in one with a past?"""

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
