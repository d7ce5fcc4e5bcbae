"""What do all tests share? One Postgres a session, one migrated template, a clone for each test."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tasks.store.migrations import upgrade_schema
from tasks.store.postgres import Store, open_store
from tests.postgres_fixture import (
    clone_database,
    database_url,
    postgres_server,
    template_database,
)

__all__ = ["clone_database", "database_url", "postgres_server", "template_database"]

AS_OF = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)


def pytest_configure() -> None:
    """Let the processes that tests start keep their bytecode, where the shell around says not to.

    There are hundreds, and half of what each takes to start is else spent on compiling anew.
    """
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files that start whole worlds first, then those with slow tests.

    Workers that take a file each then end at about the same time.
    """
    weights: dict[Path, int] = {}
    for item in items:
        marks = {mark.name for mark in item.iter_markers()}
        weight = 2 if "prefect" in marks else 1 if marks & {"slow", "fault"} else 0
        weights[item.path] = max(weight, weights.get(item.path, 0))
    items.sort(key=lambda item: -weights[item.path])


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `--fault-size=full` run the tests marked `fault` at the size that their issue states."""
    parser.addoption(
        "--fault-size",
        choices=("ci", "full"),
        default="ci",
        help="how often faults strike in the tests marked fault: ci (quick), or full",
    )


@pytest.fixture(scope="session")
def is_full_size(request: pytest.FixtureRequest) -> bool:
    """Whether faults are to strike as often as their issue states, instead of a few times."""
    return bool(request.config.getoption("--fault-size") == "full")


@pytest.fixture
def as_of() -> datetime:
    """A Monday, 15:00 UTC."""
    return AS_OF


@pytest.fixture(scope="session")
def migrate() -> Callable[[str], None]:
    """Bring the newest schema of a sandbox world into an empty database."""

    def _migrate(url: str) -> None:
        store = open_store(url)
        upgrade_schema(store, "sandbox", AS_OF)
        store.close()

    return _migrate


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """A migrated store that this test has to itself."""
    opened = open_store(database_url)
    yield opened
    opened.close()
