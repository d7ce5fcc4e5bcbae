"""Give meaning to what came in: facts, bans, stops, replies."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from prefect import flow

from tasks.arrivals import close_window, open_window
from tasks.events import interpret_events
from tasks.replies import interpret_replies
from tasks.resources import Resources
from tasks.runs import (
    Counts,
    logged_run,
    map_chunks,
    open_run,
    publish_balance,
    publish_summary,
    resolve_as_of,
    run_name,
    split,
)


def run_ingest(resources: Resources, as_of: datetime) -> Counts:
    """Understand all that has come in; the body of the flow, in plain Python."""

    def interpret(raw_event_ids: Sequence[int]) -> Mapping[str, int]:
        return interpret_events(resources, raw_event_ids, as_of)

    def answer(raw_event_ids: Sequence[int]) -> Mapping[str, int]:
        return interpret_replies(resources, raw_event_ids, as_of)

    with logged_run(resources, "ingest_events", as_of) as counts:
        window = open_window(resources, as_of)
        size = resources.settings.chunk_size
        counts["events"] = len(window.events) + len(window.parked)
        chunks = split([*window.events, *window.parked], size)
        counts.update(map_chunks("interpret events", interpret, chunks))
        counts["mails"] = len(window.mails)
        counts.update(map_chunks("interpret replies", answer, split(window.mails, size)))
        close_window(resources, window, as_of)
    return counts


@flow(name="ingest_events", flow_run_name=run_name, persist_result=False)
def ingest_events(as_of: datetime | None = None) -> dict[str, int]:
    """Derive events and replies from what the receiver stored, and act on them."""
    with open_run() as resources:
        moment = resolve_as_of(resources, as_of)
        counts = run_ingest(resources, moment)
        publish_summary("ingest_events", moment, counts)
        publish_balance("ingest_events", resources, moment)
        return dict(counts)
