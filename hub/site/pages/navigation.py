"""Library -> the menu, in MkDocs' words: toolkit pages one by one, one entry for each list of dated things."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from hub.base import translation
from hub.content import made_pages, routes, site_urls, translations
from hub.site.pages import plain_pages, search_page, toolkit_pages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hub.content.models import Library, PlainPage
    from hub.content.settings import Config

Entry: TypeAlias = "str | dict[str, str | list[Entry]]"

HOME = "index.md"
# Words for readers outside the templates: MkDocs takes a menu as data.
LISTS = {
    translation.noop("Events"): "events",
    translation.noop("Articles"): "articles",
    translation.noop("Topics"): "topics",
    translation.noop("Newsletter"): "newsletter",
}
BESIDE = {
    "topics": (translation.noop("My topics"), "my-topics.md"),
    "newsletter": (translation.noop("Feeds and calendars"), "feeds/index.md"),
}


def words(language: str) -> list[str]:
    """Return the words of the menu that are not titles of pages, in a language."""
    gettext = translation.words(language).gettext
    others = (gettext("Home"), gettext("Toolkit"), gettext("Self-assessment"), gettext("Search"))
    return [*others, *map(gettext, LISTS), *(gettext(title) for title, _ in BESIDE.values())]


def navigation(library: Library, config: Config, *, search: bool = False) -> list[Entry]:
    """Return the menu: home, the toolkit by area, the lists, then the plain pages: join, and about with the rest.

    `search` closes it with the page of the search, for a theme that has no box for it on every page.
    """
    others = sorted(plain_pages.shown(library), key=lambda page: translations.first(page) != plain_pages.JOIN)
    gettext, place = translation.words(config.language).gettext, partial(site_urls.in_tree, tree=config.tree)
    entries: list[Entry] = [{gettext("Home"): place(HOME)}]
    entries.append({gettext("Toolkit"): [place("toolkit/index.md"), *map(_area, toolkit_pages.areas(library, config))]})
    for title, folder in LISTS.items():
        beside: list[Entry] = [{gettext(BESIDE[folder][0]): place(BESIDE[folder][1])}] if folder in BESIDE else []
        entries.append({gettext(title): [place(f"{folder}/index.md"), *beside]})
    if library.assessments:
        entries.append(
            {
                gettext("Self-assessment"): [
                    made_pages.ASSESSMENTS,
                    *(site_urls.assessment(model.id) for model in library.assessments),
                ]
            }
        )
    entries += _plain(others)
    return [*entries, {gettext("Search"): place(search_page.PATH)}] if search else entries


def _plain(pages: Sequence[PlainPage]) -> list[Entry]:
    """Return Join alone, then everything else under About where there is such a page; else all pages one by one."""
    known = {translations.first(page): page for page in pages}
    about, join = known.get(plain_pages.ABOUT), known.get(plain_pages.JOIN)
    if about is None:
        return [_alone(page) for page in pages]
    below = [page for page in pages if page not in {about, join}]
    group: Entry = {about.title: [routes.page_path(page.path) for page in (about, *below)]}
    return [*([_alone(join)] if join else []), group]


def _alone(page: PlainPage) -> Entry:
    return {page.title: routes.page_path(page.path)}


def _area(area: toolkit_pages.AreaPages) -> Entry:
    index = (area.index,) if area.index else ()
    return {area.title: [routes.page_path(page.path) for page in (*index, *area.pages)]}
