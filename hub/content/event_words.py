"""When an event takes place, in words for readers and in the form that programs read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.base import date_format
from hub.content import repeat_words

if TYPE_CHECKING:
    from datetime import datetime

    from hub.content.models import Event

ALL_DAY = "all day"


def when(event: Event) -> str:
    """Return when an occurrence is: `Thursday, December 3, 2026, 1:00–4:00 pm ET`, or days, or a start alone."""
    if not event.all_day:
        return date_format.span(event.start, event.end)
    if is_of_one_day(event):
        return f"{date_format.weekday(event.start)}, {ALL_DAY}"
    return f"{date_format.weekday(event.start)} – {date_format.weekday(event.end)}"


def hours(event: Event) -> str:
    """Return the hours of an occurrence of one day: `1:00–4:00 pm ET`, `1:00 pm ET` or `All day`."""
    return ALL_DAY.capitalize() if event.all_day else date_format.hours(event.start, event.end)


def repeats(event: Event) -> str:
    """Return how an event repeats, as a sentence without its period; "" where it does not."""
    return repeat_words.shown(event.repeat) if event.repeat else ""


def is_of_one_day(event: Event) -> bool:
    """Return whether an occurrence begins and ends on one day."""
    return event.start.date() == event.end.date()


def has_end(event: Event) -> bool:
    """Return whether the end of an event is known."""
    return event.all_day or event.end > event.start


def iso(event: Event, moment: datetime) -> str:
    """Return a moment of an event in ISO 8601: with its offset, or the day alone where it takes all day."""
    return moment.date().isoformat() if event.all_day else moment.isoformat()
