"""A receiver on a real socket over a real store, and a provider that signs."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import httpx
import pytest

from tasks.resources import Resources
from tasks.store.postgres import Store
from tests.factories_events import Provider, make_resources, make_settings, running_receiver


@pytest.fixture(scope="session")
def provider() -> Provider:
    """A provider with a signing key."""
    return Provider()


@pytest.fixture
def resources(
    store: Store, database_url: str, as_of: datetime, provider: Provider, tmp_path: Path
) -> Resources:
    """The receiver's resources, in a world whose clock stands at `as_of`."""
    return make_resources(store, as_of, make_settings(tmp_path, database_url, provider.public_key))


@pytest.fixture
def client(resources: Resources) -> Iterator[httpx.Client]:
    """A client of the running receiver."""
    with running_receiver(resources) as url, httpx.Client(base_url=url, timeout=30) as opened:
        yield opened
