"""A feed in several pages -> one: RFC 5005 (`next`, `prev-archive`), and `next_url` of JSON Feed 1.1, Top-level."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hub.base import charset, urls
from hub.base.translation import gettext
from hub.collect import entry_splitting
from hub.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from hub.base.sandbox import Fence
    from hub.collect.http_client import Answer

MOST_PAGES = 10
MOST_OF_ALL = 100
# What a feed in pages has somewhere; whether it means that is then looked at beside it. The letters are found in a
# fiftieth of the time, and nearly no feed has them.
LETTERS = (b"next", b"prev-archive")
SIGN = re.compile(rb'"next_url"|\brel\s*=\s*["\']?\s*(?:next|prev-archive)\b')
LINK = re.compile(rb"<(?:[\w.-]+:)?link\b[^<>]*>")
REL = re.compile(rb"\brel\s*=\s*[\"']\s*(next|prev-archive)\s*[\"']")
HREF = re.compile(rb"\bhref\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)')")


async def whole(
    first: Answer,
    get: Callable[[str, int], Awaitable[Answer]],
    fence: Fence,
    *,
    oldest: datetime | None = None,
    most: int = MOST_PAGES,
) -> Answer:
    """Return the first page with the entries of those that follow it, `most` pages in all.

    `get` asks for a page, given its address and the number of bytes had so far. A page whose last entry is from before
    `oldest` is the last one. One that cannot be read ends the feed with a note, and without validators: the next fetch
    asks for all again.
    """
    following = await _second(first, fence, oldest)
    if following is None:
        return first
    pages, seen, size, note = [first.data], {urls.key(first.url)}, len(first.data), ""
    while following and not note:
        if urls.key(following) in seen or len(pages) == most:
            note = _end(following, seen, most)
            break
        seen.add(urls.key(following))
        try:
            page = await get(following, size)
            beyond = await fence.do_beside(after, page.data, page.url, oldest)
            pages.append(page.data)
            size, following = size + len(page.data), beyond
        except SourceError as error:
            note = gettext(
                "page %(number)s of its feed, %(following)s, is missing: %(error)s",
                number=len(pages) + 1,
                following=following,
                error=error,
            )
            first = replace(first, reply=replace(first.reply, etag=None, last_modified=None))
    joined: str = await fence.do_beside(join, pages)
    return replace(first, data=joined.encode(), notes=(*first.notes, *((note,) if note else ())))


async def _second(first: Answer, fence: Fence, oldest: datetime | None) -> str | None:
    """Return the address of the second page; None without one, or where the first is not a feed."""
    if not any(one in first.data for one in LETTERS) or not SIGN.search(first.data):
        return None
    try:
        found: str | None = await fence.do_beside(after, first.data, first.url, oldest)
    except SourceError:  # whoever reads the feed says so
        return None
    return found


def after(data: bytes, url: str, oldest: datetime | None = None) -> str | None:
    """Return the address of the page after this one; None where there is none that may have news.

    Raises SourceError where this page is not a feed.
    """
    given, entries = _of_json(data) if _is_json(data) else _of_xml(data)
    dates = (date for entry in reversed(entries) if (date := entry_splitting.date(entry)))
    last = next(dates, None)
    if oldest and last and last < oldest:
        return None
    try:
        return urls.absolute(given, url) if given else None
    except ValueError:
        return None


def _is_json(data: bytes) -> bool:
    return data[:100].lstrip(b"\xef\xbb\xbf \t\r\n\0").startswith((b"{", b"[")) or data[:1] in {b"\xff", b"\xfe"}


def _of_json(data: bytes) -> tuple[str, Sequence[bytes]]:
    from hub.collect.formats import json_access  # it is for another process, and few feeds are in pages

    document, _ = json_access.load(data)
    entries = [json.dumps(item).encode() for item in json_access.objects(document, "items")]
    return json_access.string(document, "next_url"), entries


def _of_xml(data: bytes) -> tuple[str, Sequence[bytes]]:
    """Return the link to the next page of an XML feed, and its entries; raises SourceError where there are none."""
    head, entries, tail = entry_splitting.split(charset.xml(data))
    if not entries:
        message = gettext("this page has no entries")
        raise SourceError(message)
    links = {
        found[1]: next(filter(None, href.groups()), b"")
        for link in LINK.findall(head + tail)
        if (found := REL.search(link)) and (href := HREF.search(link))
    }
    given = links.get(b"next") or links.get(b"prev-archive") or b""
    return html.unescape(given.decode()).strip(), entries


def _end(following: str, seen: set[str], most: int) -> str:
    if urls.key(following) in seen:
        return gettext("its feed leads back to %(following)s: its pages form a loop", following=following)
    return gettext(
        "its feed has more than %(most)s pages; those from %(following)s on were not read",
        most=most,
        following=following,
    )


def join(pages: Sequence[bytes]) -> str:
    """Return the pages of one feed as one; the authors of a page of JSON count for its items that name none."""
    if not _is_json(pages[0]):
        return entry_splitting.joined([charset.xml(page) for page in pages]).decode()
    from hub.collect.formats import json_access

    documents = [json_access.load(page)[0] for page in pages]
    items = [item for document in documents for item in _items(document)]
    return json.dumps({**documents[0], "next_url": None, "items": items})


def _items(document: Mapping[str, Any]) -> Iterable[Any]:
    from hub.collect.formats import json_access

    authors = {name: document[name] for name in ("authors", "author") if name in document}
    return [
        authors | item if isinstance(item, dict) else item for item in json_access.get(document, "items", list) or ()
    ]
