"""May the figures of an experiment be trusted, and is it time to judge them?"""

import numpy as np

from models.stats.comparison import compare
from models.stats.counts import Ledger
from models.stats.design import Design
from models.stats.evidence import Check
from models.stats.multiplicity import holm
from models.stats.spending import Array
from models.stats.srm import sample_ratio_p, sequential_sample_ratio_p

MINIMUM_SAMPLE, MINIMUM_DAYS, WEEKDAYS_SEEN = "minimum sample", "minimum days", "weekdays"
"""Checks without which no look is taken: what they lack is what there must be first."""
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def check_health(ledger: Ledger, day: int) -> tuple[Check, ...]:
    """Give every check of the experiment at the end of a day."""
    design = ledger.design
    accounts = _accounts(ledger, [day])[:, 0]
    return (
        _check_shared(ledger, day),
        _check_ratio(ledger, day),
        _check_segments(ledger, day),
        _check_empty(design, accounts),
        _check_sample(design, accounts),
        _check_days(design, day),
        _check_weekdays(ledger, day),
        _check_novelty(ledger, day),
    )


def _accounts(ledger: Ledger, days: list[int], segment: str | None = None) -> Array:
    """Give accounts per arm × day, the holdout last and only if the design has one."""
    totals = ledger.totals(ledger.design.metrics[0].name, days, segment)
    return totals.accounts if has_holdout(ledger) else totals.accounts[:-1]


def has_holdout(ledger: Ledger) -> bool:
    """Say whether the holdout is among the rows, so that its share can be checked."""
    return bool((ledger.arm == len(ledger.design.weights)).any())


def _shares(ledger: Ledger) -> list[float]:
    weights = list(ledger.design.weights.values())
    if not has_holdout(ledger) or ledger.design.holdout == 0.0:
        return weights
    kept = 1.0 - ledger.design.holdout
    return [*(kept * weight for weight in weights), ledger.design.holdout]


def _ratio_counts(ledger: Ledger, days: list[int], segment: str | None = None) -> Array:
    return _accounts(ledger, days, segment)[: len(_shares(ledger))].T


def _check_shared(ledger: Ledger, day: int) -> Check:
    shared = ledger.shared_accounts(day)
    noun = "account was" if shared == 1 else "accounts were"
    return Check("one arm an account", shared == 0, True, f"{shared} {noun} seen in several arms")


def _check_ratio(ledger: Ledger, day: int) -> Check:
    days = sorted({int(seen) for seen in ledger.day[ledger.day <= day]}) or [day]
    counts = _ratio_counts(ledger, days)
    now = float(sample_ratio_p(counts[-1], _shares(ledger)))
    ever = float(sequential_sample_ratio_p(counts, _shares(ledger))[-1])
    level = ledger.design.sample_ratio_alpha
    seen = " : ".join(f"{count:,.0f}" for count in counts[-1])
    return Check(
        "sample ratio",
        now >= level,
        True,
        f"accounts {seen}, p {now:.2g} (alarm below {level:g}); over all looks {ever:.2g}",
    )


def _check_segments(ledger: Ledger, day: int) -> Check:
    names = [str(name) for name in np.unique(ledger.segment) if name]
    if not names:
        return Check("sample ratio by segment", True, True, "no segments given")
    counts = np.asarray([_ratio_counts(ledger, [day], name)[0] for name in names])
    adjusted = holm(sample_ratio_p(counts, _shares(ledger)))
    worst = int(adjusted.argmin())
    level = ledger.design.sample_ratio_alpha
    detail = f"lowest Holm p {adjusted[worst]:.2g} in {names[worst]} of {len(names)} segments"
    return Check("sample ratio by segment", bool(adjusted[worst] >= level), True, detail)


def empty_arms(design: Design, accounts: Array) -> list[str]:
    """Name the arms without any account."""
    return [arm for arm, count in zip(design.weights, accounts, strict=False) if count == 0]


def _check_empty(design: Design, accounts: Array) -> Check:
    empty = empty_arms(design, accounts)
    detail = f"none yet in {', '.join(empty)}" if empty else "every arm has accounts"
    return Check("arms with data", not empty, False, detail)


def _check_sample(design: Design, accounts: Array) -> Check:
    fewest = float(accounts[: len(design.weights)].min())
    noun = "account" if fewest == 1 else "accounts"
    detail = f"{fewest:,.0f} {noun} in the smallest arm, {design.min_accounts} needed"
    return Check(MINIMUM_SAMPLE, fewest >= design.min_accounts, False, detail)


def _check_days(design: Design, day: int) -> Check:
    return Check(MINIMUM_DAYS, day >= design.min_days, False, f"day {day} of {design.min_days}")


def missing_weekdays(ledger: Ledger, day: int) -> list[str]:
    """Name the weekdays that the design wants and no row is of yet; none if it wants none."""
    design = ledger.design
    if not design.weekdays:
        return []
    seen = {_weekday(design, int(number)) for number in np.unique(ledger.day[ledger.day <= day])}
    return [WEEKDAYS[wanted] for wanted in sorted(set(design.weekdays) - seen)]


def _weekday(design: Design, number: int) -> int:
    first = design.starts_on.weekday() if design.starts_on else 0  # checked by the design
    return (first + number - 1) % 7


def _check_weekdays(ledger: Ledger, day: int) -> Check:
    missing = missing_weekdays(ledger, day)
    if not ledger.design.weekdays:
        return Check(WEEKDAYS_SEEN, True, False, "the design asks for none")
    detail = f"not seen yet: {', '.join(missing)}" if missing else "each was seen"
    return Check(WEEKDAYS_SEEN, not missing, False, detail)


def _check_novelty(ledger: Ledger, day: int) -> Check:
    """Compare the effect of the first half of the days with that of the second: is it fading?"""
    half = day // 2
    if half < ledger.design.min_days:
        return Check("novelty", True, False, "too early to compare early with late days")
    name = ledger.design.metrics[0].name
    early, late = ledger.totals(name, [half]), ledger.totals(name, [day], after=half)
    arms = list(ledger.design.weights)
    base = arms.index(ledger.design.control)
    rows = [place for place in range(len(arms)) if place != base]
    first, second = (
        compare(part[rows, 0], part[np.full(len(rows), base), 0]) for part in (early, late)
    )
    error = np.hypot(first.standard_error, second.standard_error)
    shift = np.abs(second.difference - first.difference) / error
    worst = float(shift.max())
    detail = f"effect of early against late days differs by {worst:.1f} standard errors"
    return Check("novelty", worst < 3.0, False, detail)
