"""Feeds, re-read by a reader of feeds: they say what the content says."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import feedparser
import pytest

from hub.collect.formats import opml
from hub.content import site_urls
from hub.content.body import Body
from hub.content.models import Alias, Article, Correction, Event, Issue, Library, ToolkitPage
from hub.site.outputs import feed_entries, feeds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hub.content.settings import Config

SITE = "https://lamps.example.gov/"
XML = ("rss", "atom")


def made(library: Library, config: Config, today: date) -> dict[str, str]:
    """Every file by its path."""
    return {asset.path: asset.content() for asset in feeds.assets(library, config, today)}


def parsed(files: Mapping[str, str], form: str, scope: str = "all") -> Any:  # noqa: ANN401  feedparser is untyped
    """What feedparser makes of an XML feed."""
    return feedparser.parse(files[site_urls.feed(scope, form)].encode())


def items(files: Mapping[str, str], scope: str = "all") -> list[dict[str, Any]]:
    """The items of a JSON feed."""
    found: list[dict[str, Any]] = json.loads(files[site_urls.feed(scope, "json")])["items"]
    return found


def only(item: Article | Event | ToolkitPage | Issue, config: Config) -> str:
    """The HTML that feeds give of one item."""
    return feed_entries.maker(config)(item).html


@pytest.mark.parametrize("form", XML)
def test_every_feed_is_valid(library: Library, config: Config, today: date, form: str) -> None:
    """A reader finds nothing wrong with any of them, empty ones too, and each knows its own address."""
    for content in (library, Library()):
        files = made(content, config, today)
        for path in (path for path in files if path.endswith(form)):
            found = feedparser.parse(files[path].encode())
            assert (found.bozo, found.version) == (False, {"rss": "rss20", "atom": "atom10"}[form])
            assert [link.href for link in found.feed.links if link.rel == "self"] == [SITE + path]


@pytest.mark.parametrize("form", XML)
def test_entries_equal_the_content(library: Library, config: Config, today: date, form: str, article: Article) -> None:
    """Re-read, an article has its title, page, id, day, summary, authors, topics and its whole text."""
    files = made(library, config, today)
    (found,) = [entry for entry in parsed(files, form).entries if "2026-11-17" in entry.link]
    page = f"{SITE}articles/2026/2026-11-17-oil/"
    assert (found.title, found.link, found.id) == (article.title, page, page)
    assert (found.published_parsed[:4], found.summary) == ((2026, 11, 17, 5), article.summary)
    assert tuple(author.name for author in found.authors) == article.authors
    assert [tag.term for tag in found.tags] == ["Oil & wicks"]
    assert "The whole text, with <strong>bold</strong> words." in found.content[0].value
    assert "Editor’s note:</strong> Read the table first." in found.content[0].value


def test_json_feed_says_the_same(library: Library, config: Config, today: date, article: Article) -> None:
    """The JSON feed follows version 1.1: its own address, and of each item id, page, source, day and text."""
    feed = json.loads(made(library, config, today)["feeds/all.json"])
    assert (feed["version"], feed["feed_url"]) == ("https://jsonfeed.org/version/1.1", f"{SITE}feeds/all.json")
    (item,) = [item for item in feed["items"] if item.get("external_url") == article.url]
    page = f"{SITE}articles/2026/2026-11-17-oil/"
    assert item.pop("content_html").startswith("<p>The Daily Lamp, November 17, 2026, by Ann Wick, Bo Glass</p>")
    assert item == {
        "id": page,
        "url": page,
        "external_url": article.url,
        "title": article.title,
        "summary": article.summary,
        "date_published": "2026-11-17T00:00:00-05:00",
        "authors": [{"name": "Ann Wick"}, {"name": "Bo Glass"}],
        "tags": ["Oil & wicks"],
    }


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ("articles", ["articles/2026/2026-11-17-oil/", "articles/2026/2026-10-02-glass/"]),
        ("events", ["events/2026-12-10-walk/", "events/2026-12-03-trim/", "events/2026-10-01-talk/"]),
        ("toolkit", ["toolkit/light/wick/", "toolkit/light/"]),
        ("newsletter", ["newsletter/2026-11-20/", "newsletter/2026-11-13/"]),
        ("topics/oil", ["articles/2026/2026-11-17-oil/", "events/2026-12-03-trim/", "toolkit/light/"]),
        ("topics/glass", ["events/2026-12-03-trim/"]),
    ],
)
def test_each_feed_holds_its_own(
    library: Library, config: Config, today: date, scope: str, expected: list[str]
) -> None:
    """A section's feed holds its kind, a topic's what is about it, newest first."""
    assert [item["url"].removeprefix(SITE) for item in items(made(library, config, today), scope)] == expected


def test_everything_is_in_the_feed_of_all(library: Library, config: Config, today: date) -> None:
    """All kinds stand in one feed, and its date is that of the newest."""
    files = made(library, config, today)
    assert len(items(files)) == 9
    assert "<lastBuildDate>Fri, 20 Nov 2026 00:00:00 -0500</lastBuildDate>" in files["feeds/all.rss"]


def test_an_event_is_news_when_it_comes_near(library: Library, config: Config, event: Event) -> None:
    """An event enters the feeds when the newsletter may announce it, 28 days before, and keeps that date."""
    library = replace(library, events=(event,))
    assert items(made(library, config, date(2026, 11, 4)), "events") == []
    (item,) = items(made(library, config, date(2026, 11, 5)), "events")
    assert item["date_published"] == "2026-11-05T00:00:00-05:00"


def test_an_article_is_news_when_it_is_added(article: Article, config: Config, today: date) -> None:
    """An old article that an editor found today is new to readers; its source's day stands in the text."""
    library = Library(articles=(replace(article, published=date(2015, 8, 12), added=today),))
    (item,) = items(made(library, config, today))
    assert item["date_published"] == "2026-11-22T00:00:00-05:00"
    assert "August 12, 2015" in item["content_html"]


