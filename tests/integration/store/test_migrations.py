"""Can every migration be taken back on a filled store, and does it leave nothing behind?"""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from tasks.store.migrations import current_version, downgrade_schema, upgrade_schema
from tasks.store.postgres import Store, open_store
from tests.factories_marts import make_history
from tests.schema_catalogue import OURS, Schema, describe, differences, differences_from_tables


def revisions() -> list[str]:
    """All revisions, the first one first."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parents[3] / "sql/migrations"))
    return [each.revision for each in ScriptDirectory.from_config(config).walk_revisions()][::-1]


@pytest.fixture
def bare(database_url: str) -> Iterator[Store]:
    """A store from which the whole schema was taken."""
    store = open_store(database_url)
    downgrade_schema(store, "base")
    assert current_version(store) is None
    yield store
    store.close()


@pytest.fixture
def step_up(bare: Store, as_of: datetime) -> Callable[[str], Schema]:
    """Bring the bare store to a revision and describe it."""

    def step(revision: str) -> Schema:
        upgrade_schema(bare, "sandbox", as_of, revision)
        return describe(bare)

    return step


def columns_of(store: Store) -> dict[str, list[str]]:
    """The columns of each table that rows are compared by; a mark of change is no fact."""
    statement = (
        "select attrelid::regclass::text, array_agg(attname::text order by attname)"
        " from pg_attribute join pg_class relation on relation.oid = attrelid"
        " join pg_namespace namespace on namespace.oid = relnamespace"
        f" where {OURS} and relkind in ('r', 'p') and not relispartition and attnum > 0"
        " and not attisdropped and attname <> 'changed_xid' group by 1"
    )
    with store.transaction() as session:
        found = dict(session.connection.execute(statement).fetchall())
    return {table: columns for table, columns in found.items() if table != "alembic_version"}


def rows_of(store: Store, columns: dict[str, list[str]]) -> dict[str, list[tuple]]:
    with store.transaction() as session:
        return {
            table: session.connection.execute(
                f"select {', '.join(names)} from {table} t order by t::text"
            ).fetchall()
            for table, names in columns.items()
        }


def fill(store: Store) -> None:
    """Give most tables rows, messages in every state among them."""
    with store.transaction() as session:
        make_history(session, range(12))


def test_every_step_down_and_up_on_a_filled_store_gives_the_schema_it_gives_on_an_empty_one(
    bare: Store, step_up: Callable[[str], Schema]
):
    names = revisions()
    stages = {names[0]: step_up(names[0])}
    first_columns = columns_of(bare)
    stages |= {name: step_up(name) for name in names[1:]}
    fill(bare)
    before = rows_of(bare, first_columns)

    for above, below in zip(names[:0:-1], names[-2::-1], strict=True):
        downgrade_schema(bare, below)
        assert differences(describe(bare), stages[below]) == [], f"{above} left something"
        assert differences(step_up(above), stages[above]) == [], f"{above} cannot be repeated"
        downgrade_schema(bare, below)
    for name in names:
        assert differences(step_up(name), stages[name]) == [], name

    assert rows_of(bare, first_columns) == before
    assert sum(map(bool, before.values())) > 10
    assert differences_from_tables(bare) == []


def test_the_first_step_down_leaves_nothing(bare: Store, step_up: Callable[[str], Schema]):
    empty = describe(bare)
    whole = step_up("head")
    fill(bare)

    downgrade_schema(bare, "base")
    left = describe(bare)

    assert left == empty
    assert all("alembic_version" in name for name in left), left
    assert differences(step_up("head"), whole) == []


@pytest.mark.parametrize(
    "statement",
    [
        "drop index ix_message_uncertain",
        "drop trigger guard_event on event",
        "comment on column message.look_at is 'another'",
        "alter table message set (fillfactor = 50)",
        "alter table message drop constraint ck_message_look_at",
        "alter table message alter column look_at set default '2026-01-01Z'",
        "alter function guard_event() set search_path = public",
        "alter table event disable trigger guard_event",
    ],
)
def test_what_differs_is_seen(store: Store, statement: str):
    before = describe(store)

    with store.transaction() as session:
        session.connection.execute(statement)

    assert len(differences(before, describe(store))) == 1
