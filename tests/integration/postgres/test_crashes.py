"""Does the server come back, with all that was committed, after any process was killed?"""

import contextlib
import fcntl
import os
import socket
import subprocess
import threading
import time

import psutil
import psycopg
import pytest

from deployments.embedded_postgres import PostgresAddress, start, status, stop
from deployments.postgres_databases import libpq_url
from deployments.postgres_paths import ServerPaths, orphans
from models.errors import StoreUnavailableError
from tests.integration.postgres.starters import (
    CRASH_SAFE,
    START,
    USERS,
    answer,
    ask,
    is_gone,
    kill_and_wait,
    python,
    start_as,
    state_of,
)
from tests.postgres_fixture import QUICK, running_server

pytestmark = pytest.mark.fault

ZOMBIE = """
import ctypes, os, signal, sys, time
from pathlib import Path
import psutil
from deployments.embedded_postgres import start, status
state = Path(sys.argv[1])
PR_SET_CHILD_SUBREAPER = 36  # the server becomes our child, and we do not reap it
assert ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0
settings = {settings!r}
first = start(state, settings=settings)
process = psutil.Process(first.pid)
process.kill()
while process.status() != psutil.STATUS_ZOMBIE:
    time.sleep(0.01)
assert status(state).state == "stopped"
second = start(state, settings=settings)
assert process.status() == psutil.STATUS_ZOMBIE
print(second.pid != first.pid and status(state).state)
"""


@pytest.mark.parametrize("user", USERS)
def test_committed_rows_survive_the_servers_death(user):
    with state_of(user) as state:
        first = start_as(user, state, CRASH_SAFE)
        url = libpq_url(status(state).address.url)
        with psycopg.connect(url, autocommit=True) as session:
            session.execute("create table kept (n int)")
            session.execute("insert into kept select generate_series(1, 10000)")
        with contextlib.closing(psycopg.connect(url)) as session:
            session.execute("insert into kept values (0)")  # and never committed
            kill_and_wait(first)

        second = start_as(user, state, CRASH_SAFE)

        assert second != first
        assert ask(url, "select count(*), min(n), max(n) from kept") == (10000, 1, 10000)


@pytest.mark.parametrize("user", USERS)
def test_a_zombie_is_not_taken_for_a_server(user):
    with state_of(user) as state:
        assert answer(python(user, ZOMBIE.format(settings=CRASH_SAFE), state)) == "running"


@pytest.mark.parametrize("user", USERS)
def test_a_pid_that_another_program_got_is_not_taken_for_a_server(user):
    with state_of(user) as state, subprocess.Popen(["sleep", "600"]) as stranger:
        _leave_pid(user, state, stranger.pid)

        pid = start_as(user, state)

        assert pid != stranger.pid
        assert psutil.Process(pid).name() == "postgres"
        stranger.kill()


@pytest.mark.parametrize("user", USERS)
def test_a_pid_that_another_server_got_is_not_taken_for_ours(user, tmp_path):
    with state_of(user) as state, running_server(tmp_path, QUICK) as other:
        _leave_pid(user, state, other.pid)

        pid = start_as(user, state)

        assert pid != other.pid
        assert status(state).address.pid == pid
        assert status(tmp_path).address == other


def _leave_pid(user: str, state, pid: int) -> None:
    """Kill the server and write another process's pid into both of its lock files."""
    dead = start_as(user, state)
    kill_and_wait(dead)
    paths = ServerPaths(state)
    for file in (paths.data / "postmaster.pid", paths.socket_dir(5432) / ".s.PGSQL.5432.lock"):
        said = file.read_text().splitlines(keepends=True)
        file.write_text("".join([f"{pid}\n", *said[1:]]))


def test_a_socket_lock_alone_does_not_stop_a_start(tmp_path):
    with running_server(tmp_path, QUICK) as address:
        kill_and_wait(address.pid)
        paths = ServerPaths(tmp_path)
        (paths.data / "postmaster.pid").unlink()
        lock = paths.socket_dir(5432) / ".s.PGSQL.5432.lock"
        said = lock.read_text().splitlines(keepends=True)
        lock.write_text("".join([f"{os.getpid()}\n", *said[1:]]))

        assert start(tmp_path, settings=QUICK).pid != address.pid


def test_a_swept_socket_is_put_back(tmp_path):
    with running_server(tmp_path, QUICK) as address:
        (address.socket_dir / ".s.PGSQL.5432").unlink()

        again = start(tmp_path, settings=QUICK)

        assert ask(again.url, "select 1") == (1,)


