"""Visiting real servers as a good guest."""

from __future__ import annotations

import asyncio
import contextlib
import time
import urllib.request
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from hub.base.sandbox import Fence
from hub.collect import feed_pages, host_queue, http_client, source_fetcher
from hub.collect.host_queue import Guest
from hub.collect.polling_state import Visit
from hub.content.settings import Source
from hub.errors import SourceError
from tests import servers

if TYPE_CHECKING:
    from pathlib import Path

    from tests.servers import Server

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
GUEST = Guest(contact="https://hub.example.gov/", now=NOW, limits=http_client.Limits(total=2, gap=0), chance=lambda: 1)
FEED = b'{"title": "F", "items": [{"id": "1", "title": "A", "url": "https://a.example.gov/"}]}'


def read(source: Source, visitor: Guest, root: Path) -> source_fetcher.FetchResult:
    """One visit to one source."""
    (result,) = source_fetcher.fetch([source], root, visitor)
    return result


def returning(result: source_fetcher.FetchResult, after: timedelta = timedelta(days=1)) -> Guest:
    """The same guest some time later, who remembers that visit."""
    assert result.visit
    return replace(GUEST, now=NOW + after, visits={result.source.key: result.visit})


def test_a_source_that_has_not_changed_is_not_read_again(server: Server, source: Source, tmp_path: Path) -> None:
    """The second request names the validators of the first, and 304 is a good answer to it."""
    notes = replace(source, url=server.says(FEED, 'ETag: "a"', "Last-Modified: Fri, 20 Nov 2026 09:00:00 GMT"))
    first = read(notes, GUEST, tmp_path)
    server.says(b"", status="304 Not Modified")
    second = read(notes, returning(first), tmp_path)

    assert (len(first.feeds), first.unchanged, first.body) == (1, False, FEED)
    assert (second.feeds, second.failures, second.unchanged, second.body) == ((), (), True, None)
    assert {b'If-None-Match: "a"', b"If-Modified-Since: Fri, 20 Nov 2026 09:00:00 GMT"} <= set(server.heard)
    assert second.visit == first.visit


def test_the_same_body_is_not_read_again(server: Server, source: Source, tmp_path: Path) -> None:
    """A server without validators costs a download, and nothing else."""
    notes = replace(source, url=server.says(FEED))
    again = read(notes, returning(read(notes, GUEST, tmp_path)), tmp_path)

    assert (again.unchanged, again.feeds) == (True, ())


@pytest.mark.parametrize("changed", [{"base_url": "https://b.example.gov/"}, {"url": "/other"}])
def test_other_settings_read_everything_again(
    server: Server, source: Source, tmp_path: Path, changed: dict[str, str]
) -> None:
    """What a body means depends on the settings of its source, so a change forgets the visit."""
    notes = replace(source, url=server.says(FEED, 'ETag: "a"'))
    server.says(FEED, path="/other")
    visitor = returning(read(notes, GUEST, tmp_path))
    other = replace(notes, **(changed if "url" not in changed else {"url": server.url("/other")}))  # type: ignore[arg-type]

    assert len(read(other, visitor, tmp_path).feeds) == 1


def test_a_304_that_nobody_asked_for_is_a_failure(server: Server, source: Source, tmp_path: Path) -> None:
    """An empty success would hide that the source was never read."""
    result = read(replace(source, url=server.says(b"", status="304 Not Modified")), GUEST, tmp_path)

    assert result.failures == ("the server answered 304 Not Modified",)


def test_a_body_that_is_no_feed_counts_as_a_failed_visit(server: Server, source: Source, tmp_path: Path) -> None:
    """It is neither kept for replay nor asked for conditionally the next time."""
    result = read(replace(source, url=server.says(b"<html>", 'ETag: "a"')), GUEST, tmp_path)

    assert result.visit
    assert (result.failures, result.body) == (("this is a web page, not a feed",), None)
    assert (result.visit.failures, result.visit.etag) == (1, None)


def test_a_source_that_is_gone_is_left_alone(server: Server, source: Source, tmp_path: Path) -> None:
    """410 stops the visits, and every fetch says so until somebody edits the source."""
    notes = replace(source, url=server.says(b"", status="410 Gone"))
    first = read(notes, GUEST, tmp_path)
    heard = len(server.heard)
    second = read(notes, returning(first), tmp_path)

    assert first.failures == ("the server answered 410 Gone",)
    assert second.notes == ("gone since 2026-11-20: correct its `url`, or set `active: false`",)
    assert (second.failures, second.visit, len(server.heard)) == ((), None, heard)


