"""Do the built marts hold what their contracts promise?

Every promise becomes one count of offending rows, made inside DuckDB; Great Expectations judges
the counts, so its cost does not grow with the rows. Audits name the rows themselves. A build that
fails either is not published.
"""

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import polars as pl

from models.errors import InvalidDataError
from tasks.mart_contracts import Mart, MartColumn, load_marts
from tasks.quality import run_checkpoint
from tasks.store.warehouse import read_folder

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_PREFIX = "mart_"
_SHOWN = 3
_PHONE = r"\+?[\d ()./-]{7,}"
_COLUMNS = """
select column_name, data_type
from duckdb_columns()
where table_name = $1 and schema_name = 'main' and not internal
order by column_index"""
_TABLES = "select count(*) from duckdb_tables() where not temporary and not internal"
_COUNTS = "select {counts} from {mart}"
_REPEATS = "count(*) - count(distinct ({key}))"
_STRANGERS = "(select count(*) from {mart} anti join {parent} on {parent}.{key} = {mart}.{column})"
_AUDIT = "select * from ({audit}) limit {limit}"


@dataclass(frozen=True)
class Check:
    """One promise of a contract, with how many rows break it."""

    mart: str
    column_name: str
    check_name: str
    offending_count: int


def check_marts(connection: "DuckDBPyConnection") -> list[Check]:
    """Return all checks of the marts in the file, none of them broken.

    Raises `InvalidDataError` that names each broken promise and each audit with its first rows.
    """
    checks = [check for mart in load_marts().values() for check in _count(connection, mart)]
    faults = _judge(connection, checks) + _audit(connection)
    if faults:
        raise InvalidDataError(
            "the marts were not published; the file from before stands:\n  " + "\n  ".join(faults)
        )
    return checks


def _count(connection: "DuckDBPyConnection", mart: Mart) -> list[Check]:
    found = dict(connection.execute(_COLUMNS, [mart.name]).fetchall())
    stated = [column.name for column in mart.columns]
    odd = len(set(found) ^ set(stated))
    if odd:
        names = ", ".join(sorted(set(found) ^ set(stated)))
        return [Check(mart.name, names, "columns_are_those_of_the_contract", odd)]
    counts = {(", ".join(mart.key), "is_unique"): _REPEATS.format(key=", ".join(mart.key))}
    for column in mart.columns:
        counts |= _promises(mart, column, is_text=found[column.name] == "VARCHAR")
    statement = _COUNTS.format(counts=", ".join(counts.values()), mart=mart.name)
    row = connection.execute(statement).fetchone() or ()
    return [
        Check(mart.name, column_name, check_name, int(value))
        for (column_name, check_name), value in zip(counts, row, strict=True)
    ]


def _promises(mart: Mart, column: MartColumn, *, is_text: bool) -> dict[tuple[str, str], str]:
    name = column.name
    broken = {}
    if not column.is_nullable:
        broken["is_known"] = f"{name} is null"
    if column.accepted:
        words = ", ".join(f"'{word}'" for word in column.accepted)
        broken["is_accepted"] = f"{name} not in ({words})"
    if column.low is not None:
        broken["is_not_below"] = f"{name} < {column.low}"
    if column.high is not None:
        broken["is_not_above"] = f"{name} > {column.high}"
    if is_text:
        broken["is_no_address_or_phone"] = (
            f"contains({name}, '@') or regexp_full_match({name}, '{_PHONE}')"
        )
    counts = {
        (name, check): f"count(*) filter ({condition})" for check, condition in broken.items()
    }
    if column.references:
        parent, _, key = column.references.partition(".")
        counts[name, "is_known_elsewhere"] = _STRANGERS.format(
            mart=mart.name, parent=parent, key=key, column=name
        )
    return counts


def _judge(connection: "DuckDBPyConnection", checks: list[Check]) -> list[str]:
    """Let Great Expectations judge the counts; nothing above zero, and no table left out."""
    frame = pl.DataFrame([asdict(check) for check in checks])
    (table_count,) = connection.execute(_TABLES).fetchone() or (0,)
    checkpoint = run_checkpoint("marts", frame, {"table_count": table_count})
    if checkpoint.is_passed:
        return []
    broken = [
        f"{check.mart}.{check.column_name}: {check.check_name} fails for {check.offending_count}"
        " rows"
        for check in checks
        if check.offending_count
    ]
    return broken or [finding.sentence for finding in checkpoint.findings]


def _audit(connection: "DuckDBPyConnection") -> list[str]:
    faults = []
    for name, audit in read_folder("audits").items():
        if not name.startswith(_PREFIX):
            continue
        cursor = connection.execute(_AUDIT.format(audit=audit, limit=_SHOWN))
        columns = [field[0] for field in cursor.description]
        for row in cursor.fetchall():
            shown = ", ".join(f"{c}={v}" for c, v in zip(columns, row, strict=True))
            faults.append(f"audit {name}: {shown}")
    return faults
