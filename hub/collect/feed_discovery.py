"""Which feeds a web page offers: in its head, in its links, and in the header of the answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from lxml import html

from hub.base import charset, text, urls
from hub.base.translation import gettext, noop
from hub.collect import entry_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

TYPES = frozenset(
    f"{kind}/{name}"
    for kind in ("application", "text")
    for name in ("rss+xml", "atom+xml", "feed+json", "rdf+xml", "x-rss+xml", "x-atom+xml", "rss", "atom")
)
# Types of feeds, among others: their names or addresses tell.
LOOSE_TYPES = frozenset({"application/json", "application/xml", "text/xml"})
CALENDAR = "text/calendar"
IS_CALENDAR = re.compile(r"\.ics$|[?&](?:outlook-)?ical=|\bicalendar\b", re.IGNORECASE)
# Beside one of its events, a link to a calendar says "Add to calendar"; that of all of them says something else.
SAYS_CALENDAR = re.compile(r"\b(?:ical(?:endar)?|subscribe)\b", re.IGNORECASE)
SAYS_FEED = re.compile(r"\b(?:rss|atom|json feed|feed|news ?feed|xml feed)\b", re.IGNORECASE)
# Where a link leads that is to a feed, though it does not say so.
LOOKS_LIKE_ONE = re.compile(
    r"/(?:feed|rss|atom|rss2)(?:/?|\.(?:xml|json|php|aspx))$|\.(?:rss|atom|rdf)$|/(?:index|feeds/all)\.xml$",
    re.IGNORECASE,
)
# How WordPress without short addresses is asked for a feed.
ASKS = re.compile(r"[?&]feed=(?:rss2?|atom|rdf)(?=&|$)")
COMMENTS = re.compile(
    r"\bcomments?\b|kommentar|commentaires?|coment[aá]rios?\b|\bcommenti\b|\breacties\b|komentar|komentář|коммент|комент"
    r"|コメント|评论|評論|댓글|تعليق|yorum",
    re.IGNORECASE,
)
# What some readers are called by: feed://desk.example.gov/feed, feed:https://...
FEED_SCHEME = re.compile(r"^feed:(?://(?=[^/])|(?=https?:))", re.IGNORECASE)
# RFC 8288, section 3: `<address>; rel="alternate"; type="application/rss+xml"`, and others after commas.
IN_HEADER = re.compile(r"<([^<>]*)>([^<]*)")
PARAMETER = re.compile(r";\s*(\w+)\s*=\s*(?:\"([^\"]*)\"|([^\s;,\"]+))")
# Pages that are about feeds, and programs that read them.
PAGE = re.compile(r"/$|\.html?$|/[\w-]*(?:feeds|help|about|subscribe|rss)$|^$", re.IGNORECASE)
READERS = (
    *("feedly.com", "inoreader.com", "newsblur.com", "netvibes.com", "my.yahoo.com", "wikipedia.org", "google.com"),
    *("theoldreader.com", "bloglines.com"),
)
# A link to such a program may hold the address of the feed that it is to read.
SUBSCRIBES = re.compile(r"(?:/feed(?:/|%2F)|[?&](?:add_feed|feed_?url|feed|url)=)(https?(?::|%3A).+)$", re.IGNORECASE)
LONGEST_NAME = 60
WHOLE = re.compile(r"<(?:html|head|body)\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class OfferedFeed:
    """Hold a feed that a site offers: its address, its name in the words of the site, and of what it is."""

    url: str
    name: str = ""
    of_comments: bool = False
    is_calendar: bool = False


def in_header(values: Iterable[str], url: str) -> tuple[OfferedFeed, ...]:
    """Return the feeds in the `Link` headers of the answer from `url`."""
    links = (
        (entry_fields.link(address, url), {name.lower(): one or other for name, one, other in PARAMETER.findall(rest)})
        for value in values
        for address, rest in IN_HEADER.findall(value)
    )
    return _offered((address or "", said.get("title", "")) for address, said in links if _is_feed(said))


def in_page(data: bytes, url: str) -> tuple[OfferedFeed, ...]:
    """Return the feeds that a page offers, those of its head first, then what its links call one; comments last."""
    page = charset.decode(data)
    tree = html.document_fromstring(page if WHOLE.search(page) else f"<html><body>{page}</body></html>")
    base = next((entry_fields.link(one.get("href"), url) for one in tree.iter("base") if one.get("href")), None) or url
    links = [*_in_head(tree), *_in_links(tree, base)]
    return _offered((_address(address, base) or "", name) for address, name in links)


def _address(given: str, base: str) -> str | None:
    """Return an address as a server is asked for it, also where its scheme tells a program what it leads to."""
    named = FEED_SCHEME.sub(lambda found: "https://" if found[0].endswith("//") else "", given.strip())
    return entry_fields.link(urls.fetched(named), base)


def _in_head(tree: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401  lxml's
    for link in tree.iter("link"):
        if link.get("href") and _is_feed(link.attrib):
            yield link.get("href"), link.get("title", "")


def _in_links(tree: Any, base: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401  lxml's
    """Yield what links call a feed, then those to places of the same site that look like one."""
    links = [(link, _address(link.get("href"), base)) for link in tree.iter("a") if link.get("href")]
    for link, address in links:
        if address and (_type(link.get("type")) in {*TYPES, CALENDAR} or _has_own_scheme(link.get("href"))):
            yield address, link.text_content()
        elif address and _is_of_reader(address) and (held := SUBSCRIBES.search(link.get("href"))):
            yield unquote(held[1]), ""
    for link, address in links:
        is_here = address and urlsplit(address).netloc == urlsplit(base).netloc
        if address and is_here and (LOOKS_LIKE_ONE.search(urlsplit(address).path) or ASKS.search(address)):
            yield address, link.text_content()
    for link, address in links:
        if address and _is_called_feed(link, address):
            yield address, link.text_content()


def _has_own_scheme(address: str) -> bool:
    return address.strip().lower().startswith(("feed:", "webcal:", "webcals:"))


def _is_called_feed(link: Any, address: str) -> bool:  # noqa: ANN401  lxml's
    """Return whether a link is called "RSS" or the like in few words, and leads to no page about feeds."""
    pictures = " ".join(one.get("alt") or "" for one in link.iter("img"))
    words = text.clean(f"{link.text_content()} {link.get('title') or ''} {pictures}")
    says = SAYS_CALENDAR if address.endswith(".ics") else SAYS_FEED
    return len(words) <= LONGEST_NAME and bool(says.search(words)) and not _is_page(address)


def _is_page(address: str) -> bool:
    """Return whether an address is one of a page, such as one that explains feeds or of a program that reads them."""
    parts = urlsplit(address)
    return bool(PAGE.search(parts.path)) or _is_of_reader(address)


def _is_of_reader(address: str) -> bool:
    return urlsplit(address).netloc.endswith(READERS)


def _is_feed(said: Any) -> bool:  # noqa: ANN401  a mapping, or lxml's attributes
    """Return whether a link says that it leads to a feed; some leave out `rel`."""
    rel = (said.get("rel") or "").lower().split()
    kind = _type(said.get("type"))
    is_loose = kind in LOOSE_TYPES and SAYS_FEED.search(f"{said.get('title') or ''} {said.get('href') or ''}")
    is_kind = kind in TYPES or kind == CALENDAR or bool(is_loose) or (not kind and "feed" in rel)
    return is_kind and (not rel or not {"alternate", "feed"}.isdisjoint(rel))


def _type(given: str | None) -> str:
    return (given or "").partition(";")[0].strip().lower()


def _offered(found: Iterable[tuple[str, str]]) -> tuple[OfferedFeed, ...]:
    """Return each feed once, calendars behind others, those of comments last."""
    feeds: dict[str, OfferedFeed] = {}
    for address, name in found:
        if address:
            words = text.clean(name)
            is_comments = bool(COMMENTS.search(f"{words} {urlsplit(address).path}"))
            is_calendar = bool(IS_CALENDAR.search(address))
            one = OfferedFeed(url=address, name=words, of_comments=is_comments, is_calendar=is_calendar)
            feeds.setdefault(urls.key(address), one)
    return tuple(sorted(feeds.values(), key=lambda one: (one.of_comments, one.is_calendar)))


def advice(offered: Sequence[OfferedFeed]) -> str:
    """Return what to write for a page that is no feed and offers these; "" where it offers none of its own."""
    own = [one.url for one in offered if not one.of_comments]
    if not own:
        return ""
    said = noop("; write `url: %(own)s` in its entry")
    if own[1:]:
        said = noop("; write `url: %(own)s` (or %(others)s) in its entry")
    return gettext(said, own=own[0], others=", ".join(own[1:4]))
