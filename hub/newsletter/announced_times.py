"""When an issue says that an event is, beside when its file says so; pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from hub.base import date_format, translation
from hub.content import event_words, occurrences
from hub.newsletter import issue_days

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from hub.content.models import Event

# An hour as people write it, and one until which something lasts; a number alone may be that of a room.
CLOCK = r"(?<!\d)(\d{1,2})(?::(\d{2}))?(?!\d)(?:\s*([ap])\.?\s?m\b\.?)?"
HOURS = re.compile(rf"{CLOCK}(?:\s*[–-]\s*{CLOCK})?", re.IGNORECASE)
ZONE = re.compile(r"\s*\(?([A-Z]{2,5})\b")
HALF_A_DAY = 12
WORD = re.compile(r"\w+")


class AnnouncedTime(NamedTuple):
    """Hold the day that a line says, None for one that no month has, its weekday, the words behind, and other parts."""

    day: date | None
    weekday: int
    behind: str
    others: tuple[str, ...]


def said(line: str, language: str) -> AnnouncedTime | None:
    """Return when a line says that something is; None without a day and its weekday, as editors write."""
    parts = line.split(issue_days.BETWEEN)
    for place, part in enumerate(parts):
        written = issue_days.first(part, language)
        weekday = written and _weekday(part[: written.start], language)
        if written and weekday is not None:
            return AnnouncedTime(written.day, weekday, part[written.end :], tuple(parts[place + 1 :]))
    return None


def agree(line: str, event: Event, language: str) -> bool:
    """Return whether a line says of when nothing that no occurrence of an event does."""
    found = said(line, language)
    return found is None or is_of(found, event, language)


def is_of(found: AnnouncedTime, event: Event, language: str) -> bool:
    """Return whether it is the time of an occurrence of an event."""
    return any(_agrees(found, one, language) for one in occurrences.of(event))


def has_other_place(found: AnnouncedTime, event: Event, language: str, *, has_cost: bool) -> bool:
    """Return whether the words behind the time name another place than an event has; a shorter name is the same.

    They name one where nothing but the cost follows them, as in a draft; else they may be any words of an editor.
    """
    where, *others = (part.casefold() for part in (*found.others, ""))
    cost = [event_words.phrase(event.cost, language).casefold()] if event.cost and has_cost else []
    if not where or not event.place or others != [*cost, ""]:
        return False
    place = event.place.casefold()
    told, have = (set(WORD.findall(words)) for words in (where, place))
    return not (told <= have or have <= told or where in place or place in where)


def _agrees(found: AnnouncedTime, event: Event, language: str) -> bool:
    if found.day is None or found.day.weekday() != found.weekday:
        return False
    return event.start.date() <= found.day <= event.end.date() and _has_its_hours(found.behind, event, language)


def _weekday(words: str, language: str) -> int | None:
    """Return the number of the weekday that words before a date end with, Monday is 0; None without one."""
    ending = words.casefold().rstrip(" ,.،")
    for each in (language, translation.SOURCE):
        for number, name in enumerate(date_format.weekdays(each)):
            if ending.endswith(name.casefold()):
                return number
    return None


def _has_its_hours(words: str, event: Event, language: str) -> bool:
    """Return whether the first hours after a date are those of an occurrence; true where none are told."""
    told = next((found for found in HOURS.finditer(words) if any(found[n] for n in (2, 3, 5, 6))), None)
    if told is None or event.all_day or event.start.date() != event.end.date():
        return True
    zone = ZONE.match(words, told.end())
    if zone and zone[1] not in event_words.when(event, language):
        return True  # the clock of another place
    start, end = told.groups()[:3], told.groups()[3:]
    same_half = end[0] and not start[2] and int(start[0]) % HALF_A_DAY <= int(end[0]) % HALF_A_DAY  # 1:00–2:00 pm
    start = (*start[:2], end[2]) if same_half else start
    return _shows(start, event.start) and (not end[0] or event.end == event.start or _shows(end, event.end))


def _shows(told: Sequence[str], moment: datetime) -> bool:
    """Return whether an hour, its minutes and its half of the day, as far as they are told, are those of a moment."""
    hour, minute, half = told
    number = int(hour)
    if half:
        number = number % HALF_A_DAY + (HALF_A_DAY if half in "pP" else 0)
    elif number <= HALF_A_DAY:
        return (number % HALF_A_DAY, int(minute or 0)) == (moment.hour % HALF_A_DAY, moment.minute)
    return (number, int(minute or 0)) == (moment.hour, moment.minute)
