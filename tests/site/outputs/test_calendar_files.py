"""Calendar files, re-read by icalendar: they say what the content says, at the right hour."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from dateutil import rrule

from hub.content import occurrences, repeat_words, site_urls
from hub.content.models import Alias, Event, Library
from hub.site.outputs import calendar_files

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hub.content.settings import Config

ZONE = ZoneInfo("America/New_York")
UID = "events/2026-12-03-trim@lamps.example.gov"


def made(events: Iterable[Event], config: Config, today: date) -> dict[str, str]:
    """Every file by its path."""
    return {
        asset.path: asset.content() for asset in calendar_files.assets(Library(events=tuple(events)), config, today)
    }


def parsed(text: str) -> Any:  # noqa: ANN401  a component gives anything by its name
    """What icalendar makes of a file."""
    return icalendar.Calendar.from_ical(text)


def read(event: Event, config: Config) -> Any:  # noqa: ANN401  likewise
    """The one entry of an event's own file."""
    files = made((event,), config, event.start.date())
    (found,) = parsed(files[site_urls.event(event.path)]).walk("VEVENT")
    return found


def instant(text: str, name: str) -> datetime:
    """The moment of a property, worked out from the file's own VTIMEZONE rules and nothing else."""
    whole = parsed(text)
    (entry,) = whole.walk("VEVENT")
    local = entry[name].dt.replace(tzinfo=None)
    (zone,) = whole.walk("VTIMEZONE")
    turns = [
        (moment.replace(tzinfo=None) - part["TZOFFSETFROM"].td, part["TZOFFSETTO"].td)
        for part in zone.subcomponents
        for moment in (part["DTSTART"].dt, *(turn.dt for turn in (part["RDATE"].dts if "RDATE" in part else ())))
    ]
    _, offset = max(turn for turn in turns if turn[0] <= local - turn[1])
    moment: datetime = local - offset
    return moment.replace(tzinfo=UTC)


def test_entry_equals_the_content(event: Event, config: Config) -> None:
    """Re-read, an event has its title, times in its own zone, place, topics, page, and words to read."""
    found = read(event, config)
    assert (found["SUMMARY"], found["LOCATION"], found["UID"]) == (event.title, event.place, UID)
    assert (found["DTSTART"].dt, found["DTEND"].dt) == (event.start, event.end)
    assert found["DTSTART"].params["TZID"] == "America/New_York"
    assert found["CATEGORIES"].cats == ["Oil & wicks", "Glass"]
    assert found["URL"] == "https://lamps.example.gov/events/2026-12-03-trim/"
    assert found["DESCRIPTION"] == (
        "Bring one lamp.\n\n"
        "Register: https://www.school.example.gov/trim/\n"
        "Host: Lamp School\n"
        "Cost: free\n"
        "Details: https://lamps.example.gov/events/2026-12-03-trim/"
    )


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (datetime(2027, 3, 13, 13, tzinfo=ZONE), datetime(2027, 3, 13, 18, tzinfo=UTC)),
        (datetime(2027, 3, 14, 13, tzinfo=ZONE), datetime(2027, 3, 14, 17, tzinfo=UTC)),
        (datetime(2027, 3, 14, 1, 59, tzinfo=ZONE), datetime(2027, 3, 14, 6, 59, tzinfo=UTC)),
        (datetime(2027, 3, 14, 3, tzinfo=ZONE), datetime(2027, 3, 14, 7, tzinfo=UTC)),
        (datetime(2026, 10, 31, 13, tzinfo=ZONE), datetime(2026, 10, 31, 17, tzinfo=UTC)),
        (datetime(2026, 11, 1, 13, tzinfo=ZONE), datetime(2026, 11, 1, 18, tzinfo=UTC)),
        (datetime(2027, 1, 1, 9, tzinfo=ZONE), datetime(2027, 1, 1, 14, tzinfo=UTC)),
        (datetime(2026, 12, 31, 23, tzinfo=ZoneInfo("Pacific/Honolulu")), datetime(2027, 1, 1, 9, tzinfo=UTC)),
        (datetime(2026, 7, 1, 9, tzinfo=ZoneInfo("America/Phoenix")), datetime(2026, 7, 1, 16, tzinfo=UTC)),
    ],
)
def test_the_hour_is_right_when_clocks_change(
    event: Event, config: Config, start: datetime, expected: datetime
) -> None:
    """By the rules in the file itself, an event is at its hour on the days around both changes of the clocks."""
    event = replace(event, start=start, end=start + timedelta(hours=1))
    text = made((event,), config, start.date())[site_urls.event(event.path)]
    assert (instant(text, "DTSTART"), instant(text, "DTEND")) == (expected, expected + timedelta(hours=1))


