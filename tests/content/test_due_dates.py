"""What today's date decides: the day before, the day itself and the day after."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from hub.content import due_dates
from hub.content.models import Article, Event, Issue, Library, PlainPage, Repeat, ToolkitPage

DAY = date(2026, 11, 20)
ARTICLE = Article(path="a.md", title="", url="", source="", published=DAY, section="", summary="")
PAGE = ToolkitPage(path="t.md", title="", summary="", area="", reviewed=DAY, review_every=6)
ISSUE = Issue(path="i.md", day=DAY, subject="", preheader="", status="ready")
START = datetime(2026, 11, 20, 9, tzinfo=ZoneInfo("America/Denver"))
EVENT = Event(path="e.md", title="", kind="", start=START, end=START + timedelta(hours=1), summary="")
EARLIER = START - timedelta(days=1)
TEXT = (
    "---\npublished: 2026-11-20\nadded: 2026-11-20\nreviewed: 2026-11-20\nend: 2026-11-20 10:00\nstatus: ready\n"
    "start: 2026-11-20 09:00\nrepeat: also on 2026-11-20\n---\n"
)


def rules(item: object, today: date) -> list[tuple[str, int]]:
    """The rules that speak of an item on a day, each with its line."""
    found = due_dates.problems("x.md", due_dates.deadlines(item), today, lambda: TEXT)
    return [(one.rule, one.line) for one in found]


@pytest.mark.parametrize(
    ("item", "before", "after"),
    [
        (ARTICLE, [("117", 2)], []),
        (replace(ARTICLE, published=date(2026, 1, 1), added=DAY), [("117", 3)], []),
        (replace(ARTICLE, added=date(2026, 1, 1)), [("117", 2)], []),
        (PAGE, [("118", 4)], []),
        (EVENT, [], [("406", 5)]),
        (replace(EVENT, end=START), [], [("406", 7)]),
        (replace(EVENT, start=EARLIER, end=EARLIER, repeat=Repeat(also=(DAY,))), [], [("406", 8)]),
        (replace(EVENT, recording="https://example.gov/"), [], []),
        (replace(EVENT, status="cancelled"), [], []),
        (ISSUE, [], [("603", 6)]),
        (replace(ISSUE, status="sent"), [], []),
        (PlainPage(path="p.md", title="", summary=""), [], []),
    ],
)
def test_a_day_and_the_days_beside_it(item: object, before: list[object], after: list[object]) -> None:
    """On the day itself nothing is told: an article is there, an event takes place, an issue leaves."""
    days = (DAY - timedelta(1), DAY, DAY + timedelta(1))
    assert [rules(item, day) for day in days] == [before, [], after]


def test_a_page_is_due_after_its_months() -> None:
    """Until the end of the day it is due nothing is told."""
    assert [rules(PAGE, date(2027, 5, day)) for day in (20, 21)] == [[], [("119", 4)]]


@pytest.mark.parametrize(
    ("reviewed", "months", "expected"),
    [
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2026, 1, 15), 12, date(2027, 1, 15)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_due(reviewed: date, months: int, expected: date) -> None:
    """A review is due after so many months, at the latest on the last day of one."""
    assert due_dates.due(replace(PAGE, reviewed=reviewed, review_every=months)) == expected


def test_a_field_that_is_in_no_line() -> None:
    """What is said in braces on one line is told at the beginning of the file."""
    (found,) = due_dates.problems("x.md", due_dates.deadlines(ISSUE), date(2027, 1, 1), lambda: "{status: ready}")
    assert (found.line, found.level) == (1, "warning")


def test_a_library_of_a_day() -> None:
    """What waits is left out, and nothing else is."""
    later: Any = replace(ARTICLE, path="b.md", added=DAY + timedelta(1))
    library = Library(articles=(later, ARTICLE), toolkit=(PAGE,))
    waiting = due_dates.waiting(library, DAY)
    assert waiting == {"b.md": DAY + timedelta(1)}
    assert due_dates.without(library, waiting) == replace(library, articles=(ARTICLE,))
