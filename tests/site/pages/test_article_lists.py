"""Lists of articles: which there are, what they hold, and that a new article changes few of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.content import made_pages
from hub.content.models import Library
from hub.site.pages import article_lists

if TYPE_CHECKING:
    from hub.content.models import Article
    from hub.content.settings import Config
    from hub.site.pages.article_lists import Listing


def years(article: Article, **counts: int) -> Library:
    """A library with so many articles of each year (`y2026=3`), the newest first."""
    days = [date(int(year[1:]), 6, 1) for year, count in counts.items() for _ in range(count)]
    return Library(
        articles=tuple(replace(article, path=f"content/articles/{n}.md", published=day) for n, day in enumerate(days))
    )


def listings(library: Library, config: Config) -> dict[str, Listing]:
    """Each list by its path."""
    return {listing.path: listing for listing in article_lists.listings(library, config)}


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


@pytest.mark.parametrize(("articles", "has_list"), [(10, False), (11, True)])
def test_a_topic_whose_page_shows_all_needs_no_list(
    article: Article,
    config: Config,
    articles: int,
    has_list: bool,  # noqa: FBT001  a row of the table above
) -> None:
    """The page of a topic has ten articles; a list begins with the eleventh."""
    assert ("topics/oil/articles.md" in listings(years(article, y2026=articles), config)) == has_list


def test_one_year_needs_no_heading(article: Article, config: Config) -> None:
    """A heading that stands above everything tells nothing."""
    topic = listings(years(article, y2026=12), config)["topics/oil/articles.md"]
    assert [heading for heading, _ in topic.groups] == [""]


def test_long_lists_set_old_years_apart(article: Article, config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a page has no room for stands on pages by year, which a new article leaves alone."""
    monkeypatch.setattr(made_pages, "MOST", 20)
    before = listings(years(article, y2026=8, y2025=11, y2024=6, y2023=2), config)
    after = listings(years(article, y2026=9, y2025=11, y2024=6, y2023=2), config)
    parts = [f"articles/sources/the-daily-lamp{part}.md" for part in ("", "/2024", "/2023")]
    assert [path for path in before if "daily" in path] == parts
    assert [link.title for link in before[parts[1]].others] == ["2025–2026", "2023"]
    assert before[parts[1]].title == "Articles from The Daily Lamp, 2024"
    assert [len(after[path].articles) - len(before[path].articles) for path in parts] == [1, 0, 0]
    assert [after[path].others == before[path].others for path in parts] == [True, True, True]


def by_month(article: Article, **counts: int) -> Library:
    """A library with so many articles of each month (`m2026_11=3`), the newest first."""
    days = [date(int(month[1:5]), int(month[6:]), 1) for month, count in counts.items() for _ in range(count)]
    return Library(
        articles=tuple(replace(article, path=f"content/articles/{n}.md", published=day) for n, day in enumerate(days))
    )


def test_a_long_year_sets_old_months_apart(article: Article, config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """A year that a page has no room for keeps its newest months there; each older month has a page."""
    monkeypatch.setattr(made_pages, "MOST", 5)
    library = by_month(article, m2026_11=3, m2026_10=2, m2026_9=4, m2025_12=3, m2025_3=3, m2024_6=4)
    found = {path: listing for path, listing in listings(library, config).items() if "oil/" in path}
    assert {path: [(heading, len(held)) for heading, held in each.groups] for path, each in found.items()} == {
        "topics/oil/articles.md": [("November 2026", 3), ("October 2026", 2)],
        "topics/oil/articles/2026/09.md": [("", 4)],
        "topics/oil/articles/2025.md": [("", 3)],
        "topics/oil/articles/2025/03.md": [("", 3)],
        "topics/oil/articles/2024.md": [("", 4)],
    }
    assert [each.title.removeprefix("Oil & wicks: articles of ") for each in found.values()] == [
        "October–November 2026",
        "September 2026",
        "December 2025",
        "March 2025",
        "2024",
    ]


def test_months_in_spanish(article: Article, config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """A span of months names both with their years, as a month within a sentence."""
    monkeypatch.setattr(made_pages, "MOST", 5)
    library = by_month(article, m2026_11=3, m2026_10=2, m2026_9=4, m2025_12=3)
    found = listings(library, replace(config, language="es"))
    oil = found["topics/oil/articles.md"]
    assert [heading for heading, _ in oil.groups] == ["noviembre de 2026", "octubre de 2026"]
    assert oil.title == "Oil & wicks: artículos de octubre de 2026 – noviembre de 2026"
    assert found["articles/2026/09.md"].title == "Artículos, septiembre de 2026"


def test_a_month_of_many_stays_whole(article: Article, config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """The newest month stands on the first page, however long it is."""
    monkeypatch.setattr(made_pages, "MOST", 5)
    found = listings(by_month(article, m2026_11=12, m2026_10=1), config)
    assert len(found["topics/oil/articles.md"].articles) == 12
    assert len(found["topics/oil/articles/2026/10.md"].articles) == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(added=st.lists(st.dates(date(2024, 1, 1), date(2026, 12, 31)), max_size=60))
def test_addresses_stay(article: Article, added: list[date]) -> None:
    """No page of a list goes when articles are added one by one, and each article stands on one page."""
    paths, days = set[str](), list[date]()
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(made_pages, "MOST", 5)
        for day in added:
            days = sorted([*days, day], reverse=True)
            parts = article_lists.parts("a.md", tuple(replace(article, published=day) for day in days), "en")
            assert paths <= set(parts)
            paths = set(parts)
            held = [one.published for groups in parts.values() for _, articles in groups for one in articles]
            assert sorted(held, reverse=True) == days


@pytest.mark.parametrize("names", [("daily", "The Daily Lamp"), ("Wax News", "Wax news!")])
def test_one_source_by_two_names(names: tuple[str, str], article: Article, config: Config) -> None:
    """Names that differ in small things, and a source's key beside its name, mean one source and one page."""
    library = Library(articles=tuple(replace(article, source=name) for name in names))
    ((link, articles),) = article_lists.sources(library.articles, config)
    assert (link.count, len(articles)) == (2, 2)


def test_names_in_other_letters(article: Article, config: Config) -> None:
    """Two sources whose names have no letter for an address have two pages."""
    found = article_lists.sources((replace(article, source="灯火"), replace(article, source="Λύχνος")), config)
    assert len({link.path for link, _ in found}) == 2
