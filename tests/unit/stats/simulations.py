"""Experiments that never happened: seeded draws, counted as the store would count them."""

import numpy as np

from models.stats.always_valid import confidence_sequence, ratio_sequence
from models.stats.boundaries import Boundaries, spending_boundaries
from models.stats.clusters import AccountTotals, effective_size, totals_of_accounts, totals_of_leads
from models.stats.comparison import Comparison, compare, information
from models.stats.decision import decide_experiment
from models.stats.design import Design
from models.stats.evidence import Status
from models.stats.sequential import repeated_interval
from tests.unit.stats.factories import make_counts

DAYS, A_DAY = 28, 25
TIMES = tuple(day / DAYS for day in range(1, DAYS + 1))


def independent_leads(seed: int, runs: int, rates: tuple[float, float]) -> Comparison:
    """Compare treatment (second rate) with control, runs × 28 daily looks of 25 leads an arm."""
    rng = np.random.default_rng(seed)
    trials = np.broadcast_to(A_DAY * np.arange(1.0, DAYS + 1), (runs, DAYS))
    control, treatment = (rng.binomial(A_DAY, rate, (runs, DAYS)).cumsum(axis=1) for rate in rates)
    return compare(totals_of_leads(treatment, trials), totals_of_leads(control, trials))


def account_leads(
    seed: int, runs: int, rates: tuple[float, float], icc: float, spread: bool = False
) -> tuple[Comparison, tuple[float, ...]]:
    """Compare arms of 175 accounts with four leads each, 25 leads a day an arm, at an ICC.

    `spread` sends an account's four leads a week apart, else one after the other. Gives the
    comparison (runs × looks) and the information of each look as a share of the end's.
    """
    rng = np.random.default_rng(seed)
    leads = DAYS * A_DAY
    order = np.arange(leads).reshape(4, -1).T if spread else np.arange(leads).reshape(-1, 4)
    day_of = order // A_DAY
    arms = [_answers(rng, runs, len(day_of), rate, icc) for rate in rates]
    totals = [_by_day(answers, day_of) for answers in arms]
    sizes = [effective_size(total[0], icc) for total in totals]
    shares = information(*sizes)
    return compare(totals[1], totals[0]), tuple((shares / shares[-1]).tolist())


def _answers(
    rng: np.random.Generator, runs: int, accounts: int, rate: float, icc: float
) -> np.ndarray:
    if icc == 0.0:
        return rng.random((runs, accounts, 4)) < rate
    weight = 1.0 / icc - 1.0
    likely = rng.beta(rate * weight, (1.0 - rate) * weight, (runs, accounts, 1))
    return rng.random((runs, accounts, 4)) < likely


def _by_day(answers: np.ndarray, day_of: np.ndarray) -> AccountTotals:
    days = []
    for day in range(DAYS):
        seen = day_of <= day
        trials = np.broadcast_to(seen.sum(axis=1), answers.shape[:2])
        days.append(totals_of_accounts((answers & seen).sum(axis=2), trials))
    names = AccountTotals.__dataclass_fields__
    return AccountTotals(*(np.stack([getattr(d, n) for d in days], axis=1) for n in names))


def walls(times: tuple[float, ...] = TIMES) -> Boundaries:
    """Give the O'Brien–Fleming-type boundaries of these looks at .05, two-sided."""
    return spending_boundaries(times, 0.05, 2, is_final=True)


def share_that_stops(found: Comparison, boundaries: Boundaries) -> float:
    """Give the share of runs in which any look passed its wall."""
    return float((np.abs(found.z) >= np.asarray(boundaries.upper)).any(axis=1).mean())


def two_errors(level: float, runs: int) -> float:
    """Give two standard errors of a share simulated so often."""
    return 2.0 * float(np.sqrt(level * (1.0 - level) / runs))


def ever_missed(low: np.ndarray, high: np.ndarray, truth: float) -> float:
    """Give the share of runs in which some look's interval missed the truth."""
    return float(((low > truth) | (high < truth)).any(axis=1).mean())


def planned_errors(rate: float = 0.03, icc: float = 0.0, leads: int = 1) -> tuple[float, float]:
    """Give the errors at the planned end that sequences are tuned to: difference and log ratio."""
    effect = 1.0 + (leads - 1) * icc
    error = float(np.sqrt(2.0 * rate * (1.0 - rate) * effect / (DAYS * A_DAY)))
    return error, error / rate


def sequence_misses(
    found: Comparison, rates: tuple[float, float], tuned: tuple[float, float]
) -> tuple[float, float]:
    """Give how often the always-valid interval of difference and of ratio ever missed."""
    difference = confidence_sequence(found.difference, found.standard_error, tuned[0])
    ratio = ratio_sequence(found.log_ratio, found.log_ratio_error, tuned[1])
    return (
        ever_missed(*difference, rates[1] - rates[0]),
        ever_missed(*ratio, rates[1] / rates[0]),
    )


def repeated_misses(found: Comparison, rates: tuple[float, float], bounds: Boundaries) -> float:
    """Give how often the repeated interval of some look missed."""
    low, high = repeated_interval(found.difference, found.standard_error, bounds.upper)
    return ever_missed(low, high, rates[1] - rates[0])


def many_account_runs(
    runs: int, rates: tuple[float, float], icc: float, spread: bool = False, size: int = 500
) -> list[tuple[Comparison, tuple[float, ...]]]:
    """Give account runs in pieces that fit into memory."""
    return [account_leads(seed, size, rates, icc, spread) for seed in range(runs // size)]


def false_verdicts(runs: int, design: Design, rates: dict[str, float], leads: int = 1) -> float:
    """Give the share of whole experiments, judged on their last day, that claim anything."""
    wrong = 0
    for seed in range(runs):
        counts = make_counts(rates, seed=seed, leads=leads)
        verdict = decide_experiment(counts, design, DAYS)
        wrong += verdict.status in (Status.SHIP, Status.ROLL_BACK)
        wrong += verdict.status is Status.UNDECIDED and any(
            test.claim for test in verdict.evidence.tests
        )
    return wrong / runs
