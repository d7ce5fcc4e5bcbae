"""Ship, roll back, go on, or admit that nobody can tell?

Never the highest rate: a verdict needs a look that was planned, a wall that was passed, guardrails
that are shown safe, and figures that may be trusted. Once given, later days do not undo it.
"""

from collections.abc import Mapping
from datetime import date

from models.stats.counts import Counts, Ledger, day_number
from models.stats.design import Design, refuse_changed_design
from models.stats.evidence import Claim, Outcome, Status, Verdict
from models.stats.findings import build_evidence
from models.stats.guardrails import is_harmed, is_safe
from models.stats.health import check_health, empty_arms
from models.stats.paths import Looks, looks_by
from models.stats.sentences import say


def decide_experiment(
    counts: Counts,
    design: Design,
    as_of: date | int,
    registered: Mapping[str, str] | None = None,
) -> Verdict:
    """Give the verdict on an experiment at the end of a day.

    `as_of` is a date, a day number, or an instant (then its last full day counts). Rows of later
    days are not read, and every look up to it is made anew, so the same counts always give the
    same verdict. `registered` are the design's fingerprints from the start. Raises
    InvalidDataError that names each impossible row, or each field that changed since.
    """
    if registered is not None:
        refuse_changed_design(design, registered)
    ledger = Ledger(counts, design)
    day = day_number(as_of, design)
    checks = check_health(ledger, day)
    looks = looks_by(ledger, day)
    outcome, claims = follow(looks, design)
    empty = empty_arms(design, ledger.totals(design.metrics[0].name, [day]).accounts[:, 0])
    if any(check.blocks and not check.is_ok for check in checks):
        outcome = Outcome(Status.UNHEALTHY, outcome.place)
    elif empty:
        outcome = Outcome(Status.NO_DATA, outcome.place, waiting=tuple(empty))
    has_ended = outcome.status in (Status.SHIP, Status.ROLL_BACK, Status.UNDECIDED)
    evidence = build_evidence(
        ledger, day, looks, outcome.place, claims, checks, has_ended=has_ended
    )
    return Verdict(outcome.status, say(outcome, evidence, design), evidence)


def follow(looks: Looks, design: Design) -> tuple[Outcome, dict[tuple[str, str], Claim]]:
    """Go through the looks in order until one decides; give where that leaves the experiment."""
    claims: dict[tuple[str, str], Claim] = {}
    last = len(looks.days) - 1
    for place in range(len(looks.days)):
        step_down(looks, design, place, claims)
        is_final = looks.is_final and place == last
        outcome = judge(looks, design, place, claims, is_final=is_final)
        if outcome.status is not Status.RUNNING:
            return outcome, claims
    if looks.is_final and last < 0:
        return Outcome(Status.UNDECIDED, last, reason="too_small"), claims
    return Outcome(Status.RUNNING, last, waiting=_waiting(looks, last, claims)), claims


def step_down(
    looks: Looks, design: Design, place: int, claims: dict[tuple[str, str], Claim]
) -> None:
    """Add the claims that Holm allows at a look: walls at alpha over the hypotheses still open.

    Crossings of earlier looks count anew when a rejection frees error, as the sequential p-value
    holds at every look (Maurer & Bretz 2013).
    """
    while True:
        remaining = [path for path in looks.tests if (path.metric.name, path.arm) not in claims]
        fresh = {}
        for path in remaining:
            crossing = path.first_crossing(design.alpha / len(remaining), place)
            if crossing is not None:
                is_better = path.z[crossing] > 0.0
                fresh[path.metric.name, path.arm] = Claim(is_better, crossing, looks.days[place])
        if not fresh:
            return
        claims.update(fresh)


def judge(
    looks: Looks,
    design: Design,
    place: int,
    claims: dict[tuple[str, str], Claim],
    *,
    is_final: bool,
) -> Outcome:
    """Say where one look leaves the experiment, given the claims so far."""
    losers = tuple(arm for arm in design.treatments if _is_lost(looks, arm, place, claims))
    better = [arm for arm in design.treatments if arm not in losers and _gains(arm, claims)]
    winners = tuple(arm for arm in better if _is_safe(looks, arm, place))
    waiting = tuple(arm for arm in better if arm not in winners)
    if winners:
        return Outcome(Status.SHIP, place, winners, losers, waiting)
    if len(losers) == len(design.treatments):
        return Outcome(Status.ROLL_BACK, place, losers=losers)
    if is_final:
        return Outcome(Status.UNDECIDED, place, losers=losers, waiting=waiting, reason="end")
    if not better and _is_futile(looks, design, losers, place):
        return Outcome(Status.UNDECIDED, place, losers=losers, reason="futile")
    return Outcome(Status.RUNNING, place, losers=losers, waiting=waiting)


def _gains(arm: str, claims: dict[tuple[str, str], Claim]) -> bool:
    return any(claim.is_better for (_, who), claim in claims.items() if who == arm)


def _waiting(looks: Looks, place: int, claims: dict[tuple[str, str], Claim]) -> tuple[str, ...]:
    arms = dict.fromkeys(path.arm for path in looks.tests)
    return tuple(
        arm for arm in arms if _gains(arm, claims) and not _is_lost(looks, arm, place, claims)
    )


def _is_lost(looks: Looks, arm: str, place: int, claims: dict[tuple[str, str], Claim]) -> bool:
    harmed = any(is_harmed(path, place) for path in looks.guards if path.arm == arm)
    return harmed or any(not claim.is_better for (_, who), claim in claims.items() if who == arm)


def _is_safe(looks: Looks, arm: str, place: int) -> bool:
    return all(is_safe(path, place) for path in looks.guards if path.arm == arm)


def _is_futile(looks: Looks, design: Design, losers: tuple[str, ...], place: int) -> bool:
    level = design.alpha / max(1, len(looks.tests))
    open_paths = [path for path in looks.tests if path.arm not in losers]
    return bool(open_paths) and all(path.is_futile(level, place) for path in open_paths)
