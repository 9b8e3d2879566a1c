"""The reader's clock decides what is over, and in whose time an event is told."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parent.parent.parent
BUILT = datetime(2026, 11, 25, 17, tzinfo=UTC)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository as built on a Wednesday in November 2026."""
    folder = tmp_path_factory.mktemp("site")
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(int(BUILT.timestamp())), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)  # noqa: S603  our own command
    return folder


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of that site on this machine."""
    command = [sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", str(site)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:  # noqa: S603
        assert server.stdout
        port = server.stdout.readline().split(" port ")[1].split()[0]
        yield f"http://127.0.0.1:{port}"
        server.terminate()


def opened(chromium: Browser, address: str, now: datetime, **options: Any) -> Page:  # noqa: ANN401  playwright's options
    """A page in a browser whose clock says `now`."""
    page = chromium.new_context(**options).new_page()
    page.clock.set_fixed_time(now)
    page.goto(address, wait_until="networkidle")
    return page


def rows(page: Page, part: str) -> list[str]:
    """The titles of the events that a reader sees in one part of the page."""
    return [text for text in page.locator(f"[{part}] li a").all_inner_texts() if text]


def test_an_event_moves_to_the_past(chromium: Browser, address: str) -> None:
    """A site built on 25 November is right on 4 December: what was on the 3rd is past, the rest is to come."""
    title = "Journey mapping in one afternoon"
    before = opened(chromium, f"{address}/events/", BUILT)
    assert title in rows(before, "data-hub-coming")
    after = opened(chromium, f"{address}/events/", datetime(2026, 12, 4, 12, tzinfo=UTC))
    assert title not in rows(after, "data-hub-coming")
    assert rows(after, "data-hub-past")[0] == title


def test_home_always_shows_three(chromium: Browser, address: str) -> None:
    """On the home page the next event takes the place of one that is over."""
    before = rows(opened(chromium, address, BUILT), 'data-hub-coming="next"')
    after = rows(opened(chromium, address, datetime(2026, 12, 4, 12, tzinfo=UTC)), 'data-hub-coming="next"')
    assert (len(before), len(after), after[:2]) == (3, 3, before[1:])


def test_no_event_is_left(chromium: Browser, address: str) -> None:
    """When all is over, the list says so in words."""
    page = opened(chromium, f"{address}/events/", datetime(2030, 1, 1, tzinfo=UTC))
    assert page.locator("[data-hub-none]").inner_text() == "No events are planned at the moment."
    assert page.locator("[data-hub-coming]").is_hidden()


@pytest.mark.parametrize(
    ("zone", "expected"),
    [("America/Los_Angeles", "(your time: 10:00"), ("America/New_York", None), ("Pacific/Guam", "Friday, December 4")],
)
def test_your_time(chromium: Browser, address: str, zone: str, expected: str | None) -> None:
    """A reader in another zone sees their own time; one in the event's zone sees no second one."""
    page = opened(chromium, f"{address}/events/2026-12-03-journey-mapping-in-one-afternoon/", BUILT, timezone_id=zone)
    found = page.locator(".hub-facts .hub-yours").all_inner_texts()
    assert [expected in text for text in found if expected] == ([True] if expected else [])
    assert len(found) == bool(expected)


def test_registration_closes(chromium: Browser, address: str) -> None:
    """After an event nobody is asked to register, and the page says that it is over."""
    where = f"{address}/events/2026-12-03-journey-mapping-in-one-afternoon/"
    page = opened(chromium, where, datetime(2026, 12, 4, tzinfo=UTC))
    assert page.get_by_text("Register at").is_hidden()
    assert page.get_by_text("This event is over").is_visible()


def test_without_javascript(chromium: Browser, address: str) -> None:
    """Without JavaScript the list is as it was on the day that it names."""
    page = opened(chromium, f"{address}/events/", BUILT, java_script_enabled=False)
    assert page.get_by_text("This list was made on 25 November 2026.").is_visible()
