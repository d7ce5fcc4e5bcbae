"""Look up the companies of leads that lack facts, or whose facts have expired."""

from datetime import datetime

from prefect import flow

from tasks.enrichment import COMPANIES_A_CALL, Enrichment, find_candidates, has_vendor
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


def run_enrich(resources: Resources, as_of: datetime) -> Counts:
    """Enrich what `as_of` asks for; the counts below add up to `leads`.

    leads = enriched + not_found + failed + left_without_vendor + fresh.
    """
    with logged_run(resources, "enrich_leads", as_of) as counts:
        with resources.store.transaction() as session:
            lead_count, candidates = find_candidates(session, as_of)
        waiting = sum(len(candidate.lead_ids) for candidate in candidates)
        counts.update(leads=lead_count, fresh=lead_count - waiting)
        if candidates and not has_vendor(resources):
            counts.update(left_without_vendor=waiting)
        elif candidates:
            run = Enrichment.open(resources, as_of)
            chunks = split(candidates, COMPANIES_A_CALL)
            counts.update(map_chunks("look_up_companies", run.look_up, chunks))
            run.enricher.close()
    return counts


@flow(name="enrich_leads", flow_run_name=run_name, persist_result=False)
def enrich_leads(as_of: datetime | None = None) -> dict[str, int]:
    """Look up companies, and keep what is found with its source, confidence and expiry."""
    with open_run() as resources:
        moment = resolve_as_of(resources, as_of)
        counts = run_enrich(resources, moment)
        publish_summary("enrich_leads", moment, counts)
        return dict(counts)
