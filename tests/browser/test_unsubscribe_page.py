"""Can the person who follows an unsubscribe link read it, press it, and be sure that it is done?"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from models.rules.link_tokens import make_token
from tasks.clock import WallClock
from tasks.resources import Resources
from tasks.store.postgres import Store, open_store
from tests.chromium import Browser
from tests.factories_events import (
    KEYRING,
    Provider,
    Sent,
    make_resources,
    make_sent,
    make_settings,
    running_receiver,
    select,
)

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

LINK_KEY = KEYRING.purpose_key("link-tokens")
TAMPERED = ("{0}zz", "{0}", "{0}/", "", "x", "%00", "<b>bold</b>")
"""Ends of links that are none of ours; {0} is a token that was cut."""
BANS = "select reason, source, at from ban"
COLOURS = """
const solid = element => {
  for (let each = element; each; each = each.parentElement) {
    const colour = getComputedStyle(each).backgroundColor;
    if (!/, 0\\)$/.test(colour)) return colour;
  }
  return 'rgb(255, 255, 255)';
};
return [...document.querySelectorAll('h1, p, strong, button, footer')].map(element =>
  [element.tagName, getComputedStyle(element).color, solid(element)]);
"""
TOO_WIDE = """
const edge = document.documentElement.clientWidth;
return [...document.querySelectorAll('body *')].filter(each =>
  each.getBoundingClientRect().right > edge || each.scrollWidth > each.clientWidth + 1
).map(each => each.tagName).concat(document.documentElement.scrollWidth > edge ? ['html'] : []);
"""


@pytest.fixture(scope="session")
def provider() -> Provider:
    return Provider()


@pytest.fixture
def serve(
    store: Store, database_url: str, as_of: datetime, provider: Provider, tmp_path: Path
) -> Iterator[Callable[..., str]]:
    """A function that starts a receiver whose settings of the organisation are these."""
    running = ExitStack()

    def _serve(**organisation: str) -> str:
        settings = make_settings(tmp_path, database_url, provider.public_key)
        named = settings.organisation.model_copy(update=organisation)
        settings = settings.model_copy(update={"organisation": named})
        return running.enter_context(running_receiver(make_resources(store, as_of, settings)))

    with running:
        yield _serve


@pytest.fixture
def base(serve: Callable[..., str]) -> str:
    return serve()


def _token(sent: Sent) -> str:
    return make_token(LINK_KEY, "unsubscribe", sent.message_id)


def test_only_the_button_unsubscribes_and_the_page_says_so(
    browser: Browser, base: str, store: Store, as_of: datetime
):
    browser.open(f"{base}/u/{_token(make_sent(store, as_of))}")
    browser.see("You will get no more e-mail from Northwind Analytics", "1 Example Street")
    browser.picture("asks")
    assert select(store, BANS) == []
    assert select(store, "select count(*) from raw_event") == [(0,)]

    browser.click("Unsubscribe")

    browser.see("You are unsubscribed", "Northwind Analytics will not write to you again")
    browser.picture("done")
    assert browser.driver.title == "You are unsubscribed"
    assert select(store, BANS) == [("unsubscribe", "unsubscribe_link", as_of)]


def test_keyboard_alone_and_no_script_are_enough(
    browser: Browser, base: str, store: Store, as_of: datetime
):
    browser.forbid_scripts()
    browser.open("data:text/html,<p>off<script>document.write('on')</script>")
    assert browser.text == "off"
    browser.open(f"{base}/u/{_token(make_sent(store, as_of))}")
    browser.see("Unsubscribe")

    browser.press(Keys.TAB)
    assert browser.driver.switch_to.active_element.text == "Unsubscribe"
    browser.picture("focused")
    browser.press(Keys.ENTER)

    browser.see("You are unsubscribed")
    assert len(select(store, BANS)) == 1


def test_reloading_what_is_done_keeps_it_done(
    browser: Browser, base: str, store: Store, as_of: datetime
):
    browser.open(f"{base}/u/{_token(make_sent(store, as_of))}")
    browser.click("Unsubscribe")
    browser.see("You are unsubscribed")

    browser.driver.refresh()

    browser.see("You are unsubscribed")
    assert len(select(store, BANS)) == 1


@pytest.mark.parametrize("end", TAMPERED)
def test_link_that_is_none_of_ours_gets_a_page_that_says_what_works(
    browser: Browser, base: str, store: Store, as_of: datetime, end: str
):
    cut = _token(make_sent(store, as_of))[:-2]

    browser.open(f"{base}/u/{end.format(cut)}")

    browser.see("This link does not work", "Answer the e-mail with the word unsubscribe")
    browser.picture("unknown")
    assert browser.driver.find_elements("css selector", "button, b") == []


def test_while_nothing_can_be_stored_the_page_asks_to_try_again(
    browser: Browser, store: Store, as_of: datetime, provider: Provider, tmp_path: Path
):
    away = "postgresql+psycopg://nobody@127.0.0.1:1/none"
    settings = make_settings(tmp_path, away, provider.public_key)
    resources = Resources(settings, open_store(away), WallClock(), KEYRING, "sandbox")
    with running_receiver(resources) as base:
        browser.open(f"{base}/u/{_token(make_sent(store, as_of))}")

        browser.click("Unsubscribe")

        browser.see("Please try again in a minute", "Northwind Analytics")
        browser.picture("unavailable")


def test_nothing_is_asked_of_any_other_host_and_nothing_is_refused_by_the_pages_own_policy(
    browser: Browser, base: str, store: Store, as_of: datetime
):
    url = f"{base}/u/{_token(make_sent(store, as_of))}"
    browser.open(url)
    browser.click("Unsubscribe")
    browser.see("You are unsubscribed")

    assert set(browser.requests()) <= {url, f"{base}/favicon.ico"}
    assert [each for each in browser.complaints() if "favicon" not in each] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_says_what_it_is_and_stands_out_from_its_ground(
    browser: Browser, base: str, store: Store, as_of: datetime, scheme: str
):
    browser.prefer(scheme)
    browser.open(f"{base}/u/{_token(make_sent(store, as_of))}")
    browser.see("Unsubscribe")
    browser.picture(scheme)

    found = browser.driver.execute_script(COLOURS)

    assert {name for name, _, _ in found} == {"H1", "P", "BUTTON", "FOOTER"}
    for name, ink, ground in found:
        assert contrast(_rgb(ink), _rgb(ground)) >= 4.5, (name, ink, ground)  # WCAG 2.2, 1.4.3
    assert browser.one("html").get_attribute("lang") == "en"
    assert browser.driver.title == "Unsubscribe"
    viewport = browser.one("meta[name=viewport]").get_attribute("content")
    assert viewport == "width=device-width, initial-scale=1"


@pytest.mark.parametrize(
    "organisation",
    [
        {},
        {
            "name": "Rindfleischetikettierungsueberwachungsaufgabenuebertragung",
            "postal_address": f"{'Long' * 40}street 1, Springfield, IL 62701, USA",
        },
    ],
)
def test_phone_of_360_points_shows_all_of_it_in_letters_that_can_be_read(
    browser: Browser,
    serve: Callable[..., str],
    store: Store,
    as_of: datetime,
    organisation: dict[str, str],
):
    base = serve(**organisation)
    browser.resize(360, 640, is_phone=True)
    browser.open(f"{base}/u/{_token(make_sent(store, as_of))}")
    browser.see("Unsubscribe")
    browser.picture("phone")

    button = browser.one("button")
    size = browser.driver.execute_script("return getComputedStyle(document.body).fontSize")

    assert browser.driver.execute_script("return window.innerWidth") == 360
    assert browser.driver.execute_script(TOO_WIDE) == []
    assert button.size["height"] >= 44
    assert button.location["y"] + button.size["height"] <= 640
    assert size == "16px"


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(int(each) for each in colour.partition("(")[2].rstrip(")").split(",")[:3])


def contrast(ink: tuple[int, ...], ground: tuple[int, ...]) -> float:
    """The ratio of WCAG 2.2: from 1, the same, to 21, black on white."""
    darker, lighter = sorted((_luminance(ink), _luminance(ground)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(rgb: tuple[int, ...]) -> float:
    parts = [each / 255 for each in rgb]
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    ]
    return sum(weight * each for weight, each in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_contrast_is_that_of_the_standard():
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)
