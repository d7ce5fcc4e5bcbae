"""Does a restored store hold what was backed up, without the erased, and send nothing yet?"""

import threading
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import psycopg
import pytest

from deployments.postgres_backup import back_up, read_manifest
from deployments.postgres_databases import libpq_url
from deployments.postgres_restore import find_erasures, restore
from deployments.postgres_sidecars import (
    read_epoch,
    read_erasures,
    record_erasure,
    write_epoch,
)
from models.errors import (
    BlockedError,
    EpochMismatchError,
    InvalidInputError,
    UsageError,
    WrongWorldError,
)
from models.settings import Settings
from tasks.dispatch import check_may_dispatch
from tasks.keyring import Keyring
from tasks.resources import open_resources
from tests.integration.postgres.starters import ask
from tests.postgres_fixture import QUICK, running_server, running_tcp_server

AT = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
KEYRING = Keyring({1: bytes(32)}, {1: bytes(31) + b"1"})
PEOPLE = 50


def _lead(number: int) -> str:
    return str(UUID(int=number))


def _fill(url: str, keyring: Keyring = KEYRING) -> None:
    """Put people with keys, events in two partitions, a ban and a cursor into the store."""
    keys = [(_lead(n), keyring.new_person_key(_lead(n))[1], AT) for n in range(1, PEOPLE + 1)]
    with psycopg.connect(libpq_url(url)) as session:
        session.execute(
            "insert into ban (ban_key, kind, lookup_hash, key_version, scope, reason, source, at,"
            " recorded_at) values ('one', 'email', 'x', 1, 'global', 'unsubscribed', 'link',"
            " %s, %s)",
            (AT, AT),
        )
        session.execute(
            "insert into account (account_id, account_key, name, created_at)"
            " values (%s, 'example.com', 'Example', %s)",
            (_lead(0), AT),
        )
        cursor = session.cursor()
        cursor.executemany(
            "insert into lead (lead_id, source, source_key, account_id, created_at, updated_at)"
            " values (%s, 'csv', %s, %s, %s, %s)",
            [(lead, lead, _lead(0), AT, AT) for lead, _, _ in keys],
        )
        cursor.executemany("insert into keys.person_key values (%s, %s, %s)", keys)
        session.execute(
            "insert into keys.border_key (key_name, wrapped_key, lead_id, created_at)"
            " values ('mail-1', 'x', %s, %s)",
            (_lead(7), AT),
        )
        for month in (3, 4):
            instant = AT.replace(month=month)
            session.execute("select ensure_raw_event_partition(%s)", (instant,))
            session.execute(
                "insert into raw_event (source, received_at, body_hash, body)"
                " select 'sendgrid', %s, md5(n::text), jsonb_build_object('n', n)"
                " from generate_series(1, 500) as n",
                (instant,),
            )
        session.execute(
            "insert into reading_cursor values"
            " ('events', pg_snapshot_xmin(pg_current_snapshot())::text::bigint, %s)",
            (AT,),
        )


def _contents(url: str) -> dict[str, list[tuple]]:
    """Return all rows of all tables but the one that a restore changes."""
    with psycopg.connect(libpq_url(url)) as session:
        tables = session.execute(
            "select format('%I.%I', schemaname, tablename) from pg_tables"
            " where schemaname in ('public', 'keys') and tablename <> 'system_state'"
        ).fetchall()
        return {
            name: session.execute(f"select t::text from {name} as t order by 1").fetchall()
            for (name,) in tables
        }


def _definitions(url: str) -> list[tuple]:
    """Return all constraints, indexes, triggers and functions of ours."""
    with psycopg.connect(libpq_url(url)) as session:
        return session.execute(
            "select conrelid::regclass::text, pg_get_constraintdef(oid) from pg_constraint"
            " union all select tablename, indexdef from pg_indexes"
            " where schemaname in ('public', 'keys')"
            " union all select tgrelid::regclass::text, tgname from pg_trigger"
            " where not tgisinternal"
            " union all select proname, prosrc from pg_proc"
            " where pronamespace = 'public'::regnamespace order by 1, 2"
        ).fetchall()


@pytest.fixture
def source(database_url) -> str:
    """A store with people in it."""
    _fill(database_url)
    return database_url


@pytest.fixture
def backup(source, tmp_path) -> Path:
    """A backup of that store."""
    back_up(source, tmp_path / "backup", tmp_path / "old", AT)
    return tmp_path / "backup"


@pytest.fixture
def target(tmp_path):
    """A new machine: another server, nothing in it."""
    with running_server(tmp_path / "new", QUICK) as address:
        yield address.url


