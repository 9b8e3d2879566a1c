"""Redirects: a small page at each former address of a page, which works without JavaScript and in any host."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from hub.base import jinja, languages
from hub.config.entry_files import TOPICS
from hub.content import aliases, routes, site_urls
from hub.content.models import Issue
from hub.content.site_files import Asset
from hub.errors import ContentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hub.content.models import Alias, Article, Event, Library, PlainPage, ToolkitPage
    from hub.content.settings import Config
    from hub.content.site_files import Page


@dataclass(frozen=True, kw_only=True, slots=True)
class Redirect:
    """Hold the way from a former address, which the file `path` names, to the address `target` of its page."""

    alias: Alias
    path: str
    title: str
    target: str


def assets(library: Library, config: Config, pages: Iterable[Page], coming: Iterable[Article] = ()) -> Iterator[Asset]:
    """Yield a page for each alias; raises ContentError for an alias that leads in a circle or is taken.

    Articles that are `coming` have no page yet, and no other page may take their aliases.
    """
    redirects = (*_of_content(library, config), *_of_topics(config))
    taken = {routes.key(routes.address(page.path, config)): page.edit or f"content/{page.path}" for page in pages}
    claims = [(redirect.path, redirect.alias) for redirect in redirects]
    claims += [(article.path, alias) for article in coming for alias in article.aliases]
    if problems := tuple(aliases.problems(claims, lambda address: taken.get(routes.key(address)))):
        raise ContentError(problems)
    template = jinja.environment("hub.site", language=config.language).get_template("redirect.html.j2")
    for redirect in redirects:
        link = routes.relative(redirect.alias.address, redirect.target)
        canonical = config.site_url + redirect.target
        html = partial(
            template.render,
            title=redirect.title,
            link=link,
            canonical=canonical,
            lang=config.language,
            direction=languages.direction(config.language),
        )
        yield Asset(path=routes.file_of(redirect.alias.address), content=html)


def addresses_of(files: Iterable[str]) -> list[str]:
    """Return the addresses, sorted, of those files of a site that are pages."""
    return sorted(file.removesuffix("index.html") for file in files if file.endswith(".html"))


def _of_content(library: Library, config: Config) -> Iterator[Redirect]:
    items: tuple[Article | Event | ToolkitPage | PlainPage | Issue, ...]
    items = (*library.articles, *library.events, *library.toolkit, *library.pages, *library.issues)
    for item in items:
        title = item.subject if isinstance(item, Issue) else item.title
        target = routes.address(item.path, config)
        for alias in item.aliases:
            yield Redirect(alias=alias, path=item.path, title=title, target=target)


def _of_topics(config: Config) -> Iterator[Redirect]:
    for topic in config.topics:
        target = routes.address(f"{site_urls.topic(topic.slug)}.md", config)
        for alias in aliases.of_topic(topic, config):
            yield Redirect(alias=alias, path=TOPICS.file(config.root, topic.slug), title=topic.title, target=target)
