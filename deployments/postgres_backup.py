"""What is in a backup, and how is it taken while everything goes on?

Two dumps of one snapshot: the store without the people's keys, and the keys alone, so that the two
can be kept apart and the keys for a shorter time. The folder gets its name once it is whole.
"""

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from deployments.postgres_databases import libpq_url
from deployments.postgres_errors import naming_store_errors
from deployments.postgres_tools import run_program
from models.errors import BlockedError, Fault, InvalidInputError, UsageError

if TYPE_CHECKING:
    from psycopg import Connection

SCHEMA = "parley.backup.v1"
STORE, KEYS, MANIFEST = "store.dump", "keys.dump", "manifest.json"
KEY_SCHEMA = "keys"
LOG = "db-tools.log"


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself."""

    made_at: str
    world: str
    database_id: str
    epoch: int
    schema_version: str
    next_xid: int
    """No row of the backup was written by this transaction or a later one."""
    row_counts: Mapping[str, int]
    files: Mapping[str, str]
    """SHA-256 by file name."""
    schema: str = SCHEMA


def back_up(url: str, folder: Path, state_dir: Path, made_at: datetime) -> Manifest:
    """Write a backup of the database at `url` into `folder`, which must not exist yet.

    Neither readers nor writers wait for it. Raises UsageError where the folder exists, BlockedError
    where there is no schema yet, StoreUnavailableError where Postgres or the disk fails.
    """
    folder = folder.resolve()
    if folder.exists():
        raise UsageError(f"{folder} exists; name a folder that is to be made")
    partial = folder.with_name(f"{folder.name}.partial")
    with contextlib.ExitStack() as leftovers:
        leftovers.callback(shutil.rmtree, partial, ignore_errors=True)
        facts = _dump_both(url, partial, state_dir)
        hashes = {name: hash_file(partial / name) for name in (STORE, KEYS)}
        manifest = Manifest(made_at=made_at.isoformat(), files=hashes, **facts)
        _write_durably(partial / MANIFEST, json.dumps(asdict(manifest), indent=2) + "\n")
        partial.rename(folder)
    return manifest


def read_manifest(folder: Path) -> Manifest:
    """Return what the backup says of itself, once its files are found whole.

    Raises InvalidInputError if one is missing or is not what was written.
    """
    file = folder / MANIFEST
    try:
        stated = json.loads(file.read_text(encoding="utf-8"))
        manifest = Manifest(**stated)
    except FileNotFoundError:
        raise InvalidInputError([Fault(str(file), "is missing; this is no backup")]) from None
    except (ValueError, TypeError) as error:
        raise InvalidInputError([Fault(str(file), f"is no manifest: {error}")]) from None
    if manifest.schema != SCHEMA:
        raise InvalidInputError([Fault(str(file), f"is of {manifest.schema}, not {SCHEMA}")])
    faults = [
        Fault(str(folder / name), "is missing or damaged", suggestion="take another backup")
        for name, stated_hash in manifest.files.items()
        if not (folder / name).is_file() or hash_file(folder / name) != stated_hash
    ]
    if faults:
        raise InvalidInputError(faults)
    return manifest


def tables_of(session: "Connection[Any]") -> list[str]:
    """List the quoted names of all tables of ours; a partition counts with its table."""
    rows = session.execute(
        "select format('%I.%I', nspname, relname) from pg_class"
        " join pg_namespace on pg_namespace.oid = relnamespace"
        " where relkind in ('r', 'p') and not relispartition"
        " and nspname !~ '^pg_' and nspname <> 'information_schema' order by 1"
    )
    return [name for (name,) in rows]


def count_rows(session: "Connection[Any]") -> dict[str, int]:
    """Return how many rows each table of ours has."""
    return {
        name: int(_value(session, f"select count(*) from {name}"))  # noqa: S608 -- quoted by %I
        for name in tables_of(session)
    }


def client_environment(url: str) -> tuple[str, dict[str, str]]:
    """Return how a client program reaches `url`: a conninfo for its arguments, and the password.

    The password goes into the environment, since everybody may read a process's arguments.
    """
    from psycopg.conninfo import conninfo_to_dict, make_conninfo

    parts: dict[str, Any] = conninfo_to_dict(libpq_url(url))
    password = parts.pop("password", None)
    environment = {name: os.environ[name] for name in ("HOME",) if name in os.environ}
    if password is not None:
        environment["PGPASSWORD"] = str(password)
    return make_conninfo(**parts), environment


def hash_file(file: Path) -> str:
    """Return the file's SHA-256."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _dump_both(url: str, folder: Path, state_dir: Path) -> dict[str, Any]:
    """Dump one snapshot into a new folder and return what the manifest says of it."""
    import psycopg

    with naming_store_errors(), psycopg.connect(libpq_url(url)) as session:
        session.execute("set transaction isolation level repeatable read, read only")
        facts = _read_facts(session)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700, parents=True)
        state_dir.mkdir(parents=True, exist_ok=True)
        snapshot = _value(session, "select pg_export_snapshot()")
        _dump(url, folder / STORE, state_dir, snapshot, f"--exclude-schema={KEY_SCHEMA}")
        _dump(url, folder / KEYS, state_dir, snapshot, f"--schema={KEY_SCHEMA}")
    return facts


def _read_facts(session: "Connection[Any]") -> dict[str, Any]:
    if _value(session, "select to_regclass('system_state')") is None:
        raise BlockedError("the database has no schema yet, so there is nothing to back up")
    row = session.execute("select world, database_id::text, epoch from system_state").fetchone()
    if row is None:
        raise BlockedError("the database says not which world it is; run `parley init`")
    world, database_id, epoch = row
    return {
        "world": world,
        "database_id": database_id,
        "epoch": epoch,
        "schema_version": _value(session, "select version_num from alembic_version"),
        "next_xid": int(_value(session, "select pg_snapshot_xmax(pg_current_snapshot())::text")),
        "row_counts": count_rows(session),
    }


def _value(session: "Connection[Any]", statement: str) -> Any:
    row = session.execute(statement).fetchone()
    return row[0] if row else None


def _dump(url: str, file: Path, state_dir: Path, snapshot: str, *choice: str) -> None:
    conninfo, environment = client_environment(url)
    file.touch(mode=0o600)
    run_program(
        "pg_dump",
        [
            *("--format=custom", "--compress=gzip:1", f"--snapshot={snapshot}", *choice),
            *("--no-owner", "--no-privileges", f"--file={file}", f"--dbname={conninfo}"),
        ],
        log=state_dir / LOG,
        environment=environment,
        again="`parley db backup` again",
    )


def _write_durably(file: Path, text: str) -> None:
    with file.open("w", encoding="utf-8") as output:
        output.write(text)
        output.flush()
        os.fsync(output.fileno())
