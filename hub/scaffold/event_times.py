"""When something is, as somebody wrote it into a form or after `--set` -> the fields of its file, or a question."""

from __future__ import annotations

import re
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple, NoReturn
from zoneinfo import ZoneInfo

from hub.base import date_names, spoken_days, spoken_times, text, time_zones
from hub.base.spoken_days import UnclearTimeError
from hub.base.translation import gettext, noop
from hub.content import repeat_words
from hub.errors import HubError
from hub.scaffold import spoken_repeats

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hub.base.spoken_times import SpokenTime
    from hub.content.settings import Config

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
# How long something takes, in place of its end.
DURATION = re.compile(
    r"(?:(?P<hours>\d{1,2}(?:\.5)?) ?h(?:ou)?rs?)?(?: and)? ?(?:(?P<minutes>\d{1,3}) ?min(?:ute)?s?)?\.?", re.IGNORECASE
)
# What ends a day that something begins on.
TO_MIDNIGHT = re.compile(
    r"(?:at |12 )?(?:midnight|mitternacht|medianoche|minuit|mezzanotte|meia-noite)\.?", re.IGNORECASE
)
# What an address, a mention, code or HTML is made of.
ODD = re.compile(r"[@`<>#\[\]]|://")
LONGEST = 60
EXAMPLE = "December 10, 2026, 1:00 pm"
REPEATED = noop("every 2 weeks until March 31, 2027, except December 24, 2026")
# What the form offers to who finds no time zone in its list.
ANOTHER = "another"
# What forms call a field, where its name is another.
LABELS = {"timezone": noop("time zone"), "repeat": noop("repeats")}
NOTHING = spoken_times.SpokenTime(None, None, None, None, "")


class UnclearAnswerError(HubError):
    """Say that the answer for a `field` can mean two things, or lacks one; `words` ask, and say what to write."""

    def __init__(self, field: str, words: str) -> None:
        self.field, self.words = field, words
        super().__init__(f"{gettext(LABELS[field]) if field in LABELS else field}: {words}")


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
    if start.start is None and end.end:  # both hours are with the end
        start, end = start._replace(start=end.start, end=end.end), end._replace(start=None, end=None)
    if start.day is None:
        fix = gettext("write the day as well, such as 2026-12-10 13:00")
        _ask("start", gettext("%(words)s does not say on which day", words=_quoted(values["start"])), fix)
    first = _start(start.day, start, values["start"])
    last = _end(first, start, end, values.get("end", ""))
    key, notes = _zone({"start": start, "end": end}, values.get("timezone", ""), _noon_or_hour(first), config)
    _check_elsewhere(start, first, last, key)
    zone = "" if key == config.timezone.key else key
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
    if name == "end" and (TOLD_BEFORE.fullmatch(words) or _duration(words)):
        return NOTHING
    if name == "end" and TO_MIDNIGHT.fullmatch(words):
        return NOTHING._replace(start=time())
    if name == "end" and words.isdecimal():
        words = f"{words}:00"
    if EVERY.search(words):
        fix = gettext(
            "write its first time there, and under “%(question)s” words such as “%(example)s”",
            question=gettext("repeats"),
            example=gettext(REPEATED),
        )
        _ask(name, gettext("%(words)s says how it repeats", words=_quoted(words)), fix)
    with _asked(name):
        return spoken_times.read(ALL_DAY.sub("", words), today, config.numeric_dates)


def _start(day: date, spoken: SpokenTime, words: str) -> date | datetime:
    with _asked("start"):
        return spoken_times.start_of(spoken, words) or day


def _end(first: date | datetime, start: SpokenTime, end: SpokenTime, words: str) -> date | datetime | None:
    """Return when an event ends, which either answer may say; None where neither does."""
    day = end.last_day or end.day or start.last_day
    hour, is_vague = (end.end or end.start, end.is_vague) if end.start else (start.end, False)
    lasts = _duration(words)
    if not isinstance(first, datetime):
        if hour or lasts:
            _ask(
                "start",
                gettext("only the end has an hour"),
                gettext("write the hour of the start as well, or none, for all day"),
            )
        return _not_before(first, day, words) if day and day != first else None
    if lasts:
        return datetime.combine(day or first, first.time()) + lasts
    if hour is None:
        if day and day != first.date():
            _ask(
                "end",
                gettext("%(words)s has no hour, and the start has one", words=_quoted(words or str(day))),
                gettext("write both hours, or none, for all day"),
            )
        return None
    if day and day != first.date():
        return _not_before(first, datetime.combine(day, hour), words)
    found = spoken_times.end_after(first, hour, is_vague=is_vague)
    if found is None:
        message = gettext("%(hour)s is not after the start, %(first)s", hour=f"{hour:%H:%M}", first=f"{first:%H:%M}")
        _ask("end", message, gettext("write the right hour, with its day where that is the next one"))
    return found


def _not_before(first: date, last: date, words: str) -> date:
    if last < first:
        _ask(
            "end",
            gettext("%(words)s is before the start", words=_quoted(words or str(last))),
            gettext("write the right day of the two"),
        )
    return last


def _duration(words: str) -> timedelta:
    """Return how long something takes by words such as `1.5 hours` or `45 min`; nothing for other words."""
    found = DURATION.fullmatch(words)
    hours, minutes = (found["hours"], found["minutes"]) if found else (None, None)
    return timedelta(hours=float(hours or 0), minutes=int(minutes or 0))


