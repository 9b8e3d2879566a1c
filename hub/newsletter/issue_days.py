"""The days that lines of an issue say as hub writes them, in a language or in English."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from hub.base import date_format, translation

# A date whose day and year are in its words once, whatever its month.
SAMPLE_YEAR, SAMPLE_DAY = 2345, 28
# Between the parts of a source line.
BETWEEN = " · "


class WrittenDay(NamedTuple):
    """Hold the day that a line says, None for one that no month has, whether it says an hour or a span, and where."""

    day: date | None
    has_hour: bool
    start: int
    end: int


def date_of(year: int, month: int, day: int) -> date | None:
    """Return a date; None for one that no month has."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def first(line: str, language: str) -> WrittenDay | None:
    """Return the first day that a line says as we write it in a language, or else in English; None without one."""
    for each in dict.fromkeys((language, translation.SOURCE)):
        matches = (pattern.search(line) for pattern in _written_days(each))
        found = [(match.start(), month, match) for month, match in enumerate(matches, 1) if match]
        if found:
            _, month, match = min(found)
            day = date_of(int(match["year"]), month, int(match["day"]))
            end = match.start("hour") if match["hour"] else match.end()
            return WrittenDay(day, bool(match["hour"]), match.start(), end)
    return None


@cache
def _written_days(language: str) -> tuple[re.Pattern[str], ...]:
    """Return for each month what finds a day of it as `date_format.day` writes it in a language.

    Its group `hour` is what `event_words.when` writes after the day.
    """
    comma = re.escape(date_format.at_hours("", "", language))
    all_day = re.escape(translation.words(language).gettext("all day"))
    hour = rf"(?P<hour>{comma}(?:\d{{1,2}}:\d{{2}}|{all_day})| – )?"
    days = (date_format.day(date(SAMPLE_YEAR, month, SAMPLE_DAY), language) for month in range(1, 13))
    return tuple(re.compile(rf"(?<!\w){_any_day(day)}(?!\w){hour}") for day in days)


def _any_day(sample: str) -> str:
    numbers = {str(SAMPLE_YEAR): r"(?P<year>\d{4})", str(SAMPLE_DAY): r"(?P<day>\d{1,2})"}
    found = re.escape(sample)
    for number, pattern in numbers.items():
        found = found.replace(number, pattern)
    return found
