"""When something is, as somebody wrote it into a form or after `--set` -> the fields of its file, or a question."""

from __future__ import annotations

import re
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from hub.base import date_names, spoken_days, spoken_times, text, time_zones
from hub.base.spoken_days import UnclearTimeError
from hub.content import repeat_words
from hub.errors import HubError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hub.base.spoken_times import SpokenTime
    from hub.content.models import Config

FIELDS = ("start", "end", "timezone", "repeat")
# What people write as an end that they have told with the start.
TOLD_BEFORE = re.compile(r"(?:see )?above|same(?: day)?|\(?all[- ]day\)?|-|n/?a|none|open(?: end)?", re.IGNORECASE)
ALL_DAY = re.compile(
    r",?\s*\(?\b(?:(?:all|whole|full)[- ]day|ganztägig|todo el día|toute la journée|tutto il giorno|o dia todo)\b\)?"
    r"(?:\s+on\b)?",
    re.IGNORECASE,
)
# What says how an event repeats, among words for its first time.
EVERY = re.compile(
    r"\b(?:every|each|weekly|monthly|jeden|jede|cada|todos los|todas las|chaque|tous les|ogni)\b", re.IGNORECASE
)
# What ends a day that something begins on.
TO_MIDNIGHT = re.compile(
    r"(?:at |12 )?(?:midnight|mitternacht|medianoche|minuit|mezzanotte|meia-noite)\.?", re.IGNORECASE
)
# What an address, a mention, code or HTML is made of.
ODD = re.compile(r"[@`<>#\[\]]|://")
LONGEST = 60
EXAMPLE = "December 10, 2026, 1:00 pm"
# What the form offers to who finds no time zone in its list.
ANOTHER = "another"
# What forms call a field, where its name is another.
LABELS = {"timezone": "time zone", "repeat": "repeats"}
NOTHING = spoken_times.SpokenTime(None, None, None, None, "")


class UnclearAnswerError(HubError):
    """Say that the answer for a `field` can mean two things, or lacks one; `words` ask, and say what to write."""

    def __init__(self, field: str, words: str) -> None:
        self.field, self.words = field, words
        super().__init__(f"{LABELS.get(field, field)}: {words}")


class EventTimes(NamedTuple):
    """Hold the fields of a file that say when, and what was concluded rather than read, for whoever accepts it."""

    values: dict[str, str]
    notes: tuple[str, ...] = ()


def usual(given: Mapping[str, str], config: Config, today: date) -> EventTimes:
    """Return the times of an event as its file has them; `today` is that of whoever wrote them.

    Raises UnclearAnswerError, with what may be meant and what to write, where the words leave that open.
    """
    values = {name: given[name].strip() for name in FIELDS if given.get(name, "").strip()}
    if "start" not in values:
        return EventTimes(values)
    start = _read("start", values["start"], config, today)
    end = _read("end", values.get("end", "-"), config, today)
    if start.day is None:
        fix = "write the day as well, such as 2026-12-10 13:00"
        _ask("start", f"{_quoted(values['start'])} does not say on which day", fix)
    first = _start(start.day, start, values["start"])
    last = _end(first, start, end, values.get("end", ""))
    zone, notes = _zone({"start": start.zone, "end": end.zone, "timezone": values.get("timezone", "")}, first, config)
    repeat = _repeat(values["repeat"], config, today) if "repeat" in values else ""
    found = {"start": _written(first), "end": _written(last) if last else "", "timezone": zone, "repeat": repeat}
    return EventTimes({name: value for name, value in found.items() if value}, (*start.notes, *end.notes, *notes))


def day(name: str, words: str, config: Config, today: date) -> EventTimes:
    """Return the day that words name, as a file has it, and what was concluded; words that name none as they are.

    A day that is to come is believed only with its year. Raises UnclearAnswerError, as `usual` does.
    """
    with _asked(name):
        found = spoken_days.read(date_names.normal(words), today, config.numeric_dates)
    is_alone = found.last is None and not {*found.rest.replace(",", " ").split()} - spoken_times.FILLERS
    if found.first is None or not is_alone or (found.first > today and str(found.first.year) not in words):
        return EventTimes({name: words})
    return EventTimes({name: found.first.isoformat()}, found.notes)


@contextmanager
def _asked(field: str) -> Iterator[None]:
    """Raise UnclearAnswerError for what a field leaves open."""
    try:
        yield
    except UnclearTimeError as error:
        raise UnclearAnswerError(field, str(error)) from error


def _ask(field: str, message: str, fix: str) -> NoReturn:
    raise UnclearAnswerError(field, f"{message}: {fix}")


