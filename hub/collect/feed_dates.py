"""Dates as feeds and pages write them -> aware datetimes; a date that can mean two days is none, and said."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from hub.base import date_format, date_names, other_calendars, translation
from hub.base.translation import gettext
from hub.collect import written_clocks, written_days

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

    from hub.collect.written_days import Habits

# RFC 3339 (section 5.6) and its neighbors: a space for the T, one digit for the hour, an offset without a colon.
STAMP = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[Tt ]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?)?"
    r"\s*(?P<offset>[Zz]|[+-]\d{2}:?\d{2})?",
    re.ASCII,
)
# RFC 822 (section 5) as nearly all feeds write it.
USUAL = re.compile(
    r"(?:[A-Z][a-z]{2}, )?(?P<day>\d{1,2}) (?P<month>[A-Z][a-z]{2}) (?P<year>\d{4})"
    r" (?P<hour>\d{2}):(?P<minute>\d{2}):(?P<second>\d{2}) (?:GMT|(?P<offset>[+-]\d{4}))",
    re.ASCII,
)
MONTHS = {name: number for number, name in enumerate(calendar.month_abbr) if name}
# Outside these years a date is a placeholder (year 1) or a mistake.
YEARS = range(1990, 2100)
# Seconds since 1970, or parts of them down to billionths, as .NET may wrap them; ten digits name days from 2001 on.
EPOCH = re.compile(r"(?:/Date\()?(\d{10})(?:\d{3}|\d{6}|\d{9})?(?:\.\d+|[+-]\d{4}\)/|\)/)?", re.ASCII)
# What ISO 8601 has besides: no separators, a week, a day of the year.
ISO = re.compile(r"\d{4}(?:\d{4}|-?W\d\d-?\d|-\d\d-\d\d)(?:T[\d:.,]+(?:Z|[+-][\d:]+)?)?", re.ASCII)
COMPACT = re.compile(r"(20\d{6})(\d{4}|\d{6})(Z?)", re.ASCII)
# A week or a day of the year at the beginning of a date of ISO 8601.
PART_OF_YEAR = re.compile(r"(\d{4})(?:-?W(\d\d)-?(\d)|-(\d{3}))(?=[Tt\s]|$)", re.ASCII)
# The time in the log of a web server: 19/Nov/2026:10:00:00 +0100, perhaps in brackets.
OF_LOG = re.compile(r"\[?(\d{1,2})/([^\W\d_]{3})/(\d{4}):(\d\d:\d\d:\d\d)([^\]]*)\]?")
# A clock with points behind a year: 10.00.00.
POINTED = re.compile(r"(?<=\d{4} )(\d{1,2})\.(\d\d)\.(\d\d)(?=\s|$)")
# Arabic for "which is", between a day and the same one of another calendar.
THE_SAME_DAY = "الموافق"
# Longer words are a text in which a date stands.
LONGEST = 100
# The name of a zone that nobody knows, behind a clock.
UNKNOWN_ZONE = re.compile(r"(?<=:\d\d) ?([A-Z]{3,5})(?=$| \d{4}$)")
# An offset at the end, perhaps before a remark.
WRITTEN_OFFSET = re.compile(r"\s*(?:GMT|UTC)?[+-]\d{1,2}:?\d{2}(?=\s*(?:\([^()]*\))?\s*$)")
# What publishing systems write around a date.
AROUND = re.compile(r"^\s*(?:date|posted|published|created|written)(?: on)?[:\s]\s*|\s+by [^\W\d].*$", re.IGNORECASE)


class Reading(NamedTuple):
    """Hold the moment that a date names, and what an editor should know of it; no moment where it names none."""

    moment: datetime | None
    note: str = ""


NOTHING = Reading(None)


def parse(text: str, zone: tzinfo) -> datetime | None:
    """Return the moment that a date names; None where it names none, as year 1 does, or could name two.

    A clock without an offset is `zone`'s.
    """
    return read(text, zone).moment


def read(text: str, zone: tzinfo, habits: Habits = written_days.UNKNOWN) -> Reading:
    """Return the moment that a date names, and a note where it can mean two; a clock without an offset is `zone`'s.

    `habits` say how its source writes days (see `written_days.habits`), where the date itself does not show it.
    """
    given = text.strip()
    if not given:
        return NOTHING
    found = _read(other_calendars.in_numbers(given, habits.language), zone, habits)
    if found == NOTHING and len(given) <= LONGEST and other_calendars.may_be_elsewhere(date_names.normal(given)):
        return Reading(None, gettext("“%(given)s” seems to be a day of another calendar", given=given))
    return found


def _read(given: str, zone: tzinfo, habits: Habits) -> Reading:
    try:
        moment, note = _usual(given, zone) or _other(given, zone, habits)
    except written_clocks.TooFarError as error:
        rest = WRITTEN_OFFSET.sub("", given)
        found = _read(rest, zone, habits) if rest != given else NOTHING
        said = gettext("no zone has the offset %(offset)s; it is read as %(zone)s", offset=error, zone=zone)
        return Reading(found.moment, found.note or said)
    except (ValueError, OverflowError):
        return NOTHING
    if moment is None or moment.year in YEARS:
        return Reading(moment, note)
    return (
        Reading(None, gettext("“%(given)s” is in the year %(year)s", given=given, year=moment.year))
        if moment.year >= YEARS.stop
        else NOTHING
    )


def local(text: str, zone: tzinfo | None) -> datetime | None:
    """Return the moment that a date names, as people in `zone` tell it; None where it names none.

    Without a zone, it is told as the feed tells it (a clock without an offset is UTC's). Midnight in UTC means a day
    without a time: it stays that day in every zone.
    """
    return read_local(text, zone).moment


def read_local(text: str, zone: tzinfo | None, habits: Habits = written_days.UNKNOWN) -> Reading:
    """Return the moment that a date names, as `local` does, with a note where it can mean two."""
    moment, note = read(text, zone or UTC, habits)
    if moment is None or zone is None:
        return Reading(moment, note)
    is_day = moment.time() == time.min and not moment.utcoffset()
    return Reading(moment.replace(tzinfo=zone) if is_day else moment.astimezone(zone), note)


def wall_clock(text: str, zone: tzinfo) -> datetime | None:
    """Return the moment of a date whose clock is right and whose offset is not; None where it names none.

    The clock is `zone`'s, whatever offset the date has.
    """
    moment = parse(text, zone)
    return moment.replace(tzinfo=zone) if moment else None


def _usual(given: str, zone: tzinfo) -> Reading | None:
    """Return the reading of a date in the forms of nearly all feeds; None for any other form."""
    given = PART_OF_YEAR.sub(_part_of_year, given, count=1)
    if found := STAMP.fullmatch(given):
        day = date.fromisoformat(found["day"])
    elif (found := USUAL.fullmatch(given)) and found["month"] in MONTHS:
        day = date(int(found["year"]), MONTHS[found["month"]], int(found["day"]))
    else:
        return None
    offset = found["offset"] or ("" if found.re is STAMP else "Z")
    moment = datetime.combine(day, time.min) + written_clocks.time_since_midnight(
        found["hour"], found["minute"], found["second"]
    )
    return Reading(moment.replace(tzinfo=written_clocks.fixed_offset(offset) if offset else zone))


def _other(given: str, zone: tzinfo, habits: Habits) -> Reading:
    """Return the reading of a date in any other form."""
    if len(given) > LONGEST:
        return NOTHING
    moment = _of_machines(given)
    if moment:
        return Reading(moment if moment.tzinfo else moment.replace(tzinfo=zone))
    if (unknown := UNKNOWN_ZONE.search(given)) and unknown[1] not in written_clocks.zone_names():
        found = read(UNKNOWN_ZONE.sub("", given), zone, habits)
        return Reading(
            found.moment,
            found.note
            or gettext("“%(unknown)s” is not a known zone; it is read as %(zone)s", unknown=unknown[1], zone=zone),
        )
    given = POINTED.sub(r"\1:\2:\3", OF_LOG.sub(r"\1 \2 \3 \4\5", given, count=1))
    each = (_of_people(part, zone, habits) for part in given.split(THE_SAME_DAY))
    return next((found for found in each if found.moment), NOTHING) if THE_SAME_DAY in given else next(each)


def _of_machines(given: str) -> datetime | None:
    """Return the moment of a number of seconds, or of a date of ISO 8601; None for any other date."""
    if epoch := EPOCH.fullmatch(given):
        return datetime.fromtimestamp(int(epoch[1]), UTC)
    if compact := COMPACT.fullmatch(given):
        return datetime.fromisoformat(f"{compact[1]}T{compact[2]}{compact[3]}")
    return datetime.fromisoformat(given) if ISO.fullmatch(given) else None


def _part_of_year(found: re.Match[str]) -> str:
    """Return the day of a week or a year as a date; raises ValueError where the week or the year has no such day."""
    if found[4] is None:
        return date.fromisocalendar(int(found[1]), int(found[2]), int(found[3])).isoformat()
    day = date(int(found[1]), 1, 1) + timedelta(days=int(found[4]) - 1)
    if day.year != int(found[1]):
        raise ValueError(found[0])
    return day.isoformat()


def _of_people(given: str, zone: tzinfo, habits: Habits) -> Reading:
    """Return the reading of a date in words, or in numbers as people write them."""
    words = written_clocks.REMARK.sub(written_clocks.named_in_remark, date_names.normal(AROUND.sub("", given)))
    words = words if written_clocks.CLOCK.search(words) else written_clocks.AT_NOON.sub("12:00", words)
    before, since_midnight, after = written_clocks.without_clock(words)
    named, rest = written_clocks.named_zone(after) if since_midnight is not None else ("", after)
    days = written_days.possible(f"{before} {rest}", habits)
    if len(days) != 1:
        return Reading(None, _two_days(given, days)) if days else NOTHING
    clock = datetime.combine(days[0], time.min) + (since_midnight or timedelta())
    offset, note = written_clocks.zone_of(named, clock, zone)
    return Reading(clock.replace(tzinfo=offset), note)


def _two_days(given: str, days: Iterable[date]) -> str:
    return gettext(
        "“%(given)s” can mean %(days)s",
        given=given,
        days=gettext(" or ").join(date_format.day(day, translation.spoken()) for day in days),
    )
