"""The holidays of a country by their rules, so that an editor knows when an issue falls on one; pure.

Another country is one more table. Those of the United States are the holidays of federal offices: 5 U.S.C. 6103(a), and
for a Sunday Executive Order 11582, section 3.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hub.base.translation import gettext, noop
from hub.content.issue import schedule
from hub.content.settings import DayOfMonth

if TYPE_CHECKING:
    from datetime import date

MONDAY, THURSDAY, SATURDAY, SUNDAY = 0, 3, 5, 6


class Holiday(NamedTuple):
    """Hold the name of a holiday, its month, and its day there."""

    name: str
    month: int
    day: DayOfMonth


COUNTRIES = {
    "US": (
        Holiday(noop("New Year’s Day"), 1, DayOfMonth(1)),
        Holiday(noop("the Birthday of Martin Luther King, Jr."), 1, DayOfMonth(3, MONDAY)),
        Holiday(noop("Washington’s Birthday"), 2, DayOfMonth(3, MONDAY)),
        Holiday(noop("Memorial Day"), 5, DayOfMonth(-1, MONDAY)),
        Holiday(noop("Juneteenth"), 6, DayOfMonth(19)),
        Holiday(noop("Independence Day"), 7, DayOfMonth(4)),
        Holiday(noop("Labor Day"), 9, DayOfMonth(1, MONDAY)),
        Holiday(noop("Columbus Day"), 10, DayOfMonth(2, MONDAY)),
        Holiday(noop("Veterans Day"), 11, DayOfMonth(11)),
        Holiday(noop("Thanksgiving Day"), 11, DayOfMonth(4, THURSDAY)),
        Holiday(noop("Christmas Day"), 12, DayOfMonth(25)),
    )
}


def name(day: date, country: str) -> str:
    """Return the name of the holiday that a country has on a day; "" for none, and where the country is "".

    One on a Saturday is observed on the Friday before, one on a Sunday on the Monday after.
    """
    found = _on(day, country)
    if not found and day.weekday() in {SATURDAY - 1, MONDAY}:
        kept_free_for = day + schedule.DAY if day.weekday() == SATURDAY - 1 else day - schedule.DAY
        found = _on(kept_free_for, country)
        return gettext("%(holiday)s (observed)", holiday=found) if found else ""
    return found


def _on(day: date, country: str) -> str:
    rules = COUNTRIES.get(country, ())
    return next((gettext(one.name) for one in rules if one.month == day.month and schedule.falls_on(day, one.day)), "")
