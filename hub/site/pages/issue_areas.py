"""The areas that an issue touches, found from where its items lead: its fingerprint."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from hub.site.pages import issue_links

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hub.content.models import Article, Event, Issue, Library
    from hub.content.settings import Config


def of(issues: Iterable[Issue], library: Library, config: Config) -> dict[str, tuple[str, ...]]:
    """Return by the path of each issue the areas that its items are about, by their keys in the order of the settings.

    Each page, article and event is looked at once, however many issues there are.
    """
    known = tuple(issues)
    linked = issue_links.by_target(known, config)
    about: dict[str, set[str]] = {issue.path: set() for issue in known}
    for keys, areas in _content(library, config):
        for issue in chain.from_iterable(linked.get(key, ()) for key in keys):
            about[issue.path].update(areas)
    return {path: tuple(area.key for area in config.areas if area.key in found) for path, found in about.items()}


def _content(library: Library, config: Config) -> Iterator[tuple[tuple[str, ...], frozenset[str]]]:
    """Yield the keys of what leads to each page, article and event, and the areas that it is about."""
    topics = {topic.slug: topic.area for topic in config.topics}
    for practice in library.toolkit:
        yield issue_links.keys(practice.path, None, config), frozenset({practice.area})
    items: tuple[Article | Event, ...] = (*library.articles, *library.events)
    for item in items:
        areas = frozenset(filter(None, map(topics.get, item.topics)))
        if areas:  # to take an address apart takes time
            yield issue_links.keys(item.path, item.url, config), areas
