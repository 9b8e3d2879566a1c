"""Names of time zones as people write them -> places; never by the likeness of letters. The one door to Babel.

A place has a clock all year, an abbreviation such as EST only half of it. So an abbreviation means a place at a moment
where that place has it; at any other, it names an offset that people there do not have, and is none.
"""

from __future__ import annotations

import os
import re
import tomllib
import unicodedata
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import TZPATH, ZoneInfo, available_timezones

from hub.base import date_names, translation
from hub.base.translation import gettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

# The languages whose names of zones are known, with the countries that have names of their own.
LANGUAGES = ("en", "en_GB", "en_AU", "en_CA", "es", "es_US", "fr", "fr_CA", "de", "it", "nl", "pt")
# What says hours, and no place that has them.
OFFSET = re.compile(r"(?:UTC|GMT)?\s?[+\-\u2212]\d{1,2}(?::?\d{2})?|Etc/.+", re.IGNORECASE)
HOURS_OF_OFFSET = re.compile(r"(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?")
# The name of a choice in a form, such as `Eastern Time (America/New_York)`.
CHOICE = re.compile(r"[A-Z][\w ]*(?= \([A-Z]\w+/[\w/+-]+\))")
BRACKETS = re.compile(r"\s*\([^()]*\)\s*")
SPACES = re.compile(r"[\s_.]+")
# What says in several languages that a time is that of a place.
TIME_IN = re.compile(
    r"^(?:hora(?: local)?|horario|heure(?: locale)?|ora(?: locale)?|ortszeit|local time|time|zeit|tijd)"
    r"(?: (?:de|da|do|di|in|von|van|a|en))?(?: (?:la|el|l))? "
)
MARKS = {ord("’"): "'", ord("‘"): "'"}
# Two days of which one is in summer time, wherever there is one.
WINTER, SUMMER = datetime(2026, 1, 15, tzinfo=UTC), datetime(2026, 7, 15, tzinfo=UTC)
UNIVERSAL = frozenset({"utc", "etc/utc", "z", "zulu", "coordinated universal time"})


class Meaning(NamedTuple):
    """Hold what a name of a time zone means: a place, or why it is none, and the places to write `instead`."""

    zone: ZoneInfo | None
    why: str = ""
    instead: tuple[str, ...] = ()
    is_offset: bool = False


class _NamedPlace(NamedTuple):
    """Hold a place that has a name, and the offset that the name says; None for a name of all its year."""

    place: str
    offset: timedelta | None


@lru_cache(maxsize=1000)  # more than there are: the names of all languages are of some four hundred
def place(name: str) -> ZoneInfo | None:
    """Return the zone of a place by its name in the tz database; None for an offset, and where no place has it."""
    is_place = "/" in name and not name.startswith(("Etc/", "posix/", "right/"))
    return ZoneInfo(name) if name == "UTC" or (is_place and (_is_file(name) or name in names())) else None


def _is_file(name: str) -> bool:
    """Return whether the database of the system has a file for a place, in just these letters on any file system.

    Every command asks that of its hub's zone, and `names` opens six hundred files.
    """
    found = [Path(folder) for folder in TZPATH]
    for step in name.split("/"):
        found = [folder / step for folder in found if folder.is_dir() and step in os.listdir(folder)]  # noqa: PTH208  names only
    return any(file.is_file() for file in found)


def in_any_case(words: str) -> ZoneInfo | None:
    """Return the zone of a place by its name in the tz database in letters of any case, also with spaces in it."""
    return place(_by_letters().get("_".join(words.lower().split()), ""))


def in_database(name: str) -> ZoneInfo | None:
    """Return what the tz database has under a name in letters of any case, such as `est5edt`, be it no place."""
    found = _by_letters().get(name.lower())
    return ZoneInfo(found) if found else None


@cache
def names() -> frozenset[str]:
    """Return the names of the tz database; keeps them, because each look-up reads all of it from the disk."""
    return frozenset(available_timezones())


