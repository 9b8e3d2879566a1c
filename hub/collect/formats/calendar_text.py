"""The bytes of a calendar (RFC 5545) -> the texts of its zones, and of its events by UID, before a parser reads them.

A calendar of ten years holds thousands of events, and icalendar takes 0.4 ms for each: those that are over are known by
their digits. Parted like this, what is broken in one event is the fault of that event only.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from hub.base import charset, time_zones
from hub.base.translation import gettext, ngettext, noop
from hub.collect.formats import vcalendar_1
from hub.collect.parsed_feed import Note
from hub.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

# RFC 5545, section 3.1; unfolded as bytes, because a fold may part a character.
FOLD = re.compile(rb"(?:\r\n|\r|\n)[ \t]")
LINE_END = re.compile(r"\r\n|\r|\n")
START = re.compile(rb"BEGIN:VCALENDAR\b", re.IGNORECASE)
NAME = re.compile(r"[A-Za-z-]+")
DAY = re.compile(r"[:=](\d{8})")
# Times with the marks of ISO 8601, without seconds, with an offset, or at 24:00, which programs write.
BEGINNINGS = frozenset({"CR", "DT", "EX", "LA", "RD", "RE"})
LOOSE_TIME = re.compile(
    r"(?P<name>(?:CREATED|DT(?:START|END|STAMP)|EXDATE|LAST-MODIFIED|RDATE|RECURRENCE-ID)(?:;[^:]*)?):"
    r"(?!(?-i:\d{8}(?:T(?!24)\d{6}Z?)?)$)(?P<day>\d{4}-?\d{2}-?\d{2})"
    r"(?:[T ](?P<clock>\d{2}:?\d{2})(?::?(?P<second>\d{2})(?:\.\d+)?)?\s?(?P<offset>[Zz]|[+-]\d{2}:?\d{2})?)?\s*",
    re.IGNORECASE | re.ASCII,
)
DEFINED_ZONE = re.compile(r"^TZID:(?P<name>[^\r\n]*)", re.MULTILINE | re.IGNORECASE)
NUMBERED_ZONE = re.compile(
    r";TZID=(?P<quote>\"?)(?P<whole>(?P<name>[A-Za-z][A-Za-z .]{0,60}) \d)(?P=quote)(?=[;:])", re.IGNORECASE
)
# The names of zones that are kept with their places: calendars use few.
MANY = 100
# Outlook tells its zones as it shows them, others as people call them, or by how far they are from Greenwich.
SHOWN_ZONE = re.compile(
    r";TZID=(?P<whole>\"?(?:\((?:UTC|GMT)[^()\r\n]{0,9}\) (?=(?P<shown>.))|(?=[A-Z][^\":;\r\n/]+\"?[;:]))"
    r"(?P<places>[^\":;\r\n]{2,80})\"?)(?=[;:])",
    re.IGNORECASE,
)
OFFSET_ZONE = re.compile(
    r";TZID=(?P<whole>\"?(?:GMT|UTC)(?P<sign>[+-])0?(?P<hours>\d{1,2})(?::?00)?\"?)(?=[;:])", re.IGNORECASE
)
# What Exchange writes of a zone without a name, in which a colon would end the name.
EXCHANGE_ZONE = re.compile(r";TZID=\"?tzone://Microsoft/(?P<name>\w+)\"?(?=[;:])", re.IGNORECASE)
# A day is one in every zone, and a Z says which zone it is.
ZONE_OF_DAY = re.compile(
    r"(?<=;)TZID=[^;:]*;(?=VALUE=DATE[;:])|;TZID=(?:\"[^\"]*\"|[^;:]*)(?=:(?:\d{8}|\d{8}T\d{6}Z)\s*$)", re.IGNORECASE
)
PARTS = ("VEVENT", "VTIMEZONE", "VTODO", "VJOURNAL", "VFREEBUSY")
ALARM = "VALARM"
# What was over so long ago is no news.
BACK = timedelta(days=30)
# With more, a calendar would take longer to read than a source may.
MOST = 2000
NOT_CLOSED = noop("it is not closed; it was read up to where the next one begins")
CUT_OFF = noop("the file ends before it does")
NO_TIMES = noop("its times cannot be read: it breaks the rules of vCalendar 1.0")


@dataclass(frozen=True, slots=True)
class EventText:
    """Hold the lines of one component without its alarms, and the first line of each of its properties by name."""

    lines: list[str] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)

    def add(self, given: str) -> None:
        """Take in a line; a time in another form than that of RFC 5545 in that form."""
        given = ZONE_OF_DAY.sub("", given) if given[:2].upper() in BEGINNINGS else given
        found = LOOSE_TIME.fullmatch(given) if given[:2].upper() in BEGINNINGS else None
        line = _usual_time(found) if found else given
        self.lines.append(line)
        if name := NAME.match(line):
            self.properties.setdefault(name[0].upper(), line)

    def value(self, name: str) -> str:
        """Return what is behind the name of a property and its parameters; "" where it is not there."""
        return self.properties.get(name, "").partition(":")[2].strip()


@dataclass(frozen=True, kw_only=True, slots=True)
class CalendarText:
    """Hold what a calendar says of itself, and the texts of its zones and of its events.

    Each of `series` has all events with one UID: an event, its newer versions, and its moved or cancelled instances.
    `over` is how many were left out because they are over.
    """

    about: EventText
    zones: tuple[str, ...]
    series: tuple[tuple[EventText, ...], ...]
    over: int
    repaired: tuple[Note, ...]
    skipped: tuple[Note, ...]


def read(data: bytes, since: date) -> CalendarText:
    """Return the parts of a calendar, without the series that were over before `since`.

    Of more than MOST series, those that begin first are read. Raises SourceError where the bytes are not a calendar.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = charset.decode(data).encode()
    if not START.search(data):
        message = gettext("this is not a calendar: it has no BEGIN:VCALENDAR")
        raise SourceError(message)
    about, zones, events = EventText(), [], []
    notes: dict[str, list[Note]] = {NOT_CLOSED: [], CUT_OFF: []}
    words = _with_zones(charset.decode(FOLD.sub(b"", vcalendar_1.decoded(data))))
    for kind, part, wrong in _parts(LINE_END.split(words), about):
        if kind == "VTIMEZONE":
            zones.append("\n".join(part.lines))
        if kind == "VEVENT" and wrong:
            notes[wrong].append(Note(entry=label(part), reason=gettext(wrong)))
        if kind == "VEVENT" and wrong != CUT_OFF:
            events.append(part)
    if about.value("VERSION") == vcalendar_1.VERSION:
        known = {name: about.value(name) for name in about.properties}
        events, broken = _converted(events, known)
        notes[CUT_OFF] += broken
    every = list(_by_uid(events))
    coming = [one for one in every if not _is_over(one, since)]
    first = sorted(coming, key=_first_day)[:MOST]
    kept = set(map(id, first))
    return CalendarText(
        about=about,
        zones=tuple(zones),
        series=tuple(one for one in coming if id(one) in kept),
        over=len(every) - len(coming),
        repaired=tuple(notes[NOT_CLOSED]),
        skipped=(*notes[CUT_OFF], *_too_many(len(coming) - len(first), first)),
    )


