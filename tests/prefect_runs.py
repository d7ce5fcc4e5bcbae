"""What does Prefect show of a demo? Its runs, their tasks and what they leave, by its API."""

import json
import re
from operator import itemgetter
from typing import Any

import httpx

STEPS = {
    "enrich_leads": {"look_up_companies"},
    "plan_messages": {"plan hook_proof_fomo"},
    "generate_content": {"write_texts"},
    "dispatch_due": {"claim, mark, call, settle"},
    "ingest_events": {"interpret events"},
    "reconcile_uncertain": {
        "release lapsed claims",
        "close by event",
        "close by the provider's log",
        "close by policy",
    },
    "publish_marts": {"read what changed", "build, check, publish"},
    "evaluate_experiments": {"judge the experiment of hook_proof_fomo"},
}
"""The steps of each flow."""
STAGES = ("enrich", "plan", "generate", "hours", "reconcile", "publish", "evaluate")
DAYS = (("hours",), STAGES, STAGES, ("hours", "publish"))
"""The stages that are tasks of a day: on the first and the last each is a run of its own."""


def check_runs(api: str) -> None:
    """Each flow's runs carry their logical time, show their steps, and leave their counts."""

    def ask(what: str, **body: Any) -> list[dict[str, Any]]:
        answer = httpx.post(f"{api}/{what}/filter", json=body, timeout=20, trust_env=False)
        answer.raise_for_status()
        return answer.json()

    days = ask("flow_runs", flow_runs={"name": {"like_": "day@"}})
    assert sorted(day["name"] for day in days) == [f"day@2026-01-0{day}" for day in range(5, 9)]
    for day, wanted in zip(sorted(days, key=itemgetter("name")), DAYS, strict=True):
        tasks = ask("task_runs", flow_runs={"id": {"any_": [day["id"]]}})
        played = [task["name"].rpartition("-")[0] for task in tasks]
        assert sorted(name for name in played if name in STAGES) == sorted(wanted), day["name"]
        assert not STEPS["dispatch_due"] & set(played), "a tick is no task of its own"
    for name, steps in STEPS.items():
        runs = ask("flow_runs", flows={"name": {"any_": [name]}})
        assert len(runs) >= 2, name
        for run in runs:
            assert re.fullmatch(rf"{name}@2026-01-\d\dT\d\d:\d\dZ", run["name"])
            assert run["state_type"] == "COMPLETED"
        by_run = {"flow_runs": {"id": {"any_": [run["id"] for run in runs]}}}
        tasks = {task["name"].rpartition("-")[0] for task in ask("task_runs", **by_run)}
        assert steps <= tasks, name
        key = f"{name.replace('_', '-')}-summary"
        summaries = [each for each in ask("artifacts", **by_run) if each["key"] == key]
        assert len(summaries) == len(runs)
        counted = [json.loads(each["data"]) for each in summaries]
        assert all(row.keys() == {"what", "count"} for rows in counted for row in rows)
        has_work = name != "reconcile_uncertain"  # nothing is in doubt where nothing breaks
        assert any(row["count"] for rows in counted for row in rows) == has_work, name
        assert not [each for each in summaries if "does **not**" in each["description"]]
        assert all(
            re.match(r"\*\*2026-01-0[5-9] \d\d:\d\d UTC\*\*: ", each["description"])
            for each in summaries
        )
        by_id = {"flow_run_id": {"any_": [run["id"] for run in runs]}}
        said = {(line["flow_run_id"], line["message"]) for line in ask("logs", logs=by_id)}
        told = {(each["flow_run_id"], each["description"].split("**: ")[1]) for each in summaries}
        assert told <= said, name
