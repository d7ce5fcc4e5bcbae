"""Are the boundaries those of the literature, for any looks?"""

from math import inf

import numpy as np
import pytest
from scipy.stats import multivariate_normal

from models.errors import InvalidDataError
from models.stats.boundaries import (
    boundaries_at,
    classical_boundaries,
    error_of,
    futility_boundaries,
    spending_boundaries,
)
from models.stats.spending import Family, Spending

LOOKS = range(1, 11)

# Jennison & Turnbull, Group Sequential Methods (2000), tables 2.1 (Pocock) and 2.3 (O'Brien &
# Fleming): two-sided constants for K = 1 … 10 equal looks.
POCOCK = {
    0.05: (1.960, 2.178, 2.289, 2.361, 2.413, 2.453, 2.485, 2.512, 2.535, 2.555),
    0.01: (2.576, 2.772, 2.873, 2.939, 2.986, 3.023, 3.053, 3.078, 3.099, 3.117),
}
OBRIEN_FLEMING = {
    0.05: (1.960, 1.977, 2.004, 2.024, 2.040, 2.053, 2.063, 2.072, 2.080, 2.087),
    0.01: (2.576, 2.580, 2.595, 2.609, 2.621, 2.631, 2.640, 2.648, 2.654, 2.660),
}
# Lan–DeMets boundaries at .05 two-sided for equal looks, as printed for the same spending
# functions by the programs of Reboussin, DeMets, Kim & Lan (Controlled Clinical Trials 21, 2000)
# and by the packages gsDesign (sfLDOF, sfLDPocock) and rpact (asOF, asP).
LAN_DEMETS = {
    Family.OBRIEN_FLEMING: {
        2: (2.9626, 1.9686),
        3: (3.7103, 2.5114, 1.9930),
        4: (4.3326, 2.9631, 2.3590, 2.0141),
        5: (4.8769, 3.3569, 2.6803, 2.2898, 2.0310),
    },
    Family.POCOCK: {
        2: (2.1570, 2.2010),
        3: (2.2794, 2.2951, 2.2960),
        4: (2.3683, 2.3675, 2.3580, 2.3498),
        5: (2.4380, 2.4268, 2.4102, 2.3967, 2.3860),
    },
}


def equal(looks: int) -> tuple[float, ...]:
    return tuple(look / looks for look in range(1, looks + 1))


@pytest.mark.parametrize("alpha", [0.05, 0.01])
@pytest.mark.parametrize("looks", LOOKS)
def test_classical_constants_are_the_published_ones(looks, alpha):
    pocock = classical_boundaries(looks, alpha, 2, 0.5).upper[-1]
    obrien_fleming = classical_boundaries(looks, alpha, 2, 0.0).upper[-1]

    assert pocock == pytest.approx(POCOCK[alpha][looks - 1], abs=1e-3)
    assert obrien_fleming == pytest.approx(OBRIEN_FLEMING[alpha][looks - 1], abs=1e-3)


@pytest.mark.parametrize("family", LAN_DEMETS)
@pytest.mark.parametrize("looks", [2, 3, 4, 5])
def test_lan_demets_boundaries_are_the_published_ones(family, looks):
    found = spending_boundaries(equal(looks), 0.05, 2, Spending(family))

    assert found.upper == pytest.approx(LAN_DEMETS[family][looks], abs=1e-3)


def test_hwang_boundaries_and_futility_are_the_published_ones():
    # The default design of gsDesign (Anderson): three looks, one-sided .025, power .9,
    # γ −4 for efficacy and −2 for non-binding futility; sample size ratio 1.070.
    efficacy = spending_boundaries(equal(3), 0.025, 1, Spending(Family.HWANG_SHIH_DECANI, -4.0))

    found = futility_boundaries(efficacy, 0.1, Spending(Family.HWANG_SHIH_DECANI, -2.0))

    assert efficacy.upper == pytest.approx((3.0107, 2.5465, 1.9992), abs=1e-3)
    assert found.lower == pytest.approx((-0.2387, 0.9411, 1.9992), abs=1e-3)
    assert (found.drift / (1.959964 + 1.281552)) ** 2 == pytest.approx(1.070, abs=1e-3)


