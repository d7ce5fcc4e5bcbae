"""Does an account count once, and are single leads the textbook's case?"""

import numpy as np
import pytest
from statsmodels.stats import proportion

from models.errors import InvalidDataError
from models.stats.always_valid import (
    always_valid_p,
    best_mixture,
    confidence_sequence,
    ratio_sequence,
    sequence_z,
)
from models.stats.clusters import (
    AccountTotals,
    design_effect,
    effective_size,
    intraclass_correlation,
    totals_of_accounts,
    totals_of_leads,
)
from models.stats.comparison import compare


def both(first: AccountTotals, second: AccountTotals) -> AccountTotals:
    names = AccountTotals.__dataclass_fields__
    return AccountTotals(*(np.stack([getattr(first, n), getattr(second, n)]) for n in names))


def drawn(icc: float, accounts: int, sizes: np.ndarray, seed: int = 0) -> AccountTotals:
    rng = np.random.default_rng(seed)
    weight = 1.0 / icc - 1.0
    likely = rng.beta(0.1 * weight, 0.9 * weight, accounts)
    return totals_of_accounts(rng.binomial(sizes, likely), sizes)


def test_single_leads_are_the_pooled_score_test():
    found = compare(totals_of_leads(40, 700), totals_of_leads(21, 650))

    z, p_value = proportion.proportions_ztest([40, 21], [700, 650])
    assert float(found.z) == pytest.approx(z, abs=1e-12)
    assert float(found.p_value) == pytest.approx(p_value, abs=1e-12)


def test_accounts_of_one_lead_are_single_leads():
    answers = np.asarray([1.0, 0.0, 0.0, 1.0, 0.0])

    found = totals_of_accounts(answers, np.ones(5))

    assert found == totals_of_leads(2.0, 5.0)


def test_copies_of_a_lead_in_its_account_add_nothing():
    rng = np.random.default_rng(1)
    answers = (rng.random((2, 400)) < [[0.1], [0.14]]).astype(float)
    once = compare(*(totals_of_accounts(arm, np.ones(400)) for arm in answers))
    often = compare(*(totals_of_accounts(4 * arm, np.full(400, 4.0)) for arm in answers))

    assert float(often.z) == pytest.approx(float(once.z), rel=1e-12)


def test_correlation_is_estimated_also_with_accounts_of_any_size():
    for icc in (0.05, 0.2, 0.6):
        sizes = np.random.default_rng(3).integers(1, 9, 40_000)

        found = intraclass_correlation(
            both(drawn(icc, 40_000, sizes, 1), drawn(icc, 40_000, sizes, 2))
        )

        assert float(found) == pytest.approx(icc, abs=0.015)


def test_without_pairs_or_successes_no_correlation_is_claimed():
    single = both(totals_of_leads(3, 50), totals_of_leads(4, 50))
    silent = both(*(totals_of_accounts(np.zeros(9), np.full(9, 3.0)) for _ in range(2)))

    assert np.isnan(intraclass_correlation(single))
    assert np.isnan(intraclass_correlation(silent))


def test_design_effect_grows_with_size_and_correlation():
    sizes = np.full(20_000, 4)

    found = design_effect(both(drawn(0.2, 20_000, sizes, 5), drawn(0.2, 20_000, sizes, 6)))

    assert float(found) == pytest.approx(1.0 + 3 * 0.2, abs=0.04)


def test_before_any_success_an_account_counts_as_one_lead():
    silent = totals_of_accounts(np.zeros(10), np.full(10, 4.0))

    assert float(design_effect(both(silent, silent))) == pytest.approx(4.0)


def test_effective_size_runs_from_leads_to_accounts():
    totals = totals_of_accounts(np.zeros(10), np.full(10, 4.0))

    assert float(effective_size(totals, 0.0)) == 40.0
    assert float(effective_size(totals, 1.0)) == 10.0
    with pytest.raises(InvalidDataError, match="icc"):
        effective_size(totals, 1.5)


@pytest.mark.parametrize(
    ("treated", "control"),
    [((0, 0), (0, 0)), ((0, 50), (0, 60)), ((0, 0), (4, 60)), ((9, 9), (9, 9))],
)
def test_empty_and_zero_cells_are_no_evidence_and_no_error(treated, control):
    found = compare(totals_of_leads(*treated), totals_of_leads(*control))

    assert float(found.z) == 0.0
    assert float(found.standard_error) > 0.0
    assert np.isfinite(found.log_ratio_error)


def test_one_account_an_arm_claims_nothing():
    one, other = (totals_of_accounts([good], [1000.0]) for good in (900.0, 100.0))

    found = compare(one, other)

    assert abs(float(found.z)) < 1.5


def test_huge_counts_do_not_overflow():
    found = compare(totals_of_leads(3.00003e11, 1e13), totals_of_leads(3e11, 1e13))

    assert float(found.z) == pytest.approx(3.94, abs=0.05)


def test_sequence_is_tightest_where_it_was_tuned():
    widths = [float(sequence_z(1.0, tuned)) for tuned in (0.5, 0.9, 1.0, 1.1, 2.0)]

    assert min(widths) == widths[2]
    assert best_mixture(0.95) == pytest.approx(8.212, abs=1e-3)
    assert widths[2] == pytest.approx(3.035, abs=1e-3)


def test_sequence_excludes_nothing_exactly_when_its_p_value_is_small():
    errors = np.linspace(0.5, 4.0, 15)
    z = sequence_z(errors, 1.0)

    np.testing.assert_allclose(always_valid_p(z, errors, 1.0), 0.05, rtol=1e-9)


def test_sequence_of_any_look_covers_a_walk_without_end():
    rng = np.random.default_rng(9)
    walks = rng.standard_normal((2000, 3000)).cumsum(axis=1)
    count = np.arange(1.0, 3001.0)

    low, high = confidence_sequence(walks / count, 1.0 / np.sqrt(count), 1.0 / np.sqrt(300.0))

    assert ((low <= 0.0) & (high >= 0.0)).all(axis=1).mean() >= 0.95


def test_ratio_sequence_lies_around_the_ratio():
    low, high = ratio_sequence(np.log(2.0), 0.1, 0.1)

    assert 1.0 < low < 2.0 < high < 3.0
