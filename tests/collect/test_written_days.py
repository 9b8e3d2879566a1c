"""Days in numbers: which of two is the month."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from hub.collect import written_days

if TYPE_CHECKING:
    from datetime import tzinfo

EASTERN = ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("dates", "zone", "order"),
    [
        (["11/03/2026", "11/19/2026"], None, "mdy"),
        (["03/11/2026", "19/11/2026"], EASTERN, "dmy"),
        (["Tue, 11/03/2026"], None, "mdy"),
        (["mar. 03/11/2026"], None, "dmy"),
        (["19/11/2026", "11/19/2026"], EASTERN, ""),
        (["11/03/2026", "2026-11-03"], EASTERN, "mdy"),
        (["11/03/2026"], ZoneInfo("Europe/Berlin"), "dmy"),
        (["11/03/2026"], ZoneInfo("America/Toronto"), ""),
        ([], None, ""),
    ],
)
def test_a_source_shows_which_number_is_the_month(dates: list[str], zone: tzinfo | None, order: str) -> None:
    """By a date that can mean one day only; where all could mean two, by its country; never against itself."""
    assert written_days.order(dates, zone) == order
