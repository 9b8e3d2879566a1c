"""JSON Feeds that are nearly JSON: every item is read, and each kind of repair is named once."""

from __future__ import annotations

import contextlib
import json
import time
from typing import Any

import pytest

from hub.collect import feed_pages, format_detection
from hub.collect.formats import broken_json_parser, json_access
from hub.content.settings import Source
from hub.errors import SourceError

URL = "https://a.example.gov/feed.json"
SOURCE = Source(key="notes", name="Notes", url=URL)


def item(number: int, **more: object) -> dict[str, Any]:
    """An item that is right."""
    return {
        "id": str(number),
        "url": f"https://a.example.gov/{number}",
        "title": f"Title {number}",
        "content_text": f"Words {number}.",
        "date_published": f"2026-11-{number:02}T10:00:00Z",
        **more,
    }


FEED = json.dumps(
    {"version": "https://jsonfeed.org/version/1.1", "title": "Desk", "items": [item(1), item(2), item(3)]}, indent=1
)
TITLE = '"title": "Title 2"'


def read(feed: str | bytes) -> tuple[list[tuple[str, str, str, str]], list[str]]:
    """What is known of each item, and the names of the repairs."""
    data = feed if isinstance(feed, bytes) else feed.encode()
    found = format_detection.read(data, SOURCE, URL)
    items = [(one.title, one.url, str(one.published and one.published.date()), one.summary) for one in found.candidates]
    return items, [note.reason.partition(":")[0] for note in found.repaired]


def right(number: int, words: str = "") -> tuple[str, str, str, str]:
    """What `read` says of an item that is right."""
    return f"Title {number}", f"https://a.example.gov/{number}", f"2026-11-{number:02}", words or f"Words {number}."


def changed(words: str, instead: str, feed: str = FEED) -> str:
    """The feed with other words in each place."""
    assert words in feed
    return feed.replace(words, instead)


@pytest.mark.parametrize(
    ("feed", "names"),
    [
        (FEED, []),
        (changed("}\n ]", "},\n ]"), ["trailing-comma"]),
        (changed('10:00:00Z"\n', '10:00:00Z",\n'), ["trailing-comma"]),
        (changed("},", "},,"), ["stray-text"]),
        (changed("},", "}"), ["missing-comma"]),
        (changed(f"{TITLE},", TITLE), ["missing-comma"]),
        (f"// made by hand\n{FEED}", ["script-around"]),
        (changed(TITLE, f"// title\n{TITLE}"), ["comment"]),
        (changed(TITLE, '/* "a", */ "title": /* b */ "Title 2"'), ["comment"]),
        (changed(f"{TITLE},", f"{TITLE} # title\n,<!-- -->"), ["comment"]),
        (f"<!-- cached -->\n{FEED}", ["script-around"]),
        (f"<br />\n<b>Warning</b>: x() in <b>/y.php</b><br />\n{FEED}", ["script-around"]),
        (f"callback({FEED});", ["script-around"]),
        (f"/**/ typeof cb === 'function' && cb({FEED});", ["script-around"]),
        (f"while(1);{FEED}", ["script-around"]),
        (f"for (;;);{FEED}", ["script-around"]),
        (f")]}}',\n{FEED}", ["script-around"]),
        (f"throw 1; < do not run >{FEED}", ["script-around"]),
        (f"var feed = {FEED};", ["script-around"]),
        (f"({FEED})", ["script-around"]),
        (f"\ufeff{FEED}", []),
        (changed('"', "'"), ["other-quotes"]),
        (changed(TITLE, "“title”: “Title 2”"), ["other-quotes"]),
        (str(json.loads(FEED) | {"expired": None, "favicon": True}), ["other-quotes", "odd-value"]),
        (changed('"title":', "title:"), ["bare-key"]),
        (changed(TITLE, '"size": undefined, "x": 007, "y": .5, "z": 0x1F, "a": +1, ' + TITLE), ["odd-value"]),
        (changed(TITLE, '"size": NaN, "x": -Infinity, ' + TITLE), []),
        (changed(TITLE, '"size": , ' + TITLE), ["missing-value"]),
        (changed("Words 2.", "Words\n2."), []),
        (changed(TITLE, f'"title": "Old", {TITLE}'), []),
        (changed(f"{TITLE},", f'"title": "Old",, {TITLE},'), ["stray-text", "repeated-key"]),
        (changed('2026-11-02T10:00:00Z"\n  },', '2026-11-02T10:00:00Z"\n  ,'), ["unclosed-object"]),
        (f"{FEED}}}", ["text-after-the-end"]),
        (f"{FEED}<script>x()</script>", ["text-after-the-end"]),
        (FEED + FEED, ["text-after-the-end"]),
        (FEED[:-1], ["unclosed-object"]),
        (FEED[: FEED.rindex("}", 0, FEED.rindex("]")) + 1], ["truncated"]),
        (json.dumps([item(1), item(2), item(3)]), ["list-alone"]),
        (json.dumps({"entries": [item(1), item(2), item(3)]}), ["list-elsewhere"]),
        (
            json.dumps({"menu": [{"title": "Home", "url": "/"}] * 9, "posts": [item(1), item(2), item(3)]}),
            ["list-elsewhere"],
        ),
        (json.dumps({"rss": {"n": {"a": []}, "channel": {"item": [item(1), item(2), item(3)]}}}), ["list-elsewhere"]),
        (FEED.encode("utf-16"), []),
    ],
)
def test_nearly_json(feed: str | bytes, names: list[str]) -> None:
    """Whatever stands in or around the feed, all items are read."""
    assert read(feed) == ([right(1), right(2), right(3)], names)


