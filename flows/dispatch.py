"""Send everything due: claim, mark, call, settle."""

from datetime import datetime
from functools import partial

from prefect import flow

from tasks.dispatch import send_due
from tasks.resources import Resources
from tasks.runs import (
    Counts,
    logged_run,
    open_run,
    publish_alerts,
    publish_balance,
    publish_summary,
    resolve_as_of,
    run_name,
    run_step,
)


def run_dispatch(resources: Resources, as_of: datetime, limit: int = 1_000_000) -> Counts:
    """Send what is due at `as_of`; the body of the flow, in plain Python."""
    with logged_run(resources, "dispatch_due", as_of) as counts:
        send = partial(send_due, resources, as_of, limit)
        counts.update(run_step("claim, mark, call, settle", send))
    return counts


@flow(name="dispatch_due", flow_run_name=run_name, persist_result=False)
def dispatch_due(as_of: datetime | None = None, limit: int = 1_000_000) -> dict[str, int]:
    """Send everything due at `as_of`, each message at most once."""
    with open_run() as resources:
        moment = resolve_as_of(resources, as_of)
        counts = run_dispatch(resources, moment, limit)
        publish_summary("dispatch_due", moment, counts)
        publish_balance("dispatch_due", resources, moment)
        publish_alerts("dispatch_due", resources, moment)
        return dict(counts)
