"""What does chance say here?

Every draw is a keyed hash of the seed and of what it is about (a message, a person, a prompt),
never of a counter: so batch and arrival order cannot change the world.
"""

from base64 import urlsafe_b64encode
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from math import exp
from statistics import NormalDist
from typing import TypeVar

T = TypeVar("T")
_NORMAL = NormalDist()


class Dice:
    """Draws that depend on their key and label alone."""

    __slots__ = ("_key",)

    def __init__(self, *key: object) -> None:
        text = "\x1f".join(str(part) for part in key)
        self._key = blake2b(text.encode(), digest_size=32).digest()

    def _digest(self, label: str, size: int) -> bytes:
        return blake2b(label.encode(), key=self._key, digest_size=size).digest()

    def draw(self, label: str) -> float:
        """A number in [0, 1), evenly spread."""
        return int.from_bytes(self._digest(label, 8), "big") / 2**64

    def happens(self, label: str, rate: float) -> bool:
        """True with probability `rate`."""
        return self.draw(label) < rate

    def between(self, label: str, low: float, high: float) -> float:
        """A number between `low` and `high`, evenly spread."""
        return low + (high - low) * self.draw(label)

    def lognormal(self, label: str, median: float, sigma: float) -> float:
        """A waiting time with this median and a long tail; sigma is that of its logarithm."""
        quantile = min(max(self.draw(label), 1e-6), 1 - 1e-6)
        return median * exp(sigma * _NORMAL.inv_cdf(quantile))

    def pick(self, label: str, choices: Sequence[T]) -> T:
        """One of the choices, all equally likely."""
        return choices[int(self.draw(label) * len(choices))]

    def weighted(self, label: str, weights: Mapping[T, float]) -> T:
        """One of the keys, as likely as its weight says."""
        left = self.draw(label) * sum(weights.values())
        for choice, weight in weights.items():
            left -= weight
            if left < 0:
                return choice
        return next(reversed(list(weights)))

    def token(self, label: str, size: int = 16) -> str:
        """An identifier of `size` hashed bytes, safe in URLs and headers."""
        return urlsafe_b64encode(self._digest(label, size)).decode().rstrip("=")
