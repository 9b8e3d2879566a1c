"""The site in Firefox: what tests in Chromium show of every type of page and of its scripts holds there, too."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import PAGES, needs, violations, windows
from tests.browser.firefox import SCHEMES, launch_firefox
from tests.browser.test_search import missed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Playwright

    from tests.browser.conftest import Opened


@pytest.fixture(scope="module", params=SCHEMES)
def colored(driver: Playwright, request: pytest.FixtureRequest) -> Iterator[tuple[str, Browser]]:
    """A scheme of colors, and Firefox in it."""
    with launch_firefox(driver, needs("Firefox", shutil.which("firefox-esr")), request.param) as browser:
        yield request.param, browser


@pytest.fixture
def opened(firefox: Browser, address: str) -> Iterator[Opened]:
    """Opens a path of the site in a window of Firefox."""
    with windows(firefox, address) as opened:
        yield opened


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(colored: tuple[str, Browser], address: str, name: str) -> None:
    """Every type of page keeps WCAG 2.2 A and AA and best practice, and its scripts report no error."""
    scheme, browser = colored
    with windows(browser, address) as opened:
        page = opened("about:blank", viewport={"width": 1280, "height": 800})
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.goto(PAGES[name], wait_until="networkidle")
        assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") == (scheme == "dark")
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert faults == []


def test_a_key_an_answer(opened: Opened) -> None:
    """As many keys as there are statements lead through the self-assessment, and a reload loses none of them."""
    page = opened("/assessment/cx-maturity/")
    for _ in range(32):
        page.keyboard.press("2")
    page.locator("#assess-priorities a").first.wait_for()
    assert page.locator("#assess-priorities > li").count() == 3
    page.reload()
    page.get_by_text("32 of 32 answered.").wait_for()


def test_words_of_the_field(opened: Opened) -> None:
    """What members call a thing leads to it, with typos and abbreviations, and what is not there is not pretended."""
    assert missed(opened("/search/")) == {}
