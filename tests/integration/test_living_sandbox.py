"""Which sandbox do commands use that run beside `parley up`, and what outranks it?"""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from deployments.living_sandbox import NOTE, find_sandbox, noted_sandbox
from tasks.configuration import build, describe_settings, gather

TOLD = {"sandbox.base_url": "http://127.0.0.1:4999", "openai.api_key": "sk-sandbox"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "sandbox"
    made.mkdir()
    return made


@pytest.fixture
def listener(folder: Path) -> Iterator[socket.socket]:
    """Something that listens where the folder's endpoints say."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        _write_endpoints(folder, os.getpid(), server.getsockname()[1])
        yield server


def _write_endpoints(folder: Path, pid: int, port: int) -> None:
    (folder / "endpoints.json").write_text(json.dumps({"pid": pid, "port": port}))


def test_what_is_noted_is_found_while_it_is_noted_and_is_its_owners_alone(
    folder: Path, listener: socket.socket
):
    assert find_sandbox(folder.parent) == {}
    with noted_sandbox(folder, TOLD):
        assert find_sandbox(folder.parent) == TOLD
        assert (folder / NOTE).stat().st_mode & 0o777 == 0o600
    assert find_sandbox(folder.parent) == {}
    assert sorted(each.name for each in folder.iterdir()) == ["endpoints.json"]


def test_one_that_is_dead_silent_or_another_is_not_used(folder: Path, listener: socket.socket):
    port = listener.getsockname()[1]
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()

    with noted_sandbox(folder, TOLD):
        _write_endpoints(folder, ended.pid, port)
        assert find_sandbox(folder.parent) == {}, "another has taken the folder"
    with noted_sandbox(folder, TOLD):
        assert find_sandbox(folder.parent) == {}, "its process is gone"
    _write_endpoints(folder, os.getpid(), port)
    with noted_sandbox(folder, TOLD):
        listener.close()
        assert find_sandbox(folder.parent) == {}, "nobody listens"
        (folder / NOTE).write_text("{")
        assert find_sandbox(folder.parent) == {}, "its note is damaged"


def test_it_fills_gaps_of_a_sandbox_world_and_outranks_nothing_that_is_stated(tmp_path: Path):
    home = {"PARLEY_HOME": str(tmp_path)}
    named = home | {"OPENAI_API_KEY": "sk-own"}
    elsewhere = home | {"PARLEY_SANDBOX__BASE_URL": "http://127.0.0.1:5000"}

    def openai_key(environment: dict[str, str]) -> str | None:
        key = build(*gather(environment, {}, {}, TOLD)).openai.api_key
        return key.get_secret_value() if key else None

    assert openai_key(home) == "sk-sandbox"
    assert openai_key(named) == "sk-own"
    assert openai_key(elsewhere) is None
    live = build(*gather(home | {"PARLEY_WORLD": "live"}, {}, {}, TOLD))
    assert (live.sandbox.base_url, live.openai.api_key) == (None, None)


def test_settings_show_that_they_come_from_the_running_product(tmp_path: Path):
    rows = describe_settings({"PARLEY_HOME": str(tmp_path)}, {}, {}, TOLD)

    found = {row["name"]: (row["value"], row["origin"]) for row in rows}
    assert found["sandbox.base_url"] == ("http://127.0.0.1:4999", "parley up")
    assert found["openai.api_key"] == ("set", "parley up")
    assert found["sendgrid.api_key"][1] == "default"
