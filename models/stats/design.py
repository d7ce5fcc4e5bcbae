"""What was agreed before the first send?

A design is frozen when the experiment starts; everything that is judged later is judged by it.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from hashlib import blake2b
from json import dumps

from models.errors import InvalidDataError
from models.stats.assignment import check_weights
from models.stats.boundaries import check_design
from models.stats.clusters import check_correlation
from models.stats.noninferiority import check_margin
from models.stats.spending import Spending, check_error

LEAST_ALPHA = 1e-6  # below, boundaries would ask more than the integration's 1e-8


@dataclass(frozen=True)
class Metric:
    """A rate that the experiment is decided on."""

    name: str
    is_higher_better: bool = True


@dataclass(frozen=True)
class Guardrail:
    """A rate that must not get worse by `margin` (in points, .01 is one); error `alpha`."""

    name: str
    margin: float
    is_higher_better: bool = False
    alpha: float = 0.05


@dataclass(frozen=True)
class Design:
    """The rules of one experiment; days count from 1, rates lie between 0 and 1.

    `planned_leads` is the number of leads in all arms at the planned end; looks are at the end
    of `look_days`; a look before `min_days`, or with fewer than `min_accounts` in some arm, is
    not taken. `weekdays` (0 is Monday), if given, must all have been seen before a look.
    """

    experiment: str
    weights: Mapping[str, float]
    control: str
    planned_leads: float
    look_days: tuple[int, ...]
    metrics: tuple[Metric, ...] = (Metric("reply_rate"),)
    guardrails: tuple[Guardrail, ...] = ()
    alpha: float = 0.05
    sides: int = 2
    spending: Spending = field(default_factory=Spending)
    futility_beta: float | None = None
    baseline: float | None = None
    icc: float = 0.05
    leads_per_account: float = 1.0
    min_accounts: int = 30
    min_days: int = 7
    weekdays: tuple[int, ...] = ()
    sample_ratio_alpha: float = 0.001
    holdout: float = 0.0
    starts_on: date | None = None

    def __post_init__(self) -> None:
        check_weights(self.weights)
        check_design(self.alpha, self.sides)
        if not LEAST_ALPHA <= self.alpha < 0.5:
            raise InvalidDataError(
                f"alpha: it must lie between {LEAST_ALPHA:g} and .5, not {self.alpha}"
            )
        check_correlation(self.icc)
        check_error(self.sample_ratio_alpha)
        self._check_parts()
        self._check_looks()

    def _check_parts(self) -> None:
        if self.control not in self.weights:
            raise InvalidDataError(f"control: {self.control!r} is not an arm")
        names = self.metric_names
        if not self.metrics or len(set(names)) != len(names):
            raise InvalidDataError("metrics: at least one, and each name once")
        for guardrail in self.guardrails:
            check_margin(guardrail.margin)
            check_error(guardrail.alpha)
        if self.planned_leads <= 0 or self.leads_per_account < 1.0:
            raise InvalidDataError("planned_leads must be above 0, leads_per_account at least 1")
        if not 0.0 <= self.holdout < 1.0:
            raise InvalidDataError(f"holdout: it must lie between 0 and 1, not {self.holdout}")
        if self.baseline is not None and not 0.0 < self.baseline < 1.0:
            raise InvalidDataError(f"baseline: it must lie between 0 and 1, not {self.baseline}")
        if self.futility_beta is not None:
            check_error(self.futility_beta)
        if not set(self.weekdays) <= set(range(7)):
            raise InvalidDataError("weekdays: 0 (Monday) to 6 (Sunday)")
        if self.weekdays and self.starts_on is None:
            raise InvalidDataError("weekdays: they need starts_on, the date of day 1")

    def _check_looks(self) -> None:
        if not self.look_days or self.look_days[0] < 1:
            raise InvalidDataError("look_days: at least one, the first not before day 1")
        for earlier, later in zip(self.look_days, self.look_days[1:], strict=False):
            if later <= earlier:
                raise InvalidDataError(f"look_days: day {later} stands after day {earlier}")
        if self.look_days[-1] < self.min_days:
            raise InvalidDataError(
                f"look_days: the last is day {self.look_days[-1]}, before min_days {self.min_days}"
            )

    @property
    def metric_names(self) -> tuple[str, ...]:
        """Give the names of all metrics, guardrails last."""
        guards = tuple(guardrail.name for guardrail in self.guardrails)
        return tuple(metric.name for metric in self.metrics) + guards

    @property
    def treatments(self) -> tuple[str, ...]:
        """Give the arms but the control, in their order."""
        return tuple(arm for arm in self.weights if arm != self.control)


def fingerprints(design: Design) -> dict[str, str]:
    """Give a short digest of every field, to be kept when the experiment starts."""
    marks = {}
    for name, value in asdict(design).items():
        text = dumps(_plain(value), sort_keys=True, default=str)
        marks[name] = blake2b(text.encode(), digest_size=6).hexdigest()
    return marks


def _plain(value: object) -> object:
    """Write 5 and 5.0 alike, as a file may hold either."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    return value


def refuse_changed_design(design: Design, registered: Mapping[str, str]) -> None:
    """Raise InvalidDataError that names every field which differs from the digests kept."""
    marks = fingerprints(design)
    changed = [
        item.name for item in fields(design) if registered.get(item.name) != marks[item.name]
    ]
    if changed:
        raise InvalidDataError(
            f"experiment {design.experiment}: the design changed after the start in "
            f"{', '.join(changed)}; restore it, or start a new experiment"
        )
