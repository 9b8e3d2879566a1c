"""Pages in Spanish and in Arabic, which runs from right to left, in a browser."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from hub.site.mkdocs import site_build
from tests.browser.conftest import BUILT, violations, windows
from tests.browser.served import serve
from tests.browser.test_html import nu_errors
from tests.hubs import LETTERS
from tests.site.test_two_languages import hub

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

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
# Every type of list that a further language of a hub has, and what leads to and from it.
SPANISH = (
    "/es/",
    "/es/toolkit/",
    "/toolkit/light/luz/",
    "/toolkit/light/mecha/",
    "/es/events/",
    "/es/events/2026/",
    "/events/2026-12-03-mecha/",
    "/es/events/2026-12-08-taller/",
    "/es/articles/",
    "/es/articles/2026/11/",
    "/es/articles/sources/",
    "/es/articles/2026/2026-11-18-aceite/",
    "/es/topics/",
    "/es/topics/oil/",
    "/es/my-topics/#t=oil",
    "/es/newsletter/",
    "/newsletter/2026-11-21/",
    "/es/search/",
    "/es/search/?q=mecha",
    "/es/feeds/",
    "/participe/",
    "/",
    "/articles/2026/2026-11-17-oil/",
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


def test_the_text_of_home_keeps_its_distance(opened: Opened) -> None:
    """It is as far below the lead where its letters run the other way than the page."""
    gap = "lead => lead.nextElementSibling.getBoundingClientRect().top - lead.getBoundingClientRect().bottom"
    assert opened("/").locator(".hero .lead").evaluate(gap) > 15


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


@pytest.fixture(scope="module")
def two_languages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the hub of lamps, which is in English and in Spanish."""
    root = hub(tmp_path_factory.mktemp("two"))
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(BUILT.timestamp())))
        return site_build.build(root)


@pytest.fixture(scope="module")
def opened_in_two(two_languages: Path, chromium: Browser) -> Iterator[Opened]:
    """Opens a path of that site."""
    with serve(two_languages) as address, windows(chromium, address) as opened:
        yield opened


@pytest.mark.parametrize("path", SPANISH)
def test_lists_of_a_second_language_are_for_everyone(path: str, opened_in_two: Opened) -> None:
    """A checker of accessibility finds nothing in them, nor in pages that lead there, on a narrow window, too."""
    page = opened_in_two(path, viewport=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(page) == []


def test_pages_of_two_languages_are_valid(two_languages: Path) -> None:
    """The Nu HTML checker finds no error in any of them."""
    assert nu_errors(two_languages) == ""


def test_a_second_language_is_searched_for_itself(opened_in_two: Opened) -> None:
    """A question finds pages in its language alone, and their addresses are right; so does My topics."""
    page = opened_in_two("/es/search/?q=mecha")
    page.locator("#hub-find").get_by_role("link", name="La mecha").click()
    page.wait_for_url("/toolkit/light/mecha/")
    page.goto("/es/search/?q=wick")
    page.wait_for_selector("#hub-find :text('No encontramos nada')")
    page.goto("/es/my-topics/#t=oil")
    page.get_by_role("link", name="Aceite", exact=True).click()
    page.wait_for_url("/es/articles/2026/2026-11-18-aceite/")


def test_the_switch_leads_there_and_back(opened_in_two: Opened) -> None:
    """From a page without a twin it leads to the nearest list and names it, and from there to the same list."""
    page = opened_in_two("/articles/2026/2026-11-17-oil/")
    page.get_by_role("link", name="Español: Artículos").click()
    page.wait_for_url("/es/articles/")
    page.get_by_role("link", name="English", exact=True).click()
    page.wait_for_url("/articles/")