@pytest.mark.parametrize("family", Family)
@pytest.mark.parametrize("sides", [1, 2])
@pytest.mark.parametrize("times", [equal(30), (0.1, 0.35, 0.36, 0.9, 1.0), (0.02, 1.0), (1.0,)])
def test_all_of_the_error_is_spent_and_no_more(family, sides, times):
    found = spending_boundaries(times, 0.05, sides, Spending(family))

    assert error_of(found) == pytest.approx(0.05, abs=1e-8)


def test_chances_agree_with_an_independent_integration():
    times = (0.2, 0.45, 1.0)
    walls = (2.5, 2.2, 2.0)

    found = error_of(boundaries_at(times, walls, 0.05, 2))

    spread = np.sqrt(np.minimum.outer(times, times) / np.maximum.outer(times, times))
    inside = multivariate_normal(cov=spread).cdf(walls, lower_limit=-np.asarray(walls))
    assert found == pytest.approx(1.0 - inside, abs=1e-4)


@pytest.mark.parametrize("alpha", [0.05, 0.01])
def test_walls_of_ten_looks_agree_with_an_independent_integration(alpha):
    times = equal(10)
    walls = spending_boundaries(times, alpha, 2).upper

    spread = np.sqrt(np.minimum.outer(times, times) / np.maximum.outer(times, times))
    inside = multivariate_normal(cov=spread, seed=1).cdf(walls, lower_limit=-np.asarray(walls))
    assert 1.0 - inside == pytest.approx(alpha, abs=2e-4)


def test_looks_close_together_are_integrated_as_well():
    found = spending_boundaries((0.5, 0.5001, 0.9, 0.9002, 1.0), 0.05, 2)

    assert error_of(found) == pytest.approx(0.05, abs=1e-7)
    assert all(np.diff(found.upper) < 0.5)


def test_later_looks_do_not_change_earlier_boundaries():
    short = spending_boundaries((0.2, 0.5), 0.05, 2)
    long = spending_boundaries((0.2, 0.5, 0.6, 0.93, 1.0), 0.05, 2)

    assert long.upper[:2] == pytest.approx(short.upper, abs=1e-9)


def test_one_look_is_the_plain_test():
    assert spending_boundaries((1.0,), 0.05, 2).upper[0] == pytest.approx(1.959964, abs=1e-6)
    assert spending_boundaries((1.0,), 0.05, 1).upper[0] == pytest.approx(1.644854, abs=1e-6)


def test_after_the_planned_end_nothing_is_left_to_spend():
    found = spending_boundaries((0.5, 1.2, 1.5), 0.05, 2)

    assert error_of(spending_boundaries((0.5, 1.2), 0.05, 2)) == pytest.approx(0.05, abs=1e-8)
    assert found.upper[2] == inf


def test_a_last_look_that_came_short_spends_what_is_left():
    open_end = spending_boundaries((0.3, 0.7), 0.05, 2)
    final = spending_boundaries((0.3, 0.7), 0.05, 2, is_final=True)

    assert error_of(open_end) < 0.03
    assert error_of(final) == pytest.approx(0.05, abs=1e-8)
    assert final.upper[0] == open_end.upper[0]


def test_boundaries_of_a_design_are_computed_once():
    assert spending_boundaries(equal(7)) is spending_boundaries(equal(7))


def test_futility_of_a_two_sided_design_meets_its_last_boundary():
    efficacy = spending_boundaries(equal(4), 0.05, 2)

    found = futility_boundaries(efficacy, 0.2, Spending())

    assert found.lower[-1] == efficacy.upper[-1]
    assert all(low < high for low, high in zip(found.lower[:-1], efficacy.upper, strict=False))


@pytest.mark.parametrize(
    ("times", "says"),
    [
        ((), "at least one look"),
        ((0.5, 0.4), "look 2: information falls from 0.5 to 0.4"),
        ((0.5, 0.5), "look 2: brings no new information"),
        ((0.0, 0.5), "look 1: information must be above 0"),
        ((0.5, float("nan")), "look 2: information must be above 0"),
    ],
)
def test_bad_looks_are_refused_by_number(times, says):
    with pytest.raises(InvalidDataError, match=says):
        spending_boundaries(times)


@pytest.mark.parametrize(("alpha", "sides"), [(0.0, 2), (1.0, 2), (0.05, 3)])
def test_bad_levels_and_sides_are_refused(alpha, sides):
    with pytest.raises(InvalidDataError, match=r"alpha|sides"):
        spending_boundaries((1.0,), alpha, sides)
