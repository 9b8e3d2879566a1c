"""Which feeds a web page offers: in its head, in its links, and in the header of the answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from lxml import html

from hub.base import charset, text, urls
from hub.collect import entry_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

TYPES = frozenset(
    f"application/{name}"
    for name in ("rss+xml", "atom+xml", "feed+json", "rdf+xml", "x-rss+xml", "x-atom+xml", "rss", "atom")
)
# Where a link leads that is to a feed, though it does not say so.
LOOKS_LIKE_ONE = re.compile(
    r"/(?:feed|rss|atom|rss2)(?:/?|\.(?:xml|json|php|aspx))$|\.(?:rss|atom|rdf)$|/(?:index|feeds/all)\.xml$",
    re.IGNORECASE,
)
COMMENTS = re.compile(r"\bcomments?\b|\bkommentare?\b|\bcommentaires?\b|\bcomentarios?\b", re.IGNORECASE)
# RFC 8288, section 3: `<address>; rel="alternate"; type="application/rss+xml"`, and others after commas.
IN_HEADER = re.compile(r"<([^<>]*)>([^<]*)")
PARAMETER = re.compile(r";\s*(\w+)\s*=\s*(?:\"([^\"]*)\"|([^\s;,\"]+))")
WHOLE = re.compile(r"<(?:html|head|body)\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class OfferedFeed:
    """Hold a feed that a site offers: its address, its name in the words of the site, and whether it is of comments."""

    url: str
    name: str = ""
    of_comments: bool = False


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
    return _offered((entry_fields.link(address, base) or "", name) for address, name in links)


def _in_head(tree: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401  lxml's
    for link in tree.iter("link"):
        if link.get("href") and _is_feed(link.attrib):
            yield link.get("href"), link.get("title", "")


def _in_links(tree: Any, base: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401  lxml's
    """Yield what links call a feed, then those to places of the same site that look like one."""
    links = [(link, entry_fields.link(link.get("href"), base)) for link in tree.iter("a") if link.get("href")]
    for link, address in links:
        if address and _type(link.get("type")) in TYPES:
            yield address, link.text_content()
    for link, address in links:
        is_here = address and urlsplit(address).netloc == urlsplit(base).netloc
        if address and is_here and LOOKS_LIKE_ONE.search(urlsplit(address).path):
            yield address, link.text_content()


def _is_feed(said: Any) -> bool:  # noqa: ANN401  a mapping, or lxml's attributes
    """Return whether a link says that it leads to a feed; some leave out `rel`."""
    rel = (said.get("rel") or "").lower().split()
    return _type(said.get("type")) in TYPES and (not rel or not {"alternate", "feed"}.isdisjoint(rel))


def _type(given: str | None) -> str:
    return (given or "").partition(";")[0].strip().lower()


def _offered(found: Iterable[tuple[str, str]]) -> tuple[OfferedFeed, ...]:
    """Return each feed once, those of comments last."""
    feeds: dict[str, OfferedFeed] = {}
    for address, name in found:
        if address:
            words = text.clean(name)
            is_comments = bool(COMMENTS.search(f"{words} {urlsplit(address).path}"))
            feeds.setdefault(urls.key(address), OfferedFeed(url=address, name=words, of_comments=is_comments))
    return tuple(sorted(feeds.values(), key=lambda one: one.of_comments))


def advice(offered: Sequence[OfferedFeed]) -> str:
    """Return what to write for a page that is no feed and offers these; "" where it offers none of its own."""
    own = [one.url for one in offered if not one.of_comments]
    if not own:
        return ""
    others = f" (or {', '.join(own[1:4])})" if own[1:] else ""
    return f"; write `url: {own[0]}`{others} in its entry"
