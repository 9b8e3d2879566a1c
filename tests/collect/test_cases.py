"""Feeds and pages that hub read wrongly once, each against what is right (../shared/cases/ingest)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from hub.collect import feed_pages, format_detection
from hub.collect.formats import opml
from hub.collect.webpage import page_extraction
from hub.content.settings import Source
from hub.errors import SourceError
from tests import corpus

if TYPE_CHECKING:
    from hub.collect.candidate import Candidate

pytestmark = pytest.mark.corpus

SOURCE = Source(key="cases", name="Cases")
BLOG = "https://blog.agency.example"
BOTH = "“11/03/2026{}” can mean November 3, 2026 or March 11, 2026"
# What is right of each feed, field by field, one value for each of its entries.
FEEDS: dict[str, dict[str, list[Any]]] = {
    "D03.xml": {"published": ["2026-11-15 00:00:00+00:00"]},
    "D05.xml": {"published": ["2026-10-15 09:00:00+02:00"]},
    "D05b.xml": {"published": ["2026-01-13 09:00:00+01:00"]},
    "D08.xml": {"published": ["2026-10-15 09:00:00+02:00"]},
    "D08b.xml": {
        "published": ["2026-10-15 00:30:00+01:00"],
        "doubt": ["“BST” is the name of several zones; it is read as UTC+01:00"],
    },
    "D08c.xml": {"published": ["2026-10-15 20:30:00-09:00"]},
    "D09.xml": {"published": ["2026-11-19 10:00:00-05:00"]},
    "D11.xml": {"published": ["2026-11-19 15:00:00+00:00"]},
    "D14.xml": {"published": ["2026-11-19 15:00:00+00:00"]},
    "D16.xml": {"published": ["2026-11-20 00:00:00+00:00"]},
    "D25.xml": {"published": ["2026-11-19 15:00:00+00:00"]},
    "D27.xml": {"published": ["2026-11-19 00:00:00+00:00"]},
    "A02.xml": {"authors": [("Simon Saint",)]},
    "E16.xml": {"title": ["R&D forms", "Two"]},
    "E19.xml": {"title": ["One"]},
    "E21.xml": {"image": ["https://i.example/p.jpg"]},
    "J14.json": {"title": ["Tom & Ann’s forms"]},
    "L05.xml": {"title": ["Plain forms help"], "summary": ["We asked forty people. They liked short forms."]},
    "L06.xml": {"url": [f"{BLOG}/forms.html"]},
    "L08.xml": {"url": [f"{BLOG}/?p=1&lang=en", f"{BLOG}/two"]},
    "L10.xml": {"url": ["https://www.agency.example/a"]},
    "L14.xml": {"url": [f"{BLOG}/plain-forms"]},
    "L15.xml": {"url": [f"https://docs.agency.example/release-notes#nov-{day}" for day in (18, 19, 20)]},
    "J08.json": {
        "title": ["Request for Information"],
        "published": ["2026-11-19 00:00:00+00:00"],
        "authors": [("GSA",)],
    },
    "J09.json": {"title": ["One"], "url": ["https://a.example/1"], "published": ["2026-11-19 10:00:00+00:00"]},
    "L18.xml": {"url": ["https://news.google.com/rss/articles/CBMiX2h0dHBz?oc=5"]},
    "LM3.xml": {"url": ["https://a.gov/?a=1&copy=2&reg=3&sect=4&para=5&not=6&order=7&times=8&curren=9"]},
    "LM4.xml": {"title": ["AT&T Q&A on R&D"]},
    "O02.xml": {"title": ["One"], "url": ["https://a.example/1"], "published": ["2026-11-19 00:00:00+00:00"]},
    "O03.xml": {"title": ["Plain forms help"], "published": ["2026-11-19 10:00:00-05:00"]},
    "S01.xml": {"summary": ["Forty people tried it. They liked it."]},
    "S01b.xml": {
        "content_html": ["<p>Forty people tried it. They liked it.</p>"],
        "summary": ["Forty people tried it."],
    },
    "S05.xml": {
        "summary": ["We study forms in government. They matter."],
        "authors": [("Ann One", "Bo Two", "Cy Three")],
    },
    "S07.xml": {
        "content_html": [
            '<p>Watch:</p><p><a href="https://www.youtube.com/watch?v=abc">Video: Demo</a></p><p>Done.</p>',
        ]
    },
    "S14.xml": {"content_html": ["<p>Words.</p>"], "summary": ["Words."]},
    "T03.xml": {"title": ["Intent to unship: <a> as <area> in image maps"]},
    "T03b.xml": {"title": ["</example>"]},
    "T05b.xml": {"title": ["Real headline"], "summary": ["The story itself. It is long."]},
    "X01-gmlpos.xml": {"title": ["Plain forms help"]},
    "X02-surrogate.xml": {"title": ["Party 😀"]},
    "X04-dec-surrogates.xml": {"title": ["Party 😀 time"]},
}
# Of each page the day of publication, that of its last change, and what is in doubt.
PAGES = {
    "c02-lastupdated-only.html": ("None", "2026-11-03", ""),
    "c03-published-line.html": ("2026-11-03", "None", ""),
    "c04-modified-only.html": ("None", "2026-11-03", ""),
    "c25-usdate.html": ("2026-11-03", "None", ""),
    "c29-futuredate.html": ("None", "None", "“2126-11-03” is in the year 2126"),
    "c31-dcterms-us.html": ("None", "None", BOTH.format(" - 07:00")),
    "c32-drupal-published-time.html": ("2026-11-03", "None", ""),
    "c33-meta-date-us.html": ("None", "None", BOTH.format("")),
    "c34-span-us.html": ("None", "None", BOTH.format("")),
    "c35-related-older-time.html": ("2026-11-03", "None", ""),
    "c37-jsonld-datecreated.html": ("2026-11-03", "2026-11-10", ""),
    "c38-dcterms-us-gt12.html": ("2025-12-25", "None", ""),
    "c39-posted-on.html": ("2026-11-03", "None", ""),
}


# What is said of that which is no feed and no page.
REFUSED = {
    "J02.json": "this JSON has no list `items`, so it is not a JSON Feed",
    "O06.xml": "this is a list of feeds (OPML), not a feed; save it as a file, and hub import opml FILE",
    "c12-canonical-home.html": "the page does not say where it is published; hub clip FILE --url ADDRESS says it",
    "c14-404soft.html": "the site says “Page not found” instead of showing a page; open the address in a browser",
    "c15-waf.html": "the site says “www.agency.gov” instead of showing a page; open the address in a browser",
}
# The sources in each list.
LISTS = {
    "p02-quotes.opml": [('fubar "baz"', "https://q.gov/feed"), ("ok", "https://ok.gov/feed")],
    "p07-doctype.opml": [("A", "https://dt.gov/f")],
    "p11-entity.opml": [("R&D – News", "https://ent.gov/f?a=1&b=2")],
    "p12-nbsp.opml": [("A B", "https://nbsp.gov/f")],
    "p14-ctrl.opml": [("AB", "https://ctrl.gov/f")],
}


@pytest.mark.parametrize("name", FEEDS)
def test_reads_a_feed_right(name: str) -> None:
    """What was wrong once is right, in every entry."""
    path = corpus.cases("ingest") / name
    feed = format_detection.read(path.read_bytes(), SOURCE, path.as_uri())
    for field, values in FEEDS[name].items():
        found = [getattr(one, field) for one in feed.candidates]
        assert [str(one) if field == "published" else one for one in found] == values


@pytest.mark.parametrize("name", PAGES)
def test_reads_a_page_right(name: str) -> None:
    """The page's own day or none, the doubt, and a summary that begins with the text."""
    path = corpus.cases("ingest") / name
    found: Candidate = page_extraction.read(path.read_bytes(), SOURCE, str(path))
    days = (str(found.published and found.published.date()), str(found.modified and found.modified.date()))
    assert (*days, found.doubt) == PAGES[name]
    assert found.summary.startswith("Forty people tried the short form in a library in May")


