"""When events take place, as pages and feeds write it -> times with their zone, and whole days."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING, NamedTuple

from hub.collect import feed_dates

if TYPE_CHECKING:
    from datetime import tzinfo

DAY = re.compile(r"\d{4}-\d{2}-\d{2}|\d{8}", re.ASCII)
# It stands for the zone that a time does not name; no time names one of this kind.
NO_ZONE = timezone(timedelta(), "none")


class EventHours(NamedTuple):
    """Hold when an event takes place, as a candidate says it: `start` is None where nobody knows."""

    start: datetime | None = None
    end: datetime | None = None
    all_day: bool = False


def read(start: str, end: str, zone: tzinfo | None) -> EventHours:
    """Return the times in two texts, of which `end` may be ""; what names no zone is `zone`'s, or has none.

    What has an offset alone is told by the clock of `zone`, where there is one. An end before the start, and one that
    is a day where the start has an hour, is none.
    """
    first, last = _moment(start, zone), _moment(end, zone)
    if first is None:
        return EventHours()
    all_day = bool(DAY.fullmatch(start.strip()))
    if all_day:
        return EventHours(first, last if last and DAY.fullmatch(end.strip()) and last > first else first, all_day=True)
    is_end = last and not DAY.fullmatch(end.strip()) and bool(last.tzinfo) == bool(first.tzinfo) and last > first
    return EventHours(first, last if is_end else None)


def _moment(given: str, zone: tzinfo | None) -> datetime | None:
    if DAY.fullmatch(given.strip()):
        try:
            return datetime.combine(date.fromisoformat(given.strip()), time())
        except ValueError:  # such as February 30
            return None
    moment = feed_dates.parse(given, NO_ZONE)
    if moment is None:
        return None
    if moment.tzinfo is NO_ZONE:
        return moment.replace(tzinfo=zone)
    return moment.astimezone(zone) if zone and not getattr(moment.tzinfo, "key", "") else moment
