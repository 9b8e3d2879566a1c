"""One page of every type, as people meet it: by eye, keyboard and screen reader, zoomed, without JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import PAGES, PLAIN, violations

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Opened

WIDE, PHONE, NARROW = {"width": 1280, "height": 800}, {"width": 390, "height": 844}, {"width": 320, "height": 640}
# What a window of 1280 by 800 shows at 200 %.
ZOOMED = {"width": 640, "height": 400}
STOP = """() => {
    const element = document.activeElement;
    const {left, top, right, bottom} = element.getClientRects()[0] ?? element.getBoundingClientRect();
    const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
    const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
    const hit = document.elementFromPoint(x, y);
    return {
        name: element.outerHTML.slice(0, 100),
        left: element === document.body,
        ring: getComputedStyle(element).outlineStyle !== "none",
        inside: left >= 0 && right <= innerWidth + 1 && right > left && bottom > top,
        uncovered: element.contains(hit),
    };
}"""

# Remembers which colors a reader has chosen at the moment when there is something to paint.
AT_BODY = """new MutationObserver((_, observer) => {
    if (!document.body) return;
    window.scheme = document.documentElement.dataset.scheme;
    observer.disconnect();
}).observe(document, {childList: true, subtree: true});"""


def fits(page: Page) -> bool:
    """Whether nobody must scroll sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def stops(page: Page) -> list[dict[str, Any]]:
    """Everything that the Tab key reaches, from the top until it leaves the page."""
    page.evaluate("document.activeElement.blur()")
    found: list[dict[str, Any]] = []
    while not (found and found[-1]["left"]) and len(found) < 500:
        page.keyboard.press("Tab")
        found.append(page.evaluate(STOP))
    return found


@pytest.mark.parametrize("path", [PAGES[name] for name in ("practice", "topic", "source", "assessment")])
def test_what_a_page_is_about_comes_first(opened: Opened, path: str) -> None:
    """On a phone the title, the lead and the text come before what helps beside them, by eye and in reading order."""
    page = opened(path, viewport=PHONE)
    order = page.eval_on_selector_all(
        "h1, .head .lead, .flow, .toc, .rail",
        """
        all => all.filter((one) => one.getClientRects().length)
          .map((one) => [one.className || one.tagName, one.getBoundingClientRect().top])
        """,
    )
    names = [name for name, _ in order]
    assert names[:3] == ["H1", "lead", "flow"]
    assert [top for _, top in order] == sorted(top for _, top in order)


def test_the_current_place_is_plain_in_a_contrast_theme(opened: Opened) -> None:
    """Where the system paints all colors, one entry of the menu has a bar, and it is that of the page."""
    page = opened("/events/", viewport=WIDE, forced_colors="active")
    bars = page.eval_on_selector_all(
        ".nav a",
        "all => all.filter((one) => getComputedStyle(one).borderBottomStyle !== 'none').map((one) => one.text)",
    )
    assert bars == ["Events"]


@pytest.mark.parametrize("name", PAGES)
def test_words_of_a_link_lead_to_one_place(opened: Opened, name: str) -> None:
    """No two links of a page have the same name and different targets."""
    page = opened(PAGES[name], viewport=WIDE)
    links = page.eval_on_selector_all(
        "a[href]", "all => all.map((one) => [(one.ariaLabel || one.textContent).trim(), one.href.split('?')[0]])"
    )
    targets: dict[str, set[str]] = {}
    for words, target in links:
        targets.setdefault(words, set()).add(target)
    assert {words: found for words, found in targets.items() if len(found) > 1} == {}


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("path", (PAGES | PLAIN).values(), ids=PAGES | PLAIN)
def test_axe_finds_nothing(opened: Opened, path: str, size: dict[str, int]) -> None:
    """Every type of page keeps WCAG 2.2 A and AA and best practice, in both colors."""
    # axe comes in as an inline script, which the page's own policy forbids.
    page = opened(path, viewport=size, bypass_csp=True)
    found = violations(page)
    page.emulate_media(color_scheme="dark")
    assert (found, violations(page)) == ([], [])


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("name", PAGES)
def test_keyboard_reaches_all(opened: Opened, name: str, size: dict[str, int]) -> None:
    """Each stop of the Tab key shows a ring, lies in the window and under nothing; the first one skips to the text."""
    page = opened(PAGES[name], viewport=size, reduced_motion="reduce")
    *found, end = stops(page)
    assert [stop for stop in found if not (stop["ring"] and stop["inside"] and stop["uncovered"])] == []
    assert (found[0]["name"], end["left"]) == ('<a class="skip" href="#main">Skip to content</a>', True)
    reachable = page.locator(":is(a[href], button, input:not([type=radio]), select, summary):visible").count()
    assert len(found) >= reachable


