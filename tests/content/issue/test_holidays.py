"""The holidays of a country by their rules."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hub.content.issue import holidays

# As the Office of Personnel Management lists them.
LISTED = {
    2026: ("01-01", "01-19", "02-16", "05-25", "06-19", "07-03", "09-07", "10-12", "11-11", "11-26", "12-25"),
    2027: ("01-01", "01-18", "02-15", "05-31", "06-18", "07-05", "09-06", "10-11", "11-11", "11-25", "12-24", "12-31"),
}
# The day itself is named as well where another one is observed in its place.
ITSELF = {2026: {"07-04"}, 2027: {"06-19", "07-04", "12-25"}}


@pytest.mark.parametrize("year", LISTED)
def test_the_days_of_a_year(year: int) -> None:
    """They are the days on which federal offices are closed."""
    days = (date(year, 1, 1) + timedelta(days=number) for number in range(365))
    found = {f"{day:%m-%d}" for day in days if holidays.name(day, "US")}
    assert found == {*LISTED[year], *ITSELF[year]}


@pytest.mark.parametrize(
    ("day", "country", "name"),
    [
        (date(2026, 11, 26), "US", "Thanksgiving Day"),
        (date(2026, 7, 3), "US", "Independence Day (observed)"),
        (date(2027, 7, 5), "US", "Independence Day (observed)"),
        (date(2026, 11, 27), "US", ""),
        (date(2026, 12, 25), "", ""),
    ],
)
def test_names(day: date, country: str, name: str) -> None:
    """A holiday at the weekend is observed beside it; a hub that names no country is told of none."""
    assert holidays.name(day, country) == name
