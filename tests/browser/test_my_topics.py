"""My topics in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from icalendar import Calendar

from tests.browser.conftest import violations

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Opened

KINDS = ("toolkit", "events", "articles")


def titles(page: Page, part: str) -> list[str]:
    """What the page shows of one kind."""
    return page.locator(f'[data-hub-part="{part}"] li a').all_inner_texts()


def test_choice_is_in_the_address(opened: Opened) -> None:
    """Choosing a topic shows its items and writes it into the address; that address shows the same again."""
    page = opened("/my-topics/")
    page.get_by_label("Journey mapping").check()
    page.get_by_text("1 topic:").wait_for()
    assert page.url.endswith("#t=journey-mapping")
    shown = titles(page, "events")
    assert shown == ["Journey mapping in one afternoon"]
    again = opened(page.url)
    again.get_by_text("1 topic:").wait_for()
    assert titles(again, "events") == shown


def test_nothing_is_stored_unless_asked(opened: Opened) -> None:
    """The browser keeps the choice only while the reader wants it to, and there are no cookies."""
    page = opened("/my-topics/")
    stored = "() => localStorage.getItem('hub-my-topics')"
    page.get_by_label("Trust").check()
    assert page.evaluate(stored) is None
    page.get_by_label("Remember my topics").check()
    assert page.evaluate(stored) == "trust"
    page.get_by_label("Remember my topics").uncheck()
    assert page.evaluate(stored) is None
    assert page.context.cookies() == []


def test_home_begins_with_them(opened: Opened) -> None:
    """Who has topics remembered finds the next event, an article and a practice of them on the home page."""
    page = opened("/my-topics/")
    page.get_by_label("Journey mapping").check()
    page.get_by_label("Remember my topics").check()
    page.goto("/")
    mine = page.locator("[data-hub-mine]")
    mine.wait_for()
    links = mine.locator("li a").evaluate_all("all => all.map((one) => new URL(one.href).pathname.split('/')[1])")
    assert links == ["events", "articles", "toolkit"]
    assert violations(page) == []


def test_words_run_as_their_letters_do(opened: Opened) -> None:
    """What is in another script than the page has its period at its own end, and the edge of all others."""
    page = opened("/my-topics/")
    item = {"path": "", "title": "قص الفتيل.", "summary": "كيف تقص الفتيل.", "note": "", "topics": ["trust"]}
    page.route("**/my-topics/items.json", lambda route: route.fulfill(json={kind: [item] for kind in KINDS}))
    page.get_by_label("Trust").check()
    row = page.locator('[data-hub-part="articles"] li')
    row.wait_for()
    way = "all => all.map((one) => getComputedStyle(one).direction)"
    assert row.locator("a, bdi").evaluate_all(way) == ["rtl", "rtl"]
    assert row.locator("p").evaluate_all(way) == ["ltr"]


def test_home_without_an_answer(opened: Opened) -> None:
    """Where the list of items does not come, the home page is as it was, and no script fails."""
    failed: list[str] = []
    page = opened("/my-topics/#t=trust")
    page.get_by_label("Remember my topics").check()
    page.on("pageerror", lambda error: failed.append(error.message))
    page.route("**/my-topics/items.json", lambda route: route.abort())
    page.goto("/", wait_until="networkidle")
    assert page.locator("[data-hub-mine]").is_hidden()
    assert failed == []


def test_home_is_as_it_was(opened: Opened) -> None:
    """Who has nothing remembered asks for nothing more."""
    asked: list[str] = []
    page = opened("/privacy/")
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/", wait_until="networkidle")
    assert page.locator("[data-hub-mine]").is_hidden()
    assert [url for url in asked if "my-topics" in url] == []


def test_one_file_for_all_of_them(opened: Opened) -> None:
    """The feeds of the chosen topics are one list for a reader of feeds, and their events one calendar, each once."""
    page = opened("/my-topics/#t=journey-mapping,user-research,usability")
    page.get_by_text("3 topics:").wait_for()

    def saved(name: str) -> bytes:
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        return Path(download.value.path()).read_bytes()

    outlines = ET.fromstring(saved("feeds")).iter("outline")  # noqa: S314  our own page wrote it
    topics = [one.attrib["xmlUrl"].rpartition("/")[2] for one in outlines]
    assert topics == ["user-research.rss", "journey-mapping.rss", "usability.rss"]
    calendar = Calendar.from_ical(saved("events"))
    events = [str(event["UID"]).partition("@")[0] for event in calendar.walk("VEVENT")]
    assert "events/2026-12-03-journey-mapping-in-one-afternoon" in events
    assert len(events) == len(set(events))
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["America/New_York"]


def test_mail_names_the_topics(opened: Opened) -> None:
    """The mail to the editors says which topics the reader chose."""
    page = opened("/my-topics/#t=trust,culture")
    page.get_by_text("2 topics:").wait_for()
    link = page.locator("[data-hub-mail]").get_attribute("href") or ""
    assert link.endswith("&body=My%20topics%3A%20Culture%2C%20Trust")


def test_without_javascript(opened: Opened) -> None:
    """Without JavaScript the page says what to do instead, and shows no form that does nothing."""
    page = opened("/my-topics/", java_script_enabled=False)
    assert page.get_by_text("This page needs JavaScript").is_visible()
    assert page.locator("form[data-hub-topics]").is_hidden()
    assert page.get_by_role("main").get_by_role("link", name="Topic: Trust").is_visible()
