"""Days and times in the forms that people write, where they can mean one thing only."""

from __future__ import annotations

import calendar
import contextlib
import re
from datetime import date, datetime, time

FORMS = (
    re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"),
    re.compile(r"(?P<one>\d{1,2})/(?P<other>\d{1,2})/(?P<year>\d{4})"),
    re.compile(r"(?P<name>[A-Za-z]{3,9})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})"),
    re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)? (?P<name>[A-Za-z]{3,9})\.?,? (?P<year>\d{4})"),
)
TIME = re.compile(r"(?P<hour>\d{1,2})(?::(?P<minute>\d{2})(?::00)?)? ?(?:(?P<half>[ap])\.?m\.?)?", re.IGNORECASE)
GAP = re.compile(r",? at |, |[ T]")
YEAR, NOON = 12, 12  # months and hours
# Outside of these a date is a mistake, and days before or after it may leave the calendar.
YEARS = range(1900, 2200)


def day(words: str) -> date | None:
    """Return the day that words such as `Nov 20, 2026`, `20 November 2026`, `2026/11/20` or `11/20/2026` name.

    None for other words, for a day or a year that cannot be, and for `3/4/2026`, which can mean two days.
    """
    found = next((match for form in FORMS if (match := form.fullmatch(words.strip()))), None)
    parts: dict[str, str | int] = dict(found.groupdict()) if found else {}
    if "one" in parts:
        month, of_month = sorted((int(parts["one"]), int(parts["other"])))
        if of_month <= YEAR and of_month != month:
            return None
        parts |= {"month": month, "day": of_month}
    if "name" in parts:
        parts["month"] = _month(str(parts["name"]))
    with contextlib.suppress(KeyError, ValueError):  # such as 31 February
        found_day = date(int(parts["year"]), int(parts["month"]), int(parts["day"]))
        return found_day if found_day.year in YEARS else None
    return None


def readings(words: str) -> tuple[date, ...]:
    """Return the two days that `3/4/2026` can mean, month first; none for words that can mean one day or none."""
    found = FORMS[1].fullmatch(words.strip())
    if not found or day(words):
        return ()
    one, other, year = int(found["one"]), int(found["other"]), int(found["year"])
    if year not in YEARS or not (0 < one <= YEAR and 0 < other <= YEAR):
        return ()
    return date(year, one, other), date(year, other, one)


def moment(words: str) -> datetime | None:
    """Return the day and time of words such as `12/20/2026 1 pm` or `Dec 3, 2026 at 13:00`; None for other words."""
    for gap in GAP.finditer(words):
        when, clock = day(words[: gap.start()]), _time(words[gap.end() :])
        if when and clock:
            return datetime.combine(when, clock)
    return None


def _month(name: str) -> int:
    """Return the number of a month by its name or the first letters of that; 0 where no month has it."""
    names = [month[: len(name)].lower() for month in calendar.month_name]
    return names.index(name.lower()) if name.lower() in names else 0


def _time(words: str) -> time | None:
    found = TIME.fullmatch(words.strip())
    if not found or not (found["minute"] or found["half"]):
        return None
    hour = int(found["hour"])
    if found["half"]:
        if not 0 < hour <= NOON:
            return None
        hour = hour % NOON + NOON * (found["half"].lower() == "p")
    with contextlib.suppress(ValueError):  # such as 25:00
        return time(hour, int(found["minute"] or 0))
    return None
