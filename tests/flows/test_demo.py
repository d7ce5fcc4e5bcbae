"""Is the demo the same twice, does it survive its accidents, and does it say what it does?"""

import json
import os
import re
import signal
import subprocess
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import IO, Any, NamedTuple

import httpx
import pytest

from deployments.cli.run import FLOWS
from deployments.demo import SOURCE
from deployments.demo_world import STARTED_AT
from deployments.embedded_postgres import start, stop
from deployments.sandbox_control import Sandbox
from tasks.store.postgres import open_store
from tests.checksums import changed, checksums
from tests.demo_runs import PARLEY, Demo, await_moment, clean_environment, kill, parley
from tests.faults import CI_SIZE, FULL_SIZE
from tests.prefect_runs import STEPS, check_runs

pytestmark = [
    pytest.mark.prefect,
    pytest.mark.slow,
    pytest.mark.fault,
    pytest.mark.timeout(400),
]

EMPTY = "d41d8cd98f00b204e9800998ecf8427e"  # MD5 of nothing: the sum of a table without rows
SAID = "parley: this is the demo's workspace (.parley/demo)\n"
UI = re.compile(r"http://127\.0\.0\.1:\d+")
BARS = ("starting Postgres", "contacts checked", "contacts stored", "simulated days")
BAR = re.compile(rf"({'|'.join(BARS)}).*?(\d+)/(\d+)")
HOURLY = {"dispatch_due": ("looked_at",), "ingest_events": ("events", "mails")}
"""What a tick's flow has to do, where there is anything to do."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Demo, str]:
    """A finished demo of four days, and all that it said beside its page."""
    demo = Demo(tmp_path_factory.mktemp("finished") / ".parley" / "demo", 4, 150)
    ended = demo.run()
    assert ended.returncode == 0, ended.stderr
    noise = [line for line in ended.stderr.splitlines() if line and not BAR.match(line)]
    assert noise == []
    assert "Everything balances." in ended.stdout
    wide = [line for line in ended.stdout.splitlines() if len(line) > 100]
    assert [line for line in wide if "parley.duckdb" not in line] == []
    return demo, ended.stderr


@pytest.fixture(scope="module")
def finished(told: tuple[Demo, str]) -> Demo:
    return told[0]


def test_a_bar_for_each_thing_that_takes_long_is_seen_to_its_end(told: tuple[Demo, str]):
    demo, words = told

    bars = {found[1]: found.groups()[1:] for found in map(BAR.match, words.splitlines()) if found}

    assert tuple(bars) == BARS
    assert all(done == total for done, total in bars.values())
    assert bars["simulated days"] == (str(demo.days),) * 2
    assert int(bars["contacts checked"][0]) >= int(bars["contacts stored"][0]) > demo.leads / 2


def test_hours_without_anything_to_do_run_no_flow(finished: Demo):
    statement = "select flow, counts from run_log where as_of >= %s and as_of < %s"
    ordinary = [STARTED_AT + timedelta(days=1), STARTED_AT + timedelta(days=finished.days - 1)]
    store = open_store(start(finished.home).url)
    try:
        with store.transaction() as session:
            rows = session.connection.execute(statement, ordinary).fetchall()
    finally:
        store.close()
        stop(finished.home)

    runs = Counter(flow for flow, _ in rows)
    daily = STEPS.keys() - HOURLY.keys()
    assert {name: runs[name] for name in daily} == dict.fromkeys(daily, 2)
    for name, work in HOURLY.items():
        assert 0 < runs[name] < 2 * 24 / 2, name
        idle = [counts for flow, counts in rows if flow == name and not any(map(counts.get, work))]
        assert idle == [], name


def test_same_seed_gives_the_same_marts_row_for_row_without_a_network(finished: Demo, tmp_path):
    again = Demo(tmp_path / "again", finished.days, finished.leads)
    log = tmp_path / "asked"

    ended = again.run_secluded(log)

    assert ended.returncode == 0, ended.stderr
    keeper, *asked = log.read_text().splitlines()
    assert keeper in {"kernel", "hook"}
    assert asked == []
    ours, theirs = finished.marts(), again.marts()
    assert len(ours["fct_events"]) > 100
    assert ours.keys() == theirs.keys()
    for name, rows in ours.items():
        assert rows == theirs[name], name
    assert again.await_end() == []


def test_finished_demo_says_so_and_names_fresh(finished: Demo):
    ended = finished.run()

    assert ended.returncode == 0
    assert ended.stderr == "parley: this demo is finished; --fresh starts it over\n"
    assert "Funnel, by lead" in ended.stdout
    assert finished.await_end() == []


def test_other_arguments_on_the_same_home_are_refused_in_one_line(finished: Demo):
    ended = Demo(finished.home, finished.days + 1, finished.leads).run()

    assert ended.returncode == 2
    assert len(ended.stderr.splitlines()) == 1
    assert "--fresh" in ended.stderr


def test_fresh_removes_no_folder_that_is_not_a_demos(tmp_path: Path):
    (tmp_path / "letter.txt").write_text("mine")

    ended = Demo(tmp_path, 1, 1).run("--fresh")

    assert ended.returncode == 4
    assert len(ended.stderr.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_commands_read_the_demos_home_where_there_is_no_other_and_say_so(finished: Demo):
    folder = finished.home.parent.parent
    lead = finished.marts()["fct_messages"][0]
    try:
        for arguments in (
            ("sql", "select count(*) from fct_messages"),
            ("status",),
            ("why", str(lead[0])),
            ("prove",),
            ("marts", "status"),
            ("marts", "path"),
            ("db", "status"),
        ):
            ended = parley(None, *arguments, cwd=folder)
            assert ended.returncode == 0, ended.stderr
            assert ended.stderr == SAID
            assert ended.stdout
    finally:
        parley(None, "db", "stop", cwd=folder)


def test_demos_people_can_be_read_by_the_other_commands(finished: Demo):
    try:
        ended = parley(finished.home, "export", "leads", "--personal", "--output", "json")
        rows = json.loads(ended.stdout)["rows"]
        found = parley(finished.home, "why", rows[0]["email"], "--output", "json")
    finally:
        parley(finished.home, "db", "stop")

    assert len(rows) > 100
    assert all(row["email"] and row["first_name"] for row in rows)
    assert json.loads(found.stdout)["lead"]["lead_id"] == rows[0]["lead_id"]


def test_contacts_went_in_as_the_import_command_takes_them_in(finished: Demo, tmp_path: Path):
    """The demo has changed its leads since, so what the days may change is not compared."""
    changing = {"industry", "employee_count", "engagement_status", "timezone", "is_opted_out"}
    fields = ("source", "row_count", "accepted_count", "rejected_count", "file_hash")
    file, at = str(finished.home / "contacts.csv"), STARTED_AT.isoformat()
    home = tmp_path / "home"

    def read(of: Path, what: str) -> list[dict[str, Any]]:
        ended = parley(of, "export", what, "--personal", "--output", "json")
        assert ended.returncode == 0, ended.stderr
        return json.loads(ended.stdout)["rows"]

    try:
        taken = parley(home, "import", file, "--source", SOURCE, "--as-of", at)
        leads, others = (
            [{name: cell for name, cell in row.items() if name not in changing} for row in rows]
            for rows in (read(finished.home, "leads"), read(home, "leads"))
        )
        imports, other_imports = (
            [[row[name] for name in fields] for row in read(of, "imports")]
            for of in (finished.home, home)
        )
        aside, others_aside = (read(of, "quarantine") for of in (finished.home, home))
    finally:
        for each in (finished.home, home):
            parley(each, "db", "stop")

    assert taken.returncode == 0, taken.stderr
    assert len(leads) > 100
    assert leads == others
    assert imports == other_imports
    assert aside
    assert aside == others_aside


def test_second_run_of_every_flow_on_the_finished_store_changes_no_row(finished: Demo):
    with Sandbox.start(finished.home / "sandbox", seed=finished.seed) as sandbox:
        store = open_store(start(finished.home).url)
        try:
            as_of = sandbox.clock().isoformat()
            _run_all(finished, sandbox.url, as_of)
            before = checksums(store)
            _run_all(finished, sandbox.url, as_of)
            after = checksums(store)
        finally:
            store.close()
            stop(finished.home)

    assert changed(before, after) == []
    assert len(before) > 20
    assert EMPTY not in {before["message"], before["message_move"], before["content"]}


def _run_all(demo: Demo, sandbox_url: str, as_of: str) -> None:
    settings = {
        "PARLEY_SANDBOX__BASE_URL": sandbox_url,
        "PARLEY_SENDGRID__API_KEY": "SG.main.demo",
        "PARLEY_OPENAI__API_KEY": "sk-demo",
    }
    for flow in FLOWS:
        ended = parley(demo.home, "run", flow, "--as-of", as_of, **settings)
        assert ended.returncode == 0, (flow, ended.stderr)


def test_reader_that_has_seen_enough_is_no_error(finished: Demo):
    command = f'"{PARLEY}" sql "from range(200000)" --output csv | head -n 2'

    ended = subprocess.run(
        ["bash", "-c", f"{command}; echo ${{PIPESTATUS[0]}}"],
        env=clean_environment(finished.home),
        capture_output=True,
        text=True,
        check=True,
    )

    assert ended.stdout == "range\n0\n0\n"
    assert ended.stderr == ""


def test_serving_shows_the_page_and_keeps_prefects_ui_up_until_interrupted(finished: Demo):
    demo = finished.start("--serve")
    words, page = _read_to("Ctrl-C", demo.stderr), _read_to("Everything balances.", demo.stdout)
    found = UI.search(words)
    assert found is not None
    assert httpx.get(found[0], timeout=20, trust_env=False).status_code == 200
    check_runs(f"{found[0]}/api")

    os.kill(demo.pid, signal.SIGINT)
    rest, words = demo.communicate(timeout=60)

    assert demo.returncode == 0, words
    assert (page + rest).count("Funnel, by lead") == 1
    assert finished.await_end() == []


def _read_to(mark: str, stream: IO[str] | None) -> str:
    """Read whole lines until one has the mark."""
    assert stream is not None
    read = ""
    while mark not in read:
        line = stream.readline()
        assert line, read
        read += line
    return read


@pytest.mark.timeout(1500)
def test_demo_that_is_killed_loses_and_doubles_nothing(tmp_path: Path, is_full_size: bool):
    size = FULL_SIZE if is_full_size else CI_SIZE
    demo = Demo(tmp_path / "killed", size.demo_days, 200)
    for ordinal in range(size.demo_kills):
        is_come = demo.random_moment(ordinal)
        process = demo.start()
        assert await_moment(process, is_come), process.communicate()
        kill(process)
        print(f"kill {ordinal + 1}, with {len(demo.accepted())} messages taken")
        assert process.returncode == -signal.SIGKILL

    for part in ("the receiver", "Postgres", "the sandbox"):
        said = _lose(part, demo)
        assert said.startswith(f"parley: {part} has ended; see ")
        assert said.endswith(", then run `parley demo` again: it carries on where it was")
    ended = demo.run()

    assert ended.returncode == 0, ended.stderr
    check_ledgers(demo)


def _lose(part: str, demo: Demo) -> str:
    """End a part of the world in the middle of a day: the demo ends too, with one line."""
    is_come = demo.sends_more()
    process = demo.start()
    assert await_moment(process, is_come), process.communicate()
    os.kill(demo.pid_of(part), signal.SIGKILL)
    _, words = process.communicate(timeout=90)

    said = [line for line in words.splitlines() if line and not BAR.match(line)]
    assert process.returncode not in {0, -9}, words
    assert len(said) == 1, words
    print(said[0])
    return said[0]


def check_ledgers(demo: Demo) -> None:
    """Nothing lost or doubled by the sandbox's own ledger, all closed, no process left."""
    accepted = Counter(demo.accepted())
    assert demo.await_end() == []
    assert [name for name, count in accepted.items() if count > 1] == []
    proof = parley(demo.home, "prove", "--output", "json")
    stated = parley(
        demo.home,
        "sql",
        "select message_id, state from fct_messages order by all",
        "--output",
        "json",
    )
    parley(demo.home, "db", "stop")

    assert proof.returncode == 0, proof.stdout
    balance = json.loads(proof.stdout)["balance"]
    assert sum(row["uncertain_count"] + row["in_flight_count"] for row in balance) == 0
    ours = {
        row["message_id"] for row in json.loads(stated.stdout)["rows"] if row["state"] == "accepted"
    }
    assert ours == set(accepted)


