"""Feeds: RSS, Atom and JSON Feed of everything, of each kind of content and of each topic; OPML of them all."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from email.utils import format_datetime
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from hub.base import cache_file, jinja, translation
from hub.config import fingerprint
from hub.content import routes, site_urls, translations
from hub.content.site_files import Asset
from hub.site.outputs import feed_entries, json_data
from hub.site.pages import page_templates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from jinja2 import Environment

    from hub.content.models import Library
    from hub.content.settings import Config
    from hub.content.site_files import Page
    from hub.content.translations import Tree
    from hub.site.outputs.feed_entries import Entry, Item

PAGE = "feeds/index.md"
NEWEST = 50
MOST_OF_A_DAY = 5
# XML 1.0, section 2.2; to name what may be there instead takes ten times as long to compile.
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteFeed:
    """Hold one subscription in all its formats, newest first, with the tag of its language.

    `page` is the address of the page beside it, `tree` that of its lists.
    """

    scope: str
    tree: str
    title: str
    summary: str
    page: str
    language: str
    items: tuple[Item, ...] = ()

    @property
    def name(self) -> str:
        """Return the path of its files without their endings, such as `feeds/all`."""
        return self.file("").removesuffix(".")

    def file(self, form: str) -> str:
        """Return the path of its file in a format."""
        return site_urls.in_tree(site_urls.feed(self.scope, form), self.tree)


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """Hold a feed with what its items say, as one format tells it."""

    feed: SiteFeed
    form: str
    entries: tuple[Entry, ...]
    site: str
    author: str

    @property
    def address(self) -> str:
        """Return the absolute address of the feed in this format."""
        return self.site + self.feed.file(self.form)

    @property
    def updated(self) -> datetime:
        """Return the moment of its newest entry; for an empty feed the beginning of 1970."""
        return max((entry.corrected or entry.updated for entry in self.entries), default=feed_entries.NEVER)


def pages(library: Library, config: Config, today: date) -> Iterator[Page]:
    """Yield one page that says what feeds and calendars are, and lists them all."""
    found = {feed.scope: feed for feed in feeds(library, config, today)}
    kinds = [feed for scope, feed in found.items() if not scope.startswith("topics/")]
    yield page_templates.writer(config)("feeds.html.j2", PAGE, kinds=kinds, data=json_data.KINDS)


def assets(library: Library, config: Config, today: date) -> Iterator[Asset]:
    """Yield every feed in every format, made when it is asked for, then the list of them, language by language."""
    return of_trees(translations.trees(library, config), today)


def of_trees(trees: Iterable[Tree], today: date) -> Iterator[Asset]:
    """Yield the same of some languages."""
    return chain.from_iterable(_assets(tree.library, tree.config, today) for tree in trees)


def _assets(library: Library, config: Config, today: date) -> Iterator[Asset]:
    make, found, environment = feed_entries.maker(config), feeds(library, config, today), _environment(config.language)
    sums = {item.path: cache_file.total(item) for feed in found for item in feed.items}

    def written(feed: SiteFeed, form: str) -> str:
        made = tuple(map(make, feed.items))
        told = Told(feed=feed, form=form, entries=made, site=config.site_url, author=config.site_name)
        return _written(told, environment)

    for feed in found:
        made_of = cache_file.total(
            fingerprint.settings(config), replace(feed, items=()), [sums[item.path] for item in feed.items]
        ).hex()
        for form in site_urls.FEED_TYPES:
            yield Asset(path=feed.file(form), content=partial(written, feed, form), made_of=made_of)
    opml = environment.get_template("feeds.opml.j2")
    path = site_urls.in_tree(site_urls.OPML, config.tree)
    yield Asset(path=path, content=lambda: NOT_IN_XML.sub("", opml.render(feeds=found, config=config)))


def feeds(library: Library, config: Config, today: date) -> tuple[SiteFeed, ...]:
    """Return the feeds of one language: that of everything first, then kind by kind, and topic by topic."""
    newest = _newest(feed_entries.items(library, config, today), config)

    def feed(scope: str, title: str, summary: str, page: str) -> SiteFeed:
        return SiteFeed(
            scope=scope,
            tree=config.tree,
            title=title,
            summary=summary,
            page=routes.address(site_urls.in_tree(page, config.tree), config),
            language=config.tree or config.language,
            items=tuple(newest[scope]),
        )

    gettext = translation.words(config.language).gettext
    made = [feed("all", gettext("everything new"), gettext("What is new, of every kind."), "index.md")]
    made += [feed(scope, title, summary, f"{scope}/index.md") for scope, title, summary in _kinds(config)]
    for topic in config.topics:
        scope = site_urls.topic(topic.slug)
        made.append(feed(scope, topic.title, topic.summary, f"{scope}.md"))
    return tuple(made)


def _newest(items: Iterable[Item], config: Config) -> dict[str, list[Item]]:
    """Return what each feed holds, newest first, at most 50 items each.

    That of everything has five of one kind with one day: a review of the whole toolkit would leave no room for others.
    """
    found: dict[str, list[Item]] = defaultdict(list)
    of_day: Counter[tuple[type[Item], date]] = Counter()
    for item in items:
        kind_and_day = type(item), feed_entries.day(item, config)
        of_day[kind_and_day] += 1
        everything = ("all",) if of_day[kind_and_day] <= MOST_OF_A_DAY else ()
        for scope in (*everything, *feed_entries.scopes(item)):
            if len(found[scope]) < NEWEST:
                found[scope].append(item)
    return found


def _kinds(config: Config) -> Iterator[tuple[str, str, str]]:
    gettext = translation.words(config.language).gettext
    yield "articles", gettext("articles"), gettext("What the editors found worth reading, with their notes.")
    yield "events", gettext("events"), gettext("What people can attend, as each comes near.")
    yield "toolkit", gettext("toolkit"), gettext("Practices that are new or were reviewed.")
    yield "newsletter", config.newsletter.name, gettext("Each issue, as it was sent.")


def _written(told: Told, environment: Environment) -> str:
    if told.form == "json":
        return json.dumps(_json(told), ensure_ascii=False) + "\n"
    return NOT_IN_XML.sub("", environment.get_template(f"feed.{told.form}.j2").render(told=told, feed=told.feed))


def _json(told: Told) -> dict[str, Any]:
    """Return the whole of a JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": f"{told.author}: {told.feed.title}",
        "home_page_url": told.site + told.feed.page,
        "feed_url": told.address,
        "description": told.feed.summary,
        "authors": [{"name": told.author, "url": told.site}],
        "language": told.feed.language,
        "items": [_json_item(entry) for entry in told.entries],
    }


def _json_item(entry: Entry) -> dict[str, Any]:
    found = {
        "id": entry.id,
        "url": entry.url,
        "external_url": entry.elsewhere,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "date_published": entry.updated.isoformat(),
        "date_modified": entry.corrected and entry.corrected.isoformat(),
        "authors": [{"name": name} for name in entry.authors],
        "tags": entry.topics,
    }
    return {name: value for name, value in found.items() if value}


def _environment(language: str) -> Environment:
    environment = jinja.environment("hub.site", language=language, keep_trailing_newline=True)
    environment.filters.update({"rfc822": format_datetime})
    environment.globals["addresses"] = site_urls
    return environment
