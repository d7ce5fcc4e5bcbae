"""Is an arm safe on what must not get worse?

Both bounds are one-sided repeated intervals, so they hold at all looks together: an arm that is
worse by the margin is shown safe, at any look, with at most the guardrail's alpha; one that is
not worse at all is rolled back for it, at any look, with at most alpha.
"""

from models.stats.design import Guardrail
from models.stats.paths import Path


def guard_range(path: Path, place: int) -> tuple[float, float, float] | None:
    """Give how much worse an arm is: (estimate, least, most) in points; none without a look."""
    guard, index = path.metric, path.last(place)
    walls = path.walls(guard.alpha, place, 1) if isinstance(guard, Guardrail) else None
    if walls is None or index < 0:
        return None
    worsening = -path.differences[index]
    half = walls.upper[index] * path.errors[index]
    return worsening, worsening - half, worsening + half


def is_safe(path: Path, place: int) -> bool:
    """Say whether a guardrail is shown not to be worse by its margin at the look."""
    found = guard_range(path, place)
    return found is not None and found[2] < margin_of(path)


def is_harmed(path: Path, place: int) -> bool:
    """Say whether a guardrail is surely worse, and by the margin or more as estimated."""
    found = guard_range(path, place)
    return found is not None and found[1] > 0.0 and found[0] >= margin_of(path)


def margin_of(path: Path) -> float:
    """Give the guardrail's margin in points; 0 for what is no guardrail."""
    return path.metric.margin if isinstance(path.metric, Guardrail) else 0.0