class Interruption(NamedTuple):
    """A demo during which a second was begun, that was then interrupted, and begun once more."""

    second: subprocess.CompletedProcess[str]
    code: int
    said: list[str]
    left: list[list[str]]
    again: subprocess.CompletedProcess[str]


@pytest.fixture(scope="module")
def interruption(tmp_path_factory: pytest.TempPathFactory) -> Interruption:
    demo = Demo(tmp_path_factory.mktemp("interrupted") / "demo", 3, 60)
    process = demo.start()
    assert await_moment(process, demo.sends_more()), process.communicate()
    second = demo.run("--fresh")
    assert process.poll() is None, "it ended before it was interrupted"
    os.killpg(process.pid, signal.SIGINT)
    _, words = process.communicate(timeout=60)
    said = [line for line in words.splitlines() if line and not BAR.match(line)]
    return Interruption(second, process.returncode, said, demo.await_end(), demo.run())


def test_interrupted_demo_says_how_to_go_on_and_goes_on(interruption: Interruption):
    assert interruption.code == 130
    assert interruption.said == ["parley: interrupted; run it again to carry on"]
    assert interruption.left == []
    assert interruption.again.returncode == 0, interruption.again.stderr
    assert "Everything balances." in interruption.again.stdout


def test_second_demo_in_the_same_home_is_refused_and_spoils_nothing_of_the_first(
    interruption: Interruption,
):
    assert interruption.second.returncode == 4
    assert "another demo runs" in interruption.second.stderr
    assert interruption.second.stdout == ""
    assert interruption.again.returncode == 0, interruption.again.stderr
    assert "starts it over" not in interruption.again.stderr
