"""Does each test get a database of its own, with the template's rows?"""

from pathlib import Path

import psycopg
import pytest

from deployments.postgres_databases import libpq_url
from tests.postgres_fixture import (
    QUICK,
    build_template,
    cloned_database,
    running_server,
    running_tcp_server,
)

THINGS = "create table thing as select n as thing_id from generate_series(1, 3) as n"


def _migrate(url: str) -> None:
    with psycopg.connect(libpq_url(url)) as session:
        session.execute(THINGS)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with running_server(tmp_path_factory.mktemp("pg"), QUICK) as address:
        build_template(address, _migrate)
        yield address


def _count(url: str) -> int:
    with psycopg.connect(libpq_url(url)) as session:
        return session.execute("select count(*) from thing").fetchone()[0]


def test_a_clone_holds_the_templates_rows_and_changes_stay_in_it(server):
    with cloned_database(server) as first, cloned_database(server) as second:
        with psycopg.connect(libpq_url(first)) as session:
            session.execute("delete from thing")

        assert (_count(first), _count(second)) == (0, 3)


def test_a_clone_is_gone_after_its_test_though_sessions_were_left_open(server):
    with cloned_database(server) as url:
        forgotten = psycopg.connect(libpq_url(url))

    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        psycopg.connect(libpq_url(url))
    forgotten.close()


def test_a_tcp_server_asks_for_its_password(tmp_path: Path):
    with running_tcp_server(tmp_path, "correct horse") as url:
        with psycopg.connect(libpq_url(url)) as session:
            (stored,) = session.execute(
                "select rolpassword from pg_authid where rolname = 'postgres'"
            ).fetchone()
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(libpq_url(url.replace("correct", "wrong")))

    assert stored.startswith("SCRAM-SHA-256$")
