"""The language of a page, and of what hub says around it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hub.config import hub_settings
from hub.content import translations
from hub.content.models import Library, PlainPage, ToolkitPage
from tests import hubs


def test_the_language_around_a_text() -> None:
    """It is that of the text where hub has words in it, else that of the hub."""
    config = hub_settings.load(hubs.FRIDAY)
    spanish = replace(config, language="es-US")
    said = [translations.spoken(one, lang) for one in (config, spanish) for lang in (None, "fr", "ar")]
    assert said == ["en", "en", "ar", "es-US", "es-US", "ar"]


def page(name: str, lang: str | None = None, of: str | None = None) -> PlainPage:
    """A page of a hub, by its path below content/."""
    return PlainPage(path=f"content/{name}.md", title=name, summary="", lang=lang, translation_of=of)


@pytest.mark.parametrize(
    ("language", "pages", "found"),
    [
        ("en", (page("a"), page("b", "es", "a.md")), ("es",)),
        ("en", (page("a", "ES"), page("b", "en", "a.md")), ("es",)),
        ("en", (page("a"), page("b", "es")), ()),
        ("en", (page("a"), page("es/b", "es")), ("es",)),
        ("en", (page("a"), page("b", "pt-BR", "a.md"), page("c", "es", "a.md")), ("es", "pt-br")),
        ("es-US", (page("a"), page("b", "es", "a.md")), ()),
        ("en", (page("b", "es", "gone.md"),), ("es",)),
        ("en", (page("a"), page("b", None, "a.md")), ()),
    ],
)
def test_languages_with_lists(language: str, pages: tuple[PlainPage, ...], found: tuple[str, ...]) -> None:
    """A language has lists when a page is translated into it or from it, or is in its folder; the hub's always has."""
    config = replace(hub_settings.load(hubs.FRIDAY), language=language)
    assert translations.languages(Library(pages=pages), config) == found


def test_an_area_is_called_what_its_translated_page_is_called() -> None:
    """In the lists of the language; one that nobody has translated keeps its title."""
    config = hub_settings.load(hubs.LAMPS)
    light = ToolkitPage(
        path="content/es/toolkit/light/index.md",
        title="Luz",
        summary="",
        area="light",
        reviewed=date(2026, 11, 1),
        lang="es",
    )
    own, spanish = translations.trees(Library(toolkit=(light,)), config)
    assert [area.title for tree in (own, spanish) for area in tree.config.areas] == ["Light", "Luz"]
    _, french = translations.trees(Library(pages=(page("fr/a", "fr"),)), config)
    assert [area.title for area in french.config.areas] == ["Light"]
    assert (french.config.language, french.config.tree) == ("en", "fr")
