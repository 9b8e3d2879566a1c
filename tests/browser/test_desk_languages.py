"""The desk of a hub in Spanish, in a browser: no view, dialog or message has an English word."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from tests import languages
from tests.desks import running

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
SEEN = """() => [document.body.innerText, ...[...document.querySelectorAll("[aria-label], [placeholder], [title]")]
    .flatMap((one) => [one.getAttribute("aria-label"), one.placeholder, one.title]).filter(Boolean)].join(" \\n")"""
# What an editor presses in a view; a dialog that a key opens is left with Escape.
KEYS = {
    "week": (),
    "sources": (),
    "send": (),
    "inbox": ("n", "Escape", "s", "Escape", "t", "Escape", "e", "l", "k", "d", "u", "Shift+D", "Escape", "Space"),
    "issue": ("n", "Escape", "s", "Escape", "m", "Escape", "v", "v", "v", "v", "v", "v", "r", "f", "l", "Escape"),
}


def english(page: Page) -> list[str]:
    """The English words that a person sees or hears now."""
    page.wait_for_timeout(300)
    return languages.told_in_english(page.evaluate(SEEN))


def test_no_english_word(chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the list of keys to a draft that is not ready."""
    with ThreadPoolExecutor(1) as beside:  # this thread has the event loop of the browser
        config = beside.submit(languages.week, tmp_path, monkeypatch).result()
    found = {}
    with running(config.root) as desk:
        page = chromium.new_page()
        page.goto(desk.address)
        page.wait_for_selector("[data-ready]")
        page.click("#help")
        found["help"] = english(page)
        page.keyboard.press("Escape")
        for view, keys in KEYS.items():
            page.evaluate(f"location.hash = '{view}'")
            page.wait_for_selector(f"#{view} h1")
            if view == "issue":
                page.get_by_role("button", name="Preparar el borrador").click()
                page.wait_for_selector("[role=treeitem]")
            found[view] = english(page)
            for key in keys:
                page.keyboard.press(key)
                found[f"{view} {key}"] = english(page)
        page.close()
    assert {where: words for where, words in found.items() if words} == {}
