"""When events take place, in texts."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from hub.collect import event_hours
from hub.collect.event_hours import EventHours

BERLIN = ZoneInfo("Europe/Berlin")
ONE = datetime(2026, 12, 3, 13)  # noqa: DTZ001  an hour without a zone
DAY = datetime(2026, 12, 3)  # noqa: DTZ001  a day


@pytest.mark.parametrize(
    ("start", "end", "zone", "times"),
    [
        ("2026-12-03T13:00", "2026-12-03T14:00", None, (ONE, ONE.replace(hour=14))),
        ("2026-12-03T13:00", "", BERLIN, (ONE.replace(tzinfo=BERLIN), None)),
        ("2026-12-03T13:00Z", "", None, (ONE.replace(tzinfo=UTC), None)),
        ("2026-12-03T13:00Z", "", BERLIN, (ONE.replace(hour=14, tzinfo=BERLIN), None)),
        ("2026-12-03 13:00 Europe/Berlin", "", ZoneInfo("UTC"), (ONE.replace(tzinfo=BERLIN), None)),
        ("2026-12-03T13:00", "2026-12-03T12:00", None, (ONE, None)),
        ("2026-12-03T13:00", "2026-12-04", None, (ONE, None)),
        ("2026-12-03T13:00", "2026-12-03T14:00Z", None, (ONE, None)),
        ("2026-12-03", "", BERLIN, (DAY, DAY, True)),
        ("20261203", "20261205", None, (DAY, DAY.replace(day=5), True)),
        ("2026-12-03", "2026-12-02", None, (DAY, DAY, True)),
        ("2026-12-03", "2026-12-05T10:00", None, (DAY, DAY, True)),
        ("2026-12-03", "2026-12-05T10:00Z", None, (DAY, DAY, True)),
        ("2026-02-30", "", None, ()),
        ("soon", "2026-12-03", None, ()),
    ],
)
def test_times(start: str, end: str, zone: ZoneInfo | None, times: tuple[object, ...]) -> None:
    """An hour has its own zone, else the source's, else none; a day is all of it; an end that cannot be is none."""
    assert event_hours.read(start, end, zone) == EventHours(*times)  # type: ignore[arg-type]
