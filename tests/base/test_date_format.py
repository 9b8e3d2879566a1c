"""Dates and times read as people say them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from hub.base import date_format

EASTERN = ZoneInfo("America/New_York")
START = datetime(2026, 12, 3, 13, 0, tzinfo=EASTERN)


def test_day() -> None:
    """A date is day, month in full, and year."""
    assert date_format.day(date(2026, 12, 3)) == "December 3, 2026"


def test_weekday() -> None:
    """A date may begin with its weekday."""
    assert date_format.weekday(date(2026, 12, 3)) == "Thursday, December 3, 2026"


@pytest.mark.parametrize(
    ("hour", "minute", "expected"),
    [(0, 5, "12:05 am"), (9, 30, "9:30 am"), (12, 0, "12:00 pm"), (13, 0, "1:00 pm"), (23, 59, "11:59 pm")],
)
def test_clock(hour: int, minute: int, expected: str) -> None:
    """Times have twelve hours, with noon and midnight as 12."""
    assert date_format.clock(START.replace(hour=hour, minute=minute)) == expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (START, "ET"),
        (START.replace(month=7), "ET"),
        (START.replace(tzinfo=ZoneInfo("Pacific/Honolulu")), "HT"),
        (START.replace(tzinfo=ZoneInfo("Europe/Berlin")), "CET"),
        (START.replace(tzinfo=ZoneInfo("Europe/Berlin"), month=7), "CEST"),
        (START.replace(tzinfo=UTC), "UTC"),
        (START.replace(tzinfo=timezone(timedelta(hours=-5))), "UTC-05:00"),
        (START.replace(tzinfo=None), ""),
    ],
)
def test_zone(moment: datetime, expected: str) -> None:
    """A zone of the United States keeps one name all year; others have the name of that moment."""
    assert date_format.zone(moment) == expected


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        (START.replace(hour=16), "Thursday, December 3, 2026, 1:00–4:00 pm ET"),
        (
            START.replace(day=4, hour=9),
            "Thursday, December 3, 2026, 1:00 pm – Friday, December 4, 2026, 9:00 am ET",
        ),
    ],
)
def test_span(end: datetime, expected: str) -> None:
    """An event's times are said once where they share a day and a half of it."""
    assert date_format.span(START, end) == expected


def test_span_over_noon() -> None:
    """From morning to afternoon, both times say so."""
    assert date_format.span(START.replace(hour=11), START) == "Thursday, December 3, 2026, 11:00 am–1:00 pm ET"
