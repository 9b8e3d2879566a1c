"""On which day the next issue goes out; pure."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hub.content.models import Issue, Newsletter

DAY = timedelta(days=1)


def usual(today: date, newsletter: Newsletter) -> date:
    """Return the next day on which the newsletter usually goes out; today if it is one."""
    return today + (newsletter.weekday - today.weekday()) % 7 * DAY


def coming(issues: Iterable[Issue], newsletter: Newsletter, today: date) -> date:
    """Return the usual day that is next; where a holiday moved that issue before it, the day of its file."""
    day = usual(today, newsletter)
    return min((issue.day for issue in issues if today <= issue.day <= day), default=day)