def _noon_or_hour(first: date | datetime) -> datetime:
    return first if isinstance(first, datetime) else datetime(first.year, first.month, first.day, 12)  # noqa: DTZ001


def _zone(told: Mapping[str, SpokenTime], chosen: str, at: datetime, config: Config) -> tuple[str, tuple[str, ...]]:
    """Return the place whose clock is meant, that of the hub where nobody says one, and what was concluded.

    Of several whose clocks show the same at that moment it is the last one, which is the one that was chosen.
    """
    found = dict(_places(told, chosen, at, config))
    if len({time_zones.offset_at(key, at) for key in found}) > 1:
        _ask(
            "timezone",
            gettext("it is told as %(places)s", places=gettext(" and as ").join(map(_quoted, found.values()))),
            gettext("write one place, such as America/Denver"),
        )
    key, words = [*found.items(), (config.timezone.key, config.timezone.key)][max(len(found) - 1, 0)]
    for offset in (one.offset for one in told.values() if one.offset):
        if time_zones.offset_at(key, at) != time_zones.hours_of(offset) or (chosen == ANOTHER and not found):
            _ask_zone(
                gettext("%(words)s is not what clocks in %(key)s show then", words=_quoted(offset), key=key)
                if found
                else gettext("%(words)s is an offset, and no place", words=_quoted(offset)),
                () if found else (config.timezone.key,),
            )
    if words == key:
        return key, ()
    return key, (gettext("%(words)s was read as %(key)s", words=_quoted(words), key=key),)


def _places(told: Mapping[str, SpokenTime], chosen: str, at: datetime, config: Config) -> Iterator[tuple[str, str]]:
    """Yield each place that words mean, with these words.

    What a start or an end says besides days and hours is a place, or it is not understood; of what stands apart, as in
    brackets, only names of places count.
    """
    if chosen == ANOTHER and not any(one.zone or one.offset for one in told.values()):
        _ask(
            "timezone",
            gettext("it is another one"),
            gettext("write the place whose clock it is, such as America/Denver, after the start"),
        )
    said = {"start": told["start"].zone, "end": told["end"].zone, "timezone": "" if chosen == ANOTHER else chosen}
    remarks = [remark for one in told.values() for remark in one.remarks]
    apart = {zone.key: one for one in remarks if (zone := time_zones.meaning(one, at, config.timezone).zone)}
    for field, words in said.items():
        meant = time_zones.meaning(words, at, config.timezone)
        named = [key for key in meant.instead if key in apart]
        if meant.zone:
            yield meant.zone.key, words
        elif words and not named:
            if not (meant.instead or meant.is_offset or field == "timezone"):
                _ask(
                    field,
                    gettext("%(words)s is not understood", words=_quoted(words)),
                    gettext("write the time as in “%(example)s”", example=EXAMPLE),
                )
            _ask_zone(f"{_quoted(words)} {meant.why}", meant.instead or (config.timezone.key,))
    yield from apart.items()


def _ask_zone(found: str, instead: tuple[str, ...]) -> NoReturn:
    places = gettext(" or ").join(instead)
    _ask(
        "timezone",
        found,
        gettext("write the place whose clock is meant, such as %(places)s", places=places)
        if places
        else gettext("write the place whose clock is meant"),
    )


def _check_elsewhere(start: SpokenTime, first: date | datetime, last: date | datetime | None, key: str) -> None:
    """Ask where hours that are told a second time, for clocks of another place, are not the same moments."""
    for other in start.elsewhere:
        at = _noon_or_hour(first)
        zone = time_zones.meaning(other.zone, at).zone
        pairs = zip((first, last), (other.start, other.end), strict=True)
        if zone is None or not all(_is_same(moment, hour, key, zone.key) for moment, hour in pairs if hour):
            _ask(
                "start",
                gettext("%(words)s is not the hour told before it", words=_quoted(other.words)),
                gettext("write the hour of one place only"),
            )


def _is_same(moment: date | datetime | None, hour: time, key: str, elsewhere: str) -> bool:
    """Say whether clocks of another place show an hour at a moment."""
    if not isinstance(moment, datetime):
        return False
    there = moment.replace(tzinfo=ZoneInfo(key)).astimezone(ZoneInfo(elsewhere))
    return (there.hour, there.minute) == (hour.hour, hour.minute)


def _repeat(words: str, config: Config, today: date) -> str:
    """Return how an event repeats, as a file has it; raises UnclearAnswerError for other words."""
    with _asked("repeat"):
        found = spoken_days.in_numbers(date_names.normal(words), today, config.numeric_dates)
    found = spoken_repeats.in_file_words(found)
    try:
        return repeat_words.write(repeat_words.read(found))
    except ValueError:
        if not re.search(r"\b(?:until|also)\b", found):
            _ask(
                "repeat",
                gettext("%(words)s does not say until when", words=_quoted(words)),
                gettext("add the last day, such as until March 31, 2027"),
            )
        _ask(
            "repeat",
            gettext("%(words)s is not understood", words=_quoted(words)),
            gettext("write it as in “%(example)s”", example=gettext(REPEATED)),
        )


def _written(moment: date | datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if isinstance(moment, datetime) else moment.isoformat()