def meaning(words: str, at: datetime | None = None, home: ZoneInfo | None = None) -> Meaning:
    """Return the place that words such as `ET`, `Pacific Time (US & Canada)` or `Beijing` mean.

    `at` is a moment without a zone, as the clock there shows it, by which an abbreviation is judged; without it none
    has a place. Where several places have a name, `home` decides, where it is one of them, or has one on its continent.
    """
    if found := in_any_case(words):
        return Meaning(found)
    name = _normal(words)
    if name in UNIVERSAL:
        return Meaning(ZoneInfo("UTC"))
    known = next((_index()[one] for one in _spellings(name) if one in _index()), ())
    if not known:
        is_offset = bool(OFFSET.fullmatch(words.strip()))
        why = gettext("is an offset, and no place") if is_offset else gettext("is not the name of a time zone")
        return Meaning(None, why, is_offset=is_offset)
    near = _nearest(dict.fromkeys(one.place for one in known), home)
    right = {one.place for one in known if one.offset is None or (at and offset_at(one.place, at) == one.offset)}
    chosen = (home.key,) if home and home.key in near else near
    if len(chosen) == 1 and chosen[0] in right:
        return Meaning(ZoneInfo(chosen[0]))
    if len(near) > 1:
        return Meaning(None, gettext("is a name that several places have"), near)
    when = (
        gettext("is not what clocks there show on %(day)s", day=f"{at:%Y-%m-%d}")
        if at
        else gettext("is the time of a part of the year")
    )
    return Meaning(None, when, near)


def choices(home: ZoneInfo, language: str) -> tuple[str, ...]:
    """Return time zones for a form, as `Eastern Time (America/New_York)`: that of `home`, some near it, and UTC.

    Their names are in a language; that of a city is as the tz database has it.
    """
    said = translation.words(language).gettext
    return tuple(CHOICE.sub(lambda name: said(name[0]), one, count=1) for one in _choices(home))


def _choices(home: ZoneInfo) -> tuple[str, ...]:
    continent, city = home.key.partition("/")[0], home.key.rpartition("/")[2]
    near = _table()["choices"].get(continent, ())
    own = next((one for one in near if f"({home.key})" in one), f"{city.replace('_', ' ')} ({home.key})")
    return tuple(dict.fromkeys((own, *near, "UTC (UTC)")))


def windows(name: str) -> ZoneInfo | None:
    """Return the zone of a name that Windows gives it, as calendars have it (windowsZones of CLDR); None for others."""
    found = _babel("windows_zone_mapping").get(name)
    return ZoneInfo(_modern(found)) if found else None


def hours(abbreviation: str) -> float | None:
    """Return the hours after UTC of an abbreviation that feeds use (`date_names.toml`); None for any other name."""
    found: float | None = date_names.table()["zones"].get(abbreviation)
    return found


def all_year(abbreviation: str) -> ZoneInfo | None:
    """Return the place of a name that people write all year, such as `ET`; None for any other name."""
    found = date_names.table()["zones_by_season"].get(abbreviation)
    return ZoneInfo(found) if found else None


def offset_at(key: str, at: datetime) -> timedelta | None:
    """Return how far the clock of a place is ahead of UTC at a moment that this clock shows."""
    return at.replace(tzinfo=ZoneInfo(key)).utcoffset()


def hours_of(offset: str) -> timedelta:
    """Return how far an offset such as `utc-5`, `+05:30` or `z` is ahead of UTC."""
    found = HOURS_OF_OFFSET.search(offset)
    if not found:
        return timedelta()
    ahead = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
    return -ahead if found["sign"] == "-" else ahead


def _nearest(places: Iterable[str], home: ZoneInfo | None) -> tuple[str, ...]:
    """Return the places that are on the continent of `home`; all of them where none is."""
    found = tuple(places)
    continent = home.key.partition("/")[0] if home else ""
    return tuple(key for key in found if key.partition("/")[0] == continent) or found


def _normal(words: str) -> str:
    """Return words in small letters, without accents, periods, brackets and the words "time zone" after them."""
    plain = unicodedata.normalize("NFD", BRACKETS.sub(" ", words).casefold().translate(MARKS))
    letters = "".join(one for one in plain if not unicodedata.combining(one))
    return " ".join(SPACES.sub(" ", letters).split()).removesuffix(" zone")


