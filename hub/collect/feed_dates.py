"""Dates as feeds and pages write them -> aware datetimes; a date that can mean two days is none, and said."""

from __future__ import annotations

import calendar
import contextlib
import re
from datetime import UTC, date, datetime, time, timedelta
from datetime import timezone as offset_zone
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, TypeVar

from hub.base import date_format, date_names, other_calendars, time_zones, translation
from hub.base.translation import gettext

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

# RFC 3339 (section 5.6) and its neighbors: a space for the T, one digit for the hour, an offset without a colon.
STAMP = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[Tt ]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?)?"
    r"\s*(?P<offset>[Zz]|[+-]\d{2}:?\d{2})?",
    re.ASCII,
)
# RFC 822 (section 5) as nearly all feeds write it.
USUAL = re.compile(
    r"(?:[A-Z][a-z]{2}, )?(?P<day>\d{1,2}) (?P<month>[A-Z][a-z]{2}) (?P<year>\d{4})"
    r" (?P<hour>\d{2}):(?P<minute>\d{2}):(?P<second>\d{2}) (?:GMT|(?P<offset>[+-]\d{4}))",
    re.ASCII,
)
MONTHS = {name: number for number, name in enumerate(calendar.month_abbr) if name}
# Outside these years a date is a placeholder (year 1) or a mistake.
YEARS = range(1990, 2100)
# Seconds since 1970, or parts of them down to billionths, as .NET may wrap them; ten digits name days from 2001 on.
EPOCH = re.compile(r"(?:/Date\()?(\d{10})(?:\d{3}|\d{6}|\d{9})?(?:\.\d+|[+-]\d{4}\)/|\)/)?", re.ASCII)
# What ISO 8601 has besides: no separators, a week, a day of the year.
ISO = re.compile(r"\d{4}(?:\d{4}|-?W\d\d-?\d|-\d\d-\d\d)(?:T[\d:.,]+(?:Z|[+-][\d:]+)?)?", re.ASCII)
COMPACT = re.compile(r"(20\d{6})(\d{4}|\d{6})(Z?)", re.ASCII)
# A week or a day of the year at the beginning of a date of ISO 8601.
PART_OF_YEAR = re.compile(r"(\d{4})(?:-?W(\d\d)-?(\d)|-(\d{3}))(?=[Tt\s]|$)", re.ASCII)
# Arabic for "which is", between a day and the same one of another calendar.
THE_SAME_DAY = "الموافق"
# Longer words are a text in which a date stands.
LONGEST = 100

