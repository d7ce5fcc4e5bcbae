"""Judge the experiments by what the published marts know."""

from datetime import datetime

from prefect import flow

from tasks.experiments import evaluate_due
from tasks.resources import Resources
from tasks.runs import Counts, logged_run, open_run, publish_summary, resolve_as_of, run_name


def run_evaluate(resources: Resources, as_of: datetime) -> Counts:
    """Give a verdict on every experiment; the body of the flow, in plain Python."""
    with logged_run(resources, "evaluate_experiments", as_of) as counts:
        counts.update(evaluate_due(resources, as_of))
    return counts


@flow(name="evaluate_experiments", flow_run_name=run_name, persist_result=False)
def evaluate_experiments(as_of: datetime | None = None) -> dict[str, int]:
    """Write one verdict for each experiment: ship, roll back, go on, or why none can be given."""
    with open_run() as resources:
        moment = resolve_as_of(resources, as_of)
        counts = run_evaluate(resources, moment)
        publish_summary("evaluate_experiments", moment, counts)
        return dict(counts)
