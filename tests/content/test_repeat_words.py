"""How an event repeats is read from words and written as words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.content import repeat_words
from hub.content.models import Repeat
from hub.content.settings import DayOfMonth

UNTIL = date(2027, 3, 31)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("every day until 2027-03-31", Repeat(unit="day", until=UNTIL)),
        ("every 2 weeks until 2027-03-31", Repeat(unit="week", every=2, until=UNTIL)),
        ("every other week until 2027-03-31", Repeat(unit="week", every=2, until=UNTIL)),
        ("Every 3 Months until 2027-03-31.", Repeat(unit="month", every=3, until=UNTIL)),
        (
            "every Tuesday and Thursday until 2027-03-31",
            Repeat(unit="week", weekdays=(1, 3), until=UNTIL),
        ),
        (
            "every last Friday of the month until 2027-03-31",
            Repeat(unit="month", day_of_month=DayOfMonth(-1, 4), until=UNTIL),
        ),
        (
            "every second tuesday until 2027-03-31, except on 2026-12-29 and 2027-01-12, also on 2027-01-05",
            Repeat(
                unit="month",
                day_of_month=DayOfMonth(2, 1),
                until=UNTIL,
                skip=(date(2026, 12, 29), date(2027, 1, 12)),
                also=(date(2027, 1, 5),),
            ),
        ),
        ("also on 2027-01-14, 2026-12-17", Repeat(also=(date(2026, 12, 17), date(2027, 1, 14)))),
    ],
)
def test_words(words: str, expected: Repeat) -> None:
    """A rule with its last day, days left out and days added, or days alone."""
    assert repeat_words.read(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "",
        "weekly",
        "every week",
        "except 2026-12-24",
        "every blue moon until 2027-03-31",
        "every 0 weeks until 2027-03-31",
        "every week until 2027-02-30",
        "every week until March",
    ],
)
def test_other_words(words: str) -> None:
    """A rule without an end, days that cannot be, and other words are refused."""
    with pytest.raises(ValueError):  # noqa: PT011  whichever of its parts cannot be read
        repeat_words.read(words)


DAYS = st.dates(date(2026, 1, 1), date(2028, 1, 1))
SOME_DAYS = st.sets(DAYS, max_size=3).map(lambda days: tuple(sorted(days)))
RULES = st.one_of(
    st.builds(Repeat, unit=st.sampled_from(repeat_words.UNITS), every=st.integers(1, 99)),
    st.builds(
        Repeat,
        unit=st.just("week"),
        weekdays=st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days))),
    ),
    st.builds(
        Repeat,
        unit=st.just("month"),
        day_of_month=st.builds(DayOfMonth, st.sampled_from([1, 2, 3, 4, -1]), st.integers(0, 6)),
    ),
)


@given(rule=RULES, until=DAYS, skip=SOME_DAYS, also=SOME_DAYS)
def test_written_and_read(rule: Repeat, until: date, skip: tuple[date, ...], also: tuple[date, ...]) -> None:
    """What is written is read as the same value."""
    repeat = Repeat(
        unit=rule.unit,
        every=rule.every,
        weekdays=rule.weekdays,
        day_of_month=rule.day_of_month,
        until=until,
        skip=skip,
        also=also,
    )
    assert repeat_words.read(repeat_words.write(repeat)) == repeat


def test_shown() -> None:
    """People read days with names of months, and which of them are left out."""
    words = "every last friday until 2027-03-31, except 2026-12-25, also on 2026-12-18"
    assert repeat_words.shown(repeat_words.read(words)) == (
        "Every last Friday of the month until March 31, 2027, except December 25, 2026, also on December 18, 2026"
    )
    assert repeat_words.shown(repeat_words.read("also on 2026-12-18")) == "Also on December 18, 2026"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("every week until 2027-03-31", "Todas las semanas hasta el 31 de marzo de 2027"),
        ("every 3 days until 2027-03-31", "Cada 3 días hasta el 31 de marzo de 2027"),
        ("every monday and friday until 2027-03-31", "Cada lunes y viernes hasta el 31 de marzo de 2027"),
        ("every last friday until 2027-03-31", "El último viernes de cada mes hasta el 31 de marzo de 2027"),
        ("also on 2026-12-18", "También el 18 de diciembre de 2026"),
    ],
)
def test_shown_in_spanish(words: str, shown: str) -> None:
    """People read the same in the language of a hub."""
    assert repeat_words.shown(repeat_words.read(words), "es") == shown
