"""How sure is a rate, and do two rates differ, when there is one look?

Everything takes and gives arrays of any shape. No trials means that nothing is known: the
interval is 0 to 1 (−1 to 1 for a difference), the rate and z are NaN and p is 1.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtr, ndtri

from models.errors import InvalidDataError
from models.stats.exact import fisher_p
from models.stats.spending import Array, check_error

SMALL_CELL = 5.0  # expected count below which the test is exact (Cochran, Biometrics 10, 1954)


def check_counts(successes: ArrayLike, trials: ArrayLike) -> tuple[Array, Array]:
    """Give both as float arrays; refuse missing, negative or impossible counts by place."""
    good, total = np.asarray(successes, dtype=float), np.asarray(trials, dtype=float)
    try:
        good, total = np.broadcast_arrays(good, total)
    except ValueError as error:
        raise InvalidDataError(
            f"successes of shape {good.shape} do not fit trials of shape {total.shape}"
        ) from error
    for bad, message in (
        (~np.isfinite(good) | ~np.isfinite(total), "a count is missing"),
        ((good < 0) | (total < 0), "a count is negative"),
        (good > total, "more successes than trials"),
    ):
        if bad.any():
            place = tuple(int(axis) for axis in np.argwhere(bad)[0])
            where = f"element {place}: " if place else ""
            raise InvalidDataError(f"{where}{message} ({good[place]:g} of {total[place]:g})")
    return good, total


def critical_z(confidence: float) -> float:
    """Give the two-sided normal quantile; refuses a confidence outside (0, 1)."""
    check_error(confidence)
    return float(ndtri(0.5 + confidence / 2.0))


def wilson_interval(
    successes: ArrayLike, trials: ArrayLike, confidence: float = 0.95
) -> tuple[Array, Array]:
    """Give the Wilson score interval of each rate (Wilson, JASA 22, 1927)."""
    good, total = check_counts(successes, trials)
    square = critical_z(confidence) ** 2
    known = total > 0.0
    size = np.where(known, total, 1.0)
    rate = good / size
    middle = (rate + square / (2.0 * size)) / (1.0 + square / size)
    spread = np.sqrt(square * (rate * (1.0 - rate) / size + square / (4.0 * size**2)))
    half = spread / (1.0 + square / size)
    low = np.where(known & (good > 0.0), np.maximum(middle - half, 0.0), 0.0)
    high = np.where(known & (good < total), np.minimum(middle + half, 1.0), 1.0)
    return np.asarray(low), np.asarray(high)


def _rate(successes: Array, trials: Array) -> Array:
    with np.errstate(invalid="ignore"):
        return np.asarray(np.where(trials > 0.0, successes / np.maximum(trials, 1e-300), np.nan))


def newcombe_interval(
    successes: ArrayLike,
    trials: ArrayLike,
    control_successes: ArrayLike,
    control_trials: ArrayLike,
    confidence: float = 0.95,
) -> tuple[Array, Array]:
    """Give the hybrid score interval of rate − control rate (Newcombe, Stat. in Med. 17, 1998)."""
    good, total = check_counts(successes, trials)
    base_good, base_total = check_counts(control_successes, control_trials)
    low, high = wilson_interval(good, total, confidence)
    base_low, base_high = wilson_interval(base_good, base_total, confidence)
    rate, base = _rate(good, total), _rate(base_good, base_total)
    bottom = rate - base - np.sqrt((rate - low) ** 2 + (base_high - base) ** 2)
    top = rate - base + np.sqrt((high - rate) ** 2 + (base - base_low) ** 2)
    known = (total > 0.0) & (base_total > 0.0)
    return np.asarray(np.where(known, bottom, -1.0)), np.asarray(np.where(known, top, 1.0))


def agresti_caffo_interval(
    successes: ArrayLike,
    trials: ArrayLike,
    control_successes: ArrayLike,
    control_trials: ArrayLike,
    confidence: float = 0.95,
) -> tuple[Array, Array]:
    """Give the interval after one more success and failure an arm (Am. Statistician 54, 2000)."""
    good, total = check_counts(successes, trials)
    base_good, base_total = check_counts(control_successes, control_trials)
    rate, base = (good + 1.0) / (total + 2.0), (base_good + 1.0) / (base_total + 2.0)
    variance = rate * (1.0 - rate) / (total + 2.0) + base * (1.0 - base) / (base_total + 2.0)
    half = critical_z(confidence) * np.sqrt(variance)
    bottom, top = np.maximum(rate - base - half, -1.0), np.minimum(rate - base + half, 1.0)
    known = (total > 0.0) & (base_total > 0.0)
    return np.asarray(np.where(known, bottom, -1.0)), np.asarray(np.where(known, top, 1.0))


@dataclass(frozen=True)
class RateTest:
    """A test of two rates: z of the score test, two-sided p, and whether p is exact (Fisher)."""

    z: Array
    p_value: Array
    is_exact: Array


def two_rate_test(
    successes: ArrayLike,
    trials: ArrayLike,
    control_successes: ArrayLike,
    control_trials: ArrayLike,
) -> RateTest:
    """Test whether two rates are equal: pooled score test, exact where a cell is small.

    A cell is small when fewer than five are expected in it; there Fisher's exact test stands.
    """
    good, total, base_good, base_total = np.broadcast_arrays(
        *check_counts(successes, trials), *check_counts(control_successes, control_trials)
    )
    both, size = good + base_good, total + base_total
    with np.errstate(invalid="ignore", divide="ignore"):
        pooled = both / size
        variance = pooled * (1.0 - pooled) * (1.0 / total + 1.0 / base_total)
        z = (good / total - base_good / base_total) / np.sqrt(variance)
        expected = np.minimum(total, base_total) * np.minimum(pooled, 1.0 - pooled)
    p_value = np.where(np.isnan(z), 1.0, 2.0 * ndtr(-np.abs(z)))
    exact = (total > 0.0) & (base_total > 0.0) & (expected < SMALL_CELL)
    if exact.any():
        p_value = np.array(p_value)
        p_value[exact] = fisher_p(good[exact], total[exact], base_good[exact], base_total[exact])
    return RateTest(np.asarray(z), np.asarray(p_value), np.asarray(exact))
