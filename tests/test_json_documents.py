"""Does every command's `--output json` name its schema, and is no schema left out here?"""

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from deployments.demo_leads import write_leads
from deployments.embedded_postgres import stop
from tests.shells import Shell

ROOT = Path(__file__).parents[1]
COUNTS = "arm,account,successes,n,day\nA,acme.example,0,1,1\nB,bolt.example,1,2,1\n"
DESIGN = "experiment plan --baseline .03 --effect .06 --per-day 90"

DOCUMENTS = [
    ("init", "init", 0),
    ("doctor", "doctor", 0),
    ("settings", "doctor --settings", 0),
    ("status", "status", 0),
    ("import", "import contacts.csv --source crm", 0),
    ("import_refused", "import broken.csv --source crm", 1),
    ("export", "export leads", 0),
    ("validate", "validate", 0),
    ("apply", "apply", 0),
    ("pause", "pause --campaign hook_proof_fomo", 0),
    ("resume", "resume --campaign hook_proof_fomo", 0),
    ("run", "run plan", 0),
    ("why.lead", "why 100001", 0),
    ("why.campaign", "why --campaign hook_proof_fomo", 0),
    ("prove", "prove", 0),
    ("dead", "dead ls", 0),
    ("sql", "sql 'from freshness'", 0),
    ("marts_build", "marts build", 0),
    ("marts_status", "marts status", 0),
    ("mail_facts", f"mail explain {ROOT / 'tests/mail_corpus/m0001.eml'}", 0),
    ("experiment_plan", DESIGN, 0),
    ("experiment_verdict", "experiment analyze counts.csv --design design.yaml", 0),
    ("db_status", "db status", 0),
    ("db_status", "db start", 0),
    ("db_migrate", "db migrate", 0),
    ("db_backup", "db backup another-copy", 0),
    ("db_restore", "db restore copy --home other", 0),
    ("db_status", "db stop --home other", 0),
]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shell]:
    """A workspace that each command has something to tell of, and a backup for another."""
    shell = Shell(tmp_path_factory.mktemp("documents"))
    folder = shell.folder
    write_leads(folder / "contacts.csv", 40, 7, datetime(2026, 3, 2, 8, 0, tzinfo=UTC))
    (folder / "broken.csv").write_text("no,known,column\n1,2,3\n", encoding="utf-8")
    (folder / "counts.csv").write_text(COUNTS, encoding="utf-8")
    try:
        shell.ok("init")
        shell.ok("import", "contacts.csv", "--source", "crm")
        shell.ok("apply")
        shell.ok("marts", "build")
        shell.ok(*DESIGN.split(), "--save", "design.yaml")
        shell.ok("db", "backup", "copy")
        shutil.copytree(shell.home / "keys", folder / "other" / "keys")
        shutil.copy(shell.home / "erasures.jsonl", folder / "other")
        yield shell
    finally:
        stop(folder / "other")
        stop(shell.home)


@pytest.mark.parametrize(("name", "line", "code"), DOCUMENTS, ids=lambda part: str(part)[:40])
def test_document_names_its_schema_first(workspace: Shell, name: str, line: str, code: int):
    words = [part.strip("'") for part in re.findall(r"'[^']*'|\S+", line)]

    document = workspace.json(*words, code=code)

    assert next(iter(document)) == "schema"
    assert document["schema"] == f"parley.{name}.v1"
    assert len(document) > 1


def test_every_schema_that_a_command_prints_is_asked_for_here():
    sources = (ROOT / "deployments" / "cli").glob("*.py")
    named = {
        name
        for source in sources
        for name in re.findall(r"\bparley\.([a-z_.]+)\.v\d+", source.read_text("utf-8"))
    }

    assert named == {name for name, _, _ in DOCUMENTS}
