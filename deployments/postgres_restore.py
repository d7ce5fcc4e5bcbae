"""How does a backup become the store again, without bringing back the erased or sending twice?

Everything is made in a database of another name, which takes the store's name in one transaction
when it is whole. Nobody erased since the backup has a key in it, and its epoch differs from the one
that the state folder expects, so that nothing is sent before provider evidence was reconciled.
"""

import contextlib
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from deployments.postgres_backup import (
    KEY_SCHEMA,
    KEYS,
    LOG,
    STORE,
    Manifest,
    client_environment,
    count_rows,
    read_manifest,
    tables_of,
)
from deployments.postgres_databases import libpq_url
from deployments.postgres_errors import naming_store_errors
from deployments.postgres_sidecars import ERASURES, read_epoch, read_erasures, write_epoch
from deployments.postgres_tools import run_program
from models.errors import BlockedError, InvalidDataError, WrongWorldError

if TYPE_CHECKING:
    from psycopg import Connection

    from tasks.keyring import Keyring

BURN = 500_000
"""Transactions begun in one statement; under a second's worth."""

LOCK = 7_203_161_040
"""The advisory lock of restores, in the server's database `postgres`."""

OWN_TABLES = {"public.system_state", "public.alembic_version"}
"""What a migrated database holds although nothing was put in."""


@dataclass(frozen=True)
class Restored:
    """What a restore has done."""

    manifest: Manifest
    epoch: int
    expected_epoch: int
    erasures_known: int
    keys_deleted: int


def find_erasures(state_dir: Path, stated: Path | None, *, is_waived: bool) -> list[str]:
    """Return the people erased since any backup; BlockedError if no record of them is there."""
    file = stated or state_dir / ERASURES
    if file.exists():
        return read_erasures(file)
    if is_waived and stated is None:
        return []
    raise BlockedError(
        f"{file} is missing, so people erased since the backup would come back; put the file of "
        "the old state there, name it by --erasures, or say --without-erasures if there were none"
    )


def restore(
    url: str, folder: Path, state_dir: Path, erased: Sequence[str], keyring: "Keyring"
) -> Restored:
    """Put the backup in `folder` in the place of the empty database at `url`.

    Raises InvalidInputError for a damaged backup, BlockedError where the database is not empty or
    the keyring does not open the people's keys, StoreUnavailableError where Postgres or the disk
    fails. After any of them the database at `url` is as it was.
    """
    manifest = read_manifest(folder.resolve())
    state_dir.mkdir(parents=True, exist_ok=True)
    with naming_store_errors(), _alone(url):
        _require_empty(url, manifest)
        fresh = _make_fresh(url)
        _burn_transactions(fresh, manifest.next_xid)
        _load(fresh, folder.resolve(), state_dir)
        try:
            restored = _settle(fresh, manifest, state_dir, erased, keyring)
        except (BlockedError, InvalidDataError):
            _drop(fresh)
            raise
        write_epoch(state_dir, restored.expected_epoch)
        _swap(url, fresh)
    return restored


def _require_empty(url: str, manifest: Manifest) -> None:
    with _connect(_maintenance(url)) as session:
        found = session.execute("select 1 from pg_database where datname = %s", [_name(url)])
        if found.fetchone() is None:
            return  # killed between two names by hand; there is nothing to lose
    with _connect(url) as session:
        tables = set(tables_of(session))
        for table in sorted(tables - OWN_TABLES):
            if session.execute(f"select 1 from {table} limit 1").fetchone():  # noqa: S608 -- by %I
                raise BlockedError(
                    f"the database {_name(url)} is not empty: {table} has rows; restore into "
                    "another PARLEY_HOME, or move this state folder away first"
                )
        if "public.system_state" in tables:
            row = session.execute("select world from system_state").fetchone()
            if row is not None and row[0] != manifest.world:
                raise WrongWorldError(
                    f"the backup is of the {manifest.world} world and this state of the {row[0]} "
                    "world; restore into another PARLEY_HOME"
                )


@contextlib.contextmanager
def _alone(url: str) -> Iterator[None]:
    """Keep other restores out for as long as this one lives."""
    with _connect(_maintenance(url)) as session:
        locked = session.execute("select pg_try_advisory_lock(%s)", [LOCK]).fetchone()
        if not (locked and locked[0]):
            raise BlockedError("another restore is running on this server; wait for its end")
        yield


def _make_fresh(url: str) -> str:
    """Make the database that the backup is loaded into, and return its URL.

    Its name is not used twice: the programs of a killed restore may still be at work in theirs.
    """
    from psycopg import sql

    name = _name(url)
    with _connect(_maintenance(url)) as session:
        pattern = f"^{re.escape(name)}_(restoring_[0-9]+|replaced)$"
        rows = session.execute("select datname from pg_database where datname ~ %s", [pattern])
        for (left,) in rows.fetchall():
            _drop(_with_name(url, left))
        fresh = f"{name}_restoring_{os.getpid()}"
        session.execute(
            sql.SQL("create database {} template template0").format(sql.Identifier(fresh))
        )
    return _with_name(url, fresh)


