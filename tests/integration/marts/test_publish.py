"""Do readers see whole, true marts at every moment, whatever happens to the publisher?"""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import orjson
import pytest

from models.errors import InvalidDataError, UnavailableError
from tasks.mart_build import build_marts
from tasks.mart_log import ChangeLog
from tasks.mart_publish import read_manifest
from tasks.mart_quality import check_marts
from tasks.marts import publish_marts_at, staging_path
from tasks.resources import Resources
from tasks.store.postgres import open_store
from tasks.store.warehouse import marts_path, open_builder, open_published
from tests import factories_marts as make
from tests.integration.marts.conftest import Ask, read_marts

READER = """
import duckdb, sys
connection = duckdb.connect(sys.argv[1], read_only=True)
print(connection.execute("select count(*) from fct_messages").fetchone(), flush=True)
sys.stdin.readline()
print(connection.execute("select count(*) from fct_messages").fetchone(), flush=True)
"""


def _history(resources: Resources, count: int = 12) -> None:
    with resources.store.transaction() as session:
        make.make_history(session, range(count))


def _publish(resources: Resources, day: float = 10, **options: Any) -> dict[str, int]:
    return dict(publish_marts_at(resources, make.at(day), **options))


def test_published_marts_say_what_the_store_says(resources: Resources, ask: Ask):
    _history(resources, 40)

    _publish(resources)

    assert ask("select count(*), count(*) filter (is_sent) from fct_messages") == [(40, 36)]
    assert ask("select sum(sent_count), sum(replied_count) from funnel_daily") == [(36, 7)]
    assert ask("select bool_and(is_balanced), sum(due_count) from ledger_balance") == [(True, 40)]
    assert ask("select count(*) from fct_decisions where verdict = 'send'") == [(36,)]


def test_second_publication_at_the_same_as_of_changes_nothing(resources: Resources):
    _history(resources)
    _publish(resources)
    path = marts_path(resources.settings.home)
    before = (path.stat().st_ino, path.stat().st_mtime_ns)

    counts = _publish(resources)

    assert counts == {"rows_read": 0, "marts": counts["marts"], "marts_unchanged": counts["marts"]}
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == before


def test_incremental_publication_equals_a_full_one(resources: Resources, tmp_path: Path):
    _history(resources)
    _publish(resources)
    with resources.store.transaction() as session:
        lead = make.make_lead(session, 100)
        version = session.connection.execute(
            "select campaign_version_id from campaign_version"
        ).fetchone()[0]
        message = make.make_message(session, make.make_enrolment(session, lead, version), 1)
        make.send(session, message, make.at(0.2))
        make.make_event(session, message, "clicked", make.at(0.3))
    _publish(resources)
    incremental = read_marts(marts_path(resources.settings.home))

    counts = _publish(resources, is_full=True)

    assert counts["marts_built"] == counts["marts"]
    assert read_marts(marts_path(resources.settings.home)) == incremental
    assert len(incremental["fct_messages"]) == 13


def test_same_history_in_another_database_gives_the_same_marts(
    resources: Resources, clone_database: Callable[[], str], tmp_path: Path
):
    _history(resources)
    _publish(resources)
    other_store = open_store(clone_database())
    with other_store.transaction() as session:
        session.connection.execute("select nextval('message_move_message_move_id_seq')")
    with other_store.transaction() as session:
        make.make_history(session, range(12))
    settings = resources.settings.model_copy(update={"home": tmp_path / "other"})
    other = Resources(settings, other_store, resources.clock, resources.keyring, "sandbox")

    _publish(other)

    other_store.close()
    assert read_marts(marts_path(settings.home)) == read_marts(marts_path(resources.settings.home))


def test_empty_store_gives_empty_marts(resources: Resources, ask: Ask):
    _publish(resources)

    assert ask("select count(*) from fct_messages") == [(0,)]
    assert ask("select count(*) from manifest") == [(1,)]


