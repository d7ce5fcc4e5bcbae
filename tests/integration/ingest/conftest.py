"""A world with a store and a clock; what comes in is written as the receiver writes it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from tasks.border import Arrival, Border, store_sealed, store_webhook
from tasks.resources import Resources
from tasks.store.postgres import Store
from tests.factories_events import KEYRING, make_resources, make_settings

Tell = Callable[..., None]


@pytest.fixture
def resources(store: Store, database_url: str, as_of: datetime, tmp_path: Path) -> Resources:
    """A simulated world whose clock stands at `as_of`."""
    return make_resources(store, as_of, make_settings(tmp_path, database_url, "unused"))


@pytest.fixture
def border(resources: Resources) -> Border:
    """The keys of the border."""
    return Border(KEYRING, resources.settings.receiver.public_url)


@pytest.fixture
def tell(store: Store, border: Border, as_of: datetime) -> Tell:
    """A function that stores events as one request of the provider."""

    def _tell(*events: dict, at: datetime = as_of) -> None:
        arrival = Arrival("sendgrid", at, border.body_hash(repr(events).encode()), at)
        with store.transaction() as session:
            session.rows("events.ensure_partition", instant=at)
            store_webhook(session, border, events, arrival)

    return _tell


@pytest.fixture
def post(store: Store, border: Border, as_of: datetime) -> Tell:
    """A function that stores a mail as the receiver does."""

    def _post(mail: bytes, at: datetime = as_of) -> None:
        arrival = Arrival("inbound_parse", at, border.body_hash(mail))
        with store.transaction() as session:
            session.rows("events.ensure_partition", instant=at)
            store_sealed(session, border, mail, arrival)

    return _post
