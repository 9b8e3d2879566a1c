"""JSON Feed, rule by rule; whole feeds are in `data/jsonfeed`."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from hub.collect.formats import json_feed
from hub.content.settings import Source
from hub.errors import SourceError

if TYPE_CHECKING:
    from hub.collect.parsed_feed import Feed

URL = "https://feeds.example.gov/feed.json"


def read(item: dict[str, Any], source: Source, url: str = URL, **feed: object) -> Feed:
    """A feed of one item."""
    document = {"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [item], **feed}
    return json_feed.read(json.dumps(document).encode(), source, url)


@pytest.mark.parametrize(
    ("item", "address"),
    [
        ({"id": "1", "url": "a/", "external_url": "https://b.example.org/"}, "https://feeds.example.gov/a/"),
        ({"id": "1", "external_url": "https://b.example.org/"}, "https://b.example.org/"),
        ({"id": "https://c.example.org/1"}, "https://c.example.org/1"),
        ({"id": 1.5, "url": "https://d.example.org/"}, "https://d.example.org/"),
    ],
)
def test_address(item: dict[str, Any], address: str, source: Source) -> None:
    """An item lives at its `url`, at the page it is about, or at an `id` that is an address."""
    assert [one.url for one in read(item, source).candidates] == [address]


@pytest.mark.parametrize("identity", [None, "", " ", True, [], {}])
def test_an_item_without_id_has_its_address(identity: object, source: Source) -> None:
    """The specification says to discard it; who reads feeds wants it, and one line says so."""
    feed = read({"id": identity, "url": "https://a.example.gov/", "title": "A"}, source)
    assert [one.url for one in feed.candidates] == ["https://a.example.gov/"]
    reason = "no id, which JSON Feed demands; known by its address instead"
    assert [(note.entry, note.reason) for note in feed.repaired] == [("A", reason)]


def test_many_items_without_id_are_one_line(source: Source) -> None:
    """An item that has no address either is left out, and said."""
    items = [{"url": "/1", "title": "A"}, {"url": "/2", "title": "B"}, {"title": "C"}]
    feed = json_feed.read(json.dumps({"items": items}).encode(), source, URL)
    assert [one.title for one in feed.candidates] == ["A", "B"]
    assert [note.entry for note in feed.repaired] == ["2 items"]
    assert [(note.entry, note.reason) for note in feed.skipped] == [("C", "it has no address")]


@pytest.mark.parametrize(
    "address", ["http://999.1.1.1/", "http://[::zz]/", "https://xn--/", "http://a b/", "http://a:x/"]
)
def test_skips_an_address_that_no_browser_takes(address: str, source: Source) -> None:
    """An address that is none skips its item, never the feed."""
    feed = read({"id": "1", "url": address, "title": "A", "content_html": "<a href=b>B</a>"}, source)
    assert (len(feed.candidates), len(feed.skipped)) == (0, 1)


def test_uses_the_base_url(source: Source) -> None:
    """Relative addresses are seen from the source's `base_url`, else from the feed's home, else from the feed."""
    item = {"id": "1", "url": "a/"}
    based = Source(key="n", name="N", path="x", base_url="https://site.example.gov/sub/")
    assert (
        read(item, based, home_page_url="https://h.example.gov/").candidates[0].url == "https://site.example.gov/sub/a/"
    )
    assert read(item, source, home_page_url="https://h.example.gov/").candidates[0].url == "https://h.example.gov/a/"
    assert read(item, source, home_page_url="/blog/").candidates[0].url == "https://feeds.example.gov/blog/a/"


def test_says_what_a_file_with_relative_addresses_needs(source: Source) -> None:
    """A file does not know where its site lives: the note says what to set."""
    (note,) = read({"id": "1", "url": "a/"}, source, "file:///tmp/feed.json").skipped
    assert "give the site's address with `base_url` of the source, or --base URL" in note.reason


def test_ignores_addresses_of_the_feed_that_are_none(source: Source) -> None:
    """A broken `feed_url` or `home_page_url` costs nothing but itself."""
    feed = read({"id": "1", "url": "a/"}, source, feed_url="http://[", home_page_url="javascript:alert(1)")
    assert (feed.url, feed.home, len(feed.candidates)) == (URL, None, 1)


@pytest.mark.parametrize(
    ("feed", "item", "names"),
    [
        ({"authors": [{"name": "F"}]}, {}, ("F",)),
        ({"authors": [{"name": "F"}], "author": {"name": "G"}}, {}, ("F",)),
        ({"author": {"name": "G"}}, {}, ("G",)),
        ({"authors": [{"name": "F"}]}, {"author": {"name": "I"}}, ("I",)),
        ({}, {"authors": [{"name": "I"}, {"name": "AT&amp;T"}, "x"], "author": {"name": "J"}}, ("I", "AT&T", "x")),
        ({}, {"authors": "I", "author": "J"}, ("I",)),
        ({}, {"authors": {"name": "I"}, "author": "J"}, ("I",)),
        ({}, {"authors": None, "author": "J"}, ("J",)),
        ({}, {"authors": 7}, ()),
    ],
)
def test_authors(feed: dict[str, Any], item: dict[str, Any], names: tuple[str, ...], source: Source) -> None:
    """`authors` beats `author`, and an item's own beat the feed's."""
    assert read({"id": "1", "url": "a", **item}, source, **feed).candidates[0].authors == names


HOSTILE = """
<p style="position:fixed" onmouseover="x()">Hi<script>alert(1)</script><style>p{}</style><svg onload=x()></svg>
<a href="javascript:x()">one</a><a href=" ">two</a><img src=x onerror=x()><iframe src=//b></iframe><form><input></form>
<object data=x></object><meta http-equiv=refresh><base href=//b/><math><mi xlink:href="javascript:x()">3</math></p>
"""


def test_cleans_hostile_html(source: Source) -> None:
    """Nothing that runs, loads or hides survives."""
    content = read({"id": "1", "url": "a/", "content_html": HOSTILE}, source).candidates[0].content_html
    bad = (
        "script",
        "style",
        "onload",
        "onerror",
        "onmouseover",
        "javascript",
        "iframe",
        "form",
        "object",
        "meta",
        "base",
    )
    assert [word for word in bad if word in content] == []
    assert '<img src="https://feeds.example.gov/a/x">' in content


@pytest.mark.parametrize("number", ["1e999", "-0", "123456789012345678901234567890"])
def test_takes_any_number_as_id(number: str, source: Source) -> None:
    """A numeric id is a name like any other."""
    data = f'{{"items": [{{"id": {number}, "url": "a"}}]}}'.encode()
    assert len(json_feed.read(data, source, URL).candidates) == 1


def test_tells_dates_in_the_zone_of_the_source() -> None:
    """A source's zone decides which day it was."""
    source = Source(key="n", name="N", url=URL, timezone=ZoneInfo("America/New_York"))
    (found,) = read({"id": "1", "url": "a", "date_published": "2026-11-20T02:00:00Z"}, source).candidates
    assert str(found.published) == "2026-11-19 21:00:00-05:00"


