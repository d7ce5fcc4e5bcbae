"""Is a slow statement told by its name, and nothing else of it?"""

import logging
import threading
from datetime import date
from pathlib import Path

import psycopg
import pytest

from deployments.embedded_postgres import start, stop
from deployments.postgres_databases import libpq_url
from tasks.store.postgres import Store, open_store

PERSON = "someone@example.com"


@pytest.fixture
def warned(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.WARNING, logger="parley.store")
    return caplog


def test_statement_above_the_threshold_is_warned_of_by_name_without_parameters(
    database_url: str, warned: pytest.LogCaptureFixture
):
    store = open_store(database_url, slow_seconds=1e-9)

    with store.transaction() as session:
        session.run("operations.count_up", counter_name=PERSON, day=date(2026, 3, 2), count=1)
        session.rows("operations.read_world")
        session.records("status.totals")
    store.close()

    assert [record.args[0] for record in warned.records] == [
        "operations.count_up",
        "operations.read_world",
        "status.totals",
    ]
    assert warned.messages[0] == "slow query operations.count_up: 0.0 s"
    assert PERSON not in warned.text


def test_statement_that_waits_for_a_lock_is_slow_and_the_others_are_silent(
    store: Store, database_url: str, warned: pytest.LogCaptureFixture, as_of
):
    with store.transaction() as session:
        session.run("operations.write_cursor", cursor_name="a", next_xid=1, updated_at=as_of)
    rival = open_store(database_url, slow_seconds=0.3)

    def read() -> None:
        with rival.transaction() as session:
            session.value("operations.read_cursor", cursor_name="a")

    with store.transaction() as session:
        session.value("operations.read_cursor", cursor_name="a")
        waiting = threading.Thread(target=read)
        waiting.start()
        waiting.join(1.5)
    waiting.join()
    rival.close()

    assert [record.args[0] for record in warned.records] == ["operations.read_cursor"]
    assert warned.records[0].args[1] > 0.3


@pytest.mark.slow
def test_embedded_server_logs_a_slow_statement_and_none_of_its_parameters(tmp_path: Path):
    try:
        with psycopg.connect(libpq_url(start(tmp_path).url), autocommit=True) as session:
            session.execute("select pg_sleep(%s), %s::text as slow_one", [2.2, PERSON])
            session.execute("select %s::text as quick_one", [PERSON])
            with pytest.raises(psycopg.errors.DivisionByZero):
                session.execute("select 1 / %s::int, %s::text as fault", [0, PERSON])
        log = (tmp_path / "pg" / "server.log").read_text()
    finally:
        stop(tmp_path)

    told = [line for line in log.splitlines() if "duration:" in line]
    assert len(told) == 1
    assert "select pg_sleep($1), $2::text as slow_one" in told[0]
    assert "quick_one" not in log
    assert "as fault" in log
    assert PERSON not in log
