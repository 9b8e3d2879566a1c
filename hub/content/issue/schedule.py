"""On which days issues go out, and how to say it; pure."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING

from hub.base import text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hub.content.models import DayOfMonth, Issue, Newsletter, Rhythm

DAY = timedelta(days=1)
WEEK = 7 * DAY
ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"}


def is_usual(day: date, rhythm: Rhythm) -> bool:
    """Return whether an issue goes out on that day."""
    return day not in rhythm.skip and _falls_on(day, rhythm)


def usual(today: date, newsletter: Newsletter) -> date:
    """Return the next day on which the newsletter usually goes out; today if it is one."""
    return next(day for day in (today + ahead * DAY for ahead in count()) if is_usual(day, newsletter.rhythm))


def following(day: date, newsletter: Newsletter) -> date:
    """Return the usual day after the issue of `day`; one that was moved ahead is in the place of its usual day."""
    return usual(usual(day, newsletter) + DAY, newsletter)


def coming(issues: Iterable[Issue], newsletter: Newsletter, today: date) -> date:
    """Return the usual day that is next; where a holiday moved that issue before it, the day of its file."""
    day = usual(today, newsletter)
    return min((issue.day for issue in issues if today <= issue.day <= day), default=day)


def period(rhythm: Rhythm) -> str:
    """Return what passes between two issues: week, two weeks or month; "" where that differs."""
    if rhythm.every_two_weeks:
        return "two weeks"
    if len(rhythm.weekly) + len(rhythm.monthly) > 1:
        return ""
    return "week" if rhythm.weekly else "month"


def words(rhythm: Rhythm) -> str:
    """Return when issues go out: `each Friday`, `every other Friday`, `on the first Friday of each month`."""
    if rhythm.every_two_weeks:
        return f"every other {rhythm.every_two_weeks:%A}"
    if rhythm.weekly:
        return f"each {text.listed([calendar.day_name[day] for day in sorted(rhythm.weekly)])}"
    return f"on {text.listed([f'the {_named(rule)}' for rule in rhythm.monthly])} of each month"


def _falls_on(day: date, rhythm: Rhythm) -> bool:
    """Return whether the rhythm has that day, where it is not skipped."""
    first = rhythm.every_two_weeks
    if first:
        return day >= first and (day - first) % (2 * WEEK) == timedelta()
    return day.weekday() in rhythm.weekly or any(_is(day, rule) for rule in rhythm.monthly)


def _is(day: date, rule: DayOfMonth) -> bool:
    if rule.weekday is None:
        return day.day == rule.number if rule.number > 0 else (day + DAY).month != day.month
    if day.weekday() != rule.weekday:
        return False
    return (day.day - 1) // 7 + 1 == rule.number if rule.number > 0 else (day + WEEK).month != day.month


def _named(rule: DayOfMonth) -> str:
    if rule.weekday is not None:
        return f"{ORDINALS[rule.number]} {calendar.day_name[rule.weekday]}"
    if rule.number < 0:
        return "last day"
    ending = "th" if rule.number in range(11, 14) else {1: "st", 2: "nd", 3: "rd"}.get(rule.number % 10, "th")
    return f"{rule.number}{ending}"