@pytest.mark.parametrize("document", [{}, {"items": {}}, {"items": None}])
def test_refuses_json_that_is_no_feed(document: dict[str, Any], source: Source) -> None:
    """A document without a list of items is refused."""
    with pytest.raises(SourceError, match="this JSON has no list `items`, so it is not a JSON Feed"):
        json_feed.read(json.dumps(document).encode(), source, URL)


@pytest.mark.parametrize(
    ("item", "feed", "authors"),
    [
        ({"authors": []}, {"author": {"name": "G"}}, ("G",)),
        ({"authors": [{"name": ""}, {"url": "https://a.example.gov/"}]}, {"authors": [{"name": "F"}]}, ("F",)),
        ({"authors": None, "author": {"name": "I"}}, {"version": None}, ("I",)),
        ({"author": {"name": "I"}}, {"version": 7}, ("I",)),
    ],
)
def test_authors_without_a_name_are_none(
    item: dict[str, Any], feed: dict[str, Any], authors: tuple[str, ...], source: Source
) -> None:
    """An empty list leaves the word to the feed, whatever version it says it is."""
    assert read({"id": "1", "url": "a", **item}, source, **feed).candidates[0].authors == authors


def test_half_a_character_is_no_part_of_a_name(source: Source) -> None:
    """A lone half of a surrogate pair in an id can be saved nowhere."""
    (found,) = read({"id": "a\ud83d", "url": "https://a.example.gov/1"}, source).candidates
    assert found.guid == "a"


@pytest.mark.parametrize(
    ("item", "field", "expected"),
    [
        ({"date_published": int("1" + "0" * 400)}, "published", None),
        ({"date_published": 1793700000000}, "published", datetime(2026, 11, 3, 10, tzinfo=UTC)),
        ({"date_published": True}, "published", None),
        ({"tags": "forms, design"}, "topics", ("forms", "design")),
        ({"tags": [{"name": "forms"}, "design"]}, "topics", ("forms", "design")),
        ({"image": {"url": "https://i.example/a.png"}}, "image", "https://i.example/a.png"),
        (
            {"attachments": [{"url": "b.mp3", "mime_type": "audio/mpeg"}, {"url": "/a", "mime_type": "image/png"}]},
            "image",
            "https://feeds.example.gov/a",
        ),
    ],
)
def test_what_programs_write_otherwise(item: dict[str, Any], field: str, expected: object, source: Source) -> None:
    """Moments as numbers, several tags in a text, names and pictures as objects."""
    found = read({"id": "1", "url": "https://feeds.example.gov/1", **item}, source).candidates
    assert [getattr(one, field) for one in found] == [expected]


def test_control_characters_and_comments_of_servers_harm_nothing(source: Source) -> None:
    """They are no JSON, and change no value."""
    data = b'{"title": "T", "items": [{"id": "1", "url": "/1", "title": "Plain\nforms"}]}\n<!-- cached in 3 ms -->\n'
    assert [one.title for one in json_feed.read(data, source, "https://feeds.example.gov/").candidates] == [
        "Plain forms"
    ]


def test_an_item_without_a_page_is_what_it_brings_along(source: Source) -> None:
    """Where that is a recording or a document."""
    attached = [{"url": "https://a.example.gov/1.png", "mime_type": "image/png"}]
    item = {"id": "1", "title": "One", "attachments": attached}
    recorded = {**item, "attachments": [*attached, {"url": "https://a.example.gov/1.mp3", "mime_type": "audio/mpeg"}]}
    for given, address in ((item, "https://feeds.example.gov/feed.json#1"), (recorded, "https://a.example.gov/1.mp3")):
        document = {"version": "https://jsonfeed.org/version/1.1", "title": "A", "items": [given]}
        feed = json_feed.read(json.dumps(document).encode(), source, "https://feeds.example.gov/feed.json")
        assert [one.url for one in feed.candidates] == [address]


@pytest.mark.parametrize(
    ("given", "summary"),
    [
        ("Short &amp; sweet", "Short & sweet"),
        ("Short & sweet, as &amp; is", "Short & sweet, as &amp; is"),
        ("Use <b> well", "Use <b> well"),
    ],
)
def test_a_summary_may_have_entities(given: str, summary: str, source: Source) -> None:
    """Where every & begins one, it is HTML in the place of a text."""
    assert read({"id": "1", "url": "a", "summary": given}, source).candidates[0].summary == summary
