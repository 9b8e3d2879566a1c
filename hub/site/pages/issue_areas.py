"""The areas that an issue touches, found from where its items lead: its fingerprint."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from hub.base import urls
from hub.content import routes
from hub.content.issue import offered_comment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hub.content.models import Issue, Library
    from hub.content.settings import Config


def areas(issue: Issue, library: Library, config: Config) -> tuple[str, ...]:
    """Return the keys of the areas that the items of an issue are about, in the order of the settings."""
    topics = {topic.slug: topic.area for topic in config.topics}
    links = {link for section in issue.sections for item in section.items for link in targets(issue, item.url, config)}
    about = set(_areas(library, links, topics, config))
    return tuple(area.key for area in config.areas if area.key in about)


def targets(issue: Issue, url: str, config: Config) -> Iterator[str]:
    """Yield what a link leads to: the key of an address of the web, or that of a page of the site, or both."""
    parts = urlsplit(url)
    if parts.scheme:
        yield offered_comment.key(url)
        if url.startswith(config.site_url):
            yield routes.key(url.removeprefix(config.site_url))
    elif parts.path:
        yield routes.key(routes.address(routes.target(issue.path, parts.path), config))


def _areas(library: Library, links: set[str], topics: dict[str, str | None], config: Config) -> Iterator[str]:
    def is_linked(path: str, url: str | None = None) -> bool:
        return routes.key(routes.address(path, config)) in links or (url is not None and urls.key(url) in links)

    yield from (practice.area for practice in library.toolkit if is_linked(practice.path))
    for article in library.articles:
        if is_linked(article.path, article.url):
            yield from _of(article.topics, topics)
    for event in library.events:
        if is_linked(event.path, event.url):
            yield from _of(event.topics, topics)


def _of(slugs: Iterable[str], topics: dict[str, str | None]) -> Iterator[str]:
    yield from filter(None, map(topics.get, slugs))
