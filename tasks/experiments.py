"""What is the verdict on each experiment, by what the published marts know?

Counts come from the marts, by account, arm and day; models/stats decides; a verdict is a row that
is written once for an instant. The design is registered with the experiment's first verdict; any
later change of it is named and blocks the verdict.
"""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from psycopg.types.json import Jsonb

from models.errors import InvalidDataError
from models.keys import digest
from models.schemas.campaign import CampaignDefinition
from models.stats.counts import Counts as ArmCounts
from models.stats.decision import decide_experiment
from models.stats.design import Design, Guardrail, Metric, fingerprints
from models.stats.evidence import Status
from tasks.mart_publish import Manifest, read_manifest
from tasks.resources import Resources
from tasks.runs import Counts, run_step
from tasks.store.postgres import Session
from tasks.store.warehouse import marts_path, open_published

_SETTLING_DAYS = 3
_FIRST_LOOK_DAY = 7
_UNSUBSCRIBE_MARGIN = 0.02
_COUNTS = {
    "open_rate": "opened_count",
    "click_rate": "clicked_count",
    "reply_rate": "replied_count",
    "positive_reply_rate": "positive_reply_count",
    "unsubscribe_rate": "unsubscribed_count",
}
_DAILY = """
select arm, account_id::varchar, settled_on, lead_count, {counts}
from experiment_daily
where experiment_key = $1
order by settled_on, arm, account_id"""


def evaluate_due(resources: Resources, as_of: datetime) -> Counts:
    """Judge every experiment of a current campaign; return how many there were and why not more.

    `experiments` = `judged` + `judged_before` + `not_started` + `without_marts`. A verdict is as
    of the marts: they never know more than when they were published.
    """
    path = marts_path(resources.settings.home)
    counts = Counts(experiments=0)
    with resources.store.transaction() as session:
        manifest = _own_manifest(session, path)
        instant = min(as_of, manifest.as_of.astimezone(UTC)) if manifest else as_of
        for row in session.records("marts.running_experiments", as_of=instant):
            definition = CampaignDefinition.model_validate(row["definition"])
            judge = partial(_evaluate, session, path, definition, row, manifest, instant)
            counts["experiments"] += 1
            counts.update(run_step(f"judge the experiment of {definition.name}", judge))
    return counts


def _own_manifest(session: Session, path: Path) -> Manifest | None:
    """Return the marts' manifest if they were built from this very database."""
    manifest = read_manifest(path)
    origin = session.records("marts.read_origin")[0]
    if manifest is None or str(manifest.database_id) != str(origin["database_id"]):
        return None
    return manifest


def _evaluate(
    session: Session,
    path: Path,
    definition: CampaignDefinition,
    row: Mapping[str, Any],
    manifest: Manifest | None,
    instant: datetime,
) -> Counts:
    if row["first_at"] is None:
        return Counts(not_started=1)
    if row["is_judged"]:
        return Counts(judged_before=1)
    if manifest is None:
        return Counts(without_marts=1)
    design = design_of(definition, row["first_at"].astimezone(UTC).date())
    registered = row["registered"]
    if registered:
        # The pace may change under way; what was planned at the start holds.
        design = replace(design, planned_leads=registered["planned_leads"])
    _store(session, _read_counts(path, design), design, registered, instant)
    return Counts(judged=1)


def design_of(definition: CampaignDefinition, starts_on: date) -> Design:
    """Return the design that a campaign file agrees on; its experiment must be there.

    Leads settle some days after the sequence's last, so that the planned number is of those that
    settle by the end at the campaign's own pace.
    """
    experiment = definition.experiment
    if experiment is None:
        raise InvalidDataError(f"campaign {definition.name}: it has no experiment")
    settle_days = definition.steps[-1].day + _SETTLING_DAYS
    last_day = max(experiment.days, _FIRST_LOOK_DAY)
    planned = definition.waves.leads_per_day * max(last_day - settle_days, 1)
    return Design(
        experiment=experiment.name,
        weights={arm.name: arm.weight for arm in experiment.arms},
        control=experiment.control,
        planned_leads=float(planned),
        look_days=_look_days(last_day, experiment.looks),
        metrics=(Metric(experiment.metric),),
        guardrails=(Guardrail("unsubscribe_rate", margin=_UNSUBSCRIBE_MARGIN),),
        alpha=experiment.alpha,
        min_accounts=experiment.minimum_accounts_per_arm,
        min_days=_FIRST_LOOK_DAY,
        holdout=experiment.holdout,
        starts_on=starts_on,
    )


def _look_days(last_day: int, looks: int) -> tuple[int, ...]:
    """Spread the looks evenly; none before the first week is over, so that every weekday counts."""
    days = {round(last_day * look / looks) for look in range(1, looks + 1)}
    return tuple(sorted({max(day, _FIRST_LOOK_DAY) for day in days}))


def _read_counts(path: Path, design: Design) -> ArmCounts:
    statement = _DAILY.format(counts=", ".join(_COUNTS[name] for name in design.metric_names))
    with open_published(path) as connection:
        rows = connection.execute(statement, [design.experiment]).fetchall()
    lines: list[tuple[Any, ...]] = [
        (arm, account, day, name, successes, leads)
        for arm, account, day, leads, *found in rows
        for name, successes in zip(design.metric_names, found, strict=True)
    ]
    columns: list[list[Any]] = [[line[place] for line in lines] for place in range(6)]
    arms, accounts, days, metrics, successes, trials = columns
    return ArmCounts(
        arm=arms, account=accounts, successes=successes, trials=trials, day=days, metric=metrics
    )


def _store(
    session: Session,
    counts: ArmCounts,
    design: Design,
    registered: Mapping[str, Any] | None,
    instant: datetime,
) -> None:
    marks = fingerprints(design)
    registered = registered or {"planned_leads": design.planned_leads, "fingerprints": marks}
    try:
        verdict = decide_experiment(counts, design, instant, registered["fingerprints"])
    except InvalidDataError as error:
        status, sentence, evidence, look = Status.UNHEALTHY, str(error), {}, 0
    else:
        status, sentence, evidence = verdict.status, verdict.sentence, asdict(verdict.evidence)
        look = len({taken.day for taken in verdict.evidence.looks if taken.z is not None})
    session.run(
        "marts.verdict_write",
        experiment_key=design.experiment,
        metric=design.metrics[0].name,
        status=status.value,
        sentence=sentence,
        evidence=Jsonb({**evidence, "registered": registered}),
        design_hash=digest(*(f"{name}={mark}" for name, mark in sorted(marks.items()))),
        look=look,
        as_of=instant,
    )
