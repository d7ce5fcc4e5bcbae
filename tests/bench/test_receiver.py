"""How many events does the receiver take, and how many does the ingest flow understand?

Each figure stands beside the raw limit of the same run: checking the signature and inserting the
same rows, on one connection, without a web server or a rule.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

import httpx
import orjson
import pytest

from flows.ingest import run_ingest
from models.schemas.event import pseudonymise
from tasks.border import Border
from tasks.clock import WallClock
from tasks.resources import Resources
from tasks.store.postgres import Store
from tests.factories_events import (
    KEYRING,
    Provider,
    dump_events,
    make_event,
    make_resources,
    make_sent,
    make_settings,
    running_receiver,
    select,
)

pytestmark = pytest.mark.bench
BODIES, SINGLES, PEOPLE = 30, 600, 200


@pytest.fixture
def provider() -> Provider:
    """A provider with a signing key."""
    return Provider()


@pytest.fixture
def resources(
    store: Store, database_url: str, as_of: datetime, provider: Provider, tmp_path: Path
) -> Resources:
    """A simulated world whose clock stands at `as_of`."""
    return make_resources(store, as_of, make_settings(tmp_path, database_url, provider.public_key))


@pytest.fixture
def requests(store: Store, provider: Provider, as_of: datetime) -> list[tuple[bytes, dict]]:
    """Signed bodies of 1,000 events each, of people in the ledger."""
    people = [make_sent(store, as_of, number) for number in range(PEOPLE)]
    made = []
    for body_number in range(BODIES):
        events = [
            make_event(
                people[number % PEOPLE],
                ("processed", "delivered", "open", "click")[number % 4],
                as_of + timedelta(seconds=1000 * body_number + number),
                useragent="Mozilla/5.0 (Windows NT 10.0) Chrome/131.0.0.0 Safari/537.36",
                ip="203.0.113.9",
                url=f"https://shop.example/{number % 7}",
            )
            for number in range(1000)
        ]
        body = dump_events(*events)
        made.append((body, provider.sign(body, as_of)))
    return made


def _rate(count: int, work: Callable[[], object]) -> float:
    clock = WallClock()
    started = clock.monotonic()
    work()
    return count / (clock.monotonic() - started)


def _raw_limit(resources: Resources, requests: list[tuple[bytes, dict]]) -> None:
    """Check the signature and insert the rows, nothing else."""
    from deployments.receiver_state import Receiver

    receiver = Receiver(resources)
    as_of = resources.clock.now()
    for body, headers in requests:
        signature, timestamp = headers.values()
        assert receiver.is_signed(body, signature, timestamp)
        with resources.store.transaction() as session:
            session.run(
                "events.write_raw_events",
                source="raw",
                received_at=as_of,
                signed_at=as_of,
                body_hash="h",
                is_stale=False,
                bodies=body.decode(),
            )


def _report(name: str, rate: float, unit: str, limit: float, limit_name: str) -> None:
    print(f"\n{name}: {rate:,.0f} {unit}; {limit_name}: {limit:,.0f} (ratio {rate / limit:.2f})")


def test_thousand_event_bodies_and_their_meaning(
    resources: Resources, store: Store, requests: list[tuple[bytes, dict]], as_of: datetime
):
    count = BODIES * 1000
    border = Border(KEYRING, "http://127.0.0.1")
    with store.transaction() as session:
        session.rows("events.ensure_partition", instant=as_of)

    raw = _rate(count, lambda: _raw_limit(resources, requests))
    first = orjson.loads(requests[0][0])
    masked = _rate(1000, lambda: [pseudonymise(event, border) for event in first])
    with running_receiver(resources) as url, httpx.Client(base_url=url) as client:
        taken = _rate(count, lambda: _post_all(client, requests))
    with store.transaction() as session:
        session.connection.execute("set local parley.retention = 'on'")
        session.connection.execute("delete from raw_event where source = 'raw'")
    understood = _rate(count, lambda: run_ingest(resources, as_of))

    _report("1,000-event bodies", taken, "events/s", raw, "signature check and insert")
    _report("pseudonymised", masked, "events/s", raw, "signature check and insert")
    _report("understood by ingest", understood, "events/s", raw, "signature check and insert")
    assert select(store, "select count(*) from event")[0][0] == count


def _post_all(client: httpx.Client, requests: list[tuple[bytes, dict]]) -> None:
    for body, headers in requests:
        assert client.post("/webhooks/sendgrid", content=body, headers=headers).is_success


def test_single_event_posts(
    resources: Resources, store: Store, provider: Provider, as_of: datetime
):
    sent = make_sent(store, as_of)
    requests = []
    for number in range(SINGLES):
        body = dump_events(make_event(sent, "open", as_of + timedelta(seconds=number)))
        requests.append((body, provider.sign(body, as_of)))
    with store.transaction() as session:
        session.rows("events.ensure_partition", instant=as_of)

    raw = _rate(SINGLES, lambda: _raw_limit(resources, requests))
    with running_receiver(resources) as url, httpx.Client(base_url=url) as client:
        alone = _rate(SINGLES, lambda: _post_all(client, requests))
        health = _rate(SINGLES, lambda: [client.get("/none") for _ in range(SINGLES)])
        with ThreadPoolExecutor(8) as pool:
            parts = [requests[place::8] for place in range(8)]
            at_once = _rate(
                SINGLES,
                lambda: list(pool.map(lambda each: _post_all(client, each), parts)),
            )

    _report("single-event posts, one client", alone, "posts/s", raw, "signature check and insert")
    _report("single-event posts, eight clients", at_once, "posts/s", health, "empty requests")
    assert select(store, "select count(*) from raw_event")[0][0] == 3 * SINGLES
