"""Does prefect.yaml deploy what exists, each with a schedule, and one run at a time?"""

import importlib
import inspect
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
FILE: dict[str, Any] = YAML(typ="safe").load((ROOT / "prefect.yaml").read_text())
DEPLOYMENTS: list[dict[str, Any]] = FILE["deployments"]

each = pytest.mark.parametrize("deployment", DEPLOYMENTS, ids=lambda one: one["name"])


def _flow(deployment: dict[str, Any]) -> Any:
    path, _, name = deployment["entrypoint"].partition(":")
    assert (ROOT / path).is_file()
    return getattr(importlib.import_module(path.removesuffix(".py").replace("/", ".")), name)


def test_every_flow_file_is_deployed_once_under_its_name():
    files = {path.stem for path in (ROOT / "flows").glob("*.py")} - {"__init__"}
    names = [deployment["name"] for deployment in DEPLOYMENTS]

    assert sorted(names) == sorted(files)
    assert {each["entrypoint"].partition(":")[0] for each in DEPLOYMENTS} == {
        f"flows/{name}.py" for name in files
    }


@each
def test_entrypoint_is_a_flow_that_takes_the_stated_parameters(deployment: dict[str, Any]):
    flow = _flow(deployment)
    accepted = inspect.signature(flow.fn).parameters

    assert flow.name == deployment["entrypoint"].partition(":")[2]
    assert "as_of" in deployment["parameters"]
    assert set(deployment["parameters"]) == set(accepted)
    assert flow.persist_result is False


@each
def test_deployment_says_what_it_does_and_never_overlaps_itself(deployment: dict[str, Any]):
    assert deployment["description"].endswith(".")
    assert deployment["tags"]
    assert deployment["work_pool"] == {"name": "parley"}
    assert deployment["concurrency_limit"] == {"limit": 1, "collision_strategy": "CANCEL_NEW"}


@each
def test_schedule_is_in_utc_and_an_interval_has_an_anchor(deployment: dict[str, Any]):
    (schedule,) = deployment["schedules"]

    assert schedule["timezone"] == "UTC"
    if "interval" in schedule:
        assert datetime.fromisoformat(schedule["anchor_date"]).tzinfo is not None
    else:
        assert len(schedule["cron"].split()) == 5


def test_schedules_are_as_often_as_the_stages_need():
    found = {one["name"]: one["schedules"][0].get("interval") for one in DEPLOYMENTS}

    assert found["dispatch"] == 60
    assert found["ingest"] == 300
    assert found["plan"] == found["publish"] == 3600


def test_installed_prefect_is_the_one_the_file_names():
    import prefect

    assert FILE["prefect-version"] == prefect.__version__
