"""When an event takes place, as its file says it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from hub.collect.candidate import Candidate
from hub.inbox import event_draft

CHICAGO, BERLIN = ZoneInfo("America/Chicago"), ZoneInfo("Europe/Berlin")
NAIVE = datetime(2026, 12, 3, 13)  # noqa: DTZ001  an hour without a zone
DAY = datetime(2026, 12, 3)  # noqa: DTZ001  a day


def event(start: datetime, end: datetime | None = None, *dates: datetime, all_day: bool = False) -> Candidate:
    """An event at these times."""
    return Candidate(url="https://a.gov/", title="A", source="a", start=start, end=end, dates=dates, all_day=all_day)


def times(candidate: Candidate) -> tuple[object, ...]:
    """When an event is, in a hub of Chicago."""
    return tuple(event_draft.times(candidate, CHICAGO).values())


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        (NAIVE, None, ("2026-12-03 13:00", None, None)),
        (NAIVE, NAIVE + timedelta(hours=1), ("2026-12-03 13:00", "2026-12-03 14:00", None)),
        (NAIVE.replace(tzinfo=BERLIN), None, ("2026-12-03 13:00", None, "Europe/Berlin")),
        (NAIVE.replace(tzinfo=UTC), None, ("2026-12-03 07:00", None, None)),
        (NAIVE.replace(tzinfo=timezone(timedelta(hours=1))), None, ("2026-12-03 06:00", None, None)),
        (
            NAIVE.replace(tzinfo=BERLIN),
            NAIVE.replace(tzinfo=UTC),
            ("2026-12-03 13:00", "2026-12-03 14:00", "Europe/Berlin"),
        ),
    ],
)
def test_times(start: datetime, end: datetime | None, told: tuple[object, ...]) -> None:
    """An hour keeps its zone; without one it is the hub's, and one with an offset alone is told by the hub's clock."""
    assert times(event(start, end)) == (*told, None)


def test_whole_days() -> None:
    """What takes all day has days, and an end where that is another one."""
    assert times(event(DAY, DAY, all_day=True)) == (DAY.date(), None, None, None)
    assert times(event(DAY, DAY + timedelta(days=1), all_day=True)) == (DAY.date(), date(2026, 12, 4), None, None)


def test_series() -> None:
    """Dates at one hour are a repetition; others are lines of the text, each with its hour by its own clock."""
    start, week = NAIVE.replace(tzinfo=BERLIN), timedelta(days=7)
    regular = event(start, None, start, start + week)
    assert (times(regular)[3], event_draft.text(regular, CHICAGO)) == ("also on 2026-12-10", "")
    moved = event(start, None, start, start + week, start + 2 * week + timedelta(hours=2))
    assert (times(moved)[3], event_draft.text(moved, CHICAGO)) == (
        None,
        (
            "It takes place again on:\n\n- Thursday, December 10, 2026, 1:00 pm CET\n"
            "- Thursday, December 17, 2026, 3:00 pm CET\n\n"
        ),
    )
    assert event_draft.text(event(start), CHICAGO) == ""
    assert times(event(DAY, DAY, DAY, DAY + week, all_day=True))[3] == "also on 2026-12-10"
    assert event_draft.occasion(regular) == "and 1 more date"
