"""One reader uses everything there is, and nothing breaks the policy, fails, or asks another host."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import EVENT, PAGES, visit
from tests.browser.test_assessment import others, rate, results

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Opened

WATCH = "addEventListener('securitypolicyviolation', event => console.error('policy', event.violatedDirective));"
# Chromium says so of each page that is missing.
MISSING = "Failed to load resource: the server responded with a status of 404 (Not Found)"


def watched(page: Page, address: str) -> list[str]:
    """What will go wrong in this window: messages of the console, failed scripts, and requests to other hosts."""
    heard: list[str] = []
    near = (address, "data:")
    page.add_init_script(WATCH)
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("request", lambda request: heard.extend(url for url in [request.url] if not url.startswith(near)))
    return heard


@pytest.mark.parametrize("name", PAGES)
def test_opening(opened: Opened, address: str, name: str) -> None:
    """Every type of page opens in silence, and leaves nothing in the browser."""
    page = opened("about:blank")
    heard = watched(page, address)
    visit(page, PAGES[name])
    stored = page.evaluate("() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    assert (heard, page.context.cookies(), stored) == ([MISSING] * (name == "missing"), [], [])


def test_a_violation_is_heard(opened: Opened, address: str) -> None:
    """A journey that cannot fail would show nothing."""
    page = opened("about:blank")
    heard = watched(page, address)
    page.goto("/")
    page.evaluate("document.body.append(Object.assign(document.createElement('img'), {src: 'https://example.org/'}))")
    page.wait_for_timeout(100)
    assert "policy img-src" in heard


def test_no_form_sends_anything(opened: Opened, address: str) -> None:
    """The only forms are the search, which stays on the site, and the choice of topics, which goes nowhere."""
    page = opened("/my-topics/")
    found = page.evaluate("() => [...document.forms].map((form) => new URL(form.action || location.href).host)")
    assert {f"http://{host}" for host in found} == {address}


def test_every_feature(opened: Opened, address: str) -> None:
    """Menu, colors, events, calendar, topics, search, assessment, print and a missing page, in silence."""
    page = opened("about:blank", viewport={"width": 390, "height": 844}, timezone_id="Pacific/Guam")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    heard = watched(page, address)
    page.goto("/")
    menu_and_colors(page)
    events(page)
    topics(page)
    search(page)
    assessment(page)
    page.pdf()
    assert heard == []
    page.goto("/nowhere/")
    ask(page, "survey")
    assert heard == [MISSING]


def menu_and_colors(page: Page) -> None:
    """On a phone, from the menu to the toolkit, in the dark."""
    page.get_by_label("Colors").select_option("Dark")
    assert page.evaluate("document.documentElement.dataset.scheme") == "dark"
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Toolkit").click()
    page.get_by_role("heading", level=1, name="Toolkit").wait_for()


def events(page: Page) -> None:
    """An event in the reader's own time, and its calendar file."""
    page.goto("/events/")
    page.get_by_role("link", name="Journey mapping in one afternoon").first.click()
    page.wait_for_url(f"**{EVENT}")
    page.get_by_text("Your time:").first.wait_for()
    with page.expect_download() as download:
        page.get_by_role("link", name="Add to calendar").click()
    assert download.value.suggested_filename.endswith(".ics")


def topics(page: Page) -> None:
    """A choice of topics that is remembered, and forgotten."""
    page.goto("/my-topics/")
    page.get_by_label("Trust", exact=True).check()
    page.get_by_label("Remember my topics").check()
    page.reload()
    page.get_by_text("1 topic:").wait_for()
    page.get_by_label("Remember my topics").uncheck()


def ask(page: Page, words: str) -> None:
    """A question to the search of the page, and its answer."""
    page.get_by_role("main").get_by_role("searchbox").fill(words)
    page.get_by_role("main").get_by_role("button", name="Search", exact=True).click()
    page.get_by_text(f"for “{words}”").wait_for()


def search(page: Page) -> None:
    """A question, every filter, all results of a kind, one of them."""
    page.goto("/search/")
    ask(page, "customer")
    page.locator("#hub-find .tabs a").nth(1).click()
    page.locator("#hub-find .tabs a").first.click()
    for name in ("topic", "year"):
        page.locator(f"select[name={name}]").select_option(index=1)
        page.locator(f"select[name={name}]").select_option("Any")
    page.locator("#hub-find .reads a").first.click()
    page.wait_for_load_state()


def assessment(page: Page) -> None:
    """All answers, the results, every way to take them away, and the comparison of a team."""
    page.goto("/assessment/cx-maturity/")
    rate(page, {key: key % 6 for key in range(1, 33)})
    results(page)
    page.get_by_role("button", name="Copy a link to these answers").click()
    page.get_by_text("Copied.").wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    page.get_by_role("button", name="Copy the plan as text").click()
    others(page)
    for button in ("Save as a table (CSV)", "Save to open again (JSON)"):
        with page.expect_download():
            page.get_by_role("button", name=button).click()
    page.get_by_label("Links").fill(f"{link}\n{link}")
    page.get_by_role("button", name="Compare the team").click()
    page.get_by_text("2 sets of answers.").wait_for()
    page.get_by_role("button", name="Forget them").click()
