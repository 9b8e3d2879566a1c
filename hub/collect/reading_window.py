"""How far back a source is read: its last 30 days where it is new, since a day, its newest entries, or all of it."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from hub.collect.candidate import Candidate
    from hub.collect.polling_state import Visit
    from hub.content.settings import Source

NEW_SOURCE = timedelta(days=30)
# How much older than the last visit an entry may be that a feed put among its new ones since.
LATE = timedelta(days=30)
LONG_AGO = datetime.min.replace(tzinfo=UTC)


def first_day(source: Source, today: date) -> date | None:
    """Return the day from which on a new source is read; None where its settings say how far."""
    return None if source.since or source.first else today - NEW_SOURCE


def oldest(source: Source, visit: Visit) -> datetime | None:
    """Return the moment before which nothing in a feed can be new, by its settings and its last visit.

    None where nothing is known.
    """
    day = source.since or visit.since
    moments = [
        *([datetime.combine(day, time.min, UTC)] if day else []),
        *([visit.body_at - LATE] if visit.body_at else []),
    ]
    return max(moments, default=None)


def within(
    candidates: Sequence[Candidate], source: Source, since: date | None
) -> tuple[Sequence[Candidate], Sequence[Candidate]]:
    """Return the candidates that a source brings, and those that it leaves out: from before `since`, or too many.

    What has no date is never too old. Of an event it is the day on which it starts.
    """
    limit = source.since or since
    near = [one for one in candidates if limit is None or _moment(one) is None or _day(one) >= limit]
    newest = sorted(near, key=lambda one: _moment(one) or LONG_AGO, reverse=True)[: source.first]
    chosen = {id(one) for one in newest}
    return [one for one in candidates if id(one) in chosen], [one for one in candidates if id(one) not in chosen]


def _moment(one: Candidate) -> datetime | None:
    """Return when an entry is, so that it can be compared with others; an event may name no zone."""
    given = one.start or one.published
    return given.replace(tzinfo=given.tzinfo or UTC) if given else None


def _day(one: Candidate) -> date:
    return (_moment(one) or LONG_AGO).date()