def test_a_restored_store_holds_every_row_and_every_guard(source, backup, target, tmp_path):
    restored = restore(target, backup, tmp_path / "new", [], KEYRING)

    assert _contents(target) == _contents(source)
    assert _definitions(target) == _definitions(source)
    assert sum(restored.manifest.row_counts.values()) > PEOPLE + 1000
    with pytest.raises(psycopg.errors.IntegrityConstraintViolation, match="append-only"):
        ask(target, "update ban set reason = 'none'")


def test_keys_are_in_a_file_of_their_own_that_nobody_else_may_read(backup):
    assert (backup / "keys.dump").stat().st_mode & 0o777 == 0o600
    assert (backup / "store.dump").stat().st_mode & 0o777 == 0o600
    assert backup.stat().st_mode & 0o777 == 0o700
    assert b"person_key" in (backup / "keys.dump").read_bytes()
    assert b"person_key" not in (backup / "store.dump").read_bytes()


def test_an_erased_person_does_not_come_back(backup, target, tmp_path):
    state = tmp_path / "new"
    record_erasure(state, _lead(7), AT)
    record_erasure(state, _lead(7).upper(), AT)
    record_erasure(state, _lead(999), AT)

    restored = restore(target, backup, state, find_erasures(state, None, is_waived=False), KEYRING)

    assert restored.erasures_known == 2
    assert restored.keys_deleted == 2  # the person's own key and that of a mail of theirs
    assert ask(target, "select count(*) from keys.person_key") == (PEOPLE - 1,)
    assert ask(target, "select count(*) from lead") == (PEOPLE,)


def test_a_restore_without_a_record_of_erasures_is_refused(tmp_path):
    with pytest.raises(BlockedError, match=r"erasures\.jsonl is missing.*--without-erasures"):
        find_erasures(tmp_path, None, is_waived=False)

    assert find_erasures(tmp_path, None, is_waived=True) == []


def test_a_damaged_record_of_erasures_names_its_lines(tmp_path):
    file = tmp_path / "erasures.jsonl"
    record_erasure(tmp_path, _lead(1), AT)
    with file.open("a") as output:
        output.write('{"lead_id": "nobody"}\n{"lead_id"')

    with pytest.raises(InvalidInputError) as caught:
        read_erasures(file)

    assert [fault.line for fault in caught.value.faults] == [2, 3]


def test_the_epochs_of_state_and_store_differ_after_a_restore(backup, target, tmp_path):
    restored = restore(target, backup, tmp_path / "new", [], KEYRING)

    assert (restored.expected_epoch, restored.epoch) == (1, 2)
    assert ask(target, "select epoch from system_state") == (2,)
    assert read_epoch(tmp_path / "new") == 1


def test_a_restored_store_sends_nothing_until_the_epochs_agree(backup, target, tmp_path):
    state = tmp_path / "new"
    restored = restore(target, backup, state, [], KEYRING)
    settings = Settings(home=state, database_url=target)

    with open_resources(settings) as resources:
        with pytest.raises(EpochMismatchError):
            check_may_dispatch(resources, AT)
        write_epoch(state, restored.epoch)

        assert check_may_dispatch(resources, AT)


def test_an_epoch_never_comes_twice(backup, target, tmp_path):
    write_epoch(tmp_path / "new", 8)

    restored = restore(target, backup, tmp_path / "new", [], KEYRING)

    assert (restored.expected_epoch, restored.epoch) == (8, 9)


def test_restored_changes_are_in_the_past_of_the_new_server(source, backup, target, tmp_path):
    ahead = read_manifest(backup).next_xid
    assert ahead > int(ask(target, "select pg_snapshot_xmin(pg_current_snapshot())::text")[0])

    restore(target, backup, tmp_path / "new", [], KEYRING)

    horizon = "pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
    assert ask(
        target, f"select count(*) from raw_event where changed_xid::text::bigint >= {horizon}"
    ) == (0,)
    assert ask(target, f"select next_xid <= {horizon} from reading_cursor") == (True,)


def test_a_store_that_is_not_empty_is_left_alone(source, backup, clone_database, tmp_path):
    other = clone_database()
    with psycopg.connect(libpq_url(other)) as session:
        session.execute(
            "insert into account (account_id, account_key, name, created_at)"
            " values (%s, 'k', 'n', %s)",
            (_lead(3), AT),
        )
    before = _contents(other)

    with pytest.raises(BlockedError, match=r"not empty: public\.account has rows"):
        restore(other, backup, tmp_path / "new", [], KEYRING)

    assert _contents(other) == before


