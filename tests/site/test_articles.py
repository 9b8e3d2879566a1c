"""Articles and the lists that lead to them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hub.site import articles

if TYPE_CHECKING:
    from hub.model import Config, Library


def test_pages(library: Library, config: Config, today: date) -> None:
    """The index of articles comes first, then the months."""
    expected = [
        "articles/index.md",
        "articles/2026/11.md",
        "articles/2026/10.md",
    ]
    assert [page.path for page in articles.pages(library, config, today)] == expected


def test_single_pages(library: Library, config: Config) -> None:
    """Where no lane makes them, each article has a page of Markdown, the newest first."""
    expected = ["articles/2026/2026-11-17-oil.md", "articles/2026/2026-10-02-glass.md"]
    assert [page.path for page in articles.single(library, config)] == expected


def test_month_path() -> None:
    """A month's list lies in the folder of its year."""
    assert articles.month_path(date(2026, 1, 5)) == "articles/2026/01.md"


def test_source_has_its_name(library: Library, config: Config) -> None:
    """A source of this hub is called by its name, any other by what the article says."""
    oil, glass = (page.markdown for page in articles.single(library, config))
    assert ("Read it at The Daily Lamp" in oil, "Read it at Glass Weekly" in glass) == (True, True)


def test_unused_topics_are_not_counted(library: Library, config: Config, today: date) -> None:
    """The index counts articles by topic and leaves out topics without any."""
    index, *_ = articles.pages(library, config, today)
    assert ("wicks](../topics/oil.md) (1)" in index.markdown, "glass.md) (" in index.markdown) == (True, False)
