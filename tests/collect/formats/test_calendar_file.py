"""Calendars as sources; whole ones, by construct, are in `data/icalendar`, where other libraries read them, too."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from dateutil import tz

from hub.base import sanitize_html
from hub.collect import format_detection
from hub.collect.formats import calendar_file, calendar_series, calendar_text
from hub.content.settings import Source
from hub.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hub.collect.candidate import Candidate
    from hub.collect.parsed_feed import Feed

DATA = Path(__file__).parents[1] / "data" / "icalendar"
NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
UNTIL = NOW + calendar_series.AHEAD
URL = "https://forms.example.gov/events.ics"
# What no library reads as hub does: a broken calendar, moved instances of the future, and zones that are unknown.
ALONE = {"broken", "from-then-on", "unknown-zone"}
CASES = sorted(path for path in DATA.glob("*/input.ics") if path.parent.name not in ALONE)


def read(body: str, source: Source, now: datetime = NOW) -> Feed:
    """The events of a calendar with these lines."""
    words = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//A//B//EN\n{body}\nEND:VCALENDAR\n"
    return calendar_file.read(words.encode(), source, URL, now)


def event(*lines: str, uid: str = "one@forms.example.gov") -> str:
    """A VEVENT on 3 December 2026 at 13:00 in New York, unless `lines` say otherwise."""
    start = (
        () if any(line.startswith("DTSTART") for line in lines) else ("DTSTART;TZID=America/New_York:20261203T130000",)
    )
    return "\n".join(["BEGIN:VEVENT", f"UID:{uid}", *start, *lines, "END:VEVENT"])


def only(feed: Feed) -> Candidate:
    """The one candidate of a feed."""
    (one,) = feed.candidates
    return one


def moments(one: Candidate) -> list[Any]:
    """When a candidate takes place: days, clocks without a zone, or moments in UTC."""
    given = one.dates or tuple(filter(None, [one.start]))
    return [_plain(start.date() if one.all_day else start) for start in given]


def _plain(when: Any) -> Any:  # noqa: ANN401  a day or a time
    return when.astimezone(UTC) if isinstance(when, datetime) and when.tzinfo else when


def _is_to_come(when: Any) -> bool:  # noqa: ANN401  the same
    day = when.date() if isinstance(when, datetime) else when
    return NOW.date() <= day <= UNTIL.date()


def seen_by_icalendar(data: bytes) -> dict[str, list[Any]]:
    """The start of each event that does not repeat, by its UID, as icalendar reads it: the newest version."""
    found: dict[str, Any] = {}
    events: Any = icalendar.Calendar.from_ical(data).walk("VEVENT")
    for one in sorted(events, key=lambda one: int(one.get("SEQUENCE", 0))):
        if not {"RRULE", "RDATE", "RECURRENCE-ID"} & set(one):
            found[str(one["UID"])] = [_plain(one["DTSTART"].dt)]
    return found


def seen_by_vobject(data: bytes) -> dict[str, list[Any]]:
    """The starts of each event to come, by its UID, as vobject reads it; instances that were changed in their place."""
    for name in ("America/New_York", "Europe/Berlin"):
        vobject.icalendar.registerTzid(name, tz.gettz(name))  # else it takes those of pytz, whose clocks never change
    found: dict[str, list[Any]] = {}
    every = list(vobject.readOne(data.decode()).vevent_list)
    every.sort(key=lambda one: int(one.sequence.value) if hasattr(one, "sequence") else 0)
    for one in (one for one in every if not hasattr(one, "recurrence_id")):
        rule = one.getrruleset(addRDate=True)
        found[one.uid.value] = list(islice(_days(one, rule), 100)) if rule else [_plain(one.dtstart.value)]
    for one in (one for one in every if hasattr(one, "recurrence_id")):
        mine = found[one.uid.value]
        mine.remove(_plain(one.recurrence_id.value))
        if getattr(getattr(one, "status", None), "value", "") != "CANCELLED":
            mine.append(_plain(one.dtstart.value))
    return {uid: sorted(mine) for uid, mine in found.items()}


def _days(one: Any, rule: Any) -> Iterator[Any]:  # noqa: ANN401  vobject's
    is_day = not isinstance(one.dtstart.value, datetime)
    for start in rule:
        when = start.date() if is_day else _plain(start)
        if isinstance(when, datetime | date) and _is_to_come(when):
            yield when


@pytest.mark.parametrize("path", CASES, ids=[path.parent.name for path in CASES])
@pytest.mark.filterwarnings("ignore::icalendar.error.GloballyUniqueTZIDGuessed")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_reads_what_other_libraries_read(path: Path, source: Source) -> None:
    """Every construct gives the moments that icalendar and vobject give: zones, days, rules, changed instances."""
    data = path.read_bytes()
    feed = calendar_file.read(data, source, URL, NOW)
    found = {one.guid: moments(one) for one in feed.candidates}
    zone = feed.candidates[0].start and feed.candidates[0].start.tzinfo
    seen = {uid: [_in(zone, one) for one in given] for uid, given in seen_by_vobject(data).items()}
    assert found == seen
    assert {uid: found[uid] for uid in seen_by_icalendar(data)} == {
        uid: [_in(zone, one) for one in given] for uid, given in seen_by_icalendar(data).items()
    }


def _in(zone: Any, when: Any) -> Any:  # noqa: ANN401  any zone; a day or a time
    """What is told without a zone is told in the calendar's, X-WR-TIMEZONE, which neither library asks for."""
    is_clock = isinstance(when, datetime) and when.tzinfo is None and zone
    return when.replace(tzinfo=zone).astimezone(UTC) if is_clock else when


