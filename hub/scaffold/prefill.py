"""A page or a feed of the web -> what a new file can say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from hub.base import clock
from hub.collect import fetcher
from hub.collect.host_queue import Guest
from hub.content.models import Source
from hub.errors import SourceError
from hub.inbox import web_clipper

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hub.content.models import Config


class PageReader(Protocol):
    """The fields of a new file from an address; raises SourceError where it says nothing that can be read."""

    def __call__(self, config: Config, url: str, *, private: bool) -> dict[str, str]:
        """Read one address."""


def article(config: Config, url: str, *, private: bool) -> dict[str, str]:
    """What a page says of itself; raises SourceError where it cannot be read."""
    candidate = web_clipper.page(config, url, private=private)
    day = candidate.published.date().isoformat() if candidate.published else ""
    told = {"title": candidate.title, "url": candidate.url, "source": candidate.source, "summary": candidate.summary}
    return told | {"published": day, "authors": ", ".join(candidate.authors)}


def event(config: Config, url: str, *, private: bool) -> dict[str, str]:
    """The same of the page of an event, whose days and hours a person writes."""
    told = article(config, url, private=private)
    return {"title": told["title"], "url": told["url"], "summary": told["summary"], "host": told["source"]}


def source(config: Config, url: str, *, private: bool) -> dict[str, str]:
    """What a feed says of itself; raises SourceError where it is none."""
    guest = Guest(contact=config.site_url, now=clock.now())
    (_, found), *_ = fetcher.read([url], Source(key="new", name="new", url=url, private=private), guest)
    if isinstance(found, SourceError):
        raise found
    return {"name": found.title, "url": url}


READERS: Mapping[str, PageReader] = {"article": article, "event": event, "source": source}
