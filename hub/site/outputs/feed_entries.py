"""Content -> the entries of feeds: what each says, its lasting id and its day, from the content alone."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, partial
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import unquote, urljoin, urlsplit

from markupsafe import Markup

from hub.base import date_format, jinja, markdown
from hub.content import event_words, routes, site_urls, translations
from hub.content.models import Article, Event, Issue, ToolkitPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment

    from hub.content.models import Library
    from hub.content.settings import Config

Item: TypeAlias = Article | Event | ToolkitPage | Issue

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
SCOPES = {Article: "articles", Event: "events", ToolkitPage: "toolkit", Issue: "newsletter"}
TEMPLATES = {Article: "entry-article", Event: "entry-event", ToolkitPage: "entry-practice", Issue: "entry-issue"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """Hold one thing that a feed tells; `id` stays when the thing moves, `html` needs no page around it.

    `updated` is when it became news, `corrected` when it was corrected last.
    """

    id: str
    url: str
    title: str
    summary: str
    html: str
    updated: datetime
    corrected: datetime | None = None
    elsewhere: str | None = None
    authors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


def items(library: Library, config: Config, today: date) -> tuple[Item, ...]:
    """Return what feeds may tell today, newest first; an event is news once the newsletter would announce it."""
    near = (event for event in library.events if announced(event, config) <= today)
    found: chain[Item] = chain(library.articles, near, library.toolkit, library.issues)
    return tuple(sorted(found, key=partial(day, config=config), reverse=True))


def scopes(item: Item) -> set[str]:
    """Return the feeds that an item is in, besides the one of everything."""
    return {SCOPES[type(item)], *map(site_urls.topic, topics(item))}


def topics(item: Item) -> tuple[str, ...]:
    """Return the topics of an item; an issue is about all of them, so it has none."""
    return () if isinstance(item, Issue) else item.topics


def day(item: Item, config: Config) -> date:
    """Return when an item became news in this hub, as its content says."""
    if isinstance(item, Article):
        return item.added or item.published
    if isinstance(item, Event):
        return announced(item, config)
    return item.day if isinstance(item, Issue) else item.reviewed


def announced(event: Event, config: Config) -> date:
    """Return the first day the newsletter may tell of an event: its file does not say when it was written."""
    return event.start.date() - timedelta(days=config.newsletter.events_ahead_days)


def lasting(item: Item, config: Config) -> str:
    """Return the address an item had first, below the site's root: it moves, and stays the same thing to readers."""
    first = next(iter(item.aliases), None)
    return first.address if first else routes.address(item.path, config)


def maker(config: Config) -> Callable[[Item], Entry]:
    """Return a function that makes entries, each once however many feeds tell it."""
    names = {topic.slug: topic.title for topic in config.topics}
    sources = {source.key: source.name for source in config.sources}

    @cache
    def make(item: Item) -> Entry:
        moment = datetime.combine(day(item, config), time(), config.timezone)
        resolve = partial(_resolved, routes.page_path(item.path), config)
        language = translations.spoken(config, item.lang)
        words = partial(markdown.to_html, resolve=resolve, language=language)
        values = {
            "item": item,
            "body": _body(item, words),
            "words": lambda source: Markup(words(source)),  # noqa: S704  it is sanitised
            "source_name": lambda key: sources.get(key, key),
        }
        template = _environment(language).get_template(f"{TEMPLATES[type(item)]}.html.j2")
        html = template.render(values, config=config)
        return Entry(
            id=config.site_url + lasting(item, config),
            url=routes.url(item.path, config),
            title=title(item, language),
            summary=item.preheader if isinstance(item, Issue) else item.summary,
            html=html.strip(),
            updated=moment,
            corrected=_corrected(item, config),
            elsewhere=None if isinstance(item, ToolkitPage | Issue) else item.url,
            authors=item.authors if isinstance(item, Article) else (),
            topics=tuple(names[slug] for slug in topics(item)),
        )

    return make


def _corrected(item: Item, config: Config) -> datetime | None:
    days = [one.day for one in item.corrected] if isinstance(item, Issue) else []
    return datetime.combine(max(days), time(), config.timezone) if days else None


def title(item: Item, language: str) -> str:
    """Return what a list of entries shows; an event that will not take place says so first."""
    if isinstance(item, Issue):
        return item.subject
    return event_words.with_status(item, item.title, language) if isinstance(item, Event) else item.title


def _body(item: Item, words: Callable[[str], str]) -> Markup:
    if isinstance(item, Issue):
        return Markup()
    return Markup(words(item.body.text()))  # noqa: S704  it is cleaned


def _resolved(page: str, config: Config, link: str) -> str:
    """Return a link of a page as it leads from anywhere: absolute, and to a page where it names a Markdown file."""
    parts = urlsplit(link)
    if parts.scheme:
        return link
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path))) if parts.path else page
    target = routes.address(path, config) if path.endswith(".md") else path
    return urljoin(config.site_url, parts._replace(path=target).geturl())


@cache
def _environment(language: str) -> Environment:
    environment = jinja.environment("hub.site", language=language)
    filters: dict[str, Callable[..., str]] = {
        "day": date_format.day,
        "when": event_words.when,
        "repeats": event_words.repeats,
    }
    environment.filters.update({name: partial(each, language=language) for name, each in filters.items()})
    return environment
