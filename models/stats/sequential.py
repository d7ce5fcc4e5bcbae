"""What does a path of looks prove, and what does a design cost?

Drifts are on the scale of z at information 1: an effect δ measured with information I at the
planned end has the drift δ√I. All chances are exact up to the integration's 1e-8 for normal
statistics with independent increments, which efficient estimates of growing samples have.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import inf, isfinite, sqrt

import numpy as np
from numpy.typing import ArrayLike
from scipy.optimize import brentq

from models.errors import InvalidDataError
from models.stats.boundaries import (
    Boundaries,
    check_times,
    spending_boundaries,
)
from models.stats.integration import chance_above, chance_below
from models.stats.spending import OBRIEN_FLEMING, Array, Spending, check_error

WIDE = 12.0  # standard errors around the estimate within which an interval is sought


@dataclass(frozen=True)
class Estimate:
    """What is known at the stop, in units of the effect; p is two-sided unless the design is not.

    `p_value` counts every way to stop that is more extreme in the stagewise ordering (Tsiatis,
    Rosner & Mehta, Biometrics 40, 1984), so looking often has been paid for.
    """

    p_value: float
    median_unbiased: float
    low: float
    high: float


def stop_chances(boundaries: Boundaries, drifts: ArrayLike) -> tuple[Array, Array]:
    """Give P(stop above) and P(stop below) at each look (rows) under each drift (columns)."""
    drift = np.atleast_1d(np.asarray(drifts, dtype=float))
    above, below = [], []
    for look, time in enumerate(boundaries.times):
        before = boundaries.before(look)
        above.append(chance_above(before, time, boundaries.upper[look], drift))
        below.append(chance_below(before, time, boundaries.lower[look], drift))
    return np.asarray(above), np.asarray(below)


def power(boundaries: Boundaries, drifts: ArrayLike) -> Array:
    """Give the chance to stop for efficacy (either side of a two-sided design) at each drift."""
    above, below = stop_chances(boundaries, drifts)
    return np.asarray(np.minimum(above.sum(axis=0) + below.sum(axis=0), 1.0))


def expected_information(boundaries: Boundaries, drifts: ArrayLike) -> Array:
    """Give the mean information at the end, as a share of the planned maximum, at each drift."""
    above, below = stop_chances(boundaries, drifts)
    stopped = (above + below)[:-1]
    times = np.asarray(boundaries.times)
    early = (stopped * times[:-1, None]).sum(axis=0)
    return np.asarray(early + times[-1] * (1.0 - stopped.sum(axis=0)))


@lru_cache(maxsize=256)
def drift_for_power(boundaries: Boundaries, wanted: float) -> float:
    """Give the drift at which the design stops for efficacy with this chance."""
    check_error(wanted)
    if wanted <= boundaries.alpha:
        raise InvalidDataError(f"power must be above alpha ({boundaries.alpha}), not {wanted}")

    def gap(drift: float) -> float:
        return float(power(boundaries, drift)[0]) - wanted

    return float(brentq(gap, 0.0, 20.0, xtol=1e-10))


def inflation(boundaries: Boundaries, wanted: float) -> float:
    """Give the most units the design may need over those of one look with the same power."""
    single = spending_boundaries((1.0,), boundaries.alpha, boundaries.sides)
    times = boundaries.times[-1]
    return times * (drift_for_power(boundaries, wanted) / drift_for_power(single, wanted)) ** 2


def chance_at_least(boundaries: Boundaries, look: int, z: float, drift: float) -> float:
    """Give P(an outcome at least as high as z at this look) in the stagewise ordering.

    Highest are early stops above, then the z of this look, last early stops below; `look`
    counts from 0, and walls of this and later looks do not matter.
    """
    drifts = np.asarray([drift])
    if z > boundaries.lower[look] or look + 1 == len(boundaries.times):
        total = float(chance_above(boundaries.before(look), boundaries.times[look], z, drifts)[0])
        for early in range(look):
            before, wall = boundaries.before(early), boundaries.upper[early]
            total += float(chance_above(before, boundaries.times[early], wall, drifts)[0])
        return min(total, 1.0)
    total = float(chance_below(boundaries.before(look), boundaries.times[look], z, drifts)[0])
    for early in range(look):
        before, wall = boundaries.before(early), boundaries.lower[early]
        total += float(chance_below(before, boundaries.times[early], wall, drifts)[0])
    return max(1.0 - total, 0.0)


def estimate_at_stop(
    boundaries: Boundaries, look: int, z: float, standard_error: float, confidence: float = 0.95
) -> Estimate:
    """Give p-value, median-unbiased estimate and interval of a design that ends at this look.

    `z` is the effect over `standard_error` (in units of the effect); the interval agrees with
    the test. Raises InvalidDataError on a look that the design does not have.
    """
    if not 0 <= look < len(boundaries.times):
        raise InvalidDataError(f"look {look + 1}: the design has {len(boundaries.times)}")
    if not (isfinite(z) and standard_error > 0.0):
        raise InvalidDataError(f"look {look + 1}: z {z} with standard error {standard_error}")
    check_error(confidence)
    root = sqrt(boundaries.times[look])
    tail = (1.0 - confidence) / 2.0
    points = [_drift_where(boundaries, look, z, chance) for chance in (0.5, tail, 1.0 - tail)]
    middle, low, high = (point * root * standard_error for point in points)
    return Estimate(stagewise_p(boundaries, look, z), middle, low, high)


def stagewise_p(boundaries: Boundaries, look: int, z: float) -> float:
    """Give the p-value, of the design's sides, of ending at this look with this z."""
    above = chance_at_least(boundaries, look, z, 0.0)
    return above if boundaries.sides == 1 else min(1.0, 2.0 * min(above, 1.0 - above))