@pytest.mark.parametrize(
    ("written", "meant", "names"),
    [
        ('"Words "two" 2."', 'Words "two" 2.', ["bare-quote"]),
        ('"Words \\d 2."', "Words \\d 2.", ["bare-backslash"]),
        ('"It\\\'s 2."', "It's 2.", ["bare-backslash"]),
        ("'It\\'s \\n\"2\".'", 'It\'s "2".', ["other-quotes"]),
        ("'It's 2.'", "It's 2.", ["other-quotes", "bare-quote"]),
    ],
)
def test_a_text(written: str, meant: str, names: list[str]) -> None:
    """Quotes and backslashes that nobody escaped are part of it."""
    assert read(changed('"Words 2."', written)) == ([right(1), right(2, meant), right(3)], names)


@pytest.mark.parametrize("name", ["items", "item"])
def test_entries_where_a_feed_has_them(name: str) -> None:
    """Under these two names nothing is moved: the second is digital.gov's."""
    document = {name: [item(1), item(2)], "more": [item(3)]}
    assert json_access.load(json.dumps(document).encode()) == (document, ())


def test_a_feed_in_another_encoding() -> None:
    """JSON is UTF-8; a feed that is not is read as old programs write."""
    feed = changed("Words 2", "Café 2").encode("latin-1")
    assert read(feed)[0] == [right(1), right(2, "Café 2."), right(3)]


@pytest.mark.parametrize("end", [FEED.index("Words 3") + 3, FEED.index('"Title 3"') - 5])
def test_a_feed_that_breaks_off(end: int) -> None:
    """Its whole items are read."""
    assert read(FEED[:end]) == ([right(1), right(2)], ["truncated"])


def test_names_of_rss() -> None:
    """Converters of feeds write what RSS calls things; a name of JSON Feed goes before."""
    one = {"guid": "g", "link": "/1", "title": 2026, "pubDate": "2026-11-01 10:00:00", "description": "<p>a</p>"}
    other = one | {"guid": "h", "url": "/2", "content": "<p>b</p>", "categories": ["forms"]}
    found = format_detection.read(
        json.dumps({"status": "ok", "items": [one, other, 7]}).encode(), SOURCE, URL
    ).candidates
    assert [(each.url, each.title, each.summary, each.topics) for each in found] == [
        ("https://a.example.gov/1", "2026", "a", ()),
        ("https://a.example.gov/2", "2026", "b", ("forms",)),
    ]
    assert {str(each.published) for each in found} == {"2026-11-01 10:00:00+00:00"}


@pytest.mark.parametrize(
    ("feed", "reason"),
    [
        ('{"items": [{"id": x!}]}', "this is not JSON: line 1, column 19: Expecting value"),
        ("[1,]", "this JSON is a list, not an object, so it is not a feed"),
        ('{"items": ' + "[" * 100, "this is not JSON: line 1, column 111: Expecting value"),
    ],
)
def test_what_cannot_be_repaired(feed: str, reason: str) -> None:
    """It is refused with the place where it stops being JSON."""
    with pytest.raises(SourceError) as caught:
        json_access.load(feed.encode())
    assert str(caught.value).startswith(reason)


def test_pages_of_a_feed_may_be_nearly_json() -> None:
    """The address of the next one is found, too."""
    page = b'{"next_url": "https://a.example.gov/2.json", "items": [{"id": 1,}]}'
    assert feed_pages.after(page, URL) == "https://a.example.gov/2.json"


@pytest.mark.parametrize(
    "part", ['"', '",', "'", "/**/", "//\n", "/*", "\\", "[", '{"a":', ",", "a:1,", '",b:', '" ', '"}//', "("]
)
def test_time_grows_with_length(part: str) -> None:
    """Nothing that is written over and over takes long."""
    start = time.process_time()
    with contextlib.suppress(SourceError):
        json_access.load(b'{"items": [{"a": ' + part.encode() * 30_000)
    assert time.process_time() - start < 3


@pytest.mark.parametrize("part", ["# a\n", " ", "/**/", "<!---->", "// a\n", "a", "while", "# a", "<br"])
def test_no_words_before_a_value_take_long(part: str) -> None:
    """100 KB of what is no value are known for that in a moment."""
    start = time.process_time()
    assert not broken_json_parser.begins(part * (100_000 // len(part)) + "x")
    assert time.process_time() - start < 1
