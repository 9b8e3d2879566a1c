"""Feeds in pages, from a real server."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hub.collect import http_client, source_fetcher
from tests.collect.test_host_queue import GUEST, read

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.settings import Source
    from tests.servers import Server


def page(number: int, following: str | None, **more: object) -> bytes:
    """A page with one item."""
    item = {"id": str(number), "url": f"https://a.example.gov/{number}/", "title": f"Item {number}"}
    return json.dumps({"title": "F", "items": [item, 7], "next_url": following, **more}).encode()


def titles(result: source_fetcher.FetchResult) -> list[str]:
    """The titles of all that was read."""
    return [one.title for feed in result.feeds for one in feed.candidates]


def test_the_pages_of_a_feed_are_one(server: Server, source: Source, tmp_path: Path) -> None:
    """In order, from relative addresses; a page's authors speak for its items, and the body replays as a whole."""
    url = server.says(page(1, "/2", authors=[{"name": "Ada"}]), 'ETag: "a"')
    server.says(page(2, "3", authors=[{"name": "Bo"}]), path="/2")
    server.says(page(3, None), path="/3")
    paged = replace(source, url=url)
    result = read(paged, GUEST, tmp_path)

    assert titles(result) == ["Item 1", "Item 2", "Item 3"]
    assert [one.authors for one in result.feeds[0].candidates] == [("Ada",), ("Bo",), ("Ada",)]
    assert (result.notes, result.visit and result.visit.etag) == ((), '"a"')
    (replayed,) = source_fetcher.replay([paged], lambda _: (result.body or b"", url), tmp_path)
    assert titles(replayed) == titles(result)


def test_pages_in_a_circle_end(server: Server, source: Source, tmp_path: Path) -> None:
    """Each page is asked for once."""
    url = server.says(page(1, "/2"))
    server.says(page(2, "/"), path="/2")
    result = read(replace(source, url=url), GUEST, tmp_path)

    assert titles(result) == ["Item 1", "Item 2"]
    assert result.notes == (f"its feed leads back to {url}: its pages form a loop",)


def test_at_most_ten_pages_are_read(server: Server, source: Source, tmp_path: Path) -> None:
    """What lies further on is named."""
    for number in range(1, 30):
        server.says(page(number, f"/{number + 1}"), path=f"/{number}")
    result = read(replace(source, url=server.url("/1")), GUEST, tmp_path)

    assert len(titles(result)) == 10
    assert result.notes == (f"its feed has more than 10 pages; those from {server.url('/11')} on were not read",)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ((b"", "500 Oops"), "the server answered 500 Oops"),
        ((b"no", "200 OK"), "this page has no entries"),
        ((b"{no", "200 OK"), "this is not JSON: line 1, column 2: Expecting property name"),
        ((page(2, None, more="x" * 5000), "200 OK"), "the answer is larger than 0.0"),
    ],
)
def test_a_page_that_is_missing_is_named_and_asked_for_again(
    server: Server, source: Source, tmp_path: Path, answer: tuple[bytes, str], reason: str
) -> None:
    """What came before it is kept; the next fetch asks for everything. All pages share one limit of size."""
    url = server.says(page(1, "/2"), 'ETag: "a"')
    server.says(answer[0], path="/2", status=answer[1])
    visitor = replace(GUEST, limits=http_client.Limits(total=2, gap=0, size=5000))
    result = read(replace(source, url=url), visitor, tmp_path)

    assert titles(result) == ["Item 1"]
    assert result.notes[0].startswith(f"page 2 of its feed, {server.url('/2')}, is missing: {reason}")
    assert result.visit
    assert result.visit.etag is None


@pytest.mark.parametrize("following", ["", "javascript:alert(1)", "http://["])
def test_an_address_that_is_none_leads_nowhere(server: Server, source: Source, tmp_path: Path, following: str) -> None:
    """The page itself is read."""
    assert titles(read(replace(source, url=server.says(page(1, following))), GUEST, tmp_path)) == ["Item 1"]


def test_a_broken_first_page_is_a_failure_as_ever(server: Server, source: Source, tmp_path: Path) -> None:
    """Its message has line and column."""
    result = read(replace(source, url=server.says(b'{"next_url" 1}')), GUEST, tmp_path)
    assert result.failures == ("this is not JSON: line 1, column 13: Expecting ':' delimiter",)


