"""How an event repeats, in words: `every 2 weeks until 2027-03-31, except 2026-12-24, also on 2026-12-22`."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import TYPE_CHECKING

from hub.base import date_format, text, translation
from hub.content.issue.schedule import ORDINALS
from hub.content.models import Repeat
from hub.content.settings import DayOfMonth

if TYPE_CHECKING:
    from collections.abc import Iterable

UNITS = ("day", "week", "month", "year")
WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
NUMBERS = {name: number for number, name in ORDINALS.items()}
EVERY_UNIT = {
    "day": translation.nnoop("every day", "every %(count)s days"),
    "week": translation.nnoop("every week", "every %(count)s weeks"),
    "month": translation.nnoop("every month", "every %(count)s months"),
    "year": translation.nnoop("every year", "every %(count)s years"),
}
DAY = r"\d{4}-\d{2}-\d{2}"
DAYS = rf"{DAY}(?:(?:,? and |, ?| ){DAY})*"
WORDS = re.compile(
    rf"(?:every (?P<what>[a-z0-9, ]+?) until (?P<until>{DAY}))?"
    rf"(?:,? ?(?:but )?except(?: on)? (?P<skip>{DAYS}))?"
    rf"(?:,? ?(?:and )?also(?: on)? (?P<also>{DAYS}))?\.?"
)
EVERY = re.compile(rf"(?:(?P<number>\d{{1,2}}|other) )?(?P<unit>{'|'.join(UNITS)})s?")
OF_MONTH = re.compile(
    rf"(?P<which>{'|'.join(NUMBERS)}) (?P<weekday>{'|'.join(WEEKDAYS)})(?: of (?:the|each|every|a) month)?"
)
OF_WEEK = re.compile(rf"(?:{'|'.join(WEEKDAYS)})s?(?:(?:,? and |, ?)(?:{'|'.join(WEEKDAYS)})s?)*")
# Words that say the same as `every …`; "biweekly" means two things.
ADVERBS = {"daily": "every day", "weekly": "every week", "monthly": "every month", "yearly": "every year"}
EXAMPLE = "every 2 weeks until 2027-03-31, except 2026-12-24"


def read(words: str) -> Repeat:
    """Return how an event repeats; raises ValueError for words that say something else, or a day that cannot be."""
    first, _, rest = " ".join(words.lower().split()).partition(" ")
    given = f"{ADVERBS.get(first, first)} {rest}".strip()
    found = WORDS.fullmatch(given)
    if not found or not (found["what"] or found["also"]):
        raise ValueError(words)
    rule = _rule(found["what"]) if found["what"] else Repeat()
    return Repeat(
        unit=rule.unit,
        every=rule.every,
        weekdays=rule.weekdays,
        day_of_month=rule.day_of_month,
        until=date.fromisoformat(found["until"]) if found["until"] else None,
        skip=_days(found["skip"]),
        also=_days(found["also"]),
    )


def _rule(what: str) -> Repeat:
    if found := EVERY.fullmatch(what):
        number = {None: 1, "other": 2}.get(found["number"]) or int(found["number"])
        if not number:
            raise ValueError(what)
        return Repeat(unit=found["unit"], every=number)
    if found := OF_MONTH.fullmatch(what):
        return Repeat(unit="month", day_of_month=DayOfMonth(NUMBERS[found["which"]], WEEKDAYS[found["weekday"]]))
    if OF_WEEK.fullmatch(what):
        return Repeat(unit="week", weekdays=tuple(sorted({WEEKDAYS[day] for day in re.findall("[a-z]+day", what)})))
    raise ValueError(what)


def _days(listed: str | None) -> tuple[date, ...]:
    return tuple(sorted({date.fromisoformat(day) for day in re.findall(DAY, listed or "")}))


def write(repeat: Repeat) -> str:
    """Return the words of a repetition as a file has them: `read` gives the same value again."""
    rule = f"every {_what(repeat)} until {repeat.until}" if repeat.until else ""
    skip = f"except {', '.join(map(str, repeat.skip))}" if repeat.skip else ""
    also = f"also on {', '.join(map(str, repeat.also))}" if repeat.also else ""
    return ", ".join(filter(None, (rule, skip, also)))


def _what(repeat: Repeat) -> str:
    if repeat.day_of_month and repeat.day_of_month.weekday is not None:
        return f"{ORDINALS[repeat.day_of_month.number]} {calendar.day_name[repeat.day_of_month.weekday]} of the month"
    if repeat.weekdays:
        return text.listed([calendar.day_name[day] for day in repeat.weekdays])
    return repeat.unit if repeat.every == 1 else f"{repeat.every} {repeat.unit}s"


def shown(repeat: Repeat, language: str = translation.SOURCE) -> str:
    """Return a repetition as people read it: `Every 2 weeks until March 31, 2027, except December 24, 2026`."""
    gettext = translation.words(language).gettext

    def days(listed: Iterable[date]) -> str:
        return text.listed([date_format.day(day, language) for day in listed], language)

    parts: list[str] = []
    if repeat.until:
        # Translators: how often an event takes place, and its last day.
        until = gettext("%(rule)s until %(day)s")
        parts.append(until % {"rule": _rule_shown(repeat, language), "day": date_format.day(repeat.until, language)})
    if repeat.skip:
        parts.append(gettext("except %(days)s") % {"days": days(repeat.skip)})
    if repeat.also:
        parts.append(gettext("also on %(days)s") % {"days": days(repeat.also)})
    words = gettext(", ").join(parts)  # between parts of a sentence
    return words[:1].upper() + words[1:]


def _rule_shown(repeat: Repeat, language: str) -> str:
    words = translation.words(language)
    weekdays = date_format.weekdays(language)
    if repeat.day_of_month and repeat.day_of_month.weekday is not None:
        which = words.gettext(ORDINALS[repeat.day_of_month.number])
        said = words.gettext("every %(which)s %(weekday)s of the month")
        return said % {"which": which, "weekday": weekdays[repeat.day_of_month.weekday]}
    if repeat.weekdays:
        days = text.listed([weekdays[day] for day in repeat.weekdays], language)
        return words.gettext("every %(days)s") % {"days": days}
    one, many = EVERY_UNIT[repeat.unit]
    return words.ngettext(one, many, repeat.every) % {"count": repeat.every}
