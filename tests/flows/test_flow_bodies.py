"""Does each flow run on an empty store, balance its counts, and change nothing the second time?

The way of the data from a file to a verdict is gone over the embedded server's socket, and over TCP
on a server that asks for a password.
"""

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
from models.rules.run_counts import find_unbalanced
from models.settings import Settings
from tasks.campaigns import apply_campaigns, load_campaigns
from tasks.lead_import import ImportRequest, import_leads
from tasks.resources import Resources
from tasks.runs import Counts
from tasks.store.postgres import Store
from tests.checksums import changed, checksums
from tests.factories_events import INBOUND_SECRET, make_resources, running_receiver, set_clock
from tests.postgres_fixture import running_tcp_server

Body = Callable[[Resources, datetime], Counts]

BODIES: Mapping[str, Body] = {
    "enrich_leads": run_enrich,
    "plan_messages": run_plan,
    "generate_content": run_generate,
    "dispatch_due": run_dispatch,
    "ingest_events": run_ingest,
    "reconcile_uncertain": run_reconcile,
    "publish_marts": run_publish,
    "evaluate_experiments": run_evaluate,
}
MORNING = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
NOON = datetime(2026, 3, 3, 18, 0, tzinfo=UTC)
"""The Tuesday after: the first wave is due, and the windows of a whole continent are open."""

EVENING = NOON + timedelta(hours=20)
"""Most of those who will answer have answered."""

PEOPLE = 60
CAMPAIGNS = Path(__file__).parents[2] / "campaigns" / "hook_proof_fomo"
LIVELY = {"reply": 0.4, "unsubscribe": 0.1, "hard_bounce": 0.1, "open": 0.6, "click": 0.3}


@dataclass(frozen=True)
class World:
    """The product's hands, and the box that it acts upon."""

    resources: Resources
    sandbox: Sandbox


@pytest.fixture(scope="module")
def box(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    """A sandbox, shared by the tests that name the same one: its clock never goes back."""
    with Sandbox.start(tmp_path_factory.mktemp("box"), seed=7, now=MORNING) as running:
        yield running


@pytest.fixture
def database_url(
    request: pytest.FixtureRequest, migrate: Callable[[str], None], tmp_path: Path
) -> Iterator[str]:
    """A migrated database that this test has to itself, over the socket unless it asks for TCP."""
    if getattr(request, "param", "socket") == "socket":
        yield request.getfixturevalue("clone_database")()
        return
    with running_tcp_server(tmp_path / "server", "made up: @/%") as url:
        migrate(url)
        yield url


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


def _run(world: World, name: str, at: datetime) -> Counts:
    """Run a flow's body; its counts add up by the flow's own equations."""
    counts = BODIES[name](world.resources, at)
    assert find_unbalanced(name, counts) == []
    return counts


def _run_twice(world: World, name: str, at: datetime) -> Counts:
    first = _run(world, name, at)
    before = checksums(world.resources.store)
    _run(world, name, at)
    assert changed(before, checksums(world.resources.store)) == [], name
    return first


def _is_over_tcp(store: Store) -> bool:
    with store.transaction() as session:
        row = session.connection.execute("select inet_server_addr() is not null").fetchone()
    return row == (True,)


@pytest.mark.parametrize("name", BODIES)
def test_flow_on_an_empty_store_has_nothing_to_do(world: World, name: str):
    before = checksums(world.resources.store)

    counts = _run(world, name, MORNING)

    # A dispatch notes how far it came, once: of two at one instant the second changes nothing.
    noted = ["system_state"] if name == "dispatch_due" else []
    assert changed(before, checksums(world.resources.store)) == noted
    assert not {what for what, count in counts.items() if count and "mart" not in what}


@pytest.mark.parametrize("name", BODIES)
def test_run_writes_one_line_into_the_run_log_and_a_second_one_nothing_else(
    world: World, name: str
):
    _run_twice(world, name, MORNING)

    with world.resources.store.transaction() as session:
        rows = session.connection.execute(
            "select flow, state, as_of, count(*) from run_log group by 1, 2, 3"
        ).fetchall()
    assert rows == [(name, "completed", MORNING, 2)]


@pytest.mark.slow
@pytest.mark.prefect
@pytest.mark.parametrize(
    ("box", "database_url"),
    [("one", "socket"), ("another", "TCP")],
    indirect=True,
    ids=["over the socket", "over TCP with a password"],
)
def test_second_run_at_the_same_instant_changes_no_row(
    world: World, database_url: str, tmp_path: Path
):
    resources = world.resources
    assert _is_over_tcp(resources.store) == ("@127.0.0.1:" in database_url)
    path = tmp_path / "contacts.csv"
    write_leads(path, PEOPLE, 7, MORNING)
    _, batch = import_leads(resources, ImportRequest(path, "crm", MORNING))
    apply_campaigns(resources, load_campaigns(CAMPAIGNS), MORNING, "a test")

    enriched = _run_twice(world, "enrich_leads", MORNING)
    planned = _run_twice(world, "plan_messages", MORNING)
    _move(world, NOON)
    generated = _run_twice(world, "generate_content", NOON)
    sent = _run_twice(world, "dispatch_due", NOON)
    _move(world, EVENING)
    told = sum(world.sandbox.drain()["delivered"].values())
    ingested = _run_twice(world, "ingest_events", EVENING)
    _run_twice(world, "reconcile_uncertain", EVENING)
    published = _run_twice(world, "publish_marts", EVENING)
    judged = _run_twice(world, "evaluate_experiments", EVENING)

    assert batch.row_count == PEOPLE
    assert enriched["leads"] == enriched["enriched"] + enriched["not_found"] > PEOPLE / 2
    assert planned["enrolled"] == planned["planned"] >= generated["picked"] > 0
    assert sent["looked_at"] >= sent["accepted"] == world.sandbox.ledger_summary()["accepted"] > 0
    assert told == ingested["events"] + ingested["mails"] > 0
    assert published["marts_built"] == published["marts"] > 0
    assert judged["experiments"] == 1
