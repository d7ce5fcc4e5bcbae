"""Does the migrated schema say what the code believes?"""

import re

import psycopg
import pytest

from models.rules.lifecycle import ENROLMENT_MOVES, MESSAGE_MOVES
from models.tables.schema import APPEND_ONLY, UPDATED
from tasks.store.postgres import Store
from tests.schema_catalogue import differences_from_tables


def _select(store: Store, statement: str) -> list[tuple]:
    with store.transaction() as session:
        return session.connection.execute(statement).fetchall()


def test_migrated_schema_is_the_one_that_the_tables_describe(store: Store):
    assert differences_from_tables(store) == []


def test_database_guards_the_same_moves_as_the_lifecycle(store: Store):
    for function, moves in (("guard_message", MESSAGE_MOVES), ("guard_enrolment", ENROLMENT_MOVES)):
        source = _select(store, f"select prosrc from pg_proc where proname = '{function}'")[0][0]

        guarded = set(re.findall(r"'([a-z]+)>([a-z]+)'", source))

        assert guarded == {(str(a), str(b)) for a, b in moves if a != b}


def test_every_table_is_stamped_or_append_only(store: Store):
    triggers = _select(
        store,
        "select relname, proname from pg_trigger join pg_class on pg_class.oid = tgrelid"
        " join pg_proc on pg_proc.oid = tgfoid where not tgisinternal",
    )

    guarded = {table for table, function in triggers if function == "refuse_change"}
    stamped = {table for table, function in triggers if function != "refuse_change"}

    assert guarded >= set(APPEND_ONLY)
    assert stamped == set(UPDATED)


def test_append_only_rows_cannot_be_edited_or_deleted(store: Store):
    insert = (
        "insert into message_move (message_id, to_state, at)"
        " values (gen_random_uuid(), 'planned', '2026-01-01Z')"
    )
    with store.transaction() as session:
        session.connection.execute(insert)

    for statement in ("update message_move set to_state = 'x'", "delete from message_move"):
        with pytest.raises(psycopg.errors.IntegrityError, match="append-only"):
            _select(store, statement)
