"""Days as people say them: `December 16`, `10 de diciembre de 2026`, `next Tuesday`, seen from a day of their own."""

from __future__ import annotations

import calendar
import contextlib
import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from hub.base import date_format, date_names, date_parse
from hub.base.translation import gettext, noop, spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
NUMBERS = re.compile(r"(?<![\d/.-])(\d{1,2})(?P<mark>[/-])(\d{1,2})(?P=mark)(\d{4}|\d{2})(?![\d/-])")
ORDINAL = r"(?:st|nd|rd|th|er|[ºª.])?"
TO = r" ?(?:-|–|—|to|through|and|bis|und|au|et|al?|y|e) ?"
# Words between two days that may be all that is meant, with no day between them.
AND = re.compile(r"\d\S* (?:and|und|et|y|e) \d")
# One day or two, whose month and year may stand behind the second one alone: `8. bis 10.12.2026`, `30.12. - 2.1.2027`.
DOTTED_DAYS = (
    rf"(?<![\d/.-])(?:(?P<first>\d{{1,2}})\.(?: ?(?P<first_month>\d{{1,2}})\.)?(?:{TO}|/))?(?P<day>\d{{1,2}})\. ?"
)
DOTTED = re.compile(rf"{DOTTED_DAYS}(?P<month>\d{{1,2}})\. ?(?P<year>\d{{4}})(?!\d)")
DOTTED_THIS_YEAR = re.compile(rf"{DOTTED_DAYS}(?P<month>0?[1-9]|1[0-2])\.(?! ?\d)")
TODAY = ("today", "tonight", "heute", "hoy", "aujourdhui", "oggi", "hoje")
YESTERDAY = ("yesterday", "gestern", "ayer", "hier", "ieri", "ontem")
TOMORROW = ("tomorrow", "morgen", "manana", "demain", "domani", "amanha")
NEXT = "next|nachste[nr]?|kommende[nr]?|proxim[oa]|prochaine?|prossim[oa]"
THIS = "this|on|diesen|este|ce|questo|esta|am|el|le|il"
WORD = re.compile(r"[^\W\d_]+")
# Shorter names of weekdays are other words in other languages, but for these.
SHORTEST = 5
ENGLISH = frozenset({"mon", "tue", "tues", "wed", "thu", "thur", "fri", "sat", "sun"})
SAID_WEEKDAY = re.compile(rf"(?:(?P<how>{NEXT}|{THIS}) )?(?P<name>[^\W\d_]{{3,}})(?: (?P<after>{NEXT}))?")
WEEK = timedelta(days=7)
# A year of two digits is one of this century.
CENTURY = 2000
# Bulgaria, Russia, Romania and Greece had the old calendar until 1923, whose days came that much later.
LAST_OLD_STYLE = 1923
OLD_STYLE = timedelta(days=13)
# The name of a weekday right before a day, or in brackets behind it.
BEFORE = re.compile(
    r"(?<![^\W_])(?P<name>[^\W\d_]{5,}|(?:[^\W\d_]{3,4}|thurs)\.?)[,:]? ?\(?(?:(?:the|den|dem|le|el|il|dia) )?\Z"
)
BEHIND = re.compile(r",? ?\((?P<name>[^\W\d_]{3,})\.?\)")
MOST_BEFORE = 60
# The words in front of a weekday that are beside it, and those that say that a day is the first or last one of many.
BESIDE = re.compile(r"(?:[^\W\d_]+[^\w:;!?()]*){1,3}\Z")
EVERY = frozenset(
    """
    all alternate cada chaque each elke every her hver iedere jede jeden jeder jedes joka kazda kazde kazdy los ogni
    setiap svake svaki tiap todas todos tous tutti varje weekly каждое каждую каждыи כל كل हर
    """.split()  # noqa: SIM905  a table of names
)
# A number that not every month has, in front of a year or behind a month.
LATE = re.compile(r"(?:29|3\d|[4-9]\d)(?:st|nd|rd|th)?,? \d{4}(?!\d)")
# What printers set, in texts of any language.
TYPOGRAPHIC = str.maketrans(dict.fromkeys("‘’“”„–—…•·\xa0\u202f«»™®©°§€£", " "))
# Other words as well: a newspaper, fairs, a planet and a name.
NO_WEEKDAYS = frozenset({"sun", "bazar", "marte", "marti"})


_Found: TypeAlias = tuple[list[date], list[str]]
_Form: TypeAlias = Callable[[re.Match[str], date, str, tuple[int, ...]], _Found]


class UnclearTimeError(ValueError):
    """Say what may be meant, in words for who wrote it: a question with its readings, or what is missing."""


