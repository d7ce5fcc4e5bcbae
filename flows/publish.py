"""Publish what is known to the analysts: extract, build, check, replace."""

from datetime import datetime

from prefect import flow

from tasks.marts import publish_marts_at
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


def run_publish(resources: Resources, as_of: datetime) -> Counts:
    """Bring the published marts up to `as_of`; nothing is built where nothing has changed."""
    with logged_run(resources, "publish_marts", as_of) as counts:
        counts.update(publish_marts_at(resources, as_of))
    return counts


@flow(name="publish_marts", flow_run_name=run_name, persist_result=False)
def publish_marts(as_of: datetime | None = None) -> dict[str, int]:
    """Rebuild the DuckDB marts from what has changed, check them, and replace the file."""
    with open_run() as resources:
        moment = resolve_as_of(resources, as_of)
        counts = run_publish(resources, moment)
        publish_summary("publish_marts", moment, counts)
        publish_balance("publish_marts", resources, moment)
        return dict(counts)
