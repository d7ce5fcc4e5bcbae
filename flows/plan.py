"""Enrol the day's wave, plan first steps, and wake people whose absence is over."""

from datetime import datetime

from prefect import flow

from tasks.planning import plan_due
from tasks.resources import Resources
from tasks.runs import (
    Counts,
    logged_run,
    open_run,
    publish_balance,
    publish_summary,
    resolve_as_of,
    run_name,
)


def run_plan(resources: Resources, as_of: datetime) -> Counts:
    """Plan what `as_of` asks for; the body of the flow, in plain Python."""
    with logged_run(resources, "plan_messages", as_of) as counts:
        counts.update(plan_due(resources, as_of))
    return counts


@flow(name="plan_messages", flow_run_name=run_name, persist_result=False)
def plan_messages(as_of: datetime | None = None) -> dict[str, int]:
    """Enrol leads in waves and plan their first messages."""
    with open_run() as resources:
        moment = resolve_as_of(resources, as_of)
        counts = run_plan(resources, moment)
        publish_summary("plan_messages", moment, counts)
        publish_balance("plan_messages", resources, moment)
        return dict(counts)
