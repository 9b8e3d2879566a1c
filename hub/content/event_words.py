"""When an event takes place, in words for readers and in the form that programs read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.base import date_format, translation
from hub.content import repeat_words

if TYPE_CHECKING:
    from datetime import datetime

    from hub.content.models import Event

# Places and prices that are no names.
COMMON = (translation.noop("online"), translation.noop("free"), translation.noop("free of charge"))


def when(event: Event, language: str = translation.SOURCE) -> str:
    """Return when an occurrence is: `Thursday, December 3, 2026, 1:00–4:00 pm ET`, or days, or a start alone."""
    if not event.all_day:
        return date_format.span(event.start, event.end, language)
    first = date_format.weekday(event.start, language)
    if is_of_one_day(event):
        return date_format.at_hours(first, translation.words(language).gettext("all day"), language)
    return f"{first} – {date_format.weekday(event.end, language)}"


def hours(event: Event, language: str = translation.SOURCE) -> str:
    """Return the hours of an occurrence of one day: `1:00–4:00 pm ET`, `1:00 pm ET` or `All day`."""
    if event.all_day:
        return translation.words(language).gettext("All day")
    return date_format.hours(event.start, event.end, language)


def repeats(event: Event, language: str = translation.SOURCE) -> str:
    """Return how an event repeats, as a sentence without its period; "" where it does not."""
    return repeat_words.shown(event.repeat, language) if event.repeat else ""


def phrase(value: str, language: str = translation.SOURCE) -> str:
    """Return a place or a price as a part of a sentence: what is no name has a small first letter."""
    known = {*COMMON, *map(translation.words(language).gettext, COMMON)}
    return value.lower() if value.lower() in known else value


def with_status(event: Event, words: str, language: str = translation.SOURCE) -> str:
    """Return words about an event after its status, such as `Cancelled: `, where it has one."""
    if not event.status:
        return words
    said = translation.words(language)
    # Translators: the status of an event and its title, or its day.
    return said.gettext("%(status)s: %(words)s") % {"status": said.gettext(event.status).capitalize(), "words": words}


def is_of_one_day(event: Event) -> bool:
    """Return whether an occurrence begins and ends on one day."""
    return event.start.date() == event.end.date()


def has_end(event: Event) -> bool:
    """Return whether the end of an event is known."""
    return event.all_day or event.end > event.start


def iso(event: Event, moment: datetime) -> str:
    """Return a moment of an event in ISO 8601: with its offset, or the day alone where it takes all day."""
    return moment.date().isoformat() if event.all_day else moment.isoformat()
