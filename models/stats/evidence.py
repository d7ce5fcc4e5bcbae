"""What does a verdict rest on? Plain values, ready for a table, JSON or a row of the store."""

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """What an experiment's verdict may be."""

    UNHEALTHY = "unhealthy"
    NO_DATA = "no_data"
    RUNNING = "running"
    SHIP = "ship"
    ROLL_BACK = "roll_back"
    UNDECIDED = "undecided"


@dataclass(frozen=True)
class Check:
    """One question about the experiment's health; a false `is_ok` with `blocks` stops verdicts."""

    name: str
    is_ok: bool
    blocks: bool
    detail: str


@dataclass(frozen=True)
class ArmEvidence:
    """One arm's rate by now, with a Wilson interval widened for accounts; null without leads."""

    metric: str
    arm: str
    account_count: int
    success_count: int
    lead_count: int
    rate: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class TestEvidence:
    """One arm against control on one metric.

    `z`, `boundary`, `adjusted_p` (stagewise), the median-unbiased `estimate` with its interval and
    the repeated interval are those of the look that made the claim, else of the last one taken
    (null before the first). `sequential_p` is the least alpha at which the path would have
    stopped by now, `holm_p` the same with all comparisons paid for. The always-valid intervals
    are those of today. `claim` is "better", "worse" or null.
    """

    metric: str
    arm: str
    rate: float | None
    control_rate: float | None
    difference: float
    claim: str | None
    claimed_on_day: int | None
    z: float | None
    boundary: float | None
    adjusted_p: float | None
    sequential_p: float | None
    holm_p: float | None
    estimate: float | None
    estimate_low: float | None
    estimate_high: float | None
    repeated_low: float | None
    repeated_high: float | None
    always_low: float
    always_high: float
    ratio: float
    ratio_low: float
    ratio_high: float


@dataclass(frozen=True)
class GuardrailEvidence:
    """How much worse an arm may be on a guardrail: `worst` is the bound that the margin faces."""

    metric: str
    arm: str
    margin: float
    worsening: float
    best: float
    worst: float
    is_safe: bool
    is_harmed: bool


@dataclass(frozen=True)
class LookEvidence:
    """One look: its information (share of the plan), the wall |z| must pass, what z was."""

    day: int
    arm: str
    information: float
    boundary: float | None
    nominal_p: float
    alpha_spent: float
    z: float | None


@dataclass(frozen=True)
class Evidence:
    """All that a verdict rests on; `stopped_on_day` is null while it runs."""

    day: int
    days_left: int
    next_look_day: int | None
    stopped_on_day: int | None
    icc: float | None
    design_effect: float
    checks: tuple[Check, ...]
    arms: tuple[ArmEvidence, ...]
    tests: tuple[TestEvidence, ...]
    guardrails: tuple[GuardrailEvidence, ...]
    looks: tuple[LookEvidence, ...]


@dataclass(frozen=True)
class Verdict:
    """What to do, in one word and one sentence, and why."""

    status: Status
    sentence: str
    evidence: Evidence


@dataclass(frozen=True)
class Outcome:
    """Where a look leaves the experiment; `place` is the look's place among those taken."""

    status: Status
    place: int
    winners: tuple[str, ...] = ()
    losers: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class Claim:
    """A wall that was passed: in which direction, at which look of its path, said on which day."""

    is_better: bool
    index: int
    day: int
