"""Do two means differ, and how much noise can what was known before take away?

Arrays of summaries in, arrays out. Variances are those of the sample (n − 1).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import stdtr, stdtrit

from models.errors import InvalidDataError
from models.stats.spending import Array, check_error


@dataclass(frozen=True)
class MeanTest:
    """A difference of means with its error, t, degrees of freedom, two-sided p and interval."""

    difference: Array
    standard_error: Array
    t: Array
    degrees: Array
    p_value: Array
    low: Array
    high: Array


def welch_test(
    mean: ArrayLike,
    variance: ArrayLike,
    count: ArrayLike,
    control: tuple[ArrayLike, ArrayLike, ArrayLike],
    confidence: float = 0.95,
) -> MeanTest:
    """Test whether two means are equal without assuming equal variances (Welch 1947).

    `control` is its mean, variance and count. Fewer than two units in an arm, a negative
    variance or a missing value raise InvalidDataError; no variance at all gives NaN and p 1.
    """
    check_error(confidence)
    values = [np.asarray(value, dtype=float) for value in (mean, variance, count, *control)]
    middle, spread, size, base, base_spread, base_size = np.broadcast_arrays(*values)
    _check_sample(spread, size, "treatment")
    _check_sample(base_spread, base_size, "control")
    if not (np.isfinite(middle).all() and np.isfinite(base).all()):
        raise InvalidDataError("a mean is missing")
    part, base_part = spread / size, base_spread / base_size
    error = np.sqrt(part + base_part)
    with np.errstate(invalid="ignore", divide="ignore"):
        degrees = (part + base_part) ** 2 / (
            part**2 / (size - 1.0) + base_part**2 / (base_size - 1.0)
        )
        t = (middle - base) / error
    p_value = np.where(np.isnan(t), 1.0, 2.0 * stdtr(degrees, -np.abs(t)))
    half = np.where(error > 0.0, stdtrit(degrees, 0.5 + confidence / 2.0) * error, 0.0)
    gap = middle - base
    return MeanTest(gap, error, t, degrees, np.asarray(p_value), gap - half, gap + half)


def _check_sample(variance: Array, count: Array, arm: str) -> None:
    if not (np.isfinite(variance).all() and np.isfinite(count).all()):
        raise InvalidDataError(f"{arm}: a variance or count is missing")
    if (count < 2.0).any():
        raise InvalidDataError(f"{arm}: a mean's test needs two units an arm")
    if (variance < 0.0).any():
        raise InvalidDataError(f"{arm}: a variance is negative")


@dataclass(frozen=True)
class Adjusted:
    """Means and variances after CUPED, fit for `welch_test`, and the share of variance left."""

    mean: Array
    variance: Array
    control_mean: Array
    control_variance: Array
    slope: float
    variance_left: float


def cuped(
    outcome: ArrayLike, before: ArrayLike, control_outcome: ArrayLike, control_before: ArrayLike
) -> Adjusted:
    """Take out of each unit's outcome what its own past foretold.

    Outcomes minus slope × (past − mean past), one slope for both arms so that the difference
    stays unbiased (Deng, Xu, Kohavi & Walker, WSDM 2013). The past must be from before the
    assignment. Raises InvalidDataError on arrays of different length or with gaps.
    """
    arms = [
        _paired(outcome, before, "treatment"),
        _paired(control_outcome, control_before, "control"),
    ]
    centred = [(y - y.mean(), x - x.mean()) for y, x in arms]
    within = sum(float(x @ x) for _, x in centred)
    slope = sum(float(y @ x) for y, x in centred) / within if within > 0.0 else 0.0
    past = np.concatenate([x for _, x in arms]).mean()
    treated, control = (y - slope * (x - past) for y, x in arms)
    raw = sum(float(y @ y) for y, _ in centred)
    left = sum(float(((y - slope * x) ** 2).sum()) for y, x in centred)
    return Adjusted(
        np.asarray(treated.mean()),
        np.asarray(treated.var(ddof=1)),
        np.asarray(control.mean()),
        np.asarray(control.var(ddof=1)),
        slope,
        left / raw if raw > 0.0 else 1.0,
    )


def _paired(outcome: ArrayLike, before: ArrayLike, arm: str) -> tuple[Array, Array]:
    after, past = np.asarray(outcome, dtype=float), np.asarray(before, dtype=float)
    if after.shape != past.shape or after.ndim != 1:
        raise InvalidDataError(f"{arm}: {after.shape} outcomes for {past.shape} pasts")
    if after.size < 2:
        raise InvalidDataError(f"{arm}: a mean's test needs two units an arm")
    if not (np.isfinite(after).all() and np.isfinite(past).all()):
        raise InvalidDataError(f"{arm}: a value is missing")
    return after, past
