"""The reader's clock decides what is over, and in whose time an event is told."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import icalendar
import pytest

from hub.site.mkdocs import site_build
from tests.browser.conftest import EVENT
from tests.browser.served import serve
from tests.hubs import LAMPS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from tests.browser.conftest import Opened

# One o'clock in New York in UTC, in Berlin, whose clocks change on other days, and in Phoenix, whose clocks do not.
CLOCKS = {
    "2027-03-12": (18, "7:00", "11:00"),
    "2027-03-15": (17, "6:00", "10:00"),
    "2027-11-05": (17, "6:00", "10:00"),
    "2027-11-08": (18, "7:00", "11:00"),
}


def rows(page: Page, part: str) -> list[str]:
    """The titles of the events that a reader sees in one part of the page."""
    return [text for text in page.locator(f"[{part}] li a").all_inner_texts() if text]


def test_an_event_moves_to_the_past(opened: Opened) -> None:
    """A site built on 25 November is right on 4 December: what was on the 3rd is past, the rest is to come."""
    title = "Journey mapping in one afternoon"
    before = opened("/events/")
    assert title in rows(before, "data-hub-coming")
    after = opened("/events/", datetime(2026, 12, 4, 12, tzinfo=UTC))
    assert title not in rows(after, "data-hub-coming")
    assert rows(after, "data-hub-past")[0] == title


def test_home_always_shows_three(opened: Opened) -> None:
    """On the home page the next event takes the place of one that is over."""
    before = rows(opened("/"), 'data-hub-coming="next"')
    after = rows(opened("/", datetime(2026, 12, 4, 12, tzinfo=UTC)), 'data-hub-coming="next"')
    assert (len(before), len(after), after[:2]) == (3, 3, before[1:])


def test_no_event_is_left(opened: Opened) -> None:
    """When all is over, the list says so in words."""
    page = opened("/events/", datetime(2030, 1, 1, tzinfo=UTC))
    assert page.locator("[data-hub-none]").inner_text() == "No events are planned at the moment."
    assert page.locator("[data-hub-coming]").is_hidden()


def test_events_by_kind(opened: Opened) -> None:
    """A kind narrows the list down and lights its days in the month; the address keeps it, and Back takes it back."""
    page = opened("/events/")
    lit = page.locator(".month .has")
    every, days = len(rows(page, "data-hub-coming")), lit.count()
    tabs = page.locator("#hub-kinds a")
    assert tabs.all_inner_texts() == ["All 6", "Training 4", "Networking 2"]
    page.get_by_role("link", name="Networking 2").click()
    assert page.locator("#hub-kinds [aria-current]").inner_text() == "Networking 2"
    assert page.locator("[data-hub-coming] li:visible").count() == 2
    assert page.locator("[data-hub-coming] h2:visible").all_inner_texts() == ["December 2026", "February 2027"]
    assert lit.count() < days
    assert page.get_by_role("status").inner_text() == "2 events"
    page.reload()
    assert page.locator("[data-hub-coming] li:visible").count() == 2
    page.go_back()
    assert page.locator("#hub-kinds [aria-current]").inner_text() == "All 6"
    assert page.locator("[data-hub-coming] li:visible").count() == every


def test_kinds_of_what_is_still_to_come(opened: Opened) -> None:
    """A kind of which all is over is not offered, and one that the hub does not know shows everything."""
    page = opened("/events/?kind=party", datetime(2027, 2, 10, tzinfo=UTC))
    assert page.locator("#hub-kinds a:visible").all_inner_texts() == ["All 1", "Training 1"]
    assert page.locator("[data-hub-past] li:visible").count() == 5
    over = opened("/events/", datetime(2030, 1, 1, tzinfo=UTC))
    assert over.locator("#hub-kinds").is_hidden()


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("America/Los_Angeles", "Your time: 10:00 am–1:00 pm PST"),
        ("America/New_York", None),
        ("Pacific/Guam", "Friday, December 4"),
    ],
)
def test_your_time(opened: Opened, zone: str, expected: str | None) -> None:
    """A reader in another zone sees their own time; one in the event's zone sees no second one."""
    page = opened(EVENT, timezone_id=zone)
    found = page.locator(".boxes .line").all_inner_texts()
    assert [expected in text for text in found if expected] == ([True] if expected else [])
    assert len(found) == bool(expected)


def test_registration_closes(opened: Opened) -> None:
    """After an event nobody is asked to register, and the page says that it is over."""
    page = opened(EVENT, datetime(2026, 12, 4, tzinfo=UTC))
    assert page.get_by_text("Register at").is_hidden()
    assert page.get_by_text("This event is over").is_visible()


def test_without_javascript(opened: Opened) -> None:
    """Without JavaScript the list is as it was on the day that it names."""
    page = opened("/events/", java_script_enabled=False)
    assert page.get_by_text("This list was made on November 25, 2026.").is_visible()


@pytest.fixture(scope="module")
def lamps(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small site with an event on each side of both changes of the clocks."""
    root = shutil.copytree(LAMPS, tmp_path_factory.mktemp("clocks") / "lamps")
    event = (root / "content/events/2026-12-03-trim.md").read_text("utf-8")
    for day in CLOCKS:
        (root / f"content/events/{day}-trim.md").write_text(event.replace("2026-12-03", day), "utf-8")
    with serve(site_build.build(root)) as url:
        yield url


@pytest.mark.parametrize("day", CLOCKS)
def test_hour_is_right_when_clocks_change(opened: Opened, lamps: str, day: str) -> None:
    """Page, calendar file and link to a calendar on the web mean the same moment, wherever the reader is."""
    utc, berlin, phoenix = CLOCKS[day]
    there = opened(f"{lamps}/events/{day}-trim/", timezone_id="Europe/Berlin")
    assert f"Your time: {berlin}" in there.locator(".boxes .line").inner_text()
    page = opened(f"{lamps}/events/{day}-trim/", timezone_id="America/Phoenix")
    assert f"Your time: {phoenix}" in page.locator(".boxes .line").inner_text()
    with page.expect_download() as download:
        page.get_by_role("link", name="Add to calendar").click()
    (entry,) = icalendar.Calendar.from_ical(Path(download.value.path()).read_bytes()).walk("VEVENT")
    assert entry.decoded("DTSTART").astimezone(UTC) == datetime.fromisoformat(f"{day}T{utc}:00+00:00")
    link = page.get_by_role("link", name="Google Calendar").get_attribute("href") or ""
    assert f"dates={day.replace('-', '')}T{utc}0000Z%2F" in link
