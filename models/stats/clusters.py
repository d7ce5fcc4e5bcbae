"""What do leads of one account say together?

Leads of an account share an arm and resemble each other, so an account counts once. All that any
formula needs of many accounts are six sums, which add up over days, segments and experiments.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from models.errors import InvalidDataError
from models.stats.spending import Array


@dataclass(frozen=True)
class AccountTotals:
    """Sums over accounts with at least one trial; arrays of one shape (arms, looks, tests …).

    s and n are one account's successes and trials.
    """

    accounts: Array
    successes: Array
    trials: Array
    sum_ss: Array
    sum_sn: Array
    sum_nn: Array

    @property
    def rate(self) -> Array:
        """Give successes over trials; NaN where there are none."""
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.asarray(np.where(self.trials > 0, self.successes / self.trials, np.nan))

    def squared_residuals(self, rate: Array) -> Array:
        """Give Σ(s − rate·n)² over accounts: what the score test and the robust variance share."""
        spread = self.sum_ss - 2.0 * rate * self.sum_sn + rate**2 * self.sum_nn
        return np.asarray(np.maximum(spread, 0.0))

    def __getitem__(self, place: object) -> "AccountTotals":
        """Give the totals at some place of the arrays."""
        return AccountTotals(*(getattr(self, name)[place] for name in _FIELDS))

    def __add__(self, other: "AccountTotals") -> "AccountTotals":
        """Give the totals of two sets of different accounts."""
        return AccountTotals(*(getattr(self, name) + getattr(other, name) for name in _FIELDS))


_FIELDS = tuple(AccountTotals.__dataclass_fields__)


def totals_of_accounts(successes: ArrayLike, trials: ArrayLike, axis: int = -1) -> AccountTotals:
    """Sum accounts along an axis; each element is one account, one without trials is left out.

    Raises InvalidDataError on missing, negative or impossible counts.
    """
    from models.stats.proportions import check_counts

    good, total = check_counts(successes, trials)
    return AccountTotals(
        (total > 0).sum(axis=axis, dtype=float),
        good.sum(axis=axis),
        total.sum(axis=axis),
        (good * good).sum(axis=axis),
        (good * total).sum(axis=axis),
        (total * total).sum(axis=axis),
    )


def totals_of_leads(successes: ArrayLike, trials: ArrayLike) -> AccountTotals:
    """Give the totals of leads that are accounts of their own."""
    from models.stats.proportions import check_counts

    good, total = check_counts(successes, trials)
    return AccountTotals(total, good, total, good, good, total)


def effective_size(totals: AccountTotals, correlation: float) -> Array:
    """Give the number of independent trials that tell as much, at an intraclass correlation.

    (Σn)² / ((1 − ρ)Σn + ρΣn²), the inverse of the rate's variance in units of p(1 − p)
    (Donner & Klar 2000, ch. 5); 0 where there are no trials.
    """
    check_correlation(correlation)
    weight = (1.0 - correlation) * totals.trials + correlation * totals.sum_nn
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.where(totals.trials > 0, totals.trials**2 / weight, 0.0))


def check_correlation(correlation: float) -> None:
    """Refuse an intraclass correlation outside 0 to 1."""
    if not 0.0 <= correlation <= 1.0:
        raise InvalidDataError(f"icc must lie between 0 and 1, not {correlation}")


def design_effect(arms: AccountTotals) -> Array:
    """Give how many times wider than independent the variance is; arms are on the first axis.

    Robust: Σ(s − p n)² over Σ n p(1 − p), each arm around its own rate. Before any success or
    failure it is unknown; then Σn²/Σn, the worst case (an account's leads all alike), stands.
    """
    rate = np.nan_to_num(arms.rate)
    spread = arms.squared_residuals(rate).sum(axis=0)
    binomial = (arms.trials * rate * (1.0 - rate)).sum(axis=0)
    trials = arms.trials.sum(axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        worst = np.where(trials > 0, arms.sum_nn.sum(axis=0) / trials, 1.0)
        robust = np.where(binomial > 0, spread / binomial, worst)
    clustered = arms.sum_nn.sum(axis=0) > trials
    return np.asarray(np.where(clustered, np.maximum(robust, 1.0), 1.0))


def intraclass_correlation(arms: AccountTotals) -> Array:
    """Estimate how alike leads of one account are; arms are on the first axis.

    Moment estimator: the share of Σ n(n − 1) p(1 − p) that the residuals exceed independence by
    (Ridout, Demétrio & Firth, Biometrics 55, 1999). NaN where no account has two leads or there
    was no success or no failure: nothing can be said.
    """
    rate = np.nan_to_num(arms.rate)
    bernoulli = rate * (1.0 - rate)
    freedom = np.where(arms.accounts > 1, arms.accounts / np.maximum(arms.accounts - 1, 1), 1.0)
    spread = (arms.squared_residuals(rate) * freedom).sum(axis=0)
    independent = (arms.trials * bernoulli).sum(axis=0)
    pairs = ((arms.sum_nn - arms.trials) * bernoulli).sum(axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        estimate = (spread - independent) / pairs
    return np.asarray(np.where(pairs > 0, np.clip(estimate, -1.0, 1.0), np.nan))
