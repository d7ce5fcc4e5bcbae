"""Has today left its own past?

z-scores against the same weekdays of a window before, for any number of series at once. Parley
alerts at |z| > 3 against 28 days, once (requirement L10).
"""

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import bdtr, ndtri

from models.errors import InvalidDataError
from models.stats.proportions import check_counts
from models.stats.spending import Array

ALERT = 3.0
WINDOW_DAYS = 28


def same_weekday(values: ArrayLike, window_days: int = WINDOW_DAYS) -> Array:
    """Sum the same weekdays of the window before the last day (days on the first axis).

    Takes window_days + 1 rows, the last of which is today.
    """
    history = np.asarray(values, dtype=float)
    if window_days % 7 or history.shape[0] != window_days + 1:
        raise InvalidDataError(
            f"{history.shape[0]} days for a window of {window_days} and today; it is whole weeks"
        )
    return np.asarray(history[0:window_days:7].sum(axis=0))


def rate_departure(
    successes: ArrayLike, trials: ArrayLike, past_successes: ArrayLike, past_trials: ArrayLike
) -> Array:
    """Give the z of today's rate against the past one: pooled score test; 0 if nothing is known."""
    good, total = check_counts(successes, trials)
    past_good, past_total = check_counts(past_successes, past_trials)
    with np.errstate(invalid="ignore", divide="ignore"):
        pooled = (good + past_good) / (total + past_total)
        variance = pooled * (1.0 - pooled) * (1.0 / total + 1.0 / past_total)
        z = (good / total - past_good / past_total) / np.sqrt(variance)
    return np.asarray(np.nan_to_num(z, nan=0.0, posinf=0.0, neginf=0.0))


def count_departure(today: ArrayLike, past: ArrayLike, past_days: int) -> Array:
    """Give the z of a day's count against the sum of `past_days` days, if both are Poisson.

    Given their sum, today's is binomial with share 1/(days + 1) (Przyborowski & Wilenski 1940);
    z is the normal quantile of its mid-p, so small counts raise no false alarm.
    """
    if past_days < 1:
        raise InvalidDataError(f"past_days must be at least 1, not {past_days}")
    now, before = np.broadcast_arrays(np.asarray(today, float), np.asarray(past, float))
    if not np.isfinite(now + before).all() or (now < 0).any() or (before < 0).any():
        raise InvalidDataError("counts must not be missing or negative")
    total, share = (now + before).astype(int), 1.0 / (past_days + 1.0)
    up_to = bdtr(now, total, share)
    below = np.where(now > 0, bdtr(np.maximum(now - 1.0, 0.0), total, share), 0.0)
    middle = np.clip((up_to + below) / 2.0, 1e-300, 1.0 - 1e-16)
    return np.asarray(np.where(total > 0, ndtri(middle), 0.0))
