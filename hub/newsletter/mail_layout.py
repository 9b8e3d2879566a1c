"""An issue -> what its HTML mail shows of it: a headline, how much is inside, and the look of each item."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from hub.content import translations
from hub.newsletter import issue_days, issue_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from markupsafe import Markup

    from hub.content.models import Issue, Item, Section
    from hub.content.settings import Area, Config
    from hub.newsletter.issue_days import WrittenDay
    from hub.newsletter.issue_markdown import IssuePage

# Files of events are named after their day (rule 114), and their pages after their files.
EVENT_PAGE = re.compile(r"events/(\d{4})-(\d{2})-(\d{2})-")
NUMBER = re.compile(r"\d")
# Eight areas stand around one person.
AROUND, CENTER = 8, 4
MARK_WIDTH, MARK_GAP = 48, 2
# Known fonts come first, for Outlook takes Times where it does not know the first one.
TYPEFACES = {
    "book": ("'Palatino Linotype',Palatino,Georgia,serif", "normal"),
    "news": ("Cambria,Charter,Georgia,serif", "bold"),
    "plain": ("'Segoe UI',Roboto,Arial,sans-serif", "bold"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class LaidOutItem:
    """Hold an item, its `kind` ("article", "event", "practice", or "" for words without a link), and what that shows.

    `day` is that of an event, `area` the number of a practice's area, from 1; None where they are not known.
    `facts` are the parts of an event's source line, each with whether it says when; `source_line` is that of another
    item, unless the item before has the same.
    """

    item: Item
    kind: str
    is_lead: bool
    day: date | None
    area: int | None
    facts: tuple[tuple[Markup, bool], ...]
    source_line: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LaidOutSection:
    """Hold a section and its items as a mail shows them."""

    section: Section
    entries: tuple[LaidOutItem, ...]


def headline(issue: Issue, newsletter: str) -> str:
    """Return the subject without the newsletter's name, which the masthead says, and with a capital."""
    words = issue.subject.removeprefix(f"{newsletter}: ") or issue.subject
    return words[:1].upper() + words[1:] if words.split(maxsplit=1)[0].islower() else words


def sections(issue: Issue, config: Config) -> tuple[LaidOutSection, ...]:
    """Return the sections in the order of the issue; the first item of the first one leads."""
    page = issue_markdown.page_of(issue, config)
    spoken = translations.settings(config, issue.lang)
    return tuple(
        LaidOutSection(section=section, entries=tuple(_entries(section, page, spoken, leads=number == 0)))
        for number, section in enumerate(issue.sections)
    )


def counts(laid_out: Sequence[LaidOutSection]) -> Counter[str]:
    """Return how many items of each kind there are."""
    return Counter(entry.kind for section in laid_out for entry in section.entries if entry.kind)


def mark(areas: Sequence[Area]) -> tuple[tuple[int, ...], ...]:
    """Return the hub's mark as rows of the numbers of its areas; 0 is the person in the middle of eight."""
    numbers = list(range(1, len(areas) + 1))
    if len(areas) == AROUND:
        numbers.insert(CENTER, 0)
    columns = math.ceil(math.sqrt(len(numbers))) or 1
    return tuple(tuple(numbers[start : start + columns]) for start in range(0, len(numbers), columns))


def _entries(section: Section, page: IssuePage, config: Config, *, leads: bool) -> Iterator[LaidOutItem]:
    lines = pairwise(["", *(item.source_line for item in section.items)])
    for number, (item, (before, line)) in enumerate(zip(section.items, lines, strict=True)):
        path = item.url.removeprefix(config.site_url) if item.url.startswith(config.site_url) else ""
        written = issue_days.first(line, config.language)
        kind = _kind(item, path, written)
        is_event = kind == "event"
        yield LaidOutItem(
            item=item,
            kind=kind,
            is_lead=leads and number == 0,
            day=_day(path, written) if is_event else None,
            area=next((n for n, area in enumerate(config.areas, 1) if path.startswith(f"toolkit/{area.key}/")), None),
            facts=tuple(_facts(line, page)) if is_event else (),
            source_line="" if is_event or line == before else line,
        )


def _kind(item: Item, path: str, written: WrittenDay | None) -> str:
    """Return the kind of an item; an event is one whose page is ours, or whose source line says a day and an hour."""
    if EVENT_PAGE.match(path) or (written and written.has_hour):
        return "event"
    if not item.url:
        return ""
    return "practice" if path.startswith("toolkit/") else "article"


def _day(path: str, written: WrittenDay | None) -> date | None:
    """Return the day that an event's source line says, or else its address; None for a day that no month has."""
    if written:
        return written.day
    named = EVENT_PAGE.match(path)
    return issue_days.date_of(*map(int, named.groups())) if named else None


def _facts(line: str, page: IssuePage) -> Iterator[tuple[Markup, bool]]:
    """Yield the parts of a source line, one where a link spans two; the first one with a number says when."""
    whole = issue_markdown.inline_html(line, page)
    parts = [(part, issue_markdown.inline_html(part, page)) for part in line.split(issue_days.BETWEEN)] if line else []
    if issue_days.BETWEEN.join(html for _, html in parts) != whole:
        parts = [(line, whole)]
    when = next((part for part, _ in parts if NUMBER.search(part)), None)
    return ((html, part is when) for part, html in parts)
