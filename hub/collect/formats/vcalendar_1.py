"""The lines of an event of vCalendar 1.0 (1996), which telephones still write -> the same in RFC 5545."""

from __future__ import annotations

import base64
import contextlib
import quopri
import re
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from hub.base import charset
from hub.base.translation import gettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

VERSION = "1.0"
# A text that was made fit for mail, with its soft line breaks; some programs write it in RFC 5545, too.
NAMES = rb"^(?P<name>SUMMARY|DESCRIPTION|LOCATION|CATEGORIES)"
QUOTED = re.compile(
    NAMES
    + rb"(?P<parameters>;[^:\r\n]{0,200}?QUOTED-PRINTABLE[^:\r\n]{0,200}):(?P<value>[^\r\n]*(?:(?<==)\r?\n[^\r\n]*)*)",
    re.MULTILINE | re.IGNORECASE,
)
IN_BASE64 = re.compile(
    NAMES + rb"(?P<parameters>;[^:\r\n]{0,200}?BASE64[^:\r\n]{0,200}):(?P<value>[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)",
    re.MULTILINE | re.IGNORECASE,
)
CHARSET = re.compile(rb"CHARSET=\"?([\w-]+)", re.IGNORECASE)
RULE = re.compile(
    r"(?P<kind>D|W|MP|MD|YM|YD)(?P<every>\d{1,3})(?P<on>(?: [\dA-Z+-]+)*?)"
    r"(?: #(?P<times>\d{1,4})| (?P<until>\d{8}(?:T\d{6}Z?)?))?"
)
FREQUENCIES = {"D": "DAILY", "W": "WEEKLY", "MP": "MONTHLY", "MD": "MONTHLY", "YM": "YEARLY", "YD": "YEARLY"}
PARTS = {"W": "BYDAY", "MP": "BYDAY", "MD": "BYMONTHDAY", "YM": "BYMONTH", "YD": "BYYEARDAY"}
PLACE = re.compile(r"(\d)([+-])")
# Without a number a rule holds twice, and with 0 without end.
USUAL_TIMES = "2"
START = re.compile(r"DTSTART(?:;[^:]*)?:(\d{8}T\d{6}Z?)", re.IGNORECASE)
LOCAL = re.compile(r"(DTSTART|DTEND|EXDATE|RDATE)((?:;[^:]*)?):(\d{8}T\d{6}(?:;\d{8}T\d{6})*)", re.IGNORECASE)
OFFSET = re.compile(r"([+-])(\d{2}):?(\d{2})?")
SUMMER = re.compile(r"TRUE;([^;]*);(\d{8}T\d{6})Z?;(\d{8}T\d{6})", re.IGNORECASE)
MIDNIGHT, END_OF_DAY = "T000000", ("T235900", "T235959", "T240000")


def decoded(data: bytes) -> bytes:
    """Return a calendar whose texts are plain UTF-8, as RFC 5545 has them, and none in Quoted-Printable or Base64."""
    for form, read in ((QUOTED, quopri.decodestring), (IN_BASE64, _from_base64)):
        data = form.sub(partial(_plain, read=read), data)
    return data


def _from_base64(given: bytes) -> bytes:
    with contextlib.suppress(ValueError):  # as of what is cut off
        return base64.b64decode(given)
    return given


def _plain(found: re.Match[bytes], read: Callable[[bytes], bytes]) -> bytes:
    named = CHARSET.search(found["parameters"])
    given = read(re.sub(rb"\r?\n[ \t]?", b"\n", found["value"]))
    words = charset.decode(charset.as_sent(given, named[1].decode("ascii") if named else None))
    return found["name"] + b":" + re.sub(r"\r?\n", r"\\n", re.sub(r"([\\,;])", r"\\\1", words)).encode()


def converted(lines: Iterable[str], about: Mapping[str, str]) -> list[str]:
    """Return the lines of an event as RFC 5545 has them; `about` has what the calendar says of its zone.

    Raises ValueError where a time or a rule of it leads nowhere, as past the year 9999.
    """
    given = list(lines)
    start = next((found[1] for line in given if (found := START.fullmatch(line))), "")
    is_whole_day = start.endswith(MIDNIGHT) and all(_ends_a_day(line, start) for line in given)
    try:
        return [one for line in given for one in _converted(line, start, about, is_whole_day=is_whole_day)]
    except OverflowError as error:
        message = gettext("a time of it is in no year that a calendar has")
        raise ValueError(message) from error


