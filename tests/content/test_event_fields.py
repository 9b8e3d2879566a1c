"""When an event takes place: days and hours, an end or none, a repetition, and what contradicts itself."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from hub.config import hub_settings
from hub.content import loader
from hub.content.models import Repeat
from hub.errors import ContentError

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.models import Event

EASTERN = ZoneInfo("America/New_York")


def event(hub: Path, times: str, day: str = "2026-12-10") -> Event:
    """The event of a file with these times."""
    words = f"---\ntitle: Lab\nkind: training\n{times}\nsummary: Map one journey.\n---\n"
    return loader.event(words, f"content/events/{day}-lab.md", hub_settings.load(hub))


def problem(hub: Path, times: str, day: str = "2026-12-10") -> str:
    """What is wrong with the times of a file."""
    with pytest.raises(ContentError) as caught:
        event(hub, times, day)
    (found,) = caught.value.problems
    return str(found).partition("lab.md:")[2]


def test_all_day(hub: Path) -> None:
    """A day without an hour is a whole day; an end makes it several, of which the last one counts."""
    one = event(hub, "start: 2026-12-10")
    assert (one.all_day, one.start, one.end) == (True, *2 * (datetime(2026, 12, 10, tzinfo=EASTERN),))
    three = event(hub, "start: 2026-12-10\nend: 2026-12-12\ntimezone: Europe/Paris")
    assert (three.all_day, three.end) == (True, datetime(2026, 12, 12, tzinfo=ZoneInfo("Europe/Paris")))


def test_no_end(hub: Path) -> None:
    """An event may have no end, and several days with hours."""
    open_end = event(hub, "start: 2026-12-10 13:00")
    assert (open_end.all_day, open_end.end) == (False, open_end.start)
    long = event(hub, "start: 2026-12-10 13:00\nend: 2026-12-12 12:00")
    assert (long.all_day, long.end) == (False, datetime(2026, 12, 12, 12, tzinfo=EASTERN))


def test_repeat(hub: Path) -> None:
    """A file says in words how its event repeats."""
    found = event(hub, "start: 2026-12-10 13:00\nrepeat: every week until 2026-12-31, except 2026-12-24").repeat
    assert found
    assert (found.unit, found.every, str(found.until)) == ("week", 1, "2026-12-31")
    assert event(hub, "start: 2026-12-10\nrepeat: also on 2026-12-12").repeat == Repeat(also=(date(2026, 12, 12),))


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        (
            "start: 2026-12-10\nend: 2026-12-10 14:00",
            (
                "5:1: 403 end: only one of `start` and `end` has a time; "
                "write both as days, for what takes all day, or both with the time"
            ),
        ),
        (
            "start: 2026-12-10\nend: 2026-12-09",
            "5:1: 403 end: the event ends before it starts; check the dates and am/pm",
        ),
        (
            "start: 2026-12-10\nrepeat: weekly",
            (
                "5:1: 407 repeat: 'weekly' does not say how it repeats; "
                "write it as in: every 2 weeks until 2027-03-31, except 2026-12-24"
            ),
        ),
        (
            "start: 2026-12-10\nrepeat: every week until 9999-01-01",
            (
                "5:1: 407 repeat: 'every week until 9999-01-01' has a day that is too far away; "
                "check the year: it is one from 1900 to 2199"
            ),
        ),
        (
            "start: 2026-12-10\nrepeat: every week until 2026-11-01",
            "5:1: 407 repeat: it ends on 2026-11-01, before the event starts; correct the day after `until`",
        ),
        (
            "start: 2026-12-10\nrepeat: every friday until 2027-03-31",
            (
                "5:1: 407 repeat: 2026-12-10 is a Thursday, and the rule does not have that day; "
                "correct `start`, or what follows `every`"
            ),
        ),
        (
            "start: 2026-12-10\nrepeat: every day until 2028-03-31",
            "5:1: 407 repeat: it takes place more than 366 times; write an earlier day after `until`",
        ),
        (
            "start: 2026-12-10\nrepeat: every week until 2026-12-31, except 2026-12-25",
            "5:1: 407 repeat: nothing takes place on 2026-12-25; correct the day after `except`, or delete it",
        ),
        (
            "start: 2026-12-10\nrepeat: every week until 2026-12-31, except 2026-12-10",
            (
                "5:1: 407 repeat: it does not take place on 2026-12-10, when it starts; "
                "write as `start` the first day that it takes place"
            ),
        ),
        (
            "start: 2026-12-10\nrepeat: every week until 2026-12-12",
            "5:1: 407 repeat: it takes place on 2026-12-10 only; correct the days, or delete this line",
        ),
        (
            "start: 2026-12-10 02:30\nrepeat: also on 2027-03-14",
            (
                "5:1: 404 repeat: no clock in America/New_York shows 2027-03-14 02:30: it goes ahead at that hour; "
                "choose another hour, or leave out that day: except 2027-03-14"
            ),
        ),
        (
            "start: 2026-12-10\nrepeat: every week until 2026-12-31, also on 2026-12-01",
            (
                "5:1: 407 repeat: 2026-12-01 is not after 2026-12-10, when it starts; "
                "write as `start` the first day of all"
            ),
        ),
    ],
)
def test_contradictions(hub: Path, times: str, expected: str) -> None:
    """What cannot be is one message, with what to write instead."""
    assert problem(hub, times) == expected


def test_hours_that_clocks_skip(hub: Path) -> None:
    """The first occurrence is at an hour that the zone of the event has."""
    assert problem(hub, "start: 2026-03-08 02:30", "2026-03-08").startswith("4:1: 404 start: no clock in America/New_")


def test_days_that_months_lack(hub: Path) -> None:
    """A month without a 31st would be left out in silence, so a weekday or the days are asked for."""
    assert problem(hub, "start: 2026-12-31\nrepeat: every month until 2027-12-31", "2026-12-31") == (
        "5:1: 407 repeat: not every month has a day 31; "
        "write every last Thursday of the month, if that is meant, or list the days: also on …"
    )


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("2026-12-10-lab.md", "2026-12-11-lab.md"),
        ("2026_12_10_lab.md", "2026-12-11-lab.md"),
        ("20261210lab.md", "2026-12-11-lab.md"),
        ("12-10-2026 lab.md", "2026-12-11-lab.md"),
        ("lab.md", "2026-12-11-lab.md"),
        ("3d-printing.md", "2026-12-11-3d-printing.md"),
        ("24-hours-of-ux.md", "2026-12-11-24-hours-of-ux.md"),
        ("2026-review.md", "2026-12-11-2026-review.md"),
        ("2026-12-10.md", "2026-12-11-forms-lab.md"),
        ("2026-12-10-.md", "2026-12-11-forms-lab.md"),
    ],
)
def test_a_name_with_the_right_day(hub: Path, name: str, better: str) -> None:
    """Another day makes place for that of the event; a number of a title stays, and a day alone gets the title."""
    words = "---\ntitle: Forms lab\nkind: training\nstart: 2026-12-11\nsummary: Map one journey.\n---\n"
    with pytest.raises(ContentError) as caught:
        loader.event(words, f"content/events/{name}", hub_settings.load(hub))
    (found,) = caught.value.problems
    assert found.fix.partition("; ")[0] == f"name the file {better} or correct `start`"


@pytest.mark.parametrize(
    ("name", "alias"),
    [
        ("2026-12-10-lab.md", "; where readers had its page, also write `aliases: [/events/2026-12-10-lab/]`"),
        ("20261210lab.md", ""),
    ],
)
def test_an_event_that_was_moved_keeps_its_old_address(hub: Path, name: str, alias: str) -> None:
    """Links in issues lead to the page by its first day; a name that no page may have was never published."""
    words = "---\ntitle: Forms lab\nkind: training\nstart: 2026-12-11\nsummary: Map one journey.\n---\n"
    with pytest.raises(ContentError) as caught:
        loader.event(words, f"content/events/{name}", hub_settings.load(hub))
    (found,) = caught.value.problems
    assert found.fix == f"name the file 2026-12-11-lab.md or correct `start`{alias}"


def test_a_day_alone_as_a_name_of_what_has_no_title(hub: Path) -> None:
    """The title is asked for, too."""
    with pytest.raises(ContentError) as caught:
        loader.event("---\nstart: 2026-12-11\n---\n", "content/events/2026-12-10.md", hub_settings.load(hub))
    assert any("name the file 2026-12-11-untitled.md" in one.fix for one in caught.value.problems)
