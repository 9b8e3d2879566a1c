"""A clock and a zone as people write them, behind a day or before it -> the time since midnight, and the zone."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta
from datetime import timezone as offset_zone
from typing import TYPE_CHECKING

from hub.base import date_names, time_zones
from hub.base.translation import gettext

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

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
REGIONS = {"eastern": "et", "central": "ct", "mountain": "mt", "pacific": "pt"}
# What Date.toString() of JavaScript adds, and what people add: (Eastern Standard Time); it may be a zone's short name.
REMARK = re.compile(r"\s*\(([^()]*)\)\s*$")
# No place is further from Greenwich than 14 hours; what says it is, is a mistake.
FURTHEST = timedelta(hours=14)


class TooFarError(ValueError):
    """Say that an offset is further from Greenwich than any zone is."""


def time_since_midnight(hour: str | None, minute: str | None, second: str | None) -> timedelta:
    """Return the time since midnight, at most 24:00; a leap second is the one before. Raises ValueError for others."""
    hours, minutes, seconds = int(hour or 0), int(minute or 0), min(int(second or 0), 59)
    if (hours, minutes, seconds) != (24, 0, 0):
        time(hours, minutes, seconds)
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)


def fixed_offset(text: str) -> tzinfo:
    """Return the zone of an offset such as `+01:00`, `-0500` or `Z`; raises TooFarError for more than any zone has."""
    if text in "Zz":
        return UTC
    size = timedelta(hours=int(text[1:3]), minutes=int(text[-2:]))
    if size > FURTHEST:
        raise TooFarError(text)
    return offset_zone(-size if text[0] == "-" else size)


def named_in_remark(found: re.Match[str]) -> str:
    """Return the name of the zone that a remark is; "" for any other remark."""
    return f" {found[1]}" if found[1].upper() in zone_names() else ""


def without_clock(words: str) -> tuple[str, timedelta | None, str]:
    """Return the words before a clock, its time since midnight (None where there is none), and the words after it."""
    found = CLOCK.search(words)
    if not found:
        return words, None, ""
    hour = int(found["hour"])
    if found["half"]:
        hour = _hour_of_half(hour, found["half"])
    return (
        words[: found.start()],
        time_since_midnight(str(hour), found["minute"] or found["minutes"], found["second"]),
        words[found.end() :],
    )


def _hour_of_half(hour: int, half: str) -> int:
    """Return the hour of a clock with "a" or "p" behind it, also of one that counts to 24 and agrees with it."""
    if hour > NOON and half == "a":
        raise ValueError(hour)
    return hour if hour > NOON else hour % NOON + NOON * (half == "p")


def named_zone(words: str) -> tuple[re.Match[str] | str, str]:
    """Return the zone with which words begin, and the other words; "" for words that begin with something else."""
    found = ZONE.match(words)
    if not found or (found["name"] and found["name"].upper() not in zone_names()):
        return "", words
    return found, words[found.end() :]


def zone_of(named: re.Match[str] | str, clock: datetime, zone: tzinfo) -> tuple[tzinfo, str]:
    """Return the zone that was named, else `zone`; and a note where several zones have that name."""
    if isinstance(named, str):
        return zone, ""
    if named["sign"]:
        return fixed_offset(f"{named['sign']}{int(named['hours']):02}{named['minutes'] or '00'}"), ""
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


def zone_names() -> Iterable[str]:
    """Return the short names of zones that are known, in capitals."""
    return {"Z", *date_names.table()["zones"], *date_names.table()["zones_by_season"]}
