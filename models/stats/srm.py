"""Did the arms get the shares that they were promised?

A sample ratio that is off means that assignment, logging or eligibility is broken, and no other
figure can be trusted (Fabijan et al., KDD 2019). It is judged on accounts, the unit of assignment.
"""

from collections.abc import Sequence
from math import comb

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import gammaincc, gammaln, xlogy

from models.errors import InvalidDataError
from models.stats.exact import TIE, binomial_p
from models.stats.spending import Array

ALARM = 0.001
EXACT_BELOW = 20.0  # expected accounts in the smallest arm below which three arms are exact
MOST_TABLES = 200_000
EXACT_TRIALS = 100_000  # two arms are exact up to here; beyond, both agree to 1e-4


def check_shares(shares: Sequence[float]) -> Array:
    """Give shares as an array; refuse fewer than two, one not above 0, or a sum that is not 1."""
    share = np.asarray(shares, dtype=float)
    if share.ndim != 1 or share.size < 2:
        raise InvalidDataError("weights: an experiment needs at least two arms")
    if not (np.isfinite(share).all() and (share > 0.0).all()):
        raise InvalidDataError("weights: every arm needs a weight above 0")
    if abs(float(share.sum()) - 1.0) > 1e-9:
        raise InvalidDataError(f"weights: they sum to {share.sum():.6g}, not to 1")
    return np.asarray(share / share.sum())


def sample_ratio_p(observed: ArrayLike, shares: Sequence[float]) -> Array:
    """Give the p-value of each row of account counts (arms on the last axis).

    Two arms: exact binomial, twice the smaller tail. More arms: Pearson's χ², exact multinomial
    where an arm expects few, and where that is too many tables, the exact binomial of each arm
    times the arms (Bonferroni). No accounts give 1.
    """
    share = check_shares(shares)
    counts = np.asarray(observed, dtype=float)
    if counts.shape[-1:] != share.shape:
        raise InvalidDataError(f"{counts.shape[-1:]} counts for {share.size} arms")
    if not np.isfinite(counts).all() or (counts < 0.0).any():
        raise InvalidDataError("accounts per arm must be counts, not missing or negative")
    rows = counts.reshape(-1, share.size)
    totals = rows.sum(axis=1)
    expected = totals[:, None] * share
    with np.errstate(invalid="ignore", divide="ignore"):
        pearson = np.where(expected > 0.0, (rows - expected) ** 2 / expected, 0.0).sum(axis=1)
    p_value = np.array(gammaincc((share.size - 1) / 2.0, pearson / 2.0))
    if share.size == 2:
        small = totals <= EXACT_TRIALS
        p_value[small] = binomial_p(rows[small, 0], totals[small], share[0])
    else:
        for row in np.flatnonzero((expected.min(axis=1) < EXACT_BELOW) & (totals > 0)):
            p_value[row] = _exact(rows[row], share)
    return np.asarray(np.where(totals > 0.0, p_value, 1.0).reshape(counts.shape[:-1]))


def _exact(row: Array, share: Array) -> float:
    total, arms = int(row.sum()), share.size
    if comb(total + arms - 1, arms - 1) > MOST_TABLES:
        each = binomial_p(row, np.full(arms, float(total)), share)
        return float(min(1.0, arms * each.min()))
    tables = _compositions(total, arms)
    log_chance = gammaln(total + 1) + (xlogy(tables, share) - gammaln(tables + 1)).sum(axis=1)
    seen = gammaln(total + 1) + float((xlogy(row, share) - gammaln(row + 1)).sum())
    return float(min(1.0, np.exp(log_chance[log_chance <= seen + TIE]).sum()))


def _compositions(total: int, parts: int) -> Array:
    """Give every way to share out `total` among `parts`, one a row."""
    tables = np.zeros((1, 1))
    left = np.full(1, total)
    for _ in range(parts - 1):
        sizes = left + 1
        parent = np.repeat(np.arange(left.size), sizes)
        start = np.repeat(np.cumsum(sizes) - sizes, sizes)
        given = np.arange(parent.size) - start
        tables = np.column_stack([tables[parent], given])
        left = left[parent] - given
    return np.asarray(np.column_stack([tables[:, 1:], left]), dtype=float)


def sequential_sample_ratio_p(
    observed: ArrayLike, shares: Sequence[float], concentration: float = 100.0
) -> Array:
    """Give p-values that hold over all looks together; looks on the first axis, arms on the last.

    The running minimum of the inverse Bayes factor of a Dirichlet mixture around the shares
    (Lindon & Malek, NeurIPS 2022): the chance that it *ever* falls below p under right shares is
    at most p. It sees small faults later than the test of one look.
    """
    share = check_shares(shares)
    counts = np.asarray(observed, dtype=float)
    total = counts.sum(axis=-1)
    prior = concentration * share
    mixture = gammaln(concentration) - gammaln(concentration + total)
    mixture = mixture + (gammaln(prior + counts) - gammaln(prior)).sum(axis=-1)
    evidence = mixture - xlogy(counts, share).sum(axis=-1)
    return np.asarray(np.minimum.accumulate(np.exp(-np.maximum(evidence, 0.0)), axis=0))
