"""Articles: a list for each month, the index of months and topics, and a page for each where no lane makes it."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from hub.site import markdown, months

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hub.model import Article, Config, Library, Page, Topic

LATEST = 10


def pages(library: Library, config: Config, _today: date) -> Iterator[Page]:
    """The index, then the months."""
    write = markdown.writer(config)
    by_month = months.by_month(library.articles, _published)
    yield write(
        "articles.md.j2",
        "articles/index.md",
        articles=library.articles[:LATEST],
        months={month: (month_path(month), len(articles)) for month, articles in by_month.items()},
        counts=_by_topic(library, config),
    )
    for month, articles in by_month.items():
        yield write("month.md.j2", month_path(month), month=month, articles=articles)


def single(library: Library, config: Config) -> Iterator[Page]:
    """A page for each article, newest first."""
    write = markdown.writer(config)
    for article in library.articles:
        yield write("article.md.j2", article.path, edit=article.path, article=article)


def month_path(month: date) -> str:
    """`articles/2026/11.md`."""
    return f"articles/{month:%Y/%m}.md"


def _by_topic(library: Library, config: Config) -> tuple[tuple[Topic, int], ...]:
    counts = Counter(chain.from_iterable(article.topics for article in library.articles))
    return tuple((topic, counts[topic.slug]) for topic in config.topics if counts[topic.slug])


def _published(article: Article) -> date:
    return article.published
