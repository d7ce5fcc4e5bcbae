"""What has come in, by arm, account and day?

One row is what one account brought on one day for one metric: leads whose outcome is settled
(trials), and how many of them succeeded. Rows add up; nothing is ever taken back.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from models.errors import InvalidDataError
from models.stats.assignment import HOLDOUT
from models.stats.clusters import AccountTotals
from models.stats.design import Design
from models.stats.spending import Array

Codes = NDArray[np.int64]


@dataclass(frozen=True)
class RowFault:
    """A row (from 1) and field that cannot be right."""

    row: int
    field: str
    message: str

    def __str__(self) -> str:
        return f"row {self.row}, {self.field}: {self.message}"


@dataclass(frozen=True, eq=False)
class Counts:
    """Columns of equal length. `day` is a number from 1, or a date if the design starts on one.

    `metric` may be left out when the design has one metric and no guardrail; `segment` may be
    left out. Accounts are compared by their key within the whole experiment.
    """

    arm: Sequence[str]
    account: Sequence[str]
    successes: Sequence[float]
    trials: Sequence[float]
    day: Sequence[int] | Sequence[date]
    metric: Sequence[str] | None = None
    segment: Sequence[str] | None = None

    def __post_init__(self) -> None:
        columns = {name: getattr(self, name) for name in self.__dataclass_fields__}
        lengths = {name: len(column) for name, column in columns.items() if column is not None}
        if len(set(lengths.values())) > 1:
            raise InvalidDataError(f"columns differ in length: {lengths}")

    def __len__(self) -> int:
        return len(self.arm)


def day_number(day: object, design: Design) -> int:
    """Give the day of the experiment (1 is the first); 0 or less lies before the start.

    A datetime gives its last day that is over, so that a look never sees half a day.
    """
    if isinstance(day, datetime):
        day = day.date() - timedelta(days=1)
    if isinstance(day, date):
        if design.starts_on is None:
            raise InvalidDataError("starts_on: the design needs it when days are dates")
        return (day - design.starts_on).days + 1
    if isinstance(day, (int, np.integer)) and not isinstance(day, bool):
        return int(day)
    raise InvalidDataError(f"day: {day!r} is neither a date nor a number")


def row_faults(counts: Counts, design: Design) -> list[RowFault]:
    """Give every row that cannot be right, in the order of the rows."""
    metrics = design.metric_names
    arms = set(design.weights) | {HOLDOUT}
    good = np.asarray(counts.successes, dtype=float)
    total = np.asarray(counts.trials, dtype=float)
    found: list[RowFault] = []

    def note(bad: NDArray[np.bool_], field: str, message: str) -> None:
        found.extend(RowFault(int(place) + 1, field, message) for place in np.flatnonzero(bad))

    for name, column in (("successes", good), ("n", total)):
        note(~np.isfinite(column), name, "it is missing")
        note(column < 0, name, "it is negative")
        note(np.isfinite(column) & (column != np.floor(column)), name, "it is not a whole number")
    note(good > total, "successes", "more than n")
    note(_unknown(counts.arm, arms), "arm", f"it is none of {', '.join(design.weights)}")
    note(_unknown(counts.account, None), "account", "it is empty")
    if counts.metric is not None:
        note(_unknown(counts.metric, set(metrics)), "metric", f"it is none of {', '.join(metrics)}")
    days = np.asarray([day_number(day, design) for day in counts.day], dtype=float)
    note(days < 1, "day", "it lies before the start")
    return sorted(found, key=lambda fault: fault.row)


def _unknown(column: Sequence[str], known: set[str] | None) -> NDArray[np.bool_]:
    if known is None:
        return np.asarray([not value for value in column], dtype=bool)
    return np.asarray([value not in known for value in column], dtype=bool)


class Ledger:
    """Checked counts, coded for arithmetic; raises InvalidDataError that names the bad rows."""

    def __init__(self, counts: Counts, design: Design) -> None:
        self.design = design
        self._check_metrics(counts)
        faults = row_faults(counts, design)
        if faults:
            shown = "; ".join(str(fault) for fault in faults[:5])
            more = f"; and {len(faults) - 5} more" if len(faults) > 5 else ""
            raise InvalidDataError(f"experiment {design.experiment}: {shown}{more}")
        self.arms = (*design.weights, HOLDOUT)
        places = {arm: place for place, arm in enumerate(self.arms)}
        self.arm: Codes = np.asarray([places[arm] for arm in counts.arm], dtype=np.int64)
        names, codes = np.unique(np.asarray(counts.account, dtype=str), return_inverse=True)
        self.account: Codes = codes.astype(np.int64)
        self.account_count = int(names.size)
        self.successes = np.asarray(counts.successes, dtype=float)
        self.trials = np.asarray(counts.trials, dtype=float)
        days = [day_number(day, design) for day in counts.day]
        self.day: Codes = np.asarray(days, dtype=np.int64)
        default = design.metrics[0].name
        self.metric = np.asarray(counts.metric or [default] * len(counts), dtype=str)
        self.segment = np.asarray(counts.segment or [""] * len(counts), dtype=str)

    def _check_metrics(self, counts: Counts) -> None:
        many = len(self.design.metrics) + len(self.design.guardrails) > 1
        if many and counts.metric is None:
            raise InvalidDataError("metric: this column is needed, the design has several")

    def shared_accounts(self, day: int) -> int:
        """Give how many accounts were seen in more than one arm by a day; it should be none."""
        seen = self.day <= day
        pairs = np.unique(self.account[seen] * len(self.arms) + self.arm[seen])
        return int(pairs.size - np.unique(self.account[seen]).size)

    def totals(
        self, metric: str, days: Sequence[int], segment: str | None = None, after: int = 0
    ) -> AccountTotals:
        """Give running totals of one metric, of days later than `after`: arms × days.

        The holdout is the last arm.
        """
        chosen = (self.metric == metric) & (self.day > after)
        if segment is not None:
            chosen = chosen & (self.segment == segment)
        unit, cell = self._units(chosen)
        sums = [self._sums(unit, cell, self.day[chosen] <= day, chosen) for day in days]
        stacked = np.asarray(sums).reshape(len(days), 6, len(self.arms))
        return AccountTotals(*(stacked[:, place, :].T for place in range(6)))

    def _units(self, chosen: NDArray[np.bool_]) -> tuple[Codes, Codes]:
        pairs = self.account[chosen] * len(self.arms) + self.arm[chosen]
        cells, unit = np.unique(pairs, return_inverse=True)
        return unit.astype(np.int64), (cells % len(self.arms)).astype(np.int64)

    def _sums(
        self, unit: Codes, cell: Codes, until: NDArray[np.bool_], chosen: NDArray[np.bool_]
    ) -> list[Array]:
        size = cell.size
        good = np.bincount(unit[until], weights=self.successes[chosen][until], minlength=size)
        total = np.bincount(unit[until], weights=self.trials[chosen][until], minlength=size)
        parts = ((total > 0).astype(float), good, total, good**2, good * total, total**2)
        return [
            np.asarray(np.bincount(cell, weights=part, minlength=len(self.arms)), dtype=float)
            for part in parts
        ]