# A clock: 9:00, 09:00:30.5, 9.30, 9h, 9h30, 3 pm, 3:00 p.m.
CLOCK = re.compile(
    r"(?<![\d:./-])(?P<hour>\d{1,2})(?:"
    r"(?::|\s?h\s?)(?P<minute>\d{1,2})(?::(?P<second>\d{1,2})(?:[.,:]\d{1,9})?(?![\d:/])|(?![\d:/]|[.-]\d))"
    r"|[.](?P<minutes>\d{2})(?![\d:/]|[.-]\d)|h\b|(?=\s*[ap]\.?\s?m\b))"
    r"(?:\s*(?P<half>[ap])\.?\s?m\b\.?)?(?:\s*(?:uhr|hrs|hours|h|hs|noon)\b)?",
    re.ASCII,
)
NOON = 12
AT_NOON = re.compile(r"\bnoon\b")
ZONE = re.compile(
    r"[\s,]*(?:"
    r"(?:gmt|utc?|z)?\s?-?(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?(?![\d-])(?:\s*\[[a-z/_+-]+\])?"
    r"|\[?(?P<place>[a-z]+(?:/[a-z_+-]+){1,2}|[a-z]{3}\d[a-z]{3})\]?"
    r"|(?P<region>eastern|central|mountain|pacific)(?: (?P<half>standard|daylight))?(?: time)?\b"
    r"|(?P<name>[a-z]{1,5})\b)"
)
# The name of a zone that nobody knows, behind a clock.
UNKNOWN_ZONE = re.compile(r"(?<=:\d\d) ?([A-Z]{3,5})(?=$| \d{4}$)")
REGIONS = {"eastern": "et", "central": "ct", "mountain": "mt", "pacific": "pt"}
# What Date.toString() of JavaScript adds, and what people add: (Eastern Standard Time); it may be a zone's short name.
REMARK = re.compile(r"\s*\(([^()]*)\)\s*$")
ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|[ºª]|\.(?=\s*[^\W\d]))")
YEAR_FIRST = re.compile(r"(?<![\d/.-])(\d{4})([/.-])\s?(\d{1,2})\2\s?(\d{1,2})(?![\d/-])", re.ASCII)
DOTTED = re.compile(r"(?<![\d/.-])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?![\d/-])", re.ASCII)
SLASHED = re.compile(r"(?<![\d/.-])(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-])", re.ASCII)
# Letters, with the vowels that scripts of India and Indochina write as marks; numbers; other signs.
TOKEN = re.compile(r"(?:[^\W\d_]|[\u0900-\u0eff])+|[0-9]+|[^\s,.،、;:|/()\[\]–—-]")
# Words that say nothing: at, of, day and the like, in the languages of `date_names.toml`.
FILLERS = frozenset(
    """
    a alle as at d das de del den der di do du el g gada het i in kl klo la le los m ngay o of om on or ore pukul r
    roku t ta the um в г год года ж жыл о р року рік م في هـ ساعت
    """.split()  # noqa: RUF001, SIM905  words, not thirty quoted ones; one is Russian
)
# What publishing systems write around a date.
AROUND = re.compile(r"^\s*(?:posted|published|created|written)(?: on)?[:\s]\s*|\s+by [^\W\d].*$", re.IGNORECASE)
# A year of two digits is of this century up to here, as in mail (RFC 2822, section 4.3 begins at 50).
LAST_SHORT_YEAR = 69
DAY_AND_YEAR = 2
# Zones of countries that write the month first, and of some that never do (https://cldr.unicode.org, dateFormats).
MONTH_FIRST = re.compile(
    r"America/(?:Adak|Anchorage|Boise|Chicago|Denver|Detroit|Indiana/.+|Juneau|Kentucky/.+|Los_Angeles|Menominee"
    r"|Metlakatla|New_York|Nome|North_Dakota/.+|Phoenix|Puerto_Rico|Sitka|Yakutat)|Pacific/(?:Guam|Honolulu)|US/.+"
)
DAY_FIRST = re.compile(
    r"(?:Africa|Australia|Europe)/.+|Pacific/Auckland|America/(?:Argentina/.+|Bogota|Lima|Mexico_City|Santiago|Sao_Paulo)"
)
# Languages whose countries begin with the day, all of them; English and Spanish are written in the United States, too.
DAY_FIRST_LANGUAGE = re.compile(
    r"(?:bg|ca|cs|da|de|el|fi|fr(?!-ca)|gl|hr|id|it|nb|nl|nn|no|pl|pt|ro|ru|sk|sl|sr|tr|uk|vi)(?:[-_]|$)"
    r"|en[-_](?:au|gb|ie|in|nz)\b|es[-_](?!pa|pr|us)\w",
    re.IGNORECASE,
)

Key = TypeVar("Key")
Order: TypeAlias = Literal["", "dmy", "mdy"]


class Habits(NamedTuple):
    """Hold how a source writes days: which of two numbers is the month, and its language (BCP 47); "" for unknown."""

    order: Order = ""
    language: str = ""


UNKNOWN = Habits()


class Reading(NamedTuple):
    """Hold the moment that a date names, and what an editor should know of it; no moment where it names none."""

    moment: datetime | None
    note: str = ""


NOTHING = Reading(None)


def parse(text: str, zone: tzinfo) -> datetime | None:
    """Return the moment that a date names; None where it names none, as year 1 does, or could name two.

    A clock without an offset is `zone`'s.
    """
    return read(text, zone).moment


def read(text: str, zone: tzinfo, habits: Habits = UNKNOWN) -> Reading:
    """Return the moment that a date names, and a note where it can mean two; a clock without an offset is `zone`'s.

    `habits` say how its source writes days (see `habits`), where the date itself does not show it.
    """
    given = text.strip()
    found = _read(other_calendars.in_numbers(given, habits.language), zone, habits)
    if found == NOTHING and len(given) <= LONGEST and other_calendars.may_be_elsewhere(date_names.normal(given)):
        return Reading(None, gettext("“%(given)s” seems to be a day of another calendar", given=given))
    return found


def _read(given: str, zone: tzinfo, habits: Habits) -> Reading:
    try:
        moment, note = _usual(given, zone) or _other(given, zone, habits)
    except (ValueError, OverflowError):
        return NOTHING
    if moment is None or moment.year in YEARS:
        return Reading(moment, note)
    return (
        Reading(None, gettext("“%(given)s” is in the year %(year)s", given=given, year=moment.year))
        if moment.year >= YEARS.stop
        else NOTHING
    )


