"""Topics: a page for each, with everything that the hub holds about it, and the list of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

from hub.base import cldr, translation
from hub.content import made_pages, occurrences
from hub.content.models import Article, Event, ToolkitPage
from hub.site.pages import page_templates, practices, trending_topics

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sized
    from datetime import date

    from hub.content.models import Library
    from hub.content.settings import Config
    from hub.content.site_files import Page

About = TypeVar("About", Article, Event, ToolkitPage)


def pages(library: Library, config: Config, today: date) -> Iterator[Page]:
    """Yield the list, then a page for each topic in the order of the hub's topics."""
    write = page_templates.writer(config)
    toolkit, articles = _by_topic(library.toolkit), _by_topic(library.articles)
    every, coming = _by_topic(library.events), _by_topic(occurrences.coming(library.events, today))
    yield write(
        "topics.html.j2",
        "topics/index.md",
        today=today,
        counts={
            topic.slug: _counts(toolkit[topic.slug], articles[topic.slug], every[topic.slug], config.language)
            for topic in config.topics
        },
        trending=trending_topics.trending(config.topics, library.articles, today),
    )
    for topic in config.topics:
        yield write(
            "topic.html.j2",
            f"topics/{topic.slug}.md",
            topic=topic,
            toolkit=practices.nearest((topic.slug,), toolkit[topic.slug]),
            events=coming[topic.slug],
            spare=(),
            featured=tuple(article for article in library.articles if article.url in topic.featured),
            articles=articles[topic.slug][: made_pages.LATEST],
            total=len(articles[topic.slug]),
            beside=tuple(other for other in config.topics if topic.area == other.area is not None and other != topic),
        )


def _by_topic(items: Iterable[About]) -> Mapping[str, list[About]]:
    found: dict[str, list[About]] = defaultdict(list)
    for item in items:
        for slug in dict.fromkeys(item.topics):
            found[slug].append(item)
    return found


def _counts(toolkit: Sized, articles: Sized, found: Sized, language: str) -> tuple[str, ...]:
    """Return how much there is of each kind, in words; kinds without anything are left out."""
    ngettext = translation.words(language).ngettext
    kinds = (
        (len(toolkit), ngettext("%(count)s toolkit page", "%(count)s toolkit pages", len(toolkit))),
        (len(articles), ngettext("%(count)s article", "%(count)s articles", len(articles))),
        (len(found), ngettext("%(count)s event", "%(count)s events", len(found))),
    )
    return tuple(words % {"count": cldr.number(count, language)} for count, words in kinds if count)
