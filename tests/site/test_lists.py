"""Lists of articles: which there are, what they hold, and that a new article changes few of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from hub.model import Library
from hub.site import lists

if TYPE_CHECKING:
    from hub.model import Article, Config
    from hub.site.lists import Listing


def years(article: Article, **counts: int) -> Library:
    """A library with so many articles of each year (`y2026=3`), the newest first."""
    days = [date(int(year[1:]), 6, 1) for year, count in counts.items() for _ in range(count)]
    return Library(
        articles=tuple(replace(article, path=f"content/articles/{n}.md", published=day) for n, day in enumerate(days))
    )


def listings(library: Library, config: Config) -> dict[str, Listing]:
    """Each list by its path."""
    return {listing.path: listing for listing in lists.listings(library, config)}


def test_every_list(library: Library, config: Config) -> None:
    """Months and sources have lists, and the sources one of their own; a topic of few articles needs none."""
    assert list(listings(library, config)) == [
        "articles/2026/11.md",
        "articles/2026/10.md",
        "articles/sources/glass-weekly.md",
        "articles/sources/the-daily-lamp.md",
        "articles/sources.md",
    ]


def test_no_articles_no_lists(config: Config) -> None:
    """A new hub has no lists yet."""
    assert listings(Library(), config) == {}


def test_words(library: Library, config: Config) -> None:
    """What a list says is text as its readers read it: no marks of Markdown, no references of HTML."""
    month = listings(library, config)["articles/2026/11.md"]
    assert (month.title, month.back) == ("Articles, November 2026", "See all articles")
    assert [link.title for link in month.others] == ["October 2026"]


def test_topic(article: Article, config: Config) -> None:
    """A topic of many articles has a list of all, by year."""
    topic = listings(years(article, y2026=9, y2025=3), config)["topics/oil/articles.md"]
    assert (topic.title, topic.above) == ("Oil & wicks: articles", "topics/oil.md")
    assert [(heading, len(articles)) for heading, articles in topic.groups] == [("2026", 9), ("2025", 3)]


def test_one_year_needs_no_heading(article: Article, config: Config) -> None:
    """A heading that stands above everything tells nothing."""
    topic = listings(years(article, y2026=12), config)["topics/oil/articles.md"]
    assert [heading for heading, _ in topic.groups] == [""]


def test_long_lists_set_old_years_apart(article: Article, config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a page has no room for stands on pages by year, which a new article leaves alone."""
    monkeypatch.setattr(lists, "MOST", 20)
    before = listings(years(article, y2026=8, y2025=11, y2024=6, y2023=2), config)
    after = listings(years(article, y2026=9, y2025=11, y2024=6, y2023=2), config)
    parts = [f"articles/sources/the-daily-lamp{part}.md" for part in ("", "/2024", "/2023")]
    assert [path for path in before if "daily" in path] == parts
    assert [link.title for link in before[parts[1]].others] == ["2025–2026", "2023"]
    assert before[parts[1]].title == "Articles from The Daily Lamp, 2024"
    assert [len(after[path].articles) - len(before[path].articles) for path in parts] == [1, 0, 0]
    assert [after[path].others == before[path].others for path in parts] == [True, True, True]


def test_a_year_of_many_stays_whole(article: Article, config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """The newest year stands on the first page, however long it is."""
    monkeypatch.setattr(lists, "MOST", 5)
    found = listings(years(article, y2026=12, y2025=1), config)
    assert len(found["topics/oil/articles.md"].articles) == 12
    assert len(found["topics/oil/articles/2025.md"].articles) == 1


@pytest.mark.parametrize("names", [("daily", "The Daily Lamp"), ("Wax News", "Wax news!")])
def test_one_source_by_two_names(names: tuple[str, str], article: Article, config: Config) -> None:
    """Names that differ in small things, and a source's key beside its name, mean one source and one page."""
    library = Library(articles=tuple(replace(article, source=name) for name in names))
    ((link, articles),) = lists.sources(library.articles, config)
    assert (link.count, len(articles)) == (2, 2)


def test_names_in_other_letters(article: Article, config: Config) -> None:
    """Two sources whose names have no letter for an address have two pages."""
    found = lists.sources((replace(article, source="灯火"), replace(article, source="Λύχνος")), config)
    assert len({link.path for link, _ in found}) == 2
