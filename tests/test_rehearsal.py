"""Does the rehearsal of docs/howto/go-live.md run on real leads, and reach nobody?"""

import csv
import hashlib
import json
import re
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from deployments.demo_leads import write_leads
from deployments.embedded_postgres import stop
from tasks.clock import WallClock
from tests.postgres_fixture import free_port
from tests.readme_runs import ROOT, Clone, make_clone, section_of

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]

PAGE = (ROOT / "docs" / "howto" / "go-live.md").read_text("utf-8")
SECTION = "5. Rehearse on real leads"
REAL = ".real-people.dev"


def _script() -> str:
    """Return the section's commands, the second and third block after a mark of their own."""
    blocks = re.findall(r"^```sh\n(.*?)^```", section_of(PAGE, SECTION), re.MULTILINE | re.DOTALL)
    assert len(blocks) == 3
    return "\necho === mails\n".join(blocks)


def _write_leads(path: Path) -> set[str]:
    """Write contacts whose addresses are of no reserved domain; returns the hashes of all."""
    write_leads(path, 40, 7, datetime(2026, 3, 2, 8, 0, tzinfo=UTC))
    path.write_bytes(path.read_bytes().replace(b".example", REAL.encode()))
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        addresses = [row["Email"].strip().lower() for row in csv.DictReader(file)]
    assert sum(address.endswith(REAL) for address in addresses) > 30
    return {hashlib.sha256(address.encode()).hexdigest() for address in addresses}


def _working_day() -> str:
    """Return the first Tuesday of the next year's March: still to come, and nobody's holiday."""
    first = date(WallClock().now().year + 1, 3, 1)
    return (first + timedelta(days=(1 - first.weekday()) % 7)).isoformat()


def _run_secluded(clone: Clone, script: str, log: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.seclusion", str(log), "bash", "-ec", script],
        cwd=ROOT,
        env=clone.environment | {"CLONE": str(clone.folder)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_rehearsal_on_real_leads_runs_as_written_and_speaks_to_this_machine_alone(tmp_path: Path):
    clone = make_clone(tmp_path / "parley", {})
    known = _write_leads(clone.folder / "leads.csv")
    port, log = free_port(), tmp_path / "asked"
    script = _script().replace("4100", str(port)).replace("2027-03-02", _working_day())
    script = f'cd "$CLONE"\n{script}'

    try:
        ended = _run_secluded(clone, script, log)
    finally:
        stop(clone.folder / "rehearsal")

    assert ended.returncode == 0, (ended.stdout, ended.stderr)
    assert log.read_text().splitlines()[1:] == []
    assert "sandbox world" in ended.stdout
    _, mails, _ = ended.stdout.split("=== mails\n")
    sent, end = json.JSONDecoder().raw_decode(mails)
    summary = json.loads(mails[end:])
    assert summary["accepted"] == summary["messages"] == len(sent["mails"]) >= 20
    assert {_addressee(mail) for mail in sent["mails"]} <= known
    assert not (clone.folder / "rehearsal").exists()


def _addressee(mail: dict) -> str:
    assert mail["to_email"].endswith(REAL)
    return hashlib.sha256(mail["to_email"].lower().encode()).hexdigest()
