"""Which workspace does a command work in, and is its store up?

PARLEY_HOME or `.parley`; where nobody made one and a demo was run, the demo's. Only commands that
write make one. The embedded server is started at need and migrated by itself; a server behind
DATABASE_URL is migrated by `parley db migrate` alone.
"""

import errno
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.errors import (
    BlockedError,
    NoWorkspaceError,
    ParleyError,
    UnavailableError,
    WrongWorldError,
)

if TYPE_CHECKING:
    from models.settings import Settings
    from tasks.resources import Resources
    from tasks.store.postgres import Store

DEFAULT_HOME = Path(".parley")
DEMO_FOLDER = "demo"
SMALLEST_ROOM = 1 << 20
"""Bytes; with less than that free, nothing that fails needs another cause than the full disk."""
SERVERS_ROOM = 32 << 20
"""Bytes; a server that has less to start or to run in fails of it, in words of its own."""

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS}


def choose_home() -> tuple[Path, bool]:
    """Return the state folder, and whether it is the demo's for want of another."""
    stated = os.environ.get("PARLEY_HOME")
    if stated:
        return Path(stated), False
    demo = DEFAULT_HOME / DEMO_FOLDER
    if not _is_there(DEFAULT_HOME / "pg") and _is_there(demo / "pg"):
        return demo, True
    return DEFAULT_HOME, False


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a folder that this user may not enter
        return False


def load_workspace_settings(
    home: Path | None = None,
    *,
    asks_prefect: bool = True,
    needs_prefect: bool = False,
    **flags: Any,
) -> "Settings":
    """Return the settings of this workspace, or of another `home`, the store not yet started.

    The Prefect that PREFECT_API_URL names is asked too, unless `asks_prefect` is False. One that
    does not answer is told on stderr; with `needs_prefect` it is `UnavailableError`. Who asks no
    Prefect brings a sandbox of its own; any other finds the one that `parley up` runs here. Raises
    `StateFolderError` where the state folder is none, or refuses this user.
    """
    from deployments.living_sandbox import find_sandbox
    from deployments.state_folder import require_usable
    from tasks.configuration import load_settings

    found = home or choose_home()[0]
    require_usable(found)
    held = ask_held(needs_prefect=needs_prefect) if asks_prefect else {}
    beside = find_sandbox(found) if asks_prefect else {}
    return load_settings(held, beside, home=str(found), **flags)


def ask_held(*, needs_prefect: bool = False) -> Mapping[str, Any]:
    """Return what Prefect holds; one that does not answer is a line on stderr, or the end."""
    from tasks.held_settings import ask_prefect

    held = ask_prefect(os.environ)
    if held.trouble and needs_prefect:
        raise UnavailableError(f"{held.trouble}; start it, or unset PREFECT_API_URL to do without")
    if held.trouble:
        print(f"parley: {held.trouble}; going on without", file=sys.stderr)
    return held.values


def name_demo(home: Path) -> None:
    """Say on stderr that `home` is the demo's, where nobody asked for it."""
    found, is_demo = choose_home()
    if is_demo and home == found:
        print("parley: this is the demo's workspace (.parley/demo)", file=sys.stderr)


@contextmanager
def open_workspace(
    settings: "Settings | None" = None,
    *,
    is_quiet: bool = False,
    is_sending: bool = False,
    is_making: bool = False,
) -> Iterator["Resources"]:
    """Open the workspace's resources; starts and migrates the embedded store at need.

    Where there is no workspace, `is_making` makes one; without it nothing is made, and
    `NoWorkspaceError` says what would. With `is_sending` a live world refuses missing credentials.
    What makes or sends needs all of its settings, so it is refused while Prefect does not answer.
    `WrongWorldError` where the settings are of the other world than the store.
    """
    from pydantic import SecretStr

    from tasks.resources import open_resources

    settings = settings or load_workspace_settings(needs_prefect=is_sending or is_making)
    if not is_quiet:
        name_demo(settings.home)
    url = _find_store(settings, is_making=is_making)
    _bring_up_schema(url, settings, is_making=is_making)
    found = settings.model_copy(update={"database_url": SecretStr(url)})
    with open_resources(found, is_sending=is_sending, makes_keys=is_making) as resources:
        yield resources


def require_workspace(settings: "Settings") -> None:
    """Raise `NoWorkspaceError` where the embedded store was never made; starts and makes nothing.

    A database that DATABASE_URL names is not asked.
    """
    from deployments.embedded_postgres import status

    if settings.database_url is None and status(settings.home).state == "absent":
        raise _no_workspace(settings.home)


def find_marts(home: Path | None = None) -> Path:
    """Return where the marts are published, or will be; `NoWorkspaceError` where nothing is made.

    Says so where they are the demo's for want of another workspace.
    """
    from tasks.store.warehouse import marts_path

    settings = load_workspace_settings(home)
    name_demo(settings.home)
    path = marts_path(settings.home)
    if not path.exists():
        require_workspace(settings)
    return path


