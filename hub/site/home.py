"""The home page: what this is, this week's issue, what comes next, and the way in."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from hub.model import PlainPage
from hub.site import events, markdown, plain, toolkit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hub.model import Article, Config, Issue, Item, Library, Page, Topic

MOST_TOPICS = 6
ARTICLES_PER_TOPIC = 2
NEXT_EVENTS = 3
ISSUE_ITEMS = 5


def pages(library: Library, config: Config, today: date) -> Iterator[Page]:
    """One page."""
    issue = next((issue for issue in library.issues if issue.status != "draft"), None)
    coming = tuple(event for event in events.coming(library.events, today) if event.status is None)
    yield markdown.writer(config)(
        "home.md.j2",
        plain.HOME,
        edit=plain.HOME,
        page=plain.find(library, plain.HOME) or _untold(config),
        issue=issue,
        items=_items(issue) if issue else (),
        events=coming[:NEXT_EVENTS],
        spare=coming[NEXT_EVENTS:][: events.SPARE],
        latest=_latest(library, config),
        areas=toolkit.areas(library, config),
        join=plain.find(library, plain.JOIN),
    )


def _untold(config: Config) -> PlainPage:
    return PlainPage(path=plain.HOME, title=config.site_name, summary=config.newsletter.name)


def _items(issue: Issue) -> tuple[Item, ...]:
    return tuple(islice(chain.from_iterable(section.items for section in issue.sections), ISSUE_ITEMS))


def _latest(library: Library, config: Config) -> tuple[tuple[Topic, tuple[Article, ...]], ...]:
    """The newest articles by their first topic, the topic with the newest one first; no article stands twice."""
    topics = {topic.slug: topic for topic in config.topics}
    found: dict[str, list[Article]] = {}
    for article in library.articles:
        for slug in article.topics[:1]:
            found.setdefault(slug, []).append(article)
    newest = islice(found.items(), MOST_TOPICS)
    return tuple((topics[slug], tuple(articles[:ARTICLES_PER_TOPIC])) for slug, articles in newest)
