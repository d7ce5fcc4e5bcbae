"""Designs and counts for tests, each with one thing changed."""

import numpy as np

from models.stats.counts import Counts
from models.stats.design import Design

HALVES = {"A": 0.5, "B": 0.5}
THIRDS = {"A": 0.33, "B": 0.33, "C": 0.34}


def make_design(**change) -> Design:
    """Give a two-armed design with weekly looks until day 28."""
    given = {
        "experiment": "subject_line",
        "weights": HALVES,
        "control": "A",
        "planned_leads": 1400.0,
        "look_days": (7, 14, 21, 28),
        "baseline": 0.03,
    }
    return Design(**(given | change))


def make_counts(
    rates: dict[str, float], days: int = 28, a_day: int = 25, seed: int = 1, leads: int = 1
) -> Counts:
    """Give one row a lead and day: so many leads a day an arm, so many leads an account."""
    rng = np.random.default_rng(seed)
    rows = [
        (arm, f"{arm}-{(day * a_day + lead) // leads}", float(rng.random() < rate), 1.0, day + 1)
        for day in range(days)
        for arm, rate in rates.items()
        for lead in range(a_day)
    ]
    return Counts(*(list(column) for column in zip(*rows, strict=True)))


def make_even_counts(good: dict[str, int], total: int, days: int = 28) -> Counts:
    """Give each arm its successes spread evenly over its leads, so that nothing is by chance."""
    rows = []
    for arm, wins in good.items():
        won = set(np.linspace(0, total - 1, wins).round().astype(int)) if wins else set()
        rows += [
            (arm, f"{arm}-{lead}", float(lead in won), 1.0, 1 + lead * days // total)
            for lead in range(total)
        ]
    return Counts(*(list(column) for column in zip(*rows, strict=True)))


def joined(*parts: tuple[str, Counts]) -> Counts:
    """Give the counts of several metrics as one."""
    names = ("arm", "account", "successes", "trials", "day")
    columns = [[item for _, part in parts for item in getattr(part, name)] for name in names]
    metric = [name for name, part in parts for _ in range(len(part))]
    return Counts(*columns, metric=metric)
