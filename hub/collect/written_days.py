"""A day as people write it, in numbers or in words -> the days that it can mean, and how a source writes days."""

from __future__ import annotations

import contextlib
import re
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, TypeVar

from hub.base import date_names
from hub.collect import written_clocks

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|[ºª]|(?:\(e\)|e)?ko\b|e?an\b|\.(?=\s*[^\W\d]))")
YEAR_FIRST = re.compile(r"(?<![\d/.-])(\d{4})([/.-])\s?(\d{1,2})\2\s?(\d{1,2})(?![\d/-])", re.ASCII)
DOTTED = re.compile(r"(?<![\d/.-])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?![\d/-])", re.ASCII)
SLASHED = re.compile(r"(?<![\d/.-])(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-])", re.ASCII)
# Letters, with the vowels that scripts of India and Indochina write as marks; numbers; other signs.
TOKEN = re.compile(r"(?:[^\W\d_]|[\u0900-\u0eff])+|[0-9]+|[^\s,.،、;:|/()\[\]–—-]")
# Words that say nothing: at, of, day and the like, in the languages of `date_names.toml`, and short names that are one
# weekday in one language and another in another.
FILLERS = frozenset(
    """
    a alle as at d das de del den der di do du dydd e el g gada het i il in is it kl klo la las le los m me ngay o of om
    on or ore pukul r roku se so st t ta the tor um в г год года ж жыл о по р року рік թ יום ساعت في م هـ
    """.split()  # noqa: RUF001, SIM905  words, not thirty quoted ones; one is Russian
)
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


def possible(words: str, habits: Habits) -> tuple[date, ...]:
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
    return all(word in FILLERS or word in weekdays or word.upper() in written_clocks.zone_names() for word in others)


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
    said = (word for word in TOKEN.findall(words) if word not in FILLERS)  # `la` is Saturday in Finnish
    weekdays = {date_names.numbers("weekdays").get(word) for word in said} - {None}
    return {how: day for how, day in days.items() if day.isoweekday() in weekdays} or days


def _in_words(words: str, language: str) -> tuple[date, ...]:
    """Return the days that words such as `thu, 19 november 2026` can mean; () for other words."""
    tokens = TOKEN.findall(ORDINAL.sub("", words))
    numbers = [token for token in tokens if token.isascii() and token.isdigit()]
    names = [token for token in tokens if token not in numbers and token not in FILLERS]
    of_months, shared, weekdays = date_names.numbers("months"), _shared_months(language), date_names.numbers("weekdays")
    months = [shared.get(name) or (of_months[name],) for name in names if name in of_months or name in shared]
    others = {*names} - {*of_months} - {*shared} - {*weekdays} - {*map(str.lower, written_clocks.zone_names())}
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