def test_a_host_that_asks_to_wait_is_not_asked_again(server: Server, source: Source, tmp_path: Path) -> None:
    """429 holds for every source of the host, in this fetch and in the next one."""
    busy = replace(source, url=server.says(b"", "Retry-After: 60", status="429 Too Many Requests"))
    other = replace(source, key="other", url=server.says(FEED, path="/other"))
    results = list(source_fetcher.fetch([busy, other], tmp_path, GUEST))

    assert [result.failures for result in results] == [("the server answered 429 Too Many Requests",)] * 2
    assert [result.visit.not_before for result in results if result.visit] == [NOW + timedelta(seconds=60)] * 2


def test_a_move_for_good_is_proposed_after_a_week(server: Server, source: Source, tmp_path: Path) -> None:
    """The proposal names the new address."""
    there = server.says(FEED, path="/there")
    notes = replace(source, url=server.says(b"", "Location: /there", status="308 Permanent Redirect"))
    first = read(notes, GUEST, tmp_path)

    assert first.notes == ()
    assert read(notes, returning(first, timedelta(days=7)), tmp_path).notes == (
        f"moved for good: write `url: {there}` in its entry",
    )


def test_a_secret_goes_to_its_source_only(server: Server, source: Source, tmp_path: Path) -> None:
    """The variable's value is sent as Authorization, and no message shows it."""
    secret = replace(source, authorization="FEED_TOKEN", url=server.says(b"", status="401 Unauthorized"))
    visitor = replace(GUEST, environment={"FEED_TOKEN": "Bearer s3cret"})

    assert "s3cret" not in str(read(secret, visitor, tmp_path))
    assert b"Authorization: Bearer s3cret" in server.heard
    assert read(secret, GUEST, tmp_path).failures == (
        "set the environment variable FEED_TOKEN, whose value is sent as Authorization",
    )


def pages(server: Server, other: str) -> str:
    """A feed of three pages, the last of which lies on another host; its address."""
    item = b'"items": [{"id": "%s", "title": "A", "url": "https://a.example.gov/%s"}]'
    server.says(b'{"title": "F", %s}' % (item % (b"3", b"3")), path="/3")
    server.says(b'{"title": "F", "next_url": "%s", %s}' % (other.encode(), item % (b"2", b"2")), path="/2")
    return server.says(b'{"title": "F", "next_url": "/2", %s}' % (item % (b"1", b"1")))


def test_a_secret_goes_to_pages_of_its_own_host_only(server: Server, source: Source, tmp_path: Path) -> None:
    """A feed may lead to a page of another host, or of another port, which must not learn the secret."""
    visitor = replace(GUEST, environment={"FEED_TOKEN": "Bearer s3cret"})
    with servers.running() as elsewhere:
        elsewhere.says(FEED)
        for other in (server.url("/3", host="localhost"), elsewhere.url()):
            server.heard.clear()
            feed = replace(source, authorization="FEED_TOKEN", url=pages(server, other))
            assert [len(found.candidates) for found in read(feed, visitor, tmp_path).feeds] == [3]
            assert server.heard.count(b"Authorization: Bearer s3cret") == 2
        assert not [line for line in elsewhere.heard if line.startswith(b"Authorization")]
    assert "s3cret" not in repr(visitor)


def test_the_pages_of_a_feed_share_its_size(server: Server, source: Source, tmp_path: Path) -> None:
    """Each must fit into what those before it have left."""
    feed = replace(source, url=pages(server, server.url("/3")))
    sizes = {page: len(http(server.url(page))) for page in ("/", "/2", "/3")}
    everything = sum(sizes.values())
    for size, had in ((everything, 3), (everything - 1, 2), (sizes["/"], 1)):
        result = read(feed, replace(GUEST, limits=http_client.Limits(gap=0, size=size)), tmp_path)
        assert [len(found.candidates) for found in result.feeds] == [had]


def http(url: str) -> bytes:
    """What is at an address."""
    with urllib.request.urlopen(url) as answer:  # noqa: S310  our own server
        body: bytes = answer.read()
    return body


def heard(sources: list[Source], visitor: Guest, most: int = 9) -> list[str]:
    """The keys of sources, in the order in which their servers answered, up to the one after which nobody listens."""

    async def found() -> list[str]:
        keys: list[str] = []
        async with contextlib.aclosing(host_queue.answers(sources, visitor, fence)) as answers:
            async for source, _ in answers:
                keys.append(source.key)
                if len(keys) == most:
                    break
        return keys

    with Fence() as fence:
        return asyncio.run(found())


def numbered(server: Server, source: Source, count: int) -> list[Source]:
    """Sources of one host."""
    urls = [server.says(FEED, path=f"/{number}") for number in range(count)]
    return [replace(source, key=f"s{number}", url=url) for number, url in enumerate(urls)]


