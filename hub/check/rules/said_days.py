"""409 and 410: days in a text that contradict their weekday, the calendar, or the event that the text is about."""

from __future__ import annotations

import contextlib
import re
from datetime import timedelta
from typing import TYPE_CHECKING

from hub.base import date_format, date_names, date_parse, spoken_days
from hub.base.translation import gettext, spoken
from hub.check.rule_registry import finds
from hub.check.rules.front_matter_values import DATED
from hub.content.markdown_scan import Hit, blanked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from hub.content.markdown_scan import MarkdownFile

NUMBER = re.compile(r"\d")
LINE = re.compile(r"[^\n]+")
REPEATS = re.compile(r"^repeat:", re.MULTILINE)
# What somebody writes before the day of an event.
LABEL = re.compile(
    r"^[ \t>*_-]*(?:when|dates?(?: (?:and|&) time)?|wann|datum|fecha|cu[aá]ndo|quand|quando)[*_]*[ \u00a0\u202f]?:"
    r"(?P<said>[^\n]*\d[^\n]*)",
    re.IGNORECASE | re.MULTILINE,
)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# A name may end with what is a weekday elsewhere: Ana Freitag, Practice Friday.
SURNAME = re.compile(r"(?<![^\W\d_])[^\W\d_]{3,}+(?=[ \t]++(?P<name>[^\W\d_]++))")
# A clock beside a day: 9:30, 9.30, 9h30, 9 am, 9 Uhr. If it is not that of the event, the day is seen from elsewhere.
CLOCK = re.compile(r"(?<![\d.:/-])(\d{1,2})(?:[:.h]\d{2}(?![\d.])| ?(?:[ap]\.? ?m\b|uhr\b|h\b))", re.IGNORECASE)
TWELVE_HOURS = 12
# A day of several whose month is said once: `December 3, 10 and 17`; no hour.
LISTED = r"(?<![\d:.–-]){day}(?:st|nd|rd|th|\.)?(?! ?(?:[\d:.–-]|to\b|[ap]\.? ?m\b|uhr\b|h\b))"
A_DAY = timedelta(days=1)
# A day without a year is the one nearest to the event.
HALF_A_YEAR = timedelta(days=182)
# Longer words than `am` and `the` in front of a day may say that it is one of something else.
LONGEST = 3


@finds("409")
def other_weekday(page: MarkdownFile) -> Iterator[Hit]:
    """Find weekdays that contradict the day beside them, and days that no month has.

    A day without a year may be that of the event.
    """
    start, meta = page.meta
    known = _named_after(page)
    shown = (
        (start, DATED.sub(lambda found: blanked(found[0]), meta)),  # what is wrong with these, their readers say
        (page.body_start, page.body[page.body_start :]),
    )
    for begin, words in shown:
        for line in LINE.finditer(words):
            if NUMBER.search(line[0]) and spoken_days.may_contradict(line[0]):
                yield from _hits(begin + line.start(), line[0], known)


def _named_after(page: MarkdownFile) -> tuple[date, ...]:
    """Return the day of an event, which its file is named after."""
    day = date_parse.day(page.path.rpartition("/")[2][:10]) if page.kind == "event" else None
    return (day,) if day else ()


def _hits(start: int, line: str, known: tuple[date, ...]) -> Iterator[Hit]:
    plain, letters = date_names.normal(line), "".join(map(_small, line))
    found = [*spoken_days.contradictions(plain, known)]
    named = SURNAME.finditer(line) if found else ()
    surnames = {one["name"].casefold() for one in named if one[0][0].isupper()}
    for one in found:
        if one.name in surnames or not _is_named(one.name, line):
            continue
        weekday = date_format.weekday_name(one.day, spoken())
        message = gettext(
            "%(day)s is a %(weekday)s, and %(written)s is written",
            day=date_format.day(one.day, spoken()),
            weekday=weekday,
            written=date_format.weekdays(spoken())[one.weekday - 1],
        )
        fix = gettext("write %(weekday)s, or the day that is meant", weekday=weekday)
        yield Hit(start=start + max(letters.find(one.name), 0), message=message, fix=fix)
    for said in spoken_days.impossible(plain):
        at = max(letters.find(said), 0)
        message = gettext("no month has the day %(day)s", day=line[at : at + len(said)])
        yield Hit(start=start + at, message=message, fix=gettext("write the day that is meant"))


def _small(letter: str) -> str:
    """Return a letter in its small form, where that is one letter: it is none for ß and İ."""
    small = letter.casefold()
    return small if len(small) == 1 else letter


def _is_named(weekday: str, line: str) -> bool:
    """Return whether a short name is written as one: a court sat on a day, and Danes have fri."""
    is_long = len(weekday) >= spoken_days.SHORTEST
    return is_long or weekday.capitalize() in line or weekday.upper() in line


@finds("410")
def other_day(page: MarkdownFile) -> Iterator[Hit]:
    """Find a line of an event, such as `When: …`, that says only days other than its own."""
    _, meta = page.meta
    if page.kind != "event" or REPEATS.search(meta):
        return
    words = {found["key"]: found["words"].strip("\"'") for found in DATED.finditer(meta)}
    own = {key: date_parse.day(said[:10]) for key, said in words.items()}
    first = own.get("start")
    if first is None:
        return
    last = own.get("end") or first
    for found in LABEL.finditer(page.body, page.body_start):
        days = _days(found["said"], first)
        away = A_DAY if _has_other_clock(found["said"], words.values()) else timedelta()
        if days and not (min(days) <= last + away and first <= max(days) + away):
            message = gettext(
                "the text says %(day)s, and `start` says %(start)s",
                day=date_format.day(days[0], spoken()),
                start=date_format.day(first, spoken()),
            )
            yield Hit(
                start=found.start("said") + 1, message=message, fix=gettext("write the day that is right in both")
            )


def _has_other_clock(words: str, times: Iterable[str]) -> bool:
    """Return whether words say hours, and none of those of an event: they are of a clock in another zone."""
    own = {moment.hour % TWELVE_HOURS for moment in map(date_parse.moment, times) if moment}
    hours = {int(hour) % TWELVE_HOURS for hour in CLOCK.findall(words)}
    return bool(own and hours) and own.isdisjoint(hours)


def _days(words: str, today: date) -> tuple[date, ...]:
    """Return the days that words say, those without a year near `today`.

    None where one may be another day, or that of something else, such as `register by December 1`, and where `today`
    is one of several.
    """
    with contextlib.suppress(ValueError):
        plain = spoken_days.in_numbers(date_names.normal(words), today - HALF_A_YEAR)
        if re.search(LISTED.format(day=today.day), plain):
            return ()
        before, *_ = DAY.split(plain, maxsplit=1)
        if all(len(word) <= LONGEST or spoken_days.weekday_number(word) for word in spoken_days.WORD.findall(before)):
            return tuple(day for one in DAY.findall(plain) if (day := date_parse.day(one)))
    return ()
