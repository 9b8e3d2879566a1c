"""`hub new KIND URL`: a page or a feed says what it can."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hub.config import hub_settings
from hub.content import loader
from hub.errors import SourceError
from hub.scaffold import prefill
from tests.inbox.test_web_clipper import PAGE
from tests.scaffold.test_new_file import call
from tests.terminal import at_a_terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.servers import Server

FEED = b"""<rss version="2.0"><channel><title>Service Wire: News</title><link>https://wire.example.org/</link>
<item><title>One</title><link>https://wire.example.org/one/</link></item></channel></rss>"""


def test_a_page_fills_an_article(hub: Path, server: Server) -> None:
    """Its title, source and summary; what the page does not say stays blank, and the advice stays."""
    page = PAGE.replace("<meta", '<meta name="author" content="Ada Example"><meta', 1).format("")
    url = server.says(page.encode(), "Content-Type: text/html", path="/ask/")
    code, path, said = call(hub, "article", url, "--private", "--set=source=example")
    assert (code, path, said) == (0, "content/articles/2026/2026-11-20-ask-once.md\n", "Next: hub check\n")
    (article,) = (one for one in loader.load(hub_settings.load(hub)).articles if one.path == path.strip())
    assert (article.title, article.url, article.source) == ("Ask once", url, "example")
    assert (article.summary, article.authors) == ("One office stopped asking twice.", ("Ada Example",))
    assert f"url: {url} # without tracking" in (hub / path.strip()).read_text(encoding="utf-8")


def test_a_page_fills_an_event_but_for_its_time(hub: Path, server: Server) -> None:
    """Title, summary, host and address; day and hour are for a person."""
    url = server.says(PAGE.format("").encode(), "Content-Type: text/html", path="/e/")
    code, path, said = call(hub, "event", url, "--private", "--set=start=2026-12-09 10:00")
    assert (code, path) == (0, "content/events/2026-12-09-ask-once.md\n")
    assert said == "Still to fill: place, accommodations, the text\nNext: hub check\n"
    assert "\nhost: Service Notes\n" in (hub / path.strip()).read_text(encoding="utf-8")


def test_a_feed_fills_a_source(hub: Path, server: Server) -> None:
    """Its name is the feed's title; what was read on a private network is fetched there, too."""
    url = server.says(FEED, path="/feed.xml")
    assert call(hub, "source", url, "--private")[:2] == (0, "content/sources/service-wire-news.yml\n")
    found = hub_settings.load(hub).sources[-1]
    assert (found.key, found.name, found.url) == ("service-wire-news", "Service Wire: News", url)
    assert found.private


def test_a_site_fills_a_source(hub: Path, server: Server) -> None:
    """Its page says where the feeds are; without a terminal it is the first, and the others are named."""
    links = "".join(f"<link rel=alternate type=application/rss+xml href={path} title=Wire>" for path in ("/feed", "/b"))
    url = server.says(f"<html>{links}".encode())
    server.says(FEED, path="/feed")
    code, _, said = call(hub, "source", url, "--private")
    assert (code, hub_settings.load(hub).sources[-1].url) == (0, server.url("/feed"))
    assert said.startswith(
        f"This site has several feeds:\n  1 {server.url('/feed')} Wire\n  2 {server.url('/b')} Wire\n"
    )


def test_several_sources_at_once(hub: Path, server: Server) -> None:
    """Three sites are one command; one that the hub reads already is told, and the others are made."""
    urls = [server.says(FEED.replace(b"Service Wire: News", name), path=f"/{name.decode()}") for name in (b"A", b"B")]
    assert call(hub, "source", *urls, "--private") == (
        0, "content/sources/a.yml\ncontent/sources/b.yml\n", "Next: hub check\n"
    )  # fmt: skip
    third = server.says(FEED.replace(b"Service Wire: News", b"C"), path="/C")
    code, paths, said = call(hub, "source", urls[0], third, "--private")
    assert (code, paths) == (1, "content/sources/c.yml\n")
    assert said == f"the source a has the address {urls[0]} already\n"
    site = server.says(b"<html><link rel=alternate type=application/rss+xml href=/D>", path="/site")
    feed = server.says(FEED.replace(b"Service Wire: News", b"D"), path="/D")
    code, paths, said = call(hub, "source", feed, site, "--private")
    assert (code, paths, said) == (1, "content/sources/d.yml\n", f"the source d has the address {feed} already\n")


def test_one_title_for_one_file(hub: Path) -> None:
    """Words without quotes would be as many articles."""
    code, paths, said = call(hub, "article", "Ask", "once")
    assert (code, paths) == (2, "")
    assert said.endswith("Error: name one TITLE or URL: each file of this kind is made by itself\n")


@pytest.mark.slow
def test_somebody_at_a_terminal_chooses(hub: Path, server: Server) -> None:
    """By its number."""
    url = server.says(b"<html><a href=/rss>RSS</a><a href=/atom.xml>Atom</a>")
    server.says(FEED, path="/atom.xml")
    code, screen = at_a_terminal("--root", str(hub), "new", "source", url, "--private", typed="3\n2\n\n\n\n\n\n")
    assert (code, hub_settings.load(hub).sources[-1].url) == (0, server.url("/atom.xml")), screen


def test_a_page_that_cannot_be_read_fills_its_address(hub: Path, server: Server) -> None:
    """The scaffold comes all the same, with the reason; nothing on this machine is read without being told."""
    url = server.says(PAGE.format("").encode(), path="/ask%20once/")
    code, path, said = call(hub, "article", f"{url}?utm_source=mail")
    assert (code, path) == (0, "content/articles/2026/2026-11-20-ask-once.md\n")
    assert said.startswith(
        f"{url} could not be read, so only its address is filled in:\n  it cannot be reached: 127.0.0.1 is an"
    )
    assert said.endswith("Still to fill: title, source, summary\nNext: hub check\n")
    assert f"url: {url} # without" in (hub / path.strip()).read_text(encoding="utf-8")
    assert server.asked == []
    gone = server.says(b"", path="/", status="404 Not Found")
    assert (
        "only its address is filled in:\n  the server answered 404 Not Found\n"
        in call(hub, "source", gone, "--private")[2]
    )


def test_a_source_that_is_no_feed_by_now_is_refused(hub: Path, server: Server) -> None:
    """It was one when its site was asked."""
    url = server.says(b"<html>Closed</html>")
    with pytest.raises(SourceError):
        prefill.source(hub_settings.load(hub), url, private=True)


def test_an_address_names_a_topic_of_that_name(hub: Path) -> None:
    """What comes from no page keeps its title as it is written."""
    call(hub, "topic", "https://example.gov/")
    assert "title: https://example.gov/\n" in (hub / "content/topics/https-example-gov.yml").read_text(encoding="utf-8")


def test_what_is_no_address_of_the_web_is_refused(hub: Path) -> None:
    """It is neither a title nor a page."""
    assert call(hub, "article", "ftp://example.gov/a")[:2] == (2, "")