def test_the_sources_of_one_host_come_one_after_the_other(server: Server, source: Source) -> None:
    """Between two requests to a host there is a gap, and none before the first."""
    steps: list[int] = []
    visitor = replace(GUEST, limits=http_client.Limits(gap=0.05), progress=lambda: steps.append(1))
    start = time.monotonic()

    assert heard(numbered(server, source, 3), visitor) == ["s0", "s1", "s2"]
    assert time.monotonic() - start >= 0.1
    assert len(steps) == 3
    assert heard(numbered(server, source, 1), replace(visitor, limits=http_client.Limits(gap=3_600))) == ["s0"]


def test_other_hosts_do_not_wait(server: Server, source: Source) -> None:
    """Neither for the gap of a host nor for one that asked to wait."""
    busy = replace(source, key="busy", url=server.says(b"", status="429 Too Many Requests"))
    more = replace(source, key="more", url=server.says(FEED, path="/more"))
    other = replace(source, key="other", url=server.url("/more", host="localhost"))
    visitor = replace(GUEST, limits=http_client.Limits(gap=3_600))

    assert sorted(heard([busy, more, other], visitor)) == ["busy", "more", "other"]
    assert server.asked.count("GET /more") == 1


def test_nobody_is_asked_any_more_once_nobody_listens(server: Server, source: Source) -> None:
    """Who stops listening ends all visits that are still to be made."""
    visitor = replace(GUEST, limits=http_client.Limits(gap=0.2))

    assert heard(numbered(server, source, 3), visitor, most=1) == ["s0"]
    assert server.asked == ["GET /0"]


def test_bodies_are_replayed_without_the_network(tmp_path: Path, source: Source) -> None:
    """The last body of each source is read again; files are read as ever."""
    (tmp_path / "feed.json").write_bytes(FEED)
    sources = [source, replace(source, key="new"), Source(key="file", name="F", path="feed.json")]
    bodies = {"notes": (FEED, "https://feeds.example.gov/")}
    results = list(source_fetcher.replay(sources, bodies.get, tmp_path))

    assert [len(result.feeds) for result in results] == [1, 0, 1]
    assert results[1].notes == ("nothing to replay: it was never read",)


def test_a_way_from_https_to_http_is_refused() -> None:
    """Anybody between could change the answer."""
    http_client.refuse_downgrade(["http", "https", "https"])
    with pytest.raises(SourceError, match="it redirects from https to http"):
        http_client.refuse_downgrade(["http", "https", "http"])


def test_a_visit_is_remembered_by_address(source: Source) -> None:
    """A state of another address says nothing of this one."""
    other = GUEST.remembers(replace(source, url="https://old.example.gov/"))
    known = Visit(key="notes", url=other.url, settings=other.settings, failures=3)

    assert other.url == "https://old.example.gov/"
    assert replace(GUEST, visits={"notes": known}).remembers(source).failures == 0
    assert replace(GUEST, visits={"notes": known}).remembers(replace(source, url=other.url)).failures == 3
    assert issubclass(http_client.RefusalError, SourceError)


@pytest.mark.parametrize("body", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff\0 ", b"\xef\xbb\xbf\n"])
def test_an_empty_answer_is_a_failure(server: Server, source: Source, tmp_path: Path, body: bytes) -> None:
    """It is counted each time, keeps what was there before, and is never taken for the same as before."""
    notes = replace(source, url=server.says(FEED, 'ETag: "a"'))
    first = read(notes, GUEST, tmp_path)
    server.says(body, 'ETag: "b"')
    second = read(notes, returning(first), tmp_path)
    third = read(notes, returning(second, timedelta(days=3)), tmp_path)

    for number, result in enumerate((second, third), 1):
        assert (result.failures, result.unchanged, result.body) == (("the answer is empty",), False, None)
        assert first.visit
        assert result.visit
        assert (result.visit.failures, result.visit.etag) == (number, '"a"')


def test_an_answer_that_breaks_the_visit_is_one_failure(
    server: Server, source: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What nobody thought of ends the visit to one source, and the others are read."""
    sources = [
        replace(source, key="odd", dialect="jsonfeed", url=server.says(FEED, path="/odd")),
        replace(source, key="rss", dialect="digitalgov", url=server.says(b'{"items": []}', path="/rss")),
    ]

    async def breaks(*_: object, **__: object) -> http_client.Answer:
        raise KeyError

    monkeypatch.setattr(feed_pages, "whole", breaks)
    odd, fine = source_fetcher.fetch(sources, tmp_path, GUEST)
    assert odd.failures == ("it crashes hub's reader (KeyError), which is a bug in hub: please report it",)
    assert fine.failures == ()
