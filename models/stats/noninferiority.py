"""Is a guardrail safe: is the treatment not worse than the control by more than a margin?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtr

from models.errors import InvalidDataError
from models.stats.proportions import check_counts
from models.stats.spending import Array


@dataclass(frozen=True)
class SafetyTest:
    """z and one-sided p of "worse by the margin or more"; a small p says that it is safe."""

    z: Array
    p_value: Array


def non_inferiority_test(
    successes: ArrayLike,
    trials: ArrayLike,
    control: tuple[ArrayLike, ArrayLike],
    margin: float,
    *,
    higher_is_better: bool = False,
) -> SafetyTest:
    """Test that a rate is not worse than control's by `margin` (0 < margin < 1), one look.

    Score test with rates fitted at the margin (Farrington & Manning, Statistics in Medicine 9,
    1990). Guardrails such as unsubscribes and complaints are better when lower, the default.
    """
    check_margin(margin)
    good, total, base_good, base_total = np.broadcast_arrays(
        *check_counts(successes, trials), *check_counts(*control)
    )
    shift = -margin if higher_is_better else margin
    sign = 1.0 if higher_is_better else -1.0
    with np.errstate(invalid="ignore", divide="ignore"):
        rate, base = restricted_rates(good, total, base_good, base_total, shift)
        variance = rate * (1.0 - rate) / total + base * (1.0 - base) / base_total
        z = sign * (good / total - base_good / base_total - shift) / np.sqrt(variance)
    return SafetyTest(np.asarray(z), np.asarray(np.where(np.isnan(z), 1.0, ndtr(-z))))


def check_margin(margin: float) -> None:
    """Refuse a margin outside (0, 1): no margin means no room to be safe in."""
    if not 0.0 < margin < 1.0:
        raise InvalidDataError(f"margin must lie between 0 and 1, not {margin}")


def restricted_rates(
    good: Array, total: Array, base_good: Array, base_total: Array, shift: float
) -> tuple[Array, Array]:
    """Give the likeliest pair of rates whose difference is `shift`: the root of a cubic.

    Closed form of Miettinen & Nurminen (Statistics in Medicine 4, 1985), appendix.
    """
    size = total + base_total
    cubic = size
    square = (base_total + size) * shift - size - (good + base_good)
    linear = (base_total * shift - size - 2.0 * base_good) * shift + good + base_good
    constant = base_good * shift * (1.0 - shift)
    third = square / (3.0 * cubic)
    half = third**3 - square * linear / (6.0 * cubic**2) + constant / (2.0 * cubic)
    reach = np.sqrt(np.maximum(third**2 - linear / (3.0 * cubic), 0.0))
    reach = np.where(half > 0.0, reach, -reach)
    with np.errstate(invalid="ignore", divide="ignore"):
        cosine = np.where(reach == 0.0, 0.0, half / reach**3)
    angle = (np.pi + np.arccos(np.clip(cosine, -1.0, 1.0))) / 3.0
    base = 2.0 * reach * np.cos(angle) - third
    base = np.clip(base, max(0.0, -shift), min(1.0, 1.0 - shift))
    return np.asarray(base + shift), np.asarray(base)
