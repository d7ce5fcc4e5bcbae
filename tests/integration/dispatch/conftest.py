"""A sandbox for the dispatch tests, emptied before each."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from deployments.sandbox_control import Sandbox
from tasks.store.postgres import Store
from tests.faults import CI_SIZE, FULL_SIZE, QUICK_LEASE, Bench, FaultSize


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
