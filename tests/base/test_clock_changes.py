"""Hours that a clock skips, and hours that it shows twice."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from hub.base import clock_changes


@pytest.mark.parametrize(
    ("zone", "written", "shown", "is_twice"),
    [
        ("America/New_York", "2026-03-08 02:00", "2026-03-08 03:00", False),
        ("America/New_York", "2026-03-08 02:59", "2026-03-08 03:59", False),
        ("America/New_York", "2026-03-08 03:00", None, False),
        ("America/New_York", "2026-03-08 01:59", None, False),
        ("America/New_York", "2026-11-01 01:00", None, True),
        ("America/New_York", "2026-11-01 01:59", None, True),
        ("America/New_York", "2026-11-01 02:00", None, False),
        ("America/Phoenix", "2026-03-08 02:30", None, False),
        ("Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-04 02:45", False),
        ("Africa/Cairo", "2026-04-24 00:30", "2026-04-24 01:30", False),
        ("Pacific/Apia", "2011-12-30 12:00", "2011-12-31 12:00", False),
    ],
)
def test_one_night(zone: str, written: str, shown: str | None, *, is_twice: bool) -> None:
    """Only the hour between is skipped or doubled, however long it is, and never where clocks stay."""
    moment, place = datetime.fromisoformat(written), ZoneInfo(zone)
    instead = clock_changes.instead(moment, place)
    assert (instead and f"{instead:%Y-%m-%d %H:%M}") == shown
    assert clock_changes.is_shown_twice(moment, place) == is_twice
