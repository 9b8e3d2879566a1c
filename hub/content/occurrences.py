"""The days on which an event takes place, and when it is over; the one door to dateutil's rules of repetition."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hub.content.models import Event, Repeat

# A class each workday of a year; what repeats for longer is no event that people plan for.
MOST = 366
A_DAY = timedelta(days=1)


@lru_cache
def days(repeat: Repeat, first: date) -> tuple[date, ...]:
    """Return the days of a series from `first`, one of them, on, in order, at most MOST and one more."""
    also = (day for day in repeat.also if day > first)
    found = {first, *ruled(repeat, first), *also} - {*repeat.skip}
    return tuple(sorted(found))[: MOST + 1]


@lru_cache
def ruled(repeat: Repeat, first: date) -> tuple[date, ...]:
    """Return the days that the rule of a repetition has from `first` on, also those left out; bounded as `days` is."""
    if not repeat.unit or repeat.until is None:
        return ()
    from dateutil import rrule  # only what repeats needs it

    which = repeat.day_of_month
    rule = rrule.rrule(
        {"day": rrule.DAILY, "week": rrule.WEEKLY, "month": rrule.MONTHLY, "year": rrule.YEARLY}[repeat.unit],
        dtstart=datetime.combine(first, time()),
        interval=repeat.every,
        byweekday=[rrule.weekday(which.weekday, which.number)] if which else repeat.weekdays or None,
        until=datetime.combine(repeat.until, time()),
    )
    return tuple(moment.date() for moment in islice(rule, MOST + len(repeat.skip) + 1))


def of(event: Event) -> tuple[Event, ...]:
    """Return an event and each later occurrence of it, with its own start and end."""
    if event.repeat is None:
        return (event,)
    first = event.start.date()
    return tuple(_moved(event, day - first) for day in days(event.repeat, first))


def _moved(event: Event, by: timedelta) -> Event:
    """Return an event so much later, at the same hours of the clock on the wall."""
    return replace(event, start=event.start + by, end=event.end + by)


def next_of(event: Event, today: date) -> Event:
    """Return the occurrence that is today or next; the last one where all of them are over."""
    found = of(event)
    return next((one for one in found if one.end.date() >= today), found[-1])


def last_day(event: Event) -> date:
    """Return the day on which an event ends for the last time."""
    return of(event)[-1].end.date()


def over_for_good(event: Event) -> datetime:
    """Return when the last occurrence of an event is over."""
    return over_at(of(event)[-1])


def over_at(event: Event) -> datetime:
    """Return when an occurrence is over: at its end, or with its day where it takes all day or has no end."""
    if event.end > event.start and not event.all_day:
        return event.end
    return datetime.combine(event.end.date() + A_DAY, time(), event.end.tzinfo)


def coming(events: Iterable[Event], today: date) -> tuple[Event, ...]:
    """Return events with an occurrence today or later, each at the next one, in the order in which they begin."""
    found = (next_of(event, today) for event in events if last_day(event) >= today)
    return tuple(sorted(found, key=lambda event: (event.start, event.path)))


def past(events: Iterable[Event], today: date) -> tuple[Event, ...]:
    """Return events without an occurrence today or later, each at its last one, the latest first."""
    found = (next_of(event, today) for event in events if last_day(event) < today)
    return tuple(sorted(found, key=lambda event: (event.start, event.path), reverse=True))
