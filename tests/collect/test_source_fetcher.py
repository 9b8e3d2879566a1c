"""Reading several sources, good and bad, from the web and from folders."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from hub.collect import http_client, source_fetcher
from hub.collect.host_queue import Guest
from hub.content.settings import Config, Source
from hub.errors import SourceError
from tests import flow
from tests.collect.test_http_client import drip

if TYPE_CHECKING:
    from pathlib import Path

    from tests.servers import Server

GUEST = Guest(
    contact="https://hub.example.gov/",
    now=datetime(2026, 11, 20, tzinfo=UTC),
    limits=http_client.Limits(total=0.5, gap=0),
    chance=lambda: 1,
)
FEED = b'{"title": "F", "items": [{"id": "1", "title": "A", "url": "https://a.example.gov/"}]}'


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """A hub with two sources, one of them at rest."""
    sources = (
        Source(key="notes", name="N", url="https://n.example.gov/"),
        Source(key="old", name="O", path="o", active=False),
    )
    return replace(flow.hub(tmp_path), sources=sources)


@pytest.mark.parametrize(
    ("keys", "chosen"), [((), ["notes"]), (("old",), ["old"]), (("old", "notes"), ["notes", "old"])]
)
def test_chooses(config: Config, keys: tuple[str, ...], chosen: list[str]) -> None:
    """Without keys, the active sources are read; with keys, those, active or not."""
    assert [source.key for source in source_fetcher.chosen(config, keys)] == chosen


def test_knows_no_such_source(config: Config) -> None:
    """A key that no source has is answered with the nearest one."""
    with pytest.raises(SourceError) as caught:
        source_fetcher.chosen(config, ["notes", "note"])
    message = "the hub has no source 'note': did you mean \"notes\"? (notes, old)"
    assert str(caught.value) == message


def test_one_bad_source_stops_no_other(server: Server, tmp_path: Path) -> None:
    """Each source gives its feeds or its failures, files first, whatever the others do."""
    (tmp_path / "feeds" / "sub").mkdir(parents=True)
    (tmp_path / "feeds" / "sub" / "good.JSON").write_bytes(FEED)
    (tmp_path / "feeds" / "bad.xml").write_text("hello")
    (tmp_path / "feeds" / "notes.txt").write_text("no feed")
    urls = {
        "slow": server.does(drip, path="/slow"),
        "gone": server.says(b"", path="/gone", status="410 Gone"),
        "page": server.says(b"<html>", path="/page"),
        "good": server.says(FEED, path="/good"),
    }
    sources = [Source(key=key, name=key, url=url, private=True) for key, url in urls.items()]
    sources.insert(1, Source(key="folder", name="folder", path="feeds"))
    sources.append(Source(key="nowhere", name="nowhere", path="nowhere"))
    found = source_fetcher.fetch(sources, tmp_path, GUEST)
    results = [(one.source.key, [len(feed.candidates) for feed in one.feeds], one.failures) for one in found]
    assert results == [
        (
            "folder",
            [1],
            ("feeds/bad.xml: this is not an RSS or Atom feed: the XML breaks at line 1, column 0: syntax error",),
        ),
        ("nowhere", [], ("nowhere: the file cannot be read: No such file or directory",)),
        ("slow", [], ("no full answer within 0.5 seconds",)),
        ("gone", [], ("the server answered 410 Gone",)),
        ("page", [], ("this is a web page, not a feed",)),
        ("good", [1], ()),
    ]


def test_a_feed_that_only_the_header_names(server: Server, tmp_path: Path, source: Source) -> None:
    """A page that is read as a feed says which address to write."""
    link = 'Link: </atom>; rel="alternate"; type="application/atom+xml"'
    (result,) = source_fetcher.fetch([replace(source, url=server.says(b"<html>", link))], tmp_path, GUEST)
    advice = f"write `url: {server.url('/atom')}` in its entry"
    assert result.failures == (f"this is a web page, not a feed; {advice}",)


def test_a_file_that_is_a_link_out_of_the_hub(tmp_path: Path) -> None:
    """It is a failure of its source, whatever it holds; `outside` allows it."""
    (tmp_path / "hub/feeds").mkdir(parents=True)
    (tmp_path / "secret.json").write_bytes(FEED)
    (tmp_path / "hub/feeds/a.json").symlink_to("../../secret.json")
    source = Source(key="folder", name="folder", path="feeds")
    refused, read = source_fetcher.fetch([source, replace(source, outside=True)], tmp_path / "hub", GUEST)
    assert (refused.feeds, refused.failures) == (
        (),
        ("feeds/a.json: it is a link that leads out of the hub; put the file in its place, or add `outside: true`",),
    )
    assert [len(feed.candidates) for feed in read.feeds] == [1]


def test_reads_places(server: Server, tmp_path: Path, source: Source) -> None:
    """Files, folders and addresses are read in the order given."""
    (tmp_path / "b.json").write_bytes(FEED)
    (tmp_path / "a.json").write_bytes(b"{}")
    url = server.says(FEED)
    found = list(source_fetcher.read([url, str(tmp_path), "ftp://a.example.gov/"], source, GUEST))
    assert [place for place, _ in found] == [url, f"{tmp_path}/a.json", f"{tmp_path}/b.json", "ftp://a.example.gov/"]
    assert [getattr(feed, "title", "failed") for _, feed in found] == ["F", "failed", "F", "failed"]
