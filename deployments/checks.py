"""What is wrong with this installation, and which command mends it?

Each check is a function from settings to its findings; one that fails never keeps the others from
running. All of them together take less than three seconds.
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from deployments.packages import LOCK, find_strays
from deployments.state_folder import require_usable
from models.errors import ParleyError, StateFolderError
from models.settings import Settings
from tasks.configuration import live_needs
from tasks.store.epoch import read_epoch

_LEAST_FREE_BYTES = 2 * 1024**3
_INSTALL = "make --always-make install"  # what is up to date by its dates is put in again
_OTHER_HOME = "set PARLEY_HOME to a folder that you own, or mend this one"


class Finding(NamedTuple):
    """One check: how it is, what was seen, and what mends it."""

    check: str
    state: Literal["ok", "warning", "failed"]
    fact: str
    remedy: str = ""


Check = Callable[[Settings], Finding | Iterable[Finding]]


def run_checks(settings: Settings) -> list[Finding]:
    """Run every check; `failed` ones keep the product from working."""
    findings = [_python()]
    for name, check, remedy in (
        ("packages", _packages, _INSTALL),
        ("state folder", _state_folder, _OTHER_HOME),
        ("disk", _disk, _OTHER_HOME),
        ("keys", _keys, f"make {settings.home / 'keys'} a folder that you can read"),
        ("store", _store, "parley db status"),
        ("campaigns", _campaigns, "parley validate"),
        ("prefect", _prefect, "parley up"),
        ("receiver", _receiver, "parley up"),
        ("providers", _providers, "mend the settings"),
    ):
        findings += _looked_at(name, check, settings, remedy)
    return findings


def _looked_at(name: str, check: Check, settings: Settings, remedy: str) -> Iterator[Finding]:
    """Yield what a check finds; trouble with what it looks at is a finding, too."""
    try:
        found = check(settings)
        yield from [found] if isinstance(found, Finding) else found
    except StateFolderError:
        yield Finding(name, "failed", "the state folder cannot be used", _OTHER_HOME)
    except (ParleyError, OSError) as error:
        yield Finding(name, "failed", _first_line(error), remedy)


def _state_folder(settings: Settings) -> Finding:
    try:
        require_usable(settings.home, is_written=True)
    except StateFolderError as error:
        return Finding("state folder", "failed", str(error).split(";")[0], _OTHER_HOME)
    is_made = settings.home.is_dir()
    return Finding("state folder", "ok", f"{settings.home}{'' if is_made else ', not made yet'}")


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    is_known = (3, 11) <= sys.version_info[:2] <= (3, 13)
    return Finding(
        "python",
        "ok" if is_known else "failed",
        version,
        "" if is_known else "make PYTHON=python3.12 install",
    )


def _packages(_: Settings) -> Finding:
    if not LOCK.exists():
        return Finding("packages", "warning", f"{LOCK} is not there", "install from a clone")
    count, strays = find_strays(LOCK)
    if not strays:
        return Finding("packages", "ok", f"{count} as the lock says")
    more = f", and {len(strays) - 3} more" if len(strays) > 3 else ""
    return Finding("packages", "failed", f"{'; '.join(strays[:3])}{more}", _INSTALL)


def _disk(settings: Settings) -> Finding:
    require_usable(settings.home)
    home = settings.home.absolute()
    while not home.exists():
        home = home.parent
    free = shutil.disk_usage(home).free
    fact = f"{free / 1024**3:.1f} GiB free under {settings.home}"
    if free < _LEAST_FREE_BYTES:
        return Finding("disk", "failed", fact, "make room, or set PARLEY_HOME to a larger disk")
    return Finding("disk", "ok", fact)


def _keys(settings: Settings) -> Finding:
    from tasks.configuration import load_keyring

    folder = settings.home / "keys"
    stated = settings.keys.master_keys is not None and settings.keys.lookup_keys is not None
    files = [folder / name for name in ("master.key", "lookup.key")]
    if not stated:
        require_usable(settings.home)
    if not stated and not all(path.exists() for path in files):
        return Finding("keys", "warning", "not made yet", "parley init")
    try:
        load_keyring(settings)
    except ParleyError as error:
        return Finding("keys", "failed", _first_line(error), f"restore them to {folder}")
    if stated:
        return Finding("keys", "ok", "set in the settings")
    is_open = any(path.stat().st_mode & 0o077 for path in files)
    if is_open:
        return Finding("keys", "failed", "others may read them", f"chmod 600 {folder}/*.key")
    return Finding("keys", "ok", f"in {folder}; back them up apart from the database")


def _store(settings: Settings) -> Iterator[Finding]:
    from deployments.embedded_postgres import status

    if settings.database_url is None:
        require_usable(settings.home, is_written=True)
        found = status(settings.home)
        if found.address is None:
            is_made = found.state != "absent"
            fact = f"embedded server is {found.state}" if is_made else "there is no workspace"
            yield Finding("store", "warning", fact, "parley db start" if is_made else "parley init")
            return
        url, what = found.address.url, "embedded server runs"
    else:
        url, what = settings.database_url.get_secret_value(), "DATABASE_URL"
    try:
        yield from _open_store(url, what, settings)
    except ParleyError as error:
        remedy = "parley db start" if settings.database_url is None else "mend DATABASE_URL"
        yield Finding("store", "failed", str(error).splitlines()[0], remedy)


def _first_line(error: Exception) -> str:
    return " ".join(str(error).split("\n")[:2])[:200]


def _open_store(url: str, what: str, settings: Settings) -> Iterator[Finding]:
    from tasks.store.migrations import current_version, newest_version
    from tasks.store.postgres import open_store

    store = open_store(url)
    try:
        with store.transaction() as session:
            version = session.connection.execute("show server_version").fetchone()
        yield Finding("store", "ok", f"{what}, Postgres {version[0] if version else '?'}")
        found, newest = current_version(store), newest_version()
        if found != newest:
            yield Finding(
                "schema",
                "failed",
                f"{found or 'not there'}, the code needs {newest}",
                "parley db migrate",
            )
            return
        yield Finding("schema", "ok", f"version {found}")
        with store.transaction() as session:
            world, epoch, _ = session.rows("dispatch.read_dispatch_state")[0]
        yield _world(world, settings)
        yield _epoch(epoch, settings)
    finally:
        store.close()


def _world(world: str, settings: Settings) -> Finding:
    if world != settings.world:
        return Finding(
            "world",
            "failed",
            f"the store is {world}, the settings say {settings.world}",
            f"set PARLEY_WORLD={world}, or use another database",
        )
    return Finding("world", "ok", world)


def _epoch(epoch: int, settings: Settings) -> Finding:
    try:
        require_usable(settings.home)
        stated = read_epoch(settings.home)
    except StateFolderError:
        return Finding("epoch", "failed", "the state folder cannot be used", _OTHER_HOME)
    except (ParleyError, OSError) as error:
        return Finding("epoch", "failed", _first_line(error), "restore the file from a backup")
    if stated not in (None, epoch):
        return Finding(
            "epoch",
            "failed",
            f"the store says {epoch}, the state folder {stated}: restored",
            "parley run reconcile --after-restore",
        )
    return Finding("epoch", "ok", str(epoch))


def _campaigns(settings: Settings) -> Finding:
    from tasks.campaigns import load_campaigns

    folder = Path(settings.campaigns)
    if not folder.is_dir():
        return Finding("campaigns", "warning", f"no folder {folder}", "parley init")
    try:
        found = load_campaigns(folder)
    except ParleyError as error:
        return Finding("campaigns", "failed", str(error).splitlines()[0], "parley validate")
    return Finding("campaigns", "ok", ", ".join(each.name for each in found.campaigns))


def _prefect(settings: Settings) -> Iterator[Finding]:
    from deployments.dispatch_silence import find_silence
    from deployments.prefect_server import is_healthy
    from tasks.held_settings import ask_prefect

    if named := os.environ.get("PREFECT_API_URL"):
        if trouble := ask_prefect(os.environ).trouble:
            yield Finding("prefect", "failed", trouble, "start it, or unset PREFECT_API_URL")
        else:
            yield Finding("prefect", "ok", f"answers at {named}")
        return
    port = settings.prefect_port
    if not is_healthy(port):
        yield Finding("prefect", "warning", f"does not answer on port {port}", "parley up")
        return
    yield Finding("prefect", "ok", f"answers on port {port}")
    if silence := find_silence(port):
        yield Finding("dispatch", "warning", silence, "end `parley up`, and start it again")


def _receiver(settings: Settings) -> Finding:
    import httpx

    url = f"http://{settings.receiver.host}:{settings.receiver.port}/health"
    try:
        is_up = httpx.get(url, timeout=1, trust_env=False).status_code == 200
    except httpx.TransportError:
        is_up = False
    if is_up:
        return Finding("receiver", "ok", f"answers on port {settings.receiver.port}")
    return Finding(
        "receiver", "warning", f"does not answer on port {settings.receiver.port}", "parley up"
    )


def _providers(settings: Settings) -> Iterator[Finding]:
    yield _enrichment(settings)
    for need in live_needs(settings):
        if need.is_met:
            yield Finding(need.check, "ok", "set")
        elif settings.world == "live":
            _, _, form = need.setting.partition(" as ")
            fact = f"not set as {form}" if form else "not set"
            yield Finding(need.check, "failed", fact, f"set {need.variable}")
        else:
            yield Finding(need.check, "ok", "the sandbox's own, under `parley up`")


def _enrichment(settings: Settings) -> Finding:
    """Without a vendor of company facts leads stay as they were imported."""
    own = settings.enrichment
    if settings.world != "live" or (own.base_url and own.api_key):
        return Finding("enrichment", "ok", "set" if own.base_url else "the sandbox's own")
    if own.base_url or own.api_key:
        which = "api_key" if own.base_url else "base_url"
        return Finding(
            "enrichment", "failed", "half set", f"set PARLEY_ENRICHMENT__{which.upper()}"
        )
    remedy = "set PARLEY_ENRICHMENT__BASE_URL and PARLEY_ENRICHMENT__API_KEY, or do without"
    return Finding("enrichment", "warning", "no vendor: company facts stay as imported", remedy)