def local(text: str, zone: tzinfo | None) -> datetime | None:
    """Return the moment that a date names, as people in `zone` tell it; None where it names none.

    Without a zone, it is told as the feed tells it (a clock without an offset is UTC's). Midnight in UTC means a day
    without a time: it stays that day in every zone.
    """
    return read_local(text, zone).moment


def read_local(text: str, zone: tzinfo | None, habits: Habits = UNKNOWN) -> Reading:
    """Return the moment that a date names, as `local` does, with a note where it can mean two."""
    moment, note = read(text, zone or UTC, habits)
    if moment is None or zone is None:
        return Reading(moment, note)
    is_day = moment.time() == time.min and not moment.utcoffset()
    return Reading(moment.replace(tzinfo=zone) if is_day else moment.astimezone(zone), note)


def wall_clock(text: str, zone: tzinfo) -> datetime | None:
    """Return the moment of a date whose clock is right and whose offset is not; None where it names none.

    The clock is `zone`'s, whatever offset the date has.
    """
    moment = parse(text, zone)
    return moment.replace(tzinfo=zone) if moment else None


def habits(dates: Iterable[str], zone: tzinfo | None, language: str = "") -> Habits:
    """Return how a source writes days, by all of its dates (see `order`) and by the language that it says it is in."""
    return Habits(order(dates, zone, language), language)


def order(dates: Iterable[str], zone: tzinfo | None, language: str = "") -> Order:
    """Return how a source writes days as numbers: by those of its dates that can mean one day only, else by its place.

    Its place is known by its `language` (BCP 47), where that is written in countries alone that begin with the day,
    and by its zone. "" where its dates disagree, or nothing shows it.
    """
    shown = {one for text in dates if SLASHED.search(text) for one in _shown_orders(text)}
    if shown:
        return shown.pop() if len(shown) == 1 else ""
    if DAY_FIRST_LANGUAGE.match(language):
        return "dmy"
    key = getattr(zone, "key", "")
    if MONTH_FIRST.fullmatch(key):
        return "mdy"
    return "dmy" if DAY_FIRST.fullmatch(key) else ""


def is_weekday(word: str) -> bool:
    """Return whether a word is the name of a weekday, in a language that dates are read in."""
    return date_names.normal(word).strip(".") in date_names.numbers("weekdays")


def _shown_orders(text: str) -> tuple[Order, ...]:
    """Return the order that a date shows, by a number that is no month or by its weekday; () where it shows none."""
    words = date_names.normal(text)
    found = SLASHED.search(words)
    orders = tuple(_by_weekday(_meant(found), words)) if found else ()
    return orders if len(orders) == 1 else ()


def _usual(given: str, zone: tzinfo) -> Reading | None:
    """Return the reading of a date in the forms of nearly all feeds; None for any other form."""
    given = PART_OF_YEAR.sub(_part_of_year, given, count=1)
    if found := STAMP.fullmatch(given):
        day = date.fromisoformat(found["day"])
    elif found := USUAL.fullmatch(given):
        day = date(int(found["year"]), MONTHS.get(found["month"], 0), int(found["day"]))
    else:
        return None
    offset = found["offset"] or ("" if found.re is STAMP else "Z")
    moment = datetime.combine(day, time.min) + _clock(found["hour"], found["minute"], found["second"])
    return Reading(moment.replace(tzinfo=_offset(offset) if offset else zone))


def _clock(hour: str | None, minute: str | None, second: str | None) -> timedelta:
    """Return the time since midnight, at most 24:00; a leap second is the one before. Raises ValueError for others."""
    hours, minutes, seconds = int(hour or 0), int(minute or 0), min(int(second or 0), 59)
    if (hours, minutes, seconds) != (24, 0, 0):
        time(hours, minutes, seconds)
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)


def _offset(text: str) -> tzinfo:
    if text in "Zz":
        return UTC
    size = timedelta(hours=int(text[1:3]), minutes=int(text[-2:]))
    return offset_zone(-size if text[0] == "-" else size)


def _other(given: str, zone: tzinfo, habits: Habits) -> Reading:
    """Return the reading of a date in any other form."""
    if len(given) > LONGEST or not given:
        return NOTHING
    moment = _of_machines(given)
    if moment:
        return Reading(moment if moment.tzinfo else moment.replace(tzinfo=zone))
    if (unknown := UNKNOWN_ZONE.search(given)) and unknown[1] not in _zone_names():
        found = read(UNKNOWN_ZONE.sub("", given), zone, habits)
        return Reading(
            found.moment,
            found.note
            or gettext("“%(unknown)s” is not a known zone; it is read as %(zone)s", unknown=unknown[1], zone=zone),
        )
    each = (_of_people(part, zone, habits) for part in given.split(THE_SAME_DAY))
    return next((found for found in each if found.moment), NOTHING) if THE_SAME_DAY in given else next(each)


