"""The areas that an issue touches, found from where its items lead: its fingerprint."""

from __future__ import annotations

import posixpath
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
    links = {
        link
        for section in issue.sections
        for item in section.items
        for link in targets(issue, item.url, config.site_url)
    }
    about = set(_areas(library, links, topics))
    return tuple(area.key for area in config.areas if area.key in about)


def targets(issue: Issue, url: str, site: str) -> Iterator[str]:
    """Yield what a link leads to: the key of an address of the web, or the path of a page of the site, or both."""
    parts = urlsplit(url)
    if parts.scheme:
        yield offered_comment.key(url)
        if url.startswith(site):
            yield f"{url.removeprefix(site).rstrip('/')}.md"
    elif parts.path:
        folder = posixpath.dirname(routes.page_path(issue.path))
        yield posixpath.normpath(posixpath.join(folder, parts.path))


def _areas(library: Library, links: set[str], topics: dict[str, str | None]) -> Iterator[str]:
    for practice in library.toolkit:
        if routes.page_path(practice.path) in links:
            yield practice.area
    for article in library.articles:
        if not links.isdisjoint((urls.key(article.url), routes.page_path(article.path))):
            yield from _of(article.topics, topics)
    for event in library.events:
        if routes.page_path(event.path) in links or (event.url and urls.key(event.url) in links):
            yield from _of(event.topics, topics)


def _of(slugs: Iterable[str], topics: dict[str, str | None]) -> Iterator[str]:
    yield from filter(None, map(topics.get, slugs))
