"""Library -> what the search finds: one record for each page that has something to say."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hub.base import date_format, sanitize_html
from hub.content import event_words, routes
from hub.content.body import EMPTY, Body
from hub.site.pages import article_lists

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hub.content.models import Article, Config, Event, Library, ToolkitPage

INDEX, MARKED = "search.json", "search-filters.json"
HEADING = re.compile(r"^ {0,3}#+ .*\w(?=[ #]*$)", re.MULTILINE)
MARKS = re.compile(r"^ {0,3}(?:[#>]+|[-*+]|\d+\.) |[*_`]{1,3}|!?\[|\]\([^)]*\)|\{[^}]*\}|<[^>]*>", re.MULTILINE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """Hold a page as the search knows it: `path` in the site, `note` for people, `source` its Markdown."""

    path: str
    kind: str
    title: str
    summary: str
    note: str
    topics: tuple[str, ...] = ()
    year: str = ""
    source: Body = EMPTY

    @property
    def text(self) -> str:
        """Return all of its words, which only an index of words needs."""
        return plain(self.source.text())


def records(library: Library, config: Config) -> Iterator[Record]:
    """Yield toolkit, events, articles, issues that are not drafts, topics, and the sources of articles."""
    names = {topic.slug: topic.title for topic in config.topics}
    sources = {source.key: source.name for source in config.sources}

    def topics(slugs: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(names.get(slug, slug) for slug in slugs)

    areas = {area.key: area.title for area in config.areas}
    for page in library.toolkit:
        where = areas.get(page.area, page.area)
        yield _record("Toolkit", page, page.summary, where, topics=topics(page.topics), year=str(page.reviewed.year))
    for event in library.events:
        day = event_words.repeats(event) or date_format.day(event.start)
        yield _record("Events", event, event.summary, day, topics=topics(event.topics), year=str(event.start.year))
    for article in library.articles:
        note = f"{sources.get(article.source, article.source)} · {date_format.day(article.published)}"
        year = str(article.published.year)
        yield _record("Articles", article, article.summary, note, topics=topics(article.topics), year=year)
    for issue in library.issues:
        if issue.status != "draft":
            items = "\n".join(f"{item.title}\n{item.blurb}" for part in issue.sections for item in part.items)
            yield Record(
                path=routes.address(issue.path),
                kind="Newsletter",
                title=issue.subject,
                summary=issue.preheader,
                note=date_format.day(issue.day),
                year=str(issue.day.year),
                source=Body.of(f"{issue.note}\n{items}"),
            )
    yield from _lists(library, config)


def _lists(library: Library, config: Config) -> Iterator[Record]:
    for topic in config.topics:
        yield Record(path=f"topics/{topic.slug}/", kind="Topics", title=topic.title, summary=topic.summary, note="")
    for link, _ in article_lists.sources(library.articles, config):
        note = "1 article" if link.count == 1 else f"{link.count} articles"
        yield Record(path=routes.address(link.path), kind="Sources", title=link.title, summary="", note=note)


def index(found: tuple[Record, ...]) -> str:
    """Return the small index that serves where Pagefind does not: everything but the text, as JSON."""
    rows = [
        {
            "url": record.path,
            "kind": record.kind,
            "title": record.title,
            "summary": record.summary,
            "note": record.note,
            "topic": record.topics,
            "year": record.year,
        }
        for record in found
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")) + "\n"


def marks(found: tuple[Record, ...], names: dict[str, str]) -> str:
    """Return kind, year and topics by Pagefind's name of a page, as JSON: its own filters change order at each run."""
    pages = {record.path: (record.kind, record.year, *record.topics) for record in found}
    rows = {name: pages[path] for name, path in names.items()}
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")) + "\n"


def plain(text: str) -> str:
    """Return the words of a Markdown text, near enough to search in; a heading ends as a sentence does."""
    return " ".join(sanitize_html.plain(MARKS.sub(" ", HEADING.sub(r"\g<0>.", text))).split())


def _record(  # noqa: PLR0913  a row of a table
    kind: str, page: ToolkitPage | Event | Article, summary: str, note: str, *, topics: tuple[str, ...], year: str
) -> Record:
    return Record(
        path=routes.address(page.path),
        kind=kind,
        title=page.title,
        summary=summary,
        note=note,
        topics=topics,
        year=year,
        source=page.body,
    )
