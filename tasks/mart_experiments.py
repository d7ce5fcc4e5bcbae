"""How do the arms of each experiment compare, counted by account?

The one step between statements that is not SQL: the same formulas that make the verdicts
(models/stats) turn the six sums of each arm into rates, intervals and differences.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

NAME = "int_experiment_comparisons"
READS = "from int_experiment_totals"
_SUMS = ("account_count", "success_count", "lead_count", "sum_ss", "sum_sn", "sum_nn")
_TABLE = """
create or replace temp table int_experiment_comparisons (
    experiment_key varchar, metric varchar, arm varchar, control_arm varchar, is_deciding boolean,
    account_count bigint, success_count bigint, lead_count bigint,
    success_rate double, success_rate_low double, success_rate_high double, design_effect double,
    difference double, difference_low double, difference_high double, p_value double
)"""
_TOTALS = """
select experiment_key, metric, arm, control_arm, is_deciding, account_count, success_count,
    lead_count, sum_ss, sum_sn, sum_nn
from int_experiment_totals
order by experiment_key, metric, arm"""
_NOTHING_TO_COMPARE = (None, None, None, None)


def compare_arms(connection: "DuckDBPyConnection") -> None:
    """Make the table `int_experiment_comparisons` from `int_experiment_totals`."""
    connection.execute(_TABLE)
    cursor = connection.execute(_TOTALS)
    names = [field[0] for field in cursor.description]
    records = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    for _, arms in groupby(records, key=lambda row: (row["experiment_key"], row["metric"])):
        for row in _rows(list(arms)):
            places = ", ".join("?" * len(row))
            connection.execute(_INSERT.format(places=places), row)


_INSERT = "insert into int_experiment_comparisons values ({places})"


def _rows(arms: list[dict[str, Any]]) -> Iterator[list[Any]]:
    import numpy as np

    from models.stats.clusters import AccountTotals, design_effect
    from models.stats.proportions import wilson_interval

    totals = AccountTotals(*(np.array([arm[name] for arm in arms]) for name in _SUMS))
    effect = float(design_effect(totals))
    low, high = wilson_interval(totals.successes / effect, totals.trials / effect)
    controls = [place for place, arm in enumerate(arms) if arm["arm"] == arm["control_arm"]]
    for place, arm in enumerate(arms):
        compared: tuple[float | None, ...] = _NOTHING_TO_COMPARE
        if controls and place != controls[0]:
            compared = _compare(totals[place], totals[controls[0]])
        yield [
            *(arm[name] for name in ("experiment_key", "metric", "arm", "control_arm")),
            arm["is_deciding"],
            *(int(arm[name]) for name in _SUMS[:3]),
            float(totals.rate[place]),
            float(low[place]),
            float(high[place]),
            effect,
            *compared,
        ]


def _compare(arm: Any, control: Any) -> tuple[float, float, float, float]:
    """Return difference, its 95 % interval and the two-sided p of one look."""
    from models.stats.comparison import compare
    from models.stats.proportions import critical_z

    found = compare(arm, control)
    difference = float(found.difference)
    half = critical_z(0.95) * float(found.standard_error)
    low, high = max(difference - half, -1.0), min(difference + half, 1.0)
    return difference, low, high, float(found.p_value)
