"""The language of a page, and of what hub says around it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hub.config import hub_settings
from hub.content import language_folders, translations
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
        ("en", (page("a"), page("b", "es", "a.md"), page("c", "es-MX", "b.md")), ("es",)),
        ("en", (page("es/b", "es-MX"),), ("es",)),
        ("en", (page("a"), page("b", "es-MX", "a.md")), ("es-mx",)),
        ("es", (page("a"), page("b", "es-MX", "a.md")), ()),
        ("en", (page("api/b", "es"),), ()),
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


@pytest.mark.parametrize(
    ("pages", "groups"),
    [
        ((page("a"), page("b", "es", "a.md")), {("a", "b")}),
        ((page("a"), page("b", "es", "a.md"), page("c", "ar", "b.md")), {("a", "b", "c")}),
        (
            (page("a"), page("c", "ar", "b.md"), page("b", "es", "a.md"), page("d", "fr", "c.md")),
            {("a", "b", "c", "d")},
        ),
        ((page("a", "es", "b.md"), page("b", "ar", "a.md")), {("a", "b")}),
        ((page("a", "es", "a.md"),), set()),
        ((page("a", "es", "gone.md"), page("b")), set()),
    ],
)
def test_all_versions_of_a_page_know_each_other(pages: tuple[PlainPage, ...], groups: set[tuple[str, ...]]) -> None:
    """A translation of a translation says the same as both: each of the three leads to the other two."""
    found = translations.versions(Library(pages=pages), hub_settings.load(hubs.FRIDAY))
    assert {tuple(sorted(one.title for one in group)) for group in found.values()} == groups
    assert len(found) == sum(map(len, groups))


def test_what_is_in_a_region_is_in_the_lists_of_its_language() -> None:
    """An article in Spanish of Mexico is in the Spanish lists, and not in those of the hub."""
    config = hub_settings.load(hubs.FRIDAY)
    library = Library(pages=(page("es/a", "es"), page("b", "es-MX"), page("c")))
    own, spanish = translations.trees(library, config)
    assert [[one.title for one in tree.library.pages] for tree in (own, spanish)] == [["c"], ["es/a", "b"]]


@pytest.mark.parametrize(
    ("path", "tag"),
    [
        ("content/es/a.md", "es"),
        ("content/pt-BR/a.md", "pt-BR"),
        ("content/hr/a.md", "hr"),
        ("content/api/a.md", ""),
        ("content/dhs/a.md", ""),
        ("content/faq/a.md", ""),
        ("content/events/a.md", ""),
        ("content/es.md", ""),
    ],
)
def test_the_folder_of_a_language(path: str, tag: str) -> None:
    """It is called by a code that some language has."""
    assert language_folders.tag_of(path) == tag
    assert (language_folders.outside(path) == path) == (not tag)
