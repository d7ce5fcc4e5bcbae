"""Do two processes that both find an empty database bring its schema up without harm?"""

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from deployments.embedded_postgres import PostgresAddress
from deployments.postgres_databases import create_database, drop_database, libpq_url
from tasks.store.migrations import _LOCK, current_version, newest_version
from tasks.store.postgres import open_store
from tests.demo_runs import PARLEY, clean_environment
from tests.faults import query

WAITERS = (
    "select count(*) from pg_locks where locktype = 'advisory' and not granted"
    " and database = (select oid from pg_database where datname = current_database())"
)


@pytest.fixture
def empty_url(postgres_server: PostgresAddress) -> Iterator[str]:
    """The URL of a database without a schema, dropped at the end."""
    yield create_database(postgres_server, "rivals")
    drop_database(postgres_server, "rivals")


def _start(home: Path, url: str, world: str) -> subprocess.Popen[str]:
    settings = {"DATABASE_URL": url, "PARLEY_WORLD": world}
    return subprocess.Popen(
        [PARLEY, "db", "migrate"],
        env=clean_environment(home) | settings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _migrate_at_once(url: str, *rivals: subprocess.Popen[str]) -> list[tuple[int, str]]:
    """Let them go only when all have seen the empty database; return how each ended."""
    with psycopg.connect(libpq_url(url), autocommit=True) as session:
        session.execute("select pg_advisory_lock(%s)", [_LOCK])
        deadline = time.monotonic() + 60
        while session.execute(WAITERS).fetchone() != (len(rivals),):
            assert time.monotonic() < deadline, "they never met at the lock"
            assert [rival.poll() for rival in rivals] == [None] * len(rivals)
            time.sleep(0.05)
        session.execute("select pg_advisory_unlock(%s)", [_LOCK])
    words = [rival.communicate(timeout=90)[1] for rival in rivals]
    return [(rival.returncode, said) for rival, said in zip(rivals, words, strict=True)]


def test_two_that_migrate_one_empty_database_at_once_both_end_well(empty_url: str, tmp_path: Path):
    rivals = [_start(tmp_path, empty_url, "sandbox") for _ in range(2)]

    ended = _migrate_at_once(empty_url, *rivals)

    assert ended == [(0, ""), (0, "")]
    store = open_store(empty_url)
    assert current_version(store) == newest_version()
    assert query(store, "select world, epoch from system_state") == [("sandbox", 1)]
    assert query(store, "select count(*) from alembic_version") == [(1,)]
    store.close()


def test_of_two_worlds_that_want_one_empty_database_one_gets_it(empty_url: str, tmp_path: Path):
    worlds = ("sandbox", "live")
    rivals = [_start(tmp_path / world, empty_url, world) for world in worlds]

    ended = _migrate_at_once(empty_url, *rivals)

    store = open_store(empty_url)
    ((winner,),) = query(store, "select world from system_state")
    store.close()
    of_winner, of_loser = (
        ended[worlds.index(world)] for world in sorted(worlds, key=lambda world: world != winner)
    )
    assert of_winner == (0, "")
    assert of_loser[0] != 0
    assert len(of_loser[1].splitlines()) == 1
    assert f"this database is of the {winner} world" in of_loser[1]
