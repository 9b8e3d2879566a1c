"""Articles and the lists that lead to them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hub.content.models import Library
from hub.site.pages import article_pages

if TYPE_CHECKING:
    from datetime import date

    from hub.content.models import Article, Config


def test_single_pages(library: Library, config: Config) -> None:
    """Where no lane makes them, each article has a page of Markdown, the newest first."""
    expected = ["articles/2026/2026-11-17-oil.md", "articles/2026/2026-10-02-glass.md"]
    assert [page.path for page in article_pages.single(library, config)] == expected


def test_source_has_its_name(library: Library, config: Config) -> None:
    """A source of this hub is called by its name, any other by what the article says."""
    oil, glass = (page.markdown for page in article_pages.single(library, config))
    assert ("Read it at The Daily Lamp" in oil, "Read it at Glass Weekly" in glass) == (True, True)


def test_only_the_largest_sources_are_named(article: Article, config: Config, today: date) -> None:
    """The index names the twelve sources of most articles, from A to Z, and leads to the list of all."""
    names = ["Zinc", "Zinc", *(f"Lamp {number:02}" for number in range(12))]
    many = tuple(replace(article, source=name) for name in names)
    (index,) = article_pages.pages(Library(articles=many), config, today)
    assert "[Lamp 10](sources/lamp-10.md) (1)\n-   [Zinc](sources/zinc.md) (2)\n" in index.markdown
    assert ("lamp-11" in index.markdown, "[See all sources](sources.md)" in index.markdown) == (False, True)


def test_unused_topics_are_not_counted(library: Library, config: Config, today: date) -> None:
    """The index counts articles by topic and leaves out topics without any."""
    index, *_ = article_pages.pages(library, config, today)
    assert ("wicks](../topics/oil.md) (1)" in index.markdown, "glass.md) (" in index.markdown) == (True, False)
