"""Articles and the lists that lead to them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hub.content.models import Library
from hub.site.pages import articles_index

if TYPE_CHECKING:
    from datetime import date

    from hub.content.models import Article
    from hub.content.settings import Config


def test_only_the_largest_sources_are_named(article: Article, config: Config, today: date) -> None:
    """The index names the twelve sources of most articles, from A to Z, and leads to the list of all."""
    names = ["Zinc", "Zinc", *(f"Lamp {number:02}" for number in range(12))]
    many = tuple(replace(article, source=name) for name in names)
    (index,) = articles_index.pages(Library(articles=many), config, today)
    assert (
        '>Lamp 10</a> <span class="quiet">1</span></li>\n<li><a href="sources/zinc.md">Zinc</a> <span class="quiet">2<'
        in index.text
    )
    assert ("lamp-11" in index.text, 'href="sources.md">See all sources<' in index.text) == (False, True)


def test_unused_topics_are_not_counted(library: Library, config: Config, today: date) -> None:
    """The index counts articles by topic and leaves out topics without any."""
    index, *_ = articles_index.pages(library, config, today)
    assert ('>Oil &amp; wicks</a> <span class="quiet">1<' in index.text, "topics/glass.md" in index.text) == (
        True,
        False,
    )
