"""The whole site of this repository, built once more and read back."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import feedparser
import icalendar
import pytest

from hub.config import hub_settings
from hub.content import loader
from tests.browser.conftest import BUILT, ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.models import Library

# Whatever asks for a host or reaches for one fails, here and in a namespace without a network where the system has one.
OFFLINE = """
import sys
from pathlib import Path

def refuse(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname"}:
        raise OSError(f"{event}: {arguments}")

sys.addaudithook(refuse)
from hub.site.mkdocs import site_build
site_build.build(Path(sys.argv[1]), site_dir=Path(sys.argv[2]))
"""
NAMESPACE = ["unshare", "--map-root-user", "--net"]


@pytest.fixture(scope="module")
def shelves() -> Library:
    """The content that the site was made of."""
    return loader.load(hub_settings.load(ROOT))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a site."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_offline_and_again_it_is_the_same(site: Path, tmp_path: Path) -> None:
    """A build without a network, with other hashes of words, writes the same files with the same bytes."""
    cut = subprocess.run([*NAMESPACE, "true"], capture_output=True, check=False).returncode == 0  # noqa: S603  our words
    command = [*(NAMESPACE if cut else []), sys.executable, "-c", OFFLINE, str(ROOT), str(tmp_path / "again")]
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(int(BUILT.timestamp())), "PYTHONHASHSEED": "1"}
    subprocess.run(command, env=environment, check=True)  # noqa: S603  our own words
    before, after = contents(site), contents(tmp_path / "again")
    assert before.keys() == after.keys()
    assert [path for path, content in before.items() if content != after[path]] == []


def test_feeds_equal_the_content(site: Path, shelves: Library) -> None:
    """Every feed is valid, and those of articles and events name what the content names."""
    files = [file for file in (site / "feeds").rglob("*") if file.suffix in {".rss", ".atom"}]
    feeds: dict[str, Any] = {
        str(file.relative_to(site / "feeds")): feedparser.parse(file.read_bytes()) for file in files
    }
    assert [path for path, feed in feeds.items() if feed.bozo] == []
    assert len(feeds) > 40
    wanted = {article.title for article in shelves.articles}
    for form in ("rss", "atom"):
        assert {entry.title for entry in feeds[f"articles.{form}"].entries} == wanted


def test_calendar_equals_the_content(site: Path, shelves: Library) -> None:
    """The calendar of all events and the file of each hold title, start and end as the content has them."""
    wanted = {(event.title, event.start, event.end) for event in shelves.events}
    for files in ([site / "calendar" / "all.ics"], (site / "events").glob("*.ics")):
        calendars = [icalendar.Calendar.from_ical(file.read_bytes()) for file in files]
        entries = [entry for calendar in calendars for entry in calendar.walk("VEVENT")]
        titles = [str(entry["SUMMARY"]).removeprefix("Postponed: ") for entry in entries]
        times = [(entry.decoded("DTSTART"), entry.decoded("DTEND")) for entry in entries]
        assert {(title, *time) for title, time in zip(titles, times, strict=True)} == wanted
