"""Does Prefect's page show a person the days that `parley demo --serve` has played?"""

import os
import re
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from deployments.embedded_postgres import stop
from tests.chromium import Browser
from tests.demo_runs import Demo
from tests.prefect_runs import STEPS

pytestmark = [
    pytest.mark.browser,
    pytest.mark.prefect,
    pytest.mark.slow,
    pytest.mark.timeout(400),
]

DAYS = ["day@2026-01-06", "day@2026-01-05"]
BALANCE = {
    "due, by the enrolments",
    "messages",
    "messages, by the log of moves",
    "messages in the state of their last move",
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    """The two pages that a tiny demo names at its end and serves: the runs, and their counts."""
    folder = tmp_path_factory.mktemp("demo")
    demo, log = Demo(folder / "demo", len(DAYS), 60), folder / "log"
    with log.open("w") as output:
        process = demo.start("--serve", output=output)
    try:
        _await_end_of_days(log, process.poll)
        yield re.findall(r"http://127\.0\.0\.1:\d+/\w+", log.read_text())
        os.kill(process.pid, signal.SIGINT)
        assert process.wait(60) == 0, log.read_text()
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        stop(demo.home, mode="immediate")


def _await_end_of_days(log: Path, ended: Callable[[], int | None]) -> None:
    deadline = time.monotonic() + 200
    while "Ctrl-C ends it" not in log.read_text():
        assert ended() is None, log.read_text()
        assert time.monotonic() < deadline, log.read_text()
        time.sleep(0.1)


def _open_runs(browser: Browser, pages: list[str]) -> list[str]:
    """Open the runs' page, and return the names of all, the newest first."""
    browser.open(pages[0])
    browser.see("18 runs", *DAYS)
    return browser.links("@")


def test_days_and_the_flows_that_they_ran_are_seen_under_their_simulated_time(
    browser: Browser, pages: list[str]
):
    names = _open_runs(browser, pages)

    assert pages[0].endswith("/runs")
    assert [name for name in names if name.startswith("day@")] == DAYS
    ran = [name.partition("@")[0] for name in names]
    assert {flow: ran.count(flow) for flow in STEPS} == dict.fromkeys(STEPS, 2)
    assert "Failed" not in browser.text.partition("18 runs")[2]
    browser.picture("runs")


def test_day_shows_the_runs_that_it_made(browser: Browser, pages: list[str]):
    names = _open_runs(browser, pages)
    of_the_day = names[: names.index(DAYS[0])]

    browser.click(DAYS[0])
    browser.click("Subflow Runs")

    browser.see("Completed", f"{len(of_the_day)} Flow runs")
    assert set(of_the_day) <= set(browser.links("@"))
    browser.picture("day")


def test_run_that_sent_shows_its_counts_and_a_balance_in_words(browser: Browser, pages: list[str]):
    names = _open_runs(browser, pages)
    sent = next(name for name in names if name.startswith("dispatch_due@"))

    browser.click(sent)
    found = re.search(r"looked at (\d+), claimed \1, accepted \1", browser.see("looked at"))
    assert found
    browser.picture("logs")
    browser.click("Task Runs")
    browser.see("claim, mark, call, settle-")
    browser.click("Artifacts")
    assert found[0] in browser.follow("dispatch-due-summary")
    browser.see(sent, found[0])
    browser.wait(lambda: browser.rows() == _counted(found[0]), "the counts as a table")
    browser.picture("summary")
    browser.driver.back()
    browser.see("Task Runs", "Parameters")
    browser.click("Artifacts")
    assert browser.follow("dispatch-due-balance").endswith(
        "2026-01-06 balances (UTC, by first due day)"
    )
    browser.see(sent, *BALANCE)
    balance = dict(browser.rows())
    assert len({balance[name] for name in BALANCE}) == 1
    assert balance["accepted"] == found[1]
    browser.picture("balance")


def _counted(line: str) -> list[list[str]]:
    """The rows of a table whose counts are those of this line."""
    return [list(each.rsplit(" ", 1)) for each in line.split(", ")]


def test_page_of_what_each_run_counted_shows_every_flow(browser: Browser, pages: list[str]):
    browser.open(pages[1])

    browser.see(*(f"{flow.replace('_', '-')}-summary" for flow in STEPS))
    browser.picture("artifacts")
