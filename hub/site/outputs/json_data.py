"""The content as data for other programs: a JSON file of each kind with its schema, and a map of the site in words."""

from __future__ import annotations

import json
from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from markupsafe import Markup

from hub.base import jinja, text, translation
from hub.content import event_words, occurrences, repeat_words, routes, site_urls, translations
from hub.content.site_files import Asset
from hub.newsletter import issue_markdown
from hub.site.pages import plain_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from jinja2 import Environment

    from hub.content.models import Article, Event, Issue, Library
    from hub.content.settings import Config, Topic

Row = dict[str, Any]

SCHEMAS = files("hub.site") / "schemas"
KINDS = (
    translation.noop("articles"),
    translation.noop("events"),
    translation.noop("topics"),
    translation.noop("issues"),
)
LLMS = "llms.txt"
LATEST = 20


def assets(library: Library, config: Config, _today: date) -> Iterator[Asset]:
    """Yield each file with its schema beside it, then `llms.txt` (https://llmstxt.org/)."""
    names = {source.key: source.name for source in config.sources}
    rows: dict[str, Callable[[], list[Row]]] = {
        "articles": lambda: [_article(article, config, names) for article in library.articles],
        "events": lambda: [_event(event, config) for event in library.events],
        "topics": lambda: [_topic(topic, config) for topic in config.topics],
        "issues": lambda: [_issue(issue, config) for issue in library.issues],
    }
    for kind in KINDS:
        yield Asset(path=site_urls.data(kind), content=partial(_data, kind, rows[kind], config))
        yield Asset(path=site_urls.schema(kind), content=partial((SCHEMAS / f"{kind}.schema.json").read_text, "utf-8"))
    yield Asset(path=LLMS, content=partial(_map, library, config))


def _data(kind: str, rows: Callable[[], list[Row]], config: Config) -> str:
    content = {"$schema": config.site_url + site_urls.schema(kind), kind: list(map(_told, rows()))}
    return json.dumps(content, ensure_ascii=False) + "\n"


def _map(library: Library, config: Config) -> str:
    own, *_ = translations.trees(library, config)
    return (
        _environment(config.language)
        .get_template("llms.txt.j2")
        .render(
            config=config,
            topics=config.topics,
            addresses=site_urls,
            library=own.library,
            home=plain_pages.find(own.library, plain_pages.HOME),
            articles=own.library.articles[:LATEST],
            issues=own.library.issues[:LATEST],
            kinds=KINDS,
            where=partial(routes.url, config=config),
        )
    )


def _environment(language: str) -> Environment:
    """Return templates of Markdown: `finalize` sees every value before autoescape makes it HTML."""
    environment = jinja.environment("hub.site", language=language, finalize=_escaped, keep_trailing_newline=True)
    environment.filters["address"] = _address
    return environment


def _escaped(value: object) -> Markup:
    """Return a value as Markdown that reads as it was written; what a filter marked as Markdown passes."""
    if isinstance(value, Markup):
        return value
    return Markup(text.escape_markdown(str(value)))  # noqa: S704  it is escaped now


def _address(url: str) -> Markup:
    """Return a URL that no Markdown parser ends early."""
    return Markup(quote(url, safe="/:?#@!$&'*+,;=%~-._"))  # noqa: S704  quotes, angles and brackets are encoded


def _told(row: Row) -> Row:
    """Return the row without what the content does not say."""
    return {name: value for name, value in row.items() if value is not None}


def _article(article: Article, config: Config, names: dict[str, str]) -> Row:
    return {
        "title": article.title,
        "page": routes.url(article.path, config),
        "url": article.url,
        "source": names.get(article.source, article.source),
        "published": article.published.isoformat(),
        "added": article.added.isoformat() if article.added else None,
        "section": article.section,
        "kind": article.kind,
        "summary": article.summary,
        "note": article.note,
        "authors": article.authors,
        "topics": article.topics,
    }


def _event(event: Event, config: Config) -> Row:
    return {
        "title": event.title,
        "page": routes.url(event.path, config),
        "calendar": config.site_url + site_urls.event(event.path),
        "kind": event.kind,
        "start": event_words.iso(event, event.start),
        "end": event_words.iso(event, event.end) if event_words.has_end(event) else None,
        "repeat": repeat_words.write(event.repeat) if event.repeat else None,
        "dates": [event_words.iso(one, one.start) for one in occurrences.of(event)] if event.repeat else None,
        "timezone": str(event.start.tzinfo),
        "summary": event.summary,
        "status": event.status,
        "url": event.url,
        "host": event.host,
        "place": event.place,
        "cost": event.cost,
        "recording": event.recording,
        "accommodations": event.accommodations,
        "topics": event.topics,
    }


def _topic(topic: Topic, config: Config) -> Row:
    scope = site_urls.topic(topic.slug)
    return {
        "slug": topic.slug,
        "title": topic.title,
        "summary": topic.summary,
        "page": routes.url(f"{scope}.md", config),
        "feed": config.site_url + site_urls.feed(scope),
        "calendar": config.site_url + site_urls.calendar(scope),
        "aliases": topic.aliases,
        "area": topic.area,
    }


def _issue(issue: Issue, config: Config) -> Row:
    page = issue_markdown.page_of(issue, config)
    return {
        "subject": issue.subject,
        "page": routes.url(issue.path, config),
        "day": issue.day.isoformat(),
        "number": issue.number,
        "preheader": issue.preheader,
        "editor": issue.editor,
        "sections": [
            {
                "title": part.title,
                "items": [
                    _told({"title": item.title, "url": issue_markdown.address(item.url, page) if item.url else None})
                    for item in part.items
                ],
            }
            for part in issue.sections
        ],
    }