def test_a_server_that_no_longer_listens_is_waited_for_until_it_is_dead(tmp_path):
    """A killed postmaster closes its sockets a moment before the kernel calls it dead."""
    with running_server(tmp_path, QUICK) as address:
        door = address.socket_dir / ".s.PGSQL.5432"
        door.unlink()
        with socket.socket(socket.AF_UNIX) as nobody:
            nobody.bind(str(door))
        death = threading.Timer(0.5, psutil.Process(address.pid).kill)
        death.start()

        again = start(tmp_path, settings=QUICK)

        death.join()
        assert again.pid != address.pid
        assert ask(again.url, "select 1") == (1,)


def test_a_busy_session_of_a_dead_server_ends_before_the_next_server_starts(tmp_path):
    with running_server(tmp_path, CRASH_SAFE) as address:
        busy = threading.Thread(target=_count_forever, args=(address,))
        busy.start()
        paths = ServerPaths(tmp_path)
        while not any(_is_counting(one) for one in orphans(paths)):
            time.sleep(0.05)
        kill_and_wait(address.pid)
        survivors = orphans(paths)

        again = start(tmp_path, settings=CRASH_SAFE)

        assert survivors
        assert all(is_gone(one.pid) for one in survivors)
        assert again.pid != address.pid
        busy.join()


def _is_counting(process: psutil.Process) -> bool:
    with contextlib.suppress(psutil.NoSuchProcess):  # it may have ended since it was listed
        return "DO" in " ".join(process.cmdline())
    return False


def _count_forever(address: PostgresAddress) -> None:
    """Compute without ever waiting, so that the session does not see its server's death."""
    forever = "do $$ declare n bigint := 0; begin loop n := n + 1; end loop; end $$"
    with contextlib.suppress(psycopg.OperationalError):
        ask(address.url, forever)


@pytest.mark.slow
def test_a_server_that_cannot_be_seen_from_here_is_never_doubled(tmp_path):
    """As from a second container on the same folder: no such pid, but the lock is held."""
    with running_server(tmp_path, QUICK) as address:
        stop(tmp_path)
        with ServerPaths(tmp_path).alive.open("rb") as alive:
            fcntl.flock(alive, fcntl.LOCK_EX)

            with pytest.raises(StoreUnavailableError, match="this or another container"):
                start(tmp_path, settings=QUICK)

        assert start(tmp_path, settings=QUICK).pid != address.pid


@pytest.mark.slow
@pytest.mark.parametrize("user", USERS)
def test_a_starter_killed_at_any_moment_leaves_a_state_that_starts(user):
    code = START.format(settings=CRASH_SAFE)
    for step in range(8):
        with state_of(user) as state:
            starter = python(user, code, state)
            while not (state / "pg.lock").exists():
                time.sleep(0.001)
            time.sleep(step * 0.09)
            starter.kill()
            starter.communicate()

            pid = start_as(user, state, CRASH_SAFE)

            address = status(state).address
            assert address.pid == pid
            assert ask(address.url, "select current_database()") == ("parley",)
            assert not ServerPaths(state).unfinished_data.exists()


@pytest.mark.slow
def test_no_committed_row_is_lost_over_ten_deaths(tmp_path):
    with running_server(tmp_path, CRASH_SAFE) as address:
        with psycopg.connect(libpq_url(address.url)) as session:
            session.execute("create table kept (n int primary key)")
        committed = 0
        for _ in range(10):
            life = start(tmp_path, settings=CRASH_SAFE)
            killer = threading.Timer(0.3, psutil.Process(life.pid).kill)
            killer.start()
            committed = _insert_until_the_end(life, committed)
            killer.join()

        last = start(tmp_path, settings=CRASH_SAFE)
        count, most = ask(last.url, "select count(*), max(n) from kept")
        assert committed > 100
        # The last commit of each life may have been made without an answer.
        assert count == most
        assert most >= committed


def _insert_until_the_end(address: PostgresAddress, committed: int) -> int:
    """Insert one row a transaction until the server dies; return the last that was confirmed."""
    with contextlib.suppress(psycopg.OperationalError):
        (found,) = ask(address.url, "select coalesce(max(n), 0) from kept")
        assert found >= committed
        committed = found
        with psycopg.connect(libpq_url(address.url), autocommit=True) as session:
            while True:
                session.execute("insert into kept values (%s)", (committed + 1,))
                committed += 1
    return committed
