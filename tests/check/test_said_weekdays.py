"""Tests for hub.check.rules.said_weekdays: a weekday is told where the day beside it has another one."""

from __future__ import annotations

import pytest

from tests.check.test_newcomers import EVENT, FIELDS, of_body, of_event, told


@pytest.mark.parametrize(
    ("words", "day", "right", "written"),
    [
        ("Friday, December 10, 2026", "December 10, 2026", "Thursday", "Friday"),
        ("Fri. Dec. 10th, 2026", "December 10, 2026", "Thursday", "Friday"),
        ("Thurs. Dec. 11, 2026", "December 11, 2026", "Friday", "Thursday"),
        ("Friday the 10th of December 2026", "December 10, 2026", "Thursday", "Friday"),
        ("Friday (2026-12-10)", "December 10, 2026", "Thursday", "Friday"),
        ("2026-12-10 (Fri)", "December 10, 2026", "Thursday", "Friday"),
        ("Friday, 12/10/26", "December 10, 2026", "Thursday", "Friday"),
        ("Sunday, December 7-11, 2026", "December 7, 2026", "Monday", "Sunday"),
        ("am Freitag, dem 10. Dezember 2026", "December 10, 2026", "Thursday", "Friday"),
        ("el miércoles 10 de diciembre de 2026", "December 10, 2026", "Thursday", "Wednesday"),
    ],
)
def test_a_weekday_that_its_day_does_not_have(words: str, day: str, right: str, written: str) -> None:
    """Readers come on the one or the other, so both are named."""
    said = f"{day} is a {right}, and {written} is written; write {right}, or the day that is meant"
    assert of_body(f"See you: {words}.") == [f"7: {said}"]


@pytest.mark.parametrize(
    "words",
    [
        "Thursday, December 10, 2026",
        "Monday–Friday, December 7–11, 2026",
        "Tuesday and Thursday, December 8 and 10, 2026",
        "Mondays, December 8, 2026",
        "Every Friday from December 10, 2026",
        "Friday, December 4 or 11, 2026",
        "It was a Wednesday. December 10, 2026 is the last day.",
        "The Baltimore Sun, December 10, 2026",
        "Samstag, 12.12.2026",
        "jueves, 10/12/2026",
        "Thursday, 10/12/2026",
        "Monday, 10/12/2026",
        "2026年12月10日(木)",
        "Friday, February 30, 2026",
        "Friday, 30/30/2026",
        "Friday, December 10",
        "`Friday, December 10, 2026`",
    ],
)
def test_a_weekday_that_may_be_right(words: str) -> None:
    """A span, two readings, plurals, words between the two and code are no contradiction."""
    assert of_body(words) == []


def test_the_day_of_an_event_has_no_year_in_its_text() -> None:
    """It is that of the file; other days without a year are of some year."""
    text = f"---\n{FIELDS}---\nOn Friday, December 10.\n\nFriday, December 11, too; then Friday, May 1.\n"
    assert told(EVENT, text.encode()) == [
        "8: December 10, 2026 is a Thursday, and Friday is written; write Thursday, or the day that is meant"
    ]


def test_a_weekday_in_front_matter() -> None:
    """A title is read, and a time of another form is told once."""
    (said,) = of_event("title: Wax clinic", "title: Wax clinic on Friday, December 10, 2026")
    assert said.startswith("2: December 10, 2026 is a Thursday, and Friday is written; ")
    (said,) = of_event("start: 2026-12-10 13:00", "start: Friday, December 10, 2026 at 1:00 PM")
    assert said.startswith("4: start: ")
