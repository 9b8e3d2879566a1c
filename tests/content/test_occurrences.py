"""The days of a series, and when an event is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from hub.content import occurrences, repeat_words
from hub.content.models import Event

EASTERN = ZoneInfo("America/New_York")
LAB = Event(
    path="content/events/2026-10-29-lab.md",
    title="Lab",
    kind="training",
    start=datetime(2026, 10, 29, 13, tzinfo=EASTERN),
    end=datetime(2026, 10, 29, 14, 30, tzinfo=EASTERN),
    summary="",
)


def series(words: str, event: Event = LAB) -> Event:
    """An event that repeats."""
    return replace(event, repeat=repeat_words.read(words))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("every week until 2026-11-19", ["10-29", "11-05", "11-12", "11-19"]),
        ("every 2 weeks until 2026-11-26", ["10-29", "11-12", "11-26"]),
        ("every month until 2026-12-31", ["10-29", "11-29", "12-29"]),
        ("every last thursday until 2026-12-31", ["10-29", "11-26", "12-31"]),
        ("every tuesday, thursday until 2026-11-05", ["10-29", "11-03", "11-05"]),
        ("every week until 2026-11-19, except 2026-11-05, also on 2026-11-06", ["10-29", "11-06", "11-12", "11-19"]),
        ("also on 2026-12-01", ["10-29", "12-01"]),
    ],
)
def test_days(words: str, expected: list[str]) -> None:
    """A series has the days of its rule, without those left out and with those added."""
    assert [f"{one.start:%m-%d}" for one in occurrences.of(series(words))] == expected


def test_hours_of_the_wall() -> None:
    """After the clocks change, an occurrence is at the same hour of the wall, so its offset is another."""
    before, after, *_ = occurrences.of(series("every week until 2026-11-19"))
    assert (before.start.isoformat(), after.start.isoformat()) == (
        "2026-10-29T13:00:00-04:00",
        "2026-11-05T13:00:00-05:00",
    )
    assert after.end.isoformat() == "2026-11-05T14:30:00-05:00"


def test_bounded() -> None:
    """A rule for centuries is worked out no further than needed to see that it is too long."""
    found = occurrences.days(repeat_words.read("every day until 2199-12-31"), date(2026, 10, 29))
    assert len(found) == occurrences.MOST + 1


def test_next_and_last() -> None:
    """The next occurrence is that of today or later, and behind the last one it is that."""
    weekly = series("every week until 2026-11-19")
    assert occurrences.next_of(weekly, date(2026, 11, 5)).start.date() == date(2026, 11, 5)
    assert occurrences.next_of(weekly, date(2026, 11, 6)).start.date() == date(2026, 11, 12)
    assert occurrences.next_of(weekly, date(2027, 1, 1)).start.date() == date(2026, 11, 19)
    assert occurrences.last_day(weekly) == date(2026, 11, 19)
    assert occurrences.last_day(LAB) == date(2026, 10, 29)


def test_coming_and_past() -> None:
    """A series is coming until its last day, at its next one; what is past is the latest first."""
    weekly = series("every week until 2026-11-19", replace(LAB, path="b"))
    single = replace(LAB, path="c", start=LAB.start.replace(month=11, day=10), end=LAB.end.replace(month=11, day=10))
    found = occurrences.coming([weekly, LAB, single], date(2026, 11, 6))
    assert [(one.path, one.start.day) for one in found] == [("c", 10), ("b", 12)]
    gone = occurrences.past([LAB, weekly, single], date(2026, 12, 1))
    assert [(one.path, one.start.day) for one in gone] == [("b", 19), ("c", 10), (LAB.path, 29)]


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (LAB, "2026-10-29T14:30:00-04:00"),
        (replace(LAB, end=LAB.start), "2026-10-30T00:00:00-04:00"),
        (
            replace(LAB, all_day=True, start=LAB.start.replace(hour=0), end=LAB.end.replace(day=31, hour=0, minute=0)),
            "2026-11-01T00:00:00-04:00",
        ),
    ],
)
def test_over(event: Event, expected: str) -> None:
    """An event is over at its end; one without an end, or of whole days, with its last day."""
    assert occurrences.over_at(event).isoformat() == expected
