"""Days in words, seen from a Friday: one reading, or a question with both."""

from __future__ import annotations

import time
from datetime import date

import pytest

from hub.base import date_names, spoken_days

FRIDAY = date(2026, 11, 20)


def read(words: str, order: str = "", today: date = FRIDAY) -> spoken_days.SpokenDays:
    """What words say."""
    return spoken_days.read(date_names.normal(words), today, order)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2026-12-10", "2026-12-10"),
        ("2026/12/1", "2026-12-01"),
        ("10.12.2026", "2026-12-10"),
        ("12/20/2026", "2026-12-20"),
        ("20/12/26", "2026-12-20"),
        ("12-20-2026", "2026-12-20"),
        ("6/6/2026", "2026-06-06"),
        ("Thu 12/10/2026", "2026-12-10"),
        ("Monday, 12/10/2026", "2026-10-12"),
        ("December 16, 2026", "2026-12-16"),
        ("Dec. 1st 2026", "2026-12-01"),
        ("3rd of December 2026", "2026-12-03"),
        ("le 1er décembre 2026", "2026-12-01"),
        ("10 de diciembre de 2026", "2026-12-10"),
        ("Do, 10. Dezember 2026", "2026-12-10"),
        ("2026年12月10日", "2026-12-10"),
        ("December 16", "2026-12-16"),
        ("January 5", "2027-01-05"),
        ("today", "2026-11-20"),
        ("demain", "2026-11-21"),
        ("gestern", "2026-11-19"),
        ("Freitag, 4.12.", "2026-12-04"),
        ("am 5.1.", "2027-01-05"),
        ("December 10, 2026, 9.30.", "2026-12-10"),
        ("10.12.2026, 13.00.", "2026-12-10"),
        ("4.12., room 3.2.", "2026-12-04"),
        ("Tuesday", "2026-11-24"),
        ("Friday", "2026-11-27"),
        ("next Tuesday", "2026-11-24"),
        ("mardi prochain", "2026-11-24"),
        ("el próximo martes", "2026-11-24"),
    ],
)
def test_one_day(words: str, expected: str) -> None:
    """What can be one day only is that day."""
    found = read(words)
    assert (str(found.first), found.last) == (expected, None)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("December 8-10, 2026", "2026-12-08", "2026-12-10"),
        ("8 au 10 décembre 2026", "2026-12-08", "2026-12-10"),
        ("Dec 30, 2026 to Jan 2, 2027", "2026-12-30", "2027-01-02"),
        ("December 8-10", "2026-12-08", "2026-12-10"),
        ("8. bis 10.12.2026", "2026-12-08", "2026-12-10"),
        ("10./11.12.2026", "2026-12-10", "2026-12-11"),
        ("30.12. - 2.1.2027", "2026-12-30", "2027-01-02"),
        ("30.12.-2.1.", "2026-12-30", "2027-01-02"),
        ("10.12.2026 bis 12.12.2026", "2026-12-10", "2026-12-12"),
        ("December 8 and 9, 2026", "2026-12-08", "2026-12-09"),
        ("31 de diciembre y 1 de enero", "2026-12-31", "2027-01-01"),
        ("8 to 17 December 2026", "2026-12-08", "2026-12-17"),
    ],
)
def test_several_days(words: str, first: str, last: str) -> None:
    """A first and a last day."""
    found = read(words)
    assert (str(found.first), str(found.last)) == (first, last)


