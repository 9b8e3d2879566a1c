"""All content of a hub, checked: content/ and newsletters/ -> one Library."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, TypeAlias

from hub.base import date_parse, translation, urls
from hub.base.translation import gettext
from hub.content import (
    content_cache,
    event_fields,
    fields_by_kind,
    file_selection,
    front_matter,
    language_folders,
    validation,
)
from hub.content.assessment import model_reader
from hub.content.body import Body
from hub.content.issue import offered_comment, parser
from hub.content.models import Article, Event, Issue, Library, PlainPage, ToolkitPage
from hub.errors import ContentError, Problem

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from hub.content.settings import Config

Read: TypeAlias = Callable[[str, str, "Config"], Any]
File: TypeAlias = "tuple[str, os.DirEntry[str]]"
# `date.fromisoformat` also reads 20261120 and 2026-W47-5, which no command looks for.
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def load(config: Config, *, drafts: bool = False) -> Library:
    """Read every file of a hub, and return what is published; with `drafts`, what waits as well.

    Issues say in their status what they are, and drafts of them are always there. Raises ContentError with every
    problem of every file, in the language of the hub.
    """
    with translation.speaking(config.language):
        library = _loaded(config)
    return library if drafts else without_drafts(library)


def _loaded(config: Config) -> Library:
    problems: list[Problem] = []
    memory = content_cache.load(config)

    def all_of(files: Iterable[File], kind: type, read: Read) -> tuple[Any, ...]:
        return _items(files, kind, lambda source, path: read(source, path, config), memory, problems)

    folders = tuple(language_folders.of(config.root))
    plain = [file for folder in folders for within in ("", "/toolkit") for file in _files(config, f"{folder}{within}")]
    pages = [
        file
        for folder in folders
        for file in _tree(config, f"{folder}/toolkit")
        if file[0].rpartition("/")[0] != f"{folder}/toolkit"
    ]
    articles = all_of(_articles(config), Article, article)
    events = all_of((file for folder in folders for file in _files(config, f"{folder}/events")), Event, event)
    assessments = tuple(_readable([config], model_reader.load, problems))
    library = Library(
        articles=tuple(sorted(articles, key=_newest_first)),
        events=tuple(sorted(events, key=lambda event: (event.start, event.path))),
        toolkit=all_of(pages, ToolkitPage, toolkit_page),
        pages=all_of(plain, PlainPage, plain_page),
        assessments=assessments[0] if assessments else (),
        issues=tuple(reversed(all_of(_files(config, "newsletters"), Issue, issue))),
        sums={path: known.digest for path, known in memory.kept.items()},
    )
    shared = list(_same_address(library.articles)) if memory.changed else []
    if not shared:  # so that a known set of files has no address twice
        memory.save()
    problems += shared
    if problems:
        raise ContentError(problems)
    return library


def without_drafts(library: Library) -> Library:
    """Return a library without its drafts, but for issues, whose status says what they are."""
    return replace(
        library,
        articles=_without_drafts(library.articles),
        events=_without_drafts(library.events),
        toolkit=_without_drafts(library.toolkit),
        pages=_without_drafts(library.pages),
        assessments=_without_drafts(library.assessments),
    )


def _without_drafts(items: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(item for item in items if not item.draft)


def articles(config: Config) -> tuple[Article, ...]:
    """Return every article that can be read, drafts as well; skips the others without a word."""
    files = _articles(config)
    return _items(files, Article, lambda source, path: article(source, path, config), content_cache.load(config), [])


def _items(
    files: Iterable[File], kind: type, read: content_cache.Read, memory: content_cache.Index, problems: list[Problem]
) -> tuple[Any, ...]:
    found = sorted(files, key=_path)
    memory.look_ahead(found, kind, read)
    return tuple(_readable(found, lambda file: memory.item(file, kind, read), problems))


def _newest_first(article: Article) -> tuple[int, str]:
    return -article.published.toordinal(), article.path


def _files(config: Config, folder: str) -> Iterator[File]:
    """Yield the Markdown files directly in a folder, each with its path from the root."""
    return (file for file in file_selection.files(config, folder, deep=False) if file[0].endswith(".md"))


def _tree(config: Config, folder: str) -> Iterator[File]:
    """Yield the Markdown files in a folder and in all folders below it, each with its path from the root."""
    return (file for file in file_selection.files(config, folder) if file[0].endswith(".md"))


def _articles(config: Config) -> Iterator[File]:
    """Yield the files of articles."""
    return (file for folder in language_folders.of(config.root) for file in _tree(config, f"{folder}/articles"))


def _path(file: File) -> str:
    """Return the path of a file, by which files are sorted, so that every machine reads them in one order."""
    return file[0]


def _readable(things: Iterable[Any], read: Callable[[Any], Any], problems: list[Problem]) -> Iterator[Any]:
    for thing in things:
        try:
            yield read(thing)
        except ContentError as error:
            problems += error.problems


def article(source: str, path: str, config: Config) -> Article:
    """Return an article from the text of its file; raises ContentError with every problem of its front matter."""
    document = front_matter.read(source, path, fields_by_kind.article(config), fields_by_kind.check_article)
    return Article(path=path, body=Body.of(document.body), **_values(document, config))


def event(source: str, path: str, config: Config) -> Event:
    """Return an event from the text of its file, its times in the event's zone or else the hub's.

    Raises ContentError with every problem of its front matter.
    """
    check = partial(event_fields.check, config.timezone)
    document = front_matter.read(source, path, fields_by_kind.event(config), check)
    times = event_fields.times(document.values, config.timezone)
    return Event(path=path, body=Body.of(document.body), **times, **_values(document, config))


def toolkit_page(source: str, path: str, config: Config) -> ToolkitPage:
    """Return a toolkit page from the text of its file; raises ContentError with every problem of its front matter."""
    document = front_matter.read(source, path, fields_by_kind.toolkit_page(config), fields_by_kind.check_toolkit_page)
    return ToolkitPage(path=path, body=Body.of(document.body), **_values(document, config))


def plain_page(source: str, path: str, config: Config) -> PlainPage:
    """Return a plain page from the text of its file; raises ContentError with every problem of its front matter."""
    document = front_matter.read(source, path, fields_by_kind.PLAIN_PAGE, validation.check_language)
    return PlainPage(path=path, body=Body.of(document.body), **_values(document, config))


def _values(document: front_matter.Document, config: Config) -> dict[str, Any]:
    """Return the fields of a file; it is a draft where the file says so, or `draft_docs` names it.

    Raises ContentError for one in a folder of the hub's own language, which has none.
    """
    tag = language_folders.tag_of(document.path)
    if tag and language_folders.is_own(tag, config.language):
        message = gettext("the folder %(folder)s is that of the hub's own language", folder=f"content/{tag}")
        fix = gettext("move the file to %(path)s", path=language_folders.outside(document.path))
        raise ContentError([Problem(path=document.path, rule="112", message=message, fix=fix)])
    return document.values | {"draft": True} if file_selection.is_draft(document.path, config) else document.values


def issue(source: str, path: str, config: Config) -> Issue:
    """Return an issue from the text of its file, whose name is its date; raises ContentError with every problem."""
    body, body_line = front_matter.body_of(source, path)
    document, (note, sections, findings), day = _all_of(
        lambda: front_matter.read(source, path, fields_by_kind.ISSUE, fields_by_kind.check_issue),
        lambda: parser.parse(body, path, body_line),
        lambda: _day_in_name(path),
    )
    offered, left_out = offered_comment.read(body)
    if document.values.pop("draft", False) or file_selection.is_draft(path, config):
        document.values["status"] = "draft"
    return Issue(
        path=path,
        day=day,
        note=note,
        sections=sections,
        line=body_line + body[: len(body) - len(body.lstrip())].count("\n"),
        offered=offered,
        left_out=left_out,
        findings=findings,
        **document.values,
    )


def _all_of(*parts: Callable[[], Any]) -> list[Any]:
    """Return what each part gives; raises ContentError with the problems of all parts."""
    given: list[Any] = []
    problems: list[Problem] = []
    for part in parts:
        try:
            given.append(part())
        except ContentError as error:
            problems += error.problems
    if problems:
        raise ContentError(problems)
    return given


def _day_in_name(path: str) -> date:
    name = PurePosixPath(path).stem
    with contextlib.suppress(ValueError):
        if DAY.fullmatch(name) and (day := date.fromisoformat(name)).year in date_parse.YEARS:
            return day
    message = gettext("the file's name %(name)s is not a date", name=repr(name))
    problem = Problem(
        path=path, rule="602", message=message, fix=gettext("name it after its day, such as 2026-11-20.md")
    )
    raise ContentError([problem])


def _same_address(articles: Iterable[Article]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for article in articles:
        other = urls.claim(article.url, first, article.path)
        if other != article.path:
            message = gettext("%(url)s is also the address of %(other)s", url=article.url, other=other)
            yield Problem(path=article.path, rule="502", message=message, fix=gettext("keep one of the two files"))
