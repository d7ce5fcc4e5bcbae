"""How is Python kept from looking for cycles where there are none?"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_RARELY = 50_000
"""Allocations between two collections; Python's own default is 700 to 2,000."""


@contextmanager
def rare_collection() -> Iterator[None]:
    """Let the cycle collector pass over what stands: rows make no cycles, and it costs a tenth."""
    thresholds = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)
        gc.unfreeze()
