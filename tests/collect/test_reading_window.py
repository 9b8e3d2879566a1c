"""How far back a source is read."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from hub.collect import reading_window
from hub.collect.candidate import Candidate
from hub.collect.polling_state import Visit
from hub.content.settings import Source

SOURCE = Source(key="notes", name="Notes", url="https://notes.example.gov/feed")
VISIT = Visit(key="notes", url="https://notes.example.gov/feed")
TODAY = date(2026, 11, 30)


def told(day: int | None, month: int = 11, start: datetime | None = None) -> Candidate:
    """A candidate of a day in 2026."""
    published = datetime(2026, month, day, 23, tzinfo=UTC) if day else None
    return Candidate(
        url=f"https://a.example.gov/{month}-{day}", title=f"{day}", source="n", published=published, start=start
    )


def test_the_first_day() -> None:
    """Of a new source the last 30 days come, unless its settings say how far."""
    assert reading_window.first_day(SOURCE, TODAY) == date(2026, 10, 31)
    assert reading_window.first_day(replace(SOURCE, since=TODAY), TODAY) is None
    assert reading_window.first_day(replace(SOURCE, first=3), TODAY) is None


@pytest.mark.parametrize(
    ("since", "body_at", "setting", "oldest"),
    [
        (None, None, None, None),
        (TODAY, None, None, datetime(2026, 11, 30, tzinfo=UTC)),
        (TODAY, None, date(2026, 1, 2), datetime(2026, 1, 2, tzinfo=UTC)),
        (None, datetime(2026, 12, 30, 8, tzinfo=UTC), None, datetime(2026, 11, 30, 8, tzinfo=UTC)),
        (TODAY, datetime(2026, 12, 1, tzinfo=UTC), None, datetime(2026, 11, 30, tzinfo=UTC)),
    ],
)
def test_the_oldest_that_can_be_new(
    since: date | None, body_at: datetime | None, setting: date | None, oldest: datetime | None
) -> None:
    """The settings, the first day, and a month before the last visit, whichever is later."""
    visit = replace(VISIT, since=since, body_at=body_at)
    assert reading_window.oldest(replace(SOURCE, since=setting), visit) == oldest


def test_leaves_out_what_is_older() -> None:
    """The day itself comes, in the zone in which it was told, and so does what has no day."""
    everything = [told(1), told(9), told(10), told(None)]
    taken, left = reading_window.within(everything, SOURCE, date(2026, 11, 9))
    assert ([one.title for one in taken], [one.title for one in left]) == (["9", "10", "None"], ["1"])
    assert reading_window.within(everything, SOURCE, None) == (everything, [])


def test_the_setting_goes_before_the_first_day() -> None:
    """An editor may want more, or less."""
    wanted = replace(SOURCE, since=date(2026, 11, 2))
    assert [one.title for one in reading_window.within([told(1), told(3)], wanted, date(2026, 11, 9))[0]] == ["3"]


def test_an_event_counts_by_its_start() -> None:
    """One that was announced long ago and is still to come is new."""
    lab = told(1, 2, datetime(2026, 12, 10, tzinfo=UTC))
    over = told(20, 11, datetime(2026, 10, 1, tzinfo=UTC))
    assert reading_window.within([lab, over], SOURCE, date(2026, 11, 9)) == ([lab], [over])


def test_takes_the_newest_so_many() -> None:
    """In the order of the feed; those without a day are the oldest, the first of them the newest."""
    everything = [told(None), told(3), told(9), told(None), told(5)]
    taken, left = reading_window.within(everything, replace(SOURCE, first=4), None)
    assert ([one.title for one in taken], [one.title for one in left]) == (["None", "3", "9", "5"], ["None"])
    assert [one is everything[3] for one in left] == [True]
