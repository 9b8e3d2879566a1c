"""Feeds in pieces: what is before the entries, the entries, what is behind them, and the newest of them."""

from __future__ import annotations

import json

import pytest

from hub.collect import entry_splitting
from hub.collect.entry_splitting import NewestEntries

DAYS = range(1, 29)


def rss(days: range | list[int], more: str = "") -> bytes:
    """An RSS feed with an entry a day."""
    entries = "".join(
        f"\n<item><title>Day {day}</title><pubDate>{day} Nov 2026 10:00 GMT</pubDate>"
        f"<description><![CDATA[no </item> here {more}]]></description></item>"
        for day in days
    )
    return f"<?xml version='1.0'?><rss><channel><title>F</title>{entries.lstrip()}</channel></rss>".encode()


def json_feed(days: range | list[int], more: str = "") -> bytes:
    """A JSON Feed with an item a day, and a title behind them."""
    items = [{"title": f'"Day" {{{day}', "date_published": f"2026-11-{day:02}T10:00:00Z", "more": more} for day in days]
    return json.dumps({"version": "1", "items": items, "title": "F"}).encode()


def newest(data: bytes, largest: int, step: int = 100) -> tuple[bytes, str] | None:
    """The newest entries of a feed that comes in pieces; None where it is too much."""
    holder = NewestEntries(largest)
    if all(holder.take(data[at : at + step]) for at in range(0, len(data), step)):
        return holder.body()
    return None


@pytest.mark.parametrize("make", [rss, json_feed])
def test_splits(make: type) -> None:
    """A feed is its parts, and nothing of it is lost."""
    data = make(DAYS)
    head, entries, tail = entry_splitting.split(data)
    assert len(entries) == len(DAYS)
    assert [b"Day" in part for part in (head, *entries, tail)] == [False, *(True for _ in DAYS), False]
    again = entry_splitting.joined([data])
    assert (again, again.count(b"Day")) == (data.replace(b"\n<item>", b"<item>").replace(b"}, {", b"},{"), len(DAYS))


@pytest.mark.parametrize(
    "data", [b"", b"<rss/>", b"{}", b'{"items": []}', b"<entry>", b'{"items": [{"a": "', b"<item><![CDATA[</item>"]
)
def test_what_has_no_whole_entry(data: bytes) -> None:
    """It is all head, and joining pages to it changes nothing."""
    head, entries, tail = entry_splitting.split(data)
    assert (head + tail, entries) == (data, [])
    assert entry_splitting.joined([data, data]) == data


@pytest.mark.parametrize("make", [rss, json_feed])
def test_joins_pages(make: type) -> None:
    """The entries of all pages stand in the first."""
    assert (
        entry_splitting.split(entry_splitting.joined([make([1, 2]), make([3]), b"<x>"]))[1]
        == (entry_splitting.split(make([1, 2, 3]))[1])
    )


@pytest.mark.parametrize("make", [rss, json_feed])
@pytest.mark.parametrize("step", [1, 100, 100_000])
def test_holds_the_newest(make: type, step: int) -> None:
    """Wherever they stand in the feed, in its order, and as many as fit."""
    days = [day * 11 % 29 for day in DAYS]
    found = newest(make(days, "x" * 200), 4000, step)
    assert found is not None
    body, note = found
    held = entry_splitting.split(body)[1]
    kept = [day for day in days if day > max(days) - len(held)]
    assert held == entry_splitting.split(make(kept, "x" * 200))[1]
    assert len(body) < 4100 < len(body) + 2 * len(held[0])
    assert note == f"its feed has 0.0 MB: the newest {len(held)} of its 28 entries were read"


def test_of_entries_without_a_date_the_first_are_held() -> None:
    """They count as older than those with one."""
    plain = b"<feed>" + b"".join(b"<entry>%03d%b</entry>" % (number, b"x" * 100) for number in range(50))
    dated = b"<entry><updated>2026-11-01T00:00:00Z</updated></entry></feed>"
    found = newest(plain + dated, 500)
    assert found is not None
    assert [entry[7:10] for entry in entry_splitting.split(found[0])[1]] == [b"000", b"001", b"002", b"<up"]


def test_a_small_feed_stays_as_it_is() -> None:
    """Byte for byte, without a note."""
    assert newest(rss(DAYS), 100_000) == (rss(DAYS), "")


@pytest.mark.parametrize(
    "data", [b"x" * 5000, b"<rss>" * 1000, b"<rss><item>" + b"x" * 5000, b'{"items": [{"a": "' + b"x" * 5000]
)
def test_what_is_no_feed_or_never_ends_is_too_much(data: bytes) -> None:
    """Nothing but whole entries can be left out of a feed."""
    assert newest(data, 1000) is None
