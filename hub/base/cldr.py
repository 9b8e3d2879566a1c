"""What CLDR (Unicode's Common Locale Data Repository) says of a language: its dates, times, lists and plurals."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from babel import Locale, UnknownLocaleError, dates, lists, localedata, numbers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

MANY = 10_000  # days that a site names; to write one takes 30 µs


@cache
def locale(tag: str) -> Locale:
    """Return what is known of a language and its region; of the language alone where the two are not known together.

    Raises UnknownLocaleError for a language that CLDR does not know.
    """
    try:
        return Locale.parse(tag, sep="-")
    except UnknownLocaleError:
        return Locale.parse(tag.partition("-")[0])


def known(tag: str) -> str:
    """Return a tag as CLDR writes it, `es-MX` for `ES-mx`; its language alone where CLDR has no such."""
    found = localedata.normalize_locale(tag.replace("-", "_"))
    return (found or tag.partition("-")[0].lower()).replace("_", "-")


@lru_cache(MANY)
def day(value: date, length: Literal["long", "full"], tag: str) -> str:
    """Return a date as `3 de diciembre de 2026`; a full one begins with its weekday."""
    return dates.format_date(value, length, locale=locale(tag))


@lru_cache(MANY)
def part_of_date(value: date, fields: str, tag: str) -> str:
    """Return some fields of a date, named as CLDR does: `MMMMd` gives `3 de diciembre`."""
    return dates.format_skeleton(fields, value, locale=locale(tag))


def time(value: datetime, tag: str) -> str:
    """Return a time as `13:00`, or as `1:00 p. m.` where people count twelve hours."""
    return dates.format_time(value.time(), "short", locale=locale(tag))


def times(start: datetime, end: datetime, tag: str) -> str:
    """Return two times of one day as `13:00–16:00`, or as `1:00–4:00 p. m.` where people count twelve hours."""
    known = locale(tag)
    fields = "hm" if "a" in known.time_formats["short"].pattern else "Hm"
    return dates.format_interval(start.replace(tzinfo=None), end.replace(tzinfo=None), fields, locale=known)


def zone(value: datetime, tag: str) -> str:
    """Return the name that a time's zone has all year, such as `hora del este`."""
    return dates.get_timezone_name(value, zone_variant="generic", locale=locale(tag))


def month_name(number: int, width: Literal["wide", "abbreviated", "narrow"], tag: str) -> str:
    """Return the name of a month, from 1, as it is written alone."""
    name: str = dates.get_month_names(width, "stand-alone", locale(tag))[number]
    return name


def weekdays(width: Literal["wide", "abbreviated", "narrow"], tag: str) -> tuple[str, ...]:
    """Return the names of the days of a week within a sentence, from Monday."""
    names = dates.get_day_names(width, locale=locale(tag))
    return tuple(names[day] for day in range(7))


def language_name(code: str) -> str:
    """Return the English name of a language by its code, of two or three small letters; "" for no language."""
    return str(locale("en").languages.get(code, ""))


def first_weekday(tag: str) -> int:
    """Return the day that a week begins with in a region; 0 is Monday."""
    return locale(tag).first_week_day


def listed(parts: Sequence[str], tag: str) -> str:
    """Return words as a sentence lists them: `uno, dos y tres`."""
    return lists.format_list(parts, locale=locale(tag))


def name(tag: str) -> str:
    """Return the name of a language in itself, as it begins a line: `Español`."""
    found = locale(tag).get_language_name(locale(tag).language) or tag
    return found[:1].upper() + found[1:]


@lru_cache(MANY)
def number(value: int, tag: str) -> str:
    """Return a number with marks between its thousands: `2,081`."""
    return numbers.format_decimal(value, locale=locale(tag))


def plural_form(number: int, tag: str) -> str:
    """Return the name of the form that a noun has after a number: `one`, `other` and the like."""
    return locale(tag).plural_form(number)
