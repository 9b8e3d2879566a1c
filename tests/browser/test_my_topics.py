"""My topics in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Opened


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
