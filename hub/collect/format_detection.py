"""Bytes of unknown kind -> Feed: the declared dialect, or the one that the bytes show."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING

from hub.base import clock
from hub.collect.formats import digitalgov, json_api, json_feed, mail_message, news_sitemap
from hub.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hub.collect.parsed_feed import Feed, FeedReader
    from hub.content.models import Source

PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
FEED = re.compile(rb"<(?:rss|feed|rdf:rdf|channel)\b", re.IGNORECASE)
SITEMAP = re.compile(rb"<(?:[\w.-]+:)?(?:urlset|sitemapindex)\b")
OPML = re.compile(rb"<opml\b", re.IGNORECASE)
CALENDAR = re.compile(rb"BEGIN:VCALENDAR\b", re.IGNORECASE)
SNIFFED = 4096


def read(data: bytes, source: Source, url: str, links: Sequence[str] = ()) -> Feed:
    """Return the feed in `data`: JSON in the source's dialect or its own, a calendar, mails, a page, all else as XML.

    `links` are the `Link` headers of the answer. Raises SourceError where it is empty, a web page without a `list` in
    the source's settings, or not a feed.
    """
    head = data[:SNIFFED].removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip(b"\xff\xfe \t\r\n")
    if not head:
        message = "the answer is empty"
        raise SourceError(message)
    if head[:1] in {b"{", b"["}:
        return _reader_of_json(head.decode("utf-8", "replace"), source)(data, source, url)
    if source.dialect == "icalendar" or CALENDAR.match(head):
        from hub.collect.formats import calendar_file  # icalendar costs 0.2 s

        return calendar_file.read(data, source, url, clock.now())
    if source.dialect == "mail" or mail_message.is_one(head):
        return mail_message.read(data, source, url, clock.now())
    if source.dialect == "events":
        from hub.collect.webpage import event_markup  # lxml costs 30 ms

        return event_markup.feed(data, source, url)
    if not FEED.search(head) and (source.list or PAGE.search(head) or SITEMAP.search(head) or OPML.search(head)):
        return _no_feed(data, head, source, url, links)
    from hub.collect.formats import rss  # feedparser costs 0.1 s, and most sources here are JSON

    return rss.read(data, source, url)


def _reader_of_json(head: str, source: Source) -> FeedReader:
    if source.dialect == "digitalgov" or (not source.dialect and digitalgov.is_spoken(head)):
        return digitalgov.read
    return json_api.read if not source.dialect and json_api.is_spoken(head) else json_feed.read


def _no_feed(data: bytes, head: bytes, source: Source, url: str, links: Sequence[str]) -> Feed:
    """Return what a sitemap, a list of links or a page of events offers; raises SourceError, with advice, for all else.

    A page gives its events only where it names no feed, which is what it means to be followed by.
    """
    if SITEMAP.search(head):
        return news_sitemap.read(data, source, url)
    if OPML.search(head):
        message = (
            "this is a list of feeds (OPML), not a feed; save it as a file, and hub import opml FILE takes its feeds"
        )
        raise SourceError(message)
    from hub.collect import feed_discovery  # lxml, likewise
    from hub.collect.webpage import event_markup, link_list

    if source.list:
        return link_list.read(data, source, url)
    offered = (*feed_discovery.in_header(links, url), *feed_discovery.in_page(data, url))
    if not offered:
        with contextlib.suppress(SourceError):
            return event_markup.feed(data, source, url)
    message = f"this is a web page, not a feed{feed_discovery.advice(offered)}"
    raise SourceError(message)
