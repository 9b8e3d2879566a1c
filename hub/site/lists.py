"""Lists of articles by month, topic and source: which there are, what each holds, and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, chain, groupby
from typing import TYPE_CHECKING, TypeAlias

from hub import templating
from hub.site import addresses, markdown, months

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hub.model import Article, Config, Library, Page

    Groups: TypeAlias = "tuple[tuple[str, tuple[Article, ...]], ...]"

# A page of more rows is slow to load and to scan. Beyond it the oldest years get pages of their own, which hardly
# change any more: a new article changes one page of each list that it is in.
MOST = 500
# So many articles stand on a topic's own page.
LATEST = 10
ARTICLES, SOURCES = "articles/index.md", "articles/sources.md"
# What a list says is plain text; it becomes Markdown or HTML where it is printed.
WORDS = templating.environment("hub.site", autoescape=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """A page and what a link to it says, with the number of articles there where that is told."""

    path: str
    title: str
    count: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Listing:
    """A page that lists articles, or the lists of sources; what it says is plain text.

    `groups` are its articles below headings, or below none; `beside` introduces the `others`, which are lists like
    this one or those that it lists; `back` is what the link to the page `above` says.
    """

    path: str
    above: str
    title: str
    description: str
    beside: str
    back: str
    groups: Groups = ()
    others: tuple[Link, ...] = ()

    @property
    def articles(self) -> tuple[Article, ...]:
        """All of its articles, newest first."""
        return tuple(chain.from_iterable(articles for _, articles in self.groups))


def pages(library: Library, config: Config) -> Iterator[Page]:
    """The lists as Markdown, for an engine without the lane."""
    write = markdown.writer(config)
    for listing in listings(library, config):
        yield write("article-list.md.j2" if listing.groups else "sources.md.j2", listing.path, listing=listing)


def listings(library: Library, config: Config) -> Iterator[Listing]:
    """Every list: by month, by topic where the topic's page does not show all, by source, and that of the sources."""
    yield from _months(library.articles)
    for topic in config.topics:
        articles = tuple(article for article in library.articles if topic.slug in article.topics)
        if len(articles) > LATEST:
            path = addresses.topic_articles(topic.slug)
            yield from _by_year("topic.words.j2", path, f"topics/{topic.slug}.md", articles, topic.title)
    by_source = sources(library.articles, config)
    for link, articles in by_source:
        yield from _by_year("source.words.j2", link.path, SOURCES, articles, link.title)
    if by_source:
        yield _listing("sources.words.j2", SOURCES, ARTICLES, others=tuple(link for link, _ in by_source))


def sources(articles: tuple[Article, ...], config: Config) -> list[tuple[Link, tuple[Article, ...]]]:
    """The list of each source and its articles, from A to Z; it is called as its newest article calls it."""
    names = {source.key: source.name for source in config.sources}
    found: dict[str, list[Article]] = {}
    titles: dict[str, str] = {}
    for article in articles:
        name = names.get(article.source, article.source)
        path = addresses.source(name)
        titles.setdefault(path, name)
        found.setdefault(path, []).append(article)
    links = [Link(path=path, title=name, count=len(found[path])) for path, name in titles.items()]
    return [(link, tuple(found[link.path])) for link in sorted(links, key=_by_title)]


def _by_title(link: Link) -> tuple[str, str]:
    return link.title.casefold(), link.path


def _months(articles: tuple[Article, ...]) -> Iterator[Listing]:
    """A list for each month, with the way to the month after and the one before."""
    by_month = months.by_month(articles, lambda article: article.published)
    links = [Link(path=addresses.month(month), title=markdown.month(month)) for month in by_month]
    for place, (link, found) in enumerate(zip(links, by_month.values(), strict=True)):
        near = (*links[max(place - 1, 0) : place], *links[place + 1 : place + 2])
        yield _listing("month.words.j2", link.path, ARTICLES, (("", found),), near, name=link.title)


def _by_year(words: str, path: str, above: str, articles: tuple[Article, ...], name: str) -> Iterator[Listing]:
    """A list by year, and a page for each year that it has no room for."""
    years = [(str(year), tuple(found)) for year, found in groupby(articles, lambda article: article.published.year)]
    room = sum(total <= MOST for total in accumulate(len(found) for _, found in years)) or 1
    parts = {path: years[:room]} | {addresses.year(path, year): [(year, found)] for year, found in years[room:]}
    links = tuple(Link(path=part, title=_span(held)) for part, held in parts.items())
    for link, held in zip(links, parts.values(), strict=True):
        groups = tuple(held) if len(held) > 1 else (("", held[0][1]),)
        others = tuple(other for other in links if other is not link)
        year = "" if link.path == path else link.title
        yield _listing(words, link.path, above, groups, others, name=name, year=year)


def _span(years: Sequence[tuple[str, object]]) -> str:
    newest, oldest = years[0][0], years[-1][0]
    return newest if newest == oldest else f"{oldest}–{newest}"


def _listing(
    words: str, path: str, above: str, groups: Groups = (), others: tuple[Link, ...] = (), **names: str
) -> Listing:
    said = WORDS.get_template(words).make_module(names)
    texts = {name: str(getattr(said, name)) for name in ("title", "description", "beside", "back")}
    return Listing(path=path, above=above, groups=groups, others=others, **texts)
