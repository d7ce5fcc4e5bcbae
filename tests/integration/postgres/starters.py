"""Child processes that start servers as different users, so that tests may kill and count them.

A test run as root plays three users; one run as a plain user is that user, and the cases of root do
not apply to it.
"""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import psutil
import psycopg

from deployments.embedded_postgres import stop
from deployments.postgres_databases import libpq_url
from tests.postgres_fixture import QUICK

ROOT = Path(__file__).parents[3]
PLAIN_UID = 65534
NAMELESS_UID = 4_242_424
CONTAINER_CAPABILITIES = (
    "chown,+dac_override,+fowner,+fsetid,+kill,+setgid,+setuid,+setpcap,+net_bind_service,"
    "+net_raw,+sys_chroot,+mknod,+audit_write,+setfcap"
)
"""What a container engine leaves to root by default: no look into other users' processes."""

IS_ROOT = os.geteuid() == 0
USERS = ["root", "container root", "plain user"] if IS_ROOT else ["plain user"]

START = """
import sys
from pathlib import Path
from deployments.embedded_postgres import start
print(start(Path(sys.argv[1]), settings={settings!r}).pid)
"""
QUICK_START = START.format(settings=dict(QUICK))
STOP = """
import sys
from pathlib import Path
from deployments.embedded_postgres import stop
print(stop(Path(sys.argv[1])))
"""
CRASH_SAFE = {"shared_buffers": "64MB"}
"""The product's settings but for the size: fsync is on."""


def as_user(user: str) -> list[str]:
    """Return the words before a command that run it as this user.

    A "nameless user" has no entry in the password file, as some containers run their programs.
    """
    if not IS_ROOT or user == "root":
        return []
    if user == "container root":
        return ["setpriv", f"--bounding-set=-all,+{CONTAINER_CAPABILITIES}"]
    # The interpreter may stand in a folder of root's own; to read it is all that is granted.
    uid = uid_of(user)
    ids = [f"--reuid={uid}", f"--regid={uid}", "--clear-groups"]
    return ["setpriv", *ids, "--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"]


def uid_of(user: str) -> int:
    """Return the uid that a test run as root gives to this user."""
    return {"plain user": PLAIN_UID, "nameless user": NAMELESS_UID}.get(user, 0)


def python(user: str, code: str, *arguments: object) -> subprocess.Popen[str]:
    """Start Python code in a child process of this user, from the project's root."""
    return subprocess.Popen(
        [*as_user(user), sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def answer(child: subprocess.Popen[str]) -> str:
    """Return what a child printed; a failure shows what it said."""
    said, complaint = child.communicate(timeout=120)
    assert child.returncode == 0, complaint
    return said.strip()


def start_as(user: str, state: Path, settings: Mapping[str, str] = QUICK) -> int:
    """Start the server as this user and return its pid."""
    return int(answer(python(user, START.format(settings=dict(settings)), state)))


def kill_and_wait(pid: int) -> None:
    """Kill a process and wait until nothing of it is left, or only its zombie."""
    with contextlib.suppress(psutil.NoSuchProcess):
        psutil.Process(pid).kill()
    while not is_gone(pid):
        time.sleep(0.005)


def is_gone(pid: int) -> bool:
    """Say whether a process has ended; its zombie may wait for an init that reaps it."""
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


@contextlib.contextmanager
def state_of(user: str) -> Iterator[Path]:
    """Yield a state folder that belongs to this user; its server is stopped at the end."""
    folder = Path(tempfile.mkdtemp(prefix="parley-test-"))
    if IS_ROOT:
        os.chown(folder, uid_of(user), uid_of(user))
    try:
        yield folder
        stop(folder, mode="immediate")
    finally:
        shutil.rmtree(folder)


def ask(url: str, statement: str) -> tuple | None:
    """Run one statement in a session of its own and return its first row, if it has rows."""
    with psycopg.connect(libpq_url(url)) as session:
        cursor = session.execute(statement)
        return cursor.fetchone() if cursor.description else None