def test_only_the_newest(article: Article, config: Config, today: date) -> None:
    """A feed holds the fifty newest items."""
    many = tuple(
        replace(article, path=f"content/articles/{age}.md", published=today - timedelta(days=age)) for age in range(60)
    )
    found = items(made(Library(articles=many[::-1]), config, today), "articles")
    assert [item["url"] for item in found] == [f"{SITE}articles/{age}/" for age in range(50)]


def test_ids_outlast_a_move(article: Article, config: Config) -> None:
    """An item whose file moved keeps its id: readers do not see it twice."""
    moved = replace(article, aliases=(Alias(address="articles/old/"), Alias(address="articles/older/")))
    entry = feed_entries.maker(config)(moved)
    assert (entry.id, entry.url) == (f"{SITE}articles/old/", f"{SITE}articles/2026/2026-11-17-oil/")


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("mailto:lamps@example.gov", "mailto:lamps@example.gov"),
        ("../../toolkit/light/index.md#why", f"{SITE}toolkit/light/#why"),
        ("../../pictures/lamp.svg", f"{SITE}pictures/lamp.svg"),
        ("#part", f"{SITE}articles/2026/2026-11-17-oil/#part"),
        ("https://b.gov/x.md", "https://b.gov/x.md"),
    ],
)
def test_links_lead_from_anywhere(article: Article, config: Config, link: str, expected: str) -> None:
    """A link to another file of the hub is a whole address in a feed."""
    assert f'<a href="{expected}">there</a>' in only(replace(article, body=Body.of(f"[there]({link})")), config)


@pytest.mark.parametrize("form", XML)
def test_nothing_runs_and_nothing_breaks(article: Article, config: Config, today: date, form: str) -> None:
    """Scripts in a body and characters that XML forbids are gone; the rest is there."""
    library = Library(
        articles=(replace(article, summary="A\ufffeB < C", body=Body.of("<script>x()</script><b onclick=y>on</b>")),)
    )
    found = parsed(made(library, config, today), form)
    assert found.bozo == 0
    assert "script" not in found.entries[0].content[0].value
    assert "<b>on</b>" in found.entries[0].content[0].value


def test_rss_summaries_are_html(article: Article, config: Config, today: date) -> None:
    """RSS descriptions are HTML, so a plain < is escaped twice."""
    library = Library(articles=(replace(article, summary="A < B"),))
    assert "<description>A &amp;lt; B</description>" in made(library, config, today)["feeds/all.rss"]


