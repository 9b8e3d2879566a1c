"""The preview page in a real browser."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from hub.newsletter import preview_server
from tests import flow
from tests.browser.conftest import violations
from tests.newsletter.test_preview_server import DAY, ISSUE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[preview_server.Server]:
    """The preview of an issue with an error."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", flow.NOON)
    settings = flow.hub(tmp_path)
    (tmp_path / "newsletters").mkdir()
    (tmp_path / preview_server.path_of(DAY)).write_text(ISSUE.replace("a.example.gov", "localhost"), "utf-8")
    with preview_server.Server(settings, DAY) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.01,))
        thread.start()
        yield running
        running.shutdown()
        thread.join()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 375])
def test_reads_well(chromium: Browser, server: preview_server.Server, scheme: str, width: int) -> None:
    """No rule of axe is broken on the page, and it fits a phone."""
    page = chromium.new_page(
        viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page.goto(server.url)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.close()


def test_follows_the_editor(chromium: Browser, server: preview_server.Server) -> None:
    """Once the issue is mended and saved, the page says so on its own."""
    page = chromium.new_page()
    page.goto(server.url)
    assert page.title().startswith("1 error: ")
    (server.config.root / preview_server.path_of(DAY)).write_text(ISSUE, "utf-8")
    page.get_by_text("Nothing. Read it once more").wait_for()
    assert page.title().startswith("Ready to read: ")
    page.close()