def _drift_where(boundaries: Boundaries, look: int, z: float, chance: float) -> float:
    """Invert `chance_at_least`, which rises with the drift."""
    root = sqrt(boundaries.times[look])

    def gap(drift: float) -> float:
        return chance_at_least(boundaries, look, z, drift) - chance

    low, high = (z - WIDE) / root, (z + WIDE) / root
    if gap(high) <= 0.0:
        return inf
    return float(brentq(gap, low, high, xtol=1e-10)) if gap(low) < 0.0 else -inf


def without_look(boundaries: Boundaries, look: int, times: tuple[float, ...]) -> Boundaries:
    """Give the design as if it had not looked when it stopped, and ended at the over-run.

    Results that come in after the stop are judged as one last look in its place (the deletion
    method of Whitehead, Biometrics 48, 1992): `times` are those of the looks before it and of
    the over-run. Its wall is what the spending had left for the deleted look.
    """
    check_times(times)
    if len(times) != look + 1:
        raise InvalidDataError(f"{len(times)} times for a stop at look {look + 1}")
    kept = boundaries.stages[:look]
    upper = (*boundaries.upper[:look], boundaries.upper[look])
    lower = (*boundaries.lower[:look], boundaries.lower[look])
    last = boundaries.stages[look]
    return Boundaries(times, upper, lower, boundaries.alpha, boundaries.sides, (*kept, last))


def repeated_interval(
    effect: ArrayLike, standard_error: ArrayLike, boundary: ArrayLike
) -> tuple[Array, Array]:
    """Give the intervals that hold at all looks together, stopped or not (arrays in and out).

    Effect ± boundary·SE (Jennison & Turnbull, JRSS B 51, 1989); an infinite boundary gives the
    whole line.
    """
    middle = np.asarray(effect, dtype=float)
    half = np.asarray(boundary, dtype=float) * np.asarray(standard_error, dtype=float)
    return np.asarray(middle - half), np.asarray(middle + half)


def sequential_p_value(
    zs: tuple[float, ...],
    times: tuple[float, ...],
    spending: Spending = OBRIEN_FLEMING,
    sides: int = 2,
    *,
    is_final: bool = False,
) -> float:
    """Give the least alpha at which this path would have stopped by now.

    It holds at every look and may be fed to Holm (Liu & Anderson, JASA 103, 2008; Maurer &
    Bretz, Statistics in Biopharmaceutical Research 5, 2013).
    """
    check_times(times)
    if len(zs) != len(times):
        raise InvalidDataError(f"{len(zs)} statistics for {len(times)} looks")
    values = np.abs(zs) if sides == 2 else np.asarray(zs, dtype=float)

    def margin(log_alpha: float) -> float:
        walls = spending_boundaries(
            times, float(np.exp(log_alpha)), sides, spending, is_final=is_final
        )
        return float((values - np.asarray(walls.upper)).max())

    low, high = np.log(1e-12), np.log(0.5)
    if margin(high) <= 0.0:
        return 1.0
    if margin(low) >= 0.0:
        return 1e-12
    return float(np.exp(brentq(margin, low, high, xtol=1e-4)))
