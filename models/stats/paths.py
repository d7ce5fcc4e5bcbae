"""Which looks were taken, and what did each hypothesis say at each?

A hypothesis is one arm against control on one metric, oriented so that a positive z is better. A
look that brings a hypothesis no new information is no look for it.
"""

from dataclasses import dataclass

import numpy as np

from models.stats.boundaries import (
    CLOSEST,
    Boundaries,
    futility_boundaries,
    futility_walls,
    spending_boundaries,
)
from models.stats.clusters import AccountTotals, effective_size
from models.stats.comparison import Comparison, compare, information
from models.stats.counts import Ledger
from models.stats.design import Design, Guardrail, Metric
from models.stats.health import missing_weekdays
from models.stats.spending import Array


@dataclass(frozen=True, eq=False)
class Path:
    """One hypothesis over its looks; `places` are their places among all looks taken."""

    metric: Metric | Guardrail
    arm: str
    places: tuple[int, ...]
    times: tuple[float, ...]
    z: tuple[float, ...]
    differences: tuple[float, ...]
    plain_errors: tuple[float, ...]
    errors: tuple[float, ...]
    final_place: int | None
    design: Design

    def is_final(self, place: int) -> bool:
        """Say whether the look at `place` ends the experiment, so that all error is spent."""
        return self.final_place is not None and place >= self.final_place

    def walls(self, alpha: float, place: int, sides: int | None = None) -> Boundaries | None:
        """Give the boundaries at an error level as seen at `place`; none before the first look."""
        if self.last(place) < 0:
            return None
        chosen = self.design.sides if sides is None else sides
        return spending_boundaries(
            self.times, alpha, chosen, self.design.spending, is_final=self.is_final(place)
        )

    def last(self, place: int) -> int:
        """Give the index of the path's last look up to a place; −1 before its first."""
        return sum(1 for mine in self.places if mine <= place) - 1

    def first_crossing(self, alpha: float, place: int) -> int | None:
        """Give the index of the first look up to `place` that passes its wall, if any."""
        walls = self.walls(alpha, place)
        if walls is None:
            return None
        for index in range(self.last(place) + 1):
            value = abs(self.z[index]) if walls.sides == 2 else self.z[index]
            if value >= walls.upper[index]:
                return index
        return None

    def is_futile(self, alpha: float, place: int) -> bool:
        """Say whether z lies below the futility boundary at the last look up to `place`."""
        walls, index = self.walls(alpha, place), self.last(place)
        if self.design.futility_beta is None or walls is None or index < 0:
            return False
        drift = planned_drift(self.design, alpha)
        futile = futility_walls(
            walls,
            self.design.futility_beta,
            self.design.spending,
            drift,
            is_final=self.is_final(place),
        )
        value = abs(self.z[index]) if walls.sides == 2 else self.z[index]
        return bool(value < futile[index])


def planned_drift(design: Design, alpha: float) -> float:
    """Give the drift that the planned looks see with power 1 − futility_beta."""
    times = tuple(day / design.look_days[-1] for day in design.look_days)
    return _drift(times, alpha, design.sides, design)


def _drift(times: tuple[float, ...], alpha: float, sides: int, design: Design) -> float:
    efficacy = spending_boundaries(times, alpha, sides, design.spending, is_final=True)
    return futility_boundaries(efficacy, float(design.futility_beta or 0.5), design.spending).drift


@dataclass(frozen=True, eq=False)
class Looks:
    """The looks taken by a day, and the paths of hypotheses and guardrails over them."""

    days: tuple[int, ...]
    is_final: bool
    tests: tuple[Path, ...]
    guards: tuple[Path, ...]


