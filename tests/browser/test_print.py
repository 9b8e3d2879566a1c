"""Pages on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.browser.conftest import Opened


def test_print(opened: Opened) -> None:
    """On paper a link shows its address, and menus are gone."""
    page = opened("/toolkit/measurement/")
    page.emulate_media(media="print")
    link = page.locator("article a[href^=http]").first
    assert "http" in link.evaluate("e => getComputedStyle(e, '::after').content")
    assert not page.get_by_role("navigation", name="Main").is_visible()
