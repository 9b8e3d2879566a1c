"""On which day the next issue goes out."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as some

from hub.config.hub_settings import UNREAD
from hub.content.issue import schedule
from hub.content.models import Issue
from hub.content.settings import DayOfMonth, Rhythm
from tests import flow

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.settings import Newsletter

FRIDAY = date(2026, 11, 27)


@pytest.fixture
def newsletter(tmp_path: Path) -> Newsletter:
    """One that goes out on Fridays."""
    return flow.hub(tmp_path).newsletter


@pytest.mark.parametrize(
    ("today", "day"),
    [(date(2026, 11, 23), FRIDAY), (FRIDAY, FRIDAY), (date(2026, 11, 28), date(2026, 12, 4))],
)
def test_the_next_friday(newsletter: Newsletter, today: date, day: date) -> None:
    """An issue is for the next Friday, and on a Friday for that day."""
    assert schedule.usual(today, newsletter) == schedule.coming((), newsletter, today) == day


def test_an_issue_that_a_holiday_moved(newsletter: Newsletter) -> None:
    """The day of its file counts, where that is before the usual one and has not passed."""
    issues = [
        Issue(path="", day=date(2026, 11, day), subject="S", preheader="P", status="draft") for day in (20, 25, 26)
    ]
    assert schedule.coming(issues, newsletter, date(2026, 11, 23)) == date(2026, 11, 25)


DAYS = some.dates(date(2024, 1, 1), date(2030, 12, 31))
SKIPS = some.lists(DAYS, max_size=9, unique=True).map(tuple)
NTH = some.builds(DayOfMonth, some.sampled_from([1, 2, 3, 4, -1]), some.integers(0, 6))
RULES = NTH | some.builds(DayOfMonth, some.sampled_from([*range(1, 29), -1]))
RHYTHMS = (
    some.builds(Rhythm, weekly=some.lists(some.integers(0, 6), min_size=1, unique=True).map(tuple), skip=SKIPS)
    | some.builds(Rhythm, every_two_weeks=DAYS, skip=SKIPS)
    | some.builds(Rhythm, monthly=some.lists(RULES, min_size=1, max_size=3, unique=True).map(tuple), skip=SKIPS)
)


def going_out(rhythm: Rhythm) -> Newsletter:
    """A newsletter that goes out in a rhythm."""
    return replace(UNREAD.newsletter, rhythm=rhythm)


def issues_from(start: date, rhythm: Rhythm, many: int) -> list[str]:
    """So many days on which issues go out, each as the month and the day."""
    newsletter = going_out(rhythm)
    days = [schedule.usual(start, newsletter)]
    while len(days) < many:
        days.append(schedule.following(days[-1], newsletter))
    return [f"{day:%m-%d}" for day in days]


def in_its_month(day: date, rule: DayOfMonth) -> bool:
    """Say whether a rule means that day, by the sheet of a calendar."""
    weeks = calendar.monthcalendar(day.year, day.month)
    if rule.weekday is None:
        return day.day == (rule.number if rule.number > 0 else max(weeks[-1]))
    column = [week[rule.weekday] for week in weeks if week[rule.weekday]]
    return day.day == column[rule.number - 1 if rule.number > 0 else -1]


@pytest.mark.slow
@given(rhythm=RHYTHMS, today=DAYS)
def test_the_next_day_is_in_the_rhythm(rhythm: Rhythm, today: date) -> None:
    """It is never before today, never one that is skipped, never off the rhythm; and none before it was passed by."""
    day = schedule.usual(today, going_out(rhythm))
    first = rhythm.every_two_weeks

    def goes_out(day: date) -> bool:
        if first:
            fits = day in {first + number * timedelta(days=14) for number in range(300)}
        else:
            fits = day.weekday() in rhythm.weekly or any(in_its_month(day, rule) for rule in rhythm.monthly)
        return fits and day not in rhythm.skip

    passed = (today + number * schedule.DAY for number in range((day - today).days))
    assert (day >= today, goes_out(day), any(map(goes_out, passed))) == (True, True, False)


@pytest.mark.parametrize(
    ("rhythm", "words", "period", "days"),
    [
        (Rhythm(weekly=(4,)), "each Friday", "week", ["12-18", "12-25", "01-01", "01-08"]),
        (
            Rhythm(weekly=(4,), skip=(date(2026, 12, 25), date(2027, 1, 1))),
            "each Friday",
            "week",
            ["12-18", "01-08", "01-15"],
        ),
        (Rhythm(weekly=(4, 1)), "each Tuesday and Friday", "", ["12-15", "12-18", "12-22", "12-25"]),
        (Rhythm(weekly=(0, 2, 4)), "each Monday, Wednesday and Friday", "", ["12-14", "12-16", "12-18"]),
        (Rhythm(every_two_weeks=date(2026, 12, 4)), "every other Friday", "two weeks", ["12-18", "01-01", "01-15"]),
        (Rhythm(every_two_weeks=date(2027, 2, 2)), "every other Tuesday", "two weeks", ["02-02", "02-16"]),
        (
            Rhythm(monthly=(DayOfMonth(1, 4),)),
            "on the first Friday of each month",
            "month",
            ["01-01", "02-05", "03-05", "04-02"],
        ),
        (
            Rhythm(monthly=(DayOfMonth(-1, 4),)),
            "on the last Friday of each month",
            "month",
            ["12-25", "01-29", "02-26", "03-26", "04-30"],
        ),
        (
            Rhythm(monthly=(DayOfMonth(1), DayOfMonth(22))),
            "on the 1st and the 22nd of each month",
            "",
            ["12-22", "01-01", "01-22"],
        ),
        (Rhythm(monthly=(DayOfMonth(11),)), "on the 11th of each month", "month", ["01-11", "02-11"]),
        (Rhythm(monthly=(DayOfMonth(-1),)), "on the last day of each month", "month", ["12-31", "01-31", "02-28"]),
    ],
)
def test_a_rhythm_over_the_end_of_a_year(rhythm: Rhythm, words: str, period: str, days: list[str]) -> None:
    """From Monday, December 14, 2026 on: the days, and how they are told; a month may have five Fridays."""
    assert issues_from(date(2026, 12, 14), rhythm, len(days)) == days
    assert (schedule.words(rhythm), schedule.period(rhythm)) == (words, period)


def test_what_follows_an_issue_that_was_moved_ahead(newsletter: Newsletter) -> None:
    """It is not the usual day whose place it took."""
    assert schedule.following(date(2026, 11, 26), newsletter) == date(2026, 12, 4)


@pytest.mark.parametrize(
    ("rhythm", "words"),
    [
        (Rhythm(weekly=(0, 4)), "cada lunes y viernes"),
        (Rhythm(every_two_weeks=FRIDAY), "cada dos semanas, el viernes"),
        (
            Rhythm(monthly=(DayOfMonth(1, 4), DayOfMonth(15), DayOfMonth(-1))),
            "el primer viernes, el día 15 y el último día de cada mes",
        ),
    ],
)
def test_a_rhythm_in_spanish(rhythm: Rhythm, words: str) -> None:
    """It is said in the language of a hub."""
    assert schedule.words(rhythm, "es") == words
