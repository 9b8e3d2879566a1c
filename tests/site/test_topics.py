"""Topics and what they gather."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hub.model import Article, Library
from hub.site import topics

if TYPE_CHECKING:
    from datetime import date

    from hub.model import Config


def test_featured_articles_come_first(library: Library, config: Config, today: date) -> None:
    """A topic opens with the articles that its editor features."""
    _, oil, _ = topics.pages(library, config, today)
    headings = [line for line in oil.markdown.splitlines() if line.startswith("## ")]
    assert headings == ["## Start here", "## From the toolkit", "## Coming events", "## Articles"]


def test_long_topics_say_what_is_missing(article: Article, config: Config, today: date) -> None:
    """A topic with more articles than a page holds says how many there are and where."""
    many = tuple(replace(article, url=f"https://a.gov/{number}") for number in range(101))
    _, oil, _ = topics.pages(Library(articles=many), config, today)
    assert "These are the newest 100 of 101." in oil.markdown


def test_empty_topic(config: Config, today: date) -> None:
    """A topic without content says so."""
    *_, glass = topics.pages(Library(), config, today)
    assert "Nothing here yet." in glass.markdown
