"""Pages on paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.browser.conftest import EVENT

if TYPE_CHECKING:
    from tests.browser.conftest import Opened


def test_print(opened: Opened) -> None:
    """On paper a link shows its address, and menus are gone."""
    page = opened("/toolkit/measurement/")
    page.emulate_media(media="print")
    link = page.locator("article a[href^=http]").first
    assert "http" in link.evaluate("e => getComputedStyle(e, '::after').content")
    assert not page.get_by_role("navigation", name="Main").is_visible()


def test_print_is_dark_on_light(opened: Opened) -> None:
    """A reader who likes the dark gets black words on white paper, and the way to register in words."""
    page = opened(EVENT, color_scheme="dark")
    page.evaluate("document.documentElement.dataset.scheme = 'dark'")
    page.emulate_media(media="print")
    colours = page.evaluate(
        "[...document.querySelectorAll('h1, .boxes dd:first-of-type, .lead')].map(e => getComputedStyle(e).color)"
    )
    assert len(set(colours)) == 1
    assert max(map(int, re.findall(r"\d+", colours[0]))) < 40
    assert page.get_by_text("Register at").is_visible()
    assert page.get_by_text("Add to calendar").is_hidden()
