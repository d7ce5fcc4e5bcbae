"""Does a list that is written as one literal come back from Postgres as it was?"""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.store.arrays import array_literal
from tasks.store.postgres import Store

words = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=8)
awkward = st.sampled_from(['"', "\\", ",", "{", "}", "", " ", "null", "NULL", "\n", "'", "ä"])


def _read_back(store: Store, values: list[Any], kind: str) -> list[Any]:
    with store.transaction() as session:
        statement = f"select %s::{kind}[]"
        return session.connection.execute(statement, [array_literal(values)]).fetchone()[0]


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(words, awkward, st.none()), min_size=1, max_size=6))
def test_texts_come_back_whatever_they_hold(store: Store, values: list[str | None]):
    assert _read_back(store, values, "text") == values


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([1, -2, None], "bigint"),
        ([0.1, 1e300, None], "double precision"),
        ([True, False, None], "boolean"),
        ([datetime(2026, 3, 2, 15, 0, 0, 1, tzinfo=UTC), None], "timestamptz"),
        ([date(2026, 3, 2), None], "date"),
    ],
)
def test_plain_values_come_back_by_type(store: Store, values: list[Any], kind: str):
    assert _read_back(store, values, kind) == values
