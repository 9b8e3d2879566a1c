"""Sitemaps for news, in good shape and in bad."""

from __future__ import annotations

import pytest

from hub.collect import format_detection
from hub.content.settings import Source
from hub.errors import SourceError

URL = "https://agency.example.gov/sitemap-news.xml"
SOURCE = Source(key="agency", name="Agency", url=URL)
SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
{}</urlset>"""
ENTRY = """<url><loc> https://agency.example.gov/forms </loc><lastmod>2026-11-20</lastmod>
<image:image><image:loc>https://agency.example.gov/p.png</image:loc><image:title>A picture</image:title></image:image>
<news:news><news:publication><news:name>Agency  Wire</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2026-11-19T10:00:00-05:00</news:publication_date>
<news:title>R&amp;D: shorter &lt;b&gt; forms</news:title>
<news:keywords>forms, plain language</news:keywords></news:news></url>
"""


def test_reads_news() -> None:
    """Address, title, day and keywords of each, and the name of the site."""
    feed = format_detection.read(SITEMAP.format(ENTRY).encode(), SOURCE, URL)
    (one,) = feed.candidates
    assert (feed.title, one.url, one.title) == (
        "Agency Wire",
        "https://agency.example.gov/forms",
        "R&D: shorter <b> forms",
    )
    assert (str(one.published), one.topics) == ("2026-11-19 10:00:00-05:00", ("forms", "plain language"))
    assert one.image == "https://agency.example.gov/p.png"


def test_names_what_it_leaves_out() -> None:
    """An entry that is no news, or leads nowhere; a site without a name is its host."""
    entries = (
        "<url><loc>https://agency.example.gov/about</loc></url><url><news:news><news:title>Lost</news:title></news:news></url>"
        "<url><loc>/a</loc><news:news><news:title>A</news:title><news:publication_date>3/4/2026</news:publication_date>"
        "</news:news></url>"
    )
    feed = format_detection.read(SITEMAP.format(entries).encode(), SOURCE, URL)
    assert [(note.entry, note.reason) for note in feed.skipped] == [
        ("entry 1", "it has no title, so it is not news"),
        ("Lost", "it has no address"),
    ]
    assert (feed.title, [one.url for one in feed.candidates]) == (
        "agency.example.gov",
        ["https://agency.example.gov/a"],
    )
    assert feed.candidates[0].doubt.startswith("“3/4/2026” can mean")


def test_repairs_what_is_broken() -> None:
    """As in feeds."""
    broken = SITEMAP.format(ENTRY).replace("R&amp;D", "R&D")
    assert format_detection.read(broken.encode(), SOURCE, URL).candidates[0].title == "R&D: shorter <b> forms"


INDEX = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</sitemapindex>'


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (SITEMAP.format("<url><loc>https://a.example.gov/</loc></url>"),
         "this sitemap is not one for news: it gives addresses, and no titles"),
        (SITEMAP.format(""), "this sitemap is not one for news: it gives addresses, and no titles"),
        (INDEX.format("<sitemap><loc>https://a.example.gov/p.xml</loc></sitemap><sitemap><loc>https://a.example.gov/News.xml"
                      "</loc></sitemap>"),
         "this is a list of sitemaps; write the address of one that is for news, such as https://a.example.gov/News.xml"),
        (INDEX.format("<sitemap><loc> https://a.example.gov/p.xml </loc></sitemap>"),
         "this is a list of sitemaps; write the address of one that is for news, such as https://a.example.gov/p.xml"),
        ("<urlset><url></urlset></x>", "this is not a sitemap: line 1, column 16: mismatched tag"),
        ("<!DOCTYPE urlset [<!ENTITY a 'b'>]><urlset/>",
         "this sitemap declares entities, which no sitemap needs and attacks use"),
    ],
)  # fmt: skip
def test_says_what_is_no_news(data: str, message: str) -> None:
    """Sitemaps of other kinds are refused in plain words."""
    with pytest.raises(SourceError) as caught:
        format_detection.read(data.encode(), SOURCE, URL)
    assert str(caught.value) == message
