"""One file -> what the check must remember of it: its findings, and what other files may ask about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from hub import library
from hub.check import registry
from hub.check.page import Page
from hub.errors import ContentError, Problem
from hub.model import Alias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from hub.check.page import Hit
    from hub.model import Config

# The first pattern that fits a path says what kind of file it is, and which reader knows its fields.
KINDS: tuple[tuple[str, str, Callable[[str, str, Config], Any]], ...] = (
    (r"content/articles/.+\.md", "article", library.article),
    (r"content/events/[^/]+\.md", "event", library.event),
    (r"content/toolkit/[^/]+/.+\.md", "toolkit", library.toolkit_page),
    (r"content/toolkit/[^/]+\.md", "page", library.plain_page),
    (r"content/[^/]+\.md", "page", library.plain_page),
    (r"newsletters/[^/]+\.md", "issue", library.issue),
)

# A blank that is no address, no day or no whole number either is said once.
BLANK, MISREAD = "105", "112"
# What readers of the site would stumble over: a build stops at these. The gates of the mail look for blanks in an
# issue, for a draft may have some.
ACTIVE = ("220", "221")
PUBLIC_OF_ISSUE = ("202", *ACTIVE, "301")
PUBLIC = (*PUBLIC_OF_ISSUE, BLANK)
# What stops the page of an article, whose pictures and links are looked at elsewhere.
STOPS = (*ACTIVE, BLANK)

FINDING = tuple(name for name in Problem.__slots__ if name != "path")
NAMED = re.compile(r"(?P<target>http(?<![#\w]http)s?://[^\s<>\"'\]},]+)")
BARE = re.compile(r"<(?P<target>https?://[^\s<>]+)>")


class Aim(NamedTuple):
    """A link to another place of this hub; a tuple, for there are many, and JSON holds it as it is."""

    target: str
    line: int
    column: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """What one file says.

    `aims` are its links inside the hub, `outside` the web addresses in all of it, `aliases` its former addresses,
    `url` an article's own.
    """

    findings: tuple[Problem, ...] = ()
    anchors: tuple[str, ...] = ()
    aims: tuple[Aim, ...] = ()
    outside: tuple[Aim, ...] = ()
    aliases: tuple[Alias, ...] = ()
    url: str = ""


def kind_of(path: str) -> tuple[str, Callable[[str, str, Config], Any]] | None:
    """The kind of a file and its reader; None for a file that is no content."""
    return next(((kind, reader) for pattern, kind, reader in KINDS if re.fullmatch(pattern, path)), None)


def page_of(path: str, text: str, config: Config) -> Page:
    """A file as the rules see it."""
    found = kind_of(path)
    return Page(path=path, text=text, kind=found[0] if found else "", config=config)


def look(path: str, text: str, config: Config) -> Facts:
    """All that one file says by itself."""
    page = page_of(path, text, config)
    value, problems = _read(page)
    aims = tuple(_aims(page))
    named = tuple(_named(page))
    hits = tuple(_hits(page, registry.finders()))
    blank = {hit.line for hit in hits if hit.rule == BLANK}
    return Facts(
        findings=(*(one for one in problems if one.rule != MISREAD or one.line not in blank), *hits),
        anchors=tuple(sorted(page.anchors)),
        aims=tuple(aim for aim in aims if "://" not in aim.target),
        outside=(*named, *(aim for aim in aims if aim.target.startswith(("http://", "https://")))),
        aliases=getattr(value, "aliases", ()),
        url=getattr(value, "url", "") or "" if page.kind == "article" else "",
    )


def glance(path: str, text: str, config: Config) -> Facts:
    """What a build must know of a file whose fields it has read: its links inside the hub, pictures and blanks."""
    page = page_of(path, text, config)
    rules = PUBLIC_OF_ISSUE if page.kind == "issue" else PUBLIC
    return Facts(
        findings=tuple(_hits(page, {rule: registry.finders()[rule] for rule in rules})),
        anchors=tuple(sorted(page.anchors)),
        aims=tuple(aim for aim in _aims(page) if "://" not in aim.target),
    )


def active(page: Page) -> tuple[Problem, ...]:
    """Return what would run in a page."""
    return tuple(_hits(page, {rule: registry.finders()[rule] for rule in ACTIVE}))


def _read(page: Page) -> tuple[object, tuple[Problem, ...]]:
    found = kind_of(page.path)
    if found is None:
        return None, ()
    try:
        return found[1](page.text, page.path, page.config), ()
    except ContentError as error:
        return None, error.problems


def _hits(page: Page, finders: Mapping[str, registry.Find]) -> Iterator[Problem]:
    for rule, find in finders.items():
        for hit in find(page):
            yield problem(page, rule, hit)


def problem(page: Page, rule: str, hit: Hit) -> Problem:
    """A hit of a rule, with its line and column."""
    line, column = page.place(hit.start)
    level = registry.rules()[rule].level
    return Problem(path=page.path, line=line, column=column, rule=rule, message=hit.message, fix=hit.fix, level=level)


def _aims(page: Page) -> Iterator[Aim]:
    for reference in (*page.links, *page.pictures):
        if reference.target and not reference.target.startswith(("mailto:", "tel:", "data:", "/")):
            line, column = page.place(reference.target_start)
            yield Aim(target=reference.target, line=line, column=column)


def _named(page: Page) -> Iterator[Aim]:
    """The web addresses in the front matter, and those that stand in the body between < and >."""
    start, meta = page.meta
    for offset, words in ((start, meta), (0, page.body)):
        for found in (NAMED if words is meta else BARE).finditer(words):
            line, column = page.place(offset + found.start("target"))
            yield Aim(target=found["target"], line=line, column=column)


def packed(facts: Facts) -> list[Any]:
    """Facts as JSON holds them."""
    findings = [{name: getattr(one, name) for name in FINDING} for one in facts.findings]
    aliases = [(alias.address, alias.line, alias.column) for alias in facts.aliases]
    return [findings, facts.anchors, facts.aims, facts.outside, aliases, facts.url]


def unpacked(path: str, data: Sequence[Any]) -> Facts:
    """The same facts of the file at `path` again."""
    findings, anchors, aims, outside, aliases, url = data
    return Facts(
        findings=tuple(Problem(path=path, **one) for one in findings),
        anchors=tuple(anchors),
        aims=tuple(map(Aim._make, aims)),
        outside=tuple(map(Aim._make, outside)),
        aliases=tuple(Alias(address=address, line=line, column=column) for address, line, column in aliases),
        url=url,
    )
