"""One sandbox for the tests of a module, its models well behaved before each."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from deployments.sandbox_control import Sandbox
from tasks.store.postgres import Store
from tests.generation_world import World

GOOD_MODEL = {"bad_answer_rate": 0.0, "refusal_rate": 0.0}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    """A sandbox process."""
    with Sandbox.start(tmp_path_factory.mktemp("sandbox"), seed=7) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(running: Sandbox) -> Sandbox:
    """The sandbox without a past, without faults, and with a model that keeps to the rules."""
    running.reset()
    running.put_mode(**GOOD_MODEL)
    return running


@pytest.fixture
def world(store: Store, tmp_path: Path, sandbox: Sandbox, as_of: datetime) -> World:
    """An empty store in a sandbox world."""
    return World(store, tmp_path, sandbox, as_of)
