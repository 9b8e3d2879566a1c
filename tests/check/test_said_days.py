"""Tests for hub.check.rules.said_days: a day is told where its weekday, the calendar or the event contradicts it."""

from __future__ import annotations

import pytest

from hub.check import rule_registry
from hub.content import file_kinds
from tests.check.test_newcomers import EVENT, FIELDS, SETTINGS, of_body, of_event, told


def places(rule: str, text: str) -> list[tuple[int, int]]:
    """Return line and column of what a rule finds in an event."""
    page = file_kinds.page_of(EVENT, text, SETTINGS)
    return [page.place(hit.start) for hit in rule_registry.finders()[rule](page)]


@pytest.mark.parametrize(
    ("words", "day", "right", "written"),
    [
        ("Friday, December 10, 2026", "December 10, 2026", "Thursday", "Friday"),
        ("Fri. Dec. 10th, 2026", "December 10, 2026", "Thursday", "Friday"),
        ("Thurs. Dec. 11, 2026", "December 11, 2026", "Friday", "Thursday"),
        ("Friday the 10th of December 2026", "December 10, 2026", "Thursday", "Friday"),
        ("Friday (2026-12-10)", "December 10, 2026", "Thursday", "Friday"),
        ("2026-12-10 (Fri)", "December 10, 2026", "Thursday", "Friday"),
        ("в эту среда, 10 декабря 2026", "December 10, 2026", "Thursday", "Wednesday"),
        ("On Friday, December 10, 2026", "December 10, 2026", "Thursday", "Friday"),
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
        "Monday, 12.7.2026",
        "Tom Freitag, 10 December 2026",
        "Read Practice Friday (November 25, 2026) again.",
        "jueves, 10/12/2026",
        "Thursday, 10/12/2026",
        "Monday, 10/12/2026",
        "2026年12月10日(木)",
        "Friday, 30/30/2026",
        "Friday, December 10",
        "`Friday, December 10, 2026`",
        "Each Monday, December 1, 2026 to January 31, 2027",
        "Every other Tuesday, December 3, 2026 through June 1, 2027",
        "cada lunes, 1 de diciembre de 2026",
        "The court sat 10 December 2026.",
        "Vi har fri 10. desember 2026.",
        "Wednesday, October 25, 1917 (Old Style), and Wednesday, November 7, 1917",
        "Bazar, 10 de diciembre de 2026; Marte, 10 de diciembre de 2026.",
        "Friday, 12/10/0000, and 0000-12-10 (Friday)",
        "Visits: Jan 32, Feb 30, 1000 in total.",
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


@pytest.mark.parametrize(
    "words", ["Thursday–Friday, December 10–11", "Mon.-Fri., Dec. 10", "Monday or Friday, Dec. 10"]
)
def test_the_day_of_an_event_among_several(words: str) -> None:
    """Of several weekdays nobody can tell which one a day is to be."""
    assert told(EVENT, f"---\n{FIELDS}---\n{words}.\n".encode()) == []


@pytest.mark.parametrize("before", ["", "İİİ ", "ßßß "])
def test_a_day_behind_letters_that_have_no_small_form(before: str) -> None:
    """It is told as it is written."""
    (said,) = of_body(f"{before}by February 30, 2026.")
    assert said.startswith("7: no month has the day February 30, 2026; ")


def test_a_weekday_in_front_matter() -> None:
    """A title is read, and a time of another form is told once."""
    (said,) = of_event("title: Wax clinic", "title: Wax clinic on Friday, December 10, 2026")
    assert said.startswith("2: December 10, 2026 is a Thursday, and Friday is written; ")
    (said,) = of_event("start: 2026-12-10 13:00", "start: Friday, December 10, 2026 at 1:00 PM")
    assert said.startswith("4: start: ")


@pytest.mark.parametrize(
    ("words", "columns"),
    [
        ("Friday, December 10, 2026", [1]),
        ("See you this Friday, December 10, 2026, and by February 30, 2026", [14, 48]),
        ("February 30, 2026", [1]),
        ("Tom Freitag, 10 December 2026, and Friday, December 10, 2026", [36]),
    ],
)
def test_where_a_day_is_told(words: str, columns: list[int]) -> None:
    """At the weekday, or at the day that no month has; a surname before it hides nothing."""
    assert places("409", f"---\n{FIELDS}---\nFirst.\n\n{words}.\n") == [(10, column) for column in columns]


def test_where_a_day_behind_times_is_told() -> None:
    """The times of an event, which their readers look at, are left out, and what follows keeps its place."""
    fields = FIELDS.replace("summary: ", "summary: On Friday, December 10, 2026. ")
    assert places("409", f"---\n{fields}---\nWords.\n") == [(6, 13)]


def test_a_day_that_no_month_has() -> None:
    """It is told as it is written, and one that there was in a leap year is not."""
    assert of_body("Due on Monday, February 30, 2026; not on February 29, 2028, and not on May 4.") == [
        "7: no month has the day February 30, 2026; write the day that is meant"
    ]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("When: December 11, 2026, 1 pm", "December 11, 2026"),
        ("**Date:** Friday, December 11, 2026", "December 11, 2026"),
        ("- Fecha: 11 de diciembre de 2026", "December 11, 2026"),
        ("Date and time: January 7", "January 7, 2027"),
        ("When: 1 pm on Friday, December 11", "December 11, 2026"),
        ("Quand : le 9 décembre", "December 9, 2026"),
        ("When: December 11, 1:00 pm ET", "December 11, 2026"),
        ("When: December 12, 9 am in Manila", "December 12, 2026"),
        ("When: December 11, 1–2 pm ET", "December 11, 2026"),
        ("When: December 11, from 1 to 2 p.m.", "December 11, 2026"),
        ("Dates: December 3, 11 and 17", "December 3, 2026"),
        ("When: December 11, 10 am in Denver, 1 pm here", "December 11, 2026"),
        ("When: December 10, 2025", "December 10, 2025"),
        ("Fecha: viernes, 4 de diciembre", "December 4, 2026"),
        ("Dates: November 5–6, 2026", "November 5, 2026"),
        ("When: on the 11 December 2026", "December 11, 2026"),
    ],
)
def test_a_text_with_another_day_than_its_event(line: str, day: str) -> None:
    """A line that says when it is says the day of the event."""
    said = f"the text says {day}, and `start` says December 10, 2026; write the day that is right in both"
    assert told(EVENT, f"---\n{FIELDS}---\n{line}\n".encode()) == [f"8: {said}"]