def test_leaves_out_the_day_of_an_unknown_zone(source: Source) -> None:
    """An unknown zone is said, and the clock stays as it is written; with the source's own zone it is told in that."""
    unknown = event("DTSTART;TZID=Hill Valley:20261204T130000")
    one = only(read(unknown, source))
    assert (one.start, one.doubt) == (
        datetime(2026, 12, 4, 13),  # noqa: DTZ001  that is the point
        "its time zone “Hill Valley” is not known",
    )
    zone = ZoneInfo("America/Chicago")
    chicago = Source(key="notes", name="Notes", url=URL, timezone=zone)
    assert only(read(unknown, chicago)).start == datetime(2026, 12, 4, 13, tzinfo=zone)


def test_reads_a_zone_that_no_list_has(source: Source) -> None:
    """A zone with a clock of its own is told in the source's zone, or in UTC; the moment is right."""
    odd = (
        "BEGIN:VTIMEZONE\nTZID:Odd\nBEGIN:STANDARD\nDTSTART:20200101T000000\nTZOFFSETFROM:+0113\nTZOFFSETTO:+0113\n"
        "END:STANDARD\nEND:VTIMEZONE\n"
    )
    broken = "BEGIN:VTIMEZONE\nTZID:Broken\nBEGIN:STANDARD\nTZOFFSETTO:much\nEND:STANDARD\nEND:VTIMEZONE\n"
    nameless = "BEGIN:VTIMEZONE\nEND:VTIMEZONE\n"
    one = only(read(odd + broken + nameless + event("DTSTART;TZID=Odd:20261204T011300"), source))
    assert (one.start, one.start and one.start.tzinfo) == (datetime(2026, 12, 4, tzinfo=UTC), UTC)


def test_reads_a_zone_that_begins_in_1601(source: Source) -> None:
    """Exchange begins the rules of its zones so early; they are the same clock."""
    early = (DATA / "vtimezone/input.ics").read_bytes().replace(b":2007", b":1601")
    found = calendar_file.read(early, source, URL, NOW).candidates
    assert [getattr(one.start and one.start.tzinfo, "key", "") for one in found] == ["America/New_York"] * 2


