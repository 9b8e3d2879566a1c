"""Dates and times in words, the same in a mail and on a page, in the language of the reader.

American English is written as newspapers in the United States do; other languages have the patterns of CLDR.
"""

from __future__ import annotations

import calendar
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hub.base import translation

if TYPE_CHECKING:
    from datetime import date, datetime

# People in the United States write "ET" all year; the zone's own name (EST, EDT) changes twice a year.
GENERIC_ZONES = {
    "America/Anchorage": translation.noop("AKT"),
    "America/Chicago": translation.noop("CT"),
    "America/Denver": translation.noop("MT"),
    "America/Los_Angeles": translation.noop("PT"),
    "America/New_York": translation.noop("ET"),
    "Pacific/Honolulu": translation.noop("HT"),
}
# To format a date takes ten times as long as to look its month up.
MONTHS = tuple(calendar.month_name)
# CLDR, which a hub in American English does not need, is imported where it is asked for.
AMERICAN = frozenset({"en", "en-US"})
# The letters that a column of a month on a phone has room for.
COLUMN = 5


def day(value: date, language: str = translation.SOURCE) -> str:
    """Return a date as `December 3, 2026`."""
    if language in AMERICAN:
        return f"{short(value)}, {value.year}"
    from hub.base import cldr

    return cldr.day(value, "long", language)


def short(value: date, language: str = translation.SOURCE) -> str:
    """Return a date as `December 3`, for places where the year is plain."""
    if language in AMERICAN:
        return f"{MONTHS[value.month]} {value.day}"
    from hub.base import cldr

    return cldr.part_of_date(value, "MMMMd", language)


def month(value: date, language: str = translation.SOURCE) -> str:
    """Return a month as `December 2026`."""
    if language in AMERICAN:
        return f"{MONTHS[value.month]} {value.year}"
    from hub.base import cldr

    return cldr.part_of_date(value, "yMMMM", language)


def weekday(value: date, language: str = translation.SOURCE) -> str:
    """Return a date as `Thursday, December 3, 2026`."""
    if language in AMERICAN:
        return f"{value:%A}, {day(value)}"
    from hub.base import cldr

    return cldr.day(value, "full", language)


def month_name(value: date, language: str = translation.SOURCE, *, short: bool = False) -> str:
    """Return the name of a date's month, as a calendar has it: `December`, or `Dec` where it is short."""
    if language in AMERICAN:
        return f"{value:%b}" if short else f"{value:%B}"
    from hub.base import cldr

    return cldr.month_name(value.month, "abbreviated" if short else "wide", language)


def weekday_name(value: date, language: str = translation.SOURCE, *, short: bool = False) -> str:
    """Return the name of a date's weekday: `Thursday`, or `Thu` where it is short."""
    return weekdays(language, short=short)[value.weekday()]


def weekdays(language: str = translation.SOURCE, *, short: bool = False) -> tuple[str, ...]:
    """Return the names of the days of a week within a sentence, from Monday."""
    if language in AMERICAN:
        return tuple(calendar.day_abbr if short else calendar.day_name)
    from hub.base import cldr

    return cldr.weekdays("abbreviated" if short else "wide", language)


def weekday_heads(language: str = translation.SOURCE) -> tuple[str, ...]:
    """Return what heads the columns of a month, from Monday: short names, or a letter each where these are long."""
    short = weekdays(language, short=True)
    if max(map(len, short)) <= COLUMN:
        return short
    from hub.base import cldr

    return cldr.weekdays("narrow", language)


def first_weekday(language: str = translation.SOURCE) -> int:
    """Return the day that a week begins with; 0 is Monday."""
    if language in AMERICAN:
        return calendar.SUNDAY
    from hub.base import cldr

    return cldr.first_weekday(language)


def clock(value: datetime, language: str = translation.SOURCE) -> str:
    """Return a time as `1:00 pm`."""
    if language in AMERICAN:
        return f"{value.hour % 12 or 12}:{value:%M} {'am' if value.hour < 12 else 'pm'}"  # noqa: PLR2004  noon
    from hub.base import cldr

    return cldr.time(value, language)


def zone(value: datetime, language: str = translation.SOURCE) -> str:
    """Return the name of a time's zone: `ET` where one name holds all year, else the name that holds at that moment."""
    all_year = GENERIC_ZONES.get(str(value.tzinfo))
    if all_year:
        return translation.words(language).gettext(all_year)
    name = value.tzname() or ""
    if language in AMERICAN or name == "UTC" or not isinstance(value.tzinfo, ZoneInfo):
        return name
    from hub.base import cldr

    return cldr.zone(value, language)


def span(start: datetime, end: datetime, language: str = translation.SOURCE) -> str:
    """Return two times as `Thursday, December 3, 2026, 1:00–4:00 pm ET`; over several days, both days in full.

    Two equal ones are a start without an end.
    """
    if start.date() == end.date():
        return at_hours(weekday(start, language), hours(start, end, language), language)
    first, last = (at_hours(weekday(one, language), clock(one, language), language) for one in (start, end))
    return _in_zone(f"{first} – {last}", end, language)


def moment(value: datetime, language: str = translation.SOURCE) -> str:
    """Return a day and its time as `Thursday, December 3, 2026, 1:00 pm ET`; without a zone where it has none."""
    found = at_hours(weekday(value, language), clock(value, language), language)
    return _in_zone(found, value, language) if value.tzinfo else found


def hours(start: datetime, end: datetime, language: str = translation.SOURCE) -> str:
    """Return two times of one day as `1:00–4:00 pm ET`; where they are equal, `1:00 pm ET`."""
    if start == end:
        return _in_zone(clock(start, language), start, language)
    if language in AMERICAN:
        first, last = clock(start), clock(end)
        same_half = first[-2:] == last[-2:]
        return _in_zone(f"{first[:-3] if same_half else first}–{last}", end, language)
    from hub.base import cldr

    return _in_zone(cldr.times(start, end, language), end, language)


def at_hours(day: str, hours: str, language: str = translation.SOURCE) -> str:
    """Return a day and hours, both in words, as one phrase: `Thursday, December 3, 2026, 1:00 pm`."""
    # Translators: a day and hours, such as "Thursday, December 3, 2026, 1:00 pm".
    return translation.words(language).gettext("%(day)s, %(hours)s") % {"day": day, "hours": hours}


def _in_zone(hours: str, moment: datetime, language: str) -> str:
    # Translators: hours and the name of their time zone, such as "1:00 pm ET".
    said = translation.words(language).gettext("%(hours)s %(zone)s")
    return said % {"hours": hours, "zone": zone(moment, language)}