def test_over_a_change_of_the_clocks(event: Event, config: Config) -> None:
    """An event that begins in summer time and ends in winter time keeps both hours."""
    start, end = datetime(2026, 10, 31, 22, tzinfo=ZONE), datetime(2026, 11, 1, 9, tzinfo=ZONE)
    text = made((replace(event, start=start, end=end),), config, start.date())[site_urls.event(event.path)]
    assert (instant(text, "DTSTART"), instant(text, "DTEND")) == (start.astimezone(UTC), end.astimezone(UTC))


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (None, ("CONFIRMED", "OPAQUE", "Trim a wick in one hour", "Bring one lamp.")),
        ("postponed", ("TENTATIVE", "TRANSPARENT", "Postponed: Trim a wick in one hour", "This event is postponed.")),
        ("cancelled", ("CANCELLED", "TRANSPARENT", "Cancelled: Trim a wick in one hour", "This event is cancelled.")),
    ],
)
def test_status(event: Event, config: Config, status: str | None, expected: tuple[str, ...]) -> None:
    """A cancelled event stays and says so; a postponed one keeps nobody's time free for it."""
    *properties, words = expected
    found = read(replace(event, status=status), config)
    assert [found["STATUS"], found["TRANSP"], found["SUMMARY"]] == properties
    assert found["DESCRIPTION"].startswith(words)


def test_revisions_reach_calendars(event: Event, config: Config) -> None:
    """Each change that git remembers makes the number grow and moves the moment, also back on after cancelled."""
    told = []
    for number, status in enumerate((None, "cancelled", None)):
        revision = calendar_files.Revision(number=number, at=datetime(2026, 11, 1 + number, 12, tzinfo=UTC))
        library = Library(events=(replace(event, status=status),))
        first, *_ = calendar_files.assets(library, config, event.start.date(), {event.path: revision})
        told += parsed(first.content()).walk("VEVENT")
        assert first.made_of not in {asset.made_of for asset in calendar_files.assets(library, config, date.max)}
    assert [entry["SEQUENCE"] for entry in told] == [0, 1, 2]
    moments = [datetime(2026, 11, day, 12, tzinfo=UTC) for day in (1, 2, 3)]
    assert [entry["LAST-MODIFIED"].dt for entry in told] == [entry["DTSTAMP"].dt for entry in told] == moments


def test_changes_reach_calendars(event: Event, config: Config) -> None:
    """An event that is postponed, gets a new day and is cancelled stays one entry, and its number grows each time."""
    moved = replace(
        event,
        path="content/events/2027-01-07-trim.md",
        start=event.start + timedelta(days=35),
        end=event.end + timedelta(days=35),
        aliases=(Alias(address="events/2026-12-03-trim/"),),
    )
    told = [
        read(each, config)
        for each in (event, replace(event, status="postponed"), moved, replace(moved, status="cancelled"))
    ]
    assert {entry["UID"] for entry in told} == {UID}
    assert [entry["SEQUENCE"] for entry in told] == [0, 1, 2, 3]


def test_one_for_all_and_one_for_each_topic(library: Library, config: Config, today: date) -> None:
    """Calendars to subscribe to hold every event, or those of a topic, and say their name and where they come from."""
    files = made(library.events, config, today)
    assert list(files) == [
        "events/2026-10-01-talk.ics",
        "events/2026-12-03-trim.ics",
        "events/2026-12-10-walk.ics",
        "calendar/all.ics",
        "calendar/topics/oil.ics",
        "calendar/topics/glass.ics",
    ]
    found = {path: parsed(text) for path, text in files.items()}
    assert [len(each.walk("VEVENT")) for each in found.values()] == [1, 1, 1, 3, 1, 1]
    whole = found["calendar/all.ics"]
    assert (whole["NAME"], whole["X-WR-CALNAME"]) == ("Lamp Hub: events", "Lamp Hub: events")
    assert whole["SOURCE"] == "https://lamps.example.gov/calendar/all.ics"
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\n" in files["calendar/all.ics"]
    assert len(whole.walk("VTIMEZONE")) == 1


