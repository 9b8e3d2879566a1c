"""Articles: the page that leads to all of them."""

from __future__ import annotations

from collections import Counter
from heapq import nlargest
from itertools import chain
from typing import TYPE_CHECKING

from hub.content import month_groups
from hub.site.pages import article_lists, page_templates

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hub.content.models import Library
    from hub.content.settings import Config, Topic
    from hub.content.site_files import Page
    from hub.site.pages.article_lists import ListLink

LATEST = 10
SOURCES = 12


def pages(library: Library, config: Config, _today: date) -> Iterator[Page]:
    """Yield the page of the latest articles, with the links to the lists of all."""
    write = page_templates.writer(config)
    by_month = month_groups.by_month(library.articles, lambda article: article.published)
    yield write(
        "articles.html.j2",
        "articles/index.md",
        articles=library.articles[:LATEST],
        months={month: len(articles) for month, articles in by_month.items()},
        counts=_by_topic(library, config),
        sources=_largest(library, config),
        issue=next((issue for issue in library.issues if issue.status != "draft"), None),
    )


def _by_topic(library: Library, config: Config) -> tuple[tuple[Topic, int], ...]:
    counts = Counter(chain.from_iterable(article.topics for article in library.articles))
    return tuple((topic, counts[topic.slug]) for topic in config.topics if counts[topic.slug])


def _largest(library: Library, config: Config) -> tuple[ListLink, ...]:
    """Return the sources of most articles, from A to Z; the list of them all may be long."""
    links = [link for link, _ in article_lists.sources(library.articles, config)]
    largest = nlargest(SOURCES, links, key=lambda link: link.count)
    return tuple(link for link in links if link in largest)
