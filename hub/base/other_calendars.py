"""Days of other calendars, in words or numbers -> the same days of the Gregorian calendar, where these are certain.

Years of Thailand (CLDR calls its calendar `buddhist`), of Japanese emperors and of Taiwan (`roc`) only count from
another one; the Persian calendar has months of its own. Islamic days differ from place to place and are not converted.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

# The year before the first one of an emperor, and of the Republic of China.
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
SHORT_ERAS = {"R": 2018, "H": 1988, "S": 1925}
ERA = re.compile(rf"(?:中華)?({'|'.join(ERAS)})\s*(\d{{1,3}}|元)\s*年")
SHORT_ERA = re.compile(r"([RHS])(\d{1,2})[./](\d{1,2})[./](\d{1,2})", re.ASCII)
# A year of Taiwan without its name, and a year that is told a second time in brackets.
BARE_ROC = re.compile(r"(?<!\d)(1[0-4]\d)\s*年")
SAID_AGAIN = re.compile(r"(?<=年)\s*[(（][^()（）]{2,12}年[)）]|[(（](?:\d{4}|[^\W\d_]{2,4}\d{1,3})年[)）]")
CHINESE = "〇一二三四五六七八九"
CHINESE_NUMBER = re.compile(r"[〇零一二三四五六七八九十]{1,4}(?=\s*[年月日號号])")
THAI = re.compile(r"[\u0e01-\u0e4e]")
THAI_YEAR = re.compile(r"(?<![\d.:])(?:พ\.ศ\.\s*)?(2[4-6]\d\d)(?![\d:])")
THAI_BEFORE = 543
# Short names of Thai months, from January, and what stands around a day and a clock.
THAI_MONTHS = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
THAI_WORDS = re.compile(r"พ\.ศ\.|เวลา|น\.|(?:วัน)?ที่(?=\s*\d)")
SHORT_YEAR = re.compile(r"(?<=[a-z] ) (\d\d)(?=\s|$)")
# At the end of a day, 50 to 89 are the years from 2007 on; as ours they are none that news have.
SHORT_THAI_YEAR = re.compile(
    r"(\D*\d{1,2}(?:([/.-])(?:0?[1-9]|1[0-2])\2| [A-Z][a-z]{2} ))([5-8]\d)(?![\d:/.-])", re.ASCII
)
PERSIAN_MONTHS = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split()  # noqa: SIM905
PERSIAN = re.compile(rf"(?<!\d)(\d{{1,2}})\s+({'|'.join(PERSIAN_MONTHS)})(?:\s*ماه)?\s+(1[34]\d\d)(?!\d)")
NUMBERS = re.compile(
    r"(?<!\d)(?:(\d{4})([/.-])(\d{1,2})\2(\d{1,2})|(\d{1,2})([/.-])(\d{1,2})\6(\d{4}))(?!\d)", re.ASCII
)
# Of the 33 years after which the Persian calendar repeats its leap years; right for the years 1244 to 1531.
LEAP_YEARS = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
# The first day of a Persian year, from which others are counted: 1 Farvardin 1400.
FIRST_OF_1400 = date(2021, 3, 21)
# Years that are of another calendar, if of any: Persian or Islamic, Thai, Jewish.
ELSEWHERE = re.compile(r"(?<!\d)(?:1[34]\d\d|2[56]\d\d|57[6-9]\d|58\d\d)(?!\d)")


def gregorian(words: str) -> str:
    """Return words with the days in them that other calendars name by their own letters as Gregorian days."""
    given = CHINESE_NUMBER.sub(_chinese, words)
    given = ERA.sub(lambda found: f"{ERAS[found[1]] + _of_era(found[2])}年", SAID_AGAIN.sub("", given))
    given = BARE_ROC.sub(lambda found: f"{ERAS['民國'] + int(found[1])}年", given)
    given = PERSIAN.sub(
        lambda found: _persian(found[0], int(found[3]), PERSIAN_MONTHS.index(found[2]) + 1, int(found[1])), given
    )
    return _thai(given) if THAI.search(given) else given


def in_numbers(words: str, language: str) -> str:
    """Return a day in numbers as a Gregorian one, where the language says which calendar it is of (BCP 47)."""
    if era := SHORT_ERA.fullmatch(words.strip()):
        return f"{SHORT_ERAS[era[1]] + int(era[2])}-{int(era[3]):02}-{int(era[4]):02}"
    instead = OF_LANGUAGE.get(language[:2].lower())
    if not instead:
        return words
    given = ascii_digits(words)
    found = NUMBERS.sub(instead, given, count=1)
    return _year_of_thailand(given) if found == given and instead is _of_thailand else found


def ascii_digits(words: str) -> str:
    """Return words with the digits of any script as those of ASCII."""
    return "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in words)


def may_be_elsewhere(words: str) -> bool:
    """Return whether words that name no day may name one of another calendar: by the year, and two other parts."""
    return bool(ELSEWHERE.search(words)) and len(re.findall(r"\w+", words)) > 2  # noqa: PLR2004  day, month, year


def _of_era(written: str) -> int:
    return 1 if written == "元" else int(written)


def _chinese(found: re.Match[str]) -> str:
    """Return a number that is written in Chinese: its digits, or up to 99 with tens."""
    digits = found[0].replace("零", CHINESE[0])
    if "十" not in digits:
        return "".join(str(CHINESE.index(one)) for one in digits)
    tens, _, ones = digits.partition("十")
    return str((CHINESE.find(tens) if tens else 1) * 10 + (CHINESE.find(ones) if ones else 0))


def _thai(words: str) -> str:
    """Return Thai words with the years of Thailand as ours, also those of two digits, and months that are in short."""
    for short, english in zip(THAI_MONTHS, ENGLISH_MONTHS, strict=True):
        words = words.replace(short, f" {english} ")
    words = THAI_YEAR.sub(lambda found: str(int(found[1]) - THAI_BEFORE), words)
    return THAI_WORDS.sub(" ", SHORT_YEAR.sub(lambda found: str(2500 + int(found[1]) - THAI_BEFORE), words))


def _persian_day(year: int, month: int, day: int) -> date:
    """Return the day of a Persian date; raises ValueError where the month has no such day."""
    is_long = month <= 6  # noqa: PLR2004  the months of 31 days
    longest = 31 if is_long else 30 if month < 12 or year % 33 in LEAP_YEARS else 29  # noqa: PLR2004
    if not (1 <= month <= 12 and 1 <= day <= longest):  # noqa: PLR2004
        raise ValueError(year, month, day)
    years = range(min(year, 1400), max(year, 1400))
    days = sum(365 + (one % 33 in LEAP_YEARS) for one in years) * (1 if year >= 1400 else -1)  # noqa: PLR2004
    of_year = 31 * (month - 1) - max(0, month - 7) + day - 1
    return FIRST_OF_1400 + timedelta(days=days + of_year)


def _persian(given: str, year: int, month: int, day: int) -> str:
    """Return a Persian day as a Gregorian one; what was given where the month has no such day."""
    try:
        return _persian_day(year, month, day).isoformat()
    except ValueError:
        return given


def _of_thailand(found: re.Match[str]) -> str:
    year = found[1] or found[8]
    is_theirs = 2400 <= int(year) < 2700  # noqa: PLR2004
    return found[0].replace(year, str(int(year) - THAI_BEFORE)) if is_theirs else found[0]


def _of_persia(found: re.Match[str]) -> str:
    year, month, day = (int(found[at]) for at in ((1, 3, 4) if found[1] else (8, 7, 5)))
    return _persian(found[0], year, month, day) if 1300 <= year < 1500 else found[0]  # noqa: PLR2004


def _year_of_thailand(words: str) -> str:
    """Return a day with a year of Thailand that has two digits, or a month by its name, with a year of ours."""
    if short := SHORT_THAI_YEAR.match(words):
        return f"{short[1]}{2500 + int(short[3]) - THAI_BEFORE}{words[short.end() :]}"
    return THAI_YEAR.sub(lambda found: str(int(found[1]) - THAI_BEFORE), words, count=1)


OF_LANGUAGE = {"th": _of_thailand, "fa": _of_persia}
