"""What does Prefect add to a flow over 100,000 leads, beside the same body in plain Python?

They take turns, and the best turn of each counts, for another's work on the machine only slows.
Runs stand some seconds apart, as schedules have them by minutes: Prefect's server writes down the
tasks of a run after its end, and with SQLite a run that begins meanwhile is refused for a moment,
upon which Prefect's client waits two seconds. What that makes of a run is told beside it.
"""

import logging
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from prefect import flow
from prefect.settings import PREFECT_SERVER_ANALYTICS_ENABLED, temporary_settings
from prefect.testing.utilities import prefect_test_harness

from tasks.runs import map_chunks, split
from tasks.store.postgres import Store
from tests.bench.ledgers import IS_TRIAL, scaled, size_note
from tests.factories_ledger import make_ready_world

pytestmark = pytest.mark.bench

LEADS = scaled(100_000)
CHUNK = 2_000
TURNS = 3
APART_SECONDS = 6.0
FLOW_SECONDS, TASK_SECONDS = 1.5, 0.015
"""What Prefect may add, by the flow and by each of its tasks."""
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

    def body() -> dict[str, int]:
        return dict(map_chunks("count_confident", count_confident, chunks))

    in_prefect = flow(body)
    in_prefect()  # the first run of a process pays for imports
    hurried = _timed(in_prefect)
    turns = [(_timed(body), _timed(in_prefect, after=APART_SECONDS)) for _ in range(TURNS)]

    plain, whole = (min(seconds for seconds, _ in each) for each in zip(*turns, strict=True))
    most = FLOW_SECONDS + TASK_SECONDS * len(chunks)
    with capsys.disabled():
        print(
            f"\nplain body {plain:.2f} s, the same in Prefect {whole:.2f} s; added "
            f"{whole - plain:.2f} s for {len(chunks)} tasks, of at most {most:.2f}{size_note()}; "
            f"right after another run {hurried[0] - plain:.2f} s"
        )
    assert all(counts == {"confident": LEADS} for turn in turns for _, counts in turn)
    assert IS_TRIAL or whole - plain <= most


def _timed(work: Callable[[], dict[str, int]], after: float = 0.0) -> tuple[float, dict[str, int]]:
    time.sleep(after)
    began = time.perf_counter()
    counts = work()
    return time.perf_counter() - began, counts
