"""Does each command say what it does, answer in the agreed form, and end with the agreed code?"""

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from deployments.demo_leads import write_leads
from deployments.embedded_postgres import stop
from tests.shells import Shell, refused

ROOT = Path(__file__).parents[1]
NOWHERE = "postgresql://someone:secret-word@127.0.0.1:1/parley"
COMMANDS = [
    *("demo", "init", "up", "run", "db", "doctor", "status"),
    *("import", "export", "validate", "apply", "pause", "resume", "experiment"),
    *("why", "prove", "dead", "sql", "marts", "mail"),
]
LIVE_NEEDS = [
    *("SENDGRID_API_KEY", "PARLEY_SENDGRID__WEBHOOK_PUBLIC_KEY", "OPENAI_API_KEY"),
    *("PARLEY_RECEIVER__INBOUND_SECRET", "TRACKING_DOMAIN"),
]
HEAVY = [
    *("prefect", "polars", "sqlalchemy", "duckdb", "openai"),
    *("pandas", "great_expectations", "scipy", "fastapi"),
]

pytestmark = pytest.mark.slow


@pytest.fixture
def bare(tmp_path: Path) -> Shell:
    """A folder in which nothing was made yet."""
    return Shell(tmp_path)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shell]:
    """A workspace with a store, a few leads, a campaign in force, and its first plan."""
    shell = Shell(tmp_path_factory.mktemp("workspace"))
    path = shell.folder / "contacts.csv"
    write_leads(path, 40, 7, datetime(2026, 3, 2, 8, 0, tzinfo=UTC))
    try:
        shell.ok("init")
        shell.ok("import", "contacts.csv", "--source", "crm")
        shell.ok("apply")
        shell.ok("run", "plan")
        yield shell
    finally:
        stop(shell.home)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_there_and_fits_a_hundred_columns(bare: Shell, command: str):
    text = bare.ok(*filter(None, [command]), "--help")

    assert "Usage: parley" in text
    assert max(map(len, text.splitlines())) <= 100
    assert list(bare.folder.iterdir()) == []


def test_help_lists_every_command_and_imports_nothing_heavy():
    program = (
        "import sys; from deployments.cli.app import app\n"
        "try: app(['--help'])\n"
        "except SystemExit: pass\n"
        f"print(sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)"
    )

    ended = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert ended.stderr.strip() == "[]"
    for command in COMMANDS:
        assert f" {command} " in ended.stdout


def test_an_import_of_a_file_that_is_not_there_loads_and_starts_nothing(bare: Shell):
    program = (
        "import sys; from deployments.cli.app import main\n"
        "try: main(['import', 'gone.csv'])\n"
        "except SystemExit as ended: code = ended.code\n"
        f"print(code, sorted(set({HEAVY!r}) & set(sys.modules)))"
    )

    ended = bare.call(["-c", program], PYTHONPATH=str(ROOT))

    assert ended.stdout == "1 []\n"
    assert ended.stderr == "parley: gone.csv: there is no such file (check the path)\n"
    assert list(bare.folder.iterdir()) == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("stauts", 'unknown command "stauts"; did you mean "status"?'),
        ("db strat", 'unknown command "strat"; did you mean "start"?'),
        ("zzzz", 'unknown command "zzzz"; see `parley --help`'),
        ("status --colour", "unknown option --colour; `parley status --help` says what it takes"),
        ("run plan --as-off now", "unknown option --as-off; did you mean --as-of?"),
        ("up --port 3", "unknown option --port; `parley up --help` says what it takes"),
        (
            "sql x --output table",
            ('invalid value "table" for --output; choose from: "box", "json", "csv", "parquet"'),
        ),
        (
            "export leadz",
            (
                'invalid value "leadz" for WHAT; choose from: "leads", "facts", '
                '"accounts", "quarantine", "imports"; did you mean "leads"?'
            ),
        ),
        ("demo --days x", 'invalid value for --days: unable to convert "x" into int'),
        ("import", 'command "import" parameter FILE requires an argument'),
        ("status now", "status takes no 'now'; `parley status --help` says what it takes"),
        (
            "pause lead 1",
            (
                "pause takes no 'lead 1'; name one: --all, --campaign NAME, "
                "--sender NAME, --channel NAME or --enrolment ID"
            ),
        ),
    ],
)
def test_a_call_that_no_command_takes_is_told_in_one_line(bare: Shell, line: str, said: str):
    assert refused(bare.run(*line.split()), 2) == f"parley: {said}"
    assert list(bare.folder.iterdir()) == []


