"""Redirects: a small page at each former address of a page, which works without JavaScript and in any host."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from hub.base import jinja, languages
from hub.config.entry_files import TOPICS
from hub.content import aliases, routes, site_urls
from hub.content.site_files import Asset
from hub.errors import ContentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hub.content.models import Alias, Article, Library
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
    redirects = (*_of_content(library), *_of_topics(config))
    taken = {routes.address(page.path).casefold(): page.edit or f"content/{page.path}" for page in pages}
    claims = [(redirect.path, redirect.alias) for redirect in redirects]
    claims += [(article.path, alias) for article in coming for alias in article.aliases]
    if problems := tuple(aliases.problems(claims, taken.get)):
        raise ContentError(problems)
    template = jinja.environment("hub.site", language=config.language).get_template("redirect.html.j2")
    for redirect in redirects:
        file = site_urls.redirect(redirect.alias.address)
        link = posixpath.relpath(redirect.target or ".", posixpath.dirname(file))
        canonical = config.site_url + redirect.target
        html = partial(
            template.render,
            title=redirect.title,
            link=f"{link}/",
            canonical=canonical,
            lang=config.language,
            direction=languages.direction(config.language),
        )
        yield Asset(path=file, content=html)


def addresses_of(files: Iterable[str]) -> list[str]:
    """Return the addresses, sorted, of those files of a site that are pages."""
    return sorted(file.removesuffix("index.html") for file in files if file.endswith(".html"))


def _of_content(library: Library) -> Iterator[Redirect]:
    yield from chain.from_iterable(_all(article.aliases, article.path, article.title) for article in library.articles)
    yield from chain.from_iterable(_all(event.aliases, event.path, event.title) for event in library.events)
    yield from chain.from_iterable(_all(page.aliases, page.path, page.title) for page in library.toolkit)
    yield from chain.from_iterable(_all(page.aliases, page.path, page.title) for page in library.pages)
    for issue in library.issues:
        yield from _all(issue.aliases, issue.path, issue.subject)


def _all(former: Iterable[Alias], path: str, title: str) -> Iterator[Redirect]:
    target = routes.address(path)
    return (Redirect(alias=alias, path=path, title=title, target=target) for alias in former)


def _of_topics(config: Config) -> Iterator[Redirect]:
    for topic in config.topics:
        target = f"topics/{topic.slug}/"
        for alias in aliases.of_topic(topic):
            yield Redirect(alias=alias, path=TOPICS.file(config.root, topic.slug), title=topic.title, target=target)
