"""On which days issues go out, and how to say it; pure."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING

from hub.base import date_format, text, translation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hub.content.models import Issue
    from hub.content.settings import DayOfMonth, Newsletter, Rhythm

DAY = timedelta(days=1)
WEEK = 7 * DAY
ORDINALS = {
    1: translation.noop("first"),
    2: translation.noop("second"),
    3: translation.noop("third"),
    4: translation.noop("fourth"),
    -1: translation.noop("last"),
}


def is_usual(day: date, rhythm: Rhythm) -> bool:
    """Return whether an issue goes out on that day."""
    return day not in rhythm.skip and _is_in_turn(day, rhythm)


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


def words(rhythm: Rhythm, language: str = translation.SOURCE) -> str:
    """Return when issues go out: `each Friday`, `every other Friday`, `on the first Friday of each month`."""
    gettext, weekdays = translation.words(language).gettext, date_format.weekdays(language)
    if rhythm.every_two_weeks:
        return gettext("every other %(weekday)s") % {"weekday": weekdays[rhythm.every_two_weeks.weekday()]}
    if rhythm.weekly:
        return gettext("each %(days)s") % {
            "days": text.listed([weekdays[day] for day in sorted(rhythm.weekly)], language)
        }
    days = text.listed([_named(rule, language) for rule in rhythm.monthly], language)
    return gettext("on %(days)s of each month") % {"days": days}


def _is_in_turn(day: date, rhythm: Rhythm) -> bool:
    """Return whether the rhythm has that day, where it is not skipped."""
    first = rhythm.every_two_weeks
    if first:
        return day >= first and (day - first) % (2 * WEEK) == timedelta()
    return day.weekday() in rhythm.weekly or any(falls_on(day, rule) for rule in rhythm.monthly)


def falls_on(day: date, rule: DayOfMonth) -> bool:
    """Return whether a day is the one of its month that a rule names."""
    if rule.weekday is None:
        return day.day == rule.number if rule.number > 0 else (day + DAY).month != day.month
    if day.weekday() != rule.weekday:
        return False
    return (day.day - 1) // 7 + 1 == rule.number if rule.number > 0 else (day + WEEK).month != day.month


def _named(rule: DayOfMonth, language: str) -> str:
    gettext = translation.words(language).gettext
    if rule.weekday is not None:
        weekday = date_format.weekdays(language)[rule.weekday]
        # Translators: a day of a month, such as "the first Friday".
        return gettext("the %(which)s %(weekday)s") % {"which": gettext(ORDINALS[rule.number]), "weekday": weekday}
    if rule.number < 0:
        return gettext("the last day")
    ending = "th" if rule.number in range(11, 14) else {1: "st", 2: "nd", 3: "rd"}.get(rule.number % 10, "th")
    # Translators: a day of a month, such as "the 15th"; the ending is an English one, which others leave out.
    return gettext("the %(number)s%(ending)s") % {"number": rule.number, "ending": ending}
