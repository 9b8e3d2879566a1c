"""Redirects: a small page at each former address of a page, which works without JavaScript and in any host."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from hub.errors import ContentError, Problem
from hub.model import Alias, Asset
from hub.site import addresses, markdown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from hub.model import Config, Library, Page

SLUG = re.compile(r"[a-z0-9-]+")
HTML = Environment(loader=PackageLoader("hub.site"), undefined=StrictUndefined, autoescape=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class Redirect:
    """From a former address to the page of a content file; a topic's stands in no front matter."""

    alias: Alias
    path: str
    title: str

    @property
    def target(self) -> str:
        """The address where the page is now."""
        return addresses.page(markdown.site_path(self.path))


def assets(library: Library, config: Config, pages: Iterable[Page]) -> Iterator[Asset]:
    """A page for each alias; raises ContentError for an alias that leads in a circle or is taken."""
    redirects = (*_of_content(library), *_of_topics(config))
    if problems := tuple(_problems(redirects, {addresses.page(page.path) for page in pages})):
        raise ContentError(problems)
    template = HTML.get_template("redirect.html.j2")
    for redirect in redirects:
        file = _file(redirect.alias.address)
        link = posixpath.relpath(redirect.target or ".", posixpath.dirname(file))
        html = template.render(title=redirect.title, link=f"{link}/", canonical=config.site_url + redirect.target)
        yield Asset(path=file, content=html)


def lost(before: Path, now: Path) -> tuple[str, ...]:
    """The addresses that the site in the folder `before` has and the one in `now` has not."""
    files = (file.relative_to(before) for file in before.rglob("*.html"))
    gone = (file.as_posix() for file in files if not (now / file).exists())
    return tuple(sorted(file.removesuffix("index.html") for file in gone))


def _of_content(library: Library) -> Iterator[Redirect]:
    yield from chain.from_iterable(_all(article.aliases, article.path, article.title) for article in library.articles)
    yield from chain.from_iterable(_all(event.aliases, event.path, event.title) for event in library.events)
    yield from chain.from_iterable(_all(page.aliases, page.path, page.title) for page in library.toolkit)
    yield from chain.from_iterable(_all(page.aliases, page.path, page.title) for page in library.pages)
    for issue in library.issues:
        yield from _all(issue.aliases, issue.path, issue.subject)


def _all(aliases: Iterable[Alias], path: str, title: str) -> Iterator[Redirect]:
    return (Redirect(alias=alias, path=path, title=title) for alias in aliases)


def _of_topics(config: Config) -> Iterator[Redirect]:
    for topic in config.topics:
        for name in filter(SLUG.fullmatch, topic.aliases):
            yield Redirect(alias=Alias(address=f"topics/{name}/"), path=f"topics/{topic.slug}.md", title=topic.title)


def _problems(redirects: Iterable[Redirect], pages: set[str]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for redirect in redirects:
        address, path = redirect.alias.address, redirect.path
        if address == redirect.target:
            yield _problem(redirect, "leads back to the page itself", "remove it, or write the page's former address")
        elif address in pages:
            yield _problem(redirect, "is the address of a page", "remove it, or rename one of the two pages")
        elif address in seen:
            yield _problem(redirect, f"is an alias of {seen[address]} too", "keep it in one of the two")
        seen.setdefault(address, path)


def _problem(redirect: Redirect, message: str, fix: str) -> Problem:
    alias = redirect.alias
    said = f"aliases: /{alias.address} {message}"
    return Problem(path=redirect.path, line=alias.line, column=alias.column, rule="207", message=said, fix=fix)


def _file(address: str) -> str:
    return address if address.endswith(".html") else f"{address}index.html"
