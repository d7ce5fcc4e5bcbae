"""Does Prefect's page show a person what `parley up` deployed, ran and counted?"""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from deployments.demo_leads import write_leads
from tests.chromium import Browser
from tests.running_up import Up, running_up
from tests.shells import Shell

pytestmark = [
    pytest.mark.browser,
    pytest.mark.prefect,
    pytest.mark.slow,
    pytest.mark.timeout(400),
]

DEPLOYED = [
    ["dispatch", "dispatch_due", "Ready", "sends", "sequence", "Every minute"],
    ["enrich", "enrich_leads", "Ready", "leads", "At 02:15 AM every day"],
    ["evaluate", "evaluate_experiments", "Ready", "experiments", "marts", "At 05:45 AM every day"],
    ["generate", "generate_content", "Ready", "content", "Hourly"],
    ["ingest", "ingest_events", "Ready", "events", "Every 5 minutes"],
    ["plan", "plan_messages", "Ready", "sequence", "Hourly"],
    ["publish", "publish_marts", "Ready", "marts", "Hourly"],
    ["reconcile", "reconcile_uncertain", "Ready", "sequence", "Every 15 minutes"],
]
"""Each row of the page: name, flow, status, tags, schedule."""
LEADS = 20
RUN = r"\w+@20\d\d-\d\d-\d\dT\d\d:\d\dZ"


@pytest.fixture(scope="module")
def up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Up]:
    """A `parley up` of a fresh workspace with some contacts and a campaign."""
    folder = tmp_path_factory.mktemp("up")
    write_leads(folder / "contacts.csv", LEADS, 7, datetime(2026, 3, 2, 8, 0, tzinfo=UTC))
    shell = Shell(folder)
    shell.ok("init")
    shell.ok("import", "contacts.csv", "--source", "crm")
    shell.ok("apply")
    with running_up(shell, folder / "up.log") as up:
        yield up


@pytest.fixture
def ui(up: Up) -> str:
    return up.api.removesuffix("/api")


def _open_deployment(browser: Browser, ui: str, name: str) -> None:
    browser.open(f"{ui}/deployments")
    browser.click(name)
    browser.see("Work Queue", "Schedules")


def _run_now(browser: Browser, up: Up) -> str:
    """Press Run, Quick run; again where Prefect's store was too busy to take it. Return its id."""
    for _ in range(5):
        with suppress(AssertionError):
            browser.click("Run")
            browser.click("Quick run", seconds=5)
            return browser.wait(lambda: _asked_for(up), "a run that was asked for", 15)[0]
        browser.driver.refresh()
    raise AssertionError(browser.text)


def _asked_for(up: Up) -> list[str]:
    runs = up.ask("/flow_runs/filter", flows={"name": {"any_": ["enrich_leads"]}})
    return [run["id"] for run in runs if not run["auto_scheduled"]]


def _see_under(browser: Browser, tab: str, *words: str) -> None:
    """See words under a tab of a run's page, read again where it came too early.

    Of a run that has ended the page asks no more, while Prefect still takes in what it was told.
    """
    for _ in range(5):
        with suppress(AssertionError):
            browser.click(tab)
            browser.see(*words, seconds=8)
            return
        browser.driver.refresh()
    browser.see(*words)


def test_deployments_are_ready_each_with_its_tags_and_schedule(browser: Browser, ui: str):
    browser.open(f"{ui}/deployments")
    browser.see("8 Deployments")

    browser.wait(lambda: browser.rows() == DEPLOYED, f"{DEPLOYED}, {browser.rows()}", 60)

    browser.picture("deployments")
    outside = [url for url in browser.requests() if f"//{ui.partition('//')[2]}/" not in url]
    assert outside == []


def test_run_that_is_asked_for_shows_its_time_its_step_its_counts_and_their_table(
    browser: Browser, up: Up, ui: str
):
    _open_deployment(browser, ui, "enrich")
    browser.click("Description")
    browser.see("Looks up company facts that are missing or have expired")
    browser.picture("description")

    run_id = _run_now(browser, up)

    browser.open(f"{ui}/runs/flow-run/{run_id}")
    counts = f"leads {LEADS}, enriched {LEADS}"
    name = browser.wait(lambda: re.search(RUN, browser.text), "a run by its name", 90)[0]
    assert name.startswith("enrich_leads@")
    browser.see(name, "Completed", counts, seconds=60)
    browser.picture("logs")
    _see_under(browser, "Task Runs", "look_up_companies-")
    browser.picture("tasks")
    _see_under(browser, "Artifacts", "enrich-leads-summary")
    assert counts in browser.follow("enrich-leads-summary")
    browser.see(counts, name)
    browser.wait(browser.rows, "a table")
    assert browser.rows()[:2] == [["leads", str(LEADS)], ["enriched", str(LEADS)]]
    browser.picture("summary")


def test_scheduled_run_of_dispatch_shows_its_time_its_step_and_its_balance(
    browser: Browser, ui: str
):
    _open_deployment(browser, ui, "dispatch")

    name = browser.follow("dispatch_due@", seconds=120)
    assert re.fullmatch(RUN, name)
    browser.see(name, "auto-scheduled", "Completed", "nothing to do", seconds=60)
    browser.picture("logs")
    _see_under(browser, "Task Runs", "claim, mark, call, settle-")
    browser.picture("tasks")
    _see_under(browser, "Artifacts", "dispatch-due-summary", "dispatch-due-alerts", "0 to look at")
    browser.picture("artifacts")
    assert browser.follow("dispatch-due-balance").endswith("balances (UTC, by first due day)")
    browser.wait(browser.rows, "a table")
    assert browser.rows() == [["nothing is due on this day"]]
    browser.picture("balance")