class SpokenDays(NamedTuple):
    """Hold a first and a last day, the words around them, and what was concluded rather than read."""

    first: date | None
    last: date | None
    rest: str
    notes: tuple[str, ...] = ()


class Contradiction(NamedTuple):
    """Hold a day, and the weekday (Monday is 1) that words name for it and that it is not."""

    day: date
    name: str
    weekday: int


def read(words: str, today: date, order: str = "") -> SpokenDays:
    """Return the days in words that `date_names.normal` made; `today` is that of whoever wrote them.

    `order` says which of two numbers is the month: "month first", "day first", or "" where nothing says it. Raises
    UnclearTimeError for a day that can be two, for one that its weekday contradicts, and for more than two days.
    """
    found, rest, notes = list[date](), words, list[str]()
    for form, read_form in _forms():
        # "9.30." and "room 4.2." are days only where nothing else is one
        while not (found and form is DOTTED_THIS_YEAR) and (match := form.search(rest)):
            weekdays = _weekdays(rest)
            days, note = read_form(match, today, order, weekdays)
            _refuse_two(match[0], days)
            found += days
            notes += note
            rest = f"{rest[: match.start()]} {rest[match.end() :]}"
    if not found:
        return _relative(rest, today)
    if len(found) > 2:  # noqa: PLR2004  a first and a last day
        message = gettext(
            "there are %(count)s days: write the first one as the start and the last one as the end", count=len(found)
        )
        raise UnclearTimeError(message)
    _agree(found[0], _weekdays(rest))
    return SpokenDays(found[0], found[1] if len(found) > 1 else None, _without_weekdays(rest), tuple(notes))


def _refuse_two(words: str, days: Sequence[date]) -> None:
    """Raise UnclearTimeError for `December 8 and 17`, of which nobody knows whether there are days between."""
    if AND.search(words) and days[-1] - days[0] > timedelta(days=1):
        message = gettext(
            "“%(found)s” can mean two days or all from the first to the last: write those as in “December 8 to 17, "
            "2026”, or only one day here and the other one in a text of its own",
            found=words.strip(),
        )
        raise UnclearTimeError(message)


def in_numbers(words: str, today: date, order: str = "") -> str:
    """Return words of `date_names.normal` with each day in them as `2027-03-31`; raises UnclearTimeError as `read`."""

    def written(found: re.Match[str], read_form: _Form) -> str:
        days, _ = read_form(found, today, order, ())
        return ", ".join(map(str, days))

    for form, read_form in _forms():
        words = form.sub(partial(written, read_form=read_form), words)
    return words


def may_contradict(words: str) -> bool:
    """Return whether words may have something for `contradictions` or `impossible`: a quick look that most fail."""
    plain = words.translate(TYPOGRAPHIC).casefold()
    return not plain.isascii() or bool(LATE.search(plain)) or any(map(weekday_number, WORD.findall(plain)))


def contradictions(words: str, known: Iterable[date] = ()) -> Iterator[Contradiction]:
    """Yield each weekday that words of `date_names.normal` name for a day which is none.

    A day without a year is one of the `known` days, or not looked at; of a span each day counts, of `12/10/2026` both.
    """
    for form, read_form in _forms()[:-1]:
        for found in form.finditer(words):
            for name, weekday in _named_beside(words, found):
                days = _meant(found, read_form, known)
                old = (day + OLD_STYLE for day in days if day.year <= LAST_OLD_STYLE)
                if days and all(day.isoweekday() != weekday for day in (*days, *old)):
                    yield Contradiction(days[0], name, weekday)


def impossible(words: str) -> Iterator[str]:
    """Yield each day of words of `date_names.normal`, such as `february 30, 2027`, that its month does not have."""
    for found in _named()[0][0].finditer(words):
        month = date_names.numbers("months")[found["month"]]
        year = int(found["year"] or 0)
        if year in date_parse.YEARS and not _exists(year, month, int(found["day"])):
            yield found[0]


def _named_beside(words: str, day: re.Match[str]) -> Iterator[tuple[str, int]]:
    """Yield each weekday that is right before a day or in brackets behind it: its name and its number."""
    near = words[max(day.start() - MOST_BEFORE, 0) : day.start()]
    before = BEFORE.search(near)
    if before and _is_one_of_many(near[: before.start()]):
        before = None
    for found in filter(None, (before, BEHIND.match(words, day.end()))):
        name = found["name"].strip(".")
        weekday = weekday_number(name)
        if weekday and name not in NO_WEEKDAYS:
            yield name, weekday


