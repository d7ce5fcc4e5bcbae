"""Does `parley db` do what it says, and end with the exit code that tells what happened?"""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg
import pytest

from deployments.cli.screen import WIDTH
from deployments.embedded_postgres import start, status, stop
from deployments.postgres_databases import libpq_url
from tests.conftest import AS_OF
from tests.integration.postgres.starters import ROOT, ask, kill_and_wait
from tests.integration.postgres.test_backup import _contents, _fill
from tests.postgres_fixture import QUICK, running_server, running_tcp_server

EMPTY_ENVIRONMENT = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}


def _start_command(home: Path, *words: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [Path(sys.executable).with_name("parley"), "db", *words],
        cwd=ROOT,
        env={**EMPTY_ENVIRONMENT, "PARLEY_HOME": str(home), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _run(home: Path, *words: str, **environment: str) -> tuple[int, str, str]:
    """Run `parley db …` and return its exit code, its data and its talk."""
    command = _start_command(home, *words, **environment)
    said, talk = command.communicate(timeout=120)
    return command.returncode, said, talk


@pytest.fixture
def home(tmp_path, migrate):
    """A home with a migrated store and people in it, and the keys they are locked with."""
    from models.settings import Settings
    from tasks.configuration import load_keyring

    folder = tmp_path / "home"
    with running_server(folder, QUICK) as address:
        migrate(address.url)
        _fill(address.url, load_keyring(Settings(home=folder)))
        yield folder


def _new_home(home: Path, folder: Path) -> Path:
    """Make a state folder that has the old one's keys and its record of erasures."""
    folder.mkdir()
    shutil.copytree(home / "keys", folder / "keys")
    (folder / "erasures.jsonl").touch()
    return folder


def test_the_server_is_started_shown_and_stopped(tmp_path):
    codes, states = [], []
    for words in (["status"], ["start"], ["start"], ["status"], ["stop"], ["stop"]):
        code, said, _ = _run(tmp_path, *words, "--output", "json")
        codes.append(code)
        states.append(json.loads(said)["state"])

    assert codes == [0] * 6
    assert states == ["absent", "running", "running", "running", "stopped", "stopped"]


def test_the_answer_for_programs_names_its_schema_and_the_text_has_a_line_a_fact(tmp_path):
    with running_server(tmp_path, QUICK) as address:
        _, said, _ = _run(tmp_path, "status", "--output", "json")
        _, text, _ = _run(tmp_path, "status")

    assert json.loads(said) == {
        "schema": "parley.db_status.v1",
        "state": "running",
        "server": "embedded",
        "url": address.url,
        "pid": address.pid,
        "data": str(tmp_path / "pg" / "data"),
        "log": str(tmp_path / "pg" / "server.log"),
    }
    facts = [line.split(maxsplit=1) for line in text.splitlines()]
    assert dict(facts) == {
        name: str(value) for name, value in json.loads(said).items() if name != "schema"
    }


def test_the_text_fits_the_screen_wherever_the_state_is_not_far_down():
    """A path is never folded, so that it can be copied: a line is as long as its longest one."""
    with tempfile.TemporaryDirectory(prefix="parley-") as folder:
        home = Path(folder)
        commands = [("status",), ("start",), ("migrate",), ("backup", f"{home}/copy"), ("stop",)]
        with running_server(home, QUICK):
            ended = [_run(home, *command) for command in commands]

    lines = [line for _, *both in ended for text in both for line in text.splitlines()]
    assert [code for code, *_ in ended] == [0] * len(commands)
    assert len(lines) > 3 * len(commands)
    assert [line for line in lines if len(line) > WIDTH] == []


def test_a_named_server_is_looked_at_and_never_started_or_stopped(tmp_path):
    with running_tcp_server(tmp_path / "tcp", "s3cret") as url:
        looked = _run(tmp_path / "home", "status", DATABASE_URL=url)
        started = _run(tmp_path / "home", "start", "--output", "json", DATABASE_URL=url)
        stopped = _run(tmp_path / "home", "stop", DATABASE_URL=url)

        assert looked[0] == started[0] == 0
        assert json.loads(started[1])["server"] == "DATABASE_URL"
        assert "s3cret" not in "".join([*looked[1:], *started[1:], *stopped[1:]])
        assert stopped[0] == 2
        assert ask(url, "select 1") == (1,)
    assert not (tmp_path / "home" / "pg").exists()


def test_a_named_server_that_does_not_answer_is_said_in_one_line(tmp_path):
    named = "postgresql://someone:s3cret@127.0.0.1:9/outreach"

    code, said, talk = _run(tmp_path, "status", DATABASE_URL=named)

    assert (code, said, talk.count("\n")) == (75, "", 1)
    assert "DATABASE_URL" in talk
    assert "s3cret" not in talk


def test_a_backup_becomes_a_store_elsewhere(home, tmp_path):
    code, said, _ = _run(home, "backup", str(tmp_path / "backup"), "--output", "json")
    assert (code, json.loads(said)["schema"]) == (0, "parley.db_backup.v1")
    new = _new_home(home, tmp_path / "new")

    code, said, talk = _run(new, "restore", str(tmp_path / "backup"), "--output", "json")

    facts = json.loads(said)
    assert (code, facts["schema"]) == (0, "parley.db_restore.v1")
    assert (facts["expected_epoch"], facts["epoch"]) == (1, 2)
    assert "`parley run reconcile --after-restore`" in talk
    assert _contents(status(new).address.url) == _contents(status(home).address.url)
    stop(new)


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["backup", "{home}/../elsewhere", "--home", "{home}/nothing"], 4, "holds no store"),
        (["backup", "{home}"], 1, "name one that is to be made"),
        (["restore", "{home}"], 4, "erasures.jsonl is missing"),
        (["restore", "{home}", "--without-erasures"], 1, "this is no backup"),
        (["restore", "{home}", "--erasures", "{home}/none"], 1, "none: no such file or directory"),
        (["restore", "{home}/none"], 1, "none: no such file or directory"),
        (["backup", "/proc/backup"], 1, "/proc/backup: cannot be written"),
    ],
)
def test_a_refusal_is_one_line_with_its_exit_code(home, words, code, says):
    ended, said, talk = _run(home, *[word.format(home=home) for word in words])

    assert (ended, said, talk.count("\n")) == (code, "", 1), talk
    assert says in talk