@pytest.mark.parametrize(
    ("status", "title", "words"),
    [
        ("cancelled", "Cancelled: Trim a wick in one hour", "It will not take place.</p>"),
        ("postponed", "Postponed: Trim a wick in one hour", "It will not take place on the date below.</p>"),
        (None, "Trim a wick in one hour", '<a href="https://www.school.example.gov/trim/">Register</a>'),
    ],
)
def test_events_say_whether_they_take_place(
    event: Event, config: Config, status: str | None, title: str, words: str
) -> None:
    """The title and the first words of an event say that it is cancelled or postponed; others say how to register."""
    entry = feed_entries.maker(config)(replace(event, status=status))
    assert entry.title == title
    assert words in entry.html
    assert "When: Thursday, December 3, 2026, 1:00–2:00 pm ET" in entry.html


def test_issues_with_headings_of_any_kind(headings: Issue, config: Config) -> None:
    """Without a link, with two, and with the reason why an item comes again."""
    html = only(headings, config)
    assert "<h3>Thank you</h3>" in html
    assert "<h3>Thank you, <em>Cy</em></h3>" in html
    assert '<h3><a href="https://a.gov/">A</a> or <a href="https://b.gov/">B</a></h3>' in html
    assert "<p>Back by request &amp; again</p>" in html


def test_issues_are_whole(issue: Issue, config: Config) -> None:
    """An issue can be read in a reader: note, sections, items with their sources and blurbs."""
    html = only(issue, config)
    assert html.startswith("<p>Happy <strong>Friday</strong>.</p>")
    assert (
        '<h3><a href="https://d.gov/o/">Why oil</a></h3>\n<p><em>Daily · November 17, 2026</em></p>\n<p>Long.</p>'
        in html
    )


def test_practices_are_whole(page: ToolkitPage, config: Config) -> None:
    """A practice comes with its review and its resources."""
    html = only(page, config)
    assert "Last reviewed on August 31, 2025 by The lamp team." in html
    assert '<a href="https://b.gov/">Lamp book</a> (guide, GPO, 2020)' in html


def test_list_of_feeds(library: Library, config: Config, today: date) -> None:
    """A reader can take all feeds at once: the list names each one."""
    files = made(library, config, today)
    found = opml.read(files["feeds/all.opml"].encode())
    assert [source.url for source in found] == [SITE + path for path in files if path.endswith(".rss")]
    assert found[-1].name == "Lamp Hub: Glass"


def test_same_content_same_bytes(library: Library, config: Config, today: date) -> None:
    """The feeds of another day are the same while the content is."""
    assert made(library, config, today) == made(library, config, today + timedelta(days=9))


def test_a_review_of_everything_leaves_room(config: Config, page: ToolkitPage, event: Event, today: date) -> None:
    """Of forty practices and eight events with one day, the feed of everything has five each; others have all."""
    practices = tuple(replace(page, path=f"content/toolkit/light/{number}.md", reviewed=today) for number in range(40))
    events = tuple(replace(event, path=f"content/events/2026-12-03-{number}.md") for number in range(8))
    files = made(Library(toolkit=practices, events=events), config, today)
    assert [len(items(files, scope)) for scope in ("all", "toolkit", "events")] == [10, 40, 8]


def test_a_corrected_issue_is_news_again(issue: Issue, config: Config, today: date) -> None:
    """It keeps its id and the day when it was published; readers are told when it changed, and what."""
    found = Correction(day=date(2026, 11, 24), words="The lab is on <December> 8.")
    files = made(Library(issues=(replace(issue, corrected=(found,)),)), config, today)
    (entry,) = parsed(files, "atom").entries
    assert (entry.published_parsed[:3], entry.updated_parsed[:3]) == ((2026, 11, 20), (2026, 11, 24))
    assert parsed(files, "atom").feed.updated_parsed[:3] == (2026, 11, 24)
    (told,) = items(files)
    assert (told["date_published"][:10], told["date_modified"][:10]) == ("2026-11-20", "2026-11-24")
    assert told["content_html"].startswith(
        "<p><b>Corrected on November 24, 2026:</b> The lab is on &lt;December&gt; 8."
    )
    assert "date_modified" not in items(made(Library(issues=(issue,)), config, today))[0]
