"""The search: by kind, narrowed by filters, by keyboard, and nothing loaded before it is used."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.browser.conftest import Opened


def test_results_by_kind(opened: Opened) -> None:
    """A question brings results by kind, and a filter narrows them; both are in the address."""
    page = opened("/search/")
    page.get_by_label("What are you looking for?").fill("survey")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name=re.compile(r"Events \(\d+\)")).wait_for()
    page.locator("select[name=kind]").select_option("Articles")
    page.get_by_role("heading", name=re.compile(r"Events \(\d+\)")).wait_for(state="detached")
    assert "kind=Articles" in page.url
    page.locator("#hub-find .hub-rows a").first.click()
    assert page.locator("article h1").is_visible()
