"""Publish what is known to the analysts: extract, build, check, replace."""

from datetime import datetime

from prefect import flow
from prefect.runtime import flow_run

from tasks.marts import publish_marts_at
from tasks.resources import Resources, open_resources
from tasks.runs import Counts, logged_run, publish_summary, resolve_as_of


def run_publish(resources: Resources, as_of: datetime) -> Counts:
    """Bring the published marts up to `as_of`; nothing is built where nothing has changed."""
    with logged_run(resources, "publish_marts", as_of) as counts:
        counts.update(publish_marts_at(resources, as_of))
    return counts


def _name_run() -> str:
    as_of = flow_run.parameters.get("as_of") or flow_run.scheduled_start_time
    return f"publish@{as_of:%Y-%m-%dT%H:%MZ}"


@flow(name="publish_marts", flow_run_name=_name_run, persist_result=False)
def publish_marts(as_of: datetime | None = None) -> dict[str, int]:
    """Rebuild the DuckDB marts from what has changed, check them, and replace the file."""
    with open_resources() as resources:
        instant = resolve_as_of(resources, as_of)
        counts = run_publish(resources, instant)
        publish_summary("publish_marts", instant, counts)
    return dict(counts)
