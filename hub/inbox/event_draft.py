"""What a source says of an event -> the fields and the text of its file in content/events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hub.base import date_format, translation
from hub.base.translation import gettext, ngettext, noop
from hub.content import occurrences, repeat_words
from hub.content.models import Repeat

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from hub.collect.candidate import Candidate

STATUS_WORDS = {"cancelled": noop("called off"), "postponed": noop("put off by its host")}


def times(candidate: Candidate, hub_zone: ZoneInfo) -> dict[str, Any]:
    """Return the fields `start`, `end`, `timezone` and `repeat` of an event, by the clock of its own zone.

    An hour without a zone is the hub's; one that is told by an offset alone is told by the hub's clock. What takes all
    day has days. An end that says nothing new is None.
    """
    assert candidate.start  # noqa: S101  or it would not be an event
    start, end = _told(candidate.start, hub_zone), _told(candidate.end or candidate.start, hub_zone)
    end = end.astimezone(start.tzinfo) if start.tzinfo else end
    zone = getattr(start.tzinfo, "key", None)
    return {
        "start": start.date() if candidate.all_day else _shown(start),
        "end": None if end <= start else end.date() if candidate.all_day else _shown(end),
        "timezone": zone if zone != hub_zone.key else None,
        "repeat": repeat_words.write(Repeat(also=_days(candidate))) if _is_regular(candidate) else None,
    }


def _told(moment: datetime, hub_zone: ZoneInfo) -> datetime:
    is_offset = moment.tzinfo is not None and not getattr(moment.tzinfo, "key", None)
    return moment.astimezone(hub_zone) if is_offset else moment


def _shown(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"


def _days(candidate: Candidate) -> tuple[date, ...]:
    return tuple(one.date() for one in candidate.dates[1:])


def _is_regular(candidate: Candidate) -> bool:
    """Return whether a file can say all dates of a series: one a day, at the same hour by the clock of its zone."""
    dates = candidate.dates
    return len(dates) > 1 and len({one.timetz().replace(tzinfo=None) for one in dates}) == 1 and _are_days(dates)


def _are_days(dates: Collection[datetime]) -> bool:
    return len({one.date() for one in dates}) == len(dates) <= occurrences.MOST


def dates(candidate: Candidate) -> tuple[str, ...]:
    """Return the dates of a series as a file says a start: `2026-12-10 13:00`, or days alone for what takes all day."""
    return tuple(f"{one:%Y-%m-%d}" if candidate.all_day else _shown(one) for one in candidate.dates)


def occasion(candidate: Candidate) -> str:
    """Return what a list says of an event beside its day; "" where there is nothing to say."""
    more = len(candidate.dates[1:])
    told = ngettext("and %(num)s more date", "and %(num)s more dates", more) if more else ""
    return " ".join(
        filter(None, (told, gettext(STATUS_WORDS[candidate.status]) if candidate.status in STATUS_WORDS else ""))
    )


def text(candidate: Candidate, hub_zone: ZoneInfo) -> str:
    """Return in Markdown what the fields of an event cannot say: the dates of a series that are at other hours."""
    if not candidate.dates[1:] or _is_regular(candidate):
        return ""
    days = (_told(one, hub_zone) for one in candidate.dates[1:])
    lines = (f"- {date_format.moment(one, translation.spoken())}" for one in days)
    return gettext("It takes place again on:") + "\n\n" + "".join(f"{line}\n" for line in lines) + "\n"
