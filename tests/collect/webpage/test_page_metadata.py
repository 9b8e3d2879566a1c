"""A page's head says when it was written, in which language, and where it lives."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
import trafilatura

from hub.collect.webpage import page_metadata

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def read(inner: str, body: str = "", lang: str = "") -> page_metadata.Head:
    """The facts of a page."""
    page = f'<html lang="{lang}"><head><title>x</title>{inner}</head><body><p>x</p>{body}</body></html>'
    return page_metadata.read(trafilatura.load_html(page))


def test_a_date_and_an_author_are_known() -> None:
    """By their usual names; `page_dates` knows more of the dates."""
    inner = '<meta property="og:updated_time" content="2026-11-20T12:00:00Z"><meta name="Author" content="A B">'

    assert (read(inner).dates.modified, read(inner).has_author) == (NOON, True)
    assert (read("").dates.modified, read("").has_author) == (None, False)


def test_a_language_is_a_tag() -> None:
    """From the root element, else from the card; anything else is none."""
    assert read("", lang="pt-BR").language == "pt-BR"
    assert read('<meta property="og:locale" content="en_US">').language == "en-US"
    assert read("", lang="English (US)").language is None


def test_addresses_pictures_and_their_words_are_found() -> None:
    """The canonical address goes before the card's; the first of two metas of one name counts."""
    inner = (
        '<meta property="og:url" content="/b"><link rel="Canonical" href="/a"><link rel="icon" href="/i">'
        '<meta property="og:image" content="/p.png"><meta property="og:image" content="/q.png">'
        '<meta property="og:image:alt" content=" A  desk ">'
    )
    found = read(inner)

    assert (found.addresses, found.image, found.alt) == (("/a", "/b"), "/p.png", "A desk")


@pytest.mark.parametrize(
    ("image", "expected"),
    [
        ("/p.png", "/p.png"),
        (["/p.png", "/q.png"], "/p.png"),
        ({"@type": "ImageObject", "contentUrl": "/p.png"}, "/p.png"),
        (7, ""),
    ],
)
def test_a_picture_may_be_in_json_ld_alone(image: object, expected: str) -> None:
    """That of the article, not of who published it; what is made for cards goes before it."""
    things = [{"@type": "Organization", "image": "/logo.png"}, {"@type": "NewsArticle", "image": image}]
    inner = f'<script type="application/ld+json">{json.dumps(things)}</script>'

    assert read(inner).image == expected
    assert read(inner + '<meta property="og:image" content="/card.png">').image == "/card.png"


@pytest.mark.parametrize(
    ("inner", "body", "names"),
    [
        ('<meta name="citation_author" content="Saint, Simon"><meta name="Citation_Author" content="Bo Two">', "", 2),
        ('<meta name="DC.Creator" content="Saint, Simon"><meta name="DC.Creator" content="Two, Bo">', "", 2),
        ('<meta name="DC.Creator" content="Forms Office">', "", 0),
        ("", '<p>By <a rel="author" href="/s">Simon Saint</a> and <a rel="author" href="/b">Bo Two</a></p>', 2),
        ("", '<p><a rel="author" href="/s">Simon Saint</a></p><p><a rel="author" href="/b">Bo Two</a></p>', 0),
        ("", '<p><a rel="author" href="/s">Simon Saint</a></p>', 0),
        ("", '<p><a rel="author" href="/s">Simon Saint</a> <a rel="author" href="/s">More Posts</a></p>', 0),
        ("", '<p><a rel="author" href="/s">Simon Saint</a> <a rel="author" href="/s/all">View all posts</a></p>', 0),
        ("", '<p><a rel="author" href="/s">Simon Saint</a> <a rel="author" href="mailto:s@a.example">Mail</a></p>', 0),
    ],
)
def test_several_authors_are_listed(inner: str, body: str, names: int) -> None:
    """For catalogs, or by links side by side; links elsewhere are of other articles."""
    assert read(inner, body).listed == ("Simon Saint", "Bo Two")[:names]


@pytest.mark.parametrize(
    ("given", "url", "expected"),
    [
        (("https://a.example/x/?utm_source=y",), "https://www.a.example/x/?id=1", "https://a.example/x/"),
        (("https://b.example/x/", "/y/"), "https://a.example/x/", "https://a.example/y/"),
        (("https://b.example/x/",), "https://a.example/x/?fbclid=1", "https://a.example/x/"),
        (("https://a.example/",), "https://a.example/x/", "https://a.example/x/"),
        (("https://a.example/",), "https://m.a.example/", "https://a.example/"),
        (("", "javascript:x", "https://a.example/x/"), "saved.html", "https://a.example/x/"),
    ],
)
def test_an_address_is_the_pages_own(given: tuple[str, ...], url: str, expected: str) -> None:
    """On the same site; not the front page instead of an article; any for a saved file."""
    assert page_metadata.address(given, url) == expected


def test_a_saved_file_without_an_address_has_none() -> None:
    """Only a person knows it then."""
    with pytest.raises(ValueError, match="is not a web address"):
        page_metadata.address(("/x/",), "saved.html")


def test_browsers_say_where_they_saved_a_page_from() -> None:
    """In a comment at the top."""
    assert page_metadata.saved_from("\n<!-- saved from url=(0021)https://a.example/x/ -->") == "https://a.example/x/"
    assert page_metadata.saved_from("<html>") == ""


@pytest.mark.parametrize(
    "said",
    [
        {"author": {"@type": "Person", "givenName": "Simon", "familyName": "Saint"}},
        {"creator": [{"name": "Simon Saint"}]},
        {"author": None, "creator": "Simon Saint"},
    ],
)
def test_json_ld_names_an_author_in_several_ways(said: dict[str, object]) -> None:
    """By the parts of a name, or as who made the page."""
    script = json.dumps({"@type": "NewsArticle"} | said)
    assert read(f'<script type="application/ld+json">{script}</script>').authors == ("Simon Saint",)