def test_failed_audit_leaves_the_old_file_and_names_the_rows(resources: Resources):
    _history(resources)
    _publish(resources)
    before = marts_path(resources.settings.home).read_bytes()
    with resources.store.transaction() as session:
        session.connection.execute("update enrolment set next_step = 2 where next_step = 1")

    with pytest.raises(InvalidDataError) as caught:
        _publish(resources, 11)

    assert "audit mart_ledger_is_balanced: due_on=2026-03-05, campaign_name=spring" in str(
        caught.value
    )
    assert caught.value.exit_code == 1
    assert marts_path(resources.settings.home).read_bytes() == before
    assert [path.name for path in marts_path(resources.settings.home).parent.glob("*.tmp*")] == []


def test_broken_promise_of_a_contract_is_named(resources: Resources):
    _history(resources)
    with resources.store.transaction() as session:
        message = session.connection.execute("select message_id from message").fetchone()[0]
        make.make_event(session, message, "evaporated", make.at(5))

    with pytest.raises(InvalidDataError, match=r"fct_events.kind: is_accepted fails for 1 rows"):
        _publish(resources)


def test_table_that_no_contract_promises_is_not_published(resources: Resources, tmp_path: Path):
    _history(resources)
    _publish(resources)
    log = ChangeLog(staging_path(resources.settings.home))
    with open_builder(tmp_path / "built", tmp_path / "spill") as connection:
        build_marts(connection, log, make.at(10))
        assert check_marts(connection)
        connection.execute("create table stray as select 1 as one")

        with pytest.raises(InvalidDataError, match="Every table of the file was checked"):
            check_marts(connection)


def test_mended_store_publishes_again(resources: Resources, ask: Ask):
    _history(resources)
    with resources.store.transaction() as session:
        session.connection.execute("update enrolment set next_step = 2")
    with pytest.raises(InvalidDataError):
        _publish(resources)
    with resources.store.transaction() as session:
        session.connection.execute("update enrolment set next_step = 1")

    _publish(resources)

    assert ask("select bool_and(is_balanced) from ledger_balance") == [(True,)]


