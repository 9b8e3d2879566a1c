"""What all dialects do alike with an entry."""

from __future__ import annotations

from typing import Any

import pytest

from hub.collect import entry_fields
from hub.collect.candidate import Candidate
from hub.collect.parsed_feed import Note

HOME = "https://a.example.gov/blog/"
RELATIVE = "its address x/ is relative: give the site's address with `base_url` in sources.yml, or --base URL"


def read_one(item: dict[str, Any]) -> Candidate:
    """A candidate of an item with nothing but an address."""
    return Candidate(url=entry_fields.address(item.get("url", ""), HOME), title="T", source="s")


def test_reads_each() -> None:
    """An entry that makes no sense is skipped and named as well as it can be; the others are read."""
    items = [{"url": "x/"}, {"title": "<b>Bold</b>"}, {"name": "N"}, {"url": "mailto:a"}, {"title": 1}, None]
    found, skipped = entry_fields.read_each(items, read_one)
    assert [one.url for one in found] == ["https://a.example.gov/blog/x/"]
    assert skipped == (
        Note(entry="Bold", reason="it has no address"),
        Note(entry="N", reason="it has no address"),
        Note(entry="mailto:a", reason="'mailto:a' is not a web address; it must start with https:// or http://"),
        Note(entry="entry 5", reason="it has no address"),
        Note(entry="entry 6", reason="it is not an object"),
    )


@pytest.mark.parametrize(
    ("given", "base", "address"),
    [
        ("x/", HOME, "https://a.example.gov/blog/x/"),
        ("//b.example.gov/x", HOME, "https://b.example.gov/x"),
        ("HTTPS://B.example.gov/x?utm_source=y#z", "file:///tmp/feed.json", "https://b.example.gov/x"),
    ],
)
def test_address(given: str, base: str, address: str) -> None:
    """An address is absolute and canonical."""
    assert entry_fields.address(given, base) == entry_fields.link(given, base) == address


@pytest.mark.parametrize(
    ("given", "base", "message"),
    [
        ("", HOME, "it has no address"),
        ("x/", "file:///tmp/feed.json", RELATIVE),
        ("javascript:alert(1)", HOME, "is not a web address"),
        ("http://[", HOME, "Invalid IPv6 URL"),
    ],
)
def test_no_address(given: str, base: str, message: str) -> None:
    """What leads nowhere says why, and is no link."""
    assert entry_fields.link(given, base) is None
    with pytest.raises(ValueError, match=message.replace("[", r"\[")):
        entry_fields.address(given, base)


@pytest.mark.parametrize(
    ("given", "content", "title"),
    [
        ("A &amp;amp; <b>B</b>", "<p>C</p>", "A &amp; B"),
        ("", "<p>Word</p> " * 40, "Word " * 23 + "Word…"),
        (" ", "", "https://a.example.gov/"),
    ],
)
def test_title(given: str, content: str, title: str) -> None:
    """Every entry has a title: its own, the beginning of its text, or its address."""
    assert entry_fields.title(given, content, "https://a.example.gov/") == title


@pytest.mark.parametrize(
    ("given", "content", "summary"),
    [
        ("One. Two is cut of", "<p>Three.</p>", "One."),
        ("", "<p>Three &amp; four.</p><p>Five.</p>", "Three & four. Five."),
        ("", "", ""),
    ],
)
def test_summary(given: str, content: str, summary: str) -> None:
    """A summary is whole sentences: the given ones, else the first ones of the text."""
    assert entry_fields.summary(given, content) == summary


def test_names() -> None:
    """Names come without markup, blanks and repetitions."""
    assert entry_fields.names(["Ada &amp; Bo", "", " ", "<i>Ada</i> & Bo", "Cleo"]) == ("Ada & Bo", "Cleo")
