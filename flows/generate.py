"""Write the texts of the messages that are soon due."""

from datetime import datetime

from prefect import flow

from tasks.content import generation_turn, open_writer, pick_messages
from tasks.resources import Resources
from tasks.runs import (
    Counts,
    logged_run,
    map_chunks,
    open_run,
    publish_summary,
    resolve_as_of,
    run_name,
    split,
)


def run_generate(resources: Resources, as_of: datetime) -> Counts:
    """Write what is wanted at `as_of`.

    picked = written_by_model + reused + template + fallback + review + left; `left_…` say why.
    """
    with (
        logged_run(resources, "generate_content", as_of) as counts,
        generation_turn(resources) as is_ours,
    ):
        message_ids = pick_messages(resources, as_of)
        counts["picked"] = len(message_ids)
        if not is_ours:
            counts.update(left=len(message_ids), left_to_another_run=len(message_ids))
        elif message_ids:
            chunks = split(message_ids, resources.settings.chunk_size)
            with open_writer(resources, as_of) as writer:
                counts.update(map_chunks("write_texts", writer.write, chunks))
    return counts


@flow(name="generate_content", flow_run_name=run_name, persist_result=False)
def generate_content(as_of: datetime | None = None) -> dict[str, int]:
    """Write, check and store the texts of the messages that are soon due."""
    with open_run() as resources:
        moment = resolve_as_of(resources, as_of)
        counts = run_generate(resources, moment)
        publish_summary("generate_content", moment, counts)
    return dict(counts)
