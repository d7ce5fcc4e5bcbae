"""Do commands by hand work beside a running `parley up` of a sandbox world?"""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from deployments.demo_leads import write_leads
from tasks.clock import WallClock
from tests.shells import Shell, refused

pytestmark = [pytest.mark.prefect, pytest.mark.slow, pytest.mark.timeout(300)]


def _origin(shell: Shell) -> tuple[str, str]:
    rows = shell.json("doctor", "--settings")["settings"]
    return next((row["value"], row["origin"]) for row in rows if row["name"] == "sandbox.base_url")


def test_flows_run_by_hand_find_the_sandbox_that_runs_and_none_that_is_gone(
    tmp_path: Path, bring_up
):
    write_leads(tmp_path / "contacts.csv", 20, 7, datetime(2026, 3, 2, 8, 0, tzinfo=UTC))
    before = Shell(tmp_path)
    before.ok("init")
    before.ok("import", "contacts.csv", "--source", "crm")
    before.ok("apply")
    assert refused(before.run("run", "enrich"), 4).endswith("start one with `parley up`")

    up = bring_up()
    endpoints = json.loads((up.shell.home / "sandbox" / "endpoints.json").read_text())
    assert _origin(up.shell) == (f"http://127.0.0.1:{endpoints['port']}", "parley up")
    # On whichever weekday this runs, a first step waits for its own at most until then.
    all_due = (WallClock().now() + timedelta(days=10)).isoformat()
    up.shell.ok("run", "enrich")
    found = up.shell.json("run", "plan")["counts"]
    generated = [up.shell.json("run", "generate", "--as-of", all_due)["counts"] for _ in range(2)]
    up.shell.ok("run", "dispatch")

    # What is scheduled runs meanwhile, too, and may be there first.
    assert found.get("planned", 0) + found.get("already_enrolled", 0) > 0
    assert [counts.get("left", 0) for counts in generated] == [0, 0]
    assert generated[1]["picked"] == 0
    up.process.terminate()
    assert up.process.wait(60) == 0, up.said
    assert _origin(before) == ("None", "default")