def _is_one_of_many(before: str) -> bool:
    """Return whether words in front of a weekday are another weekday, as in `Monday–Friday`, or say that it repeats."""
    beside = BESIDE.search(before)
    return any(word in EVERY or weekday_number(word) for word in WORD.findall(beside[0] if beside else ""))


def _meant(found: re.Match[str], read_form: _Form, known: Iterable[date]) -> tuple[date, ...]:
    """Return each day that what was found may mean; none where no month has it."""
    if numbers := _in_any_order(found, read_form):
        *both, year = numbers
        return tuple(
            date(year, month, day)
            for month, day in (both, both[::-1])
            if year in date_parse.YEARS and _exists(year, month, day)
        )
    if "year" in found.re.groupindex and not found["year"]:
        month, number = date_names.numbers("months")[found["month"]], int(found["day"])
        return tuple(day for day in known if (day.month, day.day) == (month, number))
    with contextlib.suppress(UnclearTimeError):
        first_day, *others = read_form(found, date.min, "", ())[0]
        return tuple(first_day + timedelta(days) for days in range((max([first_day, *others]) - first_day).days + 1))
    return ()


def _in_any_order(found: re.Match[str], read_form: _Form) -> tuple[int, ...]:
    """Return the numbers of a day whose first or second one may be the month, and its year; nothing for another."""
    if read_form is _numbers:
        year = int(found[4]) + (CENTURY if len(found[4]) < len("2026") else 0)
        return int(found[1]), int(found[3]), year
    if read_form is _dotted and not found["first"]:
        return int(found["day"]), int(found["month"]), int(found["year"])
    return ()


def _weekdays(words: str) -> tuple[int, ...]:
    """Return the weekdays that words name, Monday as 1."""
    return tuple(weekday for word in WORD.findall(words) if (weekday := weekday_number(word)))


def weekday_number(word: str) -> int | None:
    """Return the number of a weekday by its name, or by its short name in English; None for any other word."""
    is_plain = len(word) >= SHORTEST or word in ENGLISH
    return date_names.in_texts("weekdays").get(word) if is_plain else None


def _without_weekdays(words: str) -> str:
    return WORD.sub(lambda found: " " if weekday_number(found[0]) else found[0], words)


def _agree(day: date, weekdays: Iterable[int]) -> None:
    for weekday in weekdays:
        if day.isoweekday() != weekday:
            message = gettext(
                "%(day)s is a %(weekday)s, and %(written)s is written: write the right one of the two",
                day=date_format.day(day, spoken()),
                weekday=date_format.weekday_name(day, spoken()),
                written=date_format.weekdays(spoken())[weekday - 1],
            )
            raise UnclearTimeError(message)


def _day(year: int, month: int, number: int) -> date:
    try:
        found = date(year, month, number)
    except ValueError as error:
        message = gettext(
            "there is no day %(number)s in month %(month)s of %(year)s: write it as in 2026-12-10",
            number=number,
            month=month,
            year=year,
        )
        raise UnclearTimeError(message) from error
    if found.year not in date_parse.YEARS:
        message = gettext("%(year)s is too far away: check the year", year=found.year)
        raise UnclearTimeError(message)
    return found


def _year_first(found: re.Match[str], *_: object) -> _Found:
    return [_day(int(found[1]), int(found[2]), int(found[3]))], []


def _dotted(found: re.Match[str], *_: object) -> _Found:
    return _dotted_days(found, int(found["year"])), []


def _dotted_this_year(found: re.Match[str], today: date, *_: object) -> _Found:
    return _without_year(found, _dotted_days(found, today.year), today)


def _dotted_days(found: re.Match[str], year: int) -> list[date]:
    """Return the day, or the first and the last day, where the last one is in a year."""
    month = int(found["month"])
    last = _day(year, month, int(found["day"]))
    if not found["first"]:
        return [last]
    first_month = int(found["first_month"] or month)
    return [_day(year - 1 if first_month > month else year, first_month, int(found["first"])), last]


def _numbers(found: re.Match[str], _today: date, order: str, weekdays: tuple[int, ...]) -> _Found:
    """Return the day of numbers such as 12/10/2026, by what they can be, by the weekday, else by the order."""
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    year += CENTURY if len(found[4]) < len("2026") else 0
    readings = {noop("month first"): (first, second), noop("day first"): (second, first)}
    days = {how: date(year, month, day) for how, (month, day) in readings.items() if _exists(year, month, day)}
    if not days:
        return [_day(year, first, second)], []
    if len({*days.values()}) > 1 and (right := {how: day for how, day in days.items() if day.isoweekday() in weekdays}):
        days = right
    if len({*days.values()}) == 1:
        return [next(iter(days.values()))], []
    if order in days:
        return [days[order]], [
            gettext(
                "“%(found)s” was read as %(day)s, %(order)s as mkdocs.yml says",
                found=found[0],
                day=date_format.day(days[order], spoken()),
                order=gettext(order),
            )
        ]
    said = gettext(" or ").join(f"{date_format.day(day, spoken())} ({day})" for day in days.values())
    message = gettext("“%(found)s” can mean %(said)s: write the one that is right", found=found[0], said=said)
    raise UnclearTimeError(message)


