"""How is a verdict said in one sentence, with its numbers?"""

from models.stats.design import Design
from models.stats.evidence import Evidence, Outcome, Status, TestEvidence
from models.stats.health import MINIMUM_DAYS, MINIMUM_SAMPLE, WEEKDAYS_SEEN


def say(outcome: Outcome, evidence: Evidence, design: Design) -> str:
    """Give the verdict as one sentence that a person may act on."""
    if outcome.status is Status.UNHEALTHY:
        return _unhealthy(evidence)
    if outcome.status is Status.NO_DATA:
        arms = ", ".join(outcome.waiting)
        return f"No lead's outcome is settled yet in {arms} on day {evidence.day}."
    says = {
        Status.RUNNING: _running,
        Status.SHIP: _ship,
        Status.ROLL_BACK: _roll_back,
        Status.UNDECIDED: _undecided,
    }
    return says[outcome.status](outcome, evidence, design)


def _unhealthy(evidence: Evidence) -> str:
    faults = [
        f"{item.name}: {item.detail}" for item in evidence.checks if item.blocks and not item.is_ok
    ]
    return (
        f"No verdict: {'; '.join(faults)}. Assignment, logging or eligibility is broken; "
        "mend it and start again."
    )


def _running(outcome: Outcome, evidence: Evidence, design: Design) -> str:
    nearest = _strongest(evidence.tests)
    wait = f"{evidence.days_left} days left"
    if evidence.next_look_day is not None:
        wait += f", next look on day {evidence.next_look_day}"
    if outcome.waiting:
        arms = " and ".join(outcome.waiting)
        return f"{arms} beats {design.control}, but a guardrail is not shown safe yet; {wait}."
    lacking = _lacking(evidence)
    if lacking:
        wait += f"; too little to test anything yet ({lacking})"
    return (
        f"Running, {wait}; so far {_gap(nearest, design)}, and whoever looks today may say "
        f"{_points(nearest.always_low)} to {_points(nearest.always_high)} points."
    )


def _lacking(evidence: Evidence) -> str:
    """Name what there must be before anything is tested, and is not."""
    wanted = {MINIMUM_SAMPLE, MINIMUM_DAYS, WEEKDAYS_SEEN}
    return "; ".join(
        f"weekdays {check.detail}" if check.name == WEEKDAYS_SEEN else check.detail
        for check in evidence.checks
        if check.name in wanted and not check.is_ok
    )


def _ship(outcome: Outcome, evidence: Evidence, design: Design) -> str:
    tests = [test for test in evidence.tests if test.arm in outcome.winners and test.claim]
    best = tests[0]
    if len(outcome.winners) == 1:
        return f"Ship {best.arm}: {_claim(best, evidence.day, design)}."
    arms = " and ".join(outcome.winners)
    gaps = "; ".join(_gap(test, design) for test in tests)
    return (
        f"{arms} each beat {design.control} ({gaps}); which of them is best was not tested, "
        "so ship the cheaper one."
    )


def _roll_back(outcome: Outcome, evidence: Evidence, design: Design) -> str:
    parts = []
    for arm in outcome.losers:
        harmed = [item for item in evidence.guardrails if item.arm == arm and item.is_harmed]
        worse = [test for test in evidence.tests if test.arm == arm and test.claim == "worse"]
        if worse:
            parts.append(_claim(worse[0], evidence.day, design))
        elif harmed:
            guard = harmed[0]
            parts.append(
                f"{arm} worsens {guard.metric} by {_points(guard.worsening)} points "
                f"(margin {_points(guard.margin)})"
            )
    return f"Roll back {' and '.join(outcome.losers)}: {'; '.join(parts)}."


def _undecided(outcome: Outcome, evidence: Evidence, design: Design) -> str:
    lost = f" {' and '.join(outcome.losers)} did worse." if outcome.losers else ""
    if outcome.reason == "too_small":
        lacking = _lacking(evidence) or "too little had come by the last look"
        return f"Undecided: nothing was tested by day {evidence.day}, the end: {lacking}."
    nearest = _strongest([test for test in evidence.tests if test.arm not in outcome.losers])
    if outcome.reason == "futile":
        return (
            f"Undecided: {_gap(nearest, design)}; the effect planned for is no longer likely to "
            f"be seen, so stop or accept the cost of going on.{lost}"
        )
    if outcome.waiting:
        arms = " and ".join(outcome.waiting)
        return f"Undecided: {arms} beats {design.control}, but a guardrail is not shown safe.{lost}"
    return f"Undecided: {_claim(nearest, evidence.day, design)}.{lost}"


def _strongest(tests: list[TestEvidence] | tuple[TestEvidence, ...]) -> TestEvidence:
    return min(tests, key=lambda test: (test.sequential_p or 1.0, -abs(test.difference)))


def _gap(test: TestEvidence, design: Design) -> str:
    return (
        f"{test.arm} has {test.metric} {_percent(test.rate)} against "
        f"{_percent(test.control_rate)} of {design.control}"
    )


def _claim(test: TestEvidence, today: int, design: Design) -> str:
    """Say today's rates and the difference; one that an earlier look found keeps its day apart."""
    difference = _difference(test, design)
    if difference is None:
        return _gap(test, design)
    if test.claimed_on_day in (None, today):
        when = "" if test.claimed_on_day is None else f" at the look of day {today}"
        points, interval = difference
        return f"{_gap(test, design)}, a difference of {points}{when} {interval}"
    return (
        f"at the look of day {test.claimed_on_day} the difference of {test.arm} from "
        f"{design.control} was {' '.join(difference)}; by day {today} {_gap(test, design)}"
    )


def _difference(test: TestEvidence, design: Design) -> tuple[str, str] | None:
    if test.estimate is None or test.estimate_low is None or test.estimate_high is None:
        return None
    level = 100.0 * (1.0 - 2.0 * design.alpha / design.sides)
    low, high = _points(test.estimate_low), _points(test.estimate_high)
    many = len(design.metrics) * len(design.treatments) > 1
    paid = "looks and comparisons paid for" if many else "looks paid for"
    return (
        f"{_points(test.estimate)} points",
        f"({level:g} % interval {low} to {high}, {paid})",
    )


def _percent(rate: float | None) -> str:
    return "nothing" if rate is None else f"{100.0 * rate:.1f} %"


def _points(value: float) -> str:
    return f"{round(100.0 * value, 1) + 0.0:+.1f}"
