"""Do commands see what a real Prefect holds, and do they tell of one that is silent?"""

import base64
import json
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import httpx
import pytest

from deployments.embedded_postgres import stop
from deployments.prefect_server import prefect_environment, start_prefect_server
from tasks.held_settings import SECRET_BLOCKS, ask_prefect
from tests.postgres_fixture import free_port
from tests.shells import Shell, refused

pytestmark = [pytest.mark.slow, pytest.mark.prefect, pytest.mark.timeout(300)]

SECRETS = {
    "parley-sendgrid-api-key": "SG.held",
    "parley-webhook-public-key": "held-public-key",
    "parley-inbound-secret": "held-inbound",
    "parley-openai-api-key": "sk-held",
    "parley-enrichment-api-key": "held-vendor",
    "parley-master-keys": f"1:{base64.b64encode(b'm' * 32).decode()}",
    "parley-lookup-keys": f"1:{base64.b64encode(b'l' * 32).decode()}",
}
VARIABLE = {
    "dispatch.batch_size": 50,
    "receiver": {"public_url": "https://links.northwind.example", "freshness_seconds": 90},
    "enrichment.base_url": "https://vendor.northwind.example",
}
FILL = """
import json, sys
from prefect.blocks.system import Secret
from prefect.variables import Variable
given = json.load(sys.stdin)
Variable.set("parley", given["variable"], overwrite=True)
for name, value in given["secrets"].items():
    Secret(value=value).save(name, overwrite=True)
"""
READ = "import json; from tasks.runs import read_prefect; print(json.dumps(read_prefect()))"


