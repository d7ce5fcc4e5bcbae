"""How does a plan look: as a table of at most 100 columns and as JSON?"""

import json
from dataclasses import asdict, dataclass
from math import ceil, isfinite
from typing import Any

import numpy as np

from models.errors import InvalidDataError
from models.schemas.experiment import MOST_LOOKS, LooksFile
from models.stats.design import Design, Metric, fingerprints
from models.stats.power import Plan, cluster_inflation, days_for, plan_experiment
from models.stats.sequential import stop_chances
from models.stats.spending import Family, Spending

LONGEST_DAYS = 3660


@dataclass(frozen=True)
class PlanRequest:
    """What `parley experiment plan` was asked; leads are per arm."""

    name: str
    baseline: float
    effect: float
    per_day: float
    arms: int
    look_every: int
    min_days: int
    alpha: float
    power: float
    sides: int
    spending: str
    gamma: float
    icc: float
    leads_per_account: float
    size_variation: float
    metrics: int
    days: int | None


@dataclass(frozen=True)
class FoundPlan:
    """A plan with its calendar: the looks, and what they cost and see."""

    request: PlanRequest
    plan: Plan
    look_days: tuple[int, ...]
    design: Design

    @property
    def rates(self) -> list[float]:
        """Give treatment rates around the effect, for the power table and curve."""
        gap = self.request.effect - self.request.baseline
        steps = np.linspace(0.0, 2.0, 9)
        rates = [self.request.baseline + step * gap for step in steps]
        return [rate for rate in rates if 0.0 < rate < 1.0]


def make_plan(request: PlanRequest) -> FoundPlan:
    """Find leads, days and looks together, for each depends on the others."""
    if request.arms < 2 or request.metrics < 1:
        raise InvalidDataError("arms must be at least 2 and metrics at least 1")
    if request.look_every < 1 or request.min_days < 1:
        raise InvalidDataError("look-every and min-days must be at least 1")
    days = request.days or request.min_days
    found = _plan_for(request, _look_days(request, days))
    for _ in range(20):
        if request.days is not None:
            break
        needed = max(days_for(found.leads_per_arm, request.per_day), request.min_days)
        if needed > LONGEST_DAYS:
            raise InvalidDataError(
                f"per-day: {found.leads_per_arm:,} leads an arm would take {needed:,} days; "
                "look for a larger effect, or bring more leads"
            )
        if needed == days:
            break
        days = needed
        found = _plan_for(request, _look_days(request, days))
    look_days = _look_days(request, days)
    return FoundPlan(request, found, look_days, _design(request, found, look_days))


def _look_days(request: PlanRequest, days: int) -> tuple[int, ...]:
    looks = LooksFile(every=request.look_every, first=request.min_days, until=days).days()
    if len(looks) > MOST_LOOKS:
        raise InvalidDataError(f"look-every: {len(looks)} looks; at most {MOST_LOOKS} are computed")
    return looks


def _plan_for(request: PlanRequest, look_days: tuple[int, ...]) -> Plan:
    effect = cluster_inflation(request.leads_per_account, request.icc, request.size_variation)
    found = plan_experiment(
        request.baseline,
        request.effect,
        tuple(day / look_days[-1] for day in look_days),
        alpha=request.alpha,
        wanted_power=request.power,
        sides=request.sides,
        spending=Spending(Family(request.spending), request.gamma),
        tests=(request.arms - 1) * request.metrics,
        design_effect=effect,
    )
    if request.days is None:
        return found
    leads = max(1, int(request.days * request.per_day))
    return Plan(**{**_fields(found), "leads_per_arm": leads})


def _fields(plan: Plan) -> dict[str, Any]:
    return {name: getattr(plan, name) for name in Plan.__dataclass_fields__}


def _design(request: PlanRequest, plan: Plan, look_days: tuple[int, ...]) -> Design:
    names = [
        chr(ord("A") + place) if place < 26 else f"arm{place}" for place in range(request.arms)
    ]
    metrics = ["reply_rate", *(f"metric_{place}" for place in range(2, request.metrics + 1))]
    return Design(
        experiment=request.name,
        weights=dict.fromkeys(names, 1.0 / request.arms),
        control=names[0],
        planned_leads=plan.leads_per_arm * request.arms,
        look_days=look_days,
        metrics=tuple(Metric(name) for name in metrics),
        alpha=request.alpha,
        sides=request.sides,
        spending=Spending(Family(request.spending), request.gamma),
        baseline=request.baseline,
        icc=request.icc,
        leads_per_account=request.leads_per_account,
        min_days=min(request.min_days, look_days[-1]),
    )


def design_text(found: FoundPlan) -> str:
    """Give the design file, with the digests that show a later change."""
    design = found.design
    weights = ", ".join(f"{arm}: {weight!r}" for arm, weight in design.weights.items())
    metrics = "".join(f"\n  - {{name: {metric.name}, better: higher}}" for metric in design.metrics)
    marks = "".join(f"\n  {name}: '{mark}'" for name, mark in fingerprints(design).items())
    request = found.request
    return (
        f"# {request.baseline:g} -> {request.effect:g} with power {request.power:g}\n"
        f"experiment: {json.dumps(design.experiment)}\narms: {{{weights}}}\n"
        f"control: {design.control}\nmetrics:{metrics}\n"
        f"baseline: {design.baseline!r}\nplanned_leads: {design.planned_leads!r}\n"
        f"looks: {list(design.look_days)}\nmin_days: {design.min_days}\n"
        f"alpha: {design.alpha!r}\nsides: {design.sides}\n"
        f"spending: {{family: {design.spending.family.value}, gamma: {design.spending.gamma!r}}}\n"
        f"icc: {design.icc!r}\nleads_per_account: {design.leads_per_account!r}\n"
        "# Digests of every field; delete this block to change the design before the start.\n"
        f"registered:{marks}\n"
    )