def _of_machines(given: str) -> datetime | None:
    """Return the moment of a number of seconds, or of a date of ISO 8601; None for any other date."""
    if epoch := EPOCH.fullmatch(given):
        return datetime.fromtimestamp(int(epoch[1]), UTC)
    if compact := COMPACT.fullmatch(given):
        return datetime.fromisoformat(f"{compact[1]}T{compact[2]}{compact[3]}")
    return datetime.fromisoformat(given) if ISO.fullmatch(given) else None


def _part_of_year(found: re.Match[str]) -> str:
    """Return the day of a week or a year as a date; raises ValueError where the week or the year has no such day."""
    if found[4] is None:
        return date.fromisocalendar(int(found[1]), int(found[2]), int(found[3])).isoformat()
    day = date(int(found[1]), 1, 1) + timedelta(days=int(found[4]) - 1)
    if day.year != int(found[1]):
        raise ValueError(found[0])
    return day.isoformat()


def _of_people(given: str, zone: tzinfo, habits: Habits) -> Reading:
    """Return the reading of a date in words, or in numbers as people write them."""
    words = REMARK.sub(_named_in_remark, date_names.normal(AROUND.sub("", given)))
    words = words if CLOCK.search(words) else AT_NOON.sub("12:00", words)
    before, since_midnight, after = _without_clock(words)
    named, rest = _named_zone(after) if since_midnight is not None else ("", after)
    days = _days(f"{before} {rest}", habits)
    if len(days) != 1:
        return Reading(None, _two_days(given, days)) if days else NOTHING
    clock = datetime.combine(days[0], time.min) + (since_midnight or timedelta())
    offset, note = _zone(named, clock, zone)
    return Reading(clock.replace(tzinfo=offset), note)


def _two_days(given: str, days: Iterable[date]) -> str:
    return gettext(
        "“%(given)s” can mean %(days)s",
        given=given,
        days=gettext(" or ").join(date_format.day(day, translation.spoken()) for day in days),
    )


def _named_in_remark(found: re.Match[str]) -> str:
    """Return the name of the zone that a remark is; "" for any other remark."""
    return f" {found[1]}" if found[1].upper() in _zone_names() else ""


def _without_clock(words: str) -> tuple[str, timedelta | None, str]:
    """Return the words before a clock, its time since midnight (None where there is none), and the words after it."""
    found = CLOCK.search(words)
    if not found:
        return words, None, ""
    hour = int(found["hour"])
    if found["half"]:
        hour = _hour_of_half(hour, found["half"])
    return (
        words[: found.start()],
        _clock(str(hour), found["minute"] or found["minutes"], found["second"]),
        words[found.end() :],
    )


def _hour_of_half(hour: int, half: str) -> int:
    """Return the hour of a clock with "a" or "p" behind it, also of one that counts to 24 and agrees with it."""
    if hour > NOON and half == "a":
        raise ValueError(hour)
    return hour if hour > NOON else hour % NOON + NOON * (half == "p")


def _named_zone(words: str) -> tuple[re.Match[str] | str, str]:
    """Return the zone with which words begin, and the other words; "" for words that begin with something else."""
    found = ZONE.match(words)
    if not found or (found["name"] and found["name"].upper() not in _zone_names()):
        return "", words
    return found, words[found.end() :]


def _zone(named: re.Match[str] | str, clock: datetime, zone: tzinfo) -> tuple[tzinfo, str]:
    """Return the zone that was named, else `zone`; and a note where several zones have that name."""
    if isinstance(named, str):
        return zone, ""
    if named["sign"]:
        return _offset(f"{named['sign']}{int(named['hours']):02}{named['minutes'] or '00'}"), ""
    if named["place"]:
        return _place(named["place"]), ""
    return _abbreviated((named["name"] or REGIONS[named["region"]]).upper(), clock, zone)


def _abbreviated(name: str, clock: datetime, zone: tzinfo) -> tuple[tzinfo, str]:
    if place := time_zones.all_year(name):
        return place, ""
    is_own = clock.replace(tzinfo=zone).tzname() == name
    offset = zone if is_own else UTC if name == "Z" else offset_zone(timedelta(hours=time_zones.hours(name) or 0))
    is_shared = name in date_names.table()["shared"]["zones"].split()
    return offset, gettext(
        "“%(name)s” is the name of several zones; it is read as %(offset)s", name=name, offset=offset
    ) if is_shared else ""


