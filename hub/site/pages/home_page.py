"""The home page: what this is, this week's issue, what comes next, and the way in."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from hub.content.models import PlainPage
from hub.site.pages import event_pages, page_templates, plain_pages, toolkit_pages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hub.content.models import Article, Config, Issue, Item, Library, Page, Topic

MOST_TOPICS = 6
ARTICLES_PER_TOPIC = 2
NEXT_EVENTS = 3
ISSUE_ITEMS = 5


def pages(library: Library, config: Config, today: date) -> Iterator[Page]:
    """Yield the home page, as the only one."""
    issue = next((issue for issue in library.issues if issue.status != "draft"), None)
    coming = tuple(event for event in event_pages.coming(library.events, today) if event.status is None)
    yield page_templates.writer(config)(
        "home.html.j2",
        plain_pages.HOME,
        edit=plain_pages.HOME,
        page=plain_pages.find(library, plain_pages.HOME) or _untold(config),
        issue=issue,
        items=_items(issue) if issue else (),
        events=coming[:NEXT_EVENTS],
        spare=coming[NEXT_EVENTS:][: event_pages.SPARE],
        latest=_latest(library, config),
        areas=toolkit_pages.areas(library, config),
        join=plain_pages.find(library, plain_pages.JOIN),
    )


def _untold(config: Config) -> PlainPage:
    return PlainPage(path=plain_pages.HOME, title=config.site_name, summary=config.newsletter.name)


def _items(issue: Issue) -> tuple[Item, ...]:
    return tuple(islice(chain.from_iterable(section.items for section in issue.sections), ISSUE_ITEMS))


def _latest(library: Library, config: Config) -> tuple[tuple[Topic, tuple[Article, ...]], ...]:
    """Return the newest articles by their first topic, the topic with the newest first; no article appears twice."""
    topics = {topic.slug: topic for topic in config.topics}
    found: dict[str, list[Article]] = {}
    for article in library.articles:
        for slug in article.topics[:1]:
            found.setdefault(slug, []).append(article)
    newest = islice(found.items(), MOST_TOPICS)
    return tuple((topics[slug], tuple(articles[:ARTICLES_PER_TOPIC])) for slug, articles in newest)
