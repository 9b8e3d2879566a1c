"""Times in words: natural ones in several languages are read, and what may be two is asked back."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from hub.base import spoken_times
from hub.base.spoken_days import UnclearTimeError

FRIDAY = date(2026, 11, 20)


def said(words: str) -> tuple[str, str, str, str]:
    """Day, start, end and zone in words."""
    found = spoken_times.read(words, FRIDAY)
    start, end = (f"{hour:%H:%M}" if hour else "" for hour in (found.start, found.end))
    return str(found.day or ""), start, end, found.zone or found.offset


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("December 16, 2026 at 1 pm", ("2026-12-16", "13:00", "", "")),
        ("Thursday, December 10, 2026, 1:00–4:00 pm ET", ("2026-12-10", "13:00", "16:00", "et")),
        ("next Tuesday, 2.30 p.m. Pacific Time", ("2026-11-24", "14:30", "", "pacific time")),
        ("from 9 am to noon on Dec 3, 2026", ("2026-12-03", "09:00", "12:00", "")),
        ("16. Dezember 2026, 14 Uhr", ("2026-12-16", "14:00", "", "")),
        ("am 16.12.2026 von 14.30 Uhr bis 16 Uhr MEZ", ("2026-12-16", "14:30", "16:00", "mez")),
        ("nächsten Dienstag um 9 Uhr morgens", ("2026-11-24", "09:00", "", "")),
        ("10 décembre 2026 à 13 h 30", ("2026-12-10", "13:30", "", "")),
        ("le mardi 15 décembre 2026 de 14h à 15h30", ("2026-12-15", "14:00", "15:30", "")),
        ("demain à midi, Paris", ("2026-11-21", "12:00", "", "paris")),
        ("16 de diciembre de 2026 a las 2 de la tarde", ("2026-12-16", "14:00", "", "")),
        ("martes 15 de diciembre de 2026, 10:00 a 11:30", ("2026-12-15", "10:00", "11:30", "")),
        ("mañana al mediodía", ("2026-11-21", "12:00", "", "")),
        ("16 de dezembro de 2026 às 14h", ("2026-12-16", "14:00", "", "")),
        ("2026年12月10日 14:00", ("2026-12-10", "14:00", "", "")),
        ("2026年12月10日 15時", ("2026-12-10", "15:00", "", "")),
        ("2026年12月10日15時30分", ("2026-12-10", "15:30", "", "")),
        ("2026年12月10日下午3:30", ("2026-12-10", "15:30", "", "")),
        ("2026年12月10日(木) 午後3時〜16時30分", ("2026-12-10", "15:00", "16:30", "")),
        ("2026년 12월 10일 15시", ("2026-12-10", "15:00", "", "")),
    ],
)
def test_four_languages_and_more(words: str, expected: tuple[str, str, str, str]) -> None:
    """English, German, French and Spanish times, and some others, are read as people mean them."""
    assert said(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("noon ET", ("", "12:00", "", "et")),
        ("1–2:30 pm", ("", "13:00", "14:30", "")),
        ("11-1 pm", ("", "11:00", "13:00", "")),
        ("11-1 am", ("", "23:00", "01:00", "")),
        ("9:30-11:00", ("", "09:30", "11:00", "")),
        ("9:30-1:00", ("", "09:30", "13:00", "")),
        ("13:00 to 14:30", ("", "13:00", "14:30", "")),
        ("2026-12-10T13:00-05:00", ("2026-12-10", "13:00", "", "-05:00")),
        ("Dec 16, 2026, 13:00 UTC-5", ("2026-12-16", "13:00", "", "utc-5")),
        ("14 Uhr am 16. Dezember 2026", ("2026-12-16", "14:00", "", "")),
        ("December 8-10, 2026", ("2026-12-08", "", "", "")),
        ("December 8-10, 2026 for all", ("2026-12-08", "", "", "for all")),
        ("December 10, 2026, 9.30.", ("2026-12-10", "09:30", "", "")),
        ("10.12.2026, 13.00.", ("2026-12-10", "13:00", "", "")),
        ("10.12. bis 12.12., 13 Uhr", ("2026-12-10", "13:00", "", "")),
        ("December 10, 2026, 1:00 pm, room 4.2.", ("2026-12-10", "13:00", "", "room 4.2.")),
        ("room 4", ("", "", "", "room 4")),
    ],
)
def test_hours(words: str, expected: tuple[str, str, str, str]) -> None:
    """Hours and their ranges; what is neither a day nor an hour is left for a zone."""
    assert said(words) == expected


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("Dec 16, 2026 at midnight", "midnight can be the beginning or the end of that day: write 00:00, or 23:59"),
        ("Dec 16, 2026, 1:00-2:00", "“1:00-2:00” can be in the morning or in the afternoon: write am or pm, or 13:00"),
        ("Dec 16, 2026, 25:00", "no clock shows “25:00”: write the hour as in 1:00 pm or 13:00"),
        ("Dec 16, 2026, 10:75", "no clock shows “10:75”: write the hour as in 1:00 pm or 13:00"),
    ],
)
def test_questions(words: str, question: str) -> None:
    """What may be two hours, or is none, is asked back."""
    with pytest.raises(UnclearTimeError) as caught:
        spoken_times.read(words, FRIDAY)
    assert question in str(caught.value)


def test_an_hour_of_either_half_of_a_day() -> None:
    """Nobody begins at one in the morning without saying so; at nine, or at 01:00, they do."""
    early = spoken_times.read("Dec 16, 2026, 1:00", FRIDAY)
    with pytest.raises(UnclearTimeError, match="can be in the morning or in the afternoon"):
        spoken_times.start_of(early, "Dec 16, 2026, 1:00")
    for words, hour in (("Dec 16, 2026, 9:00", 9), ("Dec 16, 2026, 01:00", 1)):
        assert spoken_times.start_of(spoken_times.read(words, FRIDAY), words) == datetime.fromisoformat(
            f"2026-12-16T{hour:02}:00"
        )
    assert spoken_times.start_of(spoken_times.read("Dec 16, 2026", FRIDAY), "") is None


@pytest.mark.parametrize(
    ("end", "is_vague", "expected"),
    [(time(3, 30), True, "15:30"), (time(3, 30), False, None), (time(15), False, "15:00"), (time(14), False, None)],
)
def test_an_end_is_after_its_start(end: time, expected: str | None, *, is_vague: bool) -> None:
    """`3:30` after a start at two in the afternoon is half past three."""
    found = spoken_times.end_after(datetime.fromisoformat("2026-12-16T14:00"), end, is_vague=is_vague)
    assert (f"{found:%H:%M}" if found else None) == expected