def _place(written: str) -> tzinfo:
    """Return the zone of a place such as `america/new_york`; raises ValueError where there is none."""
    found = time_zones.in_database(written)
    if not found:
        raise ValueError(written)
    return found


def _zone_names() -> Iterable[str]:
    return {"Z", *date_names.table()["zones"], *date_names.table()["zones_by_season"]}


def _days(words: str, habits: Habits) -> tuple[date, ...]:
    """Return the days that words without a clock can mean: one, two or none."""
    for form, read_day in ((YEAR_FIRST, _year_first), (DOTTED, _dotted)):
        if found := form.search(words):
            return (read_day(found),) if _is_all(words, found) else ()
    if found := SLASHED.search(words):
        days = _by_weekday(_meant(found), words) if _is_all(words, found) else {}
        return (days[habits.order],) if habits.order in days else tuple(dict.fromkeys(days.values()))
    return _in_words(words, habits.language)


def _is_all(words: str, found: re.Match[str]) -> bool:
    """Return whether beside a day in numbers there are only weekdays and words that say nothing."""
    others = TOKEN.findall(words[: found.start()] + " " + words[found.end() :])
    weekdays = date_names.numbers("weekdays")
    return all(word in FILLERS or word in weekdays or word.upper() in _zone_names() for word in others)


def _year_first(found: re.Match[str]) -> date:
    return date(int(found[1]), int(found[3]), int(found[4]))


def _dotted(found: re.Match[str]) -> date:
    return date(_year(found[3]), int(found[2]), int(found[1]))


def _year(written: str) -> int:
    short = len(written) == len("26")
    return int(written) + (0 if not short else 2000 if int(written) <= LAST_SHORT_YEAR else 1900)


def _meant(found: re.Match[str]) -> dict[Order, date]:
    """Return the days that numbers such as 11/03/2026 can mean, by the order in which they would be written."""
    first, second, year = int(found[1]), int(found[3]), _year(found[4])
    days: dict[Order, date] = {}
    with contextlib.suppress(ValueError):
        days["mdy"] = date(year, first, second)
    with contextlib.suppress(ValueError):
        days["dmy"] = date(year, second, first)
    return days


def _by_weekday(days: dict[Key, date], words: str) -> dict[Key, date]:
    """Return those of the days that are the weekday that words name; all where they name none, or another one."""
    weekdays = {date_names.numbers("weekdays").get(word) for word in TOKEN.findall(words)} - {None}
    return {how: day for how, day in days.items() if day.isoweekday() in weekdays} or days


def _in_words(words: str, language: str) -> tuple[date, ...]:
    """Return the days that words such as `thu, 19 november 2026` can mean; () for other words."""
    tokens = TOKEN.findall(ORDINAL.sub("", words))
    numbers = [token for token in tokens if token.isascii() and token.isdigit()]
    names = [token for token in tokens if token not in numbers and token not in FILLERS]
    of_months, shared, weekdays = date_names.numbers("months"), _shared_months(language), date_names.numbers("weekdays")
    months = [shared.get(name) or (of_months[name],) for name in names if name in of_months or name in shared]
    others = {*names} - {*of_months} - {*shared} - {*weekdays} - {*map(str.lower, _zone_names())}
    # `mar` is March and a Tuesday in Spanish: a weekday comes first.
    is_one = len(months) == 1 or (len(months) > 1 and names[0] in weekdays)
    if len(numbers) != DAY_AND_YEAR or others or not is_one:
        return ()
    year, day = sorted(numbers, key=len, reverse=True) if len(numbers[0]) != len(numbers[1]) else reversed(numbers)
    days = {month: date(_year(year), month, int(day)) for month in months[-1]} if len(year) in {2, 4} else {}
    return tuple(_by_weekday(days, words).values())


def _shared_months(language: str) -> dict[str, tuple[int, ...]]:
    """Return what names can mean that are months in Croatian, and others in Czech or Polish: one, by the language."""
    own = {"hr": slice(0, 1), "bs": slice(0, 1), "cs": slice(1, 2), "pl": slice(1, 2)}.get(language[:2].lower())
    return {
        name: tuple(numbers[own] if own and name != "cer" else numbers)
        for name, numbers in date_names.table()["shared"]["months"].items()
    }
