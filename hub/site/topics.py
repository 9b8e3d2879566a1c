"""Topics: a page for each, with everything that the hub holds about it, and the list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.site import events, lists, markdown, trending

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hub.model import Config, Library, Page, Topic


def pages(library: Library, config: Config, today: date) -> Iterator[Page]:
    """The list, then a page for each topic in the order of `content/topics.yml`."""
    write = markdown.writer(config)
    yield write(
        "topics.md.j2",
        "topics/index.md",
        today=today,
        counts={topic.slug: _counts(topic, library) for topic in config.topics},
        trending=trending.trending(config.topics, library.articles, today),
    )
    for topic in config.topics:
        articles = tuple(article for article in library.articles if topic.slug in article.topics)
        yield write(
            "topic.md.j2",
            f"topics/{topic.slug}.md",
            topic=topic,
            toolkit=tuple(page for page in library.toolkit if topic.slug in page.topics),
            events=tuple(event for event in events.coming(library.events, today) if topic.slug in event.topics),
            spare=(),
            featured=tuple(article for article in library.articles if article.url in topic.featured),
            articles=articles[: lists.LATEST],
            total=len(articles),
        )


def _counts(topic: Topic, library: Library) -> tuple[tuple[int, str, str], ...]:
    """How much there is of each kind, with its name for one and for many; kinds without anything are left out."""
    kinds = (
        (library.toolkit, "toolkit page", "toolkit pages"),
        (library.articles, "article", "articles"),
        (library.events, "event", "events"),
    )
    counted = ((sum(topic.slug in item.topics for item in items), one, many) for items, one, many in kinds)
    return tuple(found for found in counted if found[0])
