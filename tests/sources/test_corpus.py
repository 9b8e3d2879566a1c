"""The real feeds of digital.gov, against a reading of their JSON that shares no code with hub's."""

from __future__ import annotations

import html
import json
import os
import re
import subprocess
import sys
import tarfile
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

import pytest

from hub.errors import SourceError
from hub.model import Candidate, Source
from hub.sources import digitalgov

pytestmark = pytest.mark.corpus

SHARED = Path(__file__).parents[2].parent / "shared"
ARCHIVE = SHARED / "digitalgov" / "feeds.tar.xz"
SITE = "https://digital.gov/"
EASTERN = ZoneInfo("America/New_York")
SOURCE = Source(key="digital-gov", name="Digital.gov", path="feeds", base_url=SITE)
# Words inside these are no text of the page.
UNSEEN = re.compile(r"<(script|style|iframe|title|noscript)\b.*?</\1>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
TAG = re.compile(r"</?[a-zA-Z][^>]*>")
LETTERS = re.compile(r"[a-z0-9]")
# Two pages have words between the rows of a table; every browser puts those before it (HTML, "foster parent").
TORN_TABLES = ("/web-content-managers-listserv/", "/dap-digital-metrics-guidance-and-best-practices/")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked feeds."""
    if not ARCHIVE.exists():
        reason = f"{ARCHIVE} is not there"
        (pytest.fail if os.environ.get("CI") == "true" and SHARED.exists() else pytest.skip)(reason)
    target = tmp_path_factory.mktemp("corpus")
    with tarfile.open(ARCHIVE) as archive:
        archive.extractall(target, filter="data")
    return target / "production-2025-04-09"


@pytest.fixture(scope="module")
def pairs(folder: Path) -> list[tuple[dict[str, Any], Candidate]]:
    """Every item of every valid feed, raw and as hub read it."""
    found: list[tuple[dict[str, Any], Candidate]] = []
    for file in sorted(folder.rglob("index.json")):
        try:
            raw = json.loads(file.read_text(encoding="utf-8"))
        except json.JSONDecodeError:
            continue
        items = raw.get("item") or raw.get("items") or []
        feed = digitalgov.read(file.read_bytes(), SOURCE, file.as_uri())
        found += zip(items, feed.candidates, strict=True)
    return found


def letters(text: str) -> list[str]:
    """The letters and digits a reader sees in a piece of HTML."""
    return LETTERS.findall(html.unescape(TAG.sub("", UNSEEN.sub("", text))).lower())


def plain(text: str) -> str:
    """The words of a title, decoded once."""
    seen = html.unescape(re.sub(r"</?[a-zA-Z][^>]*>", "", text))
    return " ".join(re.sub("[\u00ad\u200b-\u200f\ufeff]", "", seen).split())


def day(item: dict[str, Any]) -> str | None:
    """The day that the site shows: its own, whatever the offset says."""
    given = item.get("date", "")
    return given[:10] if given and not given.startswith("0001") else None


def moment(given: str | None) -> datetime | None:
    """An event's wall clock, in Washington."""
    return datetime.fromisoformat(given[:19]).replace(tzinfo=EASTERN) if given else None


def test_reads_every_valid_feed(folder: Path, pairs: list[tuple[dict[str, Any], Candidate]]) -> None:
    """1,205 of the 1,257 feeds are JSON; each is read, and the others are refused."""
    refused = 0
    for file in folder.rglob("index.json"):
        try:
            digitalgov.read(file.read_bytes(), SOURCE, file.as_uri())
        except SourceError:
            refused += 1
    assert (refused, len(pairs)) == (52, 2494)


def test_agrees_on_addresses(pairs: list[tuple[dict[str, Any], Candidate]]) -> None:
    """Every item has its address on the finished site."""
    wrong = [(raw["url"], one.url) for raw, one in pairs if one.url != urljoin(SITE, raw["url"].strip())]
    assert wrong == []


def test_agrees_on_titles(pairs: list[tuple[dict[str, Any], Candidate]]) -> None:
    """Titles are decoded once; what has no title is called by its address."""
    given = [(plain(raw.get("title") or raw.get("name") or ""), one) for raw, one in pairs]
    assert [(title, one.title) for title, one in given if one.title != (title or one.url)] == []


def test_agrees_on_authors_and_topics(pairs: list[tuple[dict[str, Any], Candidate]]) -> None:
    """Authors are names, topics are slugs, in the order of the feed."""
    authors = [
        (tuple(filter(None, map(plain, (raw.get("authors") or {}).values()))), one.authors) for raw, one in pairs
    ]
    topics = [(tuple(raw.get("topics") or {}), one.topics) for raw, one in pairs]
    assert [pair for pair in (*authors, *topics) if pair[0] != pair[1]] == []


def test_agrees_on_dates(pairs: list[tuple[dict[str, Any], Candidate]]) -> None:
    """The day is the one that the site shows."""
    days = [(day(raw), one.published and one.published.date().isoformat(), one.url) for raw, one in pairs]
    assert [found for found in days if found[0] != found[1]] == []


def test_agrees_on_the_hours_of_events(pairs: list[tuple[dict[str, Any], Candidate]]) -> None:
    """An event starts and ends when the clock on the page says so, in Washington."""
    starts = [(moment(raw.get("start_date")), one.start, one.url) for raw, one in pairs]
    ends = [(moment(raw.get("end_date")), one.end, one.url) for raw, one in pairs]
    assert [found for found in (*starts, *ends) if found[0] != found[1]] == []


def test_keeps_every_word(pairs: list[tuple[dict[str, Any], Candidate]]) -> None:
    """No word of a page is lost, and none is added."""
    both = [(letters(raw.get("content", "")), letters(one.content_html), one.url) for raw, one in pairs]
    moved = [url for given, found, url in both if given != found]
    assert [url for url in moved if not url.endswith(TORN_TABLES)] == []
    assert [url for given, found, url in both if sorted(given) != sorted(found)] == []


def test_leaves_nothing_relative(pairs: list[tuple[dict[str, Any], Candidate]]) -> None:
    """Every link and picture of a page is absolute."""
    links = re.compile(r'<[^>]*\b(?:href|src)="(?!\s*(?:https?://|mailto:))([^"]*)"')
    assert [(one.url, found[0]) for _, one in pairs for found in links.finditer(one.content_html)] == []


def test_reads_the_folder_in_one_command(folder: Path) -> None:
    """`hub read` prints one feed a line, says how many it read, and ends with 1 for those it could not."""
    code = "from hub.cli import main; main()"
    command = [sys.executable, "-c", code, "read", str(folder), "--base", SITE]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")  # noqa: S603  our own command
    lines = done.stdout.splitlines()
    assert (done.returncode, len(lines)) == (1, 1205)
    assert sum(len(json.loads(line)["items"]) for line in lines) == 2494
    assert done.stderr.splitlines()[-1] == "1,205 of 1,257 feeds read: 2,494 items, 0 repaired, 0 skipped"