@pytest.mark.parametrize("name", PAGES)
def test_nobody_scrolls_sideways(opened: Opened, name: str) -> None:
    """Nothing is wider than the window at 200 and 400 % zoom, nor when readers space (WCAG 1.4.12) or enlarge text."""
    page = opened(PAGES[name], viewport=ZOOMED, bypass_csp=True)
    assert fits(page)
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    assert fits(page)
    page.add_style_tag(content="* { line-height: 1.5; letter-spacing: .12em; word-spacing: .16em }")
    assert fits(page)
    large = opened(PAGES[name], viewport=NARROW, bypass_csp=True)
    large.add_style_tag(content="html { font-size: 200% }")
    assert fits(large)
    large.set_viewport_size(ZOOMED)  # type: ignore[arg-type]
    assert fits(large)


def test_skip_link_leads_to_the_text(opened: Opened) -> None:
    """After the skip link the next stop lies in the text."""
    page = opened("/toolkit/measurement/", viewport=WIDE)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("name", PAGES)
def test_text_needs_no_javascript(opened: Opened, name: str) -> None:
    """Without JavaScript each page has its heading, its text and the same ways on."""
    page = opened(PAGES[name], viewport=PHONE, java_script_enabled=False)
    assert page.get_by_role("heading", level=1).is_visible()
    assert len(page.get_by_role("main").inner_text().split()) > 20
    assert page.get_by_role("navigation", name="Main").get_by_role("link", name="Events").is_visible()


def test_search_needs_no_javascript(opened: Opened) -> None:
    """Without JavaScript a search leads to topics and an index from A to Z."""
    page = opened("/", viewport=WIDE, java_script_enabled=False)
    page.get_by_label("What do you want to improve?").last.fill("survey")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert urlsplit(page.url).path == "/search/"
    assert page.get_by_role("heading", name="From A to Z").is_visible()


def test_the_readers_own_colors(opened: Opened) -> None:
    """The system decides until a reader does; the choice is there before a page is painted, and can be undone."""
    ground = "getComputedStyle(document.body).backgroundColor"
    page = opened("/about/", color_scheme="light")
    light = page.evaluate(ground)
    choice = page.get_by_label("Colors")
    assert choice.input_value() == ""
    choice.select_option("Dark")
    dark = page.evaluate(ground)
    assert dark != light
    page.add_init_script(AT_BODY)
    page.reload()
    assert (page.evaluate("scheme"), page.evaluate(ground), page.get_by_label("Colors").input_value()) == (
        "dark",
        dark,
        "dark",
    )
    page.get_by_label("Colors").select_option("As on my device")
    page.reload()
    assert (page.evaluate(ground), page.evaluate("localStorage.length")) == (light, 0)


def test_colors_without_javascript(opened: Opened) -> None:
    """The choice of colors is not there, for it could do nothing; the system decides."""
    page = opened("/about/", color_scheme="dark", java_script_enabled=False)
    assert page.locator("#hub-colors").is_hidden()
    assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")


def test_code_can_be_copied(opened: Opened) -> None:
    """A button beside each piece of code copies it and says so; nothing fails where a browser has no such way."""
    page = opened("/templates/", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_text("The same in Markdown, to copy").first.click()
    button = page.locator(".code button").first
    button.click()
    page.get_by_role("status").filter(has_text="Copied.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator(".code pre").first.text_content()
    assert violations(page) == []
