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


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en-GB", "Thursday, 3 December 2026, 13:00–16:00 ET"),
        ("es", "jueves, 3 de diciembre de 2026, 13:00–16:00, hora del Este"),
        ("es-US", "jueves, 3 de diciembre de 2026, 1:00–4:00 p.m., hora del Este"),
        ("ar", "الخميس، 3 ديسمبر 2026، 1:00–4:00 م، بتوقيت شرق الولايات المتحدة"),
    ],
)
def test_span_in_another_language(language: str, expected: str) -> None:
    """Another language has its own order, clock and name of the zone."""
    assert (
        date_format.span(START, START.replace(hour=16), language).replace("\xa0", " ").replace("\u202f", " ")
        == expected
    )


def test_parts_of_a_date_in_another_language() -> None:
    """So do a day, a day without its year, and a month."""
    day = date(2026, 12, 3)
    assert (date_format.day(day, "es"), date_format.short(day, "es"), date_format.month(day, "es")) == (
        "3 de diciembre de 2026",
        "3 de diciembre",
        "diciembre de 2026",
    )


def test_a_start_alone_in_another_language() -> None:
    """Other zones have the name that CLDR gives them, but for one without a place."""
    berlin = START.replace(tzinfo=ZoneInfo("Europe/Berlin"))
    assert date_format.hours(berlin, berlin, "es") == "13:00, hora de Europa central"
    assert date_format.zone(START.replace(tzinfo=timezone(timedelta(hours=-5))), "es") == "UTC-05:00"
    assert date_format.zone(START.replace(tzinfo=ZoneInfo("Etc/UTC")), "ar") == "UTC"


def test_a_month() -> None:
    """A month has its year."""
    assert date_format.month(date(2026, 12, 3)) == "December 2026"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ("December", "Dec", "Thursday", "Thu", "Monday", 6)),
        ("es", ("diciembre", "dic", "jueves", "jue", "lunes", 0)),
        ("es-US", ("diciembre", "dic", "jueves", "jue", "lunes", 6)),
    ],
)
def test_names_of_months_and_days(language: str, expected: tuple[object, ...]) -> None:
    """A calendar has names in full and short ones, and its weeks begin as in the region."""
    day = date(2026, 12, 3)
    assert (
        date_format.month_name(day, language),
        date_format.month_name(day, language, short=True),
        date_format.weekday_name(day, language),
        date_format.weekday_name(day, language, short=True),
        date_format.weekdays(language)[0],
        date_format.first_weekday(language),
    ) == expected


@pytest.mark.parametrize(
    ("language", "first"), [("en", "Mon"), ("es-US", "lun"), ("de", "Mo."), ("fr", "lun."), ("ar", "ن"), ("fa", "د")]
)
def test_what_heads_the_columns_of_a_month(language: str, first: str) -> None:
    """Short names, and a letter where those are as long as the whole ones, which a phone would break."""
    heads = date_format.weekday_heads(language)
    assert (heads[0], len(heads)) == (first, 7)
