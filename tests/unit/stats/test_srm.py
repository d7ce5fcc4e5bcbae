"""Does a broken split raise the alarm, and a right one seldom?"""

import numpy as np
import pytest
from scipy import stats

from models.errors import InvalidDataError
from models.stats.srm import ALARM, sample_ratio_p, sequential_sample_ratio_p


def test_two_arms_are_the_exact_binomial():
    found = sample_ratio_p([[12, 30], [500, 520]], [0.5, 0.5])

    wanted = [2 * stats.binom(42, 0.5).cdf(12), 2 * stats.binom(1020, 0.5).cdf(500)]
    np.testing.assert_allclose(found, wanted, rtol=1e-9)


def test_many_arms_are_pearsons_chi_square():
    counts, shares = np.asarray([330, 350, 290]), [0.33, 0.33, 0.34]

    found = float(sample_ratio_p(counts, shares))

    assert found == pytest.approx(stats.chisquare(counts, np.asarray(shares) * 970).pvalue)


def test_few_accounts_in_three_arms_are_the_exact_multinomial():
    shares = [0.2, 0.3, 0.5]

    found = float(sample_ratio_p([9, 2, 1], shares))

    chance = stats.multinomial(12, shares)
    tables = [[a, b, 12 - a - b] for a in range(13) for b in range(13 - a)]
    each = chance.pmf(tables)
    assert found == pytest.approx(each[each <= chance.pmf([9, 2, 1]) * (1 + 1e-7)].sum(), rel=1e-6)


def test_many_arms_with_too_many_tables_fall_back_to_each_arms_exact_test():
    found = float(sample_ratio_p([40, 40, 40, 40, 40, 0], [0.19] * 5 + [0.05]))

    assert found == pytest.approx(6 * 2 * 0.95**200, rel=1e-6)


@pytest.mark.parametrize("accounts", [7, 15, 40])
def test_the_exact_test_never_alarms_more_often_than_it_says(accounts):
    shares = (0.33, 0.33, 0.34)
    tables = [
        [a, b, accounts - a - b] for a in range(accounts + 1) for b in range(accounts + 1 - a)
    ]

    alarms = sample_ratio_p(tables, shares) < ALARM

    chance = stats.multinomial(accounts, shares).pmf(tables)
    assert chance[alarms].sum() <= ALARM


@pytest.mark.parametrize(("shares", "runs"), [((0.5, 0.5), 20_000), ((0.9, 0.1), 20_000)])
@pytest.mark.parametrize("accounts", [15, 100, 1400])
def test_a_right_split_alarms_at_most_once_in_a_thousand(shares, runs, accounts):
    counts = np.random.default_rng(5).multinomial(accounts, shares, runs)

    alarms = (sample_ratio_p(counts, shares) < ALARM).mean()

    assert alarms <= ALARM + 2 * np.sqrt(ALARM / runs)


def test_the_sequential_check_holds_over_all_looks_and_still_sees_a_fault():
    rng = np.random.default_rng(6)
    right = rng.multinomial(50, [0.5, 0.5], (28, 5000)).cumsum(axis=0)
    wrong = rng.multinomial(50, [0.6, 0.4], (28, 500)).cumsum(axis=0)

    kept = sequential_sample_ratio_p(right, [0.5, 0.5])
    seen = sequential_sample_ratio_p(wrong, [0.5, 0.5])

    assert (kept[-1] < ALARM).mean() <= ALARM + 2 * np.sqrt(ALARM / 5000)
    assert (seen[-1] < ALARM).mean() > 0.9
    assert (np.diff(kept, axis=0) <= 0.0).all()


def test_no_accounts_are_no_alarm():
    assert float(sample_ratio_p([0, 0, 0], [0.2, 0.3, 0.5])) == 1.0


@pytest.mark.parametrize(
    ("counts", "shares", "says"),
    [
        ([5], [1.0], "at least two arms"),
        ([5, 5], [0.5, 0.6], "sum to 1.1"),
        ([5, 5], [0.0, 1.0], "above 0"),
        ([5, 5, 5], [0.5, 0.5], "3,.* counts for 2 arms"),
        ([5, -5], [0.5, 0.5], "missing or negative"),
    ],
)
def test_bad_shares_and_counts_are_refused(counts, shares, says):
    with pytest.raises(InvalidDataError, match=says):
        sample_ratio_p(counts, shares)
