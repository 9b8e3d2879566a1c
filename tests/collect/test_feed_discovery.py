"""Which feeds pages and headers offer."""

from __future__ import annotations

import pytest

from hub.collect import feed_discovery

URL = "https://agency.example.gov/news/"


def offered(page: str) -> list[tuple[str, str]]:
    """The addresses and names of the feeds of a page."""
    return [(one.url, one.name) for one in feed_discovery.in_page(page.encode(), URL)]


@pytest.mark.parametrize(
    ("page", "feeds"),
    [
        ('<link rel="alternate" type="application/rss+xml" href="../feed.xml?a=1&amp;b=2" title=" All \n news ">',
         [("https://agency.example.gov/feed.xml?a=1&b=2", "All news")]),
        ("<html><LINK href=/f.json TYPE='application/feed+json; charset=utf-8' rel='Alternate home'>",
         [("https://agency.example.gov/f.json", "")]),
        ('<base href="https://cdn.example.gov/x/"><link type="application/atom+xml" href="atom">',
         [("https://cdn.example.gov/x/atom", "")]),
        ('<a type="application/rss+xml" href="/all">By <b>RSS</b></a>', [("https://agency.example.gov/all", "By RSS")]),
        ('<a href="/blog/feed/">RSS</a><a href="https://b.example.gov/feed/">elsewhere</a><a href="/feedback">b</a>',
         [("https://agency.example.gov/blog/feed/", "RSS")]),
        ("<p>" * 300_000 + "<a href='/index.xml'>", [("https://agency.example.gov/index.xml", "")]),
        ('<link rel="alternate" type="text/xml" title="RSS" href="/f">', [("https://agency.example.gov/f", "RSS")]),
        ('<link rel="alternate" type="text/rss+xml" href="/f">', [("https://agency.example.gov/f", "")]),
        ('<link rel="alternate" type="application/json" title="JSON Feed" href="/f.json">',
         [("https://agency.example.gov/f.json", "JSON Feed")]),
        ('<link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/1">', []),
        ('<link rel="alternate" type="application/rss+xml" href="feed://agency.example.gov/f">',
         [("https://agency.example.gov/f", "")]),
        ('<a href="feed:https://agency.example.gov/f">x</a>', [("https://agency.example.gov/f", "x")]),
        ('<a href="webcal://agency.example.gov/c">Calendar</a>', [("https://agency.example.gov/c", "Calendar")]),
        ('<a href="https://feeds.feedburner.com/Desk">Subscribe by RSS</a>',
         [("https://feeds.feedburner.com/Desk", "Subscribe by RSS")]),
        ('<a href="/syn/1"><img alt="RSS" src="i.png"></a>', [("https://agency.example.gov/syn/1", "")]),
        ('<a href="/c.ics">Subscribe</a><a href="/events/1.ics">Add to calendar</a>',
         [("https://agency.example.gov/c.ics", "Subscribe")]),
        ('<link rel="alternate" type="text/calendar" href="/?ical=1"><link type="application/rss+xml" href="/f">',
         [("https://agency.example.gov/f", ""), ("https://agency.example.gov/?ical=1", "")]),
        ('<a href="https://feedly.com/i/subscription/feed%2Fhttps%3A%2F%2Fagency.example.gov%2Ff">Follow</a>',
         [("https://agency.example.gov/f", "")]),
        ('<a href="https://www.inoreader.com/?add_feed=https://agency.example.gov/f">Follow</a>',
         [("https://agency.example.gov/f", "")]),
        ('<a href="https://www.google.com/search?q=feed">x</a><a href="/?url=https://agency.example.gov/f">x</a>', []),
        ('<a href="/about/rss-feeds">RSS</a><a href="https://feedly.com/i/x">RSS</a><a href="/x.html">RSS</a>', []),
        ('<link rel="feed" href="/f.xml"><link rel="feed" type="text/html" href="/news">',
         [("https://agency.example.gov/f.xml", "")]),
        ('<a href="/?feed=rss2">RSS</a><a href="/?feed=me">x</a>', [("https://agency.example.gov/?feed=rss2", "RSS")]),
        ('<link rel="stylesheet" type="application/rss+xml" href="/a"><link rel="alternate" href="/b">', []),
        ('<link rel="alternate" type="application/json+oembed" href="/c"><link type="application/rss+xml">', []),
        ('<base><link rel="alternate" type="application/atom+xml" href="javascript:x">', []),
        ('<!-- <link type="application/rss+xml" href="/no"> -->', []),
        ('<script>"<link type=application/rss+xml href=/no>"</script>', []),
        ("", []),
    ],
)  # fmt: skip
def test_finds_feeds(page: str, feeds: list[tuple[str, str]]) -> None:
    """In the head, in links that say so, and in links that look so on the same site."""
    assert offered(page) == feeds


@pytest.mark.parametrize(
    "name", ["reacties feed", "Feed de comentários", "Feed dei commenti", "コメントフィード", "Kanał z komentarzami"]
)
def test_knows_comments_in_many_languages(name: str) -> None:
    """WordPress calls their feed so."""
    page = f'<link rel="alternate" type="application/rss+xml" title="Desk » {name}" href="/x">'
    assert [one.of_comments for one in feed_discovery.in_page(page.encode(), URL)] == [True]


def test_feeds_of_comments_come_last() -> None:
    """By their name or by their address; each feed comes once."""
    page = "".join(
        f'<link rel="alternate" type="application/rss+xml" title="{title}" href="{href}">'
        for title, href in [
            ("Blog » Comments Feed", "/a"),
            ("", "/comments/feed/"),
            ("Blog", "/feed/"),
            ("Blog", "/feed"),
        ]
    )
    found = feed_discovery.in_page(page.encode(), URL)
    assert [(one.url, one.of_comments) for one in found] == [
        ("https://agency.example.gov/feed/", False),
        ("https://agency.example.gov/a", True),
        ("https://agency.example.gov/comments/feed/", True),
    ]
    assert feed_discovery.advice(found) == "; write `url: https://agency.example.gov/feed/` in its entry"
    assert feed_discovery.advice(found[1:]) == ""


@pytest.mark.parametrize(
    ("header", "feeds"),
    [
        ('</feed/>; rel="alternate"; type="application/rss+xml"; title="News, and more"',
         [("https://agency.example.gov/feed/", "News, and more")]),
        ("</wp-json/>; rel=https://api.w.org/, <feed>; REL=alternate; Type=application/atom+xml",
         [("https://agency.example.gov/news/feed", "")]),
        ("<http://[>; rel=alternate; type=application/rss+xml", []),
        ("nothing; rel=alternate, <", []),
    ],
)  # fmt: skip
def test_reads_link_headers(header: str, feeds: list[tuple[str, str]]) -> None:
    """RFC 8288, section 3: several links in one header, parameters with or without quotes."""
    assert [(one.url, one.name) for one in feed_discovery.in_header([header], URL)] == feeds
