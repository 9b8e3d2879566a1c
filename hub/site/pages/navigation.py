"""Library -> the menu, in MkDocs' words: toolkit pages one by one, one entry for each list of dated things."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from hub.base import translation
from hub.content import made_pages, routes, site_urls
from hub.site.pages import plain_pages, search_page, toolkit_pages

if TYPE_CHECKING:
    from hub.content.models import Library, PlainPage
    from hub.content.settings import Config

Entry: TypeAlias = "str | dict[str, str | list[Entry]]"

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
    others = [page for page in library.pages if page.path not in {plain_pages.HOME, plain_pages.TOOLKIT}]
    others.sort(key=lambda page: page.path != plain_pages.JOIN)
    gettext = translation.words(config.language).gettext
    entries: list[Entry] = [{gettext("Home"): "index.md"}]
    entries.append(
        {gettext("Toolkit"): [routes.page_path(plain_pages.TOOLKIT), *map(_area, toolkit_pages.areas(library, config))]}
    )
    for title, folder in LISTS.items():
        beside: list[Entry] = [{gettext(BESIDE[folder][0]): BESIDE[folder][1]}] if folder in BESIDE else []
        entries.append({gettext(title): [f"{folder}/index.md", *beside]})
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
    return [*entries, {gettext("Search"): search_page.PATH}] if search else entries


def _plain(pages: list[PlainPage]) -> list[Entry]:
    """Return Join alone, then everything else under About where there is such a page; else all pages one by one."""
    about = next((page for page in pages if page.path == plain_pages.ABOUT), None)
    if about is None:
        return [_alone(page) for page in pages]
    below = [page for page in pages if page.path not in {plain_pages.ABOUT, plain_pages.JOIN}]
    group: Entry = {about.title: [routes.page_path(page.path) for page in (about, *below)]}
    return [*(_alone(page) for page in pages if page.path == plain_pages.JOIN), group]


def _alone(page: PlainPage) -> Entry:
    return {page.title: routes.page_path(page.path)}


def _area(area: toolkit_pages.AreaPages) -> Entry:
    index = (area.index,) if area.index else ()
    return {area.title: [routes.page_path(page.path) for page in (*index, *area.pages)]}
