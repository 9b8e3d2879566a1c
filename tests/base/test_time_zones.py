"""Names of time zones become places where they mean one, and never by the likeness of letters."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from hub.base import time_zones

DENVER = ZoneInfo("America/Denver")
# As the clock of a place shows them, whichever that is.
DECEMBER, JULY = (datetime.fromisoformat(f"2026-{month}-08T13:00") for month in ("12", "07"))


def key(words: str, at: datetime | None = None, home: ZoneInfo | None = DENVER) -> str | None:
    """The place that words mean, to people of Denver."""
    zone = time_zones.meaning(words, at, home).zone
    return zone.key if zone else None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("America/New_York", "America/New_York"),
        ("america/new york", "America/New_York"),
        ("ET", "America/New_York"),
        ("Eastern", "America/New_York"),
        ("eastern time zone", "America/New_York"),
        ("Pacific Time (US & Canada)", "America/Los_Angeles"),
        ("(UTC-07:00) Mountain Time (US & Canada)", "America/Denver"),
        ("Arizona", "America/Phoenix"),
        ("CET", "Europe/Paris"),
        ("MEZ", "Europe/Paris"),
        ("London", "Europe/London"),
        ("Londres", "Europe/London"),
        ("Beijing", "Asia/Shanghai"),
        ("New Delhi", "Asia/Kolkata"),
        ("Japan", "Asia/Tokyo"),
        ("JST", "Asia/Tokyo"),
        ("H.S.T.", None),
        ("HST", "Pacific/Honolulu"),
        ("heure de l’Est", "America/New_York"),
        ("hora del este", "America/New_York"),
        ("utc", "UTC"),
        ("Etc/UTC", "UTC"),
        ("Z", "UTC"),
    ],
)
def test_names_of_all_year(words: str, expected: str | None) -> None:
    """Names of the tz database, of CLDR in some languages and of daily life mean a place at any moment."""
    assert {key(words), key(words, DECEMBER), key(words, JULY)} == {expected}


@pytest.mark.parametrize(
    ("words", "december", "july"),
    [
        ("EST", "America/New_York", None),
        ("EDT", None, "America/New_York"),
        ("Eastern Standard Time", "America/New_York", None),
        ("PST", "America/Los_Angeles", None),
        ("CST", "America/Chicago", None),
        ("BST", None, "Europe/London"),
        ("GMT", "Europe/London", None),
        ("CEST", None, "Europe/Paris"),
        ("MST", "America/Denver", None),
        ("IST", None, None),
    ],
)
def test_abbreviations(words: str, december: str | None, july: str | None) -> None:
    """An abbreviation means a place while clocks there show it; without a moment it means none."""
    assert (key(words, DECEMBER), key(words, JULY), key(words)) == (december, july, None)


@pytest.mark.parametrize(
    ("words", "at", "why", "instead"),
    [
        ("EST", JULY, "is not what clocks there show on 2026-07-08", ("America/New_York",)),
        ("EST", None, "is the time of a part of the year", ("America/New_York",)),
        ("MST", JULY, "is a name that several places have", ("America/Denver", "America/Phoenix")),
        ("IST", DECEMBER, "is a name that several places have", ("Asia/Kolkata", "Asia/Jerusalem")),
        ("UTC-5", DECEMBER, "is an offset, and no place", ()),
        ("-05:00", None, "is an offset, and no place", ()),
        ("Etc/GMT+5", None, "is an offset, and no place", ()),
        ("Eastrn", DECEMBER, "is not the name of a time zone", ()),
        ("EST5EDT", DECEMBER, "is not the name of a time zone", ()),
        ("", None, "is not the name of a time zone", ()),
    ],
)
def test_no_place(words: str, at: datetime | None, why: str, instead: tuple[str, ...]) -> None:
    """What is no place says why, and which places may be meant; no spelling is a hint."""
    found = time_zones.meaning(words, at, DENVER)
    assert (found.zone, found.why, {*found.instead}) == (None, why, {*instead})


def test_home_decides() -> None:
    """An abbreviation that places on several continents have is that of the own one, and of the own place first."""
    assert key("CST", DECEMBER, ZoneInfo("Asia/Shanghai")) == "Asia/Shanghai"
    assert key("MST", DECEMBER, ZoneInfo("America/Chicago")) is None
    assert key("CST", DECEMBER, None) is None


def test_place() -> None:
    """A place has the name that the tz database has today or had once; an offset is none."""
    assert [time_zones.place(name) is not None for name in ("US/Eastern", "UTC", "EST", "Etc/GMT+5", "Mars/Base")] == [
        True,
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize(
    "name",
    ["america/denver", "America/denver", "America/Indiana", "America/../UTC", "/America/Denver", "posix/UTC", "a\0/b"],
)
def test_what_only_a_file_system_takes_for_a_name_is_no_place(name: str) -> None:
    """A name has the letters that the tz database has, and leads to no folder and to no other place."""
    assert time_zones.place(name) is None


def test_a_place_may_be_two_steps_down() -> None:
    """Some states have several zones."""
    assert time_zones.place("America/Indiana/Knox") == ZoneInfo("America/Indiana/Knox")


def test_windows() -> None:
    """Calendars name zones as Windows does, for all of the year."""
    assert time_zones.windows("Eastern Standard Time") == ZoneInfo("America/New_York")
    assert time_zones.windows("India Standard Time") == ZoneInfo("Asia/Kolkata")
    assert time_zones.windows("Mars Standard Time") is None


def test_feeds() -> None:
    """Feeds date with abbreviations, which are hours, and with names of all year."""
    assert (time_zones.hours("EST"), time_zones.hours("XYZ")) == (-5, None)
    assert (time_zones.all_year("ET"), time_zones.all_year("EST")) == (ZoneInfo("America/New_York"), None)


@pytest.mark.parametrize(
    ("home", "first", "number"),
    [
        ("America/Denver", "Mountain Time (America/Denver)", 9),
        ("America/Argentina/Buenos_Aires", "Buenos Aires (America/Argentina/Buenos_Aires)", 10),
        ("Indian/Mauritius", "Mauritius (Indian/Mauritius)", 2),
    ],
)
def test_choices(home: str, first: str, number: int) -> None:
    """A form offers the zone of home first, then those near it; each is a place of the tz database."""
    found = time_zones.choices(ZoneInfo(home), "en")
    assert (found[0], found[-1], len(found)) == (first, "UTC (UTC)", number)
    assert all(time_zones.place(one.partition("(")[2].rstrip(")")) for one in found)


def test_choices_in_another_language() -> None:
    """The names of regions are translated, and each choice names the same place."""
    found, same = (time_zones.choices(ZoneInfo("Europe/Berlin"), language) for language in ("es", "en"))
    assert found[:3] == (
        "Berlin (Europe/Berlin)",
        "Reino Unido e Irlanda (Europe/London)",
        "Portugal (Europe/Lisbon)",
    )
    assert [one.partition("(")[2] for one in found] == [one.partition("(")[2] for one in same]
