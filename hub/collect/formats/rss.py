"""RSS, Atom and RDF -> Feed; the one door to feedparser, which never sees an address or a file, only bytes."""

from __future__ import annotations

import re
import time
from html.entities import name2codepoint
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit
from xml.parsers import expat
from xml.sax import SAXParseException

import feedparser
from feedparser.namespaces import cc, georss, psc

from hub.base import charset, sanitize_html
from hub.collect import entry_fields, feed_dates
from hub.collect.candidate import Candidate
from hub.collect.parsed_feed import Feed, Note
from hub.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime, tzinfo

    from hub.content.models import Source

HEAD = 100
HEAD_WITH_DOCTYPE = 1000
NAME = re.compile(rb"&([A-Za-z][A-Za-z0-9]*);")
NUMBERS = {
    name.encode(): f"&#{number};".encode()
    for name, number in name2codepoint.items()
    if name not in {"amp", "lt", "gt", "quot"}
}
TOO_DEEP = "this is not an RSS or Atom feed: its elements are nested too deeply"
# feedparser's time grows with the square of what is open: 1,500,000 <a> took half a minute. Lone <br> in CDATA are no
# elements, so only a feed with very many is asked for its true depth.
MOST_OPEN = 10_000
DEEPEST = 200
# Likewise with the square of the attributes of an element: 40,000 took 37 s.
MOST_ATTRIBUTES = 1_000
LONG_TAG = re.compile(rb"<[A-Za-z][^<>]{%d,}" % (4 * MOST_ATTRIBUTES))
# It tells a base that feedparser was given from one that the feed states (`xml:base`); no stated one ends so.
UNSAID = "#unsaid"

# What hub has no use for (places, licenses, chapters) is read by code that fails on much, a lone <gml:pos> among it.
for unused in (cc.Namespace, georss.Namespace, psc.Namespace):
    for handler in [name for name in vars(unused) if name.startswith(("_start_", "_end_"))]:
        delattr(unused, handler)


def read(data: bytes, source: Source, url: str) -> Feed:
    """Return the XML feed in `data`; raises SourceError where it is not one."""
    data = charset.xml(data)
    _refuse_depth(data)
    _refuse_attributes(data)
    base = source.base_url or url
    parsed = feedparser.parse(
        BytesIO(_with_numbers(data)),  # bytes that spell the name of a file would be opened
        sanitize_html=False,  # hub.base.sanitize_html does both, in one pass and twenty times faster
        resolve_relative_uris=False,
        # without a type beside it, the place would make it doubt the charset
        response_headers={"content-type": "application/xml", "content-location": _outermost(data, base)},
    )
    broken = _broken(parsed.get("bozo_exception"), data)
    if not parsed.version and not parsed.entries:
        message = f"this is not an RSS or Atom feed: {broken or 'it has no channel and no entries'}"
        raise SourceError(message)
    home = entry_fields.link(parsed.feed.get("link") or "", base)
    authors = parsed.feed.get("authors", ()) if parsed.version.startswith("atom") else ()
    found, skipped = entry_fields.read_each(
        parsed.entries, lambda item: _candidate(item, source, source.base_url or home or url, authors)
    )
    return Feed(
        title=sanitize_html.plain(parsed.feed.get("title") or ""),
        url=url,
        home=home,
        candidates=found,
        repaired=(Note(entry="the feed", reason=f"{broken}; entries may be missing"),) if broken else (),
        skipped=skipped,
    )


def _outermost(data: bytes, base: str) -> str:
    """Return the base that holds around a feed that states others; "" for any other feed.

    See RFC 3986, section 5.1. Without it feedparser sees the entry after one that states a base from that base, too.
    """
    place = entry_fields.link(base, "") if b"xml:base" in data else None
    return f"{place}{UNSAID}" if place else ""


def _with_numbers(data: bytes) -> bytes:
    """Return the feed with numbers in place of names of characters, where it begins with a DOCTYPE.

    A DOCTYPE (RSS 0.91) promises to define the names, and nobody fetches it.
    """
    if b"<!DOCTYPE" not in data[:HEAD_WITH_DOCTYPE]:
        return data
    return NAME.sub(lambda name: NUMBERS.get(name[1], name[0]), data)


