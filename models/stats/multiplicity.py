"""How sure must one be when several things were tested at once?"""

import numpy as np
from numpy.typing import ArrayLike

from models.errors import InvalidDataError
from models.stats.spending import Array


def holm(p_values: ArrayLike, axis: int = -1) -> Array:
    """Give p-values that hold jointly, by Holm's step-down (Scand. J. Statist. 6, 1979).

    Works along one axis of an array of any shape; an adjusted value at most alpha is a rejection
    with family-wise error alpha, however the tests depend on each other.
    """
    values = np.moveaxis(np.asarray(p_values, dtype=float), axis, -1)
    if np.isnan(values).any() or (values < 0.0).any() or (values > 1.0).any():
        raise InvalidDataError("p-values must lie between 0 and 1")
    order = np.argsort(values, axis=-1, kind="stable")
    ranked = np.take_along_axis(values, order, axis=-1)
    stepped = ranked * np.arange(values.shape[-1], 0, -1)
    running = np.minimum(np.maximum.accumulate(stepped, axis=-1), 1.0)
    adjusted = np.empty_like(running)
    np.put_along_axis(adjusted, order, running, axis=-1)
    return np.asarray(np.moveaxis(adjusted, -1, axis))
