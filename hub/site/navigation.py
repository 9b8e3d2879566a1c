"""Library -> the menu, in MkDocs' words: toolkit pages one by one, one entry for each list of dated things."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from hub.site import markdown, plain, toolkit

if TYPE_CHECKING:
    from hub.model import Config, Library

Entry: TypeAlias = "str | dict[str, str | list[Entry]]"

# The only words for readers outside the templates: MkDocs takes a menu as data.
LISTS = {"Events": "events", "Articles": "articles", "Topics": "topics", "Newsletter": "newsletter"}


def navigation(library: Library, config: Config) -> list[Entry]:
    """Home, the toolkit by area, the lists, then every plain page by its own title, join before the others."""
    others = [page for page in library.pages if page.path not in {plain.HOME, plain.TOOLKIT}]
    others.sort(key=lambda page: page.path != plain.JOIN)
    entries: list[Entry] = [{"Home": "index.md"}]
    entries.append({"Toolkit": [markdown.site_path(plain.TOOLKIT), *map(_area, toolkit.areas(library, config))]})
    entries += [{title: [f"{folder}/index.md"]} for title, folder in LISTS.items()]
    entries += [{page.title: markdown.site_path(page.path)} for page in others]
    return entries


def _area(area: toolkit.AreaPages) -> Entry:
    index = (area.index,) if area.index else ()
    return {area.title: [markdown.site_path(page.path) for page in (*index, *area.pages)]}
