"""Is the change log always what a full read of the store would give?"""

import hashlib
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest

from models.rules.lifecycle import MESSAGE_MOVES
from tasks.mart_extract import extract_changes
from tasks.mart_log import ChangeLog
from tasks.mart_sources import SOURCES, Kind
from tasks.store.postgres import Store
from tests import factories_marts as make


def _rows(log: ChangeLog) -> dict[str, list]:
    with duckdb.connect(":memory:") as connection:
        connection.execute("set TimeZone = 'UTC'")
        return {
            source.table: connection.execute(
                f"select * from ({log.rows(source)}) order by all"
            ).fetchall()
            for source in SOURCES
        }


def _incremental(store: Store, folder: Path) -> dict[str, list]:
    extract_changes(store, ChangeLog(folder))
    return _rows(ChangeLog(folder))


def _full(store: Store, folder: Path) -> dict[str, list]:
    extract_changes(store, ChangeLog(folder), is_full=True)
    return _rows(ChangeLog(folder))


def _draw(seed: int, *parts: object) -> int:
    text = repr((seed, *parts)).encode()
    return int.from_bytes(hashlib.sha256(text).digest()[:6], "big")


def _live_on(session, seed: int, round_number: int) -> None:
    """Change some messages, add some events: another history for every seed."""
    rows = session.connection.execute("select message_id, state from message order by 1").fetchall()
    for message, state in rows:
        draw = _draw(seed, round_number, message)
        choices = sorted(b for a, b in MESSAGE_MOVES if a == state and b not in (a, "merged"))
        if draw % 3 == 0 and choices:
            make.move(session, message, choices[draw % len(choices)], make.at(round_number))
        if draw % 4 == 0:
            kind = ("delivered", "opened", "clicked", "replied")[draw % 16 // 4]
            make.make_event(session, message, kind, make.at(100 + round_number))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_change_log_equals_a_full_read_after_any_history(store: Store, tmp_path: Path, seed: int):
    with store.transaction() as session:
        make.make_history(session, range(12))
    _incremental(store, tmp_path / "changes")

    for round_number in range(1, 6):
        with store.transaction() as session:
            _live_on(session, seed, round_number)
        found = _incremental(store, tmp_path / "changes")

        assert found == _full(store, tmp_path / "full")


def test_second_read_of_an_unchanged_store_brings_nothing(store: Store, tmp_path: Path):
    with store.transaction() as session:
        make.make_history(session, range(12))
    extract_changes(store, ChangeLog(tmp_path))

    again = extract_changes(store, ChangeLog(tmp_path))

    assert again.row_count == 0
    assert not again.is_full


def test_rows_of_a_transaction_that_outlives_younger_ones_are_not_lost(
    store: Store, tmp_path: Path
):
    with store.transaction() as session:
        version = make.make_campaign(session)
    with store.transaction() as slow:
        make.make_lead(slow, 1)
        with store.transaction() as quick:
            lead = make.make_lead(quick, 2)
            make.make_enrolment(quick, lead, version)
        seen_before = _incremental(store, tmp_path / "changes")

    seen_after = _incremental(store, tmp_path / "changes")

    assert [len(seen_before["lead"]), len(seen_after["lead"])] == [1, 2]
    assert seen_after == _full(store, tmp_path / "full")


def test_removed_rows_leave_the_log_and_its_files(store: Store, tmp_path: Path):
    with store.transaction() as session:
        make.make_history(session, range(12))
    event = _incremental(store, tmp_path)["event"][0][0]
    with store.transaction() as session:
        session.connection.execute("set local parley.retention = 'on'")
        session.connection.execute("delete from event where event_id = %s", [str(event)])
        make.insert(
            session,
            "tombstone",
            table_name="event",
            row_key=str(event),
            removed_at=make.at(1),
        )

    left = _incremental(store, tmp_path)

    assert event not in [row[0] for row in left["event"]]
    files = sorted(str(path) for path in (tmp_path / "event").iterdir())
    with duckdb.connect(":memory:") as connection:
        kept = connection.execute("select event_id from read_parquet(?)", [files]).fetchall()
    assert (event,) not in kept


@pytest.mark.parametrize("change", ["database_id = gen_random_uuid()", "epoch = epoch + 1"])
def test_another_database_or_epoch_is_read_afresh(store: Store, tmp_path: Path, change: str):
    with store.transaction() as session:
        make.make_history(session, range(3))
    extract_changes(store, ChangeLog(tmp_path))
    with store.transaction() as session:
        session.connection.execute(f"update system_state set {change}")

    again = extract_changes(store, ChangeLog(tmp_path))

    assert again.is_full
    assert again.rows["lead"] == 3


def test_log_of_other_columns_is_read_afresh(store: Store, tmp_path: Path):
    extract_changes(store, ChangeLog(tmp_path))
    state = tmp_path / "state.json"
    state.write_text(state.read_text().replace('"register_hash": "', '"register_hash": "0'))

    assert extract_changes(store, ChangeLog(tmp_path)).is_full


@pytest.mark.parametrize("damage", ["gone", "cut short", "state unreadable", "state empty"])
def test_damaged_log_is_read_afresh(store: Store, tmp_path: Path, damage: str):
    with store.transaction() as session:
        make.make_history(session, range(6))
    whole = _incremental(store, tmp_path)
    (file,) = (tmp_path / "message").iterdir()
    if damage == "gone":
        file.unlink()
    elif damage == "cut short":
        file.write_bytes(file.read_bytes()[:-100])
    else:
        (tmp_path / "state.json").write_text("{" if damage == "state unreadable" else "[]")

    again = extract_changes(store, ChangeLog(tmp_path))

    assert again.is_full
    assert _rows(ChangeLog(tmp_path)) == whole


def test_reader_that_dies_leaves_the_log_as_it_was(store: Store, tmp_path: Path):
    with store.transaction() as session:
        make.make_history(session, range(6))
    before = _incremental(store, tmp_path)
    with store.transaction() as session:
        _live_on(session, 1, 1)
    log = ChangeLog(tmp_path)
    log.begin(is_full=False)
    (tmp_path / "event" / "000099.parquet").write_bytes(b"half a file")

    assert _rows(ChangeLog(tmp_path)) == before
    assert _incremental(store, tmp_path) == _full(store, tmp_path.with_name("full"))
    assert not (tmp_path / "event" / "000099.parquet").exists()


def test_log_stays_short_over_many_batches(store: Store, tmp_path: Path):
    with store.transaction() as session:
        make.make_history(session, range(3))
        messages = [
            row[0]
            for row in session.connection.execute("select message_id from message").fetchall()
        ]
    for number in range(20):
        with store.transaction() as session:
            make.make_event(session, messages[0], "opened", make.at(5) + timedelta(hours=number))
        extract_changes(store, ChangeLog(tmp_path))

    assert len(list((tmp_path / "event").iterdir())) <= 17
    assert _rows(ChangeLog(tmp_path)) == _full(store, tmp_path.with_name("full"))


def test_only_registered_columns_that_may_leave_are_read():
    forbidden = (
        "cipher", "address", "name_", "first_name", "last_name", "phone", "lookup_hash", "owner",
        "source_key", "note", "error", "actor", "facts", "lease", "fencing", "body", "received_at",
    )  # fmt: skip

    for source in SOURCES:
        for column in source.columns:
            read = (column.expression or column.name).lower()
            if column.kind is not Kind.OUTLINE:
                assert not [word for word in forbidden if word in read], (source.table, read)


def test_free_text_cannot_pass_whatever_stands_in_a_column(store: Store, tmp_path: Path):
    with store.transaction() as session:
        version = make.make_campaign(session)
        lead = make.make_lead(
            session,
            1,
            role='Head of "Sales", call +1 555 0100 or bob@acme.example\nnow',
            source="bob@acme.example",
            country="+1 555 0100",
        )
        make.make_enrolment(session, lead, version, state_reason="asked by bob@acme.example")
        session.connection.execute("update account set industry = 'bob@acme.example'")

    rows = _incremental(store, tmp_path)

    texts = [str(value) for table in rows.values() for row in table for value in row]
    assert not [text for text in texts if "@" in text or "555" in text or "bob" in text.lower()]
    assert "director" in texts


def test_chunks_of_any_size_give_the_same_rows(store: Store, tmp_path: Path):
    with store.transaction() as session:
        make.make_history(session, range(12))
    whole = _incremental(store, tmp_path / "whole")

    extract_changes(store, ChangeLog(tmp_path / "parts"), chunk_bytes=100)

    assert _rows(ChangeLog(tmp_path / "parts")) == whole
