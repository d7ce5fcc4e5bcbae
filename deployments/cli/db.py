"""`parley db`: the operational store's server, its backups, and the way back from one."""

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import App, Parameter

from models.errors import InvalidInputError, NoWorkspaceError, ParleyError, UsageError

if TYPE_CHECKING:
    from models.settings import Settings
    from tasks.keyring import Keyring

app = App(name="db", help="The operational store: start, stop and look at it; backup and restore.")

Output = Annotated[Literal["text", "json"], Parameter(help="json for programs")]
Home = Annotated[Path | None, Parameter(help="the state folder; default PARLEY_HOME, else .parley")]


@app.command
def start(*, home: Home = None, output: Output = "text") -> None:
    """Start the embedded Postgres, or join it; it stays up until `parley db stop`."""
    settings = _settings(home, is_making=True)
    from deployments.embedded_postgres import start as start_server
    from deployments.state_folder import require_usable

    if settings.database_url is None:
        require_usable(settings.home, is_written=True)
        start_server(settings.home)
    else:
        print("DATABASE_URL names the server, so there is none of ours to start", file=sys.stderr)
    _show("parley.db_status.v1", _facts(settings), output)


@app.command
def stop(
    *,
    mode: Annotated[
        Literal["fast", "immediate"],
        Parameter(help="immediate: end at once and recover at the next start"),
    ] = "fast",
    home: Home = None,
    output: Output = "text",
) -> None:
    """Stop the embedded Postgres; its sessions end, nothing that was committed is lost."""
    settings = _settings(home)
    from deployments.embedded_postgres import stop as stop_server

    if settings.database_url is not None:
        raise UsageError("DATABASE_URL names a server that is not ours to stop; unset it")
    if not stop_server(settings.home, mode=mode):
        print("no server was running", file=sys.stderr)
    _show("parley.db_status.v1", _facts(settings), output)


@app.command
def status(*, home: Home = None, output: Output = "text") -> None:
    """Say whether the store's server runs, where, and which database it serves."""
    _show("parley.db_status.v1", _facts(_settings(home)), output)


@app.command
def migrate(*, home: Home = None, output: Output = "text") -> None:
    """Bring the schema to this release's version; the embedded store does it by itself."""
    settings = _settings(home, is_making=True)
    from deployments.workspace import write_sidecars
    from tasks.clock import WallClock
    from tasks.store.migrations import current_version, upgrade_schema
    from tasks.store.postgres import open_store

    store = open_store(_store_url(settings))
    try:
        before = current_version(store)
        upgrade_schema(store, settings.world, WallClock().now())
        if before is None:
            write_sidecars(store, settings.home)
        after = current_version(store)
    finally:
        store.close()
    _show("parley.db_migrate.v1", {"before": before or "none", "after": after}, output)


@app.command
def backup(directory: Path, /, *, home: Home = None, output: Output = "text") -> None:
    """Write a consistent backup into DIRECTORY, which is made, while everything goes on.

    The people's keys are in keys.dump: keep it apart, and for a shorter time than store.dump. The
    master key (the state folder's `keys`) is in neither: keep a copy of it elsewhere.
    """
    settings = _settings(home)
    from deployments.cli.named_files import require_new, unwritable
    from deployments.embedded_postgres import status as look
    from deployments.postgres_backup import back_up
    from tasks.clock import WallClock

    require_new(directory)
    if settings.database_url is None and look(settings.home).state == "absent":
        raise NoWorkspaceError(f"{settings.home} holds no store to back up; name another by --home")
    try:
        url = _store_url(settings)
        manifest = back_up(url, directory, settings.home, WallClock().now())
    except OSError as error:
        raise _named_trouble(directory, error, unwritable) from error
    facts = {
        "directory": str(directory),
        "world": manifest.world,
        "epoch": manifest.epoch,
        "made_at": manifest.made_at,
        "row_count": sum(manifest.row_counts.values()),
    }
    _show("parley.db_backup.v1", facts, output)


