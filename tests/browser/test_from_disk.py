"""A site that lies on a disk, such as a preview that somebody has unpacked: pages are read, and links are followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.config import hub_settings
from hub.site.mkdocs import changed_pages, rebuild

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from playwright.sync_api import Browser

NOON = "1795176000"


def test_a_built_site(chromium: Browser, hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The menu leads to pages and not to lists of files, deeper pages lead back, and the style is there."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
    site = rebuild.build(hub, lost=lambda _: None)
    page = chromium.new_page()
    page.goto((site / "index.html").as_uri())
    for name in ("Toolkit", "Events"):
        page.locator("header").get_by_role("link", name=name).first.click()
        page.wait_for_url((site / name.lower() / "index.html").as_uri())
        assert page.locator("main h1").count() == 1
    page.get_by_role("link", name="Small Hub").first.click()
    page.wait_for_url((site / "index.html").as_uri())
    assert page.evaluate("document.styleSheets.length") == 1
    page.close()


def test_changed_pages(chromium: Browser, hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One file: its list leads to each page, a link of a page to another one, and nothing else is asked for."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
    lab, forms = "content/events/2026-12-03-lab.md", "content/toolkit/design/forms.md"
    with (hub / lab).open("a", encoding="utf-8") as file:
        file.write("\nSee [the forms](../toolkit/design/forms.md).\n")
    target = hub / "preview.html"
    changed_pages.write(hub_settings.load(hub), [lab, forms], target)
    page = chromium.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(target.as_uri())
    page.get_by_role("navigation", name="Pages").get_by_role("link").first.click()
    page.wait_for_url(f"{target.as_uri()}#page-1")
    page.get_by_role("link", name="the forms").click()
    page.wait_for_url(f"{target.as_uri()}#page-2")
    page.locator("#page-2").get_by_role("link", name="Back to the list").click()
    page.wait_for_url(f"{target.as_uri()}#pages")
    assert {one.partition("#")[0] for one in asked} == {target.as_uri()}
    page.close()
