"""What today's date decides of content: an article that waits for its day, a review that is due, what is over."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date  # noqa: TC003  json_codec reads the types
from typing import TYPE_CHECKING, Literal, NamedTuple

from hub.base.translation import gettext, noop
from hub.content import occurrences
from hub.content.models import Article, Event, Issue, Library, ToolkitPage
from hub.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

WAITS, AHEAD, OVERDUE, OVER, UNSENT = "117", "118", "119", "406", "603"


class Deadline(NamedTuple):
    """Hold a day that a file names in a field, the rule that compares it with today, and the file's status."""

    rule: str
    field: str
    day: date
    status: str = ""


class _Notice(NamedTuple):
    """Hold what is said of a file while a day is ahead, or once it has passed."""

    is_ahead: bool
    level: Literal["error", "warning", "advice"]
    message: str
    fix: str


NOTICES = {
    WAITS: _Notice(
        is_ahead=True,
        level="warning",
        message=noop("%(field)s: this article waits: it is on the site from %(day)s on"),
        fix=noop("leave it if that is what you want; else write a day that has come"),
    ),
    AHEAD: _Notice(
        is_ahead=True,
        level="error",
        message=noop("reviewed: %(day)s is still to come, so nobody has checked the page on it"),
        fix=noop("write the day somebody last checked it"),
    ),
    OVERDUE: _Notice(
        is_ahead=False,
        level="warning",
        message=noop("reviewed: this page was due for review on %(day)s"),
        fix=noop("read it, correct what has changed, and write here the day you did"),
    ),
    OVER: _Notice(
        is_ahead=False,
        level="advice",
        message=noop("%(field)s: this event has been over since %(day)s"),
        fix=noop("correct the day if it is still to come; if it was recorded, write `recording: https://…`"),
    ),
    UNSENT: _Notice(
        is_ahead=False,
        level="warning",
        message=noop("its day has passed and it is %(status)s, so its items are not offered to any other issue"),
        fix=noop("write `status: sent` if it was sent; else delete it, and hub digest --update offers its items again"),
    ),
}


def deadlines(item: object) -> tuple[Deadline, ...]:
    """Return the days of an item of content that are compared with today."""
    if isinstance(item, Article):
        day = first_day(item)
        return (Deadline(WAITS, "published" if item.published == day else "added", day),)
    if isinstance(item, Event) and item.recording is None and item.status is None:
        return (Deadline(OVER, _last_field(item), occurrences.last_day(item)),)
    if isinstance(item, ToolkitPage):
        return Deadline(AHEAD, "reviewed", item.reviewed), Deadline(OVERDUE, "reviewed", due(item))
    if isinstance(item, Issue) and item.status != "sent":
        return (Deadline(UNSENT, "status", item.day, item.status),)
    return ()


def _last_field(event: Event) -> str:
    """Return the field that says when an event is over."""
    return "repeat" if event.repeat else "end" if event.end > event.start else "start"


def problems(path: str, found: Iterable[Deadline], today: date, text: Callable[[], str]) -> Iterator[Problem]:
    """Yield what is said today of the deadlines of a file, each with its line; `text` reads the file where needed."""
    for deadline in found:
        if told := problem(path, deadline, today):
            words = text()
            field = re.search(rf"^{deadline.field}:", words, re.MULTILINE)
            yield replace(told, line=words.count("\n", 0, field.start()) + 1) if field else told


def problem(path: str, deadline: Deadline, today: date) -> Problem | None:
    """Return what is said today of a deadline of a file; None where nothing is."""
    notice = NOTICES[deadline.rule]
    if not (deadline.day > today if notice.is_ahead else deadline.day < today):
        return None
    message = gettext(notice.message, **deadline._asdict())
    return Problem(path=path, rule=deadline.rule, message=message, fix=gettext(notice.fix), level=notice.level)


def first_day(article: Article) -> date:
    """Return the day from which readers see an article."""
    return max(article.published, article.added or article.published)


def waiting(library: Library, today: date) -> dict[str, date]:
    """Return the articles whose day has not come: that day, by their paths."""
    days = ((article.path, first_day(article)) for article in library.articles)
    return {path: day for path, day in days if day > today}


def without(library: Library, paths: Iterable[str]) -> Library:
    """Return a library without these articles."""
    left_out = frozenset(paths)
    shown = (article for article in library.articles if article.path not in left_out)
    return replace(library, articles=tuple(shown)) if left_out else library


def due(page: ToolkitPage) -> date:
    """Return the day by which a page wants its next review: the same day of a later month, or that month's last."""
    months = page.reviewed.month - 1 + page.review_every
    year, month = page.reviewed.year + months // 12, months % 12 + 1
    return page.reviewed.replace(year=year, month=month, day=min(page.reviewed.day, monthrange(year, month)[1]))