def _look_rows(found: FoundPlan) -> list[dict[str, float]]:
    plan, last = found.plan, found.look_days[-1]
    walls = plan.boundaries
    above, below = stop_chances(walls, [plan.drift_of(found.request.effect)])
    seen = (above + below)[:, 0].cumsum()
    spent = found.design.spending.cumulative(walls.times, walls.alpha / walls.sides) * walls.sides
    spent[-1] = walls.alpha
    return [
        {
            "day": day,
            "leads_per_arm": ceil(plan.leads_per_arm * day / last),
            "information": walls.times[look],
            "boundary_z": walls.upper[look],
            "nominal_p": float(walls.nominal[look]),
            "alpha_spent": float(spent[look]),
            "power_so_far": float(seen[look]),
        }
        for look, day in enumerate(found.look_days)
    ]


def _power_rows(found: FoundPlan, rates: list[float]) -> list[dict[str, float]]:
    plan, last = found.plan, found.look_days[-1]
    chances, leads = plan.power_at(rates), plan.mean_leads_at(rates)
    return [
        {
            "rate": rate,
            "power": float(chance),
            "mean_leads_per_arm": float(mean),
            "mean_days": float(mean) / plan.leads_per_arm * last,
        }
        for rate, chance, mean in zip(rates, chances, leads, strict=True)
    ]


def plan_json(found: FoundPlan) -> str:
    """Give the plan as JSON, schema parley.experiment_plan.v1."""
    plan = found.plan
    return to_json(
        {
            "schema": "parley.experiment_plan.v1",
            "request": asdict(found.request),
            "leads_per_arm": plan.leads_per_arm,
            "leads_in_all": plan.leads_per_arm * found.request.arms,
            "fixed_leads_per_arm": plan.fixed_leads_per_arm,
            "days": found.look_days[-1],
            "design_effect": plan.design_effect,
            "detectable_rate": plan.detectable(),
            "looks": _look_rows(found),
            "power": _power_rows(found, found.rates),
        }
    )


def plan_table(found: FoundPlan) -> str:
    """Give the plan as text of at most 100 columns."""
    parts = (_summary(found), _look_table(found), _power_table(found))
    return "\n\n".join("\n".join(part) for part in parts)


def _summary(found: FoundPlan) -> list[str]:
    request, plan = found.request, found.plan
    per_arm, days = plan.leads_per_arm, found.look_days[-1]
    reached = float(plan.power_at([request.effect])[0])
    need = (
        f"{percent(request.baseline)} -> {percent(request.effect)}: {per_arm:,} leads an arm, "
        f"{per_arm * request.arms:,} in {request.arms} arms, {days} days at "
        f"{request.per_day:g} a day and arm"
    )
    cost = (
        f"power {reached:.3f} at alpha {request.alpha:g}, {len(found.look_days)} looks; "
        f"one look alone needs {plan.fixed_leads_per_arm:,} an arm for power {request.power:g}"
    )
    sees = (
        f"detectable with power {request.power:g}: {percent(plan.detectable())} or more; "
        f"accounts widen the variance {plan.design_effect:.2f} times"
    )
    return [need, cost, sees]


def _look_table(found: FoundPlan) -> list[str]:
    rows = [
        [
            f"{row['day']}",
            f"{row['leads_per_arm']:,}",
            f"{row['information']:.3f}",
            f"{row['boundary_z']:.4f}",
            f"{row['nominal_p']:.2g}",
            f"{row['alpha_spent']:.5f}",
            f"{row['power_so_far']:.3f}",
        ]
        for row in _look_rows(found)
    ]
    names = ["day", "leads/arm", "information", "boundary z", "nominal p", "alpha spent", "power"]
    value = "|z|" if found.request.sides == 2 else "z"
    return [f"Looks: stop when {value} passes the boundary", *columns(names, rows)]


def _power_table(found: FoundPlan) -> list[str]:
    rows = [
        [
            percent(row["rate"]),
            f"{row['power']:.3f}",
            f"{row['mean_leads_per_arm']:,.0f}",
            f"{row['mean_days']:.1f}",
        ]
        for row in _power_rows(found, found.rates)
    ]
    title = "Power: what would be seen, and when it would end on average"
    return [title, *columns(["treatment rate", "power", "leads/arm", "days"], rows)]


def columns(names: list[str], rows: list[list[str]], text_columns: int = 0) -> list[str]:
    """Give the lines of a table: its first columns are text, the others figures."""
    widths = [max(len(row[place]) for row in [names, *rows]) for place in range(len(names))]

    def line(row: list[str]) -> str:
        cells = [
            cell.ljust(width) if place < text_columns else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        return ("  " + "  ".join(cells)).rstrip()

    return [line(names), line(["-" * width for width in widths]), *map(line, rows)]


def percent(rate: float | None) -> str:
    """Give a rate in percent with two decimals; a dash where nothing is known."""
    return "-" if rate is None or not isfinite(rate) else f"{100.0 * rate:.2f} %"


def to_json(tree: dict[str, Any]) -> str:
    """Give a tree as JSON; what is infinite or unknown becomes null."""
    return json.dumps(_finite(tree), indent=2, default=str, ensure_ascii=False)


def _finite(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _finite(value) for key, value in node.items()}
    if isinstance(node, (list, tuple)):
        return [_finite(item) for item in node]
    return None if isinstance(node, float) and not isfinite(node) else node
