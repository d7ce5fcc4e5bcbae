"""How many leads and days does an experiment need, and what could it see?"""

from dataclasses import dataclass
from math import ceil, sqrt

import numpy as np
from numpy.typing import ArrayLike
from scipy.optimize import brentq
from scipy.special import ndtr

from models.errors import InvalidDataError
from models.stats.boundaries import Boundaries, spending_boundaries
from models.stats.clusters import check_correlation
from models.stats.sequential import drift_for_power, expected_information, power
from models.stats.spending import OBRIEN_FLEMING, Array, Spending, check_error


@dataclass(frozen=True)
class Plan:
    """What an experiment needs; leads and accounts are per arm, for the smallest arm."""

    boundaries: Boundaries
    leads_per_arm: int
    fixed_leads_per_arm: int
    design_effect: float
    baseline: float
    effect: float
    wanted_power: float
    share: float
    control_share: float

    def power_at(self, effects: ArrayLike) -> Array:
        """Give the chance to see a treatment rate (not a difference) in this many leads."""
        drifts = self._drift(np.atleast_1d(np.asarray(effects, dtype=float)))
        return power(self.boundaries, drifts)

    def mean_leads_at(self, effects: ArrayLike) -> Array:
        """Give the leads an arm at which it ends on average, at a treatment rate."""
        drifts = self._drift(np.atleast_1d(np.asarray(effects, dtype=float)))
        return np.asarray(self.leads_per_arm * expected_information(self.boundaries, drifts))

    def detectable(self) -> float:
        """Give the lowest rate above the baseline that is seen with the power wanted."""
        return detectable_rate(
            self.baseline,
            self.leads_per_arm / self.design_effect,
            self.boundaries,
            self.wanted_power,
            self.control_share / self.share,
        )

    def drift_of(self, effect: float) -> float:
        """Give the expected z, at the planned end, of a treatment rate."""
        return float(self._drift(np.asarray(effect, dtype=float)))

    def _drift(self, rates: Array) -> Array:
        size = self.leads_per_arm / self.design_effect
        error = _error(self.baseline, rates, size, self.control_share / self.share)
        return np.asarray((rates - self.baseline) / error)


def _error(baseline: float, rate: Array, size: float, control_ratio: float) -> Array:
    """Give the standard error of the difference for `size` independent leads in the treatment."""
    spread = rate * (1.0 - rate) + baseline * (1.0 - baseline) / control_ratio
    return np.asarray(np.sqrt(spread / size))


def cluster_inflation(leads_per_account: float, icc: float, variation: float = 0.0) -> float:
    """Give the design effect 1 + ((1 + cv²)m − 1)ρ of accounts of m leads on average.

    cv is the coefficient of variation of their sizes (Eldridge, Ashby & Kerry, International
    Journal of Epidemiology 35, 2006).
    """
    check_correlation(icc)
    if leads_per_account < 1.0 or variation < 0.0:
        raise InvalidDataError("leads_per_account must be at least 1 and cv at least 0")
    return 1.0 + ((1.0 + variation**2) * leads_per_account - 1.0) * icc


def plan_experiment(
    baseline: float,
    effect: float,
    times: tuple[float, ...],
    *,
    alpha: float = 0.05,
    wanted_power: float = 0.8,
    sides: int = 2,
    spending: Spending = OBRIEN_FLEMING,
    tests: int = 1,
    design_effect: float = 1.0,
    shares: tuple[float, float] = (0.5, 0.5),
) -> Plan:
    """Give the leads that see a treatment rate of `effect` where the control has `baseline`.

    `times` are the looks as shares of the planned end, `tests` the comparisons that Holm guards
    (sized for the hardest: alpha/tests), `shares` those of the treatment and the control.
    Normal approximation with unpooled variance (Fleiss, Levin & Paik 2003, ch. 4), times the
    sequential inflation, times the design effect. Raises InvalidDataError on impossible rates.
    """
    _check_rates(baseline, effect)
    if tests < 1 or design_effect <= 0.0 or min(shares) <= 0.0:
        raise InvalidDataError("tests, design_effect and shares must be above 0")
    if sides == 1 and effect < baseline:
        raise InvalidDataError("effect: a one-sided test looks for a rate above the baseline")
    share, control_share = shares
    boundaries = spending_boundaries(times, alpha / tests, sides, spending, is_final=True)
    single = spending_boundaries((1.0,), alpha / tests, sides)
    unit = float(_error(baseline, np.asarray(effect), 1.0, control_share / share))
    scale = (unit / (effect - baseline)) ** 2 * design_effect
    most = scale * drift_for_power(boundaries, wanted_power) ** 2
    fixed = scale * drift_for_power(single, wanted_power) ** 2
    sizes = (ceil(most), ceil(fixed), design_effect)
    return Plan(boundaries, *sizes, baseline, effect, wanted_power, share, control_share)


def _check_rates(baseline: float, effect: float) -> None:
    for name, rate in (("baseline", baseline), ("effect", effect)):
        if not 0.0 < rate < 1.0:
            raise InvalidDataError(f"{name}: it must lie between 0 and 1, not {rate}")
    if baseline == effect:
        raise InvalidDataError("effect: it equals the baseline; give the treatment's rate")


def detectable_rate(
    baseline: float,
    independent_leads: float,
    boundaries: Boundaries,
    wanted_power: float = 0.8,
    control_ratio: float = 1.0,
) -> float:
    """Give the lowest rate above `baseline` seen with this power by so many leads an arm.

    NaN if even a rate of 1 would not be seen.
    """
    check_error(wanted_power)
    needed = drift_for_power(boundaries, wanted_power)

    def gap(rate: float) -> float:
        error = _error(baseline, np.asarray(rate), independent_leads, control_ratio)
        return (rate - baseline) - needed * float(error)

    highest = 1.0 - 1e-9
    if gap(highest) < 0.0:
        return float("nan")
    return float(brentq(gap, baseline, highest, xtol=1e-10))


def fixed_power(baseline: float, effect: float, leads_per_arm: float, alpha: float = 0.05) -> float:
    """Give the power of one two-sided look at independent leads: the yardstick of the others."""
    _check_rates(baseline, effect)
    check_error(alpha)
    quantile = spending_boundaries((1.0,), alpha, 2).upper[0]
    error = sqrt((baseline * (1.0 - baseline) + effect * (1.0 - effect)) / leads_per_arm)
    drift = abs(effect - baseline) / error
    return float(ndtr(drift - quantile) + ndtr(-drift - quantile))


def days_for(leads: float, leads_per_day: float) -> int:
    """Give the whole days that a forecast volume needs for so many leads."""
    if leads_per_day <= 0.0:
        raise InvalidDataError(f"per-day: it must be above 0, not {leads_per_day}")
    return ceil(leads / leads_per_day - 1e-9)
