"""When an event takes place, as its file says it: a day or an hour, an end, a repetition; and what must agree."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from hub.base import clock_changes, date_format, date_parse, text, translation
from hub.base.translation import gettext, noop
from hub.content import occurrences, repeat_words
from hub.content.date_fields import WALL_CLOCK, check_year, day, wall_clock
from hub.content.validation import check_language, reads, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from zoneinfo import ZoneInfo

    from hub.content.models import Repeat
    from hub.content.validation import Report
    from hub.content.yaml_nodes import Node

STATUSES = (noop("cancelled"), noop("postponed"))
# Not every month has the days after it.
LAST_NUMBER = 28

# What the name of a file begins with that readers may have had, and another day at the beginning of a name.
PUBLISHED = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")
ANOTHER_DAY = re.compile(r"^(?:\d{8}|\d{4}[-_.]\d\d?[-_.]\d\d?|\d\d?[-_.]\d\d?[-_.]\d{4})(?!\d)[-_. ]*")


@reads({"type": "string", "pattern": rf"^(?:\d{{4}}-\d{{2}}-\d{{2}}|{WALL_CLOCK.pattern})$"})
def when(node: Node, report: Report) -> date | datetime | None:
    """Read a day, of what takes all day, or a time as a clock on the wall shows it."""
    is_day = isinstance(node.value, date) and not isinstance(node.value, datetime)
    found: date | datetime | None = (day if is_day else wall_clock)(node, report)
    return found


@reads({"type": "string", "pattern": "^(?:every .+ until|also on) .+$"})
def repeat(node: Node, report: Report) -> Repeat | None:
    """Read how an event repeats."""
    try:
        found = repeat_words.read(node.written)
    except ValueError:
        fix = gettext("write it as in: %(example)s", example=repeat_words.EXAMPLE)
        report(node, gettext("%(found)s does not say how it repeats", found=shown(node.written)), fix, rule="407")
        return None
    if any(each.year not in date_parse.YEARS for each in (*found.skip, *found.also, *filter(None, (found.until,)))):
        fix = check_year()
        report(node, gettext("%(found)s has a day that is too far away", found=shown(node.written)), fix, rule="407")
        return None
    return found


def times(values: dict[str, Any], zone: ZoneInfo) -> dict[str, Any]:
    """Take the times out of the values of an event, and return those that the model has; `zone` is the hub's."""
    own: ZoneInfo = values.pop("timezone", zone)
    start = values.pop("start")
    end = values.pop("end", None) or start
    all_day = not isinstance(start, datetime)
    return {"start": _moment(start, own), "end": _moment(end, own), "all_day": all_day}


def _moment(given: date, zone: ZoneInfo) -> datetime:
    return (given if isinstance(given, datetime) else datetime.combine(given, time())).replace(tzinfo=zone)


def check(zone: ZoneInfo, values: Mapping[str, Any], report: Report, node: Node) -> None:
    """Report times of an event that contradict each other, or the name of its file, and hours that no clock shows.

    `zone` is the hub's, for an event without one of its own.
    """
    check_language(values, report, node)
    start, end, own = values.get("start"), values.get("end"), values.get("timezone", zone)
    if start and end and isinstance(start, datetime) != isinstance(end, datetime):
        fix = gettext("write both as days, for what takes all day, or both with the time")
        report(_at(node, "end"), gettext("end: only one of `start` and `end` has a time"), fix, rule="403")
    elif start and end and end < start:
        report(
            _at(node, "end"),
            gettext("end: the event ends before it starts"),
            gettext("check the dates and am/pm"),
            rule="403",
        )
    elif own and start:
        _check_hours(own, values, report, node)
    if start and values.get("repeat"):
        _check_repeat(values["repeat"], start, own, report, _at(node, "repeat"))
    name, first_day = PurePosixPath(report.path).name, f"{start:%Y-%m-%d}" if start else ""
    if not name.startswith(first_day):
        words = ANOTHER_DAY.sub("", name.removesuffix(".md")) or text.slug(str(values.get("title", "")))
        fix = gettext("name the file %(name)s or correct `start`", name=f"{first_day}-{words}.md")
        if PUBLISHED.match(name):
            was = f"/{report.path.removeprefix('content/').removesuffix('.md')}/"
            fix += gettext("; where readers had its page, also write `aliases: [%(was)s]`", was=was)
        report(
            _at(node, "start"),
            gettext("start: the file %(name)s is not named after this day", name=name),
            fix,
            rule="114",
        )


