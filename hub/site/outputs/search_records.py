"""Library -> what the search finds: one record for each page of the site that has something to say."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from hub.base import cldr, date_format, sanitize_html, translation
from hub.content import event_words, routes, site_urls, yaml_nodes
from hub.content.body import EMPTY, Body
from hub.site.outputs import search_vocabulary
from hub.site.pages import article_lists, plain_pages, search_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hub.content.models import Article, Event, Library, PlainPage, ToolkitPage
    from hub.content.settings import Config
    from hub.content.site_files import Page
    from hub.content.synonyms import Synonym

    Written = ToolkitPage | Event | Article | PlainPage
    Names = tuple[tuple[int, str], ...]

HEADING = re.compile(r"^ {0,3}#+ .*\w(?=[ #]*$)", re.MULTILINE)
MARKS = re.compile(r"^ {0,3}(?:[#>]+|[-*+]|\d+\.) |[*_`]{1,3}|!?\[|\]\([^)]*\)|\{[^}]*\}|<[^>]*>", re.MULTILINE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """Hold a page as the search knows it: `path` in the site, `note` for people, `source` its Markdown.

    `names` are words by which it is found besides, each with how much it counts (`search_vocabulary`).
    """

    path: str
    kind: str
    title: str
    summary: str
    note: str = ""
    topics: tuple[str, ...] = ()
    year: str = ""
    names: tuple[tuple[int, str], ...] = ()
    source: Body = EMPTY

    @property
    def text(self) -> str:
        """Return all of its words, which only an index of words needs."""
        return plain(self.source.text())


def records(
    library: Library, config: Config, entries: Iterable[Synonym] = (), made: Iterable[Page] = ()
) -> Iterator[Record]:
    """Yield every page of a language once: what people wrote, topics, sources, and the other pages that were `made`.

    Issues that are drafts, the search itself and empty lists are left out. `entries` are the vocabulary of the hub.
    """
    known = search_vocabulary.of(entries, config)
    found = {site_urls.in_tree(path, config.tree) for path in (search_page.PATH, *_empty(library, config))}
    for record, names in _every(library, config):
        found.add(record.path)
        yield replace(record, names=known.names(record, *names))
    for page in made:
        path = routes.address(page.path, config)
        if path not in found and page.path not in found:
            record = _of_page(path, page)
            yield replace(record, names=known.names(record))


def _empty(library: Library, config: Config) -> Iterator[str]:
    """Yield the pages that list what a hub has none of; how to get the newsletter is worth finding before an issue."""
    news = library.issues or plain_pages.find(library, plain_pages.JOIN)
    lists = {
        "articles/index.md": library.articles,
        "events/index.md": library.events,
        "newsletter/index.md": news,
        "topics/index.md": config.topics,
        "my-topics.md": config.topics,
        "feeds/index.md": (*library.articles, *library.events, *library.issues),
    }
    return (path for path, listed in lists.items() if not listed)


def _every(library: Library, config: Config) -> Iterator[tuple[Record, Names]]:
    """Yield what people wrote, what topics and sources gather, each with names of its own."""
    language, words = config.language, translation.words(config.language)
    titles = {topic.slug: topic.title for topic in config.topics}
    sources = {source.key: source.name for source in config.sources}
    areas = {area.key: area.title for area in config.areas}

    def record(kind: str, page: Written, note: str = "", year: str = "") -> Record:
        return Record(
            path=routes.address(page.path, config),
            kind=kind,
            title=page.title,
            summary=page.summary,
            note=note,
            topics=tuple(titles.get(slug, slug) for slug in getattr(page, "topics", ())),
            year=year,
            source=page.body,
        )

    for practice in library.toolkit:
        where = areas.get(practice.area, practice.area)
        found = record("Toolkit", practice, where, str(practice.reviewed.year))
        yield found, ((search_vocabulary.TOPIC, where), *search_vocabulary.former(practice.aliases))
    for event in library.events:
        day = event_words.repeats(event, language) or date_format.day(event.start, language)
        found = record("Events", event, day, str(event.start.year))
        yield found, ((search_vocabulary.KIND, words.gettext(event.kind)), *search_vocabulary.former(event.aliases))
    for article in library.articles:
        parts = (sources.get(article.source, article.source), date_format.day(article.published, language))
        note = words.gettext(", ").join(parts)
        found = record("Articles", article, note, str(article.published.year))
        yield found, (*search_vocabulary.former(article.aliases),)
    for page in plain_pages.shown(library):
        yield record("Pages", page), (*search_vocabulary.former(page.aliases),)
    yield from _gathered(library, config)


def _gathered(library: Library, config: Config) -> Iterator[tuple[Record, Names]]:
    """Yield issues that are no drafts, topics and sources."""
    for issue in library.issues:
        if issue.status != "draft":
            items = "\n".join(f"{item.title}\n{item.blurb}" for part in issue.sections for item in part.items)
            record = Record(
                path=routes.address(issue.path, config),
                kind="Newsletter",
                title=issue.subject,
                summary=issue.preheader,
                note=date_format.day(issue.day, config.language),
                year=str(issue.day.year),
                source=Body.of(f"{issue.note}\n{items}"),
            )
            yield record, ()
    for topic in config.topics:
        path = routes.address(site_urls.in_tree(f"{site_urls.topic(topic.slug)}.md", config.tree), config)
        yield Record(path=path, kind="Topics", title=topic.title, summary=topic.summary), ()
    for link, _ in article_lists.sources(library.articles, config):
        said = translation.words(config.language).ngettext("%(count)s article", "%(count)s articles", link.count)
        note = said % {"count": cldr.number(link.count, config.language)}
        path = routes.address(site_urls.in_tree(link.path, config.tree), config)
        yield Record(path=path, kind="Sources", title=link.title, summary="", note=note), ()


def _of_page(path: str, page: Page) -> Record:
    """Return the record of a page that nobody wrote, of its front matter."""
    node, _ = yaml_nodes.parse(page.text.split("---\n")[1], page.path, rule="001")
    values: Any = node.value
    title, summary = (values[name].written for name in ("title", "description"))
    return Record(path=path, kind="Pages", title=title, summary=summary)


def plain(text: str) -> str:
    """Return the words of a Markdown text, near enough to search in; a heading ends as a sentence does."""
    return " ".join(sanitize_html.plain(MARKS.sub(" ", HEADING.sub(r"\g<0>.", text))).split())
