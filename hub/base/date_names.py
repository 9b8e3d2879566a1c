"""Names of months and weekdays in the larger languages, and words without accents: `date_names.toml`."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from hub.base import other_calendars

# Days and clocks of Chinese, Japanese and Korean.
EAST_ASIAN = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日号일]")
# The same in the order of mails, as blogs write it: 土, 14 11月 2026.
IN_ORDER_OF_MAILS = re.compile(r"(\d{1,2}) (\d{1,2})[月월] (\d{4})")
EAST_ASIAN_CLOCK = re.compile(
    r"(?:(?P<half>上午|下午|午前|午後|오전|오후)\s*)?(?P<hour>\d{1,2})"
    r"(?:\s*[時时点點시]\s*(?:(?P<minute>\d{1,2})\s*[分분])?|(?(half):(?P<minutes>\d{2})|(?!)))"
)
GREEK_HALF = re.compile(r"(?<=\d)\s?([πμ])\.?\s?μ\b\.?")
AFTERNOON = frozenset({"下午", "午後", "오후"})
# The month of Vietnamese, a number as well: 19 tháng 11 năm 2026.
VIETNAMESE = re.compile(r"(\d{1,2}) th(?:an)?g (\d{1,2}),?(?: nam)? (\d{4})")
WEEKDAY = re.compile(r"\(([月火水木金土日월화수목금토일])\)|([月火水木金土日])曜日?|([월화수목금토일])요일")
EAST_ASIAN_WEEKDAYS = {
    letter: name
    for letters, name in zip(
        ("月월", "火화", "水수", "木목", "金금", "土토", "日일"),
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        strict=True,
    )
    for letter in letters
}
# The weekdays of Portuguese, which are numbers and would be two words.
FEIRA = re.compile(r"\b(segunda|terca|quarta|quinta|sexta)-feira\b")
WORKDAYS = {"segunda": "monday", "terca": "tuesday", "quarta": "wednesday", "quinta": "thursday", "sexta": "friday"}
# Those of Vietnamese are numbers, too, but for Sunday.
THU = re.compile(r"\b(?:thu (hai|ba|tu|nam|sau|bay)|chu nhat)\b")
VIETNAMESE_DAYS = {
    "hai": "monday",
    "ba": "tuesday",
    "tu": "wednesday",
    "nam": "thursday",
    "sau": "friday",
    "bay": "saturday",
    "nhat": "sunday",
}
# Marks that part no words: apostrophes, that of Hebrew, and what only tells a direction or joins letters.
SILENT = "'’\u05f3\u061c\u200c\u200d\u200e\u200f"
MARKS = {ord(mark): "-" for mark in "\u2010\u2011\u2012\u2212"} | {ord(mark): None for mark in SILENT}
# The forms of ASCII's marks that are as wide as a letter of East Asia, and the dash for a range there.
WIDE = {code: code - 0xFEE0 for code in range(0xFF08, 0xFF10)} | {0xFF1A: ":", 0xFF5E: "-", 0x301C: "-"}


@cache
def table() -> dict[str, Any]:
    """Return all names, as their file has them."""
    return tomllib.loads(Path(__file__).with_name("date_names.toml").read_text(encoding="utf-8"))


@cache
def numbers(kind: str) -> dict[str, int]:
    """Return the numbers of the names of "months" (from 1) or "weekdays" (Monday is 1)."""
    rows = (unicodedata.normalize("NFD", row) for row in table()[kind])
    return {name: number for number, row in enumerate(rows, 1) for name in row.split()}


@cache
def in_texts(kind: str) -> dict[str, int]:
    """Return the `numbers` of those names that are no other words, as they are in a text."""
    others = frozenset(unicodedata.normalize("NFD", table()["other_words"]).split())
    return {name: number for name, number in numbers(kind).items() if name not in others}


def normal(words: str) -> str:
    """Return words in small letters without accents, with the marks and digits of ASCII.

    Days and clocks that East Asia writes with signs are in numbers.
    """
    given = other_calendars.ascii_digits(words.translate(WIDE))
    if not given.isascii():
        given = EAST_ASIAN_CLOCK.sub(_clock, EAST_ASIAN.sub(r"\1-\2-\3 ", other_calendars.gregorian(given)))
        given = IN_ORDER_OF_MAILS.sub(r"\3-\2-\1", given)
        given = GREEK_HALF.sub(lambda half: " am" if half[1] == "π" else " pm", given)
        given = WEEKDAY.sub(lambda day: f" {EAST_ASIAN_WEEKDAYS[day[day.lastindex or 0]]} ", given)
    letters = "".join(one for one in unicodedata.normalize("NFD", given.casefold()) if not unicodedata.combining(one))
    in_numbers = VIETNAMESE.sub(r"\3-\2-\1", letters.translate(MARKS))
    in_words = THU.sub(lambda day: VIETNAMESE_DAYS[day[1] or "nhat"], in_numbers)
    return " ".join(FEIRA.sub(lambda day: WORKDAYS[day[1]], in_words).split())


def _clock(found: re.Match[str]) -> str:
    """Return a clock of East Asia as others write it, with the half of the day behind it."""
    half = "" if not found["half"] else " pm" if found["half"] in AFTERNOON else " am"
    return f" {found['hour']}:{found['minute'] or found['minutes'] or '00':0>2}{half} "
