"""Are power, estimates and p-values of a sequential design what a simulated one shows?"""

import numpy as np
import pytest
from scipy.stats import norm

from models.errors import InvalidDataError
from models.stats.boundaries import spending_boundaries
from models.stats.sequential import (
    drift_for_power,
    estimate_at_stop,
    expected_information,
    inflation,
    power,
    repeated_interval,
    sequential_p_value,
    without_look,
)
from models.stats.spending import Family, Spending

TIMES = (0.15, 0.4, 0.7, 1.0)
WALLS = spending_boundaries(TIMES, 0.05, 2)
ONE = spending_boundaries((1.0,), 0.05, 2)


def paths(drift: float, runs: int, seed: int = 3) -> np.ndarray:
    """Give z at each look of many Brownian paths."""
    steps = np.diff(TIMES, prepend=0.0)
    noise = np.random.default_rng(seed).standard_normal((runs, len(TIMES)))
    return (drift * steps + noise * np.sqrt(steps)).cumsum(axis=1) / np.sqrt(TIMES)


def stops(z: np.ndarray) -> np.ndarray:
    """Give the look at which each path ends."""
    crossed = np.abs(z) >= np.asarray(WALLS.upper)
    crossed[:, -1] = True
    return crossed.argmax(axis=1)


def test_one_look_gives_the_plain_p_value_and_interval():
    found = estimate_at_stop(ONE, 0, 2.3, 0.02)

    assert found.p_value == pytest.approx(2 * norm.sf(2.3), abs=1e-9)
    assert found.median_unbiased == pytest.approx(2.3 * 0.02, abs=1e-9)
    assert found.low == pytest.approx((2.3 - 1.959964) * 0.02, abs=1e-7)
    assert found.high == pytest.approx((2.3 + 1.959964) * 0.02, abs=1e-7)


def test_power_and_expected_information_are_those_of_simulated_paths():
    z = paths(2.8, 200_000)
    end = stops(z)
    crossed = (np.abs(z) >= np.asarray(WALLS.upper)).any(axis=1)

    assert float(power(WALLS, 2.8)[0]) == pytest.approx(crossed.mean(), abs=0.004)
    assert float(expected_information(WALLS, 2.8)[0]) == pytest.approx(
        np.asarray(TIMES)[end].mean(), abs=0.003
    )


def test_power_at_no_effect_is_alpha_and_the_drift_for_power_gives_it_back():
    drift = drift_for_power(WALLS, 0.9)

    assert float(power(WALLS, 0.0)[0]) == pytest.approx(0.05, abs=1e-8)
    assert float(power(WALLS, drift)[0]) == pytest.approx(0.9, abs=1e-8)


def test_inflation_of_five_obrien_fleming_looks_is_the_published_one():
    # Jennison & Turnbull (2000), table 2.4: R_B(5, .05, .8) = 1.028; Lan–DeMets' version is as
    # near as its last boundary (2.031 against 2.040).
    five = spending_boundaries(tuple(look / 5 for look in range(1, 6)), 0.05, 2)

    assert inflation(five, 0.8) == pytest.approx(1.028, abs=5e-3)


@pytest.mark.slow
def test_interval_covers_and_estimate_is_median_unbiased_at_the_stop():
    drift, runs = 1.9, 3_000
    z = paths(drift, runs, seed=8)
    end = stops(z)
    found = [
        estimate_at_stop(WALLS, int(look), float(z[run, look]), 1.0 / np.sqrt(TIMES[look]))
        for run, look in enumerate(end)
    ]

    covered = np.mean([item.low <= drift <= item.high for item in found])
    below = np.mean([item.median_unbiased <= drift for item in found])

    assert covered == pytest.approx(0.95, abs=0.0085)
    assert below == pytest.approx(0.5, abs=0.02)


def test_adjusted_p_value_is_alpha_on_the_boundary_of_the_last_look():
    found = estimate_at_stop(WALLS, 3, WALLS.upper[3], 1.0)

    assert found.p_value == pytest.approx(0.05, abs=1e-7)
    assert found.low == pytest.approx(0.0, abs=1e-6)


def test_both_directions_mirror_each_other():
    up, down = (estimate_at_stop(WALLS, 1, z, 0.5) for z in (3.4, -3.4))

    assert up.p_value == pytest.approx(down.p_value)
    assert up.low == pytest.approx(-down.high)
    assert up.median_unbiased == pytest.approx(-down.median_unbiased)


def test_repeated_intervals_cover_at_every_look_together():
    z = paths(1.0, 100_000, seed=4)
    effect, error = z / np.sqrt(TIMES), np.broadcast_to(1.0 / np.sqrt(TIMES), z.shape)

    low, high = repeated_interval(effect, error, WALLS.upper)

    covered = ((low <= 1.0) & (high >= 1.0)).all(axis=1).mean()
    assert covered == pytest.approx(0.95, abs=0.003)


def test_sequential_p_value_is_the_level_at_which_the_path_would_just_stop():
    for level in (0.001, 0.02, 0.05):
        walls = spending_boundaries(TIMES[:3], level, 2)

        found = sequential_p_value((0.3, 1.0, walls.upper[2]), TIMES[:3])

        assert found == pytest.approx(level, rel=1e-3)


def test_sequential_p_value_never_rises_and_holds_the_error():
    z = paths(0.0, 400, seed=5)
    found = np.asarray(
        [
            [sequential_p_value(tuple(row[: look + 1]), TIMES[: look + 1]) for look in range(4)]
            for row in z
        ]
    )

    assert (np.diff(found, axis=1) <= 1e-4).all()
    assert (found[:, -1] <= 0.05).mean() <= 0.05 + 2 * np.sqrt(0.05 * 0.95 / 400)


def test_an_over_run_replaces_the_look_that_stopped():
    judged = without_look(WALLS, 1, (0.15, 0.55))

    found = estimate_at_stop(judged, 1, 3.0, 1.0)

    times = (0.15, 0.55)
    direct = spending_boundaries(times, 0.05, 2)
    assert judged.times == times
    assert found.p_value == pytest.approx(estimate_at_stop(direct, 1, 3.0, 1.0).p_value, rel=1e-6)


def test_one_sided_designs_report_one_sided_p_values():
    one_sided = spending_boundaries(TIMES, 0.025, 1, Spending(Family.POCOCK))

    up, down = (estimate_at_stop(one_sided, 2, z, 1.0).p_value for z in (2.5, -2.5))

    assert up < 0.025
    assert down > 0.9


@pytest.mark.parametrize(
    ("look", "z", "error", "says"),
    [(4, 1.0, 1.0, "look 5"), (0, float("nan"), 1.0, "look 1"), (0, 1.0, 0.0, "look 1")],
)
def test_estimates_refuse_what_no_look_can_have_shown(look, z, error, says):
    with pytest.raises(InvalidDataError, match=says):
        estimate_at_stop(WALLS, look, z, error)
