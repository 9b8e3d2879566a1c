"""Which topics have more new articles than usual, counted from the articles alone: nobody is watched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from hub.content.models import Article
    from hub.content.settings import Topic

DAYS, USUAL_DAYS = 30, 90
LEAST_ARTICLES, LEAST_SOURCES = 3, 2
MOST = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Trend:
    """Hold a topic's new articles and sources in 30 days, and how many articles 30 days of the 90 before had."""

    topic: Topic
    new: int
    sources: int
    usual: float

    @property
    def momentum(self) -> float:
        """Return how much busier than usual the topic is: 1 is as usual."""
        return (self.new + 1) / (self.usual + 1)


def trending(topics: Iterable[Topic], articles: Iterable[Article], today: date) -> tuple[Trend, ...]:
    """Return at most five topics with three new articles from two sources and more than usual, the busiest first."""
    recent = [article for article in articles if today - timedelta(days=DAYS + USUAL_DAYS) < article.published <= today]
    found = (_trend(topic, recent, today - timedelta(days=DAYS)) for topic in topics)
    busy = (trend for trend in found if trend.new >= LEAST_ARTICLES and trend.sources >= LEAST_SOURCES)
    return tuple(sorted((trend for trend in busy if trend.momentum > 1), key=_busiest))[:MOST]


def _trend(topic: Topic, recent: Iterable[Article], since: date) -> Trend:
    about = [article for article in recent if topic.slug in article.topics]
    new = [article for article in about if article.published > since]
    usual = (len(about) - len(new)) / (USUAL_DAYS / DAYS)
    return Trend(topic=topic, new=len(new), sources=len({article.source for article in new}), usual=usual)


def _busiest(trend: Trend) -> tuple[float, str]:
    return -trend.momentum, trend.topic.title
