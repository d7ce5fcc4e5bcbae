"""What may be said by somebody who looks whenever they like?

A normal-mixture confidence sequence (Robbins, Ann. Math. Statist. 41, 1970; the mixture SPRT of
Johari, Koomen, Pekelis & Walsh, Operations Research 70, 2022) around an estimate and its standard
error. It is asymptotic in the sense of Waudby-Smith, Arbour, Sinha, Kennedy & Ramdas (Annals of
Statistics 52, 2024): at any look, planned or not, the chance that *any* interval so far missed
the truth stays below 1 − confidence once samples are not tiny.
"""

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import lambertw

from models.stats.spending import Array, check_error


def best_mixture(confidence: float = 0.95) -> float:
    """Give the mixture variance × information at which the sequence is tightest.

    −W₋₁(−α²/e) − 1, with α the error (Howard, Ramdas, McAuliffe & Sekhon, Annals of Statistics
    49, 2021, sec. 3.5).
    """
    check_error(confidence)
    alpha = 1.0 - confidence
    return float(-lambertw(-(alpha**2) / np.e, -1).real - 1.0)


def sequence_z(
    standard_error: ArrayLike, tuned_error: ArrayLike, confidence: float = 0.95
) -> Array:
    """Give the z beyond which the sequence excludes a value.

    `tuned_error` is the standard error at which the sequence is to be tightest, fixed before the
    data: that of the planned end.
    """
    share = (np.asarray(tuned_error, dtype=float) / np.asarray(standard_error, dtype=float)) ** 2
    mixed = best_mixture(confidence) * share
    alpha = 1.0 - confidence
    return np.asarray(np.sqrt((1.0 + 1.0 / mixed) * (np.log1p(mixed) - 2.0 * np.log(alpha))))


def confidence_sequence(
    estimate: ArrayLike,
    standard_error: ArrayLike,
    tuned_error: ArrayLike,
    confidence: float = 0.95,
) -> tuple[Array, Array]:
    """Give the always-valid interval of a mean, a rate or a difference (arrays in and out)."""
    error = np.asarray(standard_error, dtype=float)
    middle = np.asarray(estimate, dtype=float)
    half = sequence_z(error, tuned_error, confidence) * error
    return np.asarray(middle - half), np.asarray(middle + half)


def ratio_sequence(
    log_ratio: ArrayLike,
    standard_error: ArrayLike,
    tuned_error: ArrayLike,
    confidence: float = 0.95,
) -> tuple[Array, Array]:
    """Give the always-valid interval of a ratio from its logarithm and that one's error."""
    low, high = confidence_sequence(log_ratio, standard_error, tuned_error, confidence)
    with np.errstate(over="ignore"):
        return np.asarray(np.exp(low)), np.asarray(np.exp(high))


def always_valid_p(
    z: ArrayLike, standard_error: ArrayLike, tuned_error: ArrayLike, confidence: float = 0.95
) -> Array:
    """Give the p-value that may be read at any look: the inverse of the mixture likelihood ratio.

    Take the running minimum over looks. `confidence` is only that for which the mixture is tuned.
    """
    share = (np.asarray(tuned_error, dtype=float) / np.asarray(standard_error, dtype=float)) ** 2
    mixed = best_mixture(confidence) * share
    square = np.asarray(z, dtype=float) ** 2
    evidence = square * mixed / (2.0 * (1.0 + mixed)) - 0.5 * np.log1p(mixed)
    return np.asarray(np.exp(-np.maximum(evidence, 0.0)))