def _exists(year: int, month: int, day: int) -> bool:
    return 0 < month <= 12 and 0 < day <= calendar.monthrange(year, month)[1]  # noqa: PLR2004  months


def _forms() -> tuple[tuple[re.Pattern[str], _Form], ...]:
    return (
        (YEAR_FIRST, _year_first),
        (NUMBERS, _numbers),
        (DOTTED, _dotted),
        *_named(),
        (DOTTED_THIS_YEAR, _dotted_this_year),
    )


@cache
def _named() -> tuple[tuple[re.Pattern[str], _Form], ...]:
    """Return the forms with the name of a month: `december 8-10, 2026` and `8 au 10 decembre 2026`."""
    months = "|".join(sorted(date_names.in_texts("months"), key=len, reverse=True))
    year = r"(?:,? ?(?:de |del |of )?(?P<year>\d{4})\b)?"
    month = rf"(?<![^\W\d_])(?P<month>{months})(?![^\W\d_])\.?"
    last = rf"(?P<last>\d{{1,2}}){ORDINAL}"
    no_hour = r"(?![:\d]| ?[ap]\.?m| ?[-–—] ?\d)"
    american = rf"{month} (?P<day>\d{{1,2}}){ORDINAL}(?:{TO}{last}{no_hour})?(?![:\d]){year}"
    european = rf"(?<![\d:])(?P<day>\d{{1,2}}){ORDINAL}(?:{TO}{last})? ?(?:de |of |d)?{month}{year}"
    return (re.compile(american), _of_month), (re.compile(european), _of_month)


def _of_month(found: re.Match[str], today: date, *_: object) -> _Found:
    """Return the day, or the first and the last day, of a month; without a year the next ones from today on."""
    month, numbers = date_names.numbers("months")[found["month"]], [int(found["day"])]
    numbers += [int(found["last"])] if found["last"] else []
    if found["year"]:
        return [_day(int(found["year"]), month, number) for number in numbers], []
    return _without_year(found, [_day(today.year, month, number) for number in numbers], today)


def _without_year(found: re.Match[str], days: list[date], today: date) -> _Found:
    """Return days of this year, or of the next one where they have passed."""
    if days[0] < today:
        days = [_day(day.year + 1, day.month, day.day) for day in days]
    return days, [
        gettext(
            "without a year, “%(found)s” was read as %(day)s",
            found=found[0].strip(),
            day=date_format.day(days[0], spoken()),
        )
    ]


def _relative(words: str, today: date) -> SpokenDays:
    """Return the day of `today`, `tomorrow` or a weekday that is to come."""
    for names, ahead in ((TODAY, 0), (TOMORROW, 1), (YESTERDAY, -1)):
        if found := re.search(rf"\b(?:{'|'.join(names)})\b", words):
            return _concluded(found[0], today + timedelta(days=ahead), words.replace(found[0], " ", 1))
    for found, weekday, is_next in _said_weekdays(words):
        near = today + timedelta(days=(weekday - today.isoweekday()) % 7 or 7)
        if is_next and near.isocalendar()[:2] == today.isocalendar()[:2]:
            said = gettext(" or ").join(f"{date_format.weekday(day, spoken())} ({day})" for day in (near, near + WEEK))
            message = gettext("“%(found)s” can mean %(said)s: write the day", found=found[0].strip(), said=said)
            raise UnclearTimeError(message)
        return _concluded(found[0].strip(), near, words.replace(found[0], " ", 1))
    return SpokenDays(None, None, words)


def _concluded(said: str, day: date, rest: str) -> SpokenDays:
    return SpokenDays(
        day,
        None,
        rest,
        (gettext("“%(said)s” was read as %(weekday)s", said=said, weekday=date_format.weekday(day, spoken())),),
    )


def _said_weekdays(words: str) -> Iterator[tuple[re.Match[str], int, bool]]:
    """Yield each weekday that words name with what is said of it, its number, and whether it is the next one."""
    for found in SAID_WEEKDAY.finditer(words):
        if weekday := weekday_number(found["name"]):
            yield found, weekday, bool(found["after"] or re.fullmatch(NEXT, found["how"] or ""))