def test_a_secret_stays_with_its_host(server: Server, source: Source, tmp_path: Path) -> None:
    """A page elsewhere is asked for without it, one at home with it."""
    elsewhere = server.url("/2", "127.0.0.2").replace("127.0.0.2", "localhost")
    server.says(page(2, None), path="/2")
    visitor = replace(GUEST, environment={"TOKEN": "s3cret"})
    secret = replace(source, authorization="TOKEN", url=server.says(page(1, elsewhere)))
    read(secret, visitor, tmp_path)
    assert sum(b"s3cret" in line for line in server.heard) == 1
    server.heard.clear()
    server.says(page(1, "/2"))
    read(secret, visitor, tmp_path)
    assert sum(b"s3cret" in line for line in server.heard) == 2


def atom(number: int, rel: str, following: str, day: str = "", declares: str = "") -> bytes:
    """A page of an Atom feed with one entry, and others of its links."""
    return (
        f"<?xml version='1.0' encoding='utf-8'?><feed xmlns='http://www.w3.org/2005/Atom' {declares}><title>F</title>"
        f"<link rel='self' href='/'/><link href=\"{following}\" rel='{rel}'/><entry><id>urn:{number}</id>"
        f"<title>Item {number} – é</title><link rel='next' href='/no'/><link href='https://a.example.gov/{number}'/>"
        f"{f'<updated>{day}T10:00:00Z</updated>' if day else ''}</entry></feed>"
    ).encode()


@pytest.mark.parametrize("rel", ["next", "prev-archive"])
def test_the_pages_of_an_xml_feed_are_one(server: Server, source: Source, tmp_path: Path, rel: str) -> None:
    """RFC 5005, sections 3 and 4: in order, whatever the charset of a page, and the body replays as a whole."""
    url = server.says(atom(1, rel, "/2?a=1&amp;b=2"))
    second = atom(2, rel, "/3").replace(b"utf-8", b"latin-1").replace("é".encode(), b"\xe9").replace("–".encode(), b"-")
    server.says(second, path="/2?a=1&b=2")
    server.says(atom(3, "previous", "/4"), path="/3")
    result = read(replace(source, url=url), GUEST, tmp_path)

    assert titles(result) == ["Item 1 – é", "Item 2 - é", "Item 3 – é"]
    assert (result.notes, result.failures) == ((), ())
    assert server.asked == ["GET /", "GET /2?a=1&b=2", "GET /3"]
    (replayed,) = source_fetcher.replay([replace(source, url=url)], lambda _: (result.body or b"", url), tmp_path)
    assert titles(replayed) == titles(result)


def test_a_page_without_entries_is_named(server: Server, source: Source, tmp_path: Path) -> None:
    """A web page behind a feed is no page of it, and links of web pages lead nowhere."""
    url = server.says(atom(1, "next", "/2"))
    server.says(b"<html><link rel='next' href='/3'>", path="/2")
    result = read(replace(source, url=url), GUEST, tmp_path)
    assert titles(result) == ["Item 1 – é"]
    assert result.notes == (f"page 2 of its feed, {server.url('/2')}, is missing: this page has no entries",)
    page_of_the_web = read(replace(source, url=server.url("/2")), GUEST, tmp_path)
    assert page_of_the_web.failures == ("this is a web page, not a feed",)


def test_pages_that_cannot_be_new_are_not_asked_for(server: Server, source: Source, tmp_path: Path) -> None:
    """A new source is read to its first day, a known one a month beyond the last visit, and all of it on request."""
    server.says(atom(1, "next", "/2", "2026-11-19"), path="/1")
    server.says(atom(2, "next", "/3", "2026-10-22"), path="/2")
    server.says(atom(3, "next", "/4", "2026-10-20"), path="/3")
    server.says(atom(4, "previous", "/5", "2026-10-01"), path="/4")
    paged = replace(source, url=server.url("/1"))
    assert len(titles(read(paged, GUEST, tmp_path))) == 3
    assert len(titles(read(paged, replace(GUEST, everything=True), tmp_path))) == 4
    assert len(titles(read(replace(paged, dialect="digitalgov"), GUEST, tmp_path))) == 1


def test_an_item_of_json_ends_the_pages_by_its_date(server: Server, source: Source, tmp_path: Path) -> None:
    """The last one that has a date counts, for some sites pin an old one to the top."""
    item = {"id": "9", "url": "https://a.example.gov/9/", "title": "Item 9"}
    old = item | {"id": "8", "url": "https://a.example.gov/8/", "date_published": "2020-01-01T00:00:00Z"}
    new = item | {"date_published": "2026-11-19T00:00:00Z"}
    server.says(page(2, None), path="/2")
    pinned = json.dumps({"items": [old, new, item | {"id": "7"}], "next_url": "/2"}).encode()
    sorted_ = json.dumps({"items": [new, old], "next_url": "/2"}).encode()
    assert len(titles(read(replace(source, url=server.says(pinned)), GUEST, tmp_path))) == 4
    assert len(titles(read(replace(source, url=server.says(sorted_)), GUEST, tmp_path))) == 2