def test_subscriptions_forget_what_is_long_over(event: Event, config: Config) -> None:
    """A year after its end an event leaves the calendars; its own file stays."""
    last = event.end.date() + timedelta(days=365)
    found = [made((event,), config, day) for day in (last, last + timedelta(days=1))]
    assert [UID in files["calendar/all.ics"] for files in found] == [True, False]
    assert all(UID in files["events/2026-12-03-trim.ics"] for files in found)


def test_form(event: Event, config: Config, today: date) -> None:
    """Lines end with CR and LF and have at most 75 octets, whatever the title; no event, no time zone."""
    long = replace(event, title="Dochte schneiden, für Anfänger; ein Überblick " * 4)
    text = made((long,), config, today)["calendar/all.ics"]
    assert {len(line.encode()) <= 75 for line in text.split("\r\n")} == {True}
    assert "\n" not in text.replace("\r\n", "")
    assert "VTIMEZONE" not in made((), config, today)["calendar/all.ics"]


def test_same_content_same_bytes(library: Library, config: Config, today: date) -> None:
    """The files of another day are the same while the content is."""
    assert made(library.events, config, today) == made(library.events, config, today + timedelta(days=9))


def test_moments_in_utc(event: Event, config: Config) -> None:
    """An event whose zone is UTC needs no rules of a time zone."""
    zone = ZoneInfo("UTC")
    event = replace(event, start=event.start.replace(tzinfo=zone), end=event.end.replace(tzinfo=zone))
    text = made((event,), config, event.start.date())["calendar/all.ics"]
    assert "DTSTART:20261203T130000Z\r\n" in text
    assert "VTIMEZONE" not in text


def test_all_day(event: Event, config: Config) -> None:
    """What takes all day has days, of which the end is the day after its last one (RFC 5545, 3.6.1), and no zone."""
    first, last = datetime(2026, 12, 8, tzinfo=ZONE), datetime(2026, 12, 10, tzinfo=ZONE)
    text = made((replace(event, all_day=True, start=first, end=last),), config, first.date())["calendar/all.ics"]
    assert "DTSTART;VALUE=DATE:20261208\r\nDTEND;VALUE=DATE:20261211\r\n" in text
    assert "VTIMEZONE" not in text


def test_no_end(event: Event, config: Config) -> None:
    """An event without an end has none here, and so ends when it starts."""
    found = read(replace(event, end=event.start), config)
    assert (found["DTSTART"].dt, "DTEND" in found) == (event.start, False)


@pytest.mark.parametrize("all_day", [False, True])
@pytest.mark.parametrize(
    "words",
    [
        "every day until 2026-12-08",
        "every 2 weeks until 2027-04-01, except 2026-12-17, also on 2026-12-18, 2027-05-05",
        "every tuesday and thursday until 2027-01-31",
        "every month until 2027-12-31",
        "every first thursday of the month until 2027-12-31, except 2027-01-07",
        "every year until 2031-12-03",
        "also on 2026-12-05",
    ],
)
def test_series(event: Event, config: Config, words: str, *, all_day: bool) -> None:
    """A calendar program, here dateutil's reader of rules, finds the days that the pages show, at the same hours."""
    start, end = (moment.replace(hour=0) if all_day else moment for moment in (event.start, event.end))
    series = replace(event, all_day=all_day, repeat=repeat_words.read(words), start=start, end=end)
    entry = read(series, config)
    first = entry["DTSTART"].dt
    found = {moment.dt for moment in (entry["RDATE"].dts if "RDATE" in entry else ())}
    if "RRULE" in entry:
        moment = datetime.combine(first, time()) if all_day else first
        rule = rrule.rrulestr(entry["RRULE"].to_ical().decode(), dtstart=moment)
        found |= {one.date() if all_day else one for one in rule}
    found -= {moment.dt for moment in (entry["EXDATE"].dts if "EXDATE" in entry else ())}
    starts = [one.start.date() if all_day else one.start for one in occurrences.of(series)]
    assert sorted({first, *found}) == starts


def test_zone_of_a_whole_series(event: Event, config: Config) -> None:
    """A series of years has the rules of its zone to its end."""
    series = replace(event, repeat=repeat_words.read("every year until 2031-12-03"))
    (zone,) = parsed(made((series,), config, event.start.date())["calendar/all.ics"]).walk("VTIMEZONE")
    turns = [turn.dt.year for part in zone.subcomponents for turn in (part["RDATE"].dts if "RDATE" in part else ())]
    assert max(turns) >= 2031
