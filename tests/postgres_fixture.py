"""One Postgres for a session of tests, one migrated template in it, one clone for each test.

`conftest.py` imports the fixtures below and defines a session fixture `migrate`, a function that
brings the schema into the empty database whose URL it is given.
"""

import contextlib
import itertools
import os
import socket
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

from deployments.embedded_postgres import PostgresAddress, start, stop
from deployments.postgres_databases import create_database, drop_database, libpq_url

TEMPLATE = "parley_template"

QUICK: Mapping[str, str] = {
    # A test server is thrown away: what a power cut would do to it is of no interest.
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "shared_buffers": "64MB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    # A vacuum in the template would hold up its clones.
    "autovacuum": "off",
}
"""Settings for tests that are not about crashes."""

_numbers = itertools.count(1)
_worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
_ports = itertools.count(20_000 + 1_000 * (_worker % 8) + os.getpid() % 4_000)


@contextlib.contextmanager
def running_server(
    state: Path, settings: Mapping[str, str] | None = None
) -> Iterator[PostgresAddress]:
    """Yield a server of its own in `state`, stopped at the end."""
    address = start(state, settings=settings)
    try:
        yield address
    finally:
        stop(state, mode="immediate")


@contextlib.contextmanager
def running_tcp_server(state: Path, password: str) -> Iterator[str]:
    """Yield the URL of a server on a loopback port that asks for this password (SCRAM)."""
    port = free_port()
    tcp = {**QUICK, "listen_addresses": "127.0.0.1", "port": str(port)}
    with running_server(state, tcp) as address:
        with psycopg.connect(libpq_url(address.url), autocommit=True) as session:
            statement = psycopg.sql.SQL("alter role postgres password {}")
            session.execute(statement.format(psycopg.sql.Literal(password)))
        yield f"postgresql+psycopg://postgres:{quote(password, safe='')}@127.0.0.1:{port}/parley"


def build_template(address: PostgresAddress, migrate: Callable[[str], None]) -> str:
    """Make the database that the clones copy, migrated and with statistics, and return its name."""
    url = create_database(address, TEMPLATE)
    migrate(url)
    with psycopg.connect(libpq_url(url), autocommit=True) as session:
        session.execute("vacuum (analyze, freeze)")
    return TEMPLATE


@contextlib.contextmanager
def cloned_database(address: PostgresAddress, template: str = TEMPLATE) -> Iterator[str]:
    """Yield the URL of a fresh copy of `template`, dropped at the end with its sessions."""
    name = f"test_{os.getpid()}_{next(_numbers)}"
    url = create_database(address, name, template)
    try:
        yield url
    finally:
        drop_database(address, name)


def free_port() -> int:
    """Return a loopback port that was free a moment ago and that no one else of this run was told.

    The system itself hands out ports above these (for connections, and where a test binds to
    port 0): a port asked of it may be given away again before the one it is for has bound it.
    Processes that run tests side by side begin in different places.
    """
    while True:
        port = next(_ports)
        with contextlib.suppress(OSError), socket.socket() as probe:
            probe.bind(("127.0.0.1", port))
            return port


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresAddress]:
    """One server for all tests of the session, without fsync; started by the first that asks."""
    with running_server(tmp_path_factory.mktemp("postgres"), QUICK) as address:
        yield address


@pytest.fixture(scope="session")
def template_database(postgres_server: PostgresAddress, migrate: Callable[[str], None]) -> str:
    """The name of the migrated template, built once."""
    return build_template(postgres_server, migrate)


@pytest.fixture
def clone_database(
    postgres_server: PostgresAddress, template_database: str
) -> Iterator[Callable[[], str]]:
    """A function that returns the URL of one more migrated database; all go when the test ends."""
    with contextlib.ExitStack() as clones:
        yield lambda: clones.enter_context(cloned_database(postgres_server, template_database))


@pytest.fixture
def database_url(clone_database: Callable[[], str]) -> str:
    """The URL of a migrated database that this test has to itself."""
    return clone_database()
