"""What do the marts' tests share? A home, and a run's resources over the test's own store."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from models.settings import Settings
from tasks.clock import WallClock
from tasks.keyring import Keyring
from tasks.resources import Resources
from tasks.store.warehouse import marts_path, open_published

Ask = Callable[[str], list[tuple[Any, ...]]]


@pytest.fixture
def resources(store, tmp_path: Path) -> Resources:
    """A run over this test's store, with a home of its own."""
    settings = Settings(home=tmp_path / "home")
    keyring = Keyring(master_keys={1: b"m" * 32}, lookup_keys={1: b"l" * 32})
    return Resources(settings, store, WallClock(), keyring, "sandbox")


@pytest.fixture
def ask(resources: Resources) -> Ask:
    """A question to the published marts."""

    def _ask(query: str) -> list[tuple[Any, ...]]:
        with open_published(marts_path(resources.settings.home)) as connection:
            return connection.execute(query).fetchall()

    return _ask


def read_marts(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all marts, in a fixed order, without the manifest, which names the database."""
    with duckdb.connect(str(path), read_only=True) as connection:
        connection.execute("set TimeZone = 'UTC'")
        names = [
            row[0]
            for row in connection.execute(
                "select table_name from manifest_table where kind = 'mart' order by 1"
            ).fetchall()
        ]
        return {
            name: connection.execute(f"select * from {name} order by all").fetchall()
            for name in names
        }