@pytest.mark.parametrize(
    ("words", "question"),
    [
        (
            "12/10/2026",
            (
                "“12/10/2026” can mean December 10, 2026 (2026-12-10) or October 12, 2026 (2026-10-12): "
                "write the one that is right"
            ),
        ),
        ("Friday, 12/10/2026", "“12/10/2026” can mean December 10, 2026 (2026-12-10) or October 12, 2026 (2026-10-12)"),
        ("Tuesday, December 10, 2026", "December 10, 2026 is a Thursday, and Tuesday is written: write the right one"),
        ("30/30/2026", "there is no day 30 in month 30 of 2026: write it as in 2026-12-10"),
        ("February 30, 2026", "there is no day 30 in month 2 of 2026"),
        ("31.2.", "there is no day 31 in month 2 of 2026"),
        ("December 8 and 17, 2026", "“december 8 and 17, 2026” can mean two days or all from the first to the last"),
        ("8. und 17. Dezember 2026", "“8. und 17. dezember 2026” can mean two days or all from the first to the last"),
        ("8 y 17 de diciembre de 2026", "“8 y 17 de diciembre de 2026” can mean two days or all from"),
        ("8. und 17.12.2026", "“8. und 17.12.2026” can mean two days or all from the first to the last"),
        ("2626-12-10", "2626 is too far away: check the year"),
        ("Dec 1, 2026, Dec 2, 2026, Dec 3, 2026", "there are 3 days: write the first one as the start and the last"),
    ],
)
def test_questions(words: str, question: str) -> None:
    """What can be two days, or none, is asked back."""
    with pytest.raises(spoken_days.UnclearTimeError) as caught:
        read(words)
    assert str(caught.value)[: len(question)] == question


def test_the_next_of_this_week() -> None:
    """On a Monday, some mean by next Tuesday tomorrow, and some the week after."""
    monday = date(2026, 11, 23)
    with pytest.raises(spoken_days.UnclearTimeError, match=r"November 24, 2026 .* or Tuesday, December 1, 2026"):
        read("next Tuesday", today=monday)
    assert read("this Tuesday", today=monday).first == date(2026, 11, 24)


def test_the_order_of_the_hub() -> None:
    """A setting says what numbers mean, and that it was used is told."""
    found = read("12/10/2026", "month first")
    assert (found.first, found.notes) == (
        date(2026, 12, 10),
        ("“12/10/2026” was read as December 10, 2026, month first as mkdocs.yml says",),
    )
    assert read("12/10/2026", "day first").first == date(2026, 10, 12)


def test_what_was_concluded_is_told() -> None:
    """A day that was counted, or got its year, is told in full."""
    assert read("next Tuesday").notes == ("“next tuesday” was read as Tuesday, November 24, 2026",)
    assert read("December 16").notes == ("without a year, “december 16” was read as December 16, 2026",)


def test_no_day() -> None:
    """Other words name none, and stay."""
    for words in ("2 pm", "9.30."):
        assert read(words) == spoken_days.SpokenDays(None, None, words)


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("12. december 2026 fra 10 til 12", "fra 10 til 12"),
        ("12. desember 2026 fra 10.00", "fra 10.00"),
        ("API 3, 12 December 2026", "api 3,"),
        ("Ion 5, 12 decembrie 2026", "ion 5,"),
        ("Там 12 человек, 12 декабря 2026", "там 12 человек,"),
        ("12 ಜನ, 12 December 2026", "12 ಜನ,"),
        ("Bazar de Natal 12 de dezembro de 2026", "bazar de natal"),
        ("Bazar, 12 décembre 2026", "bazar,"),
        ("Первая неделя, 12 декабря 2026", "первая неделя,"),
        ("פרק שלישי, 12 בדצמבר 2026", "פרק שלישי,"),
        ("Vida en Marte, 12 de diciembre de 2026", "vida en marte,"),
    ],
)
def test_words_that_are_names_elsewhere(words: str, rest: str) -> None:
    """`fra` is February in Maltese, and from in Danish; `bazar` is Sunday in Azerbaijani, and a market elsewhere."""
    found = read(words)
    assert (found.first, found.last, " ".join(found.rest.split())) == (date(2026, 12, 12), None, rest)
    assert not list(spoken_days.contradictions(date_names.normal(words)))


@pytest.mark.parametrize("piece", [" ", "1 ", "下午 ", "1時 ", "令和 "])
def test_the_time_grows_with_the_length_alone(piece: str) -> None:
    """Twenty thousand of anything are read at once, where their square would take seconds."""
    start = time.process_time()
    date_names.normal("é" + piece * 20_000)

    assert time.process_time() - start < 2
