"""A page or a feed of the web -> what a new file can say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from hub.base import clock
from hub.collect import site_feeds, source_fetcher
from hub.collect.host_queue import Guest
from hub.content.settings import Source
from hub.errors import SourceError
from hub.inbox import web_clipper

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hub.collect.feed_discovery import OfferedFeed
    from hub.content.settings import Config


class PageReader(Protocol):
    """Read the fields of a new file from an address; raises SourceError where it says nothing that can be read."""

    def __call__(self, config: Config, url: str, *, private: bool) -> dict[str, str]:
        """Return the fields that one address gives, by their names."""


def article(config: Config, url: str, *, private: bool) -> dict[str, str]:
    """Return the fields of an article, as its page gives them; raises SourceError where that cannot be read."""
    candidate = web_clipper.page(config, url, private=private)
    day = candidate.published.date().isoformat() if candidate.published else ""
    told = {"title": candidate.title, "url": candidate.url, "source": candidate.source, "summary": candidate.summary}
    return told | {"published": day, "authors": ", ".join(candidate.authors)}


def event(config: Config, url: str, *, private: bool) -> dict[str, str]:
    """Return the fields of an event, as its page gives them, but for days and hours, which a person writes.

    Raises SourceError where the page cannot be read.
    """
    told = article(config, url, private=private)
    return {"title": told["title"], "url": told["url"], "summary": told["summary"], "host": told["source"]}


def feeds(config: Config, url: str, *, private: bool) -> Sequence[OfferedFeed]:
    """Return the feeds of the site at an address, the best one first; raises SourceError where it has none."""
    return site_feeds.find(url, config.site_url, private=private)


def source(config: Config, url: str, *, private: bool) -> dict[str, str]:
    """Return the fields of a source, as its feed gives them; raises SourceError where that is not a feed."""
    guest = Guest(contact=config.site_url, now=clock.now())
    (_, found), *_ = source_fetcher.read([url], Source(key="new", name="new", url=url, private=private), guest)
    if isinstance(found, SourceError):
        raise found
    return {"name": found.title, "url": url}


READERS: Mapping[str, PageReader] = {"article": article, "event": event, "source": source}
