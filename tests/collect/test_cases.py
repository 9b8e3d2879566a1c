"""Feeds and pages that hub read wrongly once, each against what is right (../shared/cases/ingest)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from hub.collect import format_detection
from hub.collect.webpage import page_extraction
from hub.content.models import Source
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
    "L18.xml": {"url": ["https://news.google.com/rss/articles/CBMiX2h0dHBz?oc=5"]},
    "LM3.xml": {"url": ["https://a.gov/?a=1&copy=2&reg=3&sect=4&para=5&not=6&order=7&times=8&curren=9"]},
    "LM4.xml": {"title": ["AT&T Q&A on R&D"]},
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
