"""What all dialects do alike with an entry."""

from __future__ import annotations

import time
from typing import Any

import pytest

from hub.collect import entry_fields
from hub.collect.candidate import Candidate
from hub.collect.parsed_feed import Note

HOME = "https://a.example.gov/blog/"
RELATIVE = "its address x/ is relative: give the site's address with `base_url` of the source, or --base URL"


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
        ("HTTPS://B.example.gov/x?utm_source=y", "file:///tmp/feed.json", "https://b.example.gov/x"),
        ("www.b.example.gov/x", HOME, "https://www.b.example.gov/x"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fb.example.gov%2Fx", HOME, "https://b.example.gov/x"),
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
        ("AT&amp;amp;T and the dog&amp;#8217;s", "", "AT&T and the dog’s"),
        ("AT&amp;amp;T is five letters &amp; a sign", "", "AT&amp;T is five letters & a sign"),
        ("How to write &amp;amp; there", "", "How to write &amp; there"),
        ('<img src="x.png" alt="Lamp &amp; oil">', "<p>C</p>", "Lamp & oil"),
        ("<![CDATA[A & <b>B</b>]]>", "", "A & B"),
        ("https://a.example.gov/x", "<p>C</p>", "C"),
        ("\u200fمصباح\u200f", "", "مصباح"),
        ("https://a.example.gov/x", "", "https://a.example.gov/x"),
        ("https://a.example.gov is back", "<p>C</p>", "https://a.example.gov is back"),
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
        ("N/A", "<p>Three.</p>", "Three."),
        ("TBD", "<p>Coming soon.</p>", ""),
        ("None of us knew.", "<p>Three.</p>", "None of us knew."),
    ],
)
def test_summary(given: str, content: str, summary: str) -> None:
    """A summary is whole sentences: the given ones, else the first ones of the text."""
    assert entry_fields.summary(given, content) == summary


@pytest.mark.parametrize("title", ["", " ", "\u3000", "\u2003.", "…", "Unlike"])
def test_a_title_of_which_nothing_is_in_the_text(title: str) -> None:
    """It takes no word from a summary."""
    assert entry_fields.summary("", "<p>Cut it.</p>", title) == "Cut it."


def test_names() -> None:
    """Names come without markup, blanks and repetitions."""
    assert entry_fields.names(["Ada &amp; Bo", "", " ", "<i>Ada</i> & Bo", "Cleo", "CLEO"]) == ("Ada & Bo", "Cleo")


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ("Style a &lt;select&gt;", "Style a <select>"),
        ("Intent to unship: <a> as <area> in image maps", "Intent to unship: <a> as <area> in image maps"),
        ("</example>", "</example>"),
        ("<em>Plain</em> <a href='/x'>forms</a><br>now", "Plain forms now"),
        ("<p>Plain forms</p>", "Plain forms"),
        ("<b><i>Plain</i> <code>&lt;input&gt;</code></b>", "Plain <input>"),
        ("Forms<!-- 1 --> <script>x()</script>now<img src=x onerror=y()>", "Forms now"),
        ("2 < 3", "2 < 3"),
        ("R&D", "R&D"),
    ],
)
def test_a_title_keeps_the_tags_that_it_talks_about(given: str, title: str) -> None:
    """Markup is opened and closed, or breaks a line; a tag alone is a word."""
    assert entry_fields.title(given, "", "https://a.example.gov/") == title


def candidate(url: str, guid: str = "", title: str = "A") -> Candidate:
    """An entry of a feed."""
    return Candidate(url=url, title=title, source="notes", guid=guid)


PAGE = "https://a.example.gov/notes"


