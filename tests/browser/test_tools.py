"""The tools of this folder see what they are for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.conftest import violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def test_axe_finds_a_picture_without_words(browser: Browser) -> None:
    """A check that never fails would show nothing."""
    page = browser.new_page()
    page.set_content('<html lang="en"><title>A</title><main><h1>A</h1><img src="data:,"></main></html>')
    assert violations(page) == ["image-alt: ['img']"]
    page.close()
