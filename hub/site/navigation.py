"""Library -> the menu, in MkDocs' words: toolkit pages one by one, one entry for each list of dated things."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from hub.site import assessment, atoz, markdown, plain, toolkit

if TYPE_CHECKING:
    from hub.model import Config, Library, PlainPage

Entry: TypeAlias = "str | dict[str, str | list[Entry]]"

# The only words for readers outside the templates: MkDocs takes a menu as data.
LISTS = {"Events": "events", "Articles": "articles", "Topics": "topics", "Newsletter": "newsletter"}

BESIDE: dict[str, tuple[Entry, ...]] = {
    "topics": ({"My topics": "my-topics.md"},),
    "newsletter": ({"Feeds and calendars": "feeds/index.md"},),
}


def navigation(library: Library, config: Config, *, search: bool = False) -> list[Entry]:
    """Home, the toolkit by area, the lists, then the plain pages: join, and about with the rest.

    `search` closes it with the page of the search, for a theme that has no box for it on every page.
    """
    others = [page for page in library.pages if page.path not in {plain.HOME, plain.TOOLKIT}]
    others.sort(key=lambda page: page.path != plain.JOIN)
    entries: list[Entry] = [{"Home": "index.md"}]
    entries.append({"Toolkit": [markdown.site_path(plain.TOOLKIT), *map(_area, toolkit.areas(library, config))]})
    entries += [{title: [f"{folder}/index.md", *BESIDE.get(folder, ())]} for title, folder in LISTS.items()]
    if library.assessments:
        entries.append({"Self-assessment": ["assessment/index.md", *map(assessment.path_of, library.assessments)]})
    entries += _plain(others)
    return [*entries, {"Search": atoz.PATH}] if search else entries


def _plain(pages: list[PlainPage]) -> list[Entry]:
    """Join for itself; everything else under About where there is such a page, else one by one."""
    about = next((page for page in pages if page.path == plain.ABOUT), None)
    if about is None:
        return [_alone(page) for page in pages]
    below = [page for page in pages if page.path not in {plain.ABOUT, plain.JOIN}]
    group: Entry = {about.title: [markdown.site_path(page.path) for page in (about, *below)]}
    return [*(_alone(page) for page in pages if page.path == plain.JOIN), group]


def _alone(page: PlainPage) -> Entry:
    return {page.title: markdown.site_path(page.path)}


def _area(area: toolkit.AreaPages) -> Entry:
    index = (area.index,) if area.index else ()
    return {area.title: [markdown.site_path(page.path) for page in (*index, *area.pages)]}
