"""How is an experiment planned, and what do its counts say?

Needs no store: a few numbers in, or a file of counts and a design, and a verdict out.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import App, Parameter

from deployments.cli.screen import tell, tell_json
from models.errors import UsageError

if TYPE_CHECKING:
    from deployments.cli.experiment_report import PlanRequest

app = App(name="experiment", help="Plan an experiment; judge its counts as often as you like.")

Output = Literal["table", "json"]
SpendingName = Literal["obrien_fleming", "pocock", "hwang_shih_decani"]


Baseline = Annotated[float, Parameter(help="Rate of the control, such as .03.")]
Effect = Annotated[
    float, Parameter(help="Rate of the treatment that must not be missed, such as .06.")
]
PerDay = Annotated[
    float, Parameter(help="Leads a day in each arm whose outcome gets known; arms are equal.")
]
Arms = Annotated[
    int, Parameter(help="Number of arms, the control included; more than two are sized for Holm.")
]
LookEvery = Annotated[int, Parameter(help="Days between looks.")]
MinDays = Annotated[
    int, Parameter(help="Day of the first look; a week, so that every weekday counts.")
]
Alpha = Annotated[float, Parameter(help="Chance of a false winner over all looks and arms.")]
Power = Annotated[float, Parameter(help="Chance to see the effect.")]
Sides = Annotated[Literal[1, 2], Parameter(help="2 also finds harm; 1 looks for gain only.")]
Spending = Annotated[SpendingName, Parameter(help="How error is spent over looks.")]
Gamma = Annotated[float, Parameter(help="Shape of hwang_shih_decani: −4 late, 1 early.")]
Icc = Annotated[
    float, Parameter(help="How alike leads of one account are (intraclass correlation).")
]
LeadsPerAccount = Annotated[float, Parameter(help="Leads of one account on average.")]
SizeVariation = Annotated[float, Parameter(help="Coefficient of variation of leads per account.")]
Metrics = Annotated[int, Parameter(help="Metrics that may each claim a winner.")]
Days = Annotated[
    int | None,
    Parameter(
        help="End after so many days whatever they show, and say what could be seen by then."
    ),
]
Plot = Annotated[Path | None, Parameter(help="Write the power curve to this .svg or .png file.")]
Save = Annotated[
    Path | None, Parameter(help="Write the design to this YAML file, ready for `analyze`.")
]
Name = Annotated[str, Parameter(help="Name of the experiment in the design file.")]
OutputForm = Annotated[
    Literal["table", "json"],
    Parameter(name=["--output"], help="table, or json (schema parley.experiment_plan.v1)."),
]


@app.command
def plan(
    *,
    baseline: Baseline,
    effect: Effect,
    per_day: PerDay,
    arms: Arms = 2,
    look_every: LookEvery = 1,
    min_days: MinDays = 7,
    alpha: Alpha = 0.05,
    power: Power = 0.8,
    sides: Sides = 2,
    spending: Spending = "obrien_fleming",
    gamma: Gamma = -4.0,
    icc: Icc = 0.05,
    leads_per_account: LeadsPerAccount = 1.0,
    size_variation: SizeVariation = 0.0,
    metrics: Metrics = 1,
    days: Days = None,
    plot: Plot = None,
    save: Save = None,
    name: Name = "experiment",
    output: OutputForm = "table",
) -> None:
    """Say how many leads and days an experiment needs, and at which z each look may stop it."""
    from deployments.cli.experiment_report import PlanRequest

    request = PlanRequest(
        baseline=baseline,
        effect=effect,
        per_day=per_day,
        arms=arms,
        look_every=look_every,
        min_days=min_days,
        alpha=alpha,
        power=power,
        sides=sides,
        spending=spending,
        gamma=gamma,
        icc=icc,
        leads_per_account=leads_per_account,
        size_variation=size_variation,
        metrics=metrics,
        days=days,
        name=name,
    )
    _show_plan(request, plot, save, output)


def _show_plan(request: "PlanRequest", plot: Path | None, save: Path | None, output: str) -> None:
    from deployments.cli import experiment_report as report

    found = report.make_plan(request)
    if plot is not None:
        from deployments.cli.experiment_plot import draw_power

        draw_power(found, plot)
    if save is not None:
        from deployments.cli.named_files import require_new
        from tasks.file_writing import written_text

        require_new(save)
        with written_text(save) as file:
            file.write(report.design_text(found))
    if output == "json":
        tell_json(report.plan_json(found))
    else:
        tell(report.plan_table(found))


@app.command
def analyze(
    counts: Path,
    *,
    design: Path,
    as_of: str | None = None,
    output: Annotated[Output, Parameter(name=["--output"])] = "table",
) -> None:
    """Give the verdict on counts: ship, roll back, go on, undecided, or why none can be given.

    Parameters
    ----------
    counts
        CSV or JSON with arm, account (or unit), successes, n, day; metric and segment if wanted.
    design
        The design file that `plan --save` writes.
    as_of
        Day (number, or date) until which to read; the last day of the counts if left out.
    output
        table, or json (schema parley.experiment_verdict.v1).
    """
    from deployments.cli.experiment_verdict import verdict_json, verdict_table
    from deployments.cli.named_files import read_named_text
    from models.schemas.experiment import parse_counts, parse_design
    from models.stats.counts import day_number
    from models.stats.decision import decide_experiment

    agreed = parse_design(read_named_text(design), str(design))
    rows = parse_counts(read_named_text(counts), str(counts), agreed)
    last = max((day_number(day, agreed) for day in rows.day), default=0)
    verdict = decide_experiment(rows, agreed, last if as_of is None else parse_day(as_of))
    if output == "json":
        tell_json(verdict_json(verdict, agreed))
    else:
        tell(verdict_table(verdict, agreed))


def parse_day(text: str) -> Any:
    """Give a day number or a date; raise UsageError on anything else."""
    from datetime import date

    if text.lstrip("-").isdigit():
        return int(text)
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"--as-of: {text!r} is neither a day number nor a date") from error