def looks_by(ledger: Ledger, day: int) -> Looks:
    """Give every look due by the end of a day, with what each hypothesis said at it."""
    design = ledger.design
    days = _days_taken(ledger, day)
    full = _place_when_full(ledger, days)
    days = days if full is None else days[: full + 1]
    ended = full is not None or day >= design.look_days[-1]
    final = len(days) - 1 if ended else None
    tests = [path for metric in design.metrics for path in _paths(ledger, metric, days, final)]
    guards = [path for guard in design.guardrails for path in _paths(ledger, guard, days, final)]
    return Looks(days, ended, tuple(tests), tuple(guards))


def _place_when_full(ledger: Ledger, days: tuple[int, ...]) -> int | None:
    """Give the first look at which every hypothesis has all the information planned, if any."""
    paths = [
        path for metric in ledger.design.metrics for path in _paths(ledger, metric, days, None)
    ]
    if not paths or not all(path.times and path.times[-1] >= 1.0 for path in paths):
        return None
    return max(path.places[-1] for path in paths)


def _days_taken(ledger: Ledger, day: int) -> tuple[int, ...]:
    """Give the look days that are due and have the sample, the days and the weekdays needed."""
    design = ledger.design
    due = [look for look in design.look_days if design.min_days <= look <= day]
    if not due:
        return ()
    accounts = ledger.totals(design.metrics[0].name, due).accounts[: len(design.weights)]
    enough = accounts.min(axis=0) >= max(design.min_accounts, 2)
    return tuple(
        look
        for look, is_enough in zip(due, enough, strict=True)
        if is_enough and not missing_weekdays(ledger, look)
    )


def pairs(totals: AccountTotals, design: Design) -> tuple[AccountTotals, AccountTotals]:
    """Split arms × days into the treatments and, repeated to match, the control."""
    arms = list(design.weights)
    rows = [arms.index(arm) for arm in design.treatments]
    return totals[rows], totals[[arms.index(design.control)] * len(rows)]


def planned_sizes(design: Design) -> tuple[Array, float]:
    """Give the independent leads planned in each treatment, and in the control."""
    effect = 1.0 + (design.leads_per_account - 1.0) * design.icc
    sizes = {arm: design.planned_leads * share / effect for arm, share in design.weights.items()}
    return np.asarray([sizes[arm] for arm in design.treatments]), sizes[design.control]


def information_share(design: Design, treated: AccountTotals, control: AccountTotals) -> Array:
    """Give the information so far as a share of the plan, by the intraclass correlation agreed.

    It counts accounts and leads, never successes, so no outcome can move the boundaries.
    """
    sizes, base = planned_sizes(design)
    seen = information(effective_size(treated, design.icc), effective_size(control, design.icc))
    return np.asarray(seen / information(sizes, base)[:, None])


def _paths(
    ledger: Ledger, metric: Metric | Guardrail, days: tuple[int, ...], final: int | None
) -> list[Path]:
    design = ledger.design
    if not days:
        return []
    treated, control = pairs(ledger.totals(metric.name, days), design)
    found = compare(treated, control)
    share = information_share(design, treated, control)
    return [
        _path(design, metric, arm, found, share[row], row, final)
        for row, arm in enumerate(design.treatments)
    ]


def _path(
    design: Design,
    metric: Metric | Guardrail,
    arm: str,
    found: Comparison,
    share: Array,
    row: int,
    final: int | None,
) -> Path:
    sign = 1.0 if metric.is_higher_better else -1.0
    places = _growing(share)
    times = tuple(float(share[place]) for place in places)

    def at(values: Array, factor: float = 1.0) -> tuple[float, ...]:
        return tuple(float(factor * values[row, place]) for place in places)

    return Path(
        metric,
        arm,
        places,
        times,
        at(found.z, sign),
        at(found.difference, sign),
        at(found.plain_error),
        at(found.standard_error),
        final,
        design,
    )


def _growing(share: Array) -> tuple[int, ...]:
    places: list[int] = []
    reached = 0.0
    for place, value in enumerate(share.tolist()):
        if value > 0.0 and value - reached > 2.0 * CLOSEST * value and reached < 1.0:
            places.append(place)
            reached = value
    return tuple(places)
