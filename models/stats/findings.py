"""Which figures stand behind the verdict?"""

from math import isfinite

import numpy as np

from models.stats.always_valid import confidence_sequence, ratio_sequence
from models.stats.clusters import AccountTotals, design_effect, intraclass_correlation
from models.stats.comparison import compare
from models.stats.counts import Ledger
from models.stats.design import Design, Guardrail
from models.stats.evidence import (
    ArmEvidence,
    Check,
    Claim,
    Evidence,
    GuardrailEvidence,
    LookEvidence,
    TestEvidence,
)
from models.stats.guardrails import guard_range, is_harmed, is_safe
from models.stats.multiplicity import holm
from models.stats.paths import Looks, Path, pairs, planned_sizes
from models.stats.proportions import wilson_interval
from models.stats.sequential import (
    estimate_at_stop,
    repeated_interval,
    sequential_p_value,
    stagewise_p,
)
from models.stats.spending import Array

UNKNOWN_BASELINE = 0.05


Claims = dict[tuple[str, str], Claim]


def build_evidence(
    ledger: Ledger,
    day: int,
    looks: Looks,
    place: int,
    claims: Claims,
    checks: tuple[Check, ...],
    *,
    has_ended: bool,
) -> Evidence:
    """Gather all figures at the end of a day, with the sequential ones at the look at `place`."""
    design = ledger.design
    now = ledger.totals(design.metrics[0].name, [day])[: len(design.weights)]
    icc = float(intraclass_correlation(now)[0])
    ahead = [look for look in design.look_days if look > day]
    stopped = looks.days[place] if has_ended and place >= 0 else None
    return Evidence(
        day=day,
        days_left=0 if has_ended else max(0, design.look_days[-1] - day),
        next_look_day=None if has_ended or not ahead else ahead[0],
        stopped_on_day=stopped,
        icc=icc if isfinite(icc) else None,
        design_effect=float(design_effect(now)[0]),
        checks=checks,
        arms=_arms(ledger, day),
        tests=_tests(ledger, day, looks, place, claims),
        guardrails=_guardrails(looks, place),
        looks=_looks(looks, place, design),
    )


def _number(value: float | Array) -> float | None:
    return float(value) if isfinite(float(value)) else None


def _arms(ledger: Ledger, day: int) -> tuple[ArmEvidence, ...]:
    design = ledger.design
    found = []
    for name in design.metric_names:
        totals = ledger.totals(name, [day])
        effect = design_effect(totals[: len(design.weights)])[0]
        low, high = wilson_interval(totals.successes / effect, totals.trials / effect)
        for row, arm in enumerate(ledger.arms):
            if row < len(design.weights) or totals.trials[row, 0] > 0:
                found.append(_arm(name, arm, totals[row, 0], low[row, 0], high[row, 0]))
    return tuple(found)


def _arm(metric: str, arm: str, totals: AccountTotals, low: float, high: float) -> ArmEvidence:
    is_empty = float(totals.trials) == 0.0
    return ArmEvidence(
        metric,
        arm,
        int(totals.accounts),
        int(totals.successes),
        int(totals.trials),
        None if is_empty else float(totals.rate),
        None if is_empty else float(low),
        None if is_empty else float(high),
    )


def tuned_errors(design: Design) -> tuple[Array, Array]:
    """Give the errors, at the planned end, of each treatment's difference and of its log ratio."""
    sizes, base = planned_sizes(design)
    rate = design.baseline or UNKNOWN_BASELINE
    error = np.sqrt(rate * (1.0 - rate) * (1.0 / sizes + 1.0 / base))
    return np.asarray(error), np.asarray(error / rate)


def joint_confidence(design: Design, level: float) -> float:
    """Give the confidence of two-sided intervals that match tests at an error level."""
    return 1.0 - 2.0 * level / design.sides


