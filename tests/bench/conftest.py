"""What the benchmarks of the ledger share: a server that loses nothing, as in production."""

from collections.abc import Iterator

import pytest

from deployments.embedded_postgres import PostgresAddress
from tests.postgres_fixture import running_server


@pytest.fixture(scope="module")
def durable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresAddress]:
    """A server of its own with fsync and synchronous_commit on."""
    with running_server(tmp_path_factory.mktemp("durable")) as address:
        yield address
