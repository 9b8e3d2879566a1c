"""Lists of articles by month, topic and source: which there are, what each holds, and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from hub.base import date_format, jinja
from hub.content import made_pages, month_groups, site_urls

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from jinja2 import Environment

    from hub.content.models import Article, Library
    from hub.content.settings import Config

    Groups: TypeAlias = "tuple[tuple[str, tuple[Article, ...]], ...]"

ARTICLES = "articles/index.md"


@dataclass(frozen=True, kw_only=True, slots=True)
class ListLink:
    """Hold a page and what a link to it says, with the number of articles there where that is told."""

    path: str
    title: str
    count: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Listing:
    """Hold a page that lists articles, or the lists of sources; what it says is plain text.

    `groups` are its articles below headings, or below none; `beside` introduces the `others`, which are lists like
    this one or those that it lists; `back` is what the link to the page `above` says. Paths are as in the tree of the
    hub's language; `tree` is that of the list.
    """

    path: str
    above: str
    title: str
    description: str
    beside: str
    back: str
    groups: Groups = ()
    others: tuple[ListLink, ...] = ()
    tree: str = ""

    @property
    def page(self) -> str:
        """Return the path of its page."""
        return site_urls.in_tree(self.path, self.tree)

    @property
    def articles(self) -> tuple[Article, ...]:
        """Return all of its articles, newest first."""
        return tuple(chain.from_iterable(articles for _, articles in self.groups))


def listings(library: Library, config: Config) -> Iterator[Listing]:
    """Yield the lists of one language: by month, by topic where the topic's page does not show all, and by source.

    The list of these sources comes last.
    """
    listing = partial(_listing, config)
    yield from _months(library.articles, config)
    for topic in config.topics:
        articles = tuple(article for article in library.articles if topic.slug in article.topics)
        if len(articles) > made_pages.LATEST:
            path = site_urls.topic_articles(topic.slug)
            yield from _by_year(config, "topic.words.j2", path, f"topics/{topic.slug}.md", articles, topic.title)
    by_source = sources(library.articles, config)
    for link, articles in by_source:
        yield from _by_year(config, "source.words.j2", link.path, made_pages.SOURCES, articles, link.title)
    if by_source:
        yield listing("sources.words.j2", made_pages.SOURCES, ARTICLES, others=tuple(link for link, _ in by_source))


def sources(articles: tuple[Article, ...], config: Config) -> list[tuple[ListLink, tuple[Article, ...]]]:
    """Return the list of each source and its articles, from A to Z; its newest article gives it its name."""
    names = {source.key: source.name for source in config.sources}
    found = made_pages.by_source(articles, config)
    links = [
        ListLink(path=path, title=names.get(held[0].source, held[0].source), count=len(held))
        for path, held in found.items()
    ]
    return [(link, tuple(found[link.path])) for link in sorted(links, key=_by_title)]


def _by_title(link: ListLink) -> tuple[str, str]:
    return link.title.casefold(), link.path


def _months(articles: tuple[Article, ...], config: Config) -> Iterator[Listing]:
    """Yield a list for each month, with the links to the month after and the one before."""
    by_month = month_groups.by_month(articles, lambda article: article.published)
    links = [
        ListLink(path=site_urls.month(month), title=date_format.month(month, config.language)) for month in by_month
    ]
    for place, (link, found) in enumerate(zip(links, by_month.values(), strict=True)):
        near = (*links[max(place - 1, 0) : place], *links[place + 1 : place + 2])
        yield _listing(config, "month.words.j2", link.path, ARTICLES, (("", found),), near, name=link.title)


def _by_year(  # noqa: PLR0913, PLR0917  what a list is and says
    config: Config, words: str, path: str, above: str, articles: tuple[Article, ...], name: str
) -> Iterator[Listing]:
    """Yield a list by year, and pages for what it has no room for; each says its part, and where the others are."""
    pages = parts(path, articles, config.language)
    links = tuple(ListLink(path=page, title=_span(groups, config.language)) for page, groups in pages.items())
    for link, groups in zip(links, pages.values(), strict=True):
        held = groups if len(groups) > 1 else (("", groups[0][1]),)
        others = tuple(other for other in links if other is not link)
        yield _listing(config, words, link.path, above, held, others, name=name, part=link.title if others else "")


def parts(path: str, articles: tuple[Article, ...], language: str) -> dict[str, Groups]:
    """Return each page of a list by its path, with the words above the articles of each year or month."""
    found = made_pages.parts(path, articles)
    return {page: tuple((_titled(time, language), held) for time, held in groups) for page, groups in found.items()}


def _titled(time: int | date, language: str) -> str:
    return str(time) if isinstance(time, int) else date_format.month(time, language)


def _span(groups: Groups, language: str) -> str:
    """Return the time that groups span, such as `2024–2026` or `May–December 2026`."""
    newest, oldest = groups[0][0], groups[-1][0]
    if newest == oldest:
        return newest
    if language in date_format.AMERICAN or newest.isdigit():
        return f"{oldest.removesuffix(newest[-5:])}–{newest}"
    return f"{oldest} – {newest}"


def _listing(  # noqa: PLR0913, PLR0917  likewise
    config: Config,
    words: str,
    path: str,
    above: str,
    groups: Groups = (),
    others: tuple[ListLink, ...] = (),
    **names: str,
) -> Listing:
    said = _templates(config.language).get_template(words).make_module({"part": "", **names})
    texts = {name: str(getattr(said, name)) for name in ("title", "description", "beside", "back")}
    return Listing(path=path, above=above, groups=groups, others=others, tree=config.tree, **texts)


@lru_cache
def _templates(language: str) -> Environment:
    """Return templates of plain text: what a list says becomes HTML where it is printed."""
    return jinja.environment("hub.site", language=language, autoescape=False)
