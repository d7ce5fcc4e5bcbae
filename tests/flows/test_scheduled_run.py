"""Does `parley up` bring up everything, does a schedule fire, and does it all go away again?"""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest

from tasks.configuration import build, gather
from tests.postgres_fixture import free_port

pytestmark = [pytest.mark.prefect, pytest.mark.slow, pytest.mark.timeout(400)]

DEPLOYMENTS = {
    "enrich", "plan", "generate", "dispatch", "ingest", "reconcile", "publish", "evaluate",
}  # fmt: skip


@dataclass
class Up:
    """A running `parley up`, and where its Prefect answers."""

    process: subprocess.Popen[bytes]
    api: str
    receiver: str
    log: Path
    family: list[psutil.Process]

    def post(self, path: str, **body: Any) -> Any:
        answer = httpx.post(f"{self.api}{path}", json=body, timeout=20, trust_env=False)
        answer.raise_for_status()
        return answer.json()


def _await(what: Callable[[], Any], up: subprocess.Popen[bytes], log: Path, seconds: float) -> Any:
    deadline = time.monotonic() + seconds
    while not (found := what()):
        assert up.poll() is None, log.read_text()
        assert time.monotonic() < deadline, log.read_text()
        time.sleep(0.5)
    return found


@pytest.fixture(scope="module")
def up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Up]:
    home = tmp_path_factory.mktemp("up")
    prefect = free_port()
    log = home / "up.log"
    (home / "parley.toml").write_text("[receiver]\nport = 0\n")
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PARLEY_", "PREFECT_", "DATABASE_URL", "SENDGRID", "OPENAI"))
    } | {
        "PARLEY_HOME": str(home / "home"),
        "PARLEY_PREFECT_PORT": str(prefect),
    }
    with log.open("wb") as output:
        process = subprocess.Popen(
            [Path(sys.executable).with_name("parley"), "up"],
            cwd=home,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        _await(lambda: b"Ctrl-C" in log.read_bytes(), process, log, 150)
        family = psutil.Process(process.pid).children(recursive=True)
        receiver = re.findall(r"receiver +(http\S+)", log.read_text())[0]
        yield Up(process, f"http://127.0.0.1:{prefect}/api", receiver, log, family)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def test_each_part_is_named_when_it_begins_and_when_it_is_up(up: Up):
    said = re.findall(
        r"^parley: (.+?)(?: on port \d+)?(?: \.\.\.|: up \(.+ s\))$", up.log.read_text(), re.M
    )

    parts = ["Postgres", "sandbox", "Prefect's server", "work pool", "deployments", "receiver"]
    assert said == [part for each in (*parts, "worker") for part in (each, each)]
    assert "all is up after " in up.log.read_text()


def test_a_receiver_without_a_port_of_its_own_has_one_that_all_processes_and_links_know(up: Up):
    port = up.receiver.rpartition(":")[2]
    told = [each.environ() for each in up.family if "deployments.children" in each.cmdline()]

    assert int(port) > 0
    assert {each["PARLEY_RECEIVER__PORT"] for each in told} == {port}
    values, _ = gather(told[0], {})
    assert build(values, {}).receiver.public_url == up.receiver


def test_runs_find_the_settings_of_the_folder_in_which_it_was_started(up: Up):
    worker = next(each for each in up.family if "worker" in each.cmdline())

    assert worker.environ()["PARLEY_CONFIG"] == str(up.log.with_name("parley.toml"))


def test_every_flow_is_deployed_with_a_schedule_and_one_run_at_a_time(up: Up):
    found = {row["name"]: row for row in up.post("/deployments/filter")}

    assert set(found) == DEPLOYMENTS
    for row in found.values():
        assert row["schedules"]
        assert all(each["active"] for each in row["schedules"])
        assert row["concurrency_options"]["collision_strategy"] == "CANCEL_NEW"
        assert row["description"]
        assert row["tags"]


def test_worker_takes_the_runs_of_every_deployment(up: Up):
    def are_ready() -> bool:
        rows = up.post("/deployments/filter")
        return {row["status"] for row in rows} == {"READY"}

    assert _await(are_ready, up.process, up.log, 60)


def test_receiver_answers_for_a_sandbox_world(up: Up):
    answer = httpx.get(f"{up.receiver}/health", timeout=20, trust_env=False)

    assert answer.json() == {"status": "ok", "world": "sandbox"}


def test_scheduled_run_of_dispatch_completes(up: Up):
    dispatch = next(row for row in up.post("/deployments/filter") if row["name"] == "dispatch")

    def completed() -> list[dict[str, Any]]:
        return up.post(
            "/flow_runs/filter",
            flow_runs={
                "deployment_id": {"any_": [dispatch["id"]]},
                "state": {"type": {"any_": ["COMPLETED", "FAILED", "CRASHED"]}},
            },
        )

    run = _await(completed, up.process, up.log, 150)[0]

    assert run["state_type"] == "COMPLETED", run["state"]["message"]
    assert run["auto_scheduled"]
    assert run["name"].startswith("dispatch_due@")
    by_run = {"flow_run_id": {"any_": [run["id"]]}}
    found = {each["key"]: each for each in up.post("/artifacts/filter", artifacts=by_run)}
    assert set(found) == {"dispatch-due-alerts", "dispatch-due-balance", "dispatch-due-summary"}
    summary = found["dispatch-due-summary"]
    assert summary["description"].endswith("UTC**: nothing to do")
    assert json.loads(summary["data"]) == [{"what": "nothing to do", "count": 0}]
    logs = {"flow_run_id": {"any_": [run["id"]]}, "level": {"ge_": 20}}

    def says_its_counts() -> bool:
        said = up.post("/logs/filter", logs=logs)
        return "nothing to do" in [each["message"] for each in said]

    assert _await(says_its_counts, up.process, up.log, 30)


def test_interrupt_stops_everything_that_was_started(up: Up):
    up.family.extend(psutil.Process(up.process.pid).children(recursive=True))

    os.kill(up.process.pid, signal.SIGINT)
    code = up.process.wait(60)

    assert code == 0, up.log.read_text()
    _, alive = psutil.wait_procs(up.family, timeout=10)
    assert [each.cmdline() for each in alive] == []
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{up.api}/health", timeout=2, trust_env=False)
