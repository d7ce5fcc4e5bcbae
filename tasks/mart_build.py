"""How do the marts come about from the change log?

Staging first, then each statement of sql/marts after what it reads; every mart gets its comments.
What is built is a function of the log, the statements and `as_of` alone.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING

from tasks import mart_experiments
from tasks.mart_contracts import load_marts, statements
from tasks.mart_log import ChangeLog
from tasks.mart_sources import SOURCES
from tasks.store.warehouse import read_folder

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_READ = re.compile(r"\b(?:from|join)\s+([a-z_]+)")
_COMMENT = re.compile(r"--[^\n]*")
_VIEW = "create or replace temp view {name} as {rows}"
_TEMPORARY = "create or replace temp table {name} as {rows}"
_PUBLISHED = "create table {name} as {rows}"


def build_marts(connection: "DuckDBPyConnection", log: ChangeLog, as_of: datetime) -> list[str]:
    """Build all marts into the connection's file; return their names in the order of building."""
    connection.execute("set variable as_of = $1::timestamptz", [as_of])
    connection.execute(read_folder("marts")["_macros"])
    stage(connection, log)
    built = []
    for name in build_order(all_steps()):
        build_one(connection, name)
        if is_published(name):
            _comment(connection, name)
            built.append(name)
    return built


def stage(connection: "DuckDBPyConnection", log: ChangeLog) -> None:
    """Make the staging relations over the log."""
    for source in SOURCES:
        form = _TEMPORARY if log.has_versions(source.table) else _VIEW
        name = f"source_{source.table}"
        connection.execute(form.format(name=name, rows=log.rows(source)))
    for name, statement in read_folder("staging").items():
        connection.execute(_VIEW.format(name=name, rows=statement))


def all_steps() -> dict[str, str]:
    """Return what is built by name, with a text that tells what it reads."""
    return {**statements(), mart_experiments.NAME: mart_experiments.READS}


def build_one(connection: "DuckDBPyConnection", name: str) -> None:
    """Run one step; inner ones are not kept in the file."""
    if name == mart_experiments.NAME:
        mart_experiments.compare_arms(connection)
        return
    form = _PUBLISHED if is_published(name) else _TEMPORARY
    connection.execute(form.format(name=name, rows=statements()[name]))


def is_published(name: str) -> bool:
    """Tell whether a statement's rows are for readers, not only for other statements."""
    return not name.startswith("int_")


def build_order(texts: Mapping[str, str]) -> list[str]:
    """Return the names so that each comes after those that it reads."""
    graph = {name: reads(text) & set(texts) - {name} for name, text in sorted(texts.items())}
    return list(TopologicalSorter(graph).static_order())


def reads(statement: str) -> set[str]:
    """Return the names that stand after `from` or `join`."""
    return set(_READ.findall(_COMMENT.sub("", statement)))


def _comment(connection: "DuckDBPyConnection", name: str) -> None:
    mart = load_marts()[name]
    connection.execute(f"comment on table {name} is {_literal(_say(mart.description, mart.grain))}")
    for column in mart.columns:
        text = _literal(column.comment)
        connection.execute(f"comment on column {name}.{column.name} is {text}")


def _say(description: str, grain: str) -> str:
    return f"{description.strip()} Grain: {grain.strip()}"


def _literal(text: str) -> str:
    return "'" + " ".join(text.split()).replace("'", "''") + "'"
