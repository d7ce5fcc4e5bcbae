"""Does `parley why` tell people about a lead that no campaign has taken yet?"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from deployments.demo_leads import write_leads
from deployments.embedded_postgres import stop
from tests.shells import Shell

pytestmark = pytest.mark.slow
GATES = {"waits_for_wave", "email_confidence", "engaged", "suppressed", "no_email"}


@pytest.fixture
def unplanned(tmp_path: Path) -> Iterator[Shell]:
    """A workspace with leads and an active campaign, before the first plan."""
    shell = Shell(tmp_path)
    write_leads(tmp_path / "contacts.csv", 5, 7, datetime(2026, 3, 2, 8, 0, tzinfo=UTC))
    try:
        shell.ok("init")
        shell.ok("import", "contacts.csv", "--source", "crm")
        shell.ok("apply")
        yield shell
    finally:
        stop(shell.home)


def test_a_lead_that_no_campaign_has_is_told_why_in_words_and_in_json(unplanned: Shell):
    text = unplanned.ok("why", "100001")
    found = unplanned.json("why", "100001")["not_enrolled"]

    assert [row["campaign"] for row in found] == ["hook_proof_fomo"]
    assert found[0]["reason"] in GATES
    assert "not enrolled in" in text
    assert " ".join(found[0]["sentence"].split()[:3]) in text
    assert max(map(len, text.splitlines())) <= 100
