"""Every page and file that the site makes of several files: lists, feeds, calendars, data and redirects."""

from __future__ import annotations

from datetime import date  # noqa: TC003  json_codec reads the types
from itertools import accumulate, chain, groupby
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias, TypeVar

from hub.content import aliases, language_folders, month_groups, routes, site_urls

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from hub.content.models import Library
    from hub.content.settings import Config

# A page of more rows is slow to load and to scan. Beyond it the oldest years get pages of their own, and the oldest
# months of a year that is longer than that: a new article changes one page of each list that it is in.
MOST = 500
# So many articles stand on a topic's own page.
LATEST = 10
FOLDERS = ("articles", "events", "feeds", "newsletter", "search", "toolkit", "topics")
LISTS = ("index.md", "my-topics.md", *(f"{folder}/index.md" for folder in FOLDERS))
SOURCES = "articles/sources.md"
ASSESSMENTS = "assessment/index.md"
# The scopes of feeds beside those of topics, and the kinds of data.
SCOPES = ("all", "articles", "events", "toolkit", "newsletter")
DATA = ("articles", "events", "topics", "issues")
FILES = (site_urls.MY_TOPICS, site_urls.OPML)


class Dated(Protocol):
    """Say what a list must know of an article."""

    @property
    def published(self) -> date:
        """Return the day of the article."""


Thing = TypeVar("Thing", bound=Dated)
# A year or a first day of a month, with what a list has of that time.
Groups: TypeAlias = "tuple[tuple[int | date, tuple[Thing, ...]], ...]"


class ListedFile(NamedTuple):
    """Hold what lists must know of a file: an article and its day, or an event and the day of its start."""

    path: str
    published: date
    source: str = ""
    topics: tuple[str, ...] = ()
    lang: str | None = None

    @property
    def is_event(self) -> bool:
        """Return whether the file is that of an event."""
        return language_folders.outside(self.path).startswith("content/events/")


def of_library(library: Library) -> Iterator[ListedFile]:
    """Yield what lists must know of each article and each event."""
    for article in library.articles:
        yield ListedFile(article.path, article.published, article.source, article.topics, article.lang)
    yield from (ListedFile(event.path, event.start.date(), lang=event.lang) for event in library.events)


def paths(
    config: Config,
    listed: Iterable[ListedFile],
    assessments: Iterable[str] = (),
    former: Iterable[str] = (),
    languages: Collection[str] = (),
) -> Iterator[str]:
    """Yield the path of everything that the site makes of several files, seen from the folder of the site's pages.

    `assessments` are the ids of the hub's assessments, `former` the former addresses of its pages, `languages` the tags
    of those that have lists of their own.
    """
    trees: dict[str, list[ListedFile]] = {tag: [] for tag in ("", *languages)}
    for one in listed:
        trees[language_folders.tree_of(one.lang, languages)].append(one)
    for tag, held in trees.items():
        yield from (site_urls.in_tree(path, tag) for path in _tree(held, config))
    yield "llms.txt"
    yield from chain.from_iterable((site_urls.data(kind), site_urls.schema(kind)) for kind in DATA)
    models = tuple(assessments)
    yield from chain([ASSESSMENTS] if models else (), map(site_urls.assessment, models))
    of_topics = chain.from_iterable(aliases.of_topic(topic, config) for topic in config.topics)
    yield from map(routes.file_of, (*former, *(alias.address for alias in of_topics)))


def _tree(held: Iterable[ListedFile], config: Config) -> Iterator[str]:
    """Yield what the site makes of the files in one language, as it is in the tree of the hub's language."""
    found = sorted(held, key=_day, reverse=True)
    articles = [one for one in found if not one.is_event]
    events = [one for one in found if one.is_event]
    yield from chain(LISTS, FILES, _lists(articles, config), _of_events(events, config))
    yield from (site_urls.feed(scope, form) for scope in _scopes(config) for form in site_urls.FEED_TYPES)


def _day(one: ListedFile) -> date:
    return one.published


def _scopes(config: Config) -> Iterator[str]:
    yield from (*SCOPES, *(site_urls.topic(topic.slug) for topic in config.topics))


def _lists(articles: Sequence[ListedFile], config: Config) -> Iterator[str]:
    """Yield the lists of articles: by month, by topic and by source."""
    yield from {site_urls.month(article.published): None for article in articles}
    for topic in config.topics:
        yield f"{site_urls.topic(topic.slug)}.md"
        about = tuple(article for article in articles if topic.slug in article.topics)
        if len(about) > LATEST:
            yield from parts(site_urls.topic_articles(topic.slug), about)
    for path, found in by_source(articles, config).items():
        yield from parts(path, tuple(found))
    if articles:
        yield SOURCES


def _of_events(events: Sequence[ListedFile], config: Config) -> Iterator[str]:
    yield from {site_urls.events_of(event.published.year): None for event in events}
    yield from (site_urls.event(event.path) for event in events)
    yield from map(site_urls.calendar, ("all", *(site_urls.topic(topic.slug) for topic in config.topics)))


class _Sourced(Dated, Protocol):
    @property
    def source(self) -> str: ...


Sourced = TypeVar("Sourced", bound=_Sourced)


def by_source(articles: Iterable[Sourced], config: Config) -> Mapping[str, list[Sourced]]:
    """Return the articles of each source by the path of its list."""
    names = {source.key: source.name for source in config.sources}
    found: dict[str, list[Sourced]] = {}
    for article in articles:
        path = site_urls.source(names.get(article.source, article.source))
        found.setdefault(path, []).append(article)
    return found


def parts(path: str, articles: tuple[Thing, ...]) -> dict[str, Groups[Thing]]:
    """Return each page of a list by its path: the years that the first has room for, then every older year.

    More articles bring more pages, and take none away. The articles come newest first.
    """
    by_year = groupby(articles, lambda article: article.published.year)
    years: Groups[Thing] = tuple((year, tuple(found)) for year, found in by_year)
    room = _room(years)
    pages = {path: years[:room]} | {site_urls.year(path, str(group[0])): (group,) for group in years[room:]}
    return dict(chain.from_iterable(_by_month(path, page, groups) for page, groups in pages.items()))


def _by_month(path: str, page: str, years: Groups[Thing]) -> Iterator[tuple[str, Groups[Thing]]]:
    """Yield a page as it is; of a year too long for it, the months that fit, then a page for every older month."""
    if sum(len(found) for _, found in years) <= MOST:
        yield page, years
        return
    ((_, articles),) = years
    months = month_groups.by_month(articles, lambda article: article.published)
    room = _room(tuple(months.items()))
    yield page, tuple(months.items())[:room]
    for month, found in tuple(months.items())[room:]:
        yield site_urls.month_of(path, month), ((month, found),)


def _room(groups: Groups[Thing]) -> int:
    """Return how many of the newest groups a page has room for; always one, however long."""
    return sum(total <= MOST for total in accumulate(len(found) for _, found in groups)) or 1
