"""What is left of an import that is killed in the middle?"""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from deployments.demo_leads import write_leads
from tasks.lead_import import ImportRequest, import_leads

SCRIPT = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from tasks.lead_import import ImportRequest, import_leads
from tasks.store.postgres import open_store
from tests.factories_leads import make_resources

url, path, home, as_of, stage = sys.argv[1:]
seen = []

def die(name, count):
    seen.append(name)
    if name == stage:
        os.kill(os.getpid(), signal.SIGKILL)

instant = datetime.fromisoformat(as_of)
resources = make_resources(open_store(url), instant, Path(home))
import_leads(resources, ImportRequest(Path(path), "crm", instant), die)
"""


@pytest.mark.fault
@pytest.mark.parametrize("stage", ["checked", "stored"])
def test_a_killed_import_leaves_nothing_and_a_rerun_ends_the_same(
    stage, resources, database_url, as_of, tmp_path, query
):
    path = tmp_path / "demo.csv"
    write_leads(path, 300, 7, datetime(2026, 3, 1, tzinfo=UTC))
    command = [sys.executable, "-c", SCRIPT, database_url, str(path), str(tmp_path)]

    killed = subprocess.run(
        [*command, as_of.isoformat(), stage],
        check=False,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
    )

    assert killed.returncode == -signal.SIGKILL
    for table in ("lead", "account", "import_batch", "quarantine", "keys.person_key"):
        assert query(f"select count(*) from {table}") == [(0,)]
    report, _ = import_leads(resources, ImportRequest(path, "crm", as_of))
    assert (report.created_count, report.rejected_count) == (291, 9)