def _no_workspace(home: Path) -> NoWorkspaceError:
    return NoWorkspaceError(
        f"there is no workspace at {home}; make one with `parley init`, or see one with "
        "`parley demo`"
    )


def _find_store(settings: "Settings", *, is_making: bool) -> str:
    from deployments.embedded_postgres import store_url
    from deployments.state_folder import require_usable

    if settings.database_url is not None:
        return store_url(settings.home, settings.database_url.get_secret_value())
    if not is_making:
        require_workspace(settings)
    require_usable(settings.home, is_written=True)
    return store_url(settings.home, None)


def _bring_up_schema(url: str, settings: "Settings", *, is_making: bool) -> None:
    from tasks.clock import WallClock
    from tasks.resources import read_world
    from tasks.store.migrations import current_version, newest_version, upgrade_schema
    from tasks.store.postgres import open_store

    store = open_store(url)
    try:
        found = current_version(store)
        if found == newest_version():
            _check_world(read_world(store), settings.world)
            return
        is_own = settings.database_url is None
        if found is None and not (is_own and is_making):
            raise _no_workspace(settings.home) if is_own else _no_schema()
        if not is_own:
            raise BlockedError(
                f"the database's schema is {found}, this release needs {newest_version()}; run "
                "`parley db migrate`"
            )
        upgrade_schema(store, settings.world, WallClock().now())
        if found is None:
            write_sidecars(store, settings.home)
    finally:
        store.close()


def _no_schema() -> NoWorkspaceError:
    return NoWorkspaceError(
        "there is no workspace in the database that DATABASE_URL names; make one with `parley db "
        "migrate`, or unset it and run `parley init` or `parley demo`"
    )


def _check_world(found: str, stated: str) -> None:
    if found != stated:
        raise WrongWorldError(
            f"the store is a {found} world and the settings say {stated}; "
            f"set PARLEY_WORLD={found}, or name another store"
        )


def write_sidecars(store: "Store", home: Path) -> None:
    """Note the epoch beside a new store, and that nobody is erased yet."""
    from deployments.postgres_sidecars import ERASURES, read_epoch, write_epoch

    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    if read_epoch(home) is None:
        with store.transaction() as session:
            write_epoch(home, session.rows("dispatch.read_dispatch_state")[0][1])
    (home / ERASURES).touch()


def is_disk_full(error: BaseException) -> bool:
    """Say whether the system refused a write for want of room (write(2): disk, quota, limit)."""
    return isinstance(error, OSError) and error.errno in _FULL


def require_room(home: Path) -> None:
    """Raise `UnavailableError` where the disk of this state folder has no room left."""
    if _is_without_room(home):
        raise _no_room(f"the disk of {home}")


@contextmanager
def naming_full_disk(home: Path) -> Iterator[None]:
    """Let a failure of what runs here for want of room be told as that, whoever wanted it first."""
    try:
        yield
    except Exception as error:  # any library's, or a server's last words; raised again below
        if isinstance(error, ParleyError) and not isinstance(error, UnavailableError):
            raise  # it has a cause of its own: a setting, a gate, a file
        require_room(home)
        free = shutil.disk_usage(home).free if home.is_dir() else SERVERS_ROOM
        if free < SERVERS_ROOM:
            said = f"the disk of {home} has {free >> 20} MB left, too few for what runs here"
            raise UnavailableError(f"{said}; free some space, then run it again") from error
        raise


def name_place_error(error: BaseException) -> ParleyError | None:
    """Return the error to show where a disk is full or the state folder is unusable, else None."""
    from deployments.state_folder import unusable

    if not isinstance(error, OSError):
        return None
    home = Path(os.environ.get("PARLEY_HOME") or DEFAULT_HOME).absolute()
    named = error.filename
    place = Path(os.fsdecode(named)).absolute() if isinstance(named, str | bytes) else None
    if is_disk_full(error):
        full = place or (home if _is_without_room(home) else None)
        return _no_room(f"the disk of {full}" if full else "the disk that was written to")
    if place is None or not _is_home_at_fault(home, place, error):
        return None
    return unusable(home, f"{error.strerror} ({place})")


def _is_home_at_fault(home: Path, place: Path, error: OSError) -> bool:
    """Say whether this error came of a state folder that is none, or that refuses this user."""
    homes = {home}
    with suppress(OSError, RuntimeError):  # links in a ring
        homes.add(home.resolve())
    if any(each == place or place in each.parents for each in homes):
        return not home.is_dir() or error.errno in _DENIED
    if any(each in place.parents for each in homes):
        return error.errno in {*_DENIED, errno.ENOTDIR}
    return False


def _is_without_room(home: Path) -> bool:
    return home.is_dir() and shutil.disk_usage(home).free < SMALLEST_ROOM


def _no_room(where: str) -> UnavailableError:
    return UnavailableError(f"{where} is full; free some space, then run it again")
