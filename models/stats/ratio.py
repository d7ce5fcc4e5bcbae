"""How sure is a ratio of two sums, such as replies per message or cost per meeting?

The delta method on units (accounts), which may be arrays: a ratio metric's numerator and
denominator both vary, and go together (Deng, Knoblich & Lu, KDD 2018).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtr

from models.errors import InvalidDataError
from models.stats.proportions import critical_z
from models.stats.spending import Array


@dataclass(frozen=True)
class Ratio:
    """A ratio of sums with its delta-method variance (units on the last axis are gone)."""

    value: Array
    variance: Array


def ratio_of_sums(numerators: ArrayLike, denominators: ArrayLike) -> Ratio:
    """Give Σy/Σx over units on the last axis; the variance is of the ratio.

    m/(m − 1) Σ(y − R x)²/(Σx)². Raises InvalidDataError on fewer than two units, gaps, or a sum
    of denominators that is not positive.
    """
    top, bottom = np.broadcast_arrays(
        np.asarray(numerators, dtype=float), np.asarray(denominators, dtype=float)
    )
    units = top.shape[-1] if top.ndim else 0
    if units < 2:
        raise InvalidDataError(f"a ratio's variance needs two units, not {units}")
    if not (np.isfinite(top).all() and np.isfinite(bottom).all()):
        raise InvalidDataError("a numerator or denominator is missing")
    total = bottom.sum(axis=-1)
    if (total <= 0.0).any():
        raise InvalidDataError("a ratio's denominators must sum to more than 0")
    value = top.sum(axis=-1) / total
    residual = top - value[..., None] * bottom
    variance = units / (units - 1.0) * (residual**2).sum(axis=-1) / total**2
    return Ratio(np.asarray(value), np.asarray(variance))


@dataclass(frozen=True)
class RatioTest:
    """Treatment against control: difference and relative change, with intervals and p."""

    difference: Array
    low: Array
    high: Array
    p_value: Array
    relative: Array
    relative_low: Array
    relative_high: Array


def compare_ratios(treatment: Ratio, control: Ratio, confidence: float = 0.95) -> RatioTest:
    """Compare two ratios; the relative change is by the delta method on the logarithm.

    It is NaN where either ratio is not positive. No variance at all gives p 1 for equal ratios,
    else 0.
    """
    quantile = critical_z(confidence)
    difference = treatment.value - control.value
    error = np.sqrt(treatment.variance + control.variance)
    with np.errstate(invalid="ignore", divide="ignore"):
        z = np.where(difference == 0.0, 0.0, np.abs(difference) / error)
        positive = (treatment.value > 0.0) & (control.value > 0.0)
        change = np.where(positive, treatment.value / control.value, np.nan)
        spread = np.sqrt(
            treatment.variance / treatment.value**2 + control.variance / control.value**2
        )
    return RatioTest(
        difference,
        difference - quantile * error,
        difference + quantile * error,
        np.asarray(2.0 * ndtr(-z)),
        change - 1.0,
        change * np.exp(-quantile * spread) - 1.0,
        change * np.exp(quantile * spread) - 1.0,
    )
