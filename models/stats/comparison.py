"""How do two arms compare, counted by account, at any number of looks and tests at once?

Arrays in, arrays out. With one lead an account everything here is the textbook's formula for two
independent rates.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtr

from models.stats.clusters import AccountTotals, design_effect
from models.stats.spending import Array


@dataclass(frozen=True)
class Comparison:
    """Treatment against control. `z` is the score test's; `standard_error` is for intervals.

    `null_error` is the error of the difference if both rates were equal, so that
    z = difference/null_error. Where an arm is empty or nobody, or everybody, succeeded, z is 0.
    """

    rate: Array
    control_rate: Array
    difference: Array
    z: Array
    null_error: Array
    standard_error: Array
    log_ratio: Array
    log_ratio_error: Array
    design_effect: Array

    @property
    def p_value(self) -> Array:
        """Give the two-sided p of one look."""
        return np.asarray(2.0 * ndtr(-np.abs(self.z)))

    def __getitem__(self, place: object) -> "Comparison":
        """Give the comparison at some place of the arrays."""
        names = Comparison.__dataclass_fields__
        return Comparison(*(getattr(self, name)[place] for name in names))


def compare(treatment: AccountTotals, control: AccountTotals) -> Comparison:
    """Compare two arms.

    z pools the accounts of both arms, as the permutation of accounts between arms would: the
    variance is Σ(s − p n)²/Σn × (1/n₁ + 1/n₀) at the common rate p, which for single leads is the
    pooled score test. The interval's error adds a success and a failure an arm (Agresti & Caffo
    2000) and widens by the design effect, so it is never zero.
    """
    null_error = _null_error(treatment, control)
    difference = np.nan_to_num(treatment.rate) - np.nan_to_num(control.rate)
    is_known = (null_error > 0.0) & (treatment.trials > 0) & (control.trials > 0)
    with np.errstate(invalid="ignore", divide="ignore"):
        z = np.where(is_known, difference / null_error, 0.0)
    effect = _small_sample(treatment, control) * design_effect(_stacked(treatment, control))
    rate, size = (treatment.successes + 1.0) / (treatment.trials + 2.0), treatment.trials + 2.0
    base, base_size = (control.successes + 1.0) / (control.trials + 2.0), control.trials + 2.0
    variance = rate * (1.0 - rate) / size + base * (1.0 - base) / base_size
    half, base_half = (treatment.successes + 0.5), (control.successes + 0.5)
    log_variance = (
        1.0 / half - 1.0 / (treatment.trials + 0.5) + 1.0 / base_half - 1.0 / (control.trials + 0.5)
    )
    log_ratio = np.log(half / (treatment.trials + 0.5)) - np.log(base_half / (control.trials + 0.5))
    return Comparison(
        treatment.rate,
        control.rate,
        difference,
        np.asarray(z),
        null_error,
        np.sqrt(effect * variance),
        np.asarray(log_ratio),
        np.sqrt(effect * np.maximum(log_variance, 1e-12)),
        effect,
    )


def _stacked(treatment: AccountTotals, control: AccountTotals) -> AccountTotals:
    names = AccountTotals.__dataclass_fields__
    pairs = ((getattr(treatment, name), getattr(control, name)) for name in names)
    return AccountTotals(*(np.stack(np.broadcast_arrays(*pair)) for pair in pairs))


def _null_error(treatment: AccountTotals, control: AccountTotals) -> Array:
    both = treatment + control
    rate = np.nan_to_num(both.rate)
    with np.errstate(invalid="ignore", divide="ignore"):
        spread = both.squared_residuals(rate) / both.trials
        variance = spread * (1.0 / treatment.trials + 1.0 / control.trials)
    return np.asarray(np.sqrt(np.where(np.isfinite(variance), variance, 0.0)))


def _small_sample(treatment: AccountTotals, control: AccountTotals) -> Array:
    """Give m/(m − 2) for m accounts that hold several leads each; 1 for single leads."""
    accounts = treatment.accounts + control.accounts
    clustered = treatment.sum_nn + control.sum_nn > treatment.trials + control.trials
    factor = accounts / np.maximum(accounts - 2.0, 1.0)
    return np.asarray(np.where(clustered, factor, 1.0))


def information(treatment_size: ArrayLike, control_size: ArrayLike) -> Array:
    """Give the information of a comparison in independent trials: 1/(1/n₁ + 1/n₀); 0 if empty."""
    first, second = np.asarray(treatment_size, float), np.asarray(control_size, float)
    with np.errstate(invalid="ignore", divide="ignore"):
        shared = first * second / (first + second)
    return np.asarray(np.nan_to_num(shared))
