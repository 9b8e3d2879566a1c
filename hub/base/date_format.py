"""Dates and times in words, the same in a mail and on a page."""

from __future__ import annotations

import calendar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

# People in the United States write "ET" all year; the zone's own name (EST, EDT) changes twice a year.
GENERIC_ZONES = {
    "America/Anchorage": "AKT",
    "America/Chicago": "CT",
    "America/Denver": "MT",
    "America/Los_Angeles": "PT",
    "America/New_York": "ET",
    "Pacific/Honolulu": "HT",
}
# To format a date takes ten times as long as to look its month up.
MONTHS = tuple(calendar.month_name)


def day(value: date) -> str:
    """Return a date as `December 3, 2026`."""
    return f"{short(value)}, {value.year}"


def short(value: date) -> str:
    """Return a date as `December 3`, for places where the year is plain."""
    return f"{MONTHS[value.month]} {value.day}"


def weekday(value: date) -> str:
    """Return a date as `Thursday, December 3, 2026`."""
    return f"{value:%A}, {day(value)}"


def clock(value: datetime) -> str:
    """Return a time as `1:00 pm`."""
    return f"{value.hour % 12 or 12}:{value:%M} {'am' if value.hour < 12 else 'pm'}"  # noqa: PLR2004  noon


def zone(value: datetime) -> str:
    """Return the name of a time's zone: `ET` where one name holds all year, else the name that holds at that moment."""
    return GENERIC_ZONES.get(str(value.tzinfo)) or value.tzname() or ""


def span(start: datetime, end: datetime) -> str:
    """Return two times as `Thursday, December 3, 2026, 1:00–4:00 pm ET`; over several days, both days in full.

    Two equal ones are a start without an end.
    """
    if start.date() != end.date():
        return f"{weekday(start)}, {clock(start)} – {weekday(end)}, {clock(end)} {zone(end)}"
    return f"{weekday(start)}, {hours(start, end)}"


def hours(start: datetime, end: datetime) -> str:
    """Return two times of one day as `1:00–4:00 pm ET`; where they are equal, `1:00 pm ET`."""
    first = clock(start)
    if start == end:
        return f"{first} {zone(start)}"
    if first[-2:] == clock(end)[-2:]:
        first = first[:-3]
    return f"{first}–{clock(end)} {zone(end)}"
