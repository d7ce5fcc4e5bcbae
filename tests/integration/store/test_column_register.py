"""Does the column register say something, and one thing, of every column of the live schema?"""

import re
from collections import Counter
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tasks.mart_sources import SOURCES
from tasks.store.postgres import Store

ROOT = Path(__file__).parents[3]
CLASSES = ("encrypted", "pseudonymous", "deleted_at_erasure", "not_personal")

Register = dict[str, dict[str, list[str]]]


@pytest.fixture(scope="module")
def register() -> Register:
    return YAML(typ="safe").load((ROOT / "sql" / "column_register.yml").read_text())


@pytest.fixture
def live(store: Store) -> dict[tuple[str, str], str]:
    """Type of each live column by table and name; a partition counts as its table."""
    with store.transaction() as session:
        rows = session.connection.execute(
            "select case when nspname = 'public' then '' else nspname || '.' end || relname,"
            " attname, format_type(atttypid, atttypmod)"
            " from pg_attribute join pg_class on pg_class.oid = attrelid"
            " join pg_namespace on pg_namespace.oid = relnamespace"
            " where nspname in ('public', 'keys') and relkind in ('r', 'p')"
            " and not relispartition and attnum > 0 and not attisdropped"
            " and relname <> 'alembic_version'"
        ).fetchall()
    return {(table, column): kind for table, column, kind in rows}


def _entries(register: Register) -> dict[tuple[str, str], str]:
    return {
        (table, column): name
        for table, classes in register.items()
        for name, columns in classes.items()
        for column in columns
    }


def test_every_live_column_is_registered_and_every_registered_one_is_live(register, live):
    entries = set(_entries(register))

    assert sorted(set(live) - entries) == []
    assert sorted(entries - set(live)) == []


def test_a_column_has_one_class_of_the_four(register):
    counts = Counter(
        (table, column)
        for table, classes in register.items()
        for columns in classes.values()
        for column in columns
    )

    assert [pair for pair, count in counts.items() if count > 1] == []
    assert {name for classes in register.values() for name in classes} == set(CLASSES)


def test_what_is_called_encrypted_is_bytes_and_every_ciphertext_is_called_so(register, live):
    entries = _entries(register)
    encrypted = {pair for pair, name in entries.items() if name == "encrypted"}
    ciphers = {(t, c) for t, c in entries if re.search(r"cipher$|^wrapped_key$", c)}

    assert encrypted == ciphers
    assert {live[pair] for pair in encrypted} == {"bytea"}


def test_other_bytes_are_keyed_hashes(register, live):
    entries = _entries(register)

    others = {pair for pair, kind in live.items() if kind == "bytea"} - {
        pair for pair, name in entries.items() if name == "encrypted"
    }

    assert {column for _, column in others} == {"lookup_hash", "domain_hash"}
    assert {entries[pair] for pair in others} == {"pseudonymous"}


def test_ids_of_people_are_pseudonymous_wherever_they_stand(register):
    entries = _entries(register)
    names = {"lead_id", "enrolment_id", "message_id", "content_id", "contact_point_id"}

    assert {name for (_, column), name in entries.items() if column in names} == {"pseudonymous"}


def test_nothing_encrypted_may_leave_for_the_marts(register):
    entries = _entries(register)
    leaving = {
        (source.table, column.name) for source in SOURCES for column in source.columns
    } & set(entries)

    assert leaving
    assert {entries[pair] for pair in leaving} <= set(CLASSES) - {"encrypted"}
