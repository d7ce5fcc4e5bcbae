"""Is there one server for a state folder, whoever asks for it and however often?"""

import os
from pathlib import Path

import psutil
import psycopg
import pytest

from deployments.embedded_postgres import start, status, stop, store_url
from deployments.postgres_databases import create_database, drop_database, libpq_url
from deployments.postgres_paths import ServerPaths, has_survivors
from deployments.postgres_tools import run_program
from tests.integration.postgres.starters import (
    QUICK_START,
    STOP,
    USERS,
    answer,
    ask,
    is_gone,
    python,
    start_as,
    state_of,
)
from tests.postgres_fixture import QUICK, running_server, running_tcp_server


@pytest.mark.parametrize("user", USERS)
def test_six_concurrent_starters_get_one_server(user):
    with state_of(user) as state:
        children = [python(user, QUICK_START, state) for _ in range(6)]

        pids = {int(answer(child)) for child in children}

        assert pids == {status(state).address.pid}


@pytest.mark.parametrize("user", USERS)
def test_a_second_process_joins_the_server_that_outlived_the_first(user):
    with state_of(user) as state:
        first = start_as(user, state)

        assert start_as(user, state) == first
        assert psutil.Process(first).uids().real != 0


@pytest.mark.parametrize("user", USERS)
def test_a_stopped_server_leaves_no_process_and_a_clean_cluster(user, tmp_path):
    with state_of(user) as state:
        pid = start_as(user, state)

        stopped = [answer(python(user, STOP, state)) for _ in range(2)]

        paths = ServerPaths(state)
        run_program("pg_controldata", ["-D", paths.data], log=tmp_path / "said")
        assert stopped == ["True", "False"]
        assert is_gone(pid)
        assert not has_survivors(paths)
        assert not list(paths.socket_dir(5432).iterdir())
        assert status(state).state == "stopped"
        assert "cluster state:               shut down\n" in (tmp_path / "said").read_text()


def test_whoever_joins_a_plain_users_server_leaves_it_theirs():
    with state_of("plain user") as state:
        pid = start_as("plain user", state)
        address = start(state)
        stop(state)

        again = start(state, settings=QUICK)

        assert address.pid == pid
        assert psutil.Process(again.pid).uids().real == state.stat().st_uid


def test_nobody_else_can_reach_the_server(tmp_path):
    with running_server(tmp_path, QUICK) as address:
        addresses = ask(address.url, "select current_setting('listen_addresses')")

        assert addresses == ("",)
        assert address.socket_dir.stat().st_mode & 0o777 == 0o700
        assert ServerPaths(tmp_path).home.stat().st_mode & 0o777 == 0o700


def test_what_is_committed_is_on_the_disk_by_default(tmp_path):
    with running_server(tmp_path) as address:
        safety = [
            ask(address.url, f"show {name}")[0]
            for name in ("fsync", "synchronous_commit", "full_page_writes", "data_checksums")
        ]

        assert safety == ["on"] * 4


def test_settings_of_the_starter_count(tmp_path):
    with running_server(tmp_path, {**QUICK, "track_commit_timestamp": "on"}) as address:
        assert ask(address.url, "show track_commit_timestamp") == ("on",)


@pytest.mark.parametrize("name", ["n" * 150, 'it\'s a "state" for $HOME, `id` & 100 %', "größe"])
def test_any_state_folder_will_do(tmp_path, name):
    state = tmp_path / name

    with running_server(state, QUICK) as address:
        socket = address.socket_dir / ".s.PGSQL.5432"

        assert len(os.fsencode(socket)) <= 107
        assert ask(address.url, "select current_database()") == ("parley",)
        assert start(state).pid == address.pid
        assert address.socket_dir.stat().st_mode & 0o777 == 0o700


def test_a_state_folder_reached_by_a_link_is_the_same_state(tmp_path):
    (tmp_path / "state").mkdir()
    (tmp_path / "link").symlink_to("state")

    with running_server(tmp_path / "state", QUICK) as address:
        assert start(tmp_path / "link") == address


def test_surroundings_meant_for_another_server_change_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv("PGPORT", "6543")
    monkeypatch.setenv("PGDATA", "/nowhere")
    monkeypatch.setenv("LC_ALL", "xx_XX.UTF-8")

    with running_server(tmp_path, QUICK) as address:
        assert ask(address.url, "show port") == ("5432",)


def test_a_database_is_made_and_dropped(tmp_path):
    with running_server(tmp_path, QUICK) as address:
        url = create_database(address, "second")
        name = ask(url, "select current_database()")
        drop_database(address, "second")

        assert name == ("second",)
        with pytest.raises(psycopg.OperationalError, match="does not exist"):
            psycopg.connect(libpq_url(url))


def test_a_named_server_needs_no_server_of_ours(tmp_path):
    state = tmp_path / "state"

    url = store_url(state, "postgres://someone@db.example.com/outreach?sslmode=require")

    assert url == "postgresql+psycopg://someone@db.example.com/outreach?sslmode=require"
    assert not state.exists()


def test_without_a_named_server_ours_is_started(tmp_path):
    with running_server(tmp_path, QUICK) as address:
        assert store_url(tmp_path, None) == store_url(tmp_path, "") == address.url


def test_a_named_server_over_tcp_answers_with_its_password(tmp_path):
    with running_tcp_server(tmp_path, "s3cret&more") as url:
        assert ask(store_url(Path("/nowhere"), url), "select current_user") == ("postgres",)


def test_looking_at_an_absent_server_makes_nothing(tmp_path):
    assert status(tmp_path / "state").state == "absent"
    assert stop(tmp_path / "state") is False
    assert not (tmp_path / "state").exists()
