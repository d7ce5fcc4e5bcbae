"""Which arm does a unit get?

A keyed hash of experiment and unit, so nobody draws twice and nobody outside can foretell.

What is promised: the same key, unit, weights and secret give the same arm, for ever and on every
machine. Units of different experiments are independent. When the weight of one arm changes, and
the others keep their proportions (an arm added or taken away included), units move only to or
from that arm, and no more of them than the change of share demands (weighted rendezvous hashing).
The holdout is drawn first and by itself: changing weights moves nobody in or out of it, and
raising it only adds to it.
"""

import hmac
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from hashlib import sha256
from math import isfinite, log

from models.errors import InvalidDataError

HOLDOUT = "holdout"
SHORTEST_SECRET = 16


@dataclass(frozen=True)
class Eligibility:
    """Whether a unit may take part, and which facts it lacks if not."""

    is_eligible: bool
    missing: tuple[str, ...]


def judge_eligibility(needs: Mapping[str, Collection[str]], facts: Collection[str]) -> Eligibility:
    """Say whether a unit has every fact that *any* arm needs; ask this before `assign`.

    A unit that could not have got one of the arms is not compared at all, else the arms would
    hold different people.
    """
    wanted = {fact for arm in needs.values() for fact in arm}
    missing = tuple(sorted(wanted - set(facts)))
    return Eligibility(not missing, missing)


def assign(
    experiment_key: str,
    unit_key: str,
    weights: Mapping[str, float],
    secret: bytes,
    holdout: float = 0.0,
) -> str:
    """Give the unit's arm, or "holdout" for this share of the units.

    HMAC-SHA-256 over experiment, purpose and unit; each arm's hash u becomes −ln(u)/weight and
    the least wins. Raises InvalidDataError on weights that are not positive or do not sum to 1,
    a holdout outside [0, 1), an empty key, or a secret shorter than 16 bytes.
    """
    check_assignment(experiment_key, weights, secret, holdout)
    if not unit_key:
        raise InvalidDataError(f"experiment {experiment_key}: a unit without a key")
    if holdout > 0.0 and draw(secret, experiment_key, HOLDOUT, unit_key) < holdout:
        return HOLDOUT
    scores = {
        arm: -log(draw(secret, experiment_key, f"arm:{arm}", unit_key)) / weight
        for arm, weight in weights.items()
    }
    return min(scores, key=lambda arm: (scores[arm], arm))


def check_assignment(
    experiment_key: str, weights: Mapping[str, float], secret: bytes, holdout: float
) -> None:
    """Refuse what cannot be assigned, naming the field."""
    if not experiment_key:
        raise InvalidDataError("experiment_key: it is empty")
    if len(secret) < SHORTEST_SECRET:
        raise InvalidDataError(f"secret: it needs at least {SHORTEST_SECRET} bytes")
    if not 0.0 <= holdout < 1.0:
        raise InvalidDataError(f"holdout: it must lie between 0 and 1, not {holdout}")
    check_weights(weights)


def check_weights(weights: Mapping[str, float]) -> None:
    """Refuse fewer than two arms, a weight that is not positive, and a sum that is not 1."""
    if len(weights) < 2:
        raise InvalidDataError("weights: an experiment needs at least two arms")
    if HOLDOUT in weights:
        raise InvalidDataError(f'weights: "{HOLDOUT}" is the name of those left out, not an arm')
    for arm, weight in weights.items():
        if not (isfinite(weight) and weight > 0.0):
            raise InvalidDataError(f"weights: arm {arm!r} has weight {weight}; it must be above 0")
    total = sum(weights.values())
    if abs(total - 1.0) > 1e-9:
        raise InvalidDataError(f"weights: they sum to {total:.6g}, not to 1")


def draw(secret: bytes, experiment_key: str, purpose: str, unit_key: str) -> float:
    """Give a number strictly between 0 and 1 that only these inputs and the secret decide.

    Parts are length-prefixed, so ("ab", "c") and ("a", "bc") differ; 53 bits of the hash.
    """
    parts = (part.encode() for part in (experiment_key, purpose, unit_key))
    text = b"".join(len(part).to_bytes(4, "big") + part for part in parts)
    digest = hmac.digest(secret, text, sha256)
    return ((int.from_bytes(digest[:8], "big") >> 11) + 0.5) / 2.0**53
