"""Dates as feeds write them -> aware datetimes."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta
from datetime import timezone as offset_zone
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import tzinfo

# RFC 3339 (section 5.6) and its neighbors: a space for the T, one digit for the hour, an offset without a colon.
STAMP = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[Tt ]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<offset>[Zz]|[+-]\d{2}:?\d{2})?)?"
)
# Outside these years a date is a placeholder (year 1) or a mistake; the calendar's own ends make arithmetic overflow.
YEARS = range(1990, 2200)
EARLY = re.compile(r"\s0\d{3}\s")  # an RFC 822 date of year 1, which the standard library takes for 2001


def parse(text: str, zone: tzinfo) -> datetime | None:
    """Return the moment that a feed's date names; None where it names none, as year 1 does.

    A clock without an offset is `zone`'s.
    """
    given = text.strip()
    found = STAMP.fullmatch(given)
    if EARLY.search(given):
        return None
    try:
        moment = _from_stamp(found, zone) if found else parsedate_to_datetime(given)
    except (ValueError, OverflowError):
        return None
    if moment.year not in YEARS:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def local(text: str, zone: tzinfo | None) -> datetime | None:
    """Return the moment that a feed's date names, as people in `zone` tell it; None where it names none.

    Without a zone, it is told as the feed tells it (a clock without an offset is UTC's). Midnight in UTC means a day
    without a time: it stays that day in every zone.
    """
    moment = parse(text, zone or UTC)
    if moment is None or zone is None:
        return moment
    is_day = moment.time() == time.min and not moment.utcoffset()
    return moment.replace(tzinfo=zone) if is_day else moment.astimezone(zone)


def wall_clock(text: str, zone: tzinfo) -> datetime | None:
    """Return the moment of a date whose clock is right and whose offset is not; None where it names none.

    The clock is `zone`'s, whatever offset the date has.
    """
    moment = parse(text, zone)
    return moment.replace(tzinfo=zone) if moment else None


def _from_stamp(found: re.Match[str], zone: tzinfo) -> datetime:
    hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
    clock = datetime.fromisoformat(found["day"]).replace(hour=hour, minute=minute, second=min(second, 59))
    return clock.replace(tzinfo=_offset(found["offset"]) if found["offset"] else zone)


def _offset(text: str) -> tzinfo:
    if text in "Zz":
        return UTC
    size = timedelta(hours=int(text[1:3]), minutes=int(text[-2:]))
    return offset_zone(-size if text[0] == "-" else size)