def _spellings(name: str) -> tuple[str, ...]:
    """Return a name, and the place in it: `brasilia` in `horario de brasilia`, `london` in `london local time`."""
    bare = TIME_IN.sub("", name)
    return name, name.removesuffix(" time"), bare, bare.removesuffix(" time").removesuffix(" local")


@cache
def _by_letters() -> dict[str, str]:
    return {name.lower(): name for name in names()}


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("zone_names.toml").read_text(encoding="utf-8"))


@cache
def _index() -> Mapping[str, tuple[_NamedPlace, ...]]:
    """Return the places of each name, in small letters and without accents; what people say comes before CLDR."""
    found: dict[str, dict[_NamedPlace, None]] = defaultdict(dict)
    for name, one in chain(_abbreviations(), _cities(), *map(_of_language, LANGUAGES)):
        found[_normal(name)][one] = None
    own = _table()["also"].items()
    said = {name: (_NamedPlace(key, None),) for key, listed in own for name in listed}
    return {name: tuple(places) for name, places in found.items()} | said


def _abbreviations() -> Iterator[tuple[str, _NamedPlace]]:
    """Yield the abbreviations that the tz database has for the places of the larger zones."""
    for key in (*_table()["places"].values(), *_table()["own_clock"]):
        moments = [moment.astimezone(ZoneInfo(key)) for moment in (WINTER, SUMMER)]
        changes = moments[0].utcoffset() != moments[1].utcoffset()
        for moment in moments:
            if (name := moment.tzname() or "").isalpha():
                yield name, _NamedPlace(key, moment.utcoffset() if changes else None)


def _cities() -> Iterator[tuple[str, _NamedPlace]]:
    """Yield the places of the tz database by the last part of their names."""
    yield from ((key.rpartition("/")[2], _NamedPlace(key, None)) for key in _known(_babel("zone_territories")))


def _of_language(language: str) -> Iterator[tuple[str, _NamedPlace]]:
    """Yield the names that CLDR has for cities, for countries of one zone and for zones, in a language."""
    from babel import Locale  # it costs 0.1 s, and most names are those of the tz database

    locale = Locale.parse(language)
    for key, known in locale.time_zones.items():
        yield from ((known["city"], _NamedPlace(one, None)) for one in _known([key]) if "city" in known)
    for code, keys in _babel("territory_zones").items():
        if len(places := {*_known(keys)}) == 1 and code in locale.territories:
            yield locale.territories[code], _NamedPlace(places.pop(), None)
    golden = _table()["places"]
    for zone, known in locale.meta_zones.items():
        yield from _of_zone(golden[zone], known) if zone in golden else ()


def _of_zone(key: str, known: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, _NamedPlace]]:
    """Yield the long and short names of a zone: of all year, of winter and of summer."""
    both = [each.astimezone(ZoneInfo(key)).utcoffset() or timedelta() for each in (WINTER, SUMMER)]
    winter, summer = (min(both), max(both)) if len({*both}) > 1 else (None, None)
    offsets = {"generic": None, "standard": winter, "daylight": summer}
    for said in known.values():
        yield from ((name, _NamedPlace(key, offsets[season])) for season, name in said.items() if season in offsets)


def _known(keys: Iterable[str]) -> Iterator[str]:
    """Yield the names of places that the tz database has, by its names of today."""
    yield from (key for key in map(_modern, keys) if place(key))


def _babel(name: str) -> Mapping[str, Any]:
    from babel.core import get_global

    found: Mapping[str, Any] = get_global(name)  # type: ignore[arg-type]  # it takes any of a list of names
    return found


def _modern(key: str) -> str:
    """Return the name that the tz database has today for the place of an older name: Asia/Kolkata, not Calcutta."""
    return MODERN.get(key, key)


# Places whose names CLDR keeps as they were (its identifiers are stable).
MODERN = {
    "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
    "Asia/Calcutta": "Asia/Kolkata",
    "Asia/Katmandu": "Asia/Kathmandu",
    "Asia/Rangoon": "Asia/Yangon",
    "Asia/Saigon": "Asia/Ho_Chi_Minh",
    "Atlantic/Faeroe": "Atlantic/Faroe",
    "Europe/Kiev": "Europe/Kyiv",
}
