"""From the address of a site to its feeds, over real servers."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest

from hub.collect import http_client, site_feeds
from hub.collect.feed_discovery import OfferedFeed
from hub.errors import SourceError

if TYPE_CHECKING:
    from io import BufferedIOBase

    from tests.servers import Server

FEED = b"<rss version='2.0'><channel><title>News</title></channel></rss>"
NEWS = (
    b"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
    b" xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'><url><loc>https://a.example.gov/1</loc><n:news>"
    b"<n:publication><n:name>The Wire</n:name></n:publication><n:title>One</n:title></n:news></url></urlset>"
)
LIMITS = http_client.Limits(gap=0)


@pytest.fixture
def site(server: Server) -> Server:
    """A site that answers 404 for what it does not have."""

    def missing(out: BufferedIOBase) -> None:
        out.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")

    for place in ("robots.txt", "news/feed/", *site_feeds.USUAL, *site_feeds.SITEMAPS):
        server.does(missing, path=f"/{place}")
    server.says(b"<html><p>Welcome", path="/news/")
    return server


def found(url: str) -> list[OfferedFeed]:
    """The feeds of a site."""
    return list(site_feeds.find(url, "https://hub.example.gov/", private=True, limits=LIMITS))


def test_a_feed_is_its_own(server: Server) -> None:
    """Its address is taken as it is, also where it has no title."""
    url = server.says(FEED)
    assert found(url) == [OfferedFeed(url=url, name="News")]
    server.says(FEED.replace(b"News", b""))
    assert found(url) == [OfferedFeed(url=url, name=url)]


def test_what_a_page_names_is_offered(site: Server) -> None:
    """The header goes before the page, comments are left out, and nothing else is asked for."""
    page = b"<html><link rel=alternate type=application/rss+xml href=/feed><a href=/comments/feed/>"
    header = 'Link: </atom>; rel="alternate"; type="application/atom+xml"; title="All"'
    url = site.says(page, header, path="/news/")
    assert [(one.url, one.name) for one in found(url)] == [(site.url("/atom"), "All"), (site.url("/feed"), "")]
    assert site.asked == ["GET /news/"]


@pytest.mark.parametrize("place", ["/news/feed/", "/atom.xml"])
def test_the_usual_places_are_tried(site: Server, place: str) -> None:
    """A page that names no feed, or one of comments only, may have one all the same."""
    site.says(b"<html><a href=/comments/feed/>", path="/news/")
    site.says(b"<html>no feed", path="/rss.xml")
    site.says(FEED, path=place)
    assert found(site.url("/news/")) == [OfferedFeed(url=site.url(place), name="News")]


@pytest.mark.parametrize("robots", [b"User-agent: *\nSitemap: /all.xml\nsitemap: /my-news.xml\n", b""])
def test_a_sitemap_for_news_is_better_than_nothing(site: Server, robots: bytes) -> None:
    """Where robots.txt says, or in a usual place."""
    site.says(robots, path="/robots.txt")
    place = "/my-news.xml" if robots else "/sitemap-news.xml"
    site.says(NEWS, path=place)
    assert found(site.url("/news/")) == [OfferedFeed(url=site.url(place), name="The Wire")]


def test_says_what_to_do_where_there_is_nothing(site: Server) -> None:
    """A list of articles can be read by a rule."""
    with pytest.raises(SourceError) as caught:
        found(site.url("/news/"))
    assert str(caught.value) == site_feeds.NONE
    assert len(site.asked) == 13
    with contextlib.suppress(SourceError):
        found(site.says(b"<html>", path="/"))
    assert "GET /feed/" in site.asked[13:]


def test_a_page_that_is_not_there(site: Server) -> None:
    """It has no feeds to look for."""
    with pytest.raises(SourceError, match="404"):
        found(site.url("/robots.txt"))
