"""Fields that are a day, a time or a zone: how they are read, and what is wrong with them, in words."""

from __future__ import annotations

import contextlib
import re
from datetime import date, datetime, timedelta
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, TypeVar

from hub.base import date_parse, time_zones
from hub.base.translation import gettext
from hub.content.validation import QUOTES, as_found, reads

if TYPE_CHECKING:
    from datetime import time
    from zoneinfo import ZoneInfo

    from hub.content.validation import Report
    from hub.content.yaml_nodes import Node

Moment = TypeVar("Moment", date, datetime)
WALL_CLOCK = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{1,2}):(\d{2})(?::\d{2})?")
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?[+-]\d{2}:\d{2}")
MIDNIGHT = re.compile(r"(\d{4}-\d{2}-\d{2})[ T]24:00")
OFFSET = re.compile(r"(?:Z|[+-]\d{2}:?\d{2})$")
# What parts a start from an end that has a day of its own.
TO = re.compile(r"\s+(?:-|–|—|to|until|till|through|bis|a|al|hasta|au|jusqu'au)\s+|\s*/\s*(?=\d{4}-)")
# What a blank (TODO) stands for, which `hub check` and `hub build` refuse: a day that no list takes for news.
BLANK_DAY = date(1970, 1, 1)
EXAMPLE_ZONE = "America/New_York"