def _check_hours(zone: ZoneInfo, values: Mapping[str, Any], report: Report, node: Node) -> None:
    for name in ("start", "end"):
        moment = values.get(name)
        if isinstance(moment, datetime) and (instead := clock_changes.instead(moment, zone)):
            message = gettext(
                "%(name)s: no clock in %(zone)s shows %(moment)s: it goes ahead at that hour",
                name=name,
                zone=zone.key,
                moment=f"{moment:%Y-%m-%d %H:%M}",
            )
            report(
                _at(node, name),
                message,
                gettext("write %(instead)s, or correct the time", instead=f"{instead:%Y-%m-%d %H:%M}"),
                rule="404",
            )


def _check_repeat(repeat: Repeat, start: date, zone: ZoneInfo | None, report: Report, node: Node) -> None:
    """Report a repetition that contradicts the first day or itself, and an hour that no clock shows on a later day."""
    first = start.date() if isinstance(start, datetime) else start
    if wrong := next(_contradictions(repeat, first), None):
        report(node, f"repeat: {wrong[0]}", wrong[1], rule="407")
    elif zone and isinstance(start, datetime):
        for each in occurrences.days(repeat, first)[1:]:
            moment = datetime.combine(each, start.time())
            if clock_changes.instead(moment, zone):
                message = gettext(
                    "repeat: no clock in %(zone)s shows %(moment)s: it goes ahead at that hour",
                    zone=zone.key,
                    moment=f"{moment:%Y-%m-%d %H:%M}",
                )
                report(
                    node,
                    message,
                    gettext("choose another hour, or leave out that day: except %(day)s", day=each),
                    rule="404",
                )


def _contradictions(repeat: Repeat, first: date) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the repetition of what begins on `first`, and what to write; the first one counts."""
    if repeat.until and repeat.until < first:
        yield (
            gettext("it ends on %(until)s, before the event starts", until=repeat.until),
            gettext("correct the day after `until`"),
        )
    if repeat.unit == "month" and repeat.day_of_month is None and first.day > LAST_NUMBER:
        fix = gettext(
            "write every last %(weekday)s of the month, if that is meant, or list the days: also on …",
            weekday=date_format.weekday_name(first, translation.spoken()),
        )
        yield gettext("not every month has a day %(day)s", day=first.day), fix
    ruled, days = occurrences.ruled(repeat, first), occurrences.days(repeat, first)
    if repeat.unit and ruled[:1] != (first,):
        yield (
            gettext(
                "%(day)s is a %(weekday)s, and the rule does not have that day",
                day=first,
                weekday=date_format.weekday_name(first, translation.spoken()),
            ),
            gettext("correct `start`, or what follows `every`"),
        )
    if len(days) > occurrences.MOST:
        yield (
            gettext("it takes place more than %(most)s times", most=occurrences.MOST),
            gettext("write an earlier day after `until`"),
        )
    yield from _lost_days(repeat, first, ruled)
    if len(days) == 1:
        yield gettext("it takes place on %(day)s only", day=days[0]), gettext("correct the days, or delete this line")


def _lost_days(repeat: Repeat, first: date, ruled: tuple[date, ...]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with single days: left out or added where there is nothing to leave out or to add to."""
    if lost := sorted({*repeat.skip} - {*ruled}):
        yield (
            gettext("nothing takes place on %(day)s", day=lost[0]),
            gettext("correct the day after `except`, or delete it"),
        )
    if repeat.also and repeat.also[0] <= first:
        yield (
            gettext("%(day)s is not after %(first)s, when it starts", day=repeat.also[0], first=first),
            gettext("write as `start` the first day of all"),
        )
    if first in repeat.skip:
        yield (
            gettext("it does not take place on %(first)s, when it starts", first=first),
            gettext("write as `start` the first day that it takes place"),
        )


def _at(node: Node, name: str) -> Node:
    assert isinstance(node.value, dict)  # noqa: S101  `validation.read` has seen to it
    found: Node = node.value[name]
    return found
