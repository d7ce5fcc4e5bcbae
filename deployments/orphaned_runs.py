"""Which runs has a worker left behind, and who frees their slot?

Prefect's server counts in its store how many runs a deployment has, and keeps in its memory the
leases that would free a slot by themselves. Where worker and server are both gone, a run stays
Pending or Running for ever, its slot stays taken, and each later run is cancelled. So whoever knows
that no worker of this machine lives closes such runs, and sets the counts right.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

import httpx
import psutil

from models.errors import UnavailableError
from tasks.clock import sleep

POOL = "parley"
_OPEN = ("PENDING", "RUNNING", "CANCELLING")
_STATE = {
    "type": "CRASHED",
    "name": "Crashed",
    "message": "Its worker ended before it did; `parley up` closed it.",
}
_RUN_ID = "PREFECT__FLOW_RUN_ID"
_PATIENCE_SECONDS = 5
_PAGE = 200
_TRIES = 10  # its store refuses while another writes (SQLite), and says 503

Say = Callable[[str], None]


def close_orphaned_runs(
    prefect_port: int, say: Say, unchanged_since: datetime | None = None
) -> int:
    """Move our deployments' open runs without a living worker to Crashed; return how many.

    A run's process that has outlived its worker is ended first. Afterwards no deployment without
    an open run has a slot taken. Says in one line how many were closed. `UnavailableError` where
    the server does not answer.

    While a worker lives, `unchanged_since` spares the runs whose state is younger, which the worker
    may be about to start, and the counts, which it may be about to raise: a closed run gives its
    slot back by itself.
    """
    url = f"http://127.0.0.1:{prefect_port}/api"
    try:
        with httpx.Client(base_url=url, timeout=20, trust_env=False) as api:
            deployments = _filter(api, "/deployments/filter", work_pools={"name": {"any_": [POOL]}})
            ids = [each["id"] for each in deployments]
            closed, kept = _close_runs(api, ids, unchanged_since)
            if unchanged_since is None:
                _free_slots(api, [each for each in deployments if each["id"] not in kept])
    except (httpx.HTTPError, ValueError) as error:  # no answer, or one that is not Prefect's
        raise UnavailableError(
            f"Prefect's server on port {prefect_port} does not tell of its runs "
            f"({type(error).__name__}); see its log, then run `parley up` again"
        ) from error
    if closed:
        runs, are = ("runs", "are") if closed > 1 else ("run", "is")
        gone = "a process" if unchanged_since else "a worker"
        say(f"{closed} {runs} of {gone} that is gone {are} closed")
    return closed


def _close_runs(
    api: httpx.Client, deployments: Sequence[str], unchanged_since: datetime | None
) -> tuple[int, set[str]]:
    """Close what no worker runs; return how many, and the deployments of which a run goes on."""
    if not deployments:
        return 0, set()
    closed, kept = 0, set()
    runs = _filter(
        api,
        "/flow_runs/filter",
        flow_runs={
            "deployment_id": {"any_": list(deployments)},
            "state": {"type": {"any_": list(_OPEN)}},
        },
    )
    processes = _find_processes({run["id"] for run in runs}) if runs else {}
    for run in runs:
        own = processes.get(run["id"], [])
        is_young = unchanged_since is not None and _state_time(run) > unchanged_since
        if is_young or any(_has_worker(process) for process in own):
            kept.add(run["deployment_id"])
            continue
        _end(own)
        answer = _call(api, "POST", f"/flow_runs/{run['id']}/set_state", {"state": _STATE})
        closed += answer.json()["status"] == "ACCEPT"  # else it has ended by itself meanwhile
    return closed, kept


def _state_time(run: Mapping[str, Any]) -> datetime:
    return datetime.fromisoformat(run["state"]["timestamp"])


def _free_slots(api: httpx.Client, deployments: Sequence[Mapping[str, Any]]) -> None:
    """Set the count of taken slots to none where no run is open."""
    for each in deployments:
        limit = each["global_concurrency_limit"]
        if limit is None:
            continue
        path = f"/v2/concurrency_limits/{limit['id']}"
        if _call(api, "GET", path).json()["active_slots"]:
            _call(api, "PATCH", path, {"active_slots": 0})


def _filter(api: httpx.Client, path: str, **wanted: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    while True:
        page = {**wanted, "limit": _PAGE, "offset": len(rows)}
        found = _call(api, "POST", path, page).json()
        rows += found
        if len(found) < _PAGE:
            return rows


def _call(api: httpx.Client, method: str, path: str, body: Any = None) -> httpx.Response:
    """Return the answer of a call that does no harm twice, after some patience with a busy one."""
    for _ in range(_TRIES):
        answer = api.request(method, path, json=body)
        if answer.status_code != httpx.codes.SERVICE_UNAVAILABLE:
            break
        sleep(0.5)
    return answer.raise_for_status()


def _find_processes(runs: set[str]) -> dict[str, list[psutil.Process]]:
    """Return the processes of this machine, by the run that their environment names."""
    found: dict[str, list[psutil.Process]] = {}
    for process in psutil.process_iter():
        with suppress(psutil.Error, OSError):
            run = process.environ().get(_RUN_ID)
            if run in runs:
                found.setdefault(run, []).append(process)
    return found


def _has_worker(process: psutil.Process) -> bool:
    """Say whether a worker is among the process's parents."""
    with suppress(psutil.Error, OSError):
        return any({"worker", "start"} <= set(each.cmdline()) for each in process.parents())
    return False


def _end(processes: Sequence[psutil.Process]) -> None:
    for process in processes:
        with suppress(psutil.Error):
            process.terminate()
    _, alive = psutil.wait_procs(processes, timeout=_PATIENCE_SECONDS)
    for process in alive:
        with suppress(psutil.Error):
            process.kill()
