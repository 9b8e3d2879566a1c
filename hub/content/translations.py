"""The languages of a hub: which pages say the same in another one, and the lists that each language has."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from hub.base import translation
from hub.content import language_folders, routes
from hub.content.models import Issue

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from hub.content.models import Event, Library, PlainPage, ToolkitPage
    from hub.content.settings import Config, Topic

    Page: TypeAlias = Event | Issue | PlainPage | ToolkitPage

KINDS = ("articles", "events", "toolkit", "pages", "issues")
TOOLKIT = "content/toolkit"


class Version(NamedTuple):
    """Hold a page of the site in one of its languages, whose tag is `language`."""

    language: str
    path: str
    title: str


class Tree(NamedTuple):
    """Hold what the lists of one language are made of: settings in its words, and all content that is in it."""

    config: Config
    library: Library


def spoken(config: Config, lang: str | None) -> str:
    """Return the language that hub speaks around a text, by its tag: that of the text, where hub has words in it."""
    return lang if lang and translation.has(lang) else config.language


def settings(config: Config, lang: str | None) -> Config:
    """Return the settings of a hub as they are for a text: in the language that hub speaks around it."""
    return replace(config, language=spoken(config, lang), tree=lang.lower() if lang else config.tree)


def original(page: Page) -> str | None:
    """Return the file that a page translates; None for one that translates none."""
    return routes.target(page.path, page.translation_of) if page.translation_of and page.lang else None


def languages(library: Library, config: Config) -> tuple[str, ...]:
    """Return the tags of the languages besides the hub's that have lists of their own, in alphabetical order."""
    return with_lists(((page.path, page.lang, original(page)) for page in pages(library)), config.language)


def with_lists(pages: Iterable[tuple[str, str | None, str | None]], own: str) -> tuple[str, ...]:
    """Return these tags for a hub whose language is `own`; a page is its path, its `lang` and the file of its original.

    A language has lists when a page in it translates another, is translated, or lies in the folder of the language.
    """
    said, named = dict[str, str](), set[str]()
    for path, lang, first in pages:
        if lang:
            folder = language_folders.tag_of(path)
            said[path] = folder or lang.lower()
            named.update((path, first) if first else (path,) if folder else ())
    tags = {said[path] for path in named if path in said}
    wide = {tag for tag in tags if not language_folders.tree_of(tag.rpartition("-")[0], tags)}
    return tuple(sorted(tag for tag in wide if not language_folders.is_own(tag, own)))


def trees(library: Library, config: Config, tags: Iterable[str] | None = None) -> tuple[Tree, ...]:
    """Return the tree of the hub's language, then those of the others: `tags`, or those that the library has.

    Each thing is in one of them; assessments are in the hub's language.
    """
    others = languages(library, config) if tags is None else tuple(tags)
    if not others:
        return (Tree(config, library),)
    held = {tag: _held(library, tag, others) for tag in ("", *others)}
    return Tree(config, held.pop("")), *(_tree(config, tag, within) for tag, within in held.items())


def in_tree(config: Config, tag: str) -> Config:
    """Return the settings of a hub for the lists of a language; topics without words in it keep those of the hub."""
    if not tag:
        return config
    topics = tuple(_topic(topic, tag) for topic in config.topics)
    return replace(config, language=spoken(config, tag), tree=tag, topics=topics)


def offered(library: Library, config: Config) -> Library:
    """Return what an issue may offer with these `settings`, and the issues before it: what is in its language.

    In a language without lists, as in that of the hub, this is what the hub's own lists have.
    """
    tags = with_lists(
        ((page.path, page.lang, original(page)) for page in pages(library)), "" if config.tree else config.language
    )
    return _held(library, language_folders.tree_of(config.tree, tags), tags) if tags else library


def _tree(config: Config, tag: str, library: Library) -> Tree:
    """Return the tree of a language, in which areas are called as the pages that translate theirs."""
    titles = {first(page): page.title for page in library.toolkit}
    areas = tuple(
        replace(area, title=titles.get(f"{TOOLKIT}/{area.key}/index.md", area.title)) for area in config.areas
    )
    return Tree(replace(in_tree(config, tag), areas=areas), library)


def _topic(topic: Topic, tag: str) -> Topic:
    words = next((words for words in topic.translations if words.language == tag), topic)
    return replace(topic, title=words.title, summary=words.summary)


def _held(library: Library, tree: str, tags: Container[str]) -> Library:
    kinds: dict[str, Any] = {
        name: tuple(item for item in getattr(library, name) if language_folders.tree_of(item.lang, tags) == tree)
        for name in KINDS
    }
    return replace(library, **kinds, assessments=() if tree else library.assessments)


def first(page: Page) -> str:
    """Return the file of a page in the hub's language: of its original, or where that would be; else its own."""
    return original(page) or language_folders.outside(page.path)


def versions(library: Library, config: Config) -> Mapping[str, tuple[Version, ...]]:
    """Return for each page of the site that has a translation, or is one, all versions of it, the original first.

    A page may translate a translation.
    """
    known = {page.path: page for page in pages(library)}
    sources = {path: source for path, page in known.items() if (source := original(page)) in known and source != path}
    found: dict[str, list[Version]] = defaultdict(list)
    firsts = roots(sources)
    for path in sources:
        source = firsts[path]
        found[source] = found[source] or [_version(known[source], config)]
        if path != source:
            found[source].append(_version(known[path], config))
    return {version.path: tuple(group) for group in found.values() for version in group}


def roots(sources: Mapping[str, str]) -> dict[str, str]:
    """Return the first file that each translates, through any number of translations: `sources` has that of each.

    Of files that translate each other in a circle it is the first by name.
    """
    found: dict[str, str] = {}
    for path in sources:
        way: dict[str, int] = {}
        at = path
        while at in sources and at not in way and at not in found:
            way[at] = len(way)
            at = sources[at]
        first = min([*way][way[at] :]) if at in way else found.get(at, at)
        found |= dict.fromkeys(way, first)
    return found


def _version(page: Page, config: Config) -> Version:
    title = page.subject if isinstance(page, Issue) else page.title
    return Version(page.lang or config.language, routes.page_path(page.path), title)


def pages(library: Library) -> Iterator[Page]:
    """Yield everything that can be translated: pages, practices, events and issues."""
    yield from library.pages
    yield from library.toolkit
    yield from library.events
    yield from library.issues