def _with_zones(words: str) -> str:
    """Return a calendar whose events name zones as others do.

    Exchange puts a number behind a name to tell two apart, and programs write how a zone is shown to people. A zone
    that the calendar defines keeps its name.
    """
    defined = {found["name"].rstrip() for found in DEFINED_ZONE.finditer(words)}

    def instead(zone: re.Match[str]) -> str:
        name = "" if zone["whole"].strip('"') in defined else _zone_name(zone)
        return f";TZID={name}" if name else zone[0]

    words = EXCHANGE_ZONE.sub(lambda zone: ";TZID=UTC" if zone["name"].lower() == "utc" else "", words)
    for form in (NUMBERED_ZONE, SHOWN_ZONE, OFFSET_ZONE):
        words = form.sub(instead, words)
    return words


def _zone_name(zone: re.Match[str]) -> str:
    """Return the name by which a zone is known; "" where it is not known."""
    if zone.re is NUMBERED_ZONE:
        return zone["name"]
    if zone.re is OFFSET_ZONE:  # of the IANA's names, those to the west of Greenwich have a plus
        return f"Etc/GMT{'-' if zone['sign'] == '+' else '+'}{zone['hours']}"
    return _named_place(zone["places"]) if zone["shown"] or not time_zones.windows(zone["places"]) else ""


