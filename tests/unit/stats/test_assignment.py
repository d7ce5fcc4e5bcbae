"""Is assignment even, independent, stable, and closed to the unknown?"""

import numpy as np
import pytest
from scipy import stats

from models.errors import InvalidDataError
from models.stats.assignment import HOLDOUT, assign, draw, judge_eligibility

SECRET = b"a secret of enough bytes"
UNITS = [f"account-{number}.example" for number in range(20_000)]
THIRDS = {"A": 0.33, "B": 0.33, "C": 0.34}


def arms_of(experiment: str, weights: dict[str, float], holdout: float = 0.0) -> list[str]:
    return [assign(experiment, unit, weights, SECRET, holdout) for unit in UNITS]


def test_arms_get_their_shares():
    got = arms_of("subject", THIRDS)

    counts = [got.count(arm) for arm in THIRDS]
    assert stats.chisquare(counts, np.asarray(list(THIRDS.values())) * len(UNITS)).pvalue > 0.001


def test_draws_are_uniform():
    draws = [draw(SECRET, "subject", "arm:A", unit) for unit in UNITS]

    assert stats.kstest(draws, "uniform").pvalue > 0.001
    assert 0.0 < min(draws) < max(draws) < 1.0


def test_two_experiments_are_independent():
    first, second = arms_of("subject", THIRDS), arms_of("opening", THIRDS)

    table = [
        [sum(1 for pair in zip(first, second, strict=True) if pair == (a, b)) for b in THIRDS]
        for a in THIRDS
    ]
    assert stats.chi2_contingency(table).pvalue > 0.001


def test_the_same_unit_gets_the_same_arm_for_ever():
    # Fixed values: a change of the hash would reassign everybody.
    got = [assign("subject", f"unit-{number}", THIRDS, SECRET) for number in range(12)]

    assert "".join(got) == "CBABCCACABCA"


def test_a_changed_weight_moves_units_only_to_that_arm_and_no_more_than_needed():
    before = arms_of("subject", {"A": 0.4, "B": 0.4, "C": 0.2})
    after = arms_of("subject", {"A": 0.3, "B": 0.3, "C": 0.4})

    moved = [(a, b) for a, b in zip(before, after, strict=True) if a != b]

    assert {arm for _, arm in moved} == {"C"}
    assert len(moved) / len(UNITS) == pytest.approx(0.2, abs=0.01)


def test_a_new_arm_takes_from_all_and_shuffles_nobody():
    before = arms_of("subject", {"A": 0.5, "B": 0.5})
    after = arms_of("subject", {"A": 0.375, "B": 0.375, "C": 0.25})

    assert all(b in (a, "C") for a, b in zip(before, after, strict=True))


def test_the_order_of_arms_does_not_matter():
    turned = dict(reversed(THIRDS.items()))

    assert arms_of("subject", THIRDS)[:500] == arms_of("subject", turned)[:500]


def test_the_holdout_has_its_share_and_changing_weights_moves_nobody_through_it():
    small = arms_of("subject", THIRDS, 0.1)
    large = arms_of("subject", {"A": 0.5, "B": 0.5}, 0.2)

    held = {unit for unit, arm in zip(UNITS, small, strict=True) if arm == HOLDOUT}
    still = {unit for unit, arm in zip(UNITS, large, strict=True) if arm == HOLDOUT}
    assert len(held) / len(UNITS) == pytest.approx(0.1, abs=0.008)
    assert held < still


def test_a_holdout_does_not_disturb_the_split_of_the_rest():
    with_it, without = arms_of("subject", THIRDS, 0.3), arms_of("subject", THIRDS)

    assert all(a in (b, HOLDOUT) for a, b in zip(with_it, without, strict=True))


def test_another_secret_is_another_draw():
    first = [assign("subject", unit, THIRDS, SECRET) for unit in UNITS[:3000]]
    second = [assign("subject", unit, THIRDS, b"another secret of bytes") for unit in UNITS[:3000]]

    same = np.mean([a == b for a, b in zip(first, second, strict=True)])
    assert same == pytest.approx(1 / 3, abs=0.03)


def test_a_unit_without_a_fact_that_any_arm_needs_is_not_in_the_experiment():
    needs = {"A": (), "B": ("industry",), "C": ("industry", "funding")}

    assert judge_eligibility(needs, {"industry", "funding"}).is_eligible
    assert judge_eligibility(needs, {"industry"}).missing == ("funding",)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("x", "u", {"A": 1.0}, SECRET), "at least two arms"),
        (("x", "u", {"A": 0.5, "B": 0.6}, SECRET), "sum to 1.1, not to 1"),
        (("x", "u", {"A": 1.5, "B": -0.5}, SECRET), "arm 'B' has weight -0.5"),
        (("x", "u", {"A": 0.5, "holdout": 0.5}, SECRET), "holdout"),
        (("x", "", {"A": 0.5, "B": 0.5}, SECRET), "a unit without a key"),
        (("", "u", {"A": 0.5, "B": 0.5}, SECRET), "experiment_key"),
        (("x", "u", {"A": 0.5, "B": 0.5}, b"short"), "secret"),
        (("x", "u", {"A": 0.5, "B": 0.5}, SECRET, 1.0), "holdout"),
    ],
)
def test_what_cannot_be_assigned_is_refused_by_field(arguments, says):
    with pytest.raises(InvalidDataError, match=says):
        assign(*arguments)