def test_a_store_in_use_is_not_restored_over(home, tmp_path):
    _run(home, "backup", str(tmp_path / "backup"))
    before = _contents(status(home).address.url)

    code, _, talk = _run(home, "restore", str(tmp_path / "backup"), "--without-erasures")

    assert code == 4
    assert "is not empty" in talk
    assert _contents(status(home).address.url) == before


@pytest.mark.fault
def test_a_server_that_dies_during_a_backup_is_said_and_a_rerun_makes_it(home, tmp_path):
    lost = contextlib.suppress(psycopg.OperationalError)
    with lost, psycopg.connect(libpq_url(status(home).address.url)) as blocker:
        blocker.execute("lock table lead in access exclusive mode")
        command = _start_command(home, "backup", str(tmp_path / "backup"))
        waiting = "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
        while ask(status(home).address.url, waiting) == (0,):
            time.sleep(0.02)
        kill_and_wait(status(home).address.pid)
        _, talk = command.communicate(timeout=60)

    assert command.returncode == 75
    assert talk.count("\n") == 1
    assert not list(tmp_path.glob("backup*"))
    assert _run(home, "backup", str(tmp_path / "backup"))[0] == 0


@pytest.mark.fault
@pytest.mark.slow
def test_a_restore_killed_at_any_moment_is_carried_through_by_a_rerun(home, tmp_path):
    _run(home, "backup", str(tmp_path / "backup"))
    wanted = _contents(status(home).address.url)
    for step in range(6):
        new = _new_home(home, tmp_path / f"new{step}")
        with running_server(new, QUICK):
            command = _start_command(new, "restore", str(tmp_path / "backup"))
            time.sleep(0.5 + step * 0.15)
            command.kill()
            command.communicate()

            code, _, talk = _run(new, "restore", str(tmp_path / "backup"))

            assert code == 0 or "is not empty" in talk, talk
            address = start(new)
            assert _contents(address.url) == wanted
            assert ask(address.url, "select epoch from system_state") == (2,)
            assert (new / "epoch").read_text() == "1\n"


def test_what_is_written_is_dated_by_the_clock(home, tmp_path):
    _run(home, "backup", str(tmp_path / "backup"))

    manifest = json.loads((tmp_path / "backup" / "manifest.json").read_text())

    assert manifest["made_at"] > AS_OF.isoformat()
    assert manifest["made_at"].endswith("+00:00")