def test_reader_goes_on_with_the_old_rows_while_a_new_file_is_published(resources: Resources):
    _history(resources)
    _publish(resources)
    path = marts_path(resources.settings.home)
    reader = subprocess.Popen(
        [
            sys.executable,
            "-c",
            READER,
            str(path),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with reader:
        first = reader.stdout.readline()
        with resources.store.transaction() as session:
            make.make_lead(session, 100)
        _publish(resources, 11)
        second, _ = reader.communicate("\n")

    assert (first, second) == ("(12,)\n", "(12,)\n")
    assert read_manifest(path).as_of == make.at(11)


def test_manifest_says_what_went_in_and_came_out(resources: Resources, ask: Ask):
    _history(resources)

    _publish(resources)

    stated = orjson.loads((resources.settings.home / "marts" / "manifest.json").read_bytes())
    tables = {(row["kind"], row["table_name"]): row["row_count"] for row in stated["tables"]}
    assert stated["schema"] == "parley.marts.v1"
    assert tables["input", "message"] == tables["mart", "fct_messages"] == 12
    assert ask("select count(*) from manifest_table") == [(len(tables),)]
    assert ask("select code_hash from manifest") == [(stated["code_hash"],)]
    assert ask("select sum(offending_count), count(*) > 100 from manifest_check") == [(0, True)]


def test_every_column_of_every_table_has_a_comment(resources: Resources, ask: Ask):
    _publish(resources)

    silent = ask(
        "select table_name, column_name from duckdb_columns()"
        " where not internal and comment is null"
    )

    assert silent == []


def test_published_file_has_no_write_ahead_log_and_no_inner_tables(resources: Resources, ask: Ask):
    _history(resources)

    _publish(resources)

    names = {row[0] for row in ask("select table_name from duckdb_tables()")}
    assert not [name for name in names if name.startswith(("int_", "stg_", "source_"))]
    assert not list((resources.settings.home / "marts").glob("*.wal"))


def test_readers_can_neither_write_nor_read_other_files(resources: Resources, tmp_path: Path):
    _publish(resources)
    (tmp_path / "other.csv").write_text("a\n1\n")

    with open_published(marts_path(resources.settings.home)) as connection:
        for statement in (
            "delete from fct_messages",
            f"copy fct_messages to '{tmp_path}/out.csv'",
            f"select * from '{tmp_path}/other.csv'",
            f"attach '{tmp_path}/x.duckdb'",
            "set enable_external_access = true",
        ):
            with pytest.raises(duckdb.Error):
                connection.execute(statement)


def test_two_publishers_at_once_take_turns(resources: Resources, ask: Ask):
    _history(resources)
    results: list[dict[str, int]] = []
    rivals = [
        threading.Thread(target=lambda day=day: results.append(_publish(resources, day)))
        for day in (10, 10, 10)
    ]

    for rival in rivals:
        rival.start()
    for rival in rivals:
        rival.join()

    assert sorted(result.get("marts_built", 0) > 0 for result in results) == [False, False, True]
    assert ask("select count(*) from fct_messages") == [(12,)]


PUBLISHER = """
import os, sys
from datetime import datetime
from models.settings import Settings
from tasks.clock import WallClock
from tasks.resources import Resources
from tasks.store.postgres import open_store
from tasks import mart_publish, marts
from models.errors import ParleyError

url, home, as_of, mode = sys.argv[1:]
if mode != "plain":
    import resource, signal
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(mode), int(mode)))
resources = Resources(Settings(home=home), open_store(url), WallClock(), None, "sandbox")
try:
    print("started", flush=True)
    marts.publish_marts_at(resources, datetime.fromisoformat(as_of))
except ParleyError as error:
    print(error)
    sys.exit(error.exit_code)
finally:
    resources.close()
"""


def _start(url: str, home: Path, day: float, mode: str = "plain") -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", PUBLISHER, url, str(home), make.at(day).isoformat(), mode],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3],
        env={**os.environ, "PYTHONPATH": "."},
    )


@pytest.mark.parametrize("room", [300_000, 1_000], ids=["for the change log", "for nothing"])
def test_full_disk_is_one_line_and_leaves_the_old_file_and_a_rerun_carries_on(
    resources: Resources, database_url: str, ask: Ask, room: int
):
    path = marts_path(resources.settings.home)
    _history(resources)
    _publish(resources)
    with resources.store.transaction() as session:
        for number in range(100, 120):
            make.make_lead(session, number)
    before = marts_path(resources.settings.home).read_bytes()

    with _start(database_url, resources.settings.home, 11, str(room)) as publisher:
        said, _ = publisher.communicate()

    assert publisher.returncode == UnavailableError.exit_code
    assert said.splitlines()[1].startswith("the marts could not be written: ")
    assert len(said.splitlines()) == 2
    assert marts_path(resources.settings.home).read_bytes() == before

    with _start(database_url, resources.settings.home, 11) as again:
        assert again.wait(timeout=60) == 0

    assert ask("select count(*) from dim_leads") == [(32,)]
    assert [found.name for found in path.parent.glob("*.tmp*")] == []


@pytest.mark.fault
@pytest.mark.slow
def test_publisher_killed_at_any_moment_leaves_the_old_file_and_a_way_on(
    resources: Resources, database_url: str, ask: Ask
):
    _history(resources)
    _publish(resources)
    path = marts_path(resources.settings.home)
    seen = set()
    for number in range(8):
        with resources.store.transaction() as session:
            make.make_lead(session, 1000 + number)
        with _start(database_url, resources.settings.home, 11 + number) as publisher:
            publisher.stdout.readline()
            try:
                publisher.wait(timeout=0.25 + 0.45 * number)
            except subprocess.TimeoutExpired:
                os.kill(publisher.pid, signal.SIGKILL)
        seen.add(ask("select count(*) from dim_leads")[0][0])
        assert ask("select count(*) from fct_messages") == [(12,)]

    _publish(resources, 30)

    assert seen <= set(range(12, 21))
    assert ask("select count(*) from dim_leads") == [(20,)]
    assert [found.name for found in path.parent.glob("*.tmp*")] == []
