"""A line above the text of a page: its day and its author, or nothing."""

from __future__ import annotations

import pytest

from hub.collect.webpage import date_lines


@pytest.mark.parametrize(
    ("words", "author"),
    [
        ("By Jane Doe, Office of Forms | November 3, 2026", "Jane Doe"),
        ("Written by Jane Doe", "Jane Doe"),
        ("Posted November 3, 2026 by Jane Doe", ""),
        ("November 3, 2026", ""),
    ],
)
def test_a_line_names_who_wrote(words: str, author: str) -> None:
    """The name behind "by", without the office."""
    found = date_lines.line(words)
    assert found is not None
    assert found.author == author


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Publicerat: 17 november 2026", "17 november 2026"),
        ("Datum objave: 17. november 2026", "17. november 2026"),
        ("Közzététel dátuma: 2026. november 17.", "2026. november 17"),
        ("Publicat la 17 noiembrie 2026", "17 noiembrie 2026"),
        ("Публикувано на 17 ноември 2026", "17 ноември 2026"),
        ("Δημοσίευση: 17 Νοεμβρίου 2026", "17 Νοεμβρίου 2026"),
        ("Paskelbta: 2026 m. lapkričio 17 d.", "2026 m. lapkričio 17 d"),
        ("公告日期 2026年11月17日", "2026年11月17日"),
        ("תאריך פרסום: 17 בנובמבר 2026", "17 בנובמבר 2026"),
        ("Tanggal terbit: 17 November 2026", "17 November 2026"),
    ],
)
def test_each_language_says_when_a_page_was_published(words: str, day: str) -> None:
    """By words that name the day as what it is."""
    assert date_lines.line(words) == date_lines.DateLine(published=day, is_said=True)


@pytest.mark.parametrize(
    "words",
    [
        "Aktualizováno: 17. listopadu 2026",
        "Frissítve: 2026. november 17.",
        "Actualizat la 17 noiembrie 2026",
        "Актуализирано на 17 ноември 2026",
        "Оновлено: 17 листопада 2026",
        "Τελευταία ενημέρωση: 17 Νοεμβρίου 2026",
        "Güncelleme tarihi: 17 Kasım 2026",  # noqa: RUF001  Turkish
        "Atnaujinta: 2026 m. lapkričio 17 d.",
        "最終更新日 2026年11月17日",
        "עודכן בתאריך 17 בנובמבר 2026",
        "Cập nhật: 17 tháng 11, 2026",
        "Diperbarui: 17 November 2026",
    ],
)
def test_each_language_says_when_a_page_was_changed(words: str) -> None:
    """And that is no day of publication."""
    found = date_lines.line(words)
    assert found is not None
    assert (bool(found.changed), found.published) == (True, "")


@pytest.mark.parametrize(
    "words",
    [
        "Birt Day, May 3, 2026",
        "On November 3, 2026 forty people tried the short form.",
        "Join us on November 3, 2026",
        "We met by the river",
        "Four minutes | Six weeks",
        "Deadline: 31/31/2026",
        "Application Deadline | November 3, 2026",
        "Next review date: November 3, 2027",
        "Comments due by November 3, 2026",
        "Date: 31/31/2026",
        f"November 3, 2026 {'and so on ' * 20}",
        "",
    ],
)
def test_a_line_of_the_text_is_none(words: str) -> None:
    """A sentence with a day in it says nothing of the page."""
    assert date_lines.line(words) is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("WASHINGTON, Nov. 3, 2026 — The office tried it.", "Nov. 3, 2026"),
        ("WASHINGTON, D.C. – November 3, 2026 – Today the office", "November 3, 2026"),
        ("ST. PAUL, Minn. (November 3, 2026) – The office", "November 3, 2026"),
        ("NEW YORK – 3 November 2026 - The office", "3 November 2026"),
        ("(Washington, DC) November 3, 2026 – The office", "November 3, 2026"),
        ("(The office, as of) November 3, 2026 – The office", ""),
        ("Washington, Nov. 3, 2026 — The office tried it.", ""),
        ("FORMS were due on November 3, 2026 — and came late.", ""),
        ("WASHINGTON, Nov. 3, 2026 was a Tuesday", ""),
        ("THE OFFICE tried it on Nov. 3, 2026 —", ""),
        ("UPDATED November 3, 2026 — The office", ""),
        ("DEADLINE, November 3, 2026 — Apply now", ""),
        ("SAVE THE DATE November 3, 2026 – The office", ""),
        ("BORN November 3, 1950 — The founder", ""),
        ("JOINT BASE, Md., November 3, 2026 — The office", "November 3, 2026"),
        ("ENDEAVOR, Wis., November 3, 2026 — The office", "November 3, 2026"),
    ],
)
def test_a_text_of_the_press_begins_with_its_day(words: str, day: str) -> None:
    """Behind the place in capitals, before a dash."""
    assert date_lines.of_press(words) == day