@pytest.mark.parametrize(("line", "column"), [("When: December 11, 2026", 7), ("- Quand : le 9 décembre", 11)])
def test_where_another_day_is_told(line: str, column: int) -> None:
    """At the words that say when it is."""
    assert places("410", f"---\n{FIELDS}---\nFirst.\n\n{line}\n") == [(10, column)]


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        (FIELDS, "When: December 10"),
        (FIELDS, "When: not on December 3, but on December 10, 2026"),
        (FIELDS, "When: 1 pm, in room 12"),
        (FIELDS, "When: every Thursday from November 5, 2026"),
        (FIELDS, "When: register by December 1, 2026"),
        (FIELDS, "Date: the recording of March 3, 2026"),
        (FIELDS, "When: only December 3, 2026"),
        (FIELDS, "Dates: December 9–11, 2026"),
        (FIELDS, "Dates: 30 November – 11 December 2026"),
        (FIELDS, "Datum: 30.11.–11.12.2026"),
        (FIELDS, "When: 3/4/2026"),
        (FIELDS, "Dates: December 3, 10 and 17"),
        (FIELDS, "Dates: December 3rd, 10th, and 17th"),
        (FIELDS, "Quando: 3, 10, 17 dicembre"),
        (FIELDS, "Datum: 3. + 10. + 17. Dezember"),
        (FIELDS, "Register until December 3, 2026"),
        (FIELDS, "When: December 11, 2026, 3:00 am in Tokyo"),
        (FIELDS, "Fecha: viernes, 11 de diciembre, 5 h (Tokio)"),
        (FIELDS, "Datum: 9. Dezember 2026, 23 Uhr in Honolulu"),
        (FIELDS, "`When: December 3, 2026`"),
        (FIELDS + "repeat: every week until 2027-01-28\n", "When: December 17, 2026"),
        (FIELDS.replace("end: 2026-12-10", "end: 2026-12-12"), "When: December 11, 2026"),
        (FIELDS.replace("end: 2026-12-10 14:00\n", ""), "When: December 10, 2026"),
    ],
)
def test_a_text_with_the_day_of_its_event(fields: str, line: str) -> None:
    """One of several days or a span is enough; what may be another day and what repeats is not looked at."""
    assert told(EVENT, f"---\n{fields}---\n{line}\n".encode()) == []


def test_an_event_whose_start_cannot_be_read() -> None:
    """There is nothing to compare with."""
    (said,) = told(EVENT, f"---\n{FIELDS.replace('start: 2026-12-10', 'start: soon')}---\nDate: May 4, 2026\n".encode())
    assert said.startswith("4: start: ")


def test_a_long_line_of_marks_is_read_in_no_time() -> None:
    """Marks of many thousands, which are no words, do not keep a check from its end."""
    assert of_body("{" * 200_000 + "++") == []
    assert of_body("{++" * 20_000) == []
