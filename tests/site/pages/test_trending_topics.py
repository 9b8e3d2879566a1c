"""Topics that are busier than usual."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from hub.content.models import Article, Library
from hub.site.pages import topic_pages
from hub.site.pages.trending_topics import trending

if TYPE_CHECKING:
    from datetime import date

    from hub.content.settings import Config

BUSY = (1, 2, 3, 30)


def articles(article: Article, today: date, days: tuple[int, ...], sources: int = 2) -> tuple[Article, ...]:
    """Articles so many days old, from so many sources in turn."""
    return tuple(
        replace(article, published=today - timedelta(days=age - 1), source=f"s{number % sources}")
        for number, age in enumerate(days)
    )


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ((BUSY, 2), [(4, 2, 0)]),
        (((1, 2), 2), []),
        ((BUSY, 1), []),
        (((*BUSY, 31, 40, 119, 120, 121), 3), [(4, 3, 4 / 3)]),
        (((1, 2, 3, *range(31, 41)), 2), []),
        (((0, 0, 0), 2), []),
    ],
)
def test_trending(
    article: Article,
    config: Config,
    today: date,
    given: tuple[tuple[int, ...], int],
    expected: list[tuple[int, int, float]],
) -> None:
    """Three articles from two sources in 30 days, and more than usual; later and older ones do not count."""
    found = trending(config.topics, articles(article, today, *given), today)
    assert [(trend.new, trend.sources, trend.usual) for trend in found] == expected


def test_busiest_first(article: Article, config: Config, today: date) -> None:
    """The topic whose articles grew most comes first."""
    oil = articles(article, today, BUSY)
    glass = tuple(replace(one, topics=("glass",)) for one in articles(article, today, (*BUSY, 5)))
    assert [trend.topic.slug for trend in trending(config.topics, oil + glass, today)] == ["glass", "oil"]


def test_trending_is_explained(article: Article, config: Config, today: date) -> None:
    """The list of topics says in words why one is trending."""
    index, *_ = topic_pages.pages(Library(articles=articles(article, today, BUSY)), config, today)
    assert "4 new articles from 2 sources in the last 30 days; usually 0." in index.text
    assert "Counted on November 22, 2026." in index.text
