"""How do two arms compare, counted by account, at any number of looks and tests at once?

Arrays in, arrays out. With one lead an account everything here is the textbook's formula for two
independent rates.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtr

from models.stats.clusters import AccountTotals, design_effect
from models.stats.exact import fisher_z
from models.stats.proportions import SMALL_CELL
from models.stats.spending import Array


@dataclass(frozen=True)
class Comparison:
    """Treatment against control. `z` is the score test's, 0 where nothing can be said.

    `null_error` is the error of the difference if both rates were equal, so that
    z = difference/null_error; `plain_error` is that of the rates as seen, for estimates;
    `standard_error` adds a success and a failure an arm, for intervals at any look.
    """

    rate: Array
    control_rate: Array
    difference: Array
    z: Array
    null_error: Array
    plain_error: Array
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
    pooled score test. Where fewer than five successes (or failures) are expected in an arm, z is
    never larger than Fisher's exact test allows. Errors widen by the design effect; those for
    intervals add a success and a failure an arm (Agresti & Caffo 2000), so none is zero.
    """
    null_error = _null_error(treatment, control)
    difference = np.nan_to_num(treatment.rate) - np.nan_to_num(control.rate)
    is_known = (null_error > 0.0) & (treatment.trials > 0) & (control.trials > 0)
    with np.errstate(invalid="ignore", divide="ignore"):
        z = _capped(np.where(is_known, difference / null_error, 0.0), treatment, control)
        null_error = np.where(z != 0.0, difference / z, null_error)
    effect = _small_sample(treatment, control) * design_effect(_stacked(treatment, control))
    plain = np.sqrt(effect * (_variance(treatment, 0.0) + _variance(control, 0.0)))
    widened = np.sqrt(effect * (_variance(treatment, 1.0) + _variance(control, 1.0)))
    log_rate, log_variance = _log_rate(treatment)
    log_base, log_base_variance = _log_rate(control)
    return Comparison(
        rate=treatment.rate,
        control_rate=control.rate,
        difference=difference,
        z=np.asarray(z),
        null_error=null_error,
        plain_error=np.where(plain > 0.0, plain, widened),
        standard_error=widened,
        log_ratio=np.asarray(log_rate - log_base),
        log_ratio_error=np.sqrt(effect * np.maximum(log_variance + log_base_variance, 1e-12)),
        design_effect=effect,
    )


def _variance(arm: AccountTotals, added: float) -> Array:
    """Give the binomial variance of a rate after adding so many successes and failures."""
    size = np.maximum(arm.trials + 2.0 * added, 1e-300)
    rate = (arm.successes + added) / size
    return np.asarray(rate * (1.0 - rate) / size)


def _log_rate(arm: AccountTotals) -> tuple[Array, Array]:
    """Give log of the rate and its variance, half a success and trial added (Walter 1975)."""
    good, total = arm.successes + 0.5, arm.trials + 0.5
    return np.log(good / total), np.asarray(1.0 / good - 1.0 / total)


def _capped(z: Array, treatment: AccountTotals, control: AccountTotals) -> Array:
    """Hold z to what Fisher's exact test gives where normal curves are wrong: in small cells."""
    cells = (treatment.successes, treatment.trials, control.successes, control.trials)
    good, total, base_good, base_total = np.broadcast_arrays(*cells)
    size = total + base_total
    with np.errstate(invalid="ignore", divide="ignore"):
        rate = (good + base_good) / size
        expected = np.minimum(total, base_total) * np.minimum(rate, 1.0 - rate)
    small = (z != 0.0) & (expected < SMALL_CELL)
    if not small.any():
        return z
    capped = np.array(z)
    exact = fisher_z(good[small], total[small], base_good[small], base_total[small])
    capped[small] = np.sign(z[small]) * np.minimum(np.abs(z[small]), np.abs(exact))
    return np.asarray(capped)


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
