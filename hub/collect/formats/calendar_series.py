"""The texts of all events with one UID -> the newest of them, and the times at which it takes place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from math import prod
from typing import TYPE_CHECKING, Any, NamedTuple

import recurring_ical_events
from icalendar import Calendar
from icalendar.prop import vBroken

from hub.base import operating_system
from hub.base.translation import gettext
from hub.collect.formats import calendar_zones

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import tzinfo

    from icalendar import Event

    from hub.collect.formats.calendar_text import EventText

# Instances are looked for so far ahead of today, or of the first one where that is to come.
AHEAD = timedelta(days=400)
MOST_A_DAY = 8
# Of CPU, for one series; the whole calendar has five.
SECONDS = 2
OFTEN = frozenset({"SECONDLY", "MINUTELY", "HOURLY"})
CANCELLED = "cancelled"
A_DAY = timedelta(days=1)
LAST = time(23, 59, 59)


class Instance(NamedTuple):
    """Hold when an event takes place: aware, in its own zone; naive where no zone is known, or for whole days.

    Whole days are from midnight of the first to midnight of the last one. Without an end, that is None.
    """

    start: datetime
    end: datetime | None


class NoTimesError(ValueError):
    """Say, in words for a person, why nobody knows when an event takes place."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CalendarSeries:
    """Hold the newest version of an event, its instances in order, and what an editor should know of its times.

    `is_series` says that a rule or a list of days repeats it; `status` is "cancelled" or "".
    """

    event: Event
    instances: tuple[Instance, ...]
    all_day: bool = False
    is_series: bool = False
    status: str = ""
    sequence: int = 0
    doubt: str = ""


def read(texts: Iterable[EventText], zone: tzinfo | None, since: date) -> CalendarSeries:
    """Return the event in the texts of one UID, with its instances that end on `since` or later, or the last known.

    Raises NoTimesError for what says no time, takes place on no day, or cannot be read.
    """
    try:
        with operating_system.interrupted(SECONDS):  # some rules never come to a date, or to an end
            return _read(list(texts), zone, since)
    except NoTimesError:
        raise
    except TimeoutError as error:
        message = gettext("its dates take too long to work out")
        raise NoTimesError(message) from error
    except (ArithmeticError, AttributeError, LookupError, NotImplementedError, TypeError, ValueError) as error:
        message = gettext("its times cannot be read: it breaks the rules of RFC 5545")
        raise NoTimesError(message) from error


def _read(texts: list[EventText], zone: tzinfo | None, since: date) -> CalendarSeries:
    lines = (line for one in texts for line in one.lines)
    calendar = Calendar.from_ical("\n".join(["BEGIN:VCALENDAR", *lines, "END:VCALENDAR"]))
    events = _newest(calendar.walk("VEVENT"))
    event = next((one for one in events if "RECURRENCE-ID" not in one), events[0])
    _refuse_broken(event)
    for one in events:
        _on_own_clock(one)
        _without_other_end(one)
    _name_instances(events, event)
    doubt = _without_hours(event) or _doubt(event)
    calendar.subcomponents = list(events)
    return CalendarSeries(
        event=event,
        instances=_instances(calendar, event, zone, since),
        all_day=not isinstance(event.start, datetime),
        is_series=bool({"RRULE", "RDATE"} & set(event)),
        status=CANCELLED if _is_cancelled(event) else "",
        sequence=max(map(_sequence, events)),
        doubt=doubt,
    )


def _refuse_broken(event: Event) -> None:
    if "DTSTART" not in event:
        message = gettext("it does not say when it begins (DTSTART)")
        raise NoTimesError(message)
    for name in ("DTSTART", "DTEND", "DURATION"):
        if isinstance(event.get(name), vBroken):
            message = gettext("its %(name)s “%(event)s” cannot be read", name=name, event=event[name])
            raise NoTimesError(message)


def _on_own_clock(event: Any) -> None:  # noqa: ANN401  icalendar's types know no times
    """Read the end of a rule on the clock of its event, where it names no zone (RFC 5545, section 3.3.10, has UTC).

    A rule that ends on a day goes on through it, as programs mean that write no hour.
    """
    start = getattr(event.get("DTSTART"), "dt", None)
    if isinstance(start, datetime):
        for rule in event.rrules:
            ends = (one if isinstance(one, datetime) else datetime.combine(one, LAST) for one in rule.get("UNTIL", ()))
            if told := [one if one.tzinfo else one.replace(tzinfo=start.tzinfo) for one in ends]:
                rule["UNTIL"] = [one.astimezone(UTC) if one.tzinfo else one for one in told]


