"""Pages that say in another language what a page of the hub says: which they are, and which belong together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from hub.base import translation
from hub.content import routes
from hub.content.models import Issue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from hub.content.models import Event, Library, PlainPage, ToolkitPage
    from hub.content.settings import Config

    Page: TypeAlias = Event | Issue | PlainPage | ToolkitPage


class Version(NamedTuple):
    """Hold a page of the site in one of its languages, whose tag is `language`."""

    language: str
    path: str
    title: str


def spoken(config: Config, lang: str | None) -> str:
    """Return the language that hub speaks around a text, by its tag: that of the text, where hub has words in it."""
    return lang if lang and translation.has(lang) else config.language


def settings(config: Config, lang: str | None) -> Config:
    """Return the settings of a hub as they are for a text: in the language that hub speaks around it."""
    return replace(config, language=spoken(config, lang))


def original(page: Page) -> str | None:
    """Return the file that a page translates; None for one that translates none."""
    return routes.target(page.path, page.translation_of) if page.translation_of and page.lang else None


def originals(library: Library) -> Library:
    """Return a library without translations, as lists in the hub's language show it."""
    return _only(library, lambda page: original(page) is None)


def of(library: Library, language: str) -> Library:
    """Return what a library has in translation into a language, by its tag; articles are of no hub's making."""
    return replace(_only(library, lambda page: original(page) is not None and page.lang == language), articles=())


def versions(library: Library, config: Config) -> Mapping[str, tuple[Version, ...]]:
    """Return for each page of the site that has a translation, or is one, all versions of it, the original first."""
    pages = {page.path: page for page in _pages(library)}
    found: dict[str, list[Version]] = defaultdict(list)
    for page in pages.values():
        first = original(page)
        if first in pages and page.lang:
            found[first] = found[first] or [_version(pages[first], config)]
            found[first].append(_version(page, config))
    return {version.path: tuple(group) for group in found.values() for version in group}


def _version(page: Page, config: Config) -> Version:
    title = page.subject if isinstance(page, Issue) else page.title
    return Version(page.lang or config.language, routes.page_path(page.path), title)


def _pages(library: Library) -> Iterator[Page]:
    yield from library.pages
    yield from library.toolkit
    yield from library.events
    yield from library.issues


def _only(library: Library, fits: Callable[[Page], bool]) -> Library:
    kinds: dict[str, Any] = {
        name: tuple(filter(fits, getattr(library, name))) for name in ("pages", "toolkit", "events", "issues")
    }
    return replace(library, **kinds)
