"""My topics: a page on which the reader's browser shows only chosen topics, and the data that it loads for that."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from hub.base import date_format, text, translation
from hub.content import event_words, occurrences, routes, site_urls, translations
from hub.content.site_files import Asset
from hub.site.pages import page_templates

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hub.content.models import Article, Event, Library, ToolkitPage
    from hub.content.settings import Config
    from hub.content.site_files import Page

PAGE = "my-topics.md"
MOST_ARTICLES = 150


def pages(library: Library, config: Config, _today: date) -> Iterator[Page]:
    """Yield one page with a box for each topic that has anything."""
    used = {
        slug for items in (library.articles, library.events, library.toolkit) for item in items for slug in item.topics
    }
    yield page_templates.writer(config)("my-topics.html.j2", PAGE, chosen=[t for t in config.topics if t.slug in used])


def assets(library: Library, config: Config, today: date) -> Iterator[Asset]:
    """Yield the data that the page of each language may show."""
    for tree in translations.trees(library, config):
        path = site_urls.in_tree(site_urls.MY_TOPICS, tree.config.tree)
        yield Asset(path=path, content=partial(_items, tree.library, tree.config, today))


def _items(library: Library, config: Config, today: date) -> str:
    """Return the newest articles, events that are not over, and the toolkit, as JSON."""
    names = {source.key: source.name for source in config.sources}
    data = {
        "toolkit": [_item(page, page.time or "", config) for page in library.toolkit if page.topics],
        "events": [_event(event, config) for event in occurrences.coming(library.events, today) if event.topics],
        "articles": [_article(article, names, config) for article in library.articles if article.topics][
            :MOST_ARTICLES
        ],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def _item(item: Article | Event | ToolkitPage, note: str, config: Config) -> dict[str, Any]:
    path = routes.address(item.path, config)
    words = {"title": item.title, "note": note, "summary": item.summary}
    return {name: text.typographic(said) for name, said in words.items()} | {"path": path, "topics": item.topics}


def _event(event: Event, config: Config) -> dict[str, Any]:
    words = event_words.with_status(event, event_words.when(event, config.language), config.language)
    return _item(event, words, config) | {"end": occurrences.over_for_good(event).isoformat()}


def _article(article: Article, names: dict[str, str], config: Config) -> dict[str, Any]:
    parts = names.get(article.source, article.source), date_format.day(article.published, config.language)
    return _item(article, translation.words(config.language).gettext(", ").join(parts), config)