def _without_other_end(event: Any) -> None:  # noqa: ANN401  the same
    """Take an end away that is a day where the start has an hour, or the other way round: it can mean two."""
    start, end = (getattr(event.get(name), "dt", None) for name in ("DTSTART", "DTEND"))
    if start and end and isinstance(start, datetime) != isinstance(end, datetime):
        del event["DTEND"]


def _name_instances(events: Iterable[Any], event: Any) -> None:  # noqa: ANN401  the same
    """Name the instances of an event with an hour by that hour, where programs name them by their day."""
    start = getattr(event.get("DTSTART"), "dt", None)
    for one in events:
        day = getattr(one.get("RECURRENCE-ID"), "dt", None)
        if isinstance(start, datetime) and day and not isinstance(day, datetime):
            del one["RECURRENCE-ID"]
            one.add("RECURRENCE-ID", datetime.combine(day, start.timetz()))


def _newest(events: Iterable[Any]) -> list[Event]:
    """Return events without those that another version of the same instance replaces (RFC 5545, section 3.8.7.4)."""
    versions = sorted(events, key=lambda event: (_sequence(event), _stamp(event)))
    return list({getattr(one.get("RECURRENCE-ID"), "dt", None): one for one in versions}.values())


def _sequence(event: Event) -> int:
    given = event.get("SEQUENCE", 0)
    return int(given) if isinstance(given, int) else 0


def _stamp(event: Event) -> str:
    """Return when a version was made, as text that sorts."""
    moments = (event.last_modified, event.stamp)
    return next((f"{one.astimezone(UTC):%Y%m%d%H%M%S}" for one in moments if one), "")


def _is_cancelled(event: Any) -> bool:  # noqa: ANN401  the same
    return str(event.get("STATUS", "")).upper() == "CANCELLED"


def _without_hours(event: Event) -> str:
    """Take a rule away that repeats an event within a day, and say so; return "" where there is none."""
    rules = event.rrules
    if not any(_is_often(rule) for rule in rules):
        return ""
    del event["RRULE"]
    return gettext(
        "its rule repeats it more than %(most_a_day)s times a day; it is taken for one event", most_a_day=MOST_A_DAY
    )


def _is_often(rule: Mapping[str, Any]) -> bool:
    hours = prod(len(rule.get(name, "1")) for name in ("BYHOUR", "BYMINUTE", "BYSECOND"))
    return hours > MOST_A_DAY or not OFTEN.isdisjoint(map(str, rule.get("FREQ", ())))


def _doubt(event: Event) -> str:
    """Return what is not sure of the hours of an event; "" where its zone is known."""
    given: Any = event["DTSTART"]
    if not isinstance(given.dt, datetime) or given.dt.tzinfo:
        return ""
    name = given.params.get("TZID", "")
    return gettext("its time zone “%(name)s” is not known", name=name) if name else ""


def _instances(calendar: Calendar, event: Event, zone: tzinfo | None, since: date) -> tuple[Instance, ...]:
    """Return when an event takes place from `since` on; only its first time where all of that is over."""
    first = _instance(event, zone)
    if len(calendar.subcomponents) == 1 and not {"RRULE", "RDATE"} & set(event):
        return (first,)
    day = first.start.date()
    found = recurring_ical_events.of(calendar).between(since, max(since, day) + AHEAD)
    living = [one for one in found if not _is_cancelled(one) or _is_cancelled(event)]
    if not living and day >= since:
        message = gettext("all its dates are left out or called off")
        raise NoTimesError(message)
    own = zone or first.start.tzinfo  # of what is told in UTC
    told = sorted({_instance(one, own) for one in living}, key=lambda one: f"{one.start:%Y%m%d%H%M}")
    return tuple(told) or (first,)


def _instance(event: Any, zone: tzinfo | None) -> Instance:  # noqa: ANN401  icalendar's types know no times
    """Return when an instance takes place; where it says no end, it has none."""
    start, end = event.start, event.end
    if not isinstance(start, datetime):
        last = max(start, end - A_DAY)
        return Instance(datetime.combine(start, time()), datetime.combine(last, time()))
    return Instance(calendar_zones.told(start, zone), calendar_zones.told(end, zone) if end > start else None)
