"""One file -> what the check must remember of it: its findings, and what other files may ask about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from hub.base import date_parse
from hub.base.sanitize_html import leads_somewhere
from hub.check import rule_registry
from hub.content import due_dates, file_kinds, language_folders, translations
from hub.content.due_dates import Deadline  # noqa: TC001  likewise
from hub.content.made_pages import ListedFile
from hub.content.models import (  # json_codec reads the types
    Alias,
    Article,
    Event,
    Issue,
    PagePicture,
    PlainPage,
    ToolkitPage,
)
from hub.errors import ContentError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hub.content.markdown_scan import Hit, MarkdownFile
    from hub.content.settings import Config

# A blank that is also no value of its field, or no YAML, is reported once; so are words of plain text in a line that
# cannot be read.
BLANK, MISREAD = "105", ("102", "112")
PLAIN_WORDS = ("107", "136")
# What readers of the site would stumble over: a build stops at these.
ACTIVE = ("220", "221")
SHOWN = ("130", "134")
PUBLIC = ("202", *ACTIVE, *SHOWN, "301", BLANK)
# What stops the page of an article, whose pictures and links are looked at elsewhere.
STOPS = (*ACTIVE, BLANK, *SHOWN)

# Where no file is meant; what leads nowhere at all (rule 221) is no file either.
ELSEWHERE = ("mailto:", "tel:", "data:", "/")
TWIN = re.compile(r"""^translation_of:[ \t]*["']?(?P<target>[^\s"']+)""", re.MULTILINE)
NAMED = re.compile(r"(?P<target>http(?<![#\w]http)s?://[^\s<>\"'\]},]+)")


class Aim(NamedTuple):
    """Hold a link and its place in a file; a tuple, because there are many, and JSON holds it as it is."""

    target: str
    line: int
    column: int


@dataclass(frozen=True, kw_only=True, slots=True)
class FileFacts:
    """Hold what one file says.

    `aims` are its links inside the hub, also by their whole address, `outside` the web addresses in all of it,
    `aliases` its former addresses, `url` an article's own, `listed` what lists must know of an article or an event,
    `deadlines` the days that are compared with today, `picture` that of a practice, `lang` the tag of the language of a
    page of the hub's own, and `original` the file that it translates; only a preview shows a `draft`.
    """

    findings: tuple[Problem, ...] = ()
    anchors: tuple[str, ...] = ()
    aims: tuple[Aim, ...] = ()
    outside: tuple[Aim, ...] = ()
    aliases: tuple[Alias, ...] = ()
    url: str = ""
    listed: ListedFile | None = None
    deadlines: tuple[Deadline, ...] = ()
    picture: PagePicture | None = None
    title: str = ""
    summary: str = ""
    lang: str | None = None
    original: str | None = None
    draft: bool = False


def look(path: str, text: str, config: Config) -> FileFacts:
    """Return all that one file says by itself."""
    page = file_kinds.page_of(path, text, config)
    value, problems = _read(page)
    aims = (*_twin(page), *_aims(page))
    named = tuple(_named(page))
    hits = tuple(_hits(page, rule_registry.finders()))
    blank = {hit.line for hit in hits if hit.rule == BLANK}
    misread = {one.line for one in problems if one.rule in MISREAD}
    hits = tuple(hit for hit in hits if hit.rule not in PLAIN_WORDS or hit.line not in misread)
    own = value if isinstance(value, Event | Issue | PlainPage | ToolkitPage) else None
    return FileFacts(
        findings=(*(one for one in problems if one.rule not in MISREAD or one.line not in blank), *hits),
        anchors=tuple(sorted(page.anchors)),
        aims=tuple(aim for aim in aims if _is_inside(aim, config)),
        outside=(*named, *(aim for aim in aims if aim.target.startswith(("http://", "https://")))),
        aliases=getattr(value, "aliases", ()),
        url=getattr(value, "url", "") or "" if page.kind == "article" else "",
        listed=_listed(page, value),
        deadlines=due_dates.deadlines(value),
        picture=getattr(value, "picture", None),
        title=getattr(value, "title", ""),
        summary=getattr(value, "summary", ""),
        lang=own.lang if own else None,
        original=translations.original(own) if own else None,
        draft=value.status == "draft" if isinstance(value, Issue) else getattr(value, "draft", False),
    )


def glance(path: str, text: str, config: Config) -> FileFacts:
    """Return what a build must know of a file whose fields it has read: its links inside the hub, and what must go.

    That is links from the root of the server, what would run in a browser, pictures without words, and blanks.
    """
    page = file_kinds.page_of(path, text, config)
    return FileFacts(
        findings=tuple(_hits(page, {rule: rule_registry.finders()[rule] for rule in PUBLIC})),
        anchors=tuple(sorted(page.anchors)),
        aims=tuple(aim for aim in (*_twin(page), *_aims(page)) if _is_inside(aim, config)),
    )


def active(page: MarkdownFile) -> tuple[Problem, ...]:
    """Return a problem for everything in a page that would run in a reader's browser."""
    return tuple(_hits(page, {rule: rule_registry.finders()[rule] for rule in ACTIVE}))


def _read(page: MarkdownFile) -> tuple[object, tuple[Problem, ...]]:
    found = file_kinds.kind_of(page.path)
    if found is None:
        return None, ()
    try:
        return found[1](page.text, page.path, page.config), ()
    except ContentError as error:
        return None, error.problems


def _listed(page: MarkdownFile, value: object) -> ListedFile | None:
    """Return what lists must know of a file; of one that cannot be read, the day that its name begins with."""
    if isinstance(value, Article):
        return ListedFile(page.path, value.published, value.source, value.topics, value.lang)
    if isinstance(value, Event):
        return ListedFile(page.path, value.start.date(), lang=value.lang)
    day = date_parse.day(page.path.rpartition("/")[2][:10]) if page.kind in {"article", "event"} else None
    return ListedFile(page.path, day, lang=language_folders.tag_of(page.path) or None) if day else None


def _hits(page: MarkdownFile, finders: Mapping[str, rule_registry.Find]) -> Iterator[Problem]:
    for rule, find in finders.items():
        for hit in find(page):
            yield problem(page, rule, hit)


def problem(page: MarkdownFile, rule: str, hit: Hit) -> Problem:
    """Return the problem that a hit of a rule is, with its line and column."""
    line, column = page.place(hit.start)
    level = rule_registry.rules()[rule].level
    return Problem(path=page.path, line=line, column=column, rule=rule, message=hit.message, fix=hit.fix, level=level)


def _aims(page: MarkdownFile) -> Iterator[Aim]:
    for reference in page.references:
        target = reference.target
        if (
            target
            and not target.lower().startswith(ELSEWHERE)
            and (target.startswith("http") or leads_somewhere(target))
        ):
            line, column = page.place(reference.target_start)
            yield Aim(target=target, line=line, column=column)


def _is_inside(aim: Aim, config: Config) -> bool:
    """Return whether a link leads to something of the hub: by its way, or by its whole address on the site."""
    return "://" not in aim.target or aim.target.startswith(config.site_url)


def _twin(page: MarkdownFile) -> Iterator[Aim]:
    """Yield the page that this one translates, which its front matter names as a link would."""
    start, meta = page.meta
    if found := TWIN.search(meta):
        line, column = page.place(start + found.start("target"))
        yield Aim(target=found["target"], line=line, column=column)


def _named(page: MarkdownFile) -> Iterator[Aim]:
    """Yield the web addresses in the front matter."""
    start, meta = page.meta
    for found in NAMED.finditer(meta):
        line, column = page.place(start + found.start("target"))
        yield Aim(target=found["target"], line=line, column=column)
