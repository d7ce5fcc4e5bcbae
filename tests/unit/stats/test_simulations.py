"""Do error, power and coverage hold for replies as rare as ours? Reduced; full size in bench."""

import numpy as np
import pytest

from models.stats.proportions import agresti_caffo_interval, newcombe_interval, wilson_interval
from tests.unit.stats.factories import THIRDS, make_design
from tests.unit.stats.simulations import (
    false_verdicts,
    independent_leads,
    many_account_runs,
    planned_errors,
    repeated_misses,
    sequence_misses,
    share_that_stops,
    two_errors,
    walls,
)

RUNS = 4_000
SAME, DOUBLE = (0.03, 0.03), (0.03, 0.06)
LIMIT = 0.05 + two_errors(0.05, RUNS)


def test_looking_28_times_raises_no_false_winners():
    found = independent_leads(101, RUNS, SAME)

    assert share_that_stops(found, walls()) <= LIMIT
    assert (np.abs(found.z) >= 1.96).any(axis=1).mean() > 0.15  # what plain tests would do


def test_always_valid_intervals_hold_at_every_look():
    for rates in (SAME, DOUBLE):
        found = independent_leads(102, RUNS, rates)

        assert max(sequence_misses(found, rates, planned_errors())) <= LIMIT


def test_repeated_intervals_hold_at_every_look():
    for rates in (SAME, DOUBLE):
        found = independent_leads(103, RUNS, rates)

        assert repeated_misses(found, rates, walls()) <= 0.06


def test_a_doubled_rate_is_seen_nearly_as_often_as_with_one_look():
    found = independent_leads(104, RUNS, DOUBLE)

    assert share_that_stops(found, walls()) >= 0.75 - two_errors(0.75, RUNS)
    assert (np.abs(found.z[:, -1]) >= 1.96).mean() <= 0.82


@pytest.mark.parametrize("icc", [0.05, 0.2])
@pytest.mark.parametrize("spread", [False, True])
def test_colleagues_raise_no_false_winners(icc, spread):
    parts = many_account_runs(1_000, SAME, icc, spread)

    stops = np.mean([share_that_stops(found, walls(times)) for found, times in parts])
    tuned = planned_errors(icc=icc, leads=4)
    misses = np.mean([sequence_misses(found, SAME, tuned) for found, _ in parts], axis=0)

    assert stops <= 0.05 + two_errors(0.05, 1_000)
    assert misses.max() <= 0.05 + two_errors(0.05, 1_000)


def test_intervals_of_one_look_cover_94_to_96_percent():
    rng = np.random.default_rng(105)
    rates, bases = rng.uniform(0.02, 0.2, (2, 40_000))
    good, base_good = rng.binomial(700, rates), rng.binomial(700, bases)

    def covered(interval, truth):
        low, high = interval
        return ((low <= truth) & (truth <= high)).mean()

    gap = rates - bases
    assert 0.94 <= covered(wilson_interval(good, 700), rates) <= 0.96
    assert 0.94 <= covered(newcombe_interval(good, 700, base_good, 700), gap) <= 0.96
    assert 0.94 <= covered(agresti_caffo_interval(good, 700, base_good, 700), gap) <= 0.96


@pytest.mark.slow
def test_whole_verdicts_on_three_equal_arms_claim_seldom():
    design = make_design(
        weights=THIRDS, planned_leads=2100.0, look_days=tuple(range(7, 29)), icc=0.0
    )
    runs = 250

    wrong = false_verdicts(runs, design, {"A": 0.03, "B": 0.03, "C": 0.03})

    assert wrong <= 0.05 + two_errors(0.05, runs)
