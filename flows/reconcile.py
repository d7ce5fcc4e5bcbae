"""Close what is uncertain by evidence, or by the campaign's policy when its wait is over."""

from datetime import datetime

from prefect import flow

from tasks.reconciliation import reconcile
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


def run_reconcile(resources: Resources, as_of: datetime) -> Counts:
    """Reconcile at `as_of`; the body of the flow, in plain Python."""
    with logged_run(resources, "reconcile_uncertain", as_of) as counts:
        counts.update(reconcile(resources, as_of))
    return counts


@flow(name="reconcile_uncertain", flow_run_name=run_name, persist_result=False)
def reconcile_uncertain(as_of: datetime | None = None) -> dict[str, int]:
    """Release lapsed claims and close uncertain messages by evidence or policy."""
    with open_run() as resources:
        moment = resolve_as_of(resources, as_of)
        counts = run_reconcile(resources, moment)
        publish_summary("reconcile_uncertain", moment, counts)
        publish_balance("reconcile_uncertain", resources, moment)
        return dict(counts)
