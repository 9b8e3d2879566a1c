"""A site's address -> the feeds that it has: named by its page, in the usual places, or its sitemap for news."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from hub.base import json_codec
from hub.base.sandbox import Fence
from hub.base.translation import gettext, noop
from hub.collect import feed_discovery, format_detection
from hub.collect.feed_discovery import OfferedFeed
from hub.collect.parsed_feed import Feed
from hub.content.settings import Source
from hub.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hub.collect.connections import Client
    from hub.collect.http_client import Answer, Limits

# Where the publishing systems that most sites are made with have their feeds.
USUAL = ("feed/", "rss.xml", "feed.xml", "atom.xml", "index.xml", "rss", "feed.json")
SITEMAPS = ("news-sitemap.xml", "sitemap-news.xml", "sitemap_news.xml")
# https://www.sitemaps.org/protocol.html, Submitting: a line of robots.txt.
IN_ROBOTS = re.compile(rb"^\s*sitemap\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)
MOST_SITEMAPS = 3
NONE = noop(
    "this site has no feed that hub can find; write the page that lists its articles into a source, "
    "and a CSS selector of its rows, such as `list: main li`"
)


def find(url: str, contact: str, *, private: bool = False, limits: Limits | None = None) -> Sequence[OfferedFeed]:
    """Return the feeds of the site at an address, the best one first; the address itself where it is that of a feed.

    What a page names is taken at its word, what is in a usual place was read. Raises SourceError where there is none.
    """
    return asyncio.run(_found(url, contact, private=private, limits=limits))


async def _found(url: str, contact: str, *, private: bool, limits: Limits | None) -> Sequence[OfferedFeed]:
    from hub.collect import connections, http_client  # aiohttp costs 0.2 s

    limits = limits or http_client.Limits()
    with Fence() as fence:
        async with connections.session(contact, limits, private=private) as client:
            answer = await http_client.get(client, url, limits)
            site = _SiteVisit(client, limits, fence, Source(key="new", name="new", url=url, private=private))
            if name := await site.feed_in(answer):
                return [OfferedFeed(url=url, name=name)]
            offered = json_codec.made(
                await fence.do_beside(offered_by, answer.data, answer.url, answer.links), tuple[OfferedFeed, ...]
            )
            own = [one for one in offered if not one.of_comments]
            if found := own or await site.first(_usual(answer.url)):
                return found
            if found := await site.first(await site.sitemaps(answer.url)):
                return found
    raise SourceError(gettext(NONE))


def offered_by(data: bytes, url: str, links: Sequence[str]) -> tuple[OfferedFeed, ...]:
    """Return the feeds that an answer names, in its header and in its page."""
    return (*feed_discovery.in_header(links, url), *feed_discovery.in_page(data, url))


def _usual(url: str) -> Iterable[str]:
    """Return the usual places of feeds: at the root of the site, and below the page."""
    below = () if urljoin(url, "/") == url else (f"{url.partition('?')[0].rstrip('/')}/feed/",)
    return (*below, *(urljoin(url, f"/{place}") for place in USUAL))


class _SiteVisit:
    """Hold what it takes to ask one site for one thing after another."""

    def __init__(self, client: Client, limits: Limits, fence: Fence, source: Source) -> None:
        self._client, self._limits, self._fence, self._source = client, limits, fence, source

    async def feed_in(self, answer: Answer) -> str | None:
        """Return the title of the feed that an answer is, or its address where it has none; None where it is none."""
        source = replace(self._source, url=answer.url)
        try:
            found = await self._fence.do_beside(format_detection.read, answer.data, source, answer.url)
        except SourceError:
            return None
        return json_codec.made(found, Feed).title or answer.url

    async def first(self, places: Iterable[str]) -> Sequence[OfferedFeed]:
        """Return the first of some places that has a feed; none where none has."""
        for place in places:
            answer = await self._asked(place)
            if answer and (name := await self.feed_in(answer)):
                return [OfferedFeed(url=answer.url, name=name)]
        return []

    async def sitemaps(self, url: str) -> Sequence[str]:
        """Return where a site may have a sitemap for news: what robots.txt says, then the usual places."""
        robots = await self._asked(urljoin(url, "/robots.txt"))
        named = IN_ROBOTS.findall(robots.data[:100_000]) if robots else []
        told = [urljoin(url, one.decode("ascii", "replace")) for one in named if b"news" in one.lower()]
        return [*told[:MOST_SITEMAPS], *(urljoin(url, f"/{place}") for place in SITEMAPS)]

    async def _asked(self, url: str) -> Answer | None:
        from hub.collect import http_client

        await asyncio.sleep(self._limits.gap)
        try:
            return await http_client.get(self._client, url, self._limits)
        except SourceError:
            return None