@lru_cache(MANY)
def _named_place(names: str) -> str:
    """Return the place that one of several names means, be it `US-Eastern`; "" where none means one."""
    each = (names, *names.split(","), names.replace("-", "/"))
    places = (time_zones.meaning(words.strip()).zone for words in each)
    return next((place.key for place in places if place), "")


def _converted(events: Iterable[EventText], about: Mapping[str, str]) -> tuple[list[EventText], list[Note]]:
    """Return events of vCalendar 1.0 as RFC 5545 has them, and notes on those whose times or rules lead nowhere."""
    found, broken = [], []
    for one in events:
        try:
            found.append(_of_lines(vcalendar_1.converted(one.lines, about)))
        except ValueError:
            broken.append(Note(entry=label(one), reason=gettext(NO_TIMES)))
    return found, broken


def _of_lines(lines: Iterable[str]) -> EventText:
    part = EventText()
    for line in lines:
        part.add(line)
    return part


def _usual_time(found: re.Match[str]) -> str:
    """Return a line with a time in the form of RFC 5545, section 3.3.5; one that is no time stays as it is."""
    day, clock, offset = found["day"].replace("-", ""), (found["clock"] or "").replace(":", ""), found["offset"] or ""
    if not clock:
        return f"{found['name']}:{day}"
    try:
        moment = datetime.fromisoformat(day) + timedelta(hours=int(clock[:2]), minutes=int(clock[2:]))
        if offset not in {"", "Z", "z"}:
            moment -= datetime.strptime(offset, "%z").utcoffset() or timedelta()
    except (ValueError, OverflowError):
        return found[0]
    return f"{found['name']}:{moment:%Y%m%dT%H%M}{found['second'] or '00'}{'Z' if offset else ''}"


def label(part: EventText) -> str:
    """Return the words by which a person knows an event."""
    return part.value("SUMMARY") or part.value("UID") or gettext("an event without a title")


def _parts(lines: Iterable[str], about: EventText) -> Iterator[tuple[str, EventText, str]]:
    """Yield the kind of each part, its lines, and what is wrong with its end; lines outside of them go to `about`."""
    kind, part, is_alarm = "", about, False
    for line in lines:
        mark = line.strip().upper()
        begun = mark.removeprefix("BEGIN:") if mark.startswith("BEGIN:") else ""
        if begun in PARTS:
            if kind:
                part.add(f"END:{kind}")
                yield kind, part, NOT_CLOSED
            kind, part = begun, EventText()
        is_alarm = bool(kind) and (begun == ALARM or (is_alarm and mark not in {f"END:{kind}", f"BEGIN:{kind}"}))
        if is_alarm:
            is_alarm = mark != f"END:{ALARM}"
            continue
        part.add(line)
        if kind and mark == f"END:{kind}":
            yield kind, part, ""
            kind, part = "", about
    if kind:
        yield kind, part, CUT_OFF


def _by_uid(events: Iterable[EventText]) -> Iterable[tuple[EventText, ...]]:
    """Return events with those of the same UID together; one without a UID is alone."""
    found: dict[object, list[EventText]] = {}
    for one in events:
        found.setdefault(one.value("UID") or id(one), []).append(one)
    return map(tuple, found.values())


def _too_many(number: int, first: Sequence[tuple[EventText, ...]]) -> Iterator[Note]:
    if number:
        day = _first_day(first[-1])
        shown = f"{day[:4]}-{day[4:6]}-{day[6:]}"
        yield Note(
            entry=ngettext("%(num)s more", "%(num)s more", number),
            reason=gettext("of one calendar %(most)s are read, up to %(shown)s", most=f"{MOST:,}", shown=shown),
        )


def _is_over(series: tuple[EventText, ...], since: date) -> bool:
    """Return whether everything that a series says of days is before a day, without a rule that may go on."""
    before = f"{since - timedelta(days=1):%Y%m%d}"  # it may be another day where an event is
    properties = [one.properties for one in series]
    if any("RDATE" in one or "DURATION" in one or "UNTIL=" not in one.get("RRULE", "UNTIL=") for one in properties):
        return False
    days = [
        day for one in properties for name in ("DTSTART", "DTEND", "RRULE") for day in DAY.findall(one.get(name, ""))
    ]
    return bool(days) and max(days) < before


def _first_day(series: tuple[EventText, ...]) -> str:
    return min((day for one in series for day in DAY.findall(one.properties.get("DTSTART", ""))), default="")
