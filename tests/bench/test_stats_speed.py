"""How fast are the statistics, beside statsmodels in the same run?"""

from time import perf_counter

import numpy as np
import pytest
from statsmodels.stats.proportion import confint_proportions_2indep, proportions_ztest

from models.stats.boundaries import spending_boundaries
from models.stats.clusters import totals_of_leads
from models.stats.comparison import compare
from models.stats.proportions import newcombe_interval, two_rate_test, wilson_interval
from models.stats.sequential import repeated_interval
from models.stats.srm import sample_ratio_p
from tests.unit.stats.simulations import planned_errors, walls

pytestmark = pytest.mark.bench
EXPERIMENTS, METRICS = 1_000, 5


def counts():
    rng = np.random.default_rng(1)
    total = rng.integers(100, 2_000, (EXPERIMENTS, 1, 2)) * np.ones((1, METRICS, 1), dtype=int)
    return rng.binomial(total, 0.05), total


def judge_all(good, total, wall):
    """Judge every metric of every experiment at one look: all the figures of a verdict."""
    found = compare(
        totals_of_leads(good[..., 1], total[..., 1]), totals_of_leads(good[..., 0], total[..., 0])
    )
    exact = two_rate_test(good[..., 1], total[..., 1], good[..., 0], total[..., 0])
    newcombe = newcombe_interval(good[..., 1], total[..., 1], good[..., 0], total[..., 0])
    from models.stats.always_valid import confidence_sequence

    return (
        np.abs(found.z) >= wall,
        exact.p_value,
        newcombe,
        wilson_interval(good, total),
        repeated_interval(found.difference, found.standard_error, wall),
        confidence_sequence(found.difference, found.standard_error, planned_errors()[0]),
        sample_ratio_p(total[:, 0], (0.5, 0.5)),
    )


def test_a_thousand_experiments_of_five_metrics():
    good, total = counts()
    wall = walls().upper[13]
    judge_all(good, total, wall)

    start = perf_counter()
    judge_all(good, total, wall)
    ours = perf_counter() - start

    start = perf_counter()
    for row in range(100):
        for metric in range(METRICS):
            one, all_ = good[row, metric], total[row, metric]
            proportions_ztest(one[::-1], all_[::-1])
            confint_proportions_2indep(one[1], all_[1], one[0], all_[0], method="newcomb")
    theirs = 10.0 * (perf_counter() - start)

    print(f"\n  1,000 x 5 tests, intervals, sequences: {ours:.4f} s (promised 0.5 s)")
    print(f"  statsmodels, test and one interval each: {theirs:.3f} s, {theirs / ours:.0f} times")
    assert ours <= 0.5


def test_a_new_design_of_thirty_looks():
    times = (*tuple(float(time) for time in np.sort(np.random.default_rng(2).random(29))), 1.0)

    start = perf_counter()
    spending_boundaries(times, 0.0499, 2)
    new = perf_counter() - start
    start = perf_counter()
    spending_boundaries(times, 0.0499, 2)
    again = perf_counter() - start

    print(f"\n  30 unequal looks: {new:.4f} s new (promised 0.5 s), {again * 1e6:.0f} us again")
    assert new <= 0.5
