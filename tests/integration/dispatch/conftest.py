"""A sandbox for the dispatch tests, emptied before each; a world with a dead letter."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from deployments.sandbox_control import Sandbox
from tasks.dispatch import send_due
from tasks.resources import Resources
from tasks.store.postgres import Store
from tests.factories_ledger import (
    DEFINITION,
    ReadyWorld,
    make_ready_world,
    make_resources,
    readdress,
    set_clock,
)
from tests.faults import CI_SIZE, FULL_SIZE, QUICK_LEASE, SENDGRID, Bench, FaultSize


@pytest.fixture(scope="session")
def size(is_full_size: bool) -> FaultSize:
    """How often the faults strike: as issue 3 states with `--fault-size=full`, else a few times."""
    return FULL_SIZE if is_full_size else CI_SIZE


@pytest.fixture(scope="session")
def dispatch_sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    """A sandbox process that keeps the bodies."""
    with Sandbox.start(tmp_path_factory.mktemp("sandbox"), keep_bodies=True) as running:
        yield running


@pytest.fixture
def clean_sandbox(dispatch_sandbox: Sandbox) -> Sandbox:
    """The sandbox with an empty ledger, no fault, and an e-mail log without lag."""
    dispatch_sandbox.reset()
    dispatch_sandbox.put_mode(activity=True, activity_lag_seconds=0, latency_ms=0, sink=True)
    return dispatch_sandbox


@pytest.fixture
def bench(store: Store, database_url: str, clean_sandbox: Sandbox, tmp_path: Path) -> Bench:
    """One store and one sandbox for workers with short leases."""
    return Bench(store, database_url, tmp_path, clean_sandbox, dict(QUICK_LEASE))


@pytest.fixture
def dead(bench: Bench, as_of: datetime) -> tuple[Resources, ReadyWorld]:
    """Three leads of a campaign of one step; the first one's message is dead."""
    definition = {**DEFINITION, "steps": DEFINITION["steps"][:1]}
    world = make_ready_world(bench.store, 3, as_of, definition=definition, steps_with_content=(1,))
    set_clock(bench.store, as_of)
    readdress(bench.store, world.lead_ids[0], "not an address")
    resources = make_resources(bench.store, bench.home, bench.sandbox.url, sendgrid=SENDGRID)
    send_due(resources, as_of)
    return resources, world
