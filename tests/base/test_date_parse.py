"""Days and times as people write them are read where they can mean one thing only."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.base import date_parse

DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    "words",
    [
        "2026-11-20",
        "2026/11/20",
        "2026.11.20",
        "11/20/2026",
        "20/11/2026",
        "Nov 20, 2026",
        "Nov. 20th, 2026",
        "november 20 2026",
        " 20 Nov 2026 ",
        "20th November, 2026",
    ],
)
def test_one_day_in_many_forms(words: str) -> None:
    """A number above twelve is no month."""
    assert date_parse.day(words) == DAY


def test_the_same_number_twice_is_one_day() -> None:
    """4/4 is 4 April wherever one lives."""
    assert date_parse.day("4/4/2026") == date(2026, 4, 4)


@pytest.mark.parametrize("words", ["12/13/2026", "13/12/2026"])
def test_a_number_above_twelve_is_a_day(words: str) -> None:
    """Thirteen is the first that no month has."""
    assert date_parse.day(words) == date(2026, 12, 13)


@pytest.mark.parametrize(("year", "is_one"), [(1899, False), (1900, True), (2199, True), (2200, False)])
def test_years_that_can_be_meant(year: int, is_one: bool) -> None:  # noqa: FBT001  a row of the table above
    """What is earlier or later is a slip of the finger."""
    assert date_parse.day(f"{year}-11-20") == (date(year, 11, 20) if is_one else None)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "3/4/2026",
        "11/12/2026",
        "12/11/2026",
        "Feb 31, 2026",
        "2026-13-40",
        "Ma 3, 2026",
        "Foo 3, 2026",
        "Friday",
        "11/20/26",
    ],
)
def test_what_is_no_day_or_two(words: str) -> None:
    """Nobody guesses."""
    assert date_parse.day(words) is None


@pytest.mark.parametrize(
    "words",
    [
        "2026-11-20T13:00",
        "2026-11-20 13:00:00",
        "11/20/2026 1 pm",
        "Nov 20, 2026 1:00 p.m.",
        "November 20, 2026, 13:00",
        "20 November 2026 at 1PM",
    ],
)
def test_one_moment_in_many_forms(words: str) -> None:
    """Noon and midnight as people say them."""
    assert date_parse.moment(words) == datetime(2026, 11, 20, 13)  # noqa: DTZ001  a clock on a wall


@pytest.mark.parametrize(("half", "hour"), [("12 am", 0), ("1 am", 1), ("12 pm", 12), ("11:59 pm", 23)])
def test_noon_and_midnight(half: str, hour: int) -> None:
    """Twelve comes before one."""
    found = date_parse.moment(f"Nov 20, 2026 {half}")
    assert found
    assert found.hour == hour


@pytest.mark.parametrize(
    "words",
    ["Nov 20, 2026", "2026-11-20 13", "2026-11-20 0 pm", "2026-11-20 13 pm", "2026-11-20 25:00", "3/4/2026 1 pm"],
)
def test_what_is_no_moment(words: str) -> None:
    """A day without a time, a time that no clock shows, a day that may be two; an offset is another matter."""
    assert date_parse.moment(words) is None
    assert date_parse.moment(f"{words} -0500") is None


@given(
    st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)),
    st.sampled_from(["%B %d, %Y", "%d %b %Y", "%Y/%m/%d"]),
)
def test_every_day_is_read_as_it_was_written(day: date, form: str) -> None:
    """The forms that can mean one day only."""
    assert date_parse.day(day.strftime(form)) == day


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("3/4/2026", (date(2026, 3, 4), date(2026, 4, 3))),
        ("12/1/2026", (date(2026, 12, 1), date(2026, 1, 12))),
        ("3/3/2026", ()),
        ("3/14/2026", ()),
        ("13/14/2026", ()),
        ("0/4/2026", ()),
        ("3/4/0026", ()),
        ("tomorrow", ()),
    ],
)
def test_two_readings(words: str, days: tuple[date, ...]) -> None:
    """A day that can be a month, and the other way round, may be meant either way."""
    assert date_parse.readings(words) == days