@reads({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"})
def day(node: Node, report: Report) -> date | None:
    """Read a calendar date; a blank (TODO) stands for a day long ago."""
    if node.written.startswith("TODO"):
        return BLANK_DAY
    if isinstance(node.value, date) and not isinstance(node.value, datetime):
        return _of_our_time(node.value, node, report)
    if meant := date_parse.day(node.written.strip(QUOTES)):
        report(
            node,
            gettext("%(found)s is a date in another form", found=as_found(node)),
            gettext("write %(meant)s, without quotes", meant=meant),
            rule="115",
        )
    elif both := date_parse.readings(node.written):
        report(
            node,
            gettext("%(found)s can mean two days", found=as_found(node)),
            gettext("write %(first)s or %(second)s", first=both[0], second=both[1]),
        )
    elif spoken := _spoken_day(node.written):
        report(
            node,
            gettext("%(found)s is more than a date, or one in another form", found=as_found(node)),
            gettext("write %(meant)s, without quotes", meant=spoken),
            rule="115",
        )
    else:
        report(
            node,
            gettext("%(found)s is not a date", found=as_found(node)),
            gettext("write a real day, such as 2026-11-20, without quotes or a time"),
        )
    return None


@reads({"type": "string", "pattern": f"^{WALL_CLOCK.pattern}$"})
def wall_clock(node: Node, report: Report) -> datetime | None:
    """Read a date and time as a clock on the wall shows it, without an offset."""
    found = WALL_CLOCK.fullmatch(node.written)
    with contextlib.suppress(ValueError):  # such as 25:00
        if found:
            moment = datetime.fromisoformat(f"{found[1]} {int(found[2]):02}:{found[3]}")
            return _of_our_time(moment, node, report)
    if OFFSET.search(node.written):
        report(
            node,
            gettext("%(found)s has an offset", found=as_found(node)),
            gettext("write the local time only, such as 2026-12-03 13:00"),
            rule="401",
        )
    elif meant := date_parse.moment(node.written.strip(QUOTES)):
        report(
            node,
            gettext("%(found)s is a time in another form", found=as_found(node)),
            gettext("write %(meant)s", meant=f"{meant:%Y-%m-%d %H:%M}"),
            rule="115",
        )
    elif both := date_parse.readings(node.written.partition(" ")[0]):
        report(
            node,
            gettext("%(found)s can mean two days", found=as_found(node)),
            gettext("write %(first)s or %(second)s, and the time after it", first=both[0], second=both[1]),
        )
    elif instead := _as_midnight(node.written) or _as_two(node.written) or _as_spoken(node.written, report.path):
        report(node, gettext("%(found)s is a time in another form", found=as_found(node)), instead, rule="115")
    else:
        report(
            node,
            gettext("%(found)s is not a date and time", found=as_found(node)),
            gettext("write a real day and the time of a 24-hour clock, such as 2026-12-03 13:00"),
        )
    return None


def _spoken_day(words: str) -> date | None:
    """Return the one day that words name with its year, which may have two digits; None where they do not."""
    from hub.base import spoken_times  # few files need it

    with contextlib.suppress(ValueError):
        spoken = spoken_times.read(words, BLANK_DAY)
        is_one = spoken.day and not spoken.last_day and f"{spoken.day:%y}" in words
        return spoken.day if is_one and spoken.day and spoken.day.year in date_parse.YEARS else None
    return None


def _as_midnight(words: str) -> str:
    """Say what to write for 24:00, which is the beginning of the next day; "" for any other time."""
    found = MIDNIGHT.fullmatch(words)
    day = date_parse.day(found[1]) if found else None
    return gettext("write %(meant)s", meant=f"{day + timedelta(days=1)} 00:00") if day else ""


def _as_spoken(words: str, path: str) -> str:
    """Say what to write for a time as people say it, with an end or a zone; "" where that is not one moment.

    A time without its day is one of the day that the file at `path` is named after.
    """
    from hub.base import spoken_times  # few files need it

    try:
        spoken = spoken_times.read(words, BLANK_DAY)
        start = spoken_times.start_of(spoken, words)
    except ValueError:
        return ""
    if spoken.start and not spoken.day:
        return _with_its_day(spoken.start, path)
    if start is None or str(start.year) not in words:  # a day without its year is none of a file
        return ""
    if spoken.end:
        return _start_and_end(start, datetime.combine(start.date(), spoken.end))
    if spoken.zone:
        zone = time_zones.meaning(spoken.zone, start).zone
        place = f"timezone: {zone.key if zone else EXAMPLE_ZONE}"
        return gettext(
            "write %(start)s, and the place on a line of its own, such as %(place)s",
            start=f"{start:%Y-%m-%d %H:%M}",
            place=place,
        )
    return gettext("write %(meant)s", meant=f"{start:%Y-%m-%d %H:%M}")


def _with_its_day(clock: time, path: str) -> str:
    """Say what to write for a time without its day."""
    if named := date_parse.day(PurePosixPath(path).name[:10]):
        return gettext("write the day as well: %(moment)s", moment=f"{named} {clock:%H:%M}")
    return gettext("write the day as well, such as %(example)s", example=f"2026-12-03 {clock:%H:%M}")


def _as_two(words: str) -> str:
    """Say what to write for a start and an end of which each has its day; "" where words are not that."""
    start, *ends = map(_moment, TO.split(words))
    return _start_and_end(start, ends[0]) if start and len(ends) == 1 and ends[0] and start < ends[0] else ""


def _moment(words: str) -> datetime | None:
    """Return the one moment that people name with its year; None where words are not that."""
    from hub.base import spoken_times

    with contextlib.suppress(ValueError):
        spoken = spoken_times.read(words, BLANK_DAY)
        start = spoken_times.start_of(spoken, words)
        return start if start and str(start.year) in words and not (spoken.end or spoken.last_day) else None
    return None


def _start_and_end(start: datetime, end: datetime) -> str:
    return gettext(
        "write %(start)s, and the end on a line of its own: %(end)s",
        start=f"{start:%Y-%m-%d %H:%M}",
        end=f"end: {end:%Y-%m-%d %H:%M}",
    )


@reads({"type": "string", "pattern": f"^{MOMENT.pattern}$"})
def moment(node: Node, report: Report) -> datetime | None:
    """Read a moment with its offset, such as hub writes it."""
    with contextlib.suppress(ValueError):  # such as 25:00
        if MOMENT.fullmatch(node.written):
            return _of_our_time(datetime.fromisoformat(node.written), node, report)
    fix = gettext("write it with its offset, such as 2026-12-04T09:00-05:00")
    report(node, gettext("%(found)s is not a moment", found=as_found(node)), fix)
    return None


def _of_our_time(moment: Moment, node: Node, report: Report) -> Moment | None:
    if moment.year in date_parse.YEARS:
        return moment
    report(node, gettext("%(found)s is too far away", found=as_found(node)), check_year())
    return None


def check_year() -> str:
    """Return what to write in place of a day that is not of our time."""
    first, last = date_parse.YEARS[0], date_parse.YEARS[-1]
    return gettext("check the year: it is one from %(first)s to %(last)s", first=first, last=last)


@reads({"type": "string", "pattern": r"^(?:UTC|(?!Etc/)[A-Za-z_]+/[\w+/-]+)$"})
def timezone(node: Node, report: Report) -> ZoneInfo | None:
    """Read a time zone by the place whose clock it is; other names are told, and what place they mean."""
    if zone := time_zones.place(node.written):
        return zone
    meant = time_zones.meaning(node.written)
    if meant.zone:
        report(
            node,
            gettext("%(found)s is not how a file names a place", found=as_found(node)),
            gettext("write %(key)s", key=meant.zone.key),
            rule="402",
        )
    else:
        places = gettext(" or ").join(meant.instead or (EXAMPLE_ZONE,))
        fix = gettext("write the place whose clock it is, such as %(places)s", places=places)
        report(node, f"{as_found(node)} {meant.why}", fix, rule="402")
    return None
