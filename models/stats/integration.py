"""With which chance does a Brownian path leave a corridor at each look?

Recursive numerical integration (Armitage, McPherson & Rowe 1969; Jennison & Turnbull 2000,
ch. 19) on composite Gauss–Legendre meshes. Densities are those of drift 0; every other drift
follows by the likelihood ratio exp(θs − θ²t/2), so one pass serves all effects.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import ceil, isfinite, sqrt

import numpy as np
from scipy.special import ndtr

from models.stats.spending import Array

FAR = 10.0  # standard deviations at which a corridor without a lower wall ends
HIGHEST = 35.0  # a wall beyond this many standard deviations is cut: densities underflow there
PANEL_NODES = 64
PANEL_SIGMAS = 36.0  # 64 nodes over 36 kernel widths: error below 1e-10
MOST_PANELS = 64


@dataclass(frozen=True, eq=False)
class Stage:
    """The paths that are still inside after a look: nodes on the score scale and their mass."""

    time: float
    nodes: Array
    mass: Array

    def tilted(self, drift: Array) -> Array:
        """Give the mass at each node (columns) under each drift (rows)."""
        slope = drift[:, None]
        return np.asarray(self.mass * np.exp(slope * self.nodes - slope**2 * self.time / 2.0))


@lru_cache(maxsize=1)
def _panel() -> tuple[Array, Array]:
    nodes, weights = np.polynomial.legendre.leggauss(PANEL_NODES)
    return nodes, weights


def _mesh(low: float, high: float, sigma: float) -> tuple[Array, Array]:
    panels = min(MOST_PANELS, max(1, ceil((high - low) / (PANEL_SIGMAS * sigma))))
    edges = np.linspace(low, high, panels + 1)
    half = np.diff(edges)[:, None] / 2.0
    nodes, weights = _panel()
    middle = (edges[:-1] + edges[1:])[:, None] / 2.0
    return (middle + half * nodes).ravel(), (half * weights).ravel()


def first_or_next(before: Stage | None, time: float, at: Array) -> Array:
    """Give the drift-0 density of the score at `time` among paths that were inside before."""
    if before is None:
        return np.asarray(np.exp(-(at**2) / (2.0 * time)) / sqrt(2.0 * np.pi * time))
    step = time - before.time
    gap = at[:, None] - before.nodes
    kernel = np.exp(-(gap**2) / (2.0 * step)) / sqrt(2.0 * np.pi * step)
    return np.asarray(kernel @ before.mass)


def stay_inside(
    before: Stage | None, time: float, corridor: tuple[float, float], next_time: float | None
) -> Stage:
    """Give the stage after a look at `time` whose corridor is (lower, upper) in z.

    The mesh is as fine as the narrower of the steps to this look and to the next.
    """
    root = sqrt(time)
    low = (max(corridor[0], -HIGHEST) if isfinite(corridor[0]) else -FAR) * root
    high = max(min(corridor[1], HIGHEST) * root, low)
    step = time - (before.time if before else 0.0)
    narrow = min(step, next_time - time) if next_time is not None else step
    nodes, weights = _mesh(low, high, sqrt(narrow))
    return Stage(time, nodes, weights * first_or_next(before, time, nodes))


def chance_above(before: Stage | None, time: float, z: float, drift: Array) -> Array:
    """Give, for each drift, P(inside until now, and the z of this look is at least `z`)."""
    wall = z * sqrt(time)
    if before is None:
        return np.asarray(ndtr((drift * time - wall) / sqrt(time)))
    step = time - before.time
    beyond = ndtr((before.nodes + drift[:, None] * step - wall) / sqrt(step))
    return np.asarray((before.tilted(drift) * beyond).sum(axis=1))


def chance_below(before: Stage | None, time: float, z: float, drift: Array) -> Array:
    """Give, for each drift, P(inside until now, and the z of this look is at most `z`)."""
    wall = z * sqrt(time)
    if before is None:
        return np.asarray(ndtr((wall - drift * time) / sqrt(time)))
    step = time - before.time
    beyond = ndtr((wall - before.nodes - drift[:, None] * step) / sqrt(step))
    return np.asarray((before.tilted(drift) * beyond).sum(axis=1))
