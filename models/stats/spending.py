"""How much of the error may be spent by now?

A spending function rises from 0 at information 0 to the whole error at information 1 and stays
there; what lies between is the choice of the design (Lan & DeMets, Biometrika 70, 1983).
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtr, ndtri

from models.errors import InvalidDataError

Array = NDArray[np.float64]


class Family(StrEnum):
    """The spending functions that a design may name."""

    OBRIEN_FLEMING = "obrien_fleming"
    POCOCK = "pocock"
    HWANG_SHIH_DECANI = "hwang_shih_decani"


@dataclass(frozen=True)
class Spending:
    """A spending function; `gamma` shapes Hwang–Shih–DeCani alone (-4 is late, 1 is early)."""

    family: Family = Family.OBRIEN_FLEMING
    gamma: float = -4.0

    def cumulative(self, times: ArrayLike, error: float) -> Array:
        """Give the one-sided error spent at each information time; over-running spends no more.

        O'Brien–Fleming type 2(1 − Φ(z_{error/2}/√t)) and Pocock type error·ln(1 + (e − 1)t) of
        Lan & DeMets (1983); error·(1 − e^{−γt})/(1 − e^{−γ}) of Hwang, Shih & DeCani
        (Statistics in Medicine 9, 1990).
        """
        check_error(error)
        time = np.clip(np.asarray(times, dtype=float), 0.0, 1.0)
        if self.family is Family.POCOCK:
            return np.asarray(error * np.log1p((np.e - 1.0) * time))
        if self.family is Family.HWANG_SHIH_DECANI:
            return self._hwang(time, error)
        with np.errstate(divide="ignore"):
            spent = 2.0 * ndtr(ndtri(error / 2.0) / np.sqrt(time))
        return np.asarray(np.where(time > 0.0, spent, 0.0))

    def _hwang(self, time: Array, error: float) -> Array:
        if abs(self.gamma) < 1e-9:
            return np.asarray(error * time)
        return np.asarray(error * np.expm1(-self.gamma * time) / np.expm1(-self.gamma))


OBRIEN_FLEMING = Spending()


def check_error(error: float) -> None:
    """Refuse an error level outside (0, 1)."""
    if not 0.0 < error < 1.0:
        raise InvalidDataError(f"alpha must lie between 0 and 1, not {error}; .05 is usual")
