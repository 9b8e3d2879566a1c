"""The values that every other module passes around: frozen, keyword-only, without behavior of their own."""

from __future__ import annotations

# ruff: noqa: TC001, TC003  json_codec reads the types
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from email.utils import parseaddr
from pathlib import Path
from zoneinfo import ZoneInfo

from hub.base import translation
from hub.content.assessment.maturity import Assessment
from hub.content.body import EMPTY, Body
from hub.errors import Problem

# The kinds of a hub that names none itself.
EVENT_KINDS = (translation.noop("training"), translation.noop("networking"))
RESOURCE_KINDS = (
    translation.noop("article"),
    translation.noop("example"),
    translation.noop("guide"),
    translation.noop("policy"),
    translation.noop("report"),
    translation.noop("template"),
    translation.noop("tool"),
    translation.noop("training"),
    translation.noop("video"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Topic:
    """Hold a subject that articles, events and pages share: `content/topics/SLUG.yml`.

    `order` is its place in lists; topics without one follow.
    """

    slug: str
    title: str
    summary: str
    area: str | None = None
    order: int | None = None
    aliases: tuple[str, ...] = ()
    featured: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """Hold where candidates come from; `content/sources/KEY.yml`. It has a `url` or a `path`, never both.

    `list` is the CSS selector of the rows of a page that lists articles. `since` is the day from which on its entries
    count, `first` how many of its newest count at most. `outside` lets its files be beyond the hub. `private` lets it
    be on this machine or a private network; `authorization` names the environment variable whose value goes with each
    request, or opens its mailbox. Without a `timezone`, its dialect or hub's own decides.
    """

    key: str
    name: str
    url: str | None = None
    path: str | None = None
    base_url: str | None = None
    section: str | None = None
    topics: tuple[str, ...] = ()
    dialect: str | None = None
    list: str | None = None
    content: str = "summary"
    timezone: ZoneInfo | None = None
    since: date | None = None
    first: int | None = None
    outside: bool = False
    private: bool = False
    authorization: str | None = None
    active: bool = True


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
    """Hold any other page directly under `content/`, such as home, join or about, or under `content/toolkit/`."""

    path: str
    title: str
    summary: str
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """Hold a page of the finished site: its `path` under the site's root, and the file to `edit` it in.

    `text` is front matter, as the theme reads it, and HTML, in which links lead to the paths of pages and files.
    """

    path: str
    text: str
    edit: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Asset:
    """Hold a file of the finished site that is not a page: its `path` under the site's root.

    `content` makes what is in it, at each call the same.

    `made_of` is a hash of all that its content follows from (an equal one means the same content), or "" without one.
    """

    path: str
    content: Callable[[], str]
    made_of: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class DrawnAsset:
    """Hold a file of the finished site that is a picture, as an `Asset` holds one that is text."""

    path: str
    content: Callable[[], bytes]
    made_of: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Area:
    """Hold a part of the toolkit: the folder `content/toolkit/KEY/` and its title."""

    key: str
    title: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Theme:
    """Hold how a hub looks: the `theme` block of its settings.

    Of `brand`, as `#rrggbb`, hue and chroma are taken; `symbols` names the symbol of an area by its key; `logo` is a
    picture under `content/`. `cards` asks for a picture of each page for programs that show links.
    """

    brand: str = "#2038a8"
    typeface: str = "book"
    area_colors: str = "wheel"
    symbols: tuple[tuple[str, str], ...] = ()
    logo: str | None = None
    masthead: str = "paper"
    paper: str = "warm"
    cards: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class SectionPlan:
    """Hold a section that issues may have: articles with its `key`, events of its `kinds`, or changed toolkit pages.

    One that is `lead` has the one article of all sections that is to be read first.
    """

    key: str
    title: str
    kinds: tuple[str, ...] = ()
    toolkit: bool = False
    lead: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Delivery:
    """Hold where issues go, and what must hold before one leaves.

    `address` is that of a list, or of a service's server; `audience` names the service's lists. `approve` is how many
    people other than the editor must have approved an issue. `not_after` counts from the hour of the issue on its day.
    `services` pairs services with their merge tags, beside those that hub knows. For members, `bounces` is the address
    to which mails come back, which gets a token for each; `connections` and `rate` (mails in a second) are the most.
    """

    to: str
    address: str | None = None
    audience: tuple[str, ...] = ()
    test: tuple[str, ...] = ()
    approve: int = 0
    not_after: timedelta | None = None
    service: str | None = None
    services: tuple[tuple[str, str], ...] = ()
    bounces: str | None = None
    connections: int = 4
    rate: int = 20


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """Hold a rule for one day of each month.

    With a weekday (Monday = 0), `number` is which one: the first (1) to the fourth (4), or the last (-1).
    Without, it is the number of the day, or -1 for the last day.
    """

    number: int
    weekday: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Rhythm:
    """Hold on which days issues go out, in one of three ways, and the days to `skip`.

    `weekly` are days of the week (Monday = 0), `every_two_weeks` is the day of the first of such issues.
    """

    weekly: tuple[int, ...] = ()
    every_two_weeks: date | None = None
    monthly: tuple[DayOfMonth, ...] = ()
    skip: tuple[date, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class JoinForm:
    """Hold where a reader's address goes who wants the newsletter: the `form` of the service that keeps the list.

    `field` is the name that the service gives to the address, and `fixed` what else it must get, by name. `trap` is
    that of a field that people do not see: who fills it in is a program.
    """

    address: str
    field: str = "email"
    fixed: tuple[tuple[str, str], ...] = ()
    trap: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class MemberList:
    """Hold what a hub that keeps its own list says of it: `address` is where `hub members serve` answers.

    `privacy` is the address of the page that says what is kept.
    """

    address: str
    privacy: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Newsletter:
    """Hold how issues are composed and what every mail must say.

    `unsubscribe` is an address, or the merge tag of a service, which has one for each reader. With a `form`, readers
    join on the site itself, else where `subscribe` leads. With `members`, the hub keeps its own list. `holidays`
    names the country whose holidays editors are told.
    `own_pages` are the kinds of content, events and articles, of which an item leads to our page, not to its source.
    A draft begins with the `greeting`, or with hub's own.
    """

    name: str
    rhythm: Rhythm
    sender: str
    reply_to: str
    postal_address: str
    subscribe: str
    unsubscribe: str
    unsubscribe_email: str
    sections: tuple[SectionPlan, ...]
    events_ahead_days: int = 28
    form: JoinForm | None = None
    members: MemberList | None = None
    max_links: int = 32
    thin_week: int = 3
    greeting: str | None = None
    delivery: Delivery | None = None
    holidays: str = ""
    own_pages: tuple[str, ...] = ("events",)

    @property
    def editors(self) -> str:
        """Return the address for replies, without a name."""
        return parseaddr(self.reply_to)[1]


@dataclass(frozen=True, kw_only=True, slots=True)
class Config:
    """Hold all settings of one hub: the `hub` block of `mkdocs.yml`, sources and topics.

    `site_url` is absolute and ends with a slash; `repository` is on a `host` that `code_hosts` knows, `security` takes
    reports of holes, and `banner` is a line above every page.
    `exclude_docs` and `draft_docs` are MkDocs' own, lines of patterns. `numeric_dates` says what 12/10/2026 means in an
    answer to a form: "month first" or "day first"; "" where it is asked back. `language` is the tag of that which
    the hub speaks to its readers, such as `es-US`.
    """

    root: Path
    site_name: str
    site_url: str
    timezone: ZoneInfo
    newsletter: Newsletter
    areas: tuple[Area, ...]
    sources: tuple[Source, ...] = ()
    topics: tuple[Topic, ...] = ()
    repository: str | None = None
    host: str = "github"
    branch: str = "main"
    security: str | None = None
    exclude_docs: str = ""
    draft_docs: str = ""
    banner: str | None = None
    theme: Theme = Theme()
    event_kinds: tuple[str, ...] = EVENT_KINDS
    article_kinds: tuple[str, ...] = ()
    resource_kinds: tuple[str, ...] = RESOURCE_KINDS
    numeric_dates: str = ""
    language: str = "en"
