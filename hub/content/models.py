"""The content of a hub as values: frozen, keyword-only, without behavior of their own."""

from __future__ import annotations

# ruff: noqa: TC001, TC003  json_codec reads the types
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from hub.content.assessment.maturity import Assessment
from hub.content.body import EMPTY, Body
from hub.content.settings import DayOfMonth
from hub.errors import Problem


@dataclass(frozen=True, kw_only=True, slots=True)
class Alias:
    """Hold a former address of a page below the site's root (`toolkit/old/`), and where its file says so."""

    address: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Article:
    """Hold a link that an editor kept, with a summary; `url` is its identity, `published` the date its source gives.

    No newsletter before the `issue` of that day has it. `kind` is one of the hub's `article_kinds`.
    """

    path: str
    title: str
    url: str
    source: str
    published: date
    section: str
    summary: str
    kind: str | None = None
    added: date | None = None
    issue: date | None = None
    authors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    image: str | None = None
    alt: str | None = None
    note: str | None = None
    aliases: tuple[Alias, ...] = ()
    lang: str | None = None
    draft: bool = False
    body: Body = EMPTY


@dataclass(frozen=True, kw_only=True, slots=True)
class Repeat:
    """Hold when an event takes place again: by a rule until a day, which is included, and on single days beside it.

    The rule is every so many of a `unit`: day, week, month or year; "" where there is none. A weekly one may name
    `weekdays` (Monday = 0), a monthly one a `day_of_month`; else both are those of the event's first day. Nothing takes
    place on the days in `skip`; `also` has days that no rule gives.
    """

    unit: str = ""
    every: int = 1
    weekdays: tuple[int, ...] = ()
    day_of_month: DayOfMonth | None = None
    until: date | None = None
    skip: tuple[date, ...] = ()
    also: tuple[date, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """Hold something that people attend; `start` and `end` are aware, in the event's own zone (a ZoneInfo).

    `kind` is one of the hub's `event_kinds`. Without an end, `end` is `start`. One that is `all_day` has midnights: of
    its first day and of its last one, which is included. What repeats has the times of its first occurrence; the module
    `occurrences` has the others.
    """

    path: str
    title: str
    kind: str
    start: datetime
    end: datetime
    summary: str
    all_day: bool = False
    repeat: Repeat | None = None
    url: str | None = None
    host: str | None = None
    place: str | None = None
    cost: str | None = None
    topics: tuple[str, ...] = ()
    status: str | None = None
    recording: str | None = None
    accommodations: str | None = None
    aliases: tuple[Alias, ...] = ()
    lang: str | None = None
    translation_of: str | None = None
    draft: bool = False
    body: Body = EMPTY


@dataclass(frozen=True, kw_only=True, slots=True)
class Resource:
    """Hold something elsewhere that a toolkit page recommends."""

    title: str
    url: str
    kind: str
    publisher: str
    year: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PagePicture:
    """Hold a picture that a page shows: the names of two SVG files beside the page, for wide and narrow screens.

    `table` has the same content in rows of cells, of which the first is the head; `line` is where the page says it.
    """

    wide: str
    caption: str
    table: tuple[tuple[str, ...], ...]
    tall: str | None = None
    line: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class ToolkitPage:
    """Hold a page of the toolkit; it is due for review `review_every` months after `reviewed`.

    `order` is its place in its area (pages without one follow by title). `time` says what the practice takes, `people`
    who takes part, `bring` what they need and `leaves` what they have in the end, all in words.
    """

    path: str
    title: str
    summary: str
    area: str
    reviewed: date
    owner: str | None = None
    order: int | None = None
    time: str | None = None
    people: str | None = None
    bring: str | None = None
    leaves: str | None = None
    picture: PagePicture | None = None
    topics: tuple[str, ...] = ()
    resources: tuple[Resource, ...] = ()
    review_every: int = 12
    aliases: tuple[Alias, ...] = ()
    lang: str | None = None
    translation_of: str | None = None
    draft: bool = False
    body: Body = EMPTY


@dataclass(frozen=True, kw_only=True, slots=True)
class PlainPage:
    """Hold any other page directly under `content/`, such as home, join or about, or under `content/toolkit/`.

    Menus and lists have the `title`, and the page itself the `heading`, where it has one.
    """

    path: str
    title: str
    summary: str
    heading: str | None = None
    aliases: tuple[Alias, ...] = ()
    lang: str | None = None
    translation_of: str | None = None
    draft: bool = False
    body: Body = EMPTY


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """Hold one entry of an issue: a title and where it leads, its source line and blurb, both Markdown.

    `heading` is the Markdown of a heading that is not one link, of which `url` is the first one or ""; `again` says why
    the item appears a second time. `line` is that of its heading in the file, `source_at` that of its source line,
    `blurb_line` where its blurb begins; 0 where there is none.
    """

    title: str
    url: str
    heading: str = ""
    again: str = ""
    source_line: str = ""
    blurb: str = ""
    line: int = 0
    source_at: int = field(default=0, compare=False)
    blurb_line: int = field(default=0, compare=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """Hold a titled part of an issue; `intro` is Markdown before its first item, and begins at `intro_line`."""

    title: str
    intro: str = ""
    items: tuple[Item, ...] = ()
    line: int = 0
    intro_line: int = field(default=0, compare=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Correction:
    """Hold what an editor corrected on a day in an issue that readers have; `words` are plain text."""

    day: date
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Issue:
    """Hold one newsletter, as its document says it; `day` is in the file's name, `composed` when the draft was made.

    `lang` is the tag of the language of its words, where that is another than the hub's. `approved_by` names those who
    agreed to its words. Once it has left, `sent` says when, `delivered` to what, and `corrected` what was wrong in it.
    `offered` and `left_out` are marks of addresses: its record (`issue.offered_comment`). `findings` are mistakes with
    which it can be rendered, though not sent.
    """

    path: str
    day: date
    subject: str
    preheader: str
    status: str
    number: int | None = None
    editor: str | None = None
    composed: date | None = None
    approved_by: tuple[str, ...] = ()
    sent: datetime | None = None
    delivered: str | None = None
    corrected: tuple[Correction, ...] = ()
    lang: str | None = None
    translation_of: str | None = None
    aliases: tuple[Alias, ...] = ()
    note: str = ""
    sections: tuple[Section, ...] = ()
    line: int = field(default=1, compare=False)  # where the note begins
    offered: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    findings: tuple[Problem, ...] = field(default=(), compare=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Library:
    """Hold all content of a hub, each kind sorted: articles and issues newest first, events by start, pages by path.

    `sums` has a hash of the text of each file that was read, by its path.
    """

    articles: tuple[Article, ...] = ()
    events: tuple[Event, ...] = ()
    toolkit: tuple[ToolkitPage, ...] = ()
    pages: tuple[PlainPage, ...] = ()
    issues: tuple[Issue, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    sums: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