def _quoted(words: str) -> str:
    """Return a stranger's words for an answer: short, and without what GitHub makes a link or a mention of."""
    return f"“{text.shortened(ODD.sub('', words), LONGEST)}”"


def _read(name: str, words: str, config: Config, today: date) -> SpokenTime:
    if name == "end" and TOLD_BEFORE.fullmatch(words):
        return NOTHING
    if name == "end" and TO_MIDNIGHT.fullmatch(words):
        return NOTHING._replace(start=time())
    if EVERY.search(words):
        fix = f"write its first time there, and under “{LABELS['repeat']}” words such as “{repeat_words.EXAMPLE}”"
        _ask(name, f"{_quoted(words)} says how it repeats", fix)
    with _asked(name):
        return spoken_times.read(ALL_DAY.sub("", words), today, config.numeric_dates)


def _start(day: date, spoken: SpokenTime, words: str) -> date | datetime:
    with _asked("start"):
        return spoken_times.start_of(spoken, words) or day


def _end(first: date | datetime, start: SpokenTime, end: SpokenTime, words: str) -> date | datetime | None:
    """Return when an event ends, which either answer may say; None where neither does."""
    day = end.last_day or end.day or start.last_day
    hour, is_vague = (end.end or end.start, end.is_vague) if end.start else (start.end, False)
    if not isinstance(first, datetime):
        if hour:
            _ask("start", "only the end has an hour", "write the hour of the start as well, or none, for all day")
        return _not_before(first, day, words) if day and day != first else None
    if hour is None:
        if day and day != first.date():
            _ask(
                "end", f"{_quoted(words)} has no hour, and the start has one", "write both hours, or none, for all day"
            )
        return None
    if day and day != first.date():
        return _not_before(first, datetime.combine(day, hour), words)
    found = spoken_times.end_after(first, hour, is_vague=is_vague)
    if found is None:
        message = f"{hour:%H:%M} is not after the start, {first:%H:%M}"
        _ask("end", message, "write the right hour, with its day where that is the next one")
    return found


def _not_before(first: date, last: date, words: str) -> date:
    if last < first:
        _ask("end", f"{_quoted(words or str(last))} is before the start", "write the right day of the two")
    return last


def _zone(said: Mapping[str, str], first: date | datetime, config: Config) -> tuple[str, tuple[str, ...]]:
    """Return the place whose clock is meant, "" for that of the hub, and what was concluded."""
    at = first if isinstance(first, datetime) else datetime(first.year, first.month, first.day, 12)  # noqa: DTZ001
    found = dict(_places(said, at, config))
    if len(found) > 1:
        _ask(
            "timezone",
            f"it is told as {' and as '.join(map(_quoted, found.values()))}",
            "write one place, such as America/Denver",
        )
    notes = tuple(f"{_quoted(words)} was read as {key}" for key, words in found.items() if words != key)
    key = next(iter(found), "")
    return ("" if key == config.timezone.key else key), notes


def _places(said: Mapping[str, str], at: datetime, config: Config) -> Iterator[tuple[str, str]]:
    """Yield each place that words mean, with these words.

    What a start or an end says besides days and hours is a place, or it is not understood.
    """
    elsewhere = said["timezone"] == ANOTHER
    if elsewhere and not (said["start"] or said["end"]):
        _ask(
            "timezone",
            "it is another one",
            "write the place whose clock it is, such as America/Denver, after the start",
        )
    for field, words in said.items():
        meant = time_zones.meaning(words, at, config.timezone)
        if meant.zone:
            yield meant.zone.key, words
        elif words and not (field == "timezone" and elsewhere):
            places = " or ".join(meant.instead or (config.timezone.key,))
            fix = f"write the place whose clock is meant, such as {places}"
            is_zone = meant.instead or meant.is_offset or field == "timezone"
            found = f"{_quoted(words)} {meant.why}" if is_zone else f"{_quoted(words)} is not understood"
            _ask("timezone" if is_zone else field, found, fix if is_zone else f"write the time as in “{EXAMPLE}”")


def _repeat(words: str, config: Config, today: date) -> str:
    """Return how an event repeats, as a file has it; raises UnclearAnswerError for other words."""
    with _asked("repeat"):
        found = spoken_days.in_numbers(date_names.normal(words), today, config.numeric_dates)
    try:
        return repeat_words.write(repeat_words.read(found))
    except ValueError:
        _ask("repeat", f"{_quoted(words)} is not understood", f"write it as in “{repeat_words.EXAMPLE}”")


def _written(moment: date | datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if isinstance(moment, datetime) else moment.isoformat()