@app.command
def restore(
    directory: Path,
    /,
    *,
    erasures: Annotated[Path | None, Parameter(help="default: the state's erasures.jsonl")] = None,
    without_erasures: Annotated[bool, Parameter(help="nobody was erased since the backup")] = False,
    home: Home = None,
    output: Output = "text",
) -> None:
    """Put the backup in DIRECTORY in the place of an empty store.

    People erased since are erased again before anything can read them. The epoch rises, so dispatch
    refuses (exit 4) until `parley run reconcile --after-restore` has asked the providers.
    """
    settings = _settings(home, is_making=True)
    from deployments.cli.named_files import require_there, unreadable
    from deployments.postgres_restore import find_erasures
    from deployments.postgres_restore import restore as restore_backup

    for named in (directory, erasures):
        if named is not None:
            require_there(named)
    try:
        erased = find_erasures(settings.home, erasures, is_waived=without_erasures)
        url = _store_url(settings)
        restored = restore_backup(url, directory, settings.home, erased, _keyring(settings))
    except OSError as error:
        raise _named_trouble(directory, error, unreadable) from error
    facts = {
        "directory": str(directory),
        "world": restored.manifest.world,
        "epoch": restored.epoch,
        "expected_epoch": restored.expected_epoch,
        "row_count": sum(restored.manifest.row_counts.values()),
        "erasure_count": restored.erasures_known,
        "deleted_key_count": restored.keys_deleted,
    }
    _show("parley.db_restore.v1", facts, output)
    print("nothing is sent before `parley run reconcile --after-restore` agrees", file=sys.stderr)


def _settings(home: Path | None, *, is_making: bool = False) -> "Settings":
    from deployments.workspace import load_workspace_settings, name_demo

    settings = load_workspace_settings(home, needs_prefect=is_making)
    name_demo(settings.home)
    return settings


def _database_url(settings: "Settings") -> str | None:
    return settings.database_url.get_secret_value() if settings.database_url else None


def _store_url(settings: "Settings") -> str:
    """Return where the store is; the embedded server is started at need."""
    from deployments.embedded_postgres import store_url
    from deployments.state_folder import require_usable

    if settings.database_url is None:
        require_usable(settings.home, is_written=True)
    return store_url(settings.home, _database_url(settings))


def _keyring(settings: "Settings") -> "Keyring":
    """Return the keys that are held; none are made here, since they could open nothing restored."""
    from tasks.configuration import load_keyring

    return load_keyring(settings, is_making=False)


def _facts(settings: "Settings") -> dict[str, object]:
    from deployments.embedded_postgres import status as look

    named = _database_url(settings)
    if named is not None:
        return _named_server_facts(named)
    found = look(settings.home)
    return {
        "state": found.state,
        "server": "embedded",
        "url": found.address.url if found.address else None,
        "pid": found.address.pid if found.address else None,
        "data": str(found.data_dir),
        "log": str(found.log),
    }


def _named_server_facts(named: str) -> dict[str, object]:
    import psycopg
    from sqlalchemy.engine import make_url

    from deployments.embedded_postgres import store_url
    from deployments.postgres_databases import libpq_url
    from deployments.postgres_errors import naming_store_errors

    url = store_url(Path(), named)
    with naming_store_errors(), psycopg.connect(libpq_url(url), connect_timeout=10) as session:
        version = session.info.parameter_status("server_version")
    shown = make_url(url).render_as_string(hide_password=True)
    return {"state": "running", "server": "DATABASE_URL", "url": shown, "version": version}


def _named_trouble(
    directory: Path, error: OSError, tell: Callable[[Path, OSError], InvalidInputError]
) -> ParleyError:
    """Return the error to show: a full disk or an unusable home, else the folder that was named."""
    from deployments.workspace import name_place_error

    return name_place_error(error) or tell(directory, error)


def _show(schema: str, facts: Mapping[str, object], output: str) -> None:
    if output == "json":
        print(json.dumps({"schema": schema, **facts}))
        return
    from deployments.cli.screen import tell

    width = max(map(len, facts))
    for name, value in facts.items():
        if value is not None:
            tell(f"{name.replace('_', ' '):<{width}}  {value}")
