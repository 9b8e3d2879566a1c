"""Bytes of unknown kind -> Feed: the declared dialect, or the one that the bytes show."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from hub.collect import entry_fields
from hub.collect.formats import digitalgov, json_feed
from hub.errors import SourceError

if TYPE_CHECKING:
    from hub.collect.parsed_feed import Feed
    from hub.content.models import Source

PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
FEED = re.compile(rb"<(?:rss|feed|rdf:rdf|channel)\b", re.IGNORECASE)
# `<` ends a link too: a page of nothing but `<link` would otherwise be searched to its end from every one of them.
FEED_LINK = re.compile(
    r"<link\b(?=[^<>]*application/(?:rss\+xml|atom\+xml|feed\+json))[^<>]*?\bhref\s*=\s*[\"']?([^\"'\s<>]+)",
    re.IGNORECASE,
)
SNIFFED = 4096


def read(data: bytes, source: Source, url: str) -> Feed:
    """Return the feed in `data`: JSON in the source's dialect, else in the one that it shows; all else as XML.

    Raises SourceError where it is empty, a web page, or not a feed.
    """
    head = data[:SNIFFED].removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip(b"\xff\xfe \t\r\n")
    if not head:
        message = "the answer is empty"
        raise SourceError(message)
    if head[:1] in {b"{", b"["}:
        dialect = source.dialect or ("digitalgov" if digitalgov.is_spoken(head.decode("utf-8", "replace")) else "")
        read_json = digitalgov.read if dialect == "digitalgov" else json_feed.read
        return read_json(data, source, url)
    if PAGE.search(head) and not FEED.search(head):
        raise SourceError(_web_page(data, url))
    from hub.collect.formats import rss  # feedparser costs 0.1 s, and most sources here are JSON

    return rss.read(data, source, url)


def _web_page(data: bytes, url: str) -> str:
    """Return what to say of a web page, with the address of its feed where it names one."""
    found = FEED_LINK.search(data[: 50 * SNIFFED].decode("utf-8", "replace"))
    address = entry_fields.link(html.unescape(found[1]), url) if found else None
    return f"this is a web page, not a feed{f'; it says its feed is {address}' if address else ''}"