@pytest.fixture(scope="module")
def prefect(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment of a real server that holds a variable and Secret blocks."""
    home, port = tmp_path_factory.mktemp("prefect"), free_port()
    server = start_prefect_server(home, port)
    try:
        environment = prefect_environment(home, port)
        shell = Shell(home)
        given = json.dumps({"variable": VARIABLE, "secrets": SECRETS})
        filled = shell.call(["-c", FILL], told=given, **environment)
        assert filled.returncode == 0, filled.stderr
        yield environment
    finally:
        server.stop()


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[Shell]:
    yield Shell(tmp_path)
    stop(tmp_path / ".parley")


def _shown(shell: Shell, **variables: str) -> dict[str, tuple[str, str]]:
    told = json.loads(shell.ok("doctor", "--settings", "--output", "json", **variables))
    return {row["name"]: (row["value"], row["origin"]) for row in told["settings"]}


def test_settings_that_prefect_holds_are_shown_with_their_origin_and_no_secret(
    prefect: dict[str, str], shell: Shell
):
    shell.home.mkdir()
    (shell.home / "parley.toml").write_text("[dispatch]\nbatch_size = 10\nclaim_size = 99\n")

    shown = _shown(shell, **prefect, PARLEY_RECEIVER__FRESHNESS_SECONDS="30")

    assert shown["dispatch.batch_size"] == ("50", "Prefect")
    assert shown["dispatch.claim_size"] == ("99", "parley.toml")
    assert shown["receiver.freshness_seconds"] == ("30", "environment")
    assert shown["receiver.public_url"] == ("https://links.northwind.example", "Prefect")
    for block in SECRETS:
        value = "held-public-key" if block == "parley-webhook-public-key" else "set"
        assert shown[SECRET_BLOCKS[block]] == (value, "Prefect")
    assert _shown(shell)["dispatch.batch_size"] == ("10", "parley.toml")


def test_live_world_is_made_and_run_and_checked_from_what_prefect_holds(
    prefect: dict[str, str], shell: Shell
):
    shell.environment |= prefect

    assert "a live world is ready" in shell.ok("init", "--live")

    assert not (shell.home / "keys").exists()
    assert "nothing to do" in shell.ok("run", "plan")
    checks = {each["check"]: each["state"] for each in shell.json("doctor")["checks"]}
    wanted = ("prefect", "keys", "sendgrid", "webhook key", "openai", "inbound secret")
    assert {checks[name] for name in (*wanted, "public address", "enrichment")} == {"ok"}


def test_run_reads_by_prefects_own_client_what_a_command_reads(
    prefect: dict[str, str], shell: Shell
):
    ended = shell.call(["-c", READ], **prefect)

    assert ended.returncode == 0, ended.stderr
    by_client = json.loads(ended.stdout)
    assert by_client == ask_prefect(prefect).values
    assert by_client["sendgrid.api_key"] == "SG.held"
    assert by_client["receiver.freshness_seconds"] == 90


def test_faults_of_what_prefect_holds_name_it(prefect: dict[str, str], shell: Shell):
    url = f"{prefect['PREFECT_API_URL']}/variables/name/parley"
    wrong = {"dispatch.batch_size": 0, "colour": "red"}
    try:
        httpx.patch(url, json={"value": wrong}, trust_env=False).raise_for_status()
        named = refused(shell.run("status", **prefect), 2)
        httpx.patch(url, json={"value": "no object"}, trust_env=False).raise_for_status()
        unnamed = refused(shell.run("status", **prefect), 2)
    finally:
        httpx.patch(url, json={"value": VARIABLE}, trust_env=False).raise_for_status()

    assert "dispatch.batch_size (Prefect)" in named
    assert "colour (Prefect)" in named
    assert "not a JSON object" in unnamed


@pytest.mark.parametrize("kind", ["closed", "silent"])
def test_prefect_that_does_not_answer_is_one_line_and_keeps_nobody_waiting(shell: Shell, kind: str):
    shell.ok("init")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = free_port() if kind == "closed" else listener.getsockname()[1]
        url = {"PREFECT_API_URL": f"http://127.0.0.1:{port}/api"}

        began = time.monotonic()
        assert ask_prefect(url).trouble
        took = time.monotonic() - began
        looked = shell.run("status", **url)
        paused = shell.run("pause", "--all", **url)
        checked = shell.run("doctor", "--output", "json", **url)
        refusals = [
            refused(shell.run(*line, **url), 75)
            for line in (("run", "plan"), ("apply",), ("init",), ("db", "migrate"))
        ]

    assert took < 8  # two seconds of waiting; the rest is for a busy machine
    assert looked.returncode == paused.returncode == 0
    for ended in (looked, paused):
        assert len(ended.stderr.splitlines()) == 1
        assert f"Prefect at http://127.0.0.1:{port}/api does not answer" in ended.stderr
    assert checked.returncode == 1
    states = {each["check"]: each for each in json.loads(checked.stdout)["checks"]}
    assert states["prefect"]["state"] == "failed"
    for words in refusals:
        assert len(words.splitlines()) == 1
        assert "unset PREFECT_API_URL" in words


def test_without_a_named_prefect_nothing_is_asked_and_with_one_it_is_not_imported(
    prefect: dict[str, str], shell: Shell
):
    program = (
        "import sys; from deployments.cli.app import app\n"
        "try: app(['doctor', '--settings'])\n"
        "except SystemExit: pass\n"
        "print(sorted({'prefect', 'httpx'} & set(sys.modules)), file=sys.stderr)"
    )

    asked = shell.call(["-c", program], **prefect)
    unasked = shell.call(["-c", program])

    assert asked.stderr.splitlines()[-1] == "['httpx']"
    assert unasked.stderr.splitlines()[-1] == "[]"
    assert ask_prefect({}).values == {}


class _Closed(BaseHTTPRequestHandler):
    """A server that wants a key, and says which was shown to it."""

    shown: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.shown.append(self.headers.get("authorization", ""))
        self.send_response(401)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def test_prefect_that_wants_a_key_is_shown_the_one_of_the_environment():
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Closed)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = {"PREFECT_API_URL": f"http://127.0.0.1:{server.server_port}/api/"}
    try:
        troubles = [
            ask_prefect(url | keys).trouble
            for keys in ({}, {"PREFECT_API_KEY": "pnu_x"}, {"PREFECT_API_AUTH_STRING": "ann:word"})
        ]
    finally:
        server.shutdown()
        server.server_close()

    assert _Closed.shown == ["", "Bearer pnu_x", "Basic YW5uOndvcmQ="]
    assert all(trouble and "answers 401" in trouble for trouble in troubles)
    assert "pnu_x" not in str(troubles)
    assert "word" not in str(troubles)
