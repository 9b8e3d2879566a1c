"""The bytes of a feed as its head, its entries and its tail, without reading what they say.

So the newest entries of a feed that is too large to be read, and all those of a feed in pages, are a feed again.
"""

from __future__ import annotations

import heapq
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from hub.base.translation import gettext

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST_TAG = re.compile(rb"<((?:[\w.-]+:)?(?:item|entry))(?=[\s>])")
FIRST_OBJECT = re.compile(rb'"items"\s*:\s*\[\s*(?=\{)')
# What matters to the end of an object: its texts and its brackets.
TOKEN = re.compile(rb'"(?:[^"\\]++|\\.)*+"|[{}]', re.DOTALL)
COMMA = re.compile(rb"\s*,?\s*")
DATE_TAG = re.compile(rb"<(?:\w+:)?(?:pubDate|published|updated|date)\b[^<>]*>\s*(?:<!\[CDATA\[)?\s*([^<\]]{4,60})")
DATE_KEY = re.compile(rb'"(?:date_published|date_modified|date)"\s*:\s*"([^"]{4,60})"')
LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class FeedShape:
    """Hold how the entries of a feed begin and end: the name of their tag; "" for the objects of a JSON Feed."""

    tag: bytes

    def end(self, data: bytes | bytearray, start: int) -> int | None:
        """Return the place after the entry that starts at `start`; None where its end is not there."""
        return self._object_end(data, start) if not self.tag else self._tag_end(data, start)

    def next_start(self, data: bytes | bytearray, at: int) -> int | None:
        """Return where the next entry starts, from a place between two entries on; None where there is none."""
        if self.tag:
            found = re.compile(rb"<%b(?=[\s>])" % re.escape(self.tag)).search(data, at)
            return found.start() if found else None
        at = COMMA.match(data, at).end()  # type: ignore[union-attr]  # it matches nothing, too
        return at if data[at : at + 1] == b"{" else None

    def _tag_end(self, data: bytes | bytearray, start: int) -> int | None:
        closing, at = b"</%b>" % self.tag, start
        while (at := data.find(closing, at)) >= 0:
            at += len(closing)
            opened = data.rfind(b"<![CDATA[", start, at)
            if opened < 0 or data.find(b"]]>", opened, at) >= 0:
                return at
        return None

    @staticmethod
    def _object_end(data: bytes | bytearray, start: int) -> int | None:
        depth = 0
        for token in TOKEN.finditer(data, start):
            depth += {b"{": 1, b"}": -1}.get(bytes(token[0]), 0)
            if not depth:
                return token.end()
        return None

    def joined(self, entries: list[bytes]) -> bytes:
        """Return entries one after the other, as they stand in a feed."""
        return (b"" if self.tag else b",").join(entries)


def shape(data: bytes | bytearray) -> tuple[FeedShape, int] | None:
    """Return how the entries of a feed are written, and where the first one starts; None where there are none."""
    is_json = data[:100].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
    found = (FIRST_OBJECT if is_json else FIRST_TAG).search(data)
    if not found:
        return None
    return (FeedShape(b""), found.end()) if is_json else (FeedShape(bytes(found[1])), found.start())


def split(data: bytes) -> tuple[bytes, list[bytes], bytes]:
    """Return what stands before the entries of a feed, its entries, and what stands behind them."""
    known = shape(data)
    if known is None:
        return data, [], b""
    form, at = known
    head, entries = data[:at], []
    start: int | None = at
    while start is not None and (end := form.end(data, start)) is not None:
        entries.append(data[start:end])
        at, start = end, form.next_start(data, end)
    return head, entries, data[at:]


def joined(pages: list[bytes]) -> bytes:
    """Return the first of several pages of a feed with the entries of all of them."""
    head, entries, tail = split(pages[0])
    others = [entry for page in pages[1:] for entry in split(page)[1]]
    known = shape(pages[0])
    return head + known[0].joined(entries + others) + tail if known else pages[0]


def date(entry: bytes) -> datetime | None:
    """Return the moment that an entry gives first; None where it gives none that can be read."""
    from hub.collect import feed_dates  # few feeds are so large, or in pages, that somebody asks

    pattern = DATE_KEY if entry.startswith(b"{") else DATE_TAG
    found = pattern.search(entry)
    return feed_dates.parse(found[1].decode("utf-8", "replace").strip(), UTC) if found else None


class NewestEntries:
    """Take a feed piece by piece, and hold its newest entries where it has more than `largest` bytes.

    Below that it holds all bytes as they came. It never holds much more than twice as many, whatever comes. Entries
    without a date count as older than all others, and the first of a feed as its newest.
    """

    def __init__(self, largest: int) -> None:
        self._largest = largest
        self._buffer = bytearray()
        self._came = self._number = self._held = self._enough = 0
        self._shape: FeedShape | None = None
        self._head = b""
        self._entries: list[tuple[datetime, int, bytes]] = []

    def take(self, piece: bytes) -> bool:
        """Take what comes next; return False where it is too much, and no feed whose entries can be told apart."""
        self._came += len(piece)
        self._buffer += piece
        if self._shape is None and len(self._buffer) > self._largest:
            known = shape(self._buffer)
            if known is None:
                return False
            self._shape, at = known
            self._head = bytes(self._buffer[:at])
            del self._buffer[:at]
        if self._shape is not None and len(self._buffer) > self._enough:
            self._sort_out(self._shape)
            self._enough = len(self._buffer) + self._largest // 8  # what does not end is not looked through each time
            return len(self._buffer) <= self._largest
        return True

    def _sort_out(self, form: FeedShape) -> None:
        """Move whole entries out of the buffer, and forget the oldest of them where they are too many."""
        at = 0
        for start, end in self._whole(form):
            entry = bytes(self._buffer[start:end])
            heapq.heappush(self._entries, (date(entry) or LONG_AGO, -self._number, entry))
            self._number, self._held, at = self._number + 1, self._held + len(entry), end
            while len(self._head) + self._held > self._largest:
                self._held -= len(heapq.heappop(self._entries)[2])
        del self._buffer[:at]

    def _whole(self, form: FeedShape) -> Iterator[tuple[int, int]]:
        start = form.next_start(self._buffer, 0)
        while start is not None and (end := form.end(self._buffer, start)) is not None:
            yield start, end
            start = form.next_start(self._buffer, end)

    def body(self) -> tuple[bytes, str]:
        """Return the feed, and a note on what of it was left out; "" where nothing was."""
        if self._shape is None:
            return bytes(self._buffer), ""
        self._sort_out(self._shape)
        in_order = [entry for *_, entry in sorted(self._entries, key=lambda held: -held[1])]
        note = gettext(
            "its feed has %(size)s MB: the newest %(count)s of its %(number)s entries were read",
            size=f"{self._came / 1000000:.1f}",
            count=f"{len(in_order):,}",
            number=f"{self._number:,}",
        )
        return self._head + self._shape.joined(in_order) + bytes(self._buffer), note
