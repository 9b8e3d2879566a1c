"""Calendars in the form of 1996, as telephones write them."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from hub.collect.formats import calendar_file, calendar_text, vcalendar_1
from hub.content.settings import Source

if TYPE_CHECKING:
    from hub.collect.parsed_feed import Feed

URL = "https://a.example.gov/lab.vcs"
NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
LOCAL = "DTSTART:20261210T100000\nDTEND:20261210T110000"
SUMMER = "DAYLIGHT:TRUE;-04;20260308T020000;20261101T020000;EST;EDT\n"


def calendar(lines: str, head: str = "") -> bytes:
    """A calendar of one event."""
    text = f"BEGIN:VCALENDAR\nVERSION:1.0\n{head}BEGIN:VEVENT\nUID:1\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n"
    return text.replace("\n", "\r\n").encode()


def read(lines: str, head: str = "") -> Feed:
    """The feed of that calendar."""
    return calendar_file.read(calendar(lines, head), Source(key="n", name="N", url=URL), URL, NOW)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Caf=C3=A9", "Café"),
        ("SUMMARY;QUOTED-PRINTABLE:Caf=C3=A9", "Café"),
        ("SUMMARY;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Caf=E9", "Café"),
        ("SUMMARY;ENCODING=QUOTED-PRINTABLE:A long title that =\ngoes on", "A long title that goes on"),
        ("SUMMARY;ENCODING=QUOTED-PRINTABLE:A long title that =\n goes on", "A long title that goes on"),
        ("SUMMARY;ENCODING=QUOTED-PRINTABLE:a=3Db=2C c=5C d", "a=b, c\\ d"),
        ("SUMMARY;ENCODING=QUOTED-PRINTABLE:One=0D=0Atwo", "One two"),
        ("SUMMARY;ENCODING=BASE64:Q2Fm\n w6k=", "Café"),
        ("SUMMARY;ENCODING=BASE64:Q2F", "Q2F"),
        ("SUMMARY:Plain", "Plain"),
    ],
)
def test_a_text(line: str, title: str) -> None:
    """What was made fit for mail is read as it was written."""
    assert [one.title for one in read(f"{line}\n{LOCAL}").candidates] == [title]


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("D1 #3", ["10", "11", "12"]),
        ("D2 #3", ["10", "12", "14"]),
        ("D1", ["10", "11"]),
        ("D1 #0", ["10", "11", "12", "13"]),
        ("D1 20261212T235900", ["10", "11", "12"]),
        ("D2 20261214", ["10", "12", "14"]),
        ("W1 TH #3", ["10", "17", "24"]),
        ("W1 TH TU #3", ["10", "15", "17", "22", "24"]),
        ("MD1 10 #2", ["10", "10"]),
        ("MD1 LD #1", ["10", "31"]),
        ("MD1 1- #1", ["10", "31"]),
        ("MP1 2+ TH #2", ["10", "14"]),
        ("MP1 2+ TH 1- TH #2", ["10"]),
        ("YM1 12 #2", ["10", "10"]),
        ("YD1 344 #2", ["10", "10"]),
        ("X1 #2", ["10"]),
    ],
)
def test_a_rule(rule: str, days: list[str]) -> None:
    """It means the same days as in RFC 5545; what cannot be said there is no series."""
    (found,) = read(f"SUMMARY:Lab\n{LOCAL}\nRRULE:{rule}").candidates
    shown = [f"{one:%d}" for one in found.dates or (found.start,) if one]
    assert shown[: len(days)] == days


def test_days_that_are_left_out() -> None:
    """Several stand between semicolons, and so do categories."""
    lines = f"SUMMARY:Lab\n{LOCAL}\nRRULE:D1 #4\nEXDATE:20261211T100000;20261212T100000\nCATEGORIES:MEETING;FORMS"
    (found,) = read(lines).candidates
    assert ([f"{one:%d}" for one in found.dates], found.topics) == (["10", "13"], ("MEETING", "FORMS"))


@pytest.mark.parametrize(
    ("head", "lines", "start"),
    [
        ("TZ:-05\n", LOCAL, "2026-12-10T15:00:00+00:00"),
        ("TZ:+05:30\n", LOCAL, "2026-12-10T04:30:00+00:00"),
        (f"TZ:-05\n{SUMMER}", LOCAL, "2026-12-10T15:00:00+00:00"),
        (f"TZ:-05\n{SUMMER.replace('20261101', '20261231')}", LOCAL, "2026-12-10T14:00:00+00:00"),
        ("", LOCAL, "2026-12-10T10:00:00"),
    ],
)
def test_the_offset_of_a_calendar(head: str, lines: str, start: str) -> None:
    """A clock is that of the calendar's own offset, in summer another one."""
    assert [one.start and one.start.isoformat() for one in read(f"SUMMARY:Lab\n{lines}", head).candidates] == [start]


@pytest.mark.parametrize(
    ("end", "last"),
    [("20261210T235900", "10"), ("20261211T000000", "10"), ("20261211T240000", "11"), ("", "10")],
)
def test_whole_days(end: str, last: str) -> None:
    """From midnight to the end of a day an event takes whole days."""
    (found,) = read("SUMMARY:Fair\nDTSTART:20261210T000000" + (f"\nDTEND:{end}" if end else "")).candidates
    assert (found.all_day, found.end and f"{found.end:%d}") == (True, last)


@pytest.mark.parametrize(
    ("head", "lines"),
    [
        ("", f"{LOCAL}\nRRULE:D2 MO 20261230"),
        ("", "DTSTART:99991203T100000\nRRULE:W9 MO TU #9999"),
        ("", "DTSTART:99991231T000000\nDTEND:99991231T235900"),
        ("TZ:-12\n", "DTSTART:99991231T235900"),
        ("TZ:+12\n", "DTSTART:00010101T000100"),
        ("TZ:+12\n", "DTSTART:20261340T000100"),
        ("", "DTSTART:20261203T000000\nDTEND:20261340T235900"),
        ("", "DTSTART:20261340T100000\nRRULE:W1 MO TU #4"),
    ],
)
def test_an_event_whose_times_lead_nowhere(head: str, lines: str) -> None:
    """It is left out by name, and the other events are read."""
    other = f"SUMMARY:Lab\n{LOCAL}\nEND:VEVENT\nBEGIN:VEVENT\nUID:2\nSUMMARY:Fair\n{lines}"
    found = read(other, head)
    assert [one.title for one in found.candidates] == ["Lab"]
    assert [(note.entry, note.reason) for note in found.skipped] == [("Fair", calendar_text.NO_TIMES)]


def test_hours_after_midnight_are_no_whole_day() -> None:
    """An event that ends in the morning has its hours."""
    (found,) = read("SUMMARY:Watch\nDTSTART:20261210T000000\nDTEND:20261210T030000").candidates
    assert (found.all_day, found.end and found.end.hour) == (False, 3)
    (found,) = read("SUMMARY:Watch\nDTSTART:20261210T000000\nDTEND:20261210T030000Z", "TZ:-05\n").candidates
    assert not found.all_day


@pytest.mark.parametrize(
    "part", ["SUMMARY;QUOTED-PRINTABLE:=\n", "SUMMARY;BASE64:a\n ", "SUMMARY;", "=\n", ";QUOTED-PRINTABLE"]
)
def test_time_grows_with_length(part: str) -> None:
    """Nothing that is written over and over takes long."""
    start = time.process_time()
    vcalendar_1.decoded(b"SUMMARY;" + part.encode() * 20_000)
    assert time.process_time() - start < 2
