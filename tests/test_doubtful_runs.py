"""Do `parley run dispatch` and `parley run reconcile` end with 5 while messages are in doubt?"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from deployments.demo_leads import write_leads
from deployments.embedded_postgres import start, stop
from deployments.sandbox_control import Sandbox
from tasks.store.postgres import open_store
from tests.factories_ledger import set_clock
from tests.shells import Shell

pytestmark = pytest.mark.slow

MORNING = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
NOON = datetime(2026, 3, 3, 18, 0, tzinfo=UTC)
"""The Tuesday after: the first wave is due, and the windows of a whole continent are open."""

WITH_LOG = {"PARLEY_SENDGRID__ACTIVITY_LAG_SECONDS": "300"}
"""An account with the provider's log of what it took, five minutes late."""


@dataclass
class Doubt:
    """A workspace whose mails are due, and the provider that takes them."""

    shell: Shell
    sandbox: Sandbox

    def run(self, flow: str, at: datetime, code: int, **variables: str) -> dict[str, int]:
        """Run a flow through the command line, check its exit code, and return its counts."""
        arguments = ("run", flow, "--as-of", at.isoformat(), "--output", "json")
        ended = self.shell.run(*arguments, **variables)
        assert ended.returncode == code, (ended.stdout, ended.stderr)
        assert ("in doubt" in ended.stderr) == (code == 5)
        return json.loads(ended.stdout)["counts"]

    def move(self, instant: datetime) -> None:
        """Set the simulated world's clock."""
        address = start(self.shell.home)
        store = open_store(address.url)
        set_clock(store, instant)
        store.close()
        self.sandbox.put_clock(instant)

    def uncertain(self) -> int:
        balance = self.shell.json("prove")["balance"]
        return sum(row["uncertain_count"] for row in balance)


@pytest.fixture
def doubt(tmp_path: Path) -> Iterator[Doubt]:
    shell = Shell(tmp_path)
    write_leads(tmp_path / "contacts.csv", 30, 7, MORNING)
    with Sandbox.start(tmp_path / "sandbox", seed=7, now=MORNING) as sandbox:
        shell.environment |= {
            "PARLEY_SANDBOX__BASE_URL": sandbox.url,
            "PARLEY_SENDGRID__API_KEY": "SG.main.test",
            "PARLEY_SENDGRID__TIMEOUT_SECONDS": "1",
            "PARLEY_OPENAI__API_KEY": "sk-test",
        }
        try:
            shell.ok("init")
            early = ("--as-of", MORNING.isoformat())
            shell.ok("import", "contacts.csv", "--source", "crm", *early)
            shell.ok("apply", *early)
            shell.ok("run", "plan", *early)
            doubt = Doubt(shell, sandbox)
            doubt.move(NOON)
            doubt.run("generate", NOON, 0)
            yield doubt
        finally:
            stop(shell.home)


def test_doubt_is_exit_5_until_evidence_closes_it(doubt: Doubt):
    doubt.sandbox.put_faults({"kind": "timeout_after_accept", "rate": 1})

    sent = doubt.run("dispatch", NOON, 5)
    doubt.sandbox.put_faults()
    asked = doubt.run("reconcile", NOON + timedelta(minutes=1), 5)
    in_doubt = doubt.uncertain()
    later = NOON + timedelta(hours=1)
    doubt.move(later)
    closed = doubt.run("reconcile", later, 0, **WITH_LOG)

    assert sent["unknown"] == in_doubt > 0
    assert asked["still_uncertain"] == in_doubt
    assert closed["by_log"] == in_doubt
    assert doubt.uncertain() == 0
    assert not doubt.sandbox.duplicates()


def test_dispatch_that_finds_older_doubt_says_so_and_a_plan_does_not(doubt: Doubt):
    doubt.sandbox.put_faults({"kind": "timeout_after_accept", "rate": 1})
    doubt.run("dispatch", NOON, 5)
    doubt.sandbox.put_faults()

    doubt.run("dispatch", NOON, 5)
    doubt.run("plan", NOON, 0)

    ended = doubt.shell.run("run", "dispatch", "--as-of", NOON.isoformat())
    assert ended.returncode == 5
    assert "in doubt" in ended.stderr
    assert "parley run reconcile" in ended.stderr
