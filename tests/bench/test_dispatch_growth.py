"""Does a message cost more where a million lie behind it, and more than bare SQL says it must?

The same count of messages is sent over a past of 10,000 and of 1,000,000 settled ones, by the
dispatch and by bare SQL that writes the same rows and reads nothing. They take turns on one store,
so that whatever else the machine does falls on both.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from deployments.embedded_postgres import PostgresAddress
from tasks.resources import Resources
from tasks.store.postgres import Store
from tests.bench.bare_ledger import DueRow, due_rows, write_bare
from tests.bench.ledger_history import write_past
from tests.bench.ledgers import (
    AS_OF,
    BATCH,
    IS_TRIAL,
    Cost,
    cost_of,
    dispatch,
    ledger_resources,
    open_ledger,
    scaled,
    settle_down,
    size_note,
)
from tests.factories_ledger import make_ready_world

pytestmark = [pytest.mark.bench, pytest.mark.timeout(3600)]

PASTS = (scaled(10_000), scaled(1_000_000))
COUNT = scaled(5_000)
"""Messages that each sends in a turn."""
TURNS = 4
"""The first warms up and is not counted."""
MOST_GROWTH = 1.1


class Costs(NamedTuple):
    """What a message took over one past, in microseconds: of the clock, and of the CPU."""

    ours: float
    bare: float
    ours_cpu: float
    bare_cpu: float


def _costs(address: PostgresAddress, past: int, home: Path) -> Costs:
    store, _ = open_ledger(address, f"past{past}")
    write_past(store, past, AS_OF)
    world = make_ready_world(store, 2 * TURNS * COUNT, AS_OF)
    settle_down(store)
    resources = ledger_resources(store, home)
    turns = list(_turns(store, resources, due_rows(world)))[1:]
    store.close()
    return Costs(
        *(
            sum(getattr(turn[who], what) for turn in turns) / len(turns) / COUNT * 1e6
            for what in ("seconds", "cpu_seconds")
            for who in (0, 1)
        )
    )


def _turns(store: Store, resources: Resources, rows: list[DueRow]) -> Iterator[tuple[Cost, Cost]]:
    """Send the due messages in their order, a slice by the dispatch and a slice by bare SQL."""
    for turn in range(TURNS):
        start = 2 * turn * COUNT
        ours = cost_of(store, lambda: dispatch(resources, COUNT))
        mine = rows[start + COUNT : start + 2 * COUNT]
        yield ours, cost_of(store, lambda mine=mine: write_bare(store, mine, AS_OF, BATCH))


def test_cost_of_a_message_over_a_growing_past(
    durable: PostgresAddress, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    small, large = (_costs(durable, past, tmp_path) for past in PASTS)

    growth = large.ours / small.ours / (large.bare / small.bare)
    cpu_growth = large.ours_cpu / small.ours_cpu / (large.bare_cpu / small.bare_cpu)
    with capsys.disabled():
        for past, costs in zip(PASTS, (small, large), strict=True):
            print(
                f"\n{past:>9,} settled messages in the ledger: {costs.ours:,.0f} us a message "
                f"({costs.ours_cpu:,.0f} us of CPU); bare SQL {costs.bare:,.0f} us "
                f"({costs.bare_cpu:,.0f} us)"
            )
        print(
            f"growth: ours {large.ours / small.ours:.2f}, bare SQL {large.bare / small.bare:.2f}; "
            f"ratio {growth:.2f} by the clock, {cpu_growth:.2f} by CPU, of at most {MOST_GROWTH}"
            f"{size_note()}"
        )
    assert IS_TRIAL or max(growth, cpu_growth) <= MOST_GROWTH
