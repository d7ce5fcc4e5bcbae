"""Do the statements give what their twins say, case by case?

A case names the rows of the relations that the statement reads (columns left out are null) and
the rows expected (columns left out are not compared).
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

import duckdb
import pytest

from models.keys import message_id
from models.rules.outcomes import EventKind
from tasks.mart_build import all_steps, build_one, build_order, is_published, reads
from tasks.mart_contracts import load_marts, statements
from tasks.mart_sources import SOURCES, TYPES
from tasks.store.warehouse import read_folder

CASES = [(mart.name, case) for mart in load_marts().values() for case in mart.cases]


@pytest.fixture
def empty() -> "Iterator[duckdb.DuckDBPyConnection]":
    """A warehouse in memory in which every relation exists and none has a row."""
    with duckdb.connect(":memory:") as connection:
        connection.execute("set TimeZone = 'UTC'")
        connection.execute("set variable as_of = timestamptz '2026-03-05 12:00:00+00'")
        connection.execute(read_folder("marts")["_macros"])
        for source in SOURCES:
            columns = ", ".join(f"{column.name} {TYPES[column.kind]}" for column in source.columns)
            connection.execute(f"create table source_{source.table} ({columns})")
        for name, statement in read_folder("staging").items():
            connection.execute(f"create table {name} as {statement}")
        for name in build_order(all_steps()):
            build_one(connection, name)
        yield connection


def _fill(connection: duckdb.DuckDBPyConnection, name: str, rows: list[Mapping[str, Any]]) -> None:
    for row in rows:
        places = ", ".join("?" for _ in row)
        connection.execute(
            f"insert into {name} ({', '.join(row)}) values ({places})", list(row.values())
        )


def _rebuild(connection: duckdb.DuckDBPyConnection, target: str, given: set[str]) -> None:
    """Build the target anew, and whatever stands between it and what was given."""
    for name in build_order(all_steps()):
        if name in given or name not in _upstream(target) | {target}:
            continue
        kind = "" if is_published(name) else "temp."
        connection.execute(f"drop table if exists {kind}{name}")
        build_one(connection, name)


def _upstream(name: str) -> set[str]:
    direct = reads(all_steps()[name]) & set(all_steps()) - {name}
    return direct.union(*(_upstream(parent) for parent in direct))


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return round(value, 4)
    return value if isinstance(value, bool | int | None) else str(value)


@pytest.mark.parametrize(("mart", "case"), CASES, ids=[f"{m}-{c['name']}" for m, c in CASES])
def test_statement_gives_the_expected_rows(empty, mart: str, case: Mapping[str, Any]):
    for name, rows in case["given"].items():
        _fill(empty, name, rows)
    _rebuild(empty, mart, set(case["given"]))

    wanted = [{name: _plain(value) for name, value in row.items()} for row in case["expect"]]
    columns = list(wanted[0])
    found = empty.execute(f"select {', '.join(columns)} from {mart}").fetchall()

    assert [dict(zip(columns, map(_plain, row), strict=True)) for row in found] == wanted


def test_every_mart_has_a_case():
    assert {mart for mart, _ in CASES} == set(load_marts())


def test_every_published_statement_has_a_contract_and_the_other_way_round():
    assert {name for name in statements() if is_published(name)} == set(load_marts())


def test_contracts_name_exactly_the_columns_of_their_statements(empty):
    for mart in load_marts().values():
        found = [row[0] for row in empty.execute(f"describe {mart.name}").fetchall()]

        assert found == [column.name for column in mart.columns], mart.name


def test_marts_of_an_empty_store_are_empty_and_not_an_error(empty):
    for mart in load_marts():
        rows = empty.execute(f"select count(*) from {mart}").fetchone()[0]

        assert rows == (6 if mart == "freshness" else 0)


def test_statements_read_staging_and_marts_never_the_sources():
    for name, statement in statements().items():
        assert not [read for read in reads(statement) if read.startswith("source_")], name


def test_statements_read_no_clock():
    texts = {**statements(), **read_folder("staging"), **read_folder("audits")}

    for name, statement in texts.items():
        for clock in ("now(", "current_timestamp", "current_date", "today("):
            assert clock not in statement.lower(), name


def test_statements_keep_to_their_norm():
    for name, statement in statements().items():
        assert len(statement.splitlines()) <= 80, name
        assert statement.startswith("-- "), name
        assert max(len(line) for line in statement.splitlines()) <= 100, name


def test_rates_stand_beside_their_count_and_interval():
    for mart in load_marts().values():
        names = {column.name for column in mart.columns}
        for rate in [name for name in names if name.endswith("_rate")]:
            assert {f"{rate}_count", f"{rate}_low", f"{rate}_high"} <= names, (mart.name, rate)


def test_outcomes_rank_as_the_rules_rank_them(empty):
    kinds = [str(kind) for kind in EventKind]
    for kind in kinds:
        _fill(empty, "stg_events", [{"message_id": _message(kind), "kind": kind}])
        _fill(empty, "stg_messages", [{"message_id": _message(kind), "state": "accepted"}])
    empty.execute("update stg_events set is_machine = false, occurred_at = getvariable('as_of')")
    _rebuild(empty, "fct_messages", {"stg_events", "stg_messages"})

    rows = empty.execute(
        "select outcome from fct_messages join int_message_outcomes using (message_id)"
        " order by outcome_rank"
    ).fetchall()

    assert [row[0] for row in rows] == kinds


def _message(kind: str) -> str:
    return message_id("sequence", kind)
