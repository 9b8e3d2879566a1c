"""A JSON Feed in several pages -> one: https://www.jsonfeed.org/version/1.1/, Top-level, `next_url`."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hub.base import urls
from hub.collect.formats import json_access
from hub.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from hub.base.sandbox import Fence
    from hub.collect.http_client import Answer

MOST_PAGES = 10


async def whole(first: Answer, get: Callable[[str, int], Awaitable[Answer]], fence: Fence) -> Answer:
    """Return the first page with the items of those that follow it, MOST_PAGES at most.

    `get` asks for a page, given its address and the number of bytes had so far. A page that cannot be read ends the
    feed with a note, and without validators: the next fetch asks for all again.
    """
    following = await _second(first, fence)
    if following is None:
        return first
    pages, seen, size, note = [first.data], {urls.key(first.url)}, len(first.data), ""
    while following and not note:
        if urls.key(following) in seen or len(pages) == MOST_PAGES:
            note = _end(following, seen)
            break
        seen.add(urls.key(following))
        try:
            page = await get(following, size)
            beyond = await fence.do_beside(after, page.data, page.url)
            pages.append(page.data)
            size, following = size + len(page.data), beyond
        except SourceError as error:
            note = f"page {len(pages) + 1} of its feed, {following}, is missing: {error}"
            first = replace(first, reply=replace(first.reply, etag=None, last_modified=None))
    joined: str = await fence.do_beside(join, pages)
    return replace(first, data=joined.encode(), notes=(note,) if note else ())


async def _second(first: Answer, fence: Fence) -> str | None:
    """Return the address of the second page; None without one, or where the first is not a JSON Feed."""
    if b'"next_url"' not in first.data:
        return None
    try:
        found: str | None = await fence.do_beside(after, first.data, first.url)
    except SourceError:  # whoever reads the feed says so
        return None
    return found


def after(data: bytes, url: str) -> str | None:
    """Return the address of the page after this one; None where there is none.

    Raises SourceError where this page is not JSON.
    """
    given = json_access.string(json_access.load(data), "next_url")
    try:
        return urls.absolute(given, url) if given else None
    except ValueError:
        return None


def _end(following: str, seen: set[str]) -> str:
    if urls.key(following) in seen:
        return f"its feed leads back to {following}: its pages form a loop"
    return f"its feed has more than {MOST_PAGES} pages; those from {following} on were not read"


def join(pages: Sequence[bytes]) -> str:
    """Return the pages of one feed as one; the authors of a page count for its items that name none."""
    documents = [json_access.load(page) for page in pages]
    items = [item for document in documents for item in _items(document)]
    return json.dumps({**documents[0], "next_url": None, "items": items})


def _items(document: Mapping[str, Any]) -> list[Any]:
    authors = {name: document[name] for name in ("authors", "author") if name in document}
    return [
        authors | item if isinstance(item, dict) else item for item in json_access.get(document, "items", list) or ()
    ]