def _tests(
    ledger: Ledger, day: int, looks: Looks, place: int, claims: Claims
) -> tuple[TestEvidence, ...]:
    design = ledger.design
    level = design.alpha / (len(design.metrics) * len(design.treatments))
    confidence = joint_confidence(design, level)
    paths = {(path.metric.name, path.arm): path for path in looks.tests}
    p_values = {key: _sequential_p(path, place) for key, path in paths.items()}
    known = {key: value for key, value in p_values.items() if value is not None}
    adjusted = dict(zip(known, holm(list(known.values())).tolist(), strict=True)) if known else {}
    tuned, tuned_log = tuned_errors(design)
    found = []
    for metric in design.metrics:
        treated, control = pairs(ledger.totals(metric.name, [day]), design)
        now = compare(treated, control)[:, 0]
        always = confidence_sequence(now.difference, now.standard_error, tuned, confidence)
        ratio = ratio_sequence(now.log_ratio, now.log_ratio_error, tuned_log, confidence)
        for row, arm in enumerate(design.treatments):
            key = (metric.name, arm)
            claim = claims.get(key)
            found.append(
                TestEvidence(
                    metric=metric.name,
                    arm=arm,
                    rate=_number(now.rate[row]),
                    control_rate=_number(now.control_rate[row]),
                    difference=float(now.difference[row]),
                    claim=None if claim is None else ("better" if claim.is_better else "worse"),
                    claimed_on_day=None if claim is None else claim.day,
                    sequential_p=p_values.get(key),
                    holm_p=adjusted.get(key),
                    always_low=_clipped(float(always[0][row])),
                    always_high=_clipped(float(always[1][row])),
                    ratio=float(np.exp(now.log_ratio[row])),
                    ratio_low=float(ratio[0][row]),
                    ratio_high=float(ratio[1][row]),
                    **_at_look(paths.get(key), place, claim, level),
                )
            )
    return tuple(found)


def _sequential_p(path: Path, place: int) -> float | None:
    index = path.last(place)
    if index < 0:
        return None
    is_final = path.is_final(place) and index + 1 == len(path.times)
    upto = slice(0, index + 1)
    design = path.design
    return sequential_p_value(
        path.z[upto], path.times[upto], design.spending, design.sides, is_final=is_final
    )


_AT_LOOK = (
    "z", "boundary", "adjusted_p", "estimate", "estimate_low", "estimate_high",
    "repeated_low", "repeated_high",
)  # fmt: skip


def _at_look(
    path: Path | None, place: int, claim: Claim | None, level: float
) -> dict[str, float | None]:
    """Give the sequential figures at the crossing, or else at the last look; in the metric's sense.

    Intervals hold together for all hypotheses (Bonferroni); paths are oriented so that positive
    is better, which is turned back here.
    """
    index = -1 if path is None else (claim.index if claim else path.last(place))
    walls = None if path is None else path.walls(level, place)
    if path is None or walls is None or index < 0:
        return dict.fromkeys(_AT_LOOK)
    sign = 1.0 if path.metric.is_higher_better else -1.0
    z, wall = path.z[index], walls.upper[index]
    error = path.plain_errors[index]
    found = estimate_at_stop(
        walls, index, path.differences[index] / error, error, joint_confidence(path.design, level)
    )
    bounds = sorted((sign * found.low, sign * found.high))
    ends = [_clipped(value) for value in (sign * found.median_unbiased, *bounds)]
    middle = sign * path.differences[index]
    low, high = repeated_interval(middle, path.errors[index], wall)
    adjusted = stagewise_p(walls, index, z)
    figures = [sign * z, wall, adjusted, *ends, _clipped(float(low)), _clipped(float(high))]
    return {
        name: value if isfinite(value) else None
        for name, value in zip(_AT_LOOK, figures, strict=True)
    }


def _clipped(difference: float) -> float:
    """Hold a difference of rates to −1 … 1."""
    return min(1.0, max(-1.0, difference))


def _guardrails(looks: Looks, place: int) -> tuple[GuardrailEvidence, ...]:
    found = []
    for path in looks.guards:
        bounds = guard_range(path, place)
        if bounds is None or not isinstance(path.metric, Guardrail):
            continue
        safe, harmed = is_safe(path, place), is_harmed(path, place)
        name, margin = path.metric.name, path.metric.margin
        found.append(GuardrailEvidence(name, path.arm, margin, *bounds, safe, harmed))
    return tuple(found)


def _looks(looks: Looks, place: int, design: Design) -> tuple[LookEvidence, ...]:
    level = design.alpha / max(1, len(looks.tests))
    found: list[LookEvidence] = []
    for path in looks.tests:
        walls = path.walls(level, place)
        if path.metric.name != design.metrics[0].name or walls is None:
            continue
        spent = design.spending.cumulative(path.times, level / design.sides) * design.sides
        if path.is_final(place):
            spent[-1] = level
        found.extend(
            LookEvidence(
                looks.days[path.places[index]],
                path.arm,
                path.times[index],
                _number(walls.upper[index]),
                float(walls.nominal[index]),
                float(spent[index]),
                path.z[index],
            )
            for index in range(path.last(place) + 1)
        )
    return tuple(found)
