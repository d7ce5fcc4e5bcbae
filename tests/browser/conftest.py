"""What do the tests in a browser share? One Chromium, and a page of its own for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome

from tests.chromium import Browser, find_missing, running_chromium


def pytest_collection_finish(session: pytest.Session) -> None:
    """Refuse to go on without a browser: a look that did not happen is not a page that is well."""
    is_wanted = any(item.get_closest_marker("browser") for item in session.items)
    if is_wanted and (missing := find_missing()):
        raise pytest.UsageError(missing)


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    with running_chromium(tmp_path_factory.mktemp("chromium")) as driver:
        yield driver


@pytest.fixture
def browser(chromium: Chrome, tmp_path: Path) -> Iterator[Browser]:
    """A new page, on a desk's screen, with nothing asked for and no complaint yet."""
    first = chromium.current_window_handle
    chromium.switch_to.new_window("tab")
    opened = Browser(chromium, tmp_path)
    opened.resize(1600, 1000)
    opened.requests()
    opened.complaints()
    yield opened
    chromium.close()
    chromium.switch_to.window(first)
