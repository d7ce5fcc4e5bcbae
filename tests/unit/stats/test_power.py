"""Does the planner promise what an experiment then shows?"""

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.power import NormalIndPower

from models.errors import InvalidDataError
from models.stats.boundaries import spending_boundaries
from models.stats.power import (
    cluster_inflation,
    days_for,
    detectable_rate,
    fixed_power,
    plan_experiment,
)

WEEKS = (0.25, 0.5, 0.75, 1.0)


def test_one_look_needs_what_the_textbook_says():
    # Fleiss, Levin & Paik (2003), ch. 4 without continuity correction and with unpooled
    # variance: (z_{.975} + z_{.8})² (p₁q₁ + p₂q₂)/(p₁ − p₂)² = 745.6.
    found = plan_experiment(0.03, 0.06, (1.0,))

    assert found.leads_per_arm == found.fixed_leads_per_arm == 746
    assert fixed_power(0.03, 0.06, 746) == pytest.approx(0.8, abs=0.001)


def test_power_of_one_look_agrees_with_statsmodels():
    found = plan_experiment(0.1, 0.13, (1.0,), wanted_power=0.9)

    spread = np.sqrt((0.1 * 0.9 + 0.13 * 0.87) / 2)
    wanted = NormalIndPower().power(0.03 / spread, found.leads_per_arm, 0.05)
    assert float(found.power_at(0.13)[0]) == pytest.approx(wanted, abs=1e-6)


def test_more_looks_cost_leads_and_end_sooner():
    once, weekly = (plan_experiment(0.03, 0.06, times) for times in ((1.0,), WEEKS))

    assert 1.0 < weekly.leads_per_arm / once.leads_per_arm < 1.05
    assert float(weekly.mean_leads_at(0.06)[0]) < 0.9 * once.leads_per_arm


def test_planned_power_is_reached_and_detectable_is_the_effect():
    found = plan_experiment(0.05, 0.08, WEEKS, wanted_power=0.85, design_effect=1.3)

    assert float(found.power_at(0.08)[0]) == pytest.approx(0.85, abs=0.001)
    assert found.detectable() == pytest.approx(0.08, abs=1e-4)


def test_unequal_shares_need_more_in_all():
    even = plan_experiment(0.05, 0.08, WEEKS)
    uneven = plan_experiment(0.05, 0.08, WEEKS, shares=(0.2, 0.8))

    assert uneven.leads_per_arm / 0.2 > even.leads_per_arm / 0.5


def test_accounts_of_several_leads_widen_the_variance():
    assert cluster_inflation(4, 0.0) == 1.0
    assert cluster_inflation(1, 0.5) == 1.0
    assert cluster_inflation(4, 0.2) == pytest.approx(1.6)
    assert cluster_inflation(4, 0.2, 0.5) == pytest.approx(1.8)


def test_a_loss_may_be_planned_for_too():
    down = plan_experiment(0.06, 0.03, WEEKS)

    assert down.leads_per_arm == plan_experiment(0.03, 0.06, WEEKS).leads_per_arm


def test_more_comparisons_need_more_leads():
    one, four = (plan_experiment(0.03, 0.06, WEEKS, tests=tests) for tests in (1, 4))

    ratio = (stats.norm.isf(0.05 / 8) + 0.8416) ** 2 / (1.96 + 0.8416) ** 2
    assert four.fixed_leads_per_arm / one.fixed_leads_per_arm == pytest.approx(ratio, abs=0.01)


def test_what_cannot_be_seen_is_not_a_number():
    assert np.isnan(detectable_rate(0.5, 4, spending_boundaries(WEEKS)))


def test_days_are_whole_and_enough():
    assert days_for(700, 25) == 28
    assert days_for(701, 25) == 29


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"baseline": 0.0}, "baseline"),
        ({"effect": 1.2}, "effect"),
        ({"effect": 0.03}, "effect: it equals the baseline"),
        ({"sides": 1, "effect": 0.01}, "effect: a one-sided test"),
        ({"wanted_power": 0.04}, "power must be above alpha"),
        ({"tests": 0}, "above 0"),
    ],
)
def test_impossible_plans_are_refused_by_field(change, says):
    wanted = {"baseline": 0.03, "effect": 0.06, "times": WEEKS} | change
    with pytest.raises(InvalidDataError, match=says):
        plan_experiment(**wanted)


def test_no_volume_is_refused():
    with pytest.raises(InvalidDataError, match="per-day"):
        days_for(10, 0)
