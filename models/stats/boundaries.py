"""How far must the statistic be from zero to stop at this look?

Boundaries depend on the design alone, never on what was measured. They are kept by design, so a
thousand experiments of one design cost one computation.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import inf, isfinite, log, sqrt

import numpy as np
from scipy.optimize import brentq
from scipy.special import ndtr, ndtri

from models.errors import InvalidDataError
from models.stats.integration import FAR, Stage, chance_above, stay_inside
from models.stats.spending import OBRIEN_FLEMING, Array, Spending, check_error

ZERO = np.zeros(1)
LEAST = 1e-13  # below this an increment is bounded by its own marginal tail (Bonferroni)
CERTAIN = 50.0  # a z that stands for "always": no path is left that could miss it
CLOSEST = 1e-4  # looks nearer to each other than this share of the information are one look


@dataclass(frozen=True, eq=False)
class Boundaries:
    """The z values that stop at each look: `upper` for efficacy, `lower` for its other side.

    `lower` is −upper for a two-sided design and −∞ for a one-sided one; futility is not in it,
    for it does not bind. `stages` are the paths still inside after each look under no effect.
    """

    times: tuple[float, ...]
    upper: tuple[float, ...]
    lower: tuple[float, ...]
    alpha: float
    sides: int
    stages: tuple[Stage | None, ...]

    @property
    def nominal(self) -> Array:
        """Give the p-value, of `sides` sides, that a look by itself must reach."""
        return np.asarray(self.sides * ndtr(-np.asarray(self.upper)))

    def before(self, look: int) -> Stage | None:
        """Give the stage before a look (0 is the first)."""
        return self.stages[look - 1] if look > 0 else None


def check_times(times: tuple[float, ...]) -> None:
    """Refuse looks that are absent, not positive, out of order or with information that falls."""
    if not times:
        raise InvalidDataError("a design needs at least one look")
    for number, time in enumerate(times, start=1):
        if not (isfinite(time) and time > 0.0):
            raise InvalidDataError(f"look {number}: information must be above 0, not {time}")
        if number > 1 and time < times[number - 2]:
            raise InvalidDataError(
                f"look {number}: information falls from {times[number - 2]:g} to {time:g}; "
                "looks are in order and information only grows"
            )
        if number > 1 and time - times[number - 2] < CLOSEST * time:
            raise InvalidDataError(
                f"look {number}: brings no new information over look {number - 1}; leave it out"
            )


def check_design(alpha: float, sides: int) -> None:
    """Refuse an error level outside (0, 1) and any number of sides but one and two."""
    check_error(alpha)
    if sides not in (1, 2):
        raise InvalidDataError(f"sides must be 1 or 2, not {sides}")


def spending_boundaries(
    times: Iterable[float],
    alpha: float = 0.05,
    sides: int = 2,
    spending: Spending = OBRIEN_FLEMING,
    *,
    is_final: bool = False,
) -> Boundaries:
    """Give the boundaries that spend `alpha` over looks at these information times.

    Times are shares of the planned maximum, may be unequal and unplanned, and may pass 1, after
    which nothing is left to spend and the boundary is infinite. `is_final` says that the last
    look is the last by the calendar, whatever its information: it spends what is left (Lan &
    DeMets 1983, 1989). Raises InvalidDataError on bad times or levels.
    """
    return _spending_boundaries(as_times(times), alpha, sides, spending, is_final)


def as_times(times: Iterable[float]) -> tuple[float, ...]:
    """Give a list or array of information times as a tuple; refuses what is no row of numbers."""
    try:
        return tuple(float(time) for time in times)
    except (TypeError, ValueError) as error:
        raise InvalidDataError(f"looks: not a row of information times: {times!r}") from error


@lru_cache(maxsize=4096)
def _spending_boundaries(
    times: tuple[float, ...],
    alpha: float,
    sides: int,
    spending: Spending,
    is_final: bool,
) -> Boundaries:
    check_times(times)
    check_design(alpha, sides)
    spent = spending.cumulative(times, alpha / sides)
    if is_final:
        spent[-1] = alpha / sides
    increments = np.diff(spent, prepend=0.0)
    upper: list[float] = []
    stages: list[Stage | None] = []
    for look, time in enumerate(times):
        before = stages[-1] if stages else None
        wall = solve_wall(before, time, float(increments[look]))
        upper.append(wall)
        stages.append(_next_stage(before, times, look, wall, sides))
    return _boundaries(times, upper, alpha, sides, stages)


def _next_stage(
    before: Stage | None, times: tuple[float, ...], look: int, wall: float, sides: int
) -> Stage | None:
    """Give the paths left after a look; one that cannot stop leaves them as they were."""
    if wall == inf:
        return before
    following = times[look + 1] if look + 1 < len(times) else None
    return stay_inside(before, times[look], (-wall if sides == 2 else -inf, wall), following)


def _boundaries(
    times: tuple[float, ...],
    upper: list[float],
    alpha: float,
    sides: int,
    stages: list[Stage | None],
) -> Boundaries:
    lower = tuple(-wall if sides == 2 else -inf for wall in upper)
    return Boundaries(times, tuple(upper), lower, alpha, sides, tuple(stages))


def solve_wall(before: Stage | None, time: float, chance: float) -> float:
    """Give the z that a path still inside passes at `time` with this chance.

    Newton's method on the logarithm of the tail, from the right, inside a bracket: the wall of
    the marginal tail is never too low.
    """
    if chance <= 0.0:
        return inf
    if before is None or chance < LEAST:
        return float(-ndtri(chance))
    if chance >= float(before.mass.sum()):
        return -inf
    root = sqrt(time)
    low, high = -FAR * root, float(-ndtri(chance)) * root
    wall = high
    for _ in range(200):
        excess, slope = _log_tail(before, time, wall, chance)
        low, high = (wall, high) if excess > 0.0 else (low, wall)
        following = wall + excess / slope if slope > 0.0 else low
        if not low < following < high:
            following = (low + high) / 2.0
        if abs(following - wall) < 1e-12 * root:
            break
        wall = following
    return wall / root


def _log_tail(before: Stage, time: float, wall: float, chance: float) -> tuple[float, float]:
    """Give log(P(beyond the wall)/chance) and minus its slope; (−1, 0) where it underflows."""
    step = time - before.time
    shifted = (before.nodes - wall) / sqrt(step)
    tail = float(before.mass @ ndtr(shifted))
    if tail < 1e-290:
        return -1.0, 0.0
    density = float(before.mass @ np.exp(-(shifted**2) / 2.0)) / sqrt(2.0 * np.pi * step)
    return log(tail / chance), density / tail


def boundaries_at(
    times: tuple[float, ...], upper: tuple[float, ...], alpha: float, sides: int
) -> Boundaries:
    """Give the paths and chances of boundaries that come from elsewhere, at given times."""
    check_times(times)
    check_design(alpha, sides)
    if len(upper) != len(times):
        raise InvalidDataError(f"{len(upper)} boundaries for {len(times)} looks")
    stages: list[Stage | None] = []
    for look, wall in enumerate(upper):
        before = stages[-1] if stages else None
        stages.append(_next_stage(before, times, look, wall, sides))
    return _boundaries(times, list(upper), alpha, sides, stages)


@lru_cache(maxsize=256)
def classical_boundaries(
    looks: int, alpha: float = 0.05, sides: int = 2, delta: float = 0.0
) -> Boundaries:
    """Give the boundaries c·(k/K)^(delta − ½) of K equal looks with total error `alpha`.

    `delta` 0 is O'Brien & Fleming (Biometrics 35, 1979), ½ is Pocock (Biometrika 64, 1977);
    between them lie Wang & Tsiatis (Biometrics 43, 1987). The constant is the last boundary.
    """
    if looks < 1:
        raise InvalidDataError(f"a design needs at least one look, not {looks}")
    times = tuple(look / looks for look in range(1, looks + 1))
    shape = np.asarray(times) ** (delta - 0.5)

    def excess(constant: float) -> float:
        tried = boundaries_at(times, tuple((constant * shape).tolist()), alpha, sides)
        return log(error_of(tried)) - log(alpha)

    least = float(-ndtri(alpha / sides))
    constant = least if looks == 1 else brentq(excess, least, least + 3.0, xtol=1e-9)
    return boundaries_at(times, tuple((constant * shape).tolist()), alpha, sides)


def error_of(boundaries: Boundaries) -> float:
    """Give the chance, under no effect, that any look stops: both sides for a two-sided one."""
    total = 0.0
    for look, time in enumerate(boundaries.times):
        wall = boundaries.upper[look]
        total += float(chance_above(boundaries.before(look), time, wall, ZERO)[0])
    return boundaries.sides * total


@dataclass(frozen=True)
class Futility:
    """The z below which going on is not worth it, and the drift it was computed for."""

    lower: tuple[float, ...]
    drift: float


@lru_cache(maxsize=256)
def futility_boundaries(efficacy: Boundaries, beta: float, spending: Spending) -> Futility:
    """Give non-binding futility boundaries that spend `beta` under the effect planned for.

    The drift (expected z at information 1) is the one at which the last futility boundary meets
    the last efficacy boundary. As they do not bind, the efficacy boundaries ignore them and the
    error holds whether or not they are obeyed. For a two-sided design they apply to |z| and
    spend at most `beta` (the wrong side's chance is counted as futile).
    """
    check_error(beta)
    if not isfinite(efficacy.upper[-1]):
        raise InvalidDataError("futility needs error left to spend at the last look")

    def gap(drift: float) -> float:
        return (
            futility_walls(efficacy, beta, spending, drift, is_final=True)[-1] - efficacy.upper[-1]
        )

    middle = float(-ndtri(efficacy.alpha / efficacy.sides) - ndtri(beta))
    drift = float(brentq(gap, 0.5 * middle, 3.0 * middle, xtol=1e-10))
    walls = futility_walls(efficacy, beta, spending, drift, is_final=True)
    return Futility((*walls[:-1], efficacy.upper[-1]), drift)


def futility_walls(
    efficacy: Boundaries,
    beta: float,
    spending: Spending,
    drift: float,
    *,
    is_final: bool,
) -> tuple[float, ...]:
    """Give the futility boundaries of looks that came as they did, for a drift planned before."""
    spent = spending.cumulative(efficacy.times, beta)
    if is_final:
        spent[-1] = beta
    walls: list[float] = []
    before: Stage | None = None
    times = efficacy.times
    for look, time in enumerate(times):
        chance = float(np.diff(spent, prepend=0.0)[look])
        wall = -solve_wall(_mirrored(before, drift), time, chance) + drift * sqrt(time)
        upper = efficacy.upper[look]
        last = look + 1 == len(times)
        if last:
            return (*walls, min(wall, CERTAIN))
        walls.append(min(wall, upper))
        before = stay_inside(before, time, (walls[-1], upper), times[look + 1])
    return tuple(walls)


def _mirrored(stage: Stage | None, drift: float) -> Stage | None:
    """Turn a stage so that crossing below under a drift reads as crossing above under none."""
    if stage is None:
        return None
    tilt = np.exp(drift * stage.nodes - drift**2 * stage.time / 2.0)
    return Stage(stage.time, drift * stage.time - stage.nodes, stage.mass * tilt)
