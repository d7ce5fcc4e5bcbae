"""What becomes of a run whose worker is killed, and of the slot that it holds in Prefect?"""

import signal
import time
from datetime import timedelta
from typing import Any

import pytest

from deployments.orphaned_runs import close_orphaned_runs
from tasks.clock import WallClock
from tests.running_up import Up

pytestmark = [pytest.mark.prefect, pytest.mark.slow, pytest.mark.timeout(400)]

DEPLOYMENT = "enrich_leads/enrich"
OVER = {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}


def _deployment(up: Up) -> dict[str, Any]:
    return up.ask(f"/deployments/name/{DEPLOYMENT}")


def _slots(up: Up) -> int:
    limit = _deployment(up)["global_concurrency_limit"]
    return up.ask(f"/v2/concurrency_limits/{limit['id']}")["active_slots"]


def _start_run(up: Up) -> str:
    path = f"/deployments/{_deployment(up)['id']}/create_flow_run"
    return up.ask(path, state={"type": "SCHEDULED"})["id"]


def _state(up: Up, run: str) -> str:
    return up.ask(f"/flow_runs/{run}")["state_type"]


def _await_state(up: Up, run: str, states: set[str]) -> str:
    deadline = time.monotonic() + 90
    while (found := _state(up, run)) not in states:
        assert time.monotonic() < deadline, (found, up.said)
        time.sleep(0.02)
    return found


def test_a_run_whose_worker_is_killed_is_closed_and_the_next_one_completes(bring_up):
    up = bring_up()
    run = _start_run(up)
    _await_state(up, run, {"PENDING", "RUNNING"})
    assert _slots(up) == 1

    up.child("worker start").kill()

    line = up.await_words("the worker was killed", 60)
    assert "was killed by signal 9 (SIGKILL); it runs again as process" in line
    up.await_words("of a worker that is gone", 5)
    assert _state(up, run) == "CRASHED"
    assert _await_state(up, _start_run(up), OVER) == "COMPLETED"
    assert _slots(up) == 0


def test_a_run_that_outlived_worker_and_server_is_closed_by_the_next_up(bring_up):
    up = bring_up()
    run = _start_run(up)
    _await_state(up, run, {"PENDING", "RUNNING"})
    up.process.send_signal(signal.SIGSTOP)  # or it would start a worker again
    up.child("worker start").kill()
    assert _slots(up) == 1
    up.kill()

    again = bring_up()

    again.await_words("of a worker that is gone", 5)
    assert _state(again, run) == "CRASHED"
    assert _slots(again) == 0
    assert _await_state(again, _start_run(again), OVER) == "COMPLETED"


def test_a_run_that_could_not_say_that_it_ended_is_closed_beside_a_living_worker(bring_up):
    up = bring_up()
    run = _start_run(up)
    _await_state(up, run, {"RUNNING"})
    worker = up.child("worker start")
    worker.suspend()  # so that it cannot tell, as one whose server has no room cannot
    for process in worker.children(recursive=True):
        process.kill()
    port, said = int(up.shell.environment["PARLEY_PREFECT_PORT"]), []

    now = WallClock().now()
    assert close_orphaned_runs(port, said.append, now - timedelta(hours=1)) == 0
    assert _slots(up) == 1
    assert close_orphaned_runs(port, said.append, now) >= 1

    assert " of a process that is gone " in said[0]
    assert _state(up, run) == "CRASHED"
    assert _slots(up) == 0
    worker.resume()
    assert _await_state(up, _start_run(up), OVER) == "COMPLETED"
