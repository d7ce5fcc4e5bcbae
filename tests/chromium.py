"""A real browser without a screen: Debian's Chromium, and what a person would see in it."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from selenium.common.exceptions import (
    ElementClickInterceptedException,
    ElementNotInteractableException,
    StaleElementReferenceException,
    TimeoutException,
)
from selenium.webdriver import ActionChains, Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

PROGRAMS = ("chromium", "chromedriver")
MISSING = (
    "make browser needs Chromium and its driver; not on the PATH: {}; "
    "on Debian: apt-get install chromium chromium-driver"
)
_FLAGS = (
    "--headless=new",
    "--no-sandbox",  # as root, Chromium refuses to start in one
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--no-first-run",
    # It asks its maker for nothing.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--hide-scrollbars",
)
_SECONDS = 20
_PASSING = (
    StaleElementReferenceException,
    ElementClickInterceptedException,
    ElementNotInteractableException,
)
"""What happens to a page that is just being drawn, and is over a moment later."""


def find_missing() -> str | None:
    """Return what to say where a program is missing, None where all are there."""
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    return MISSING.format(", ".join(missing)) if missing else None


@contextmanager
def running_chromium(profile: Path) -> Iterator[Chrome]:
    """Yield a browser with an empty profile, ended at the end."""
    options = ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for flag in (*_FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    driver = Chrome(options, Service(shutil.which("chromedriver")))
    try:
        yield driver
    finally:
        driver.quit()


@dataclass
class Browser:
    """One page of a browser, and where its pictures go."""

    driver: Chrome
    folder: Path

    def resize(self, width: int, height: int, *, is_phone: bool = False) -> None:
        self._tell(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=2 if is_phone else 1,
            mobile=is_phone,
        )

    def prefer(self, scheme: str) -> None:
        """Ask pages for their `light` or their `dark` colours."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self._tell("Emulation.setEmulatedMedia", features=features)

    def forbid_scripts(self) -> None:
        self._tell("Emulation.setScriptExecutionDisabled", value=True)

    def _tell(self, command: str, **parameters: Any) -> None:
        self.driver.execute_cdp_cmd(command, parameters)

    def open(self, url: str) -> None:
        self.driver.get(url)

    @property
    def text(self) -> str:
        """All that can be read on the page."""
        return self.one("body").text

    def one(self, selector: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def rows(self, selector: str = "tbody tr") -> list[list[str]]:
        """The words of each row of a table, a line each."""
        found = self.driver.find_elements(By.CSS_SELECTOR, selector)
        return [row.text.splitlines() for row in found]

    def links(self, words: str) -> list[str]:
        """What all links say that have these words, in order."""
        found = self.driver.find_elements(By.PARTIAL_LINK_TEXT, words)
        return [each.text for each in found]

    def press(self, *keys: str) -> None:
        ActionChains(self.driver).send_keys(*keys).perform()

    def click(self, words: str, seconds: float = _SECONDS) -> None:
        """Press the button, tab or link that bears these words alone, once it is there."""
        pressed = "self::a or self::button or @tabindex"
        self._click(f"//*[{pressed}][normalize-space(.)={words!r}]", seconds)

    def follow(self, words: str, seconds: float = _SECONDS) -> str:
        """Press the first link that has these words among others; return all that it says."""
        return self._click(f"//a[contains(normalize-space(.), {words!r})]", seconds)

    def _click(self, path: str, seconds: float) -> str:
        return self.wait(lambda: self._click_now(path), f"{path} to press", seconds)

    def _click_now(self, path: str) -> str:
        found = [each for each in self.driver.find_elements(By.XPATH, path) if each.is_displayed()]
        if not found:
            return ""
        words = found[0].text
        found[0].click()
        return words

    def see(self, *words: str, seconds: float = _SECONDS) -> str:
        """Wait until all of these can be read, and return all that can."""
        self.wait(lambda: all(each in self.text for each in words), f"{words} to be seen", seconds)
        return self.text

    def wait(self, condition: Callable[[], Any], what: str, seconds: float = _SECONDS) -> Any:
        """Wait until the condition holds and return what it says; a page may change meanwhile."""
        waiting = WebDriverWait(
            self.driver,
            seconds,
            poll_frequency=0.2,
            ignored_exceptions=_PASSING,
        )
        try:
            return waiting.until(lambda _: condition())
        except TimeoutException:
            self.picture("not-seen")
            raise AssertionError(f"waited {seconds} s for {what}:\n{self.text}") from None

    def picture(self, name: str) -> Path:
        """Keep what is seen as a picture in the test's own folder."""
        path = self.folder / f"{name}.png"
        self.driver.save_screenshot(str(path))
        return path

    def requests(self) -> list[str]:
        """The addresses that were asked for since this was last called."""
        messages = [json.loads(line["message"]) for line in self.driver.get_log("performance")]
        sent = [
            each["message"]["params"]["request"]["url"]
            for each in messages
            if each["message"]["method"] == "Network.requestWillBeSent"
        ]
        return [url for url in sent if urlsplit(url).scheme in {"http", "https", "ws", "wss"}]

    def complaints(self) -> list[str]:
        """What the browser complained of since this was last called: a blocked script, say."""
        return [line["message"] for line in self.driver.get_log("browser")]
