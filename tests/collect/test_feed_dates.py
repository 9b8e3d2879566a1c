"""Dates as feeds write them."""

from __future__ import annotations

from datetime import UTC
from zoneinfo import ZoneInfo

import pytest

from hub.collect import feed_dates

EASTERN = ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("given", "moment"),
    [
        ("2026-07-08T09:21:40-04:00", "2026-07-08T09:21:40-04:00"),
        ("2026-07-08T09:21:40.123456+02:00", "2026-07-08T09:21:40+02:00"),
        ("2026-07-08t09:21:40z", "2026-07-08T09:21:40+00:00"),
        ("2026-07-08T09:21:40-0500", "2026-07-08T09:21:40-05:00"),
        (" 2026-07-08 9:21:40 -0400 ", "2026-07-08T09:21:40-04:00"),
        ("2026-07-08 09:21", "2026-07-08T09:21:00-04:00"),
        ("2026-12-08 09:21", "2026-12-08T09:21:00-05:00"),
        ("2026-07-08", "2026-07-08T00:00:00-04:00"),
        ("2026-12-31T23:59:60Z", "2026-12-31T23:59:59+00:00"),
        ("Wed, 08 Jul 2026 09:21:40 GMT", "2026-07-08T09:21:40+00:00"),
        ("8 Jul 2026 09:21 EST", "2026-07-08T09:21:00-05:00"),
        ("Wed, 08 Jul 2026 09:21:40", "2026-07-08T09:21:40-04:00"),
    ],
)
def test_reads_a_date(given: str, moment: str) -> None:
    """Every way in which feeds write a moment is understood; a clock without an offset is the zone's own."""
    found = feed_dates.parse(given, EASTERN)
    assert found is not None
    assert found.isoformat() == moment


@pytest.mark.parametrize(
    "given",
    [
        "",
        "yesterday",
        "0001-01-01T00:00:00Z",
        "Mon, 01 Jan 0001 00:00:00 GMT",
        "1989-12-31",
        "9999-12-31T23:59:59-12:00",
        "2026-02-30",
        "2026-07-08T25:00:00Z",
        "2026-07-08T09:61:00Z",
        "2026-07-08T09:21:40+99:00",
        "Wed, 08 Jul 99999999999 09:21:40 GMT",
        "Wed, 08 Jul 2026 09:21:40 +999999999999",
        "\N{FULLWIDTH DIGIT TWO}026-07-08",
    ],
)
def test_finds_no_date(given: str) -> None:
    """A date that stands for none, or that no calendar has, is no date and no error."""
    assert feed_dates.parse(given, UTC) is None
    assert feed_dates.local(given, EASTERN) is None
    assert feed_dates.wall_clock(given, EASTERN) is None


@pytest.mark.parametrize(
    ("given", "as_told", "eastern"),
    [
        ("2026-11-20T02:00:00Z", "2026-11-20T02:00:00+00:00", "2026-11-19T21:00:00-05:00"),
        ("2026-11-20T00:00:00Z", "2026-11-20T00:00:00+00:00", "2026-11-20T00:00:00-05:00"),
        ("2026-11-20T00:00:00+09:00", "2026-11-20T00:00:00+09:00", "2026-11-19T10:00:00-05:00"),
        ("2026-11-20", "2026-11-20T00:00:00+00:00", "2026-11-20T00:00:00-05:00"),
    ],
)
def test_tells_a_date_locally(given: str, as_told: str, eastern: str) -> None:
    """A source's zone says which day it was there; midnight in UTC stays the day that it stands for."""
    found = [
        moment and moment.isoformat() for moment in (feed_dates.local(given, None), feed_dates.local(given, EASTERN))
    ]
    assert found == [as_told, eastern]


@pytest.mark.parametrize("given", ["2026-07-15T13:00:00-05:00", "2026-07-15T13:00:00Z", "2026-07-15 13:00"])
def test_trusts_the_wall_clock(given: str) -> None:
    """Where the clock is right and the offset is not, the zone gives the offset."""
    found = feed_dates.wall_clock(given, EASTERN)
    assert found is not None
    assert found.isoformat() == "2026-07-15T13:00:00-04:00"
