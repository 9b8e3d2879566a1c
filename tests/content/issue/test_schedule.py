"""On which day the next issue goes out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from hub.content.issue import schedule
from hub.content.models import Issue
from tests import flow

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.models import Newsletter

FRIDAY = date(2026, 11, 27)


@pytest.fixture
def newsletter(tmp_path: Path) -> Newsletter:
    """One that goes out on Fridays."""
    return flow.hub(tmp_path).newsletter


@pytest.mark.parametrize(
    ("today", "day"),
    [(date(2026, 11, 23), FRIDAY), (FRIDAY, FRIDAY), (date(2026, 11, 28), date(2026, 12, 4))],
)
def test_the_next_friday(newsletter: Newsletter, today: date, day: date) -> None:
    """An issue is for the next Friday, and on a Friday for that day."""
    assert schedule.usual(today, newsletter) == schedule.coming((), newsletter, today) == day


def test_an_issue_that_a_holiday_moved(newsletter: Newsletter) -> None:
    """The day of its file counts, where that is before the usual one and has not passed."""
    issues = [
        Issue(path="", day=date(2026, 11, day), subject="S", preheader="P", status="draft") for day in (20, 25, 26)
    ]
    assert schedule.coming(issues, newsletter, date(2026, 11, 23)) == date(2026, 11, 25)
