"""What does Prefect add to a flow over 100,000 leads, beside the same body in plain Python?"""

import logging
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from prefect import flow
from prefect.settings import PREFECT_SERVER_ANALYTICS_ENABLED, temporary_settings
from prefect.testing.utilities import prefect_test_harness

from tasks.runs import map_chunks, split
from tasks.store.postgres import Store
from tests.factories_ledger import make_ready_world

pytestmark = pytest.mark.bench

LEADS = 100_000
CHUNK = 2_000
AS_OF = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def prefect() -> Iterator[None]:
    """A Prefect server for these runs; it logs from warnings on, as `parley up` has it."""
    settings = temporary_settings({PREFECT_SERVER_ANALYTICS_ENABLED: False})
    logging.disable(logging.INFO)
    with settings, prefect_test_harness(server_startup_timeout=90):
        yield
    logging.disable(logging.NOTSET)


def test_prefect_adds_little_to_a_flow_over_many_leads(
    store: Store, prefect: None, capsys: pytest.CaptureFixture[str]
):
    chunks = split(make_ready_world(store, LEADS, AS_OF).lead_ids, CHUNK)

    def count_confident(lead_ids: list[str]) -> dict[str, int]:
        with store.transaction() as session:
            row = session.connection.execute(
                "select count(*) from lead where lead_id = any(%s::uuid[])"
                " and email_confidence = 'Real'",
                [lead_ids],
            ).fetchone()
        return {"confident": int(row[0]) if row else 0}

    @flow
    def over_leads() -> dict[str, int]:
        return dict(map_chunks("count_confident", count_confident, chunks))

    over_leads()  # the first run of a process pays for imports
    began = time.perf_counter()
    plain = map_chunks("count_confident", count_confident, chunks)
    plain_seconds = time.perf_counter() - began
    began = time.perf_counter()
    result = over_leads()
    flow_seconds = time.perf_counter() - began

    added = flow_seconds - plain_seconds
    with capsys.disabled():
        print(
            f"\nplain body {plain_seconds:.2f} s, the same in Prefect {flow_seconds:.2f} s; "
            f"added {added:.2f} s for {len(chunks)} tasks "
            f"(1.5 s + 15 ms a task would be {1.5 + 0.015 * len(chunks):.2f} s)"
        )
    assert result == dict(plain) == {"confident": LEADS}
