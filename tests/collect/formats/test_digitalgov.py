"""The dialect of digital.gov, rule by rule; whole feeds are in `data/digitalgov`."""

from __future__ import annotations

import json
from typing import Any

import pytest

from hub.collect.formats import digitalgov
from hub.content.settings import Source
from hub.errors import SourceError

URL = "https://feeds.example.gov/news/index.json"
SOURCE = Source(key="n", name="N", url=URL)
ITEM = {"title": "A", "url": "/2026/a/"}


def encoded(**document: object) -> bytes:
    """A document of the dialect."""
    return json.dumps({"version": "https://jsonfeed.org/version/1", **document}).encode()


@pytest.mark.parametrize(
    ("document", "answer"),
    [
        ({"item": [ITEM]}, True),
        ({"type": "list", "items": []}, True),
        ({"type": "single"}, True),
        ({"type": ["single"], "items": []}, False),
        ({"item": {}}, False),
        ({"items": [ITEM]}, False),
        ({"items": [{"id": "1", "type": "list"}]}, False),
        ({"items": [{"field_title": "A"}]}, True),
    ],
)
def test_knows_its_own(document: dict[str, Any], answer: bool) -> None:  # noqa: FBT001
    """The dialect shows itself by `item`, by the feed's `type` or by keys that begin with `field_`."""
    assert digitalgov.is_spoken(json.dumps(document)) == answer


@pytest.mark.parametrize(
    ("base_url", "home", "feed_url", "url", "address"),
    [
        (
            "https://b.example.gov/x/",
            "https://h.example.gov/",
            "https://f.example.gov/",
            URL,
            "https://b.example.gov/2026/a/",
        ),
        (None, "https://h.example.gov/y/", "https://f.example.gov/", URL, "https://h.example.gov/2026/a/"),
        (None, "/preview/o/r/b/", "https://f.example.gov/i.json", URL, "https://f.example.gov/2026/a/"),
        (None, "http://[", "", URL, "https://feeds.example.gov/2026/a/"),
        (None, "https://h.example.gov/", "mailto:x", "file:///tmp/a.json", "https://h.example.gov/2026/a/"),
    ],
)
def test_finds_the_site(base_url: str | None, home: str, feed_url: str, url: str, address: str) -> None:
    """Relative addresses belong to the source's `base_url`, else to the site that the feed or its address names."""
    source = Source(key="n", name="N", path="x", base_url=base_url)
    feed = digitalgov.read(encoded(item=[ITEM], home_page_url=home, feed_url=feed_url), source, url)
    assert [one.url for one in feed.candidates] == [address]


def test_asks_where_the_site_lives() -> None:
    """A feed whose addresses are all relative cannot be read without a word on its site."""
    with pytest.raises(SourceError, match="give the site's address with `base_url`"):
        digitalgov.read(encoded(item=[ITEM], feed_url="/preview/o/r/b/i.json"), SOURCE, "file:///tmp/a.json")


@pytest.mark.parametrize("document", [{}, {"item": None}, {"item": {}, "items": "x"}])
def test_refuses_json_that_is_none(document: dict[str, Any]) -> None:
    """A document with neither list is refused."""
    with pytest.raises(SourceError, match="neither `item` nor `items`"):
        digitalgov.read(encoded(**document), SOURCE, URL)


def test_reads_items_beside_an_empty_item() -> None:
    """An `item` that is no list does not hide the `items`."""
    assert len(digitalgov.read(encoded(item=None, items=[ITEM]), SOURCE, URL).candidates) == 1


@pytest.mark.parametrize(
    ("given", "title"),
    [("Blogs |Example.gov", "Blogs"), ("A | B | Example.gov", "A | B"), ("Plain", "Plain"), ("", "")],
)
def test_cuts_the_name_of_the_site(given: str, title: str) -> None:
    """The title of a feed ends before the last bar."""
    assert digitalgov.read(encoded(item=[], title=given), SOURCE, URL).title == title


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("/preview/o/r/a-branch/2026/a/", "https://feeds.example.gov/2026/a/"),
        ("https://other.example.org/preview/x/y/z/a/", "https://other.example.org/preview/x/y/z/a/"),
        ("/preview/2026/", "https://feeds.example.gov/preview/2026/"),
    ],
)
def test_maps_previews(given: str, address: str) -> None:
    """The preview of a branch becomes the finished site, and nothing else that is called preview does."""
    feed = digitalgov.read(encoded(item=[{"title": "A", "url": given}]), SOURCE, URL)
    assert [one.url for one in feed.candidates] == [address]


@pytest.mark.parametrize(
    ("venue", "place"),
    [
        ({"venue_name": "Main library", "room": "<nil>", "city": "Springfield"}, "Main library, Springfield"),
        ({"venue_name": "TBD", "city": "Springfield"}, "Springfield"),
        ("To be determined", None),
        ("Main &amp; Second", "Main & Second"),
        ("<no value>", None),
        (None, None),
    ],
)
def test_reads_the_facts_of_an_event(venue: object, place: str | None) -> None:
    """Who invites, where, for how much and where to register; what a template left empty is nothing."""
    item = ITEM | {
        "start_date": "2026-12-03T13:00:00-05:00",
        "host": "<no value>",
        "event_organizer": "Design office",
        "registration_url": "https://city.example.org/sign-up/",
        "cost": "Free",
        "venue": venue,
    }
    (event,) = digitalgov.read(encoded(item=[item]), SOURCE, URL).candidates

    assert (event.host, event.place, event.cost) == ("Design office", place, "Free")
    assert event.register_url == "https://city.example.org/sign-up/"


def test_a_date_has_one_of_two_names() -> None:
    """Where the dialect's own is missing, that of JSON Feed counts."""
    feed = digitalgov.read(encoded(item=[ITEM | {"date_published": "2026-11-23T09:00:00-05:00"}]), SOURCE, URL)
    assert [str(one.published) for one in feed.candidates] == ["2026-11-23 09:00:00-05:00"]