def _drop(url: str) -> None:
    from psycopg import sql

    statement = sql.SQL("drop database if exists {} with (force)")
    with _connect(_maintenance(url)) as session:
        session.execute(statement.format(sql.Identifier(_name(url))))


def _burn_transactions(url: str, next_xid: int) -> None:
    """Bring the server's transaction ids past those in the backup.

    Rows carry the id of their last change, and readers of changes stand at an id: on a young server
    restored rows would lie in the future and be passed over. 600,000 a second.
    """
    with _connect(url) as session:
        session.execute("set synchronous_commit = off")
        while (missing := next_xid - _next_xid(session)) > 0:
            session.execute(
                f"do $$ begin for i in 1..{min(missing, BURN)} loop"
                " perform pg_current_xact_id(); commit; end loop; end $$"
            )


def _next_xid(session: "Connection[Any]") -> int:
    row = session.execute("select pg_snapshot_xmin(pg_current_snapshot())::text").fetchone()
    return int(row[0]) if row else 0


def _load(url: str, folder: Path, state_dir: Path) -> None:
    """Load both dumps section by section, so that constraints come after all rows of both."""
    conninfo, environment = client_environment(url)
    for section in ("pre-data", "data", "post-data"):
        for name in (KEYS, STORE):
            run_program(
                "pg_restore",
                [
                    *("--exit-on-error", "--no-owner", "--no-privileges", "--jobs=2"),
                    *(f"--section={section}", f"--dbname={conninfo}", str(folder / name)),
                ],
                log=state_dir / LOG,
                environment=environment,
                again="`parley db restore` again",
            )


def _settle(
    url: str, manifest: Manifest, state_dir: Path, erased: Sequence[str], keyring: "Keyring"
) -> Restored:
    with _connect(url) as session:
        counts = count_rows(session)
        if counts != dict(manifest.row_counts):
            wrong = sorted(
                name
                for name in {*counts, *manifest.row_counts}
                if counts.get(name) != manifest.row_counts.get(name)
            )
            raise InvalidDataError(f"restored row counts differ in {', '.join(wrong)}")
        deleted = _delete_keys(session, erased)
        _check_keyring(session, keyring)
        expected = read_epoch(state_dir) or manifest.epoch
        epoch = max(manifest.epoch, expected) + 1
        session.execute("update system_state set epoch = %s", [epoch])
        session.execute("analyze")
    return Restored(manifest, epoch, expected, len(set(erased)), deleted)


def _delete_keys(session: "Connection[Any]", erased: Sequence[str]) -> int:
    """Delete the erased people's keys again, in each table of keys that names a person."""
    tables = session.execute(
        "select format('%%I.%%I', table_schema, table_name) from information_schema.columns"
        " where table_schema = %s and column_name = 'lead_id'",
        [KEY_SCHEMA],
    ).fetchall()
    return sum(
        session.execute(
            f"delete from {table} where lead_id = any(%s::uuid[])",  # noqa: S608 -- quoted by %I
            [list(erased)],
        ).rowcount
        for (table,) in tables
    )


def _check_keyring(session: "Connection[Any]", keyring: "Keyring") -> None:
    """Open one person's key; without the old master key the restored people are unreadable."""
    rows = session.execute("select lead_id::text, wrapped_key from keys.person_key limit 1")
    for lead_id, wrapped in rows:
        try:
            keyring.unwrap(bytes(wrapped), lead_id)
        except BlockedError as error:
            raise BlockedError(
                "the master key here does not open the people's keys of this backup; put the old "
                "state's folder `keys` into this state folder, or set PARLEY_KEYS__MASTER_KEYS"
            ) from error


def _swap(url: str, fresh_url: str) -> None:
    """Give the restored database the store's name and drop the empty one, in this order."""
    from psycopg import sql

    name, fresh, replaced = _name(url), _name(fresh_url), f"{_name(url)}_replaced"
    rename = sql.SQL("alter database {} rename to {}")
    with _connect(_maintenance(url)) as session:
        session.execute(
            "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = any(%s)",
            [[name, fresh]],
        )
        is_there = session.execute("select 1 from pg_database where datname = %s", [name])
        with session.transaction():
            if is_there.fetchone():
                session.execute(rename.format(sql.Identifier(name), sql.Identifier(replaced)))
            session.execute(rename.format(sql.Identifier(fresh), sql.Identifier(name)))
    _drop(_with_name(url, replaced))


def _connect(url: str) -> "Connection[Any]":
    import psycopg

    return psycopg.connect(libpq_url(url), autocommit=True)


def _maintenance(url: str) -> str:
    return _with_name(url, "postgres")


def _name(url: str) -> str:
    from sqlalchemy.engine import make_url

    return str(make_url(url).database)


def _with_name(url: str, name: str) -> str:
    from sqlalchemy.engine import make_url

    return make_url(url).set(database=name).render_as_string(hide_password=False)
