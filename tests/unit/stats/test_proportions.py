"""Do intervals and tests of rates agree with statsmodels and scipy, where those offer them?"""

import numpy as np
import pytest
from scipy import stats
from scipy.optimize import minimize_scalar
from statsmodels.stats import proportion

from models.errors import InvalidDataError
from models.stats.baseline import ALERT, count_departure, rate_departure, same_weekday
from models.stats.exact import binomial_p
from models.stats.noninferiority import non_inferiority_test, restricted_rates
from models.stats.proportions import (
    agresti_caffo_interval,
    newcombe_interval,
    two_rate_test,
    wilson_interval,
)

RNG = np.random.default_rng(11)
TRIALS = RNG.integers(5, 900, 300)
BASE_TRIALS = RNG.integers(5, 900, 300)
GOOD = RNG.binomial(TRIALS, RNG.random(300) ** 2)
BASE_GOOD = RNG.binomial(BASE_TRIALS, RNG.random(300) ** 2)


def test_wilson_intervals_agree_with_statsmodels():
    low, high = wilson_interval(GOOD, TRIALS, 0.9)

    wanted = proportion.proportion_confint(GOOD, TRIALS, 0.1, "wilson")
    np.testing.assert_allclose((low, high), wanted, atol=1e-9)


@pytest.mark.parametrize(
    ("interval", "method"),
    [(newcombe_interval, "newcomb"), (agresti_caffo_interval, "agresti-caffo")],
)
def test_intervals_of_differences_agree_with_statsmodels(interval, method):
    found = interval(GOOD, TRIALS, BASE_GOOD, BASE_TRIALS)

    wanted = [
        proportion.confint_proportions_2indep(*row, method=method)
        for row in zip(GOOD, TRIALS, BASE_GOOD, BASE_TRIALS, strict=True)
    ]
    np.testing.assert_allclose(np.asarray(found).T, np.clip(wanted, -1.0, 1.0), atol=1e-9)


def test_two_rates_are_tested_as_statsmodels_or_where_small_as_scipys_exact_test():
    found = two_rate_test(GOOD, TRIALS, BASE_GOOD, BASE_TRIALS)

    for place, exact in enumerate(found.is_exact):
        row = (GOOD[place], TRIALS[place], BASE_GOOD[place], BASE_TRIALS[place])
        if exact:
            table = [[row[0], row[1] - row[0]], [row[2], row[3] - row[2]]]
            wanted = stats.fisher_exact(table).pvalue
        else:
            wanted = proportion.proportions_ztest(row[::2], row[1::2])[1]
        assert found.p_value[place] == pytest.approx(wanted, abs=1e-9)
    assert 10 < found.is_exact.sum() < 290


def test_exact_test_of_a_large_sample_with_few_successes_agrees_with_scipy():
    found = two_rate_test([3, 0], [1_000_000, 40_000], [0, 2], [900_000, 30_000])

    wanted = [
        stats.fisher_exact([[3, 999_997], [0, 900_000]]).pvalue,
        stats.fisher_exact([[0, 40_000], [2, 29_998]]).pvalue,
    ]
    assert found.is_exact.all()
    np.testing.assert_allclose(found.p_value, wanted, atol=1e-7)


def test_exact_binomial_doubles_the_smaller_tail():
    found = binomial_p(
        np.asarray([2.0, 50.0, 0.0]), np.asarray([20.0, 100.0, 9.0]), np.asarray(0.5)
    )

    wanted = [min(1.0, 2 * stats.binom(n, 0.5).cdf(k)) for k, n in ((2, 20), (50, 100), (0, 9))]
    np.testing.assert_allclose(found, wanted, atol=1e-12)


def test_without_trials_nothing_is_known_and_nothing_fails():
    low, high = wilson_interval([0, 0], [0, 10])
    found = two_rate_test(0, 0, 3, 10)

    assert (low[0], high[0]) == (0.0, 1.0)
    assert low[1] == 0.0
    assert np.isnan(found.z)
    assert found.p_value == 1.0
    assert newcombe_interval(0, 0, 3, 10) == (-1.0, 1.0)


def test_nobody_or_everybody_succeeding_is_no_difference():
    found = two_rate_test([0, 10], [10, 10], [0, 10], [10, 10])

    assert found.p_value.tolist() == [1.0, 1.0]


def test_huge_counts_stay_exact():
    low, high = wilson_interval(3e11, 1e13)

    assert 0.0 < low < 0.03 < high
    assert high - low == pytest.approx(2 * 1.959964 * np.sqrt(0.03 * 0.97 / 1e13), rel=1e-6)


@pytest.mark.parametrize(
    ("good", "total", "says"),
    [
        ([1, 9], [5, 8], r"element \(1,\): more successes than trials \(9 of 8\)"),
        ([1, -1], [5, 8], r"element \(1,\): a count is negative"),
        ([float("nan"), 1], [5, 8], r"element \(0,\): a count is missing"),
    ],
)
def test_impossible_counts_are_refused_by_place(good, total, says):
    with pytest.raises(InvalidDataError, match=says):
        wilson_interval(good, total)


def test_non_inferiority_fits_the_likeliest_rates_at_the_margin():
    shift = 0.02
    for good, total, base, base_total in ((12, 400, 9, 380), (143, 185, 220, 258), (0, 50, 3, 60)):

        def misfit(rate, good=good, total=total, base=base, base_total=base_total):
            terms = stats.binom.logpmf([base, good], [base_total, total], [rate, rate + shift])
            return -terms.sum()

        wanted = minimize_scalar(misfit, bounds=(1e-12, 0.98 - 1e-12), method="bounded")
        cells = map(np.asarray, map(float, (good, total, base, base_total)))

        _, found = restricted_rates(*cells, shift)

        assert misfit(float(np.clip(found, 1e-12, 0.98))) <= wanted.fun + 1e-9


def test_non_inferiority_is_certain_only_within_the_margin():
    safe = non_inferiority_test(10, 2000, (10, 2000), 0.01)
    unsafe = non_inferiority_test(40, 2000, (10, 2000), 0.01)
    mirrored = non_inferiority_test(1990, 2000, (1990, 2000), 0.01, higher_is_better=True)

    assert safe.p_value < 0.01
    assert unsafe.p_value > 0.5
    assert mirrored.p_value == pytest.approx(safe.p_value, rel=1e-9)


def test_a_margin_of_nothing_is_refused():
    with pytest.raises(InvalidDataError, match="margin"):
        non_inferiority_test(1, 10, (1, 10), 0.0)


def test_a_day_is_compared_with_the_same_weekdays_before_it():
    days = np.arange(29.0)

    assert same_weekday(days) == 0 + 7 + 14 + 21
    with pytest.raises(InvalidDataError, match="28 days for a window"):
        same_weekday(days[1:])


def test_a_rate_that_left_its_past_raises_the_alarm_and_a_usual_one_does_not():
    found = rate_departure([30, 31, 0], [1000, 1000, 0], [300, 120, 5], [4000, 4000, 10])

    assert found[0] < -ALERT
    assert abs(found[1]) < 1.0
    assert found[2] == 0.0


def test_counts_depart_by_the_exact_share_and_seldom_by_chance():
    rng = np.random.default_rng(2)
    past, today = rng.poisson(4 * 3.0, 200_000), rng.poisson(3.0, 200_000)

    z = count_departure(today, past, 4)

    assert (np.abs(z) > ALERT).mean() < 0.0027 + 0.0005
    assert count_departure(100, 120, 4) > ALERT
    assert count_departure(0, 0, 4) == 0.0