def _ends_a_day(line: str, start: str) -> bool:
    """Return whether a line is no end of an event, or one at the end of a day."""
    found = LOCAL.fullmatch(line)
    if not found or found[1].upper() != "DTEND":
        return not line.upper().startswith("DTEND")
    return found[3].endswith(END_OF_DAY) or (found[3].endswith(MIDNIGHT) and found[3] > start)


def _converted(line: str, start: str, about: Mapping[str, str], *, is_whole_day: bool) -> Iterator[str]:
    name, _, value = line.partition(":")
    if found := LOCAL.fullmatch(line):
        yield _day(found) if is_whole_day else _in_utc(found, about)
    elif name.upper() == "RRULE":
        yield from _rule(value.strip(), start)
    elif name.upper() in {"EXDATE", "RDATE", "CATEGORIES"}:
        yield f"{name}:{value.replace(';', ',')}"
    else:
        yield line


def _day(found: re.Match[str]) -> str:
    """Return the first or the last day of an event that takes whole days; the end of RFC 5545 is the day after."""
    days = [datetime.strptime(one[:8], "%Y%m%d") for one in found[3].split(";")]  # noqa: DTZ007  a day
    more = timedelta(days=found[1].upper() == "DTEND" and not found[3].endswith(MIDNIGHT))
    return f"{found[1]};VALUE=DATE:" + ",".join(f"{day + more:%Y%m%d}" for day in days)


def _in_utc(found: re.Match[str], about: Mapping[str, str]) -> str:
    """Return local times in UTC where the calendar says its offset, else as they are."""
    each = found[3].split(";")
    told = [_utc(one, about) for one in each]
    return f"{found[1]}{found[2]}:" + ",".join(told if all(told) else each)


def _utc(given: str, about: Mapping[str, str]) -> str:
    summer = SUMMER.match(about.get("DAYLIGHT", ""))
    is_summer = bool(summer and summer[2] <= given < summer[3])
    offset = OFFSET.fullmatch(summer[1] if summer and is_summer else about.get("TZ", ""))
    if not offset:
        return ""
    hours = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
    moment = datetime.fromisoformat(given) - (hours if offset[1] == "+" else -hours)
    return f"{moment:%Y%m%dT%H%M%SZ}"


def _rule(given: str, start: str) -> Iterator[str]:
    """Yield a rule as RFC 5545 has it; one that cannot be said there is left for the reader to refuse."""
    found = RULE.fullmatch(given)
    if not found:
        yield f"RRULE:{given}"
        return
    places = found["on"].split()
    if places and found["kind"] not in PARTS:
        message = gettext("the rule “%(given)s” names days, and is one of every day", given=given)
        raise ValueError(message)
    parts = [f"FREQ={FREQUENCIES[found['kind']]}", f"INTERVAL={found['every']}"]
    if places:
        parts.append(f"{PARTS[found['kind']]}={','.join(_places(found['kind'], places))}")
    times = int(found["times"] or USUAL_TIMES)
    several = len(parts[-1].split(",")) > 1
    if found["until"]:
        parts.append(f"UNTIL={found['until']}{'' if 'T' in found['until'] else 'T235959'}")
    elif times and several and found["kind"] == "W" and start:  # it counts weeks, not days
        day = datetime.fromisoformat(start)
        last = day - timedelta(days=day.weekday() + 1) + timedelta(weeks=times * int(found["every"]))
        parts.append(f"UNTIL={last:%Y%m%d}T235959{'Z' if start.endswith('Z') else ''}")
    elif times and several:
        parts = [f"X-{given}"]
    elif times:
        parts.append(f"COUNT={times}")
    yield f"RRULE:{';'.join(parts)}"


def _places(kind: str, places: list[str]) -> Iterator[str]:
    """Yield the days of a rule: `1+ TU` is `1TU`, `2- FR` is `-2FR`, `LD` the last day of a month."""
    before = [""]
    for one in places:
        if found := PLACE.fullmatch(one):
            signed = f"{'-' if found[2] == '-' else ''}{found[1]}"
            if kind == "MP":
                before = [signed]
            else:
                yield signed
        elif one == "LD":
            yield "-1"
        else:
            yield from (f"{place}{one}" for place in before)
