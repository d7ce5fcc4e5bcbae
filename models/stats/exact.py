"""Which p-value holds when counts are too small for a normal curve? Exact ones, for arrays."""

import numpy as np
from scipy.special import bdtr, gammaln, ndtri

from models.stats.spending import Array

TIE = 1e-7  # outcomes this close to the observed one's chance count as equally extreme


def _log_choose(total: Array, chosen: Array) -> Array:
    return np.asarray(gammaln(total + 1) - gammaln(chosen + 1) - gammaln(total - chosen + 1))


def _tables(
    good: Array, total: Array, base_good: Array, base_total: Array
) -> tuple[Array, Array, Array]:
    """Give each row's possible counts, their log chances (−∞ outside), and the count seen."""
    marked, size = good + base_good, total + base_total
    first = np.maximum(0.0, marked - base_total)
    last = np.minimum(marked, total)
    support = first[:, None] + np.arange(float((last - first).max()) + 1.0)
    inside = support <= last[:, None]
    at = np.where(inside, support, first[:, None])
    log_chance = (
        _log_choose(total[:, None], at)
        + _log_choose(base_total[:, None], marked[:, None] - at)
        - _log_choose(size, marked)[:, None]
    )
    return np.asarray(support), np.asarray(np.where(inside, log_chance, -np.inf)), good[:, None]


def fisher_p(good: Array, total: Array, base_good: Array, base_total: Array) -> Array:
    """Give Fisher's two-sided p of each 2×2 table: all tables no likelier than the one seen.

    Two-sided as in Freeman & Halton (Biometrika 38, 1951), after Fisher (1934).
    Vectorised over one-dimensional arrays; the work is rows × the widest support, which is small
    where the test is needed (an expected count below five).
    """
    support, log_chance, mine = _tables(good, total, base_good, base_total)
    seen = np.where(support == mine, log_chance, -np.inf).max(axis=1, keepdims=True)
    counted = log_chance <= seen + TIE
    return np.asarray(np.minimum(np.where(counted, np.exp(log_chance), 0.0).sum(axis=1), 1.0))


def fisher_z(good: Array, total: Array, base_good: Array, base_total: Array) -> Array:
    """Give the z whose upper tail is Fisher's exact one on the side of the difference seen."""
    support, log_chance, mine = _tables(good, total, base_good, base_total)
    chance = np.exp(log_chance)
    above = np.where(support >= mine, chance, 0.0).sum(axis=1)
    below = np.where(support <= mine, chance, 0.0).sum(axis=1)
    is_more = good * base_total >= base_good * total
    tail = np.clip(np.where(is_more, above, below), 1e-300, 0.5)
    return np.asarray(np.where(is_more, -1.0, 1.0) * ndtri(tail))


def binomial_p(seen: Array, trials: Array, share: Array) -> Array:
    """Give the two-sided p of `seen` out of `trials` at a known share: twice the smaller tail.

    At most 1; for whole counts of any size.
    """
    below = np.where(seen > 0, bdtr(np.maximum(seen - 1, 0), trials.astype(int), share), 0.0)
    up_to = bdtr(seen, trials.astype(int), share)
    return np.asarray(np.minimum(1.0, 2.0 * np.minimum(up_to, 1.0 - below)))
