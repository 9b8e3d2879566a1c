"""When something is, as people say it: `December 16, 2026 at 1 pm`, `noon ET`, `1-2:30 pm`, in several languages."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from hub.base import date_names, spoken_days
from hub.base.spoken_days import UnclearTimeError
from hub.base.translation import gettext

# Words for twelve o'clock, and for the halves of a day behind an hour.
NOON = "(?:12 )?noon|midday|mittags?|mediodia|midi|mezzogiorno|meio-dia"
# What stands before an hour without minutes, and digits that are an hour with them.
BEFORE_HOUR = re.compile(
    r"\b(?:at|ore|kl|um|as|a las?|@) ?(\d{1,2})(?![\d:./]| ?(?:h\d{0,2}|uhr|uur|[ap]\.? ?m)\b|[ap]\b)"
)
FOUR_DIGITS = re.compile(r"(?<![\d-])([01]\d|2[0-3])([0-5]\d) ?(?:hrs?|hours|h|uhr|uur)\b")
MIDNIGHT = re.compile(r"\b(?:midnight|mitternacht|medianoche|minuit|mezzanotte|meia-noite)\b")
AFTERNOON = "de la (?:tarde|noche)|da (?:tarde|noite)|de lapres-midi|du soir|nachmittags|abends"
HALVES = (
    (re.compile(r"\b(?:in the morning|de la manana|da manha|du matin|morgens|vormittags)\b"), "am"),
    (re.compile(rf"\b(?:in the (?:afternoon|evening)|{AFTERNOON})\b"), "pm"),
)
CLOCK = (
    rf"(?:(?P<noon{{0}}>{NOON})|(?<![\d:./])(?P<hour{{0}}>\d{{{{1,2}}}})"
    r"(?:(?::| ?h ?|\.(?=\d\d(?!\.?\d)))(?P<minute{0}>\d\d)(?::00)?)?(?![\d/:])(?P<mark{0}> ?(?:uhr|uur|hrs?|hs?)\b)?"
    r"(?: ?(?P<half{0}>[ap])(?:\.? ?m\b\.?|(?<=\d[ap])\b))?)"
)
TO = r" ?(?:-|–|—|to|until|till|tot|bis|al|a(?: las?)?|as|hasta|jusqua|ate|alle) ?"
RANGE = re.compile(CLOCK.format(1) + TO + CLOCK.format(2))
ALONE = re.compile(CLOCK.format(1))
# Hours that nothing says to be some: `9-5`.
BARE_RANGE = re.compile(r"(?<![\w:./-])\d{1,2} ?[-–—] ?\d{1,2}(?![\w:./-])")
# What programs write: a T before the hour, and an offset behind it, which is no place.
STAMP = re.compile(r"(?<=\d)t(?P<clock>\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?P<offset>z|[+-]\d\d:?\d\d)?")
# What parts the hours of one place from those of another: `1 pm ET / 10 am PT`, `1 pm ET (10 am PT)`.
BETWEEN_PLACES = re.compile(r"[;()=|]|(?<=\s)/|/(?=[\s\d])")
OFFSET = re.compile(r"\b(?P<offset>(?:utc|gmt) ?[+-]\d{1,2}(?::?\d\d)?)\b")
FILLERS = frozenset(
    """
    @ a al alle alas am and as at aos ao around d da dalle das de del den der di die do e el fr en from het in kl la las
    le les los mi mo o of om on ore os sa so starting starts tot the to um und uhr uur van von vom y
    """.split()  # noqa: SIM905  words, not thirty quoted ones
)
# What programs write before a day, an hour or both.
LABELS = frozenset({"date:", "time:", "when:", "datum:", "uhrzeit:", "wann:", "fecha:", "hora:", "quand:", "heure:"})
WORD = re.compile(r"[^\s,]+")
TWELVE, LAST = 12, 23
OTHER = {"a": "p", "p": "a"}
# Nobody meets before seven in the morning without saying so, and what begins from six in the evening on may go on into
# the night.
EARLY, EVENING = 7, 18


class Elsewhere(NamedTuple):
    """Hold hours that somebody told a second time, as clocks of another place show them, the words for it, and all."""

    start: time
    end: time | None
    zone: str
    words: str


class SpokenTime(NamedTuple):
    """Hold what an answer says: days, hours, the words for a zone, and what was concluded rather than read.

    `is_vague` says that the hour may be one of the morning or of the evening; `remarks` are words that stand apart, as
    in brackets, `offset` is one from UTC, and `elsewhere` has the hours of other places.
    """

    day: date | None
    last_day: date | None
    start: time | None
    end: time | None
    zone: str
    notes: tuple[str, ...] = ()
    is_vague: bool = False
    offset: str = ""
    remarks: tuple[str, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()


def read(words: str, today: date, order: str = "") -> SpokenTime:
    """Return what an answer says; `today` and `order` are as in `spoken_days.read`.

    Raises UnclearTimeError, with a question, for what can mean two things or is not understood.
    """
    given = date_names.normal(words)
    for form, half in HALVES:
        given = form.sub(half, given)
    if MIDNIGHT.search(given):
        message = gettext(
            "“%(words)s”: midnight can be the beginning or the end of that day: write 00:00, or 23:59", words=words
        )
        raise UnclearTimeError(message)
    given = FOUR_DIGITS.sub(r"\1:\2", BEFORE_HOUR.sub(r"\1:00", given))
    offset = STAMP.search(given) or OFFSET.search(given)
    given = OFFSET.sub(" ", STAMP.sub(r" \g<clock>", given))
    days = spoken_days.read(given, today, order)
    start, end, rest, is_vague = _hours(days.rest)
    zone, *others = [part for part in map(_zone, BETWEEN_PLACES.split(rest)) if part] or [""]
    told = [(_hours(part), part) for part in others]
    return SpokenTime(
        days.first,
        days.last,
        start,
        end,
        zone,
        days.notes,
        is_vague,
        offset["offset"] if offset else "",
        tuple(part for (first, *_), part in told if first is None),
        tuple(Elsewhere(first, last, _zone(words), part) for (first, last, words, _), part in told if first),
    )


def _zone(words: str) -> str:
    """Return words without those at their ends that say nothing of a zone."""
    found = [word for word in WORD.findall(words) if word.strip(".-–—:") and word not in LABELS]
    telling = [at for at, word in enumerate(found) if word.strip(".:") not in FILLERS]
    return " ".join(found[telling[0] : telling[-1] + 1]) if telling else ""


def _hours(words: str) -> tuple[time | None, time | None, str, bool]:
    """Return the hours in words, the words around them, and whether a single one has no half of the day."""
    found = RANGE.search(words)
    alone = next((one for one in ALONE.finditer(words) if _is_clock(one, 1)), None)
    if found and (_is_clock(found, 1) or _is_clock(found, 2)) and (not alone or found.start() <= alone.start()):
        start, end = _both(found)
        return start, end, f"{words[: found.start()]} {words[found.end() :]}", False
    if alone:
        rest = f"{words[: alone.start()]} {words[alone.end() :]}"
        return _time(alone, 1, _half(alone, 1)), None, rest, _is_vague(alone, 1)
    if bare := BARE_RANGE.search(words):
        _ask(bare[0])
    return None, None, words, False


def _is_clock(found: re.Match[str], number: int) -> bool:
    """Return whether a number is an hour: it has minutes, a half of the day, or a word for hours."""
    return any(found[f"{part}{number}"] for part in ("noon", "minute", "mark", "half"))


def _half(found: re.Match[str], number: int) -> str:
    return (found[f"half{number}"] or "") if not found[f"noon{number}"] else ""


def _is_vague(found: re.Match[str], number: int) -> bool:
    """Return whether an hour may be one of the morning or of the afternoon: `3:30`, and not `03:30` or `15:30`."""
    hour = found[f"hour{number}"]
    is_told = found[f"noon{number}"] or found[f"half{number}"] or found[f"mark{number}"] or hour.startswith("0")
    return not is_told and 0 < int(hour) <= TWELVE


def _both(found: re.Match[str]) -> tuple[time, time]:
    """Return the two hours of a range: `1-2:30 pm`, `11-1 pm`, `9:00-11:00`, `9 am-noon`."""
    first, second = _half(found, 1), _half(found, 2)
    if _is_vague(found, 1) and not _is_vague(found, 2) and second:
        same, other, end = _time(found, 1, second), _time(found, 1, OTHER[second]), _time(found, 2, second)
        return (same if same < end else other), end
    if _is_vague(found, 1) and int(found["hour1"]) < EARLY:
        _ask(found[0])
    start, end = _time(found, 1, first), _time(found, 2, second)
    if end <= start and _is_vague(found, 2) and start.hour < EVENING:
        end = _time(found, 2, "p")
    return start, end


def _ask(words: str) -> None:
    message = gettext(
        "“%(words)s” can be in the morning or in the afternoon: write am or pm, or 13:00", words=words.strip()
    )
    raise UnclearTimeError(message)


def _time(found: re.Match[str], number: int, half: str) -> time:
    if found[f"noon{number}"]:
        return time(TWELVE)
    hour, minute = int(found[f"hour{number}"]), int(found[f"minute{number}"] or 0)
    if half and not 0 < hour <= TWELVE:
        half = ""  # 14 Uhr am …
    if half:
        hour = hour % TWELVE + TWELVE * (half == "p")
    if hour > LAST or minute > 59:  # noqa: PLR2004  minutes
        message = gettext("no clock shows “%(found)s”: write the hour as in 1:00 pm or 13:00", found=found[0].strip())
        raise UnclearTimeError(message)
    return time(hour, minute)


def end_after(start: datetime, end: time, *, is_vague: bool) -> datetime | None:
    """Return the hour of an end on the day of its start, or in the night after it; None where it is not after that."""
    hours = [end, end.replace(hour=(end.hour + TWELVE) % 24)] if is_vague else [end]
    moments = (datetime.combine(start.date(), hour) for hour in hours)
    if later := next((moment for moment in moments if moment > start), None):
        return later
    is_night = start.hour >= EVENING and end.hour < EARLY
    return datetime.combine(start.date() + timedelta(days=1), end) if is_night else None


def start_of(spoken: SpokenTime, words: str) -> datetime | None:
    """Return when something starts; None without an hour. Raises UnclearTimeError for one of either half of a day."""
    if spoken.day is None or spoken.start is None:
        return None
    if spoken.is_vague and spoken.start.hour < EARLY:
        _ask(words)
    return datetime.combine(spoken.day, spoken.start)