def _refuse_depth(data: bytes) -> None:
    """Raise SourceError for XML that is nested to break its readers."""
    closing = data.count(b"</")
    if data.count(b"<") - data.count(b"<!") - data.count(b"<?") - 2 * closing - data.count(b"/>") <= MOST_OPEN:
        return
    depth = 0

    def opened(*_: object) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise SourceError(TOO_DEEP)

    def closed(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    try:
        parser.Parse(data, True)  # noqa: FBT003  a library's own signature
    except expat.ExpatError as error:  # what is broken too has no true depth
        raise SourceError(TOO_DEEP) from error


def _refuse_attributes(data: bytes) -> None:
    """Raise SourceError for an element with so many attributes that feedparser would take minutes."""
    if any(tag[0].count(b"=") > MOST_ATTRIBUTES for tag in LONG_TAG.finditer(data)):
        message = f"this is not an RSS or Atom feed: an element has more than {MOST_ATTRIBUTES:,} attributes"
        raise SourceError(message)


def _broken(error: Exception | None, data: bytes) -> str:
    """Return what is wrong with the XML, and where; "" where it is well-formed.

    feedparser frowns at other things too; they do not count.
    """
    if not isinstance(error, SAXParseException):
        return ""
    added = b"<?xml" not in data[:HEAD]  # feedparser puts a line with it before
    line, column = (error.getLineNumber() or 1) - added, error.getColumnNumber()
    return f"the XML breaks at line {line}, column {column}: {error.getMessage()}"


def _candidate(item: Mapping[str, Any], source: Source, base: str, authors: Any) -> Candidate:  # noqa: ANN401  feedparser's
    """Return the candidate in an entry; raises ValueError for an entry that leads nowhere.

    `authors` are the feed's (RFC 4287, section 4.2.1).
    """
    identity = str(item.get("id", ""))
    permalink = identity if identity.startswith(("http://", "https://")) else ""
    address = entry_fields.address(_page(item) or permalink or _elsewhere(item), base)
    text = _text(item)
    content = sanitize_html.safe(str(text.get("value") or ""), _seen_from(text, address))
    published = _date(item, "published", source.timezone)
    modified = _date(item, "updated", source.timezone)
    return Candidate(
        url=address,
        title=entry_fields.title(item.get("title") or "", content, address),
        source=source.key,
        published=published or modified,
        modified=modified,
        summary=entry_fields.summary(item.get("summary") or "", content),
        authors=entry_fields.names(author.get("name") or "" for author in item.get("authors") or authors),
        topics=entry_fields.names(tag.get("term") or "" for tag in item.get("tags", ())),
        content_html=content,
        image=entry_fields.link(next(_pictures(item), ""), _seen_from(item.get("title_detail", {}), address)),
    )


def _page(item: Mapping[str, Any]) -> str:
    """Return the link of an entry; "" where it has none.

    Where an Atom entry has none, feedparser gives its id, which may not be an address.
    """
    link, identity = str(item.get("link", "")), str(item.get("id", ""))
    return "" if link == identity and urlsplit(link).scheme not in {"", "http", "https"} else link


def _elsewhere(item: Mapping[str, Any]) -> str:
    """Return where the text of an entry is that only leads to it; "" where it leads nowhere.

    See RFC 4287, section 4.1.3.2.
    """
    found = (urljoin(part.get("base", ""), part["src"]) for part in item.get("content", ()) if part.get("src"))
    return next(found, "")


def _text(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the fullest text that the entry has, with its base."""
    summary = {"value": item.get("summary")} | item.get("summary_detail", {})
    return max([*item.get("content", ()), summary], key=lambda part: len(part.get("value") or ""))


def _seen_from(part: Mapping[str, Any], address: str) -> str:
    """Return the base that the feed states for a part of an entry; where it states none, the entry's page."""
    base = str(part.get("base", ""))
    return ("" if base.endswith(UNSAID) else entry_fields.link(base, address)) or address


def _date(item: Mapping[str, Any], key: str, zone: tzinfo | None) -> datetime | None:
    """Return the date in the feed's own words, which name the day where it was written; None where it has none.

    Where hub cannot read them, it is feedparser's reading, in UTC.
    """
    if key not in item:  # asked for a missing "updated", feedparser would warn and give "published"
        return None
    moment, parsed = feed_dates.local(item[key], zone), item.get(f"{key}_parsed")
    return moment or (feed_dates.local(time.strftime("%Y-%m-%dT%H:%M:%SZ", parsed), zone) if parsed else None)


def _pictures(item: Mapping[str, Any]) -> Iterator[str]:
    """Yield the addresses of an entry's pictures, those of Media RSS first, then enclosures.

    In Media RSS, what says nothing else is a picture; enclosures name their type.
    """
    for picture in (*item.get("media_content", ()), *item.get("media_thumbnail", ())):
        if picture.get("medium", picture.get("type", "image")).startswith("image") and picture.get("url"):
            yield picture["url"]
    for enclosure in item.get("enclosures", ()):
        if enclosure.get("type", "").startswith("image/") and enclosure.get("href"):
            yield enclosure["href"]
