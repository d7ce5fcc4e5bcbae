"""Does each flow run on an empty store, balance its counts, and change nothing the second time?"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from deployments.demo_leads import write_leads
from deployments.sandbox_control import Sandbox
from flows.dispatch import run_dispatch
from flows.enrich import run_enrich
from flows.evaluate import run_evaluate
from flows.generate import run_generate
from flows.ingest import run_ingest
from flows.plan import run_plan
from flows.publish import run_publish
from flows.reconcile import run_reconcile
from models.rules.lifecycle import AttemptOutcome
from models.settings import Settings
from tasks.campaigns import apply_campaigns, load_campaigns
from tasks.lead_import import ImportRequest, import_leads
from tasks.resources import Resources
from tasks.runs import Counts
from tasks.store.postgres import Store
from tests.checksums import changed, checksums
from tests.factories_events import INBOUND_SECRET, make_resources, running_receiver, set_clock

Body = Callable[[Resources, datetime], Counts]

BODIES: Mapping[str, Body] = {
    "enrich": run_enrich,
    "plan": run_plan,
    "generate": run_generate,
    "dispatch": run_dispatch,
    "ingest": run_ingest,
    "reconcile": run_reconcile,
    "publish": run_publish,
    "evaluate": run_evaluate,
}
MORNING = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
NOON = datetime(2026, 3, 3, 18, 0, tzinfo=UTC)
"""The Tuesday after: the first wave is due, and the windows of a whole continent are open."""

EVENING = NOON + timedelta(hours=20)
"""Most of those who will answer have answered."""

PEOPLE = 60
CAMPAIGNS = Path(__file__).parents[2] / "campaigns" / "hook_proof_fomo"
WAYS_TO_A_TEXT = ("written_by_model", "reused", "template", "fallback", "review", "left")
LIVELY = {"reply": 0.4, "unsubscribe": 0.1, "hard_bounce": 0.1, "open": 0.6, "click": 0.3}


@dataclass(frozen=True)
class World:
    """The product's hands, and the box that it acts upon."""

    resources: Resources
    sandbox: Sandbox


@pytest.fixture(scope="module")
def box(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    with Sandbox.start(tmp_path_factory.mktemp("box"), seed=7, now=MORNING) as running:
        yield running


@pytest.fixture
def world(store: Store, database_url: str, box: Sandbox, tmp_path: Path) -> Iterator[World]:
    """An empty store beside a sandbox that answers, in the early morning."""
    box.reset()
    box.put_clock(MORNING)
    box.put_people(**LIVELY)
    settings = Settings.model_validate(
        {
            "home": tmp_path,
            "database_url": database_url,
            "sandbox": {"base_url": box.url},
            "sendgrid": {"api_key": "SG.main.test", "webhook_public_key": box.public_key()},
            "openai": {"api_key": "sk-test"},
            "receiver": {"port": 0, "inbound_secret": INBOUND_SECRET},
        }
    )
    resources = make_resources(store, MORNING, settings)
    with running_receiver(resources) as url:
        box.put_webhooks(
            events_url=f"{url}/webhooks/sendgrid",
            inbound_url=f"{url}/inbound/{INBOUND_SECRET}",
            receiver_base=url,
        )
        yield World(resources, box)


def _move(world: World, instant: datetime) -> None:
    set_clock(world.resources.store, instant)
    world.sandbox.put_clock(instant)


def _run_twice(world: World, name: str, at: datetime) -> Counts:
    first = BODIES[name](world.resources, at)
    before = checksums(world.resources.store)
    BODIES[name](world.resources, at)
    assert changed(before, checksums(world.resources.store)) == [], name
    return first


def _adds_up(counts: Mapping[str, int], whole: str, *parts: str) -> bool:
    return counts[whole] == sum(counts.get(part, 0) for part in parts) > 0


@pytest.mark.parametrize("name", BODIES)
def test_flow_on_an_empty_store_has_nothing_to_do(world: World, name: str):
    before = checksums(world.resources.store)

    counts = BODIES[name](world.resources, MORNING)

    assert changed(before, checksums(world.resources.store)) == []
    assert not {what for what, count in counts.items() if count and "mart" not in what}


@pytest.mark.slow
@pytest.mark.prefect
def test_second_run_at_the_same_instant_changes_no_row(world: World, tmp_path: Path):
    resources = world.resources
    path = tmp_path / "contacts.csv"
    write_leads(path, PEOPLE, 7, MORNING)
    _, batch = import_leads(resources, ImportRequest(path, "crm", MORNING))
    apply_campaigns(resources, load_campaigns(CAMPAIGNS), MORNING, "a test")

    enriched = _run_twice(world, "enrich", MORNING)
    planned = _run_twice(world, "plan", MORNING)
    _move(world, NOON)
    generated = _run_twice(world, "generate", NOON)
    sent = _run_twice(world, "dispatch", NOON)
    _move(world, EVENING)
    told = sum(world.sandbox.drain()["delivered"].values())
    ingested = _run_twice(world, "ingest", EVENING)
    for name in ("reconcile", "publish", "evaluate"):
        _run_twice(world, name, EVENING)

    assert batch.row_count == PEOPLE
    assert _adds_up(enriched, "leads", "enriched", "not_found", "failed", "fresh")
    assert _adds_up(generated, "picked", *WAYS_TO_A_TEXT)
    assert planned["enrolled"] == planned["planned"] > 0
    assert _adds_up(sent, "looked_at", "claimed", "held", "dropped")
    assert _adds_up(sent, "claimed", *AttemptOutcome, "refused")
    assert told == ingested["events"] + ingested["mails"] > 0
    assert _adds_up(ingested, "events", "new", "repeated", "parked", "not_counted")
    assert _adds_up(ingested, "mails", "replies_new", "replies_repeated", "own_mails", "lost_mails")
