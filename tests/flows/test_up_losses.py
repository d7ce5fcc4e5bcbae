"""Does `parley up` notice what it loses: mend it or end in one line, and leave nothing behind?"""

import json
import os
import signal
import socket

import httpx
import psycopg
import pytest

from deployments.embedded_postgres import status
from deployments.guards import RESTARTS
from deployments.postgres_databases import libpq_url
from tests.shells import Shell, refused

pytestmark = [pytest.mark.prefect, pytest.mark.slow, pytest.mark.timeout(300)]


def test_a_killed_postmaster_is_started_again_and_a_killed_sandbox_ends_everything(bring_up):
    up = bring_up()
    before = status(up.shell.home).address
    assert before is not None

    os.kill(before.pid, signal.SIGKILL)

    line = up.await_words("Postgres had ended", 60)
    after = status(up.shell.home).address
    assert after is not None
    assert after.url == before.url
    assert after.pid != before.pid
    assert f"runs again as process {after.pid} " in line
    with psycopg.connect(libpq_url(before.url)) as session:
        row = session.execute("select count(*) from system_state").fetchone()
    assert row == (1,)
    port = up.shell.environment["PARLEY_RECEIVER__PORT"]
    answer = httpx.get(f"http://127.0.0.1:{port}/health", timeout=20, trust_env=False)
    assert answer.json() == {"status": "ok", "world": "sandbox"}

    family = up.family()
    endpoints = json.loads((up.shell.home / "sandbox" / "endpoints.json").read_text())
    os.kill(endpoints["pid"], signal.SIGKILL)

    last = up.await_end(90, family)
    assert last.startswith("parley: the sandbox was killed by signal 9 (SIGKILL); see /")
    assert last.endswith("sandbox.log, then run `parley up` again")
    assert up.said.count("Postgres had ended") == 1


def test_a_killed_prefect_server_ends_everything_with_what_it_had_started(bring_up):
    up = bring_up()
    family = up.family()
    server = next(each for each in family if "server" in each.cmdline())

    server.kill()

    last = up.await_end(90, family)
    assert last.startswith("parley: Prefect's server was killed by signal 9 (SIGKILL); see /")
    assert last.endswith("prefect-server.log, then run `parley up` again")


def test_a_killed_receiver_is_started_again_until_it_is_killed_too_often(bring_up):
    up = bring_up()
    port = up.shell.environment["PARLEY_RECEIVER__PORT"]

    for count in range(1, RESTARTS + 1):
        up.child("deployments.receiver").kill()
        line = up.await_words(f"({count} of {RESTARTS} new starts", 60)
        assert "the receiver was killed by signal 9 (SIGKILL); it runs again as process" in line
        answer = httpx.get(f"http://127.0.0.1:{port}/health", timeout=20, trust_env=False)
        assert answer.json() == {"status": "ok", "world": "sandbox"}

    family = up.family()
    up.child("deployments.receiver").kill()

    last = up.await_end(90, family)
    assert last.startswith(
        f"parley: the receiver was killed by signal 9 (SIGKILL), after {RESTARTS} new starts; see /"
    )
    assert last.endswith("receiver.log, then run `parley up` again")


@pytest.mark.parametrize("name", ["PARLEY_PREFECT_PORT", "PARLEY_RECEIVER__PORT"])
def test_a_taken_port_is_named_with_its_setting_before_anything_starts(tmp_path, name):
    shell = Shell(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as squatter:
        port = squatter.getsockname()[1]

        said = refused(shell.run("up", **{name: str(port)}), 75)

    assert said.endswith(f"port {port} is taken; set {name} to a free one")
    assert "\n" not in said
    assert not (shell.home / "pg").exists()


def test_one_port_for_two_servers_is_refused_before_anything_starts(tmp_path):
    shell = Shell(tmp_path)
    port = shell.environment["PARLEY_PREFECT_PORT"]

    said = refused(shell.run("up", PARLEY_RECEIVER__PORT=port), 2)

    assert said == (
        f"parley: prefect_port and receiver.port are both {port}; "
        "set PARLEY_RECEIVER__PORT to another"
    )
    assert not (shell.home / "pg").exists()