@pytest.mark.parametrize("name", REFUSED)
def test_says_what_is_neither_feed_nor_page(name: str) -> None:
    """It is refused in words that help."""
    path = corpus.cases("ingest") / name
    read = page_extraction.read if name.endswith(".html") else format_detection.read
    with pytest.raises(SourceError) as caught:
        read(path.read_bytes(), SOURCE, str(path))
    assert str(caught.value).startswith(REFUSED[name])


@pytest.mark.parametrize("name", LISTS)
def test_reads_a_list_right(name: str) -> None:
    """Every entry comes, under its own name."""
    data = (corpus.cases("ingest") / name).read_bytes()
    assert [(source.name, source.url) for source in opml.read(data)] == LISTS[name]
    assert opml.skipped(data) == ()


def test_reads_pages_that_were_saved() -> None:
    """One file with all its parts, and a page of a social network."""
    for name, url, title, words in (
        (
            "c30-mhtml.mhtml",
            "https://www.agency.gov/plain-forms",
            "Plain forms help",
            "Forty people tried the short form",
        ),
        (
            "c27-mastodon.html",
            "https://social.gov/@agency/1",
            "Agency (@agency@social.gov)",
            "New guide on plain forms",
        ),
    ):
        path = corpus.cases("ingest") / name
        one = page_extraction.read(path.read_bytes(), SOURCE, str(path))
        assert (one.url, one.title) == (url, title)
        assert one.summary.startswith(words)


def test_follows_a_feed_to_its_next_page() -> None:
    """RFC 5005, section 3."""
    data = (corpus.cases("ingest") / "O03.xml").read_bytes()
    assert feed_pages.after(data, BLOG) == f"{BLOG}/feed?page=2"
