"""Are means and ratios judged as scipy judges them, and does the past take noise away?"""

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.weightstats import CompareMeans, DescrStatsW

from models.errors import InvalidDataError
from models.stats.means import cuped, welch_test
from models.stats.multiplicity import holm
from models.stats.ratio import compare_ratios, ratio_of_sums

RNG = np.random.default_rng(21)


def summary(values):
    return values.mean(), values.var(ddof=1), values.size


def test_welch_agrees_with_scipy_and_statsmodels():
    treated, control = RNG.normal(5.2, 3.0, 80), RNG.normal(5.0, 1.0, 40)

    found = welch_test(*summary(treated), summary(control))

    wanted = stats.ttest_ind(treated, control, equal_var=False)
    means = CompareMeans(DescrStatsW(treated), DescrStatsW(control))
    assert found.p_value == pytest.approx(wanted.pvalue, abs=1e-9)
    assert (found.low, found.high) == pytest.approx(means.tconfint_diff(usevar="unequal"), abs=1e-9)


def test_welch_takes_arrays():
    found = welch_test([1.0, 2.0], [1.0, 4.0], [50, 60], ([1.0, 1.0], [2.0, 1.0], [55, 70]))

    assert found.p_value.shape == (2,)
    assert found.p_value[0] == pytest.approx(1.0)


def test_no_spread_at_all_gives_no_p_value():
    found = welch_test(1.0, 0.0, 5, (1.0, 0.0, 5))

    assert found.p_value == 1.0


def test_cuped_leaves_the_effect_and_takes_the_foreseeable_noise():
    past = RNG.normal(10.0, 3.0, (2, 4000))
    outcome = past * 0.8 + RNG.normal(0.0, 1.0, (2, 4000)) + [[0.3], [0.0]]

    found = cuped(outcome[0], past[0], outcome[1], past[1])

    rho = np.corrcoef(past[1], outcome[1])[0, 1]
    assert found.slope == pytest.approx(0.8, abs=0.02)
    assert found.variance_left == pytest.approx(1.0 - rho**2, abs=0.02)
    assert float(found.mean - found.control_mean) == pytest.approx(0.3, abs=0.07)


def test_a_past_that_says_nothing_changes_nothing():
    outcome = RNG.normal(0.0, 1.0, (2, 50))

    found = cuped(outcome[0], np.ones(50), outcome[1], np.ones(50))

    assert found.slope == 0.0
    assert float(found.mean) == pytest.approx(outcome[0].mean())


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((1.0, 1.0, 1, (1.0, 1.0, 5)), "treatment: a mean's test needs two units"),
        ((1.0, 1.0, 5, (1.0, -1.0, 5)), "control: a variance is negative"),
        ((float("nan"), 1.0, 5, (1.0, 1.0, 5)), "a mean is missing"),
        ((1.0, float("nan"), 5, (1.0, 1.0, 5)), "treatment: a variance or count is missing"),
    ],
)
def test_welch_refuses_impossible_summaries(arguments, says):
    with pytest.raises(InvalidDataError, match=says):
        welch_test(*arguments)


def test_cuped_refuses_gaps_and_unequal_lengths():
    with pytest.raises(InvalidDataError, match=r"treatment: .* outcomes for .* pasts"):
        cuped([1.0, 2.0], [1.0], [1.0, 2.0], [1.0, 2.0])
    with pytest.raises(InvalidDataError, match="control: a value is missing"):
        cuped([1.0, 2.0], [1.0, 2.0], [1.0, float("nan")], [1.0, 2.0])


def test_ratio_variance_is_that_of_resampled_units():
    clicks = RNG.poisson(2.0, 3000)
    sends = clicks + RNG.poisson(6.0, 3000)
    picks = RNG.integers(0, 3000, (2000, 3000))
    resampled = clicks[picks].sum(axis=1) / sends[picks].sum(axis=1)

    found = ratio_of_sums(clicks, sends)

    assert np.sqrt(found.variance) == pytest.approx(resampled.std(), rel=0.06)


def test_ratios_are_compared_with_coverage_of_95_percent():
    runs, units = 4000, 200
    sends = RNG.poisson(5.0, (2, runs, units)) + 1
    replies = RNG.binomial(sends, [[[0.2]], [[0.1]]])

    found = compare_ratios(*(ratio_of_sums(replies[arm], sends[arm]) for arm in (0, 1)))

    absolute = ((found.low <= 0.1) & (found.high >= 0.1)).mean()
    relative = ((found.relative_low <= 1.0) & (found.relative_high >= 1.0)).mean()
    assert absolute == pytest.approx(0.95, abs=0.01)
    assert relative == pytest.approx(0.95, abs=0.01)


@pytest.mark.parametrize(
    ("top", "bottom", "says"),
    [
        ([1.0], [1.0], "needs two units"),
        ([1.0, float("nan")], [1.0, 1.0], "missing"),
        ([1.0, 1.0], [0.0, 0.0], "more than 0"),
    ],
)
def test_ratios_refuse_what_has_none(top, bottom, says):
    with pytest.raises(InvalidDataError, match=says):
        ratio_of_sums(top, bottom)


def test_holm_agrees_with_statsmodels_along_any_axis():
    p_values = RNG.random((6, 10)) ** 3

    found = holm(p_values, axis=0)

    wanted = np.column_stack([multipletests(column, method="holm")[1] for column in p_values.T])
    np.testing.assert_allclose(found, wanted, atol=1e-12)


def test_holm_refuses_what_is_no_p_value():
    with pytest.raises(InvalidDataError, match="p-values"):
        holm([0.2, 1.2])
