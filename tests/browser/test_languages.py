"""Pages in Spanish and in Arabic, which runs from right to left, in a browser."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from hub.site.mkdocs import site_build
from tests.browser.conftest import BUILT, violations, windows
from tests.browser.served import serve
from tests.hubs import LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from tests.browser.conftest import Opened

# The main types of pages.
PATHS = (
    "/",
    "/events/",
    "/events/2026-12-03-taller-de-sobres/",
    "/toolkit/",
    "/toolkit/escribir/una-carta/",
    "/articles/2026/2026-11-17-lectura-1/",
    "/newsletter/2026-11-06/",
    "/assessment/cartas/",
    "/search/?q=carta",
    "/feeds/",
    "/nowhere/",
)
PHONE = {"width": 320, "height": 640}


@pytest.fixture(scope="module", params=["es-US", "ar"])
def opened(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, chromium: Browser
) -> Iterator[Opened]:
    """Opens a path of the hub of letters, in each language."""
    root = shutil.copytree(LETTERS, tmp_path_factory.mktemp(request.param) / "letters")
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("es-US", request.param), "utf-8")
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(BUILT.timestamp())))
        site = site_build.build(root)
    with serve(site) as address, windows(chromium, address) as opened:
        yield opened


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_for_everyone(path: str, opened: Opened) -> None:
    """A checker of accessibility finds nothing, and a narrow window needs no scrolling sideways."""
    page = opened(path, viewport=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(page) == []


def test_scripts_speak(opened: Opened) -> None:
    """The search, the assessment and the hours of an event say what they say in the language of the page."""
    page = opened("/search/?q=zzzz", locale="de-DE", timezone_id="Europe/Berlin")
    language = page.evaluate("document.documentElement.lang")
    said = {"es-US": ("No encontramos nada", "Su hora:"), "ar": ("لم نجد شيئًا", "بتوقيتك:")}[language]
    assert said[0] in page.inner_text("#hub-find")
    page.goto("/events/2026-12-03-taller-de-sobres/")
    assert said[1] in page.inner_text("main")
    page.goto("/assessment/cartas/")
    page.get_by_role("radio").first.check()
    page.locator("[data-go=results]").first.click()
    page.wait_for_selector("#assess-results:not([hidden])")
    assert "{" not in page.inner_text("main")
