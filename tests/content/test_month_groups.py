"""Dated things by month."""

from __future__ import annotations

from datetime import date

from hub.content import month_groups


def test_by_month() -> None:
    """Months keep the order of their first thing, and things theirs."""
    days = (date(2026, 12, 3), date(2026, 12, 1), date(2026, 11, 30))
    expected = {date(2026, 12, 1): days[:2], date(2026, 11, 1): days[2:]}
    assert month_groups.by_month(days, lambda day: day) == expected