def test_a_rule_that_never_comes_to_a_date(source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule without an end in itself costs its own series, and no other; nor does a zone with one."""
    monkeypatch.setattr(calendar_series, "SECONDS", 0.3)
    rules = ("FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31")
    body = "\n".join(event(f"RRULE:{rule}", f"SUMMARY:{rule[:15]}", uid=rule) for rule in rules)
    zone = (DATA / "vtimezone/input.ics").read_text("utf-8").split("BEGIN:VEVENT")[0].partition("BEGIN:VTIMEZONE")[2]
    endless = f"BEGIN:VTIMEZONE{zone.replace('FREQ=YEARLY', 'FREQ=YEARLY;INTERVAL=0')}"
    feed = read(f"{endless}{body}\n{event('DTSTART;TZID=Office clock:20261204T090000', uid='good')}", source)
    assert [one.doubt for one in feed.candidates] == ["its time zone “Office clock” is not known"]
    assert [note.reason for note in feed.skipped] == ["its dates take too long to work out"] * 2


@pytest.mark.parametrize(("name", "key"), [("EST5EDT", "America/New_York"), ("US/Eastern", "US/Eastern")])
def test_a_zone_is_one_that_a_file_may_name(name: str, key: str, source: Source) -> None:
    """A name of the list that is no place becomes the place with the same clock."""
    one = only(read(event(f"DTSTART;TZID={name}:20261204T130000"), source))
    assert getattr(one.start and one.start.tzinfo, "key", "") == key


def test_forgets_the_zones_of_another_calendar(source: Source) -> None:
    """Two calendars may give one name to two clocks."""
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Ours\nBEGIN:STANDARD\nDTSTART:20200101T000000\nTZOFFSETFROM:{0}\nTZOFFSETTO:{0}\n"
        "END:STANDARD\nEND:VTIMEZONE\n"
    )
    ours = event("DTSTART;TZID=Ours:20261204T120000")
    found = [only(read(zone.format(offset) + ours, source)).start for offset in ("+0900", "-0700")]
    assert found == [datetime(2026, 12, 4, 3, tzinfo=UTC), datetime(2026, 12, 4, 19, tzinfo=UTC)]


@pytest.mark.parametrize(
    ("lines", "start", "end"),
    [
        (("DTEND;TZID=America/New_York:20261203T120000",), 13, None),
        (("DTEND;TZID=Europe/Berlin:20261203T200000",), 13, 14),
    ],
)
def test_end(lines: tuple[str, ...], start: int, end: int | None, source: Source) -> None:
    """An end before the start is none; one that is told in another zone is that moment."""
    one = only(read(event(*lines), source))
    zone = ZoneInfo("America/New_York")
    assert one.start == datetime(2026, 12, 3, start, tzinfo=zone)
    assert one.end == (end and datetime(2026, 12, 3, end, tzinfo=zone))


@pytest.mark.parametrize(
    ("line", "organizer"),
    [
        ("ORGANIZER;CN=Forms Office:mailto:o@forms.example.gov", "Forms Office"),
        ("ORGANIZER;CN=o@forms.example.gov:mailto:o@forms.example.gov", None),
        ("ORGANIZER:mailto:o@forms.example.gov", None),
    ],
)
def test_host(line: str, organizer: str | None, source: Source) -> None:
    """Who organizes an event is named, and a mail address is no name."""
    assert only(read(event(line), source)).host == organizer


def test_keeps_apart_what_shares_a_page(source: Source) -> None:
    """Two events that name the same page are two; one whose address is no page has a place on the source's own."""
    page = Source(key="notes", name="Notes", url=URL, base_url="https://forms.example.gov/events/")
    same = "URL:https://forms.example.gov/all/"
    two = event(same, "SUMMARY:A", uid="a") + "\n" + event(same, "SUMMARY:B", uid="b")
    assert [one.url for one in read(two, source).candidates] == [
        "https://forms.example.gov/all/#a",
        "https://forms.example.gov/all/#b",
    ]
    assert only(read(event("URL:message:123", uid="c"), page)).url == "https://forms.example.gov/events/#c"


def test_skips_what_leads_nowhere(source: Source) -> None:
    """Each event of a file without a site is skipped and told."""
    feed = calendar_file.read(b"BEGIN:VCALENDAR\n" + event(uid="").encode(), source, "file:///a.ics", NOW)
    assert [note.reason[:41] for note in feed.skipped] == ["its address #20261203t130000 is relative:"]


def test_an_event_without_a_uid_has_a_name_of_its_time_and_title(source: Source) -> None:
    """Two such events are two."""
    two = event("SUMMARY:A", uid="") + "\n" + event("SUMMARY:B", uid="")
    assert [one.url for one in read(two, source).candidates] == [f"{URL}#20261203t130000-a", f"{URL}#20261203t130000-b"]


@pytest.mark.parametrize(
    "written",
    [
        "2026-12-03T13:00:00-05:00",
        "20261203T130000-0500",
        "2026-12-03 18:00Z",
        "20261203T180000z",
        "2026-12-03T08:00:00.000-1000",
    ],
)
def test_reads_times_that_programs_write(written: str, source: Source) -> None:
    """With the marks of ISO 8601, an offset, or without seconds."""
    assert only(read(event(f"DTSTART:{written}"), source)).start == datetime(2026, 12, 3, 18, tzinfo=UTC)


def test_reads_days_and_midnights_that_programs_write(source: Source) -> None:
    """A day with hyphens; 24:00 is the next day, and what is no time is told."""
    assert only(read(event("DTSTART:2026-12-03"), source)).all_day
    late = only(read(event("DTSTART;TZID=America/New_York:20261203T240000"), source)).start
    assert late == datetime(2026, 12, 4, tzinfo=ZoneInfo("America/New_York"))
    (note,) = read(event("DTSTART:2026-13-03T10:00"), source).skipped
    assert note.reason == "its DTSTART “2026-13-03T10:00” cannot be read"


def test_outlook_says_that_an_event_takes_all_day(source: Source) -> None:
    """From midnight to midnight, by a word of its own."""
    assert only(read(event("X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"), source)).all_day


@pytest.mark.parametrize(
    ("summary", "status", "title"),
    [
        ("CANCELED: Lab", "cancelled", "Lab"),
        ("[Cancelled] Lab", "cancelled", "Lab"),
        ("Cancelado – Lab", "cancelled", "Lab"),
        ("POSTPONED - Lab", "postponed", "Lab"),
        ("Geannuleerd: Lab", "cancelled", "Lab"),
        ("İptal edildi: Lab", "cancelled", "Lab"),
        ("【中止】Lab", "cancelled", "Lab"),
        ("キャンセル済み\uff1aLab", "cancelled", "Lab"),
        ("Отменено: Lab", "cancelled", "Lab"),
        ("Adiado — Lab", "postponed", "Lab"),
        ("取消し料の話", "", "取消し料の話"),
        ("Avlyst tur i fjellet", "", "Avlyst tur i fjellet"),
        ("Anulowane bilety a forms: lab", "", "Anulowane bilety a forms: lab"),
        ("Canceled flights: what to do", "", "Canceled flights: what to do"),
        ("R&amp;D lab", "", "R&D lab"),
        ("R&D lab", "", "R&D lab"),
    ],
)
def test_a_title_may_call_an_event_off(summary: str, status: str, title: str, source: Source) -> None:
    """At its beginning, and with a mark behind it."""
    one = only(read(event(f"SUMMARY:{summary}"), source))
    assert (one.status, one.title) == (status, title)


def test_leaves_out_who_is_busy(source: Source) -> None:
    """Calendars that hide their details have no events for readers."""
    assert [note.reason for note in read(event("SUMMARY:Busy"), source).skipped] == [
        "it says only that somebody is busy"
    ]


def test_takes_the_next_date_of_a_series(source: Source) -> None:
    """A series begins with its next date, and with its last one where all are over for less than a month."""
    weekly = event("RRULE:FREQ=WEEKLY;COUNT=4", "DTEND;TZID=America/New_York:20261203T140000")
    later = read(weekly, source, NOW + timedelta(days=15))
    after = read(weekly, source, NOW + timedelta(days=40))
    assert [f"{one.start:%m-%d}" for one in (only(later), only(after))] == ["12-17", "12-24"]
    assert read(weekly, source, NOW + timedelta(days=90)).candidates == ()


def test_a_private_series_and_all_of_a_cancelled_one(source: Source) -> None:
    """A cancelled series is one with its dates, marked; an instance alone, whose series is not there, is an event."""
    off = event("RRULE:FREQ=DAILY;COUNT=2", "STATUS:CANCELLED")
    alone = event("RECURRENCE-ID;TZID=America/New_York:20261202T130000", uid="two")
    first, second = read(f"{off}\n{alone}", source).candidates
    assert (first.status, len(first.dates), second.status, second.dates) == ("cancelled", 2, "", ())


@pytest.mark.parametrize("rule", ["FREQ=DAILY;COUNT=10000", "FREQ=DAILY", "FREQ=DAILY;BYHOUR=8,9,10"])
def test_bounds_ten_thousand_instances(rule: str, source: Source) -> None:
    """Of a rule with thousands of instances, the next hundred are taken."""
    one = only(read(event("DTSTART;TZID=America/New_York:20101203T080000", f"RRULE:{rule}"), source))
    assert (len(one.dates), one.dates[0] > NOW) == (calendar_file.MOST_DATES, True)


def test_bounds_ten_thousand_events(source: Source) -> None:
    """Of ten thousand events those over are counted and never parsed; of the others the next two thousand are read."""
    past = [event(f"DTSTART:20{year}0101T120000Z", uid=f"p{year}{n}") for year in range(10, 20) for n in range(500)]
    coming = [event(f"DTSTART:202701{day:02}T120000Z", uid=f"c{day}-{n}") for day in range(1, 26) for n in range(200)]
    body = "\n".join(["BEGIN:VCALENDAR", *past, *coming, "END:VCALENDAR"]).encode()
    feed = calendar_file.read(body, source, URL, NOW)
    assert len(feed.candidates) == calendar_text.MOST
    assert [(note.entry, note.reason) for note in feed.skipped] == [
        ("3,000 more", "of one calendar 2,000 are read, up to 2027-01-10"),
        ("5,000 events", "they were over before 2026-10-31"),
    ]


def test_survives_what_is_nested_and_never_closed(source: Source) -> None:
    """Ten thousand parts that are never closed are told, and hide nothing else."""
    feed = read("BEGIN:VEVENT\nBEGIN:VALARM\n" * 10_000, source)
    assert (feed.candidates, len(feed.repaired)) == ((), 9_999)


def test_is_known_by_its_first_line(source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    """A calendar is known by how it begins, in any case of letters; a source may declare it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    declared = Source(key="notes", name="Notes", url=URL, dialect="icalendar")
    body = f"begin:vcalendar\r\n{event()}\r\nend:vcalendar\r\n".encode("utf-8-sig")
    assert len(format_detection.read(body, source, URL).candidates) == 1
    assert len(format_detection.read(b"X-COMMENT:a\n" + body[3:], declared, URL).candidates) == 1
    with pytest.raises(SourceError, match="this is not a calendar"):
        format_detection.read(b"no calendar", declared, URL)


@pytest.mark.parametrize(
    ("lines", "days"),
    [
        (("RRULE:FREQ=DAILY;UNTIL=20261205",), [3, 4, 5]),
        (("RRULE:FREQ=DAILY;UNTIL=20261205T180000Z",), [3, 4, 5]),
        (("RRULE:FREQ=DAILY;UNTIL=20261204T000000Z",), [3]),
        (("DTSTART;TZID=America/New_York:20261203T200000", "RRULE:FREQ=DAILY;UNTIL=20261205"), [3, 4, 5]),
        (("DTSTART;TZID=America/New_York:20261203T130000", "RRULE:FREQ=DAILY;UNTIL=20261205T130000"), [3, 4, 5]),
        (("DTSTART:20261203T130000", "RRULE:FREQ=DAILY;UNTIL=20261205T130000"), [3, 4, 5]),
        (("DTSTART;VALUE=DATE:20261203", "RRULE:FREQ=DAILY;UNTIL=20261204"), [3, 4]),
        (("RDATE;VALUE=PERIOD:20261210T180000Z/PT1H",), [3, 10]),
    ],
)
def test_a_rule_that_ends_on_a_day_goes_on_through_it(lines: tuple[str, ...], days: list[int], source: Source) -> None:
    """And what is told in UTC is told in the zone of the event."""
    one = only(read(event(*lines), source))
    assert [(moment.day, moment.hour) for moment in one.dates] == [(day, one.dates[0].hour) for day in days]


def test_an_instance_may_be_named_by_its_day(source: Source) -> None:
    """As some programs do for events with an hour."""
    start = "DTSTART;TZID=America/New_York:20261203T130000"
    moved = event("RECURRENCE-ID;VALUE=DATE:20261210", "DTSTART;TZID=America/New_York:20261211T150000")
    one = only(read(event(start, "RRULE:FREQ=WEEKLY;COUNT=2") + "\n" + moved, source))
    assert [(moment.day, moment.hour) for moment in one.dates] == [(3, 13), (11, 15)]


@pytest.mark.parametrize(
    ("location", "place"), [("TBD", None), ("Main library\\nTBA", "Main library"), ("Room N/A 5", "Room N/A 5")]
)
def test_a_place_that_nobody_knows_yet_is_none(location: str, place: str | None, source: Source) -> None:
    """Else a file that an editor keeps would have a line that the check tells to delete."""
    assert only(read(event("DTSTART:20261203T180000Z", f"LOCATION:{location}"), source)).place == place


@pytest.mark.parametrize(
    ("line", "is_said"),
    [
        ("CONFERENCE;VALUE=URI:https://meet.google.com/abc-defg-hij", True),
        ("X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij", True),
        ("X-MICROSOFT-SKYPETEAMSMEETINGURL:https://meet.google.com/abc-defg-hij", True),
        ("CONFERENCE;VALUE=URI:tel:+1-202-555-0100", False),
        (
            "X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij\nLOCATION:https://meet.google.com/abc-defg-hij",
            False,
        ),
    ],
)
def test_the_address_to_join_is_said_once(line: str, is_said: bool, source: Source) -> None:  # noqa: FBT001
    """Where a program writes it beside the description, and nothing else says it."""
    one = only(read(event("DTSTART:20261203T180000Z", line), source))
    assert ("https://meet.google.com/abc-defg-hij" in one.content_html) == is_said


@pytest.mark.parametrize(
    "start",
    [
        "DTSTART;TZID=America/New_York:20261203T180000Z",
        "DTSTART;TZID=tzone://Microsoft/Utc:20261203T180000",
        'DTSTART;TZID="tzone://Microsoft/Utc":20261203T180000',
    ],
)
def test_what_says_utc_is_told_in_utc(start: str, source: Source) -> None:
    """A Z counts, whatever zone is named beside it; Exchange names UTC in its own way, and other zones not at all."""
    one = only(read(event(start), source))
    assert one.start is not None
    assert one.start.astimezone(UTC) == datetime(2026, 12, 3, 18, tzinfo=UTC)
    custom = only(read(event("DTSTART;TZID=tzone://Microsoft/Custom:20261203T180000"), source))
    assert (custom.start, custom.doubt) == (datetime(2026, 12, 3, 18), "")  # noqa: DTZ001  its own zone is not known


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        ("GMT Standard Time 1", "2026-12-03T13:00:00+00:00"),
        ('"Eastern Standard Time 2"', "2026-12-03T13:00:00-05:00"),
        ("Klingon Time 1", "2026-12-03T13:00:00"),
    ],
)
def test_exchange_numbers_its_zones(zone: str, told: str, source: Source) -> None:
    """Two with one name; the number says nothing, unless the calendar defines the zone under it."""
    one = only(read(event(f"DTSTART;TZID={zone}:20261203T130000"), source))
    assert one.start is not None
    assert one.start.isoformat() == told

    own = (
        "BEGIN:VTIMEZONE\nTZID:Own Time 1\nBEGIN:STANDARD\nDTSTART:20000101T000000\nTZOFFSETFROM:+0900\n"
        "TZOFFSETTO:+0900\nEND:STANDARD\nEND:VTIMEZONE\n"
    )
    defined = only(read(own + event("DTSTART;TZID=Own Time 1:20261203T130000"), source))
    assert defined.start is not None
    assert defined.start.astimezone(UTC) == datetime(2026, 12, 3, 4, tzinfo=UTC)


def test_a_calendar_may_name_its_zone_as_windows_does(source: Source) -> None:
    """For what it tells without a zone."""
    feed = read(f"X-WR-TIMEZONE:Pacific Standard Time\n{event('DTSTART:20261203T130000')}", source)
    assert only(feed).start == datetime(2026, 12, 3, 13, tzinfo=ZoneInfo("America/Los_Angeles"))


LINE = "_" * 80
MEET = "-::~:~::~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~::~:~::-"


@pytest.mark.parametrize(
    ("block", "address"),
    [
        (
            f"{LINE}\\nMicrosoft Teams meeting\\nJoin now\\nhttps://teams.microsoft.com/l/x\\nID: 1\\n{LINE}",
            "https://teams.microsoft.com/l/x",
        ),
        (
            f"{MEET}\\nJoin with Google Meet: https://meet.google.com/abc\\nPlease do not edit.\\n{MEET}",
            "https://meet.google.com/abc",
        ),
        (
            "────────\\n\\nAda is inviting you to a scheduled Zoom meeting.\\n\\nhttps://us02web.zoom.us/j/1\\nID: 1",
            "https://us02web.zoom.us/j/1",
        ),
        (
            "-- Do not delete or change any of the following text. --\\n\\nhttps://a.webex.com/a/j.php?MTID=m1",
            "https://a.webex.com/a/j.php?MTID=m1",
        ),
        ("-- Do not delete or change any of the following text. --\\n\\nCall us.", ""),
    ],
)
def test_of_a_meeting_the_address_is_left(block: str, address: str, source: Source) -> None:
    """And no word of it is in the summary."""
    one = only(read(event(f"DESCRIPTION:Oil is good.\\n\\n{block}"), source))
    assert one.summary == "Oil is good."
    assert sanitize_html.plain(one.content_html) == f"Oil is good. {address}".strip()
    assert one.register_url == (address or None)


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        ("GMT-0500", "2026-12-03T18:00:00+00:00"),
        ('"UTC+01:00"', "2026-12-03T12:00:00+00:00"),
        ('"(UTC-05:00) Eastern Time (US & Canada)"', "2026-12-03T18:00:00+00:00"),
        ('"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"', "2026-12-03T12:00:00+00:00"),
        ('"(UTC+01:00) Qo\'noS"', None),
        ('"Eastern Time (US & Canada)"', "2026-12-03T18:00:00+00:00"),
        ("Pacific Time", "2026-12-03T21:00:00+00:00"),
        ("US-Eastern", "2026-12-03T18:00:00+00:00"),
        ("Tokyo Standard Time", "2026-12-03T04:00:00+00:00"),
        ("Office clock", None),
        ("CST", None),
    ],
)
def test_zones_as_they_are_shown(zone: str, told: str | None, source: Source) -> None:
    """By their places, or by how far they are from Greenwich."""
    start = only(read(event(f"DTSTART;TZID={zone}:20261203T130000"), source)).start
    assert start is not None
    assert (start.astimezone(UTC).isoformat() if start.tzinfo else None) == told


@pytest.mark.parametrize(
    ("lines", "start", "end"),
    [
        (("DTSTART;TZID=America/New_York;VALUE=DATE:20261203",), "2026-12-03T00:00:00", "2026-12-03T00:00:00"),
        (("DTSTART;TZID=America/New_York:20261203",), "2026-12-03T00:00:00", "2026-12-03T00:00:00"),
        (("DTEND;VALUE=DATE:20261204",), "2026-12-03T13:00:00-05:00", None),
        (
            ("DTSTART;VALUE=DATE:20261203", "DTEND:20261204T100000"),
            "2026-12-03T00:00:00",
            "2026-12-03T00:00:00",
        ),
    ],
)
def test_days_and_hours_in_one_event(lines: tuple[str, ...], start: str, end: str | None, source: Source) -> None:
    """A day has no zone, and an end that is of another kind than the start is none."""
    one = only(read(event(*lines), source))
    assert one.start is not None
    assert (one.start.isoformat(), one.end and one.end.isoformat()) == (start, end)


def test_a_description_that_was_escaped(source: Source) -> None:
    """Where every & begins a reference."""
    assert only(read(event("DESCRIPTION:Oil &amp\\; wax."), source)).summary == "Oil & wax."
    assert only(read(event("DESCRIPTION:Write &amp\\; for & there."), source)).summary == "Write &amp; for & there."


def test_a_calendar_may_be_in_utf_16(source: Source) -> None:
    """As Windows saves it."""
    words = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{event('SUMMARY:Öl')}\r\nEND:VCALENDAR\r\n"
    assert only(format_detection.read(words.encode("utf-16"), source, URL)).title == "Öl"


@pytest.mark.slow
@pytest.mark.parametrize("line", ["DESCRIPTION:", "TZID:", f"DESCRIPTION:{'_' * 20}", 'DTSTART;TZID="(UTC-05:00) '])
@pytest.mark.parametrize("part", ["_", " ", r"\n", "_" * 20 + r"\nhttps://teams.microsoft.com/", MEET, "a, "])
def test_no_line_takes_long(line: str, part: str, source: Source) -> None:
    """Rules, blanks and breaks that go on and on."""
    start = time.process_time()
    read(event(f"{line}{part * 20_000}x"), source)
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("lines", "image"),
    [
        (("ATTACH;FMTTYPE=image/jpeg:https://i.example/a.jpg",), "https://i.example/a.jpg"),
        (
            (
                "ATTACH;FMTTYPE=application/pdf:https://i.example/a.pdf",
                "ATTACH;FMTTYPE=image/png:https://i.example/b.png",
            ),
            "https://i.example/b.png",
        ),
        (("ATTACH:https://i.example/a.jpg",), None),
        (("ATTACH;FMTTYPE=image/png:CID:part1@forms.example.gov",), None),
    ],
)
def test_a_picture_may_be_attached(lines: tuple[str, ...], image: str | None, source: Source) -> None:
    """The first that says that it is one, and is on the web."""
    assert only(read(event(*lines), source)).image == image
