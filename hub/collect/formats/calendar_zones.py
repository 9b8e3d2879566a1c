"""The time zones of a calendar, by name or by VTIMEZONE -> zones of the IANA's list."""

from __future__ import annotations

import contextlib
import re
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from icalendar import Calendar
from icalendar.timezone import tzp
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from hub.base import time_zones

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

UTC_NAMES = frozenset({"UTC", "Etc/UTC", "GMT", "Etc/GMT", "Etc/UCT", "Zulu"})
NAME = re.compile(r"^TZID[^:\n]*:(.*)$", re.MULTILINE | re.IGNORECASE)
# Rules of a clock that never come to their next day; https://www.rfc-editor.org/rfc/rfc5545#section-3.3.10
ENDLESS = re.compile(r"^RRULE[^\n]*(?:INTERVAL=0*(?!\d)|FREQ=(?!YEARLY))", re.MULTILINE | re.IGNORECASE)
# Exchange begins its rules in 1601, and each look at a clock would go through all years since.
EARLY = re.compile(r"^(DTSTART[^:\n]*:)1[0-8]\d\d", re.MULTILINE | re.IGNORECASE)
DAYS = 3 * 365


def learn(zones: Iterable[str]) -> None:
    """Let icalendar know the zones that a calendar defines under names of its own; those it knew before are forgotten.

    Names of the IANA's list and of Windows say more than what stands below them.
    """
    tzp.use_default()
    _named.cache_clear()
    for text in zones:
        name = NAME.search(text)
        if name and not ENDLESS.search(text) and not tzp.timezone(name[1].strip()):
            with contextlib.suppress(ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
                recent = EARLY.sub(r"\g<1>1970", text)
                Calendar.from_ical(f"BEGIN:VCALENDAR\n{recent}\nEND:VCALENDAR")  # else its events name an unknown zone


def place(name: str) -> ZoneInfo | None:
    """Return the zone of a place by its name in the IANA's list or in Windows; None for any other."""
    return time_zones.place(WINDOWS_TO_OLSON.get(name, name))


def told(moment: datetime, zone: tzinfo | None) -> datetime:
    """Return a moment as the people of its own zone tell it, in a zone of the IANA's list.

    A clock without a zone is `zone`'s, and what is told in UTC, as many calendars tell everything, is told in `zone`.
    Without a `zone` both stay as they are. A zone that a calendar defines is the first of the list with the same clock
    in these years; where there is none, the moment is told as one in UTC is.
    """
    if moment.tzinfo is None:
        return moment.replace(tzinfo=zone)
    key = getattr(moment.tzinfo, "key", "")
    is_utc = key in UTC_NAMES or moment.tzinfo is UTC
    if not is_utc and time_zones.place(key):
        return moment
    own = None if is_utc else _named(moment.tzinfo, moment.year)
    return moment.astimezone(own or zone or UTC)


@cache
def _named(zone: tzinfo, year: int) -> ZoneInfo | None:
    """Return the first zone of the IANA's list with the same clock from the year before to the year after."""
    first = datetime(
        year - 1, 1, 1, 6, tzinfo=UTC
    )  # on the day of a change, Havana has made it by then, New York has not
    days = [first + timedelta(days=number) for number in range(DAYS)]
    found = map(ZoneInfo, dict.fromkeys(WINDOWS_TO_OLSON.values()))
    return next((one for one in found if all(_same(day, one, zone) for day in days)), None)


def _same(day: datetime, one: tzinfo, other: tzinfo) -> bool:
    return day.astimezone(one).utcoffset() == day.astimezone(other).utcoffset()
