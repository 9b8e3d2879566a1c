"""The settings of a hub as values: those of mkdocs.yml, its topics and its sources."""

from __future__ import annotations

# ruff: noqa: TC003  json_codec reads the types
from dataclasses import dataclass
from datetime import date, timedelta
from email.utils import parseaddr
from pathlib import Path
from zoneinfo import ZoneInfo

from hub.base import translation

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
class TopicWords:
    """Hold what a topic is called in another language, whose tag is `language`."""

    language: str
    title: str
    summary: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Topic:
    """Hold a subject that articles, events and pages share: `content/topics/SLUG.yml`.

    `order` is its place in lists; topics without one follow. `translations` are its words in other languages.
    """

    slug: str
    title: str
    summary: str
    area: str | None = None
    order: int | None = None
    aliases: tuple[str, ...] = ()
    featured: tuple[str, ...] = ()
    translations: tuple[TopicWords, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """Hold where candidates come from; `content/sources/KEY.yml`. It has a `url` or a `path`, never both.

    `kind` is that of its events, `list` the CSS selector of the rows of a page that lists articles. `since` is the day
    from which on its entries count, `first` how many of its newest count at most. `outside` lets its files be beyond
    the hub. `private` lets it be on this machine or a private network; `authorization` names the environment variable
    whose value goes with each request, or opens its mailbox. Without a `timezone`, its dialect or hub's own decides.
    """

    key: str
    name: str
    url: str | None = None
    path: str | None = None
    base_url: str | None = None
    section: str | None = None
    kind: str | None = None
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
class Area:
    """Hold a part of the toolkit: the folder `content/toolkit/KEY/` and its title."""

    key: str
    title: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Theme:
    """Hold how a hub looks: the `theme` block of its settings.

    Of `brand`, as `#rrggbb`, hue and chroma are taken; `symbols` names the symbol of an area by its key; `logo` is a
    picture under `content/`, `font` a font there for titles, before the faces of `typeface`. `cards` asks for a picture
    of each page for programs that show links.
    """

    brand: str = "#2038a8"
    typeface: str = "book"
    font: str | None = None
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
    `exclude_docs` and `draft_docs` are MkDocs' own, lines of patterns, and so is `use_directory_urls`, the form of
    addresses (`routes`). `numeric_dates` says what 12/10/2026 means in an
    answer to a form: "month first" or "day first"; "" where it is asked back. `language` is the tag of that which
    the hub speaks to its readers, such as `es-US`. Settings for the lists of another language (`translations`) have its
    tag as their `tree`.
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
    use_directory_urls: bool = True
    banner: str | None = None
    theme: Theme = Theme()
    event_kinds: tuple[str, ...] = EVENT_KINDS
    article_kinds: tuple[str, ...] = ()
    resource_kinds: tuple[str, ...] = RESOURCE_KINDS
    numeric_dates: str = ""
    language: str = "en"
    tree: str = ""