def test_a_migrated_store_without_rows_counts_as_empty(source, backup, clone_database, tmp_path):
    other = clone_database()

    restore(other, backup, tmp_path / "new", [], KEYRING)

    assert _contents(other) == _contents(source)


def test_a_backup_of_another_world_is_refused(backup, clone_database, tmp_path):
    other = clone_database()
    ask(other, "update system_state set world = 'live'")

    with pytest.raises(WrongWorldError, match="sandbox world"):
        restore(other, backup, tmp_path / "new", [], KEYRING)


def test_another_master_key_is_refused_and_leaves_nothing(backup, target, tmp_path):
    for wrong in (Keyring({}, {}), Keyring({1: b"x" * 32}, {1: bytes(32)})):
        with pytest.raises(BlockedError, match="put the old state's folder `keys`"):
            restore(target, backup, tmp_path / "new", [], wrong)

    databases = "select count(*) from pg_database where datname like '%restoring%'"
    assert ask(target, databases) == (0,)
    assert ask(target, "select count(*) from pg_tables where schemaname = 'public'") == (0,)


@pytest.mark.parametrize("file", ["store.dump", "keys.dump"])
def test_a_damaged_backup_is_refused(backup, target, tmp_path, file):
    with (backup / file).open("r+b") as content:
        content.seek(100)
        content.write(b"\xff\xff")

    with pytest.raises(InvalidInputError, match=f"{file}: is missing or damaged"):
        restore(target, backup, tmp_path / "new", [], KEYRING)


def test_a_folder_that_is_no_backup_is_refused(target, tmp_path):
    (tmp_path / "manifest.json").write_text("[1]")

    with pytest.raises(InvalidInputError, match="is no manifest"):
        restore(target, tmp_path, tmp_path / "new", [], KEYRING)
    with pytest.raises(InvalidInputError, match="this is no backup"):
        restore(target, tmp_path / "nowhere", tmp_path / "new", [], KEYRING)


def test_a_backup_never_overwrites_one(source, backup, tmp_path):
    before = (backup / "manifest.json").read_bytes()

    with pytest.raises(UsageError, match="name a folder that is to be made"):
        back_up(source, backup, tmp_path / "old", AT)

    assert (backup / "manifest.json").read_bytes() == before


def test_a_failed_backup_leaves_nothing_that_looks_like_one(tmp_path):
    refused = pytest.raises(BlockedError, match="no schema yet")

    with running_server(tmp_path / "state", QUICK) as address, refused:
        back_up(address.url, tmp_path / "backup", tmp_path / "state", AT)

    assert not list(tmp_path.glob("backup*"))


def test_a_backup_taken_under_writes_is_of_one_moment(source, target, tmp_path):
    """A writer adds a person with a key in one transaction, again and again."""
    done = threading.Event()
    writer = threading.Thread(target=_add_people, args=(source, done))
    writer.start()
    while ask(source, "select count(*) from lead") == (PEOPLE,):
        pass
    try:
        manifest = back_up(source, tmp_path / "backup", tmp_path / "old", AT)
    finally:
        done.set()
        writer.join()

    restore(target, tmp_path / "backup", tmp_path / "new", [], KEYRING)

    people, keys, orphans = ask(
        target,
        "select (select count(*) from lead), (select count(*) from keys.person_key), (select"
        " count(*) from lead full join keys.person_key as k using (lead_id)"
        " where lead.source is null or k.wrapped_key is null)",
    )
    assert people == keys == manifest.row_counts["public.lead"] > PEOPLE
    assert orphans == 0


def _add_people(url: str, done: threading.Event) -> None:
    number = PEOPLE
    with psycopg.connect(libpq_url(url), autocommit=True) as session:
        while not done.is_set():
            number += 1
            lead = _lead(number)
            with session.transaction():
                session.execute(
                    "insert into lead (lead_id, source, source_key, account_id, created_at,"
                    " updated_at) values (%s, 'csv', %s, %s, %s, %s)",
                    (lead, lead, _lead(0), AT, AT),
                )
                wrapped = KEYRING.new_person_key(lead)[1]
                session.execute(
                    "insert into keys.person_key values (%s, %s, %s)", (lead, wrapped, AT)
                )


def test_a_named_server_with_a_password_is_backed_up_and_restored(source, backup, tmp_path):
    with running_tcp_server(tmp_path / "tcp", "pass word/1") as url:
        restore(url, backup, tmp_path / "new", [], KEYRING)
        again = back_up(url, tmp_path / "again", tmp_path / "new", AT)

        assert _contents(url) == _contents(source)
        assert again.row_counts == read_manifest(backup).row_counts
    log = (tmp_path / "new" / "db-tools.log").read_text()
    assert "pass word" not in log