@pytest.mark.parametrize(
    ("given", "addresses"),
    [
        ([candidate(f"{PAGE}#nov-18"), candidate(f"{PAGE}#nov-19")], [f"{PAGE}#nov-18", f"{PAGE}#nov-19"]),
        ([candidate(f"{PAGE}#nov-18"), candidate(f"{PAGE}/2#rss")], [PAGE, f"{PAGE}/2"]),
        ([candidate(PAGE, "one", "A"), candidate(PAGE, "Two 2", "B")], [f"{PAGE}#one", f"{PAGE}#two-2"]),
        ([candidate(PAGE, "one", "A"), candidate(PAGE, "two", "A")], [PAGE, PAGE]),
        ([candidate(PAGE, "one", "A"), candidate(PAGE, "one", "B")], [PAGE, PAGE]),
        ([candidate(PAGE, "", "A"), candidate(PAGE, "two", "B")], [PAGE, PAGE]),
        ([candidate(f"{PAGE}#one", "one")], [f"{PAGE}#one"]),
        ([candidate(f"{PAGE}#one", f"{PAGE}#one")], [f"{PAGE}#one"]),
        ([candidate(f"{PAGE}#rss", f"{PAGE}#rss"), candidate(f"{PAGE}2#rss", f"{PAGE}2#rss")], [PAGE, f"{PAGE}2"]),
        (
            [candidate(PAGE, "one", "A"), candidate(PAGE, "two", "B"), candidate(f"{PAGE}2", "three", "C")],
            [f"{PAGE}#one", f"{PAGE}#two", f"{PAGE}2"],
        ),
        ([candidate(f"{PAGE}#x", "one"), candidate(f"{PAGE}#x", "one")], [PAGE, PAGE]),
    ],
)
def test_entries_of_one_page_are_told_apart(given: list[Candidate], addresses: list[str]) -> None:
    """By their anchors, else by the names that the source gives them, unless they say the same."""
    assert [one.url for one in entry_fields.apart(given)] == addresses


def test_a_long_name_is_an_anchor_of_its_own() -> None:
    """Names that begin alike for longer than an anchor may be are told apart."""
    names = [entry_fields.place("04000000820e00074c5b7101a82e" * 3 + end) for end in ("a", "b")]
    assert names[0] != names[1]
    assert all(len(name) < 60 for name in names)


def test_a_summary_ends_where_it_was_cut_off() -> None:
    """The mark of a cut is no word."""
    assert entry_fields.summary("<p>They tried it. [&hellip;]</p>", "") == "They tried it."
    assert entry_fields.summary("<p>They tried it. It burned for [&hellip;]</p>", "") == "They tried it."
    assert entry_fields.summary("<p>It burned for [&hellip;]</p>", "") == "It burned for […]"
    assert entry_fields.summary("<p>They tried it. And so on…</p>", "") == "They tried it. And so on…"
    pictured = "<figure><img><figcaption>Photo: Ada</figcaption></figure>"
    assert entry_fields.summary(f"{pictured}<p>It burns.</p>", "") == "It burns."
    assert entry_fields.summary(pictured, "") == "Photo: Ada"
    assert entry_fields.said("<![CDATA[<p>They tried it.</p>]]>") == "<p>They tried it.</p>"
    video = '<p><a href="https://v.example/1">Video: Demo</a></p>'
    assert entry_fields.summary("", f"<p>Watch it.</p>{video}") == "Watch it."


@pytest.mark.parametrize(
    ("given", "content", "summary"),
    [
        ("Short forms", "", ""),
        ("<p>Short forms.</p>", "", ""),
        ("<p><a href='/a'>Short forms</a></p><p>People like them.</p>", "", "People like them."),
        ("<h2>Short forms</h2> People like them.", "", "People like them."),
        ("<div><h3><a href='/a'>Short forms</a></h3><p>People like them.</p></div>", "", "People like them."),
        ("SHORT FORMS<br>People like them.", "", "People like them."),
        ("<strong>Short forms</strong><p>People like them.</p>", "", "People like them."),
        ("<b>Short forms</b> are what people like.", "", "Short forms are what people like."),
        ("<div><a href='/a'>Short forms</a> help.</div>", "", "Short forms help."),
        ("Short forms", "<p>People like them.</p>", "People like them."),
        ("", "<p>Short forms</p><p>People like them.</p>", "People like them."),
        ("", "<p>Short forms</p>", "Short forms"),
        ("Short forms are what people like.", "", "Short forms are what people like."),
        ("<p>Short forms help</p><p>They do.</p>", "", "Short forms help They do."),
        ("<p>Forms that are short</p><p>Short forms</p>", "", "Forms that are short Short forms"),
    ],
)
def test_a_summary_does_not_say_the_title_again(given: str, content: str, summary: str) -> None:
    """Neither as its first line nor as all of it; a text that only says it keeps its words."""
    assert entry_fields.summary(given, content, "Short forms") == summary


@pytest.mark.parametrize("markup", ["<div>" * 200_000 + "short forms", "short forms<p>" * 50_000, "short <b>" * 50_000])
def test_a_first_line_is_found_at_once(markup: str) -> None:
    """Whatever a feed sends in its place."""
    start = time.process_time()
    entry_fields.summary(markup, "", "Short forms")
    assert time.process_time() - start < 1