def test_broken_settings_are_listed_together(bare: Shell):
    bare.home.mkdir()
    (bare.home / "parley.toml").write_text(
        'world = "moon"\n[dispatch]\nbatch_size = 0\ncolour = "red"\n'
    )

    words = refused(bare.run("status"), 2)

    assert "world (parley.toml)" in words
    assert "dispatch.batch_size (parley.toml)" in words
    assert "dispatch.colour (parley.toml)" in words


def test_settings_that_are_no_toml_name_the_line(bare: Shell):
    bare.home.mkdir()
    (bare.home / "parley.toml").write_text('world = "sandbox\n')

    words = refused(bare.run("status"), 2)

    assert "parley.toml" in words
    assert "line 1" in words


def test_live_world_is_refused_until_its_credentials_are_set(bare: Shell):
    words = refused(bare.run("init", "--live"), 4)

    assert [name for name in LIVE_NEEDS if name not in words] == []
    assert not bare.home.exists()


def test_up_refuses_a_live_world_without_credentials_before_it_starts_anything(bare: Shell):
    words = refused(bare.run("up", PARLEY_WORLD="live"), 4)

    assert [name for name in LIVE_NEEDS if name not in words] == []
    assert len(words.splitlines()) == 1 + len(LIVE_NEEDS)
    assert not bare.home.exists()


def test_database_that_does_not_answer_is_one_line_and_try_later(bare: Shell):
    words = refused(bare.run("status", DATABASE_URL=NOWHERE), 75)

    assert len(words.splitlines()) == 1
    assert "127.0.0.1" in words
    assert "secret-word" not in words


@pytest.mark.parametrize("command", ["status", "doctor", "run"])
def test_database_that_is_no_postgres_is_one_line_and_usage(bare: Shell, command: str):
    arguments = (command, "plan") if command == "run" else (command,)

    words = refused(bare.run(*arguments, DATABASE_URL="mysql://someone:secret-word@db/x"), 2)

    assert "is no address of a Postgres" in words
    assert len(words.splitlines()) == 1
    assert "secret-word" not in words
    assert list(bare.folder.iterdir()) == []


def test_missing_and_malformed_files_are_named(workspace: Shell):
    (workspace.folder / "broken.csv").write_bytes(b"a;b\n\x00\xff")

    for name in ("absent.csv", "broken.csv"):
        ended = workspace.run("import", name, "--source", "crm")

        assert ended.returncode in {1, 2}
        assert name in ended.stderr
        assert "Traceback" not in ended.stderr


def test_instant_that_is_none_and_lead_that_nobody_knows_are_usage(workspace: Shell):
    assert "as-of" in refused(workspace.run("run", "plan", "--as-of", "tuesday"), 2)
    assert "time zone" in refused(workspace.run("run", "plan", "--as-of", "2026-03-02T15:00"), 2)
    assert "nobody" in refused(workspace.run("why", "nobody@example.com"), 2)


def test_live_settings_on_a_sandbox_world_are_refused(workspace: Shell):
    live = {
        "PARLEY_WORLD": "live",
        "SENDGRID_API_KEY": "SG.x",
        "OPENAI_API_KEY": "sk-x",
        "PARLEY_SENDGRID__WEBHOOK_PUBLIC_KEY": "x",
        "TRACKING_DOMAIN": "https://links.example.com",
        "PARLEY_RECEIVER__INBOUND_SECRET": "x",
    }

    words = refused(workspace.run("init", "--live", **live), 4)

    assert "sandbox" in words


def test_init_again_changes_nothing(workspace: Shell):
    before = {path: path.read_bytes() for path in (workspace.home / "keys").iterdir()}

    workspace.ok("init")

    assert {path: path.read_bytes() for path in (workspace.home / "keys").iterdir()} == before


