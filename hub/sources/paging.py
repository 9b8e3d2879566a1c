"""A JSON Feed in several pages -> one: https://www.jsonfeed.org/version/1.1/, Top-level, `next_url`."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hub import urls
from hub.errors import SourceError
from hub.sources import wire

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from hub.sources.web import Answer

MOST_PAGES = 10


async def whole(first: Answer, get: Callable[[str, int], Awaitable[Answer]]) -> Answer:
    """The first page with the items of those that follow it; `get` asks for one, given the bytes had so far.

    A page that cannot be read ends the feed with a note, and without validators: the next fetch asks for all again.
    """
    following = _following(first.data, first.url)
    if following is None:
        return first
    documents, seen, size, note = [wire.load(first.data)], {urls.key(first.url)}, len(first.data), ""
    while following and not note:
        if urls.key(following) in seen or len(documents) == MOST_PAGES:
            note = _end(following, seen)
            break
        seen.add(urls.key(following))
        try:
            page = await get(following, size)
            documents.append(wire.load(page.data))
            size, following = size + len(page.data), _following(page.data, page.url)
        except SourceError as error:
            note = f"page {len(documents) + 1} of its feed, {following}, is missing: {error}"
            first = replace(first, reply=replace(first.reply, etag=None, last_modified=None))
    return replace(first, data=_joined(documents), notes=(note,) if note else ())


def _following(data: bytes, url: str) -> str | None:
    """The address of the next page; None where there is none, or where this is no JSON Feed."""
    if b'"next_url"' not in data:
        return None
    try:
        given = wire.string(wire.load(data), "next_url")
        return urls.absolute(given, url) if given else None
    except (SourceError, ValueError):
        return None


def _end(following: str, seen: set[str]) -> str:
    if urls.key(following) in seen:
        return f"its feed leads back to {following}: its pages go round in a circle"
    return f"its feed has more than {MOST_PAGES} pages; those from {following} on were left alone"


def _joined(documents: list[dict[str, Any]]) -> bytes:
    """One feed; the authors of a page speak for its items that name none."""
    items = [item for document in documents for item in _items(document)]
    return json.dumps({**documents[0], "next_url": None, "items": items}, ensure_ascii=False).encode("utf-8", "replace")


def _items(document: Mapping[str, Any]) -> list[Any]:
    authors = {name: document[name] for name in ("authors", "author") if name in document}
    return [authors | item if isinstance(item, dict) else item for item in wire.get(document, "items", list) or ()]
