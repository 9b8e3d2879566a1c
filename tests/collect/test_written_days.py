"""Days in numbers: which of two is the month."""

from __future__ import annotations

from datetime import date
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


@pytest.mark.parametrize("words", ["la 10/03/2026", "по 06/08/2026", "di 11/03/2026"])
def test_a_word_that_says_nothing_names_no_weekday(words: str) -> None:
    """Romanian `la` is Saturday in Finnish, Russian `по` a Monday elsewhere, and Italian `di` Tuesday in German."""
    day, month = int(words[3:5]), int(words[6:8])
    found = written_days.possible(words, written_days.Habits("dmy"))
    assert found == (date(2026, month, day),)