def test_doctor_finds_a_new_workspace_in_order(workspace: Shell):
    found = workspace.json("doctor")

    assert found["schema"] == "parley.doctor.v1"
    states = {each["check"]: each["state"] for each in found["checks"]}
    assert "failed" not in states.values()
    assert states["store"] == states["schema"] == states["campaigns"] == "ok"
    assert all(each["remedy"] for each in found["checks"] if each["state"] != "ok")


def test_apply_shows_what_stands_as_before_in_words(workspace: Shell):
    rows = [line.split() for line in workspace.ok("apply").splitlines()]

    assert ["what", "new", "changed", "as", "before"] in rows
    assert ["campaigns", "0", "0", "1"] in rows
    assert ["senders", "0", "0", "8"] in rows


def test_status_says_what_waits_and_why(workspace: Shell):
    found = workspace.json("status")

    assert found["schema"] == "parley.status.v1"
    assert found["world"] == "sandbox"
    assert {row["campaign_name"] for row in found["waiting"]} == {"hook_proof_fomo"}
    for row in found["waiting"]:
        assert row["state"] == "planned"
        assert 0 <= row["due_count"] <= row["message_count"]
        assert row["sentence"]
        assert row["next_at"]
    planned = sum(row["message_count"] for row in found["waiting"])
    assert planned == found["totals"]["active_enrolment_count"] > 0
    runs = {run["flow"]: run for run in found["runs"]}
    assert runs["plan_messages"]["state"] == runs["import_leads"]["state"] == "completed"
    assert runs["plan_messages"]["counts"]["planned"] == planned
    assert "Waiting" in workspace.ok("status")


@pytest.mark.parametrize(("ending", "state"), [("kill", "lapsed"), ("wait", "running")])
def test_run_whose_process_was_killed_has_lapsed_and_one_that_lives_runs(
    workspace: Shell, ending: str, state: str
):
    program = f"""
import os, signal, sys
from deployments.workspace import open_workspace
from tasks.runs import logged_run
with open_workspace(is_quiet=True) as resources:
    with logged_run(resources, "dispatch_due", resources.clock.now()):
        print("in the run", flush=True)
        if {ending!r} == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        sys.stdin.read()
"""
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=workspace.folder,
        env=workspace.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "in the run\n"
        if ending == "kill":
            process.wait(60)
        runs = {run["flow"]: run["state"] for run in workspace.json("status")["runs"]}
        page = workspace.ok("status")
    finally:
        process.communicate("", timeout=60)

    assert runs["dispatch_due"] == state
    assert ("its process is gone" in page) == (state == "lapsed")
    if ending == "wait":
        ended = {run["flow"]: run["state"] for run in workspace.json("status")["runs"]}
        assert ended["dispatch_due"] == "completed"


def test_run_counts_and_prove_balances(workspace: Shell):
    planned = workspace.json("run", "plan")
    proved = workspace.json("prove")

    assert planned["schema"] == "parley.run.v1"
    assert planned["flow"] == "plan"
    assert proved["schema"] == "parley.prove.v1"


@pytest.mark.parametrize("what", ["leads", "facts", "accounts", "imports"])
def test_export_is_a_document_that_names_its_schema(workspace: Shell, what: str):
    found = workspace.json("export", what)

    assert (found["schema"], found["what"]) == ("parley.export.v1", what)
    assert found["rows"]


def test_why_tells_a_lead_by_its_key(workspace: Shell):
    found = workspace.json("why", "100001")

    assert found["schema"] == "parley.why.lead.v1"


@pytest.mark.parametrize("command", ["status", "doctor", "prove", "validate"])
def test_tables_fit_a_hundred_columns(workspace: Shell, command: str):
    text = workspace.ok(command)

    assert max(map(len, text.splitlines())) <= 100


def test_pause_stops_and_resume_goes_on(workspace: Shell):
    workspace.ok("pause", "--all", "--reason", "a test")
    paused = workspace.ok("status")
    workspace.ok("resume", "--all")

    assert "paused" in paused
    assert "paused" not in workspace.ok("status")
