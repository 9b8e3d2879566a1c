"""The real feeds of digital.gov, against a reading of their JSON that shares no code with hub's."""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

import pytest

from hub.collect.formats import digitalgov
from hub.content.settings import Source
from tests import corpus

if TYPE_CHECKING:
    from pathlib import Path

    from hub.collect.candidate import Candidate
    from hub.collect.parsed_feed import Feed

pytestmark = pytest.mark.corpus

SITE = "https://digital.gov/"
EASTERN = ZoneInfo("America/New_York")
SOURCE = Source(key="digital-gov", name="Digital.gov", path="feeds", base_url=SITE)
# Words inside these are no text of the page.
UNSEEN = re.compile(r"<(script|style|iframe|title|noscript)\b.*?</\1>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
# What stands for a film that was inside one.
FILM = re.compile(r'<p><a href="[^"]*">(?:Audio|Embedded|Video)(?: at |: )[^<]*</a></p>')
TAG = re.compile(r"</?[a-zA-Z][^>]*>")
LETTERS = re.compile(r"[a-z0-9]")
# Two pages have words between the rows of a table; every browser puts those before it (HTML, "foster parent").
TORN_TABLES = ("/web-content-managers-listserv/", "/dap-digital-metrics-guidance-and-best-practices/")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked feeds."""
    return corpus.unpacked(tmp_path_factory.mktemp("corpus"), "feeds") / "production-2025-04-09"


@pytest.fixture(scope="module")
def feeds(folder: Path) -> list[tuple[str, Feed]]:
    """Every feed, as text and as hub read it."""
    files = sorted(folder.rglob("index.json"))
    return [(file.read_text("utf-8"), digitalgov.read(file.read_bytes(), SOURCE, file.as_uri())) for file in files]


@pytest.fixture(scope="module")
def pairs(feeds: list[tuple[str, Feed]]) -> list[tuple[dict[str, Any], Candidate]]:
    """Every item of every feed that is valid JSON, raw and as hub read it."""
    valid = [(raw, feed) for text, feed in feeds if (raw := decoded(text)) is not None]
    return [pair for raw, feed in valid for pair in zip(raw.get("item") or raw["items"], feed.candidates, strict=True)]


def decoded(text: str) -> Any:  # noqa: ANN401  whatever it holds
    """The value of a JSON text; None where it is none."""
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return None


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


def test_reads_every_feed(feeds: list[tuple[str, Feed]], pairs: list[tuple[dict[str, Any], Candidate]]) -> None:
    """1,205 of the 1,257 feeds are JSON, and the others are read as well: an item for each one that can be edited."""
    assert (len(feeds), len(pairs)) == (1257, 2494)
    assert [feed.url for text, feed in feeds if len(feed.candidates) != text.count('"editpathURL"')] == []
    assert [feed.url for _, feed in feeds if feed.skipped] == []


def test_names_every_repair(feeds: list[tuple[str, Feed]]) -> None:
    """Each of the 52 broken files has a repair; what was mended in the corpus, by name."""
    names = Counter(note.reason.partition(":")[0] for _, feed in feeds for note in feed.repaired)

    assert sum(bool(feed.repaired) for text, feed in feeds if decoded(text) is None) == 52
    assert names == {"repeated-key": 175, "unclosed-object": 52, "trailing-comma": 51, "missing-value": 8}


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
    both = [(letters(raw.get("content", "")), letters(FILM.sub("", one.content_html)), one.url) for raw, one in pairs]
    moved = [url for given, found, url in both if given != found]
    assert [url for url in moved if not url.endswith(TORN_TABLES)] == []
    assert [url for given, found, url in both if sorted(given) != sorted(found)] == []


def test_leaves_nothing_relative(pairs: list[tuple[dict[str, Any], Candidate]]) -> None:
    """Every link and picture of a page is absolute."""
    links = re.compile(r'<[^>]*\b(?:href|src)="(?!\s*(?:https?://|mailto:))([^"]*)"')
    assert [(one.url, found[0]) for _, one in pairs for found in links.finditer(one.content_html)] == []


def test_reads_the_folder_in_one_command(folder: Path) -> None:
    """`hub read` prints one feed a line, and says how many it read and mended."""
    code = "from hub.cli import main; main()"
    command = [sys.executable, "-c", code, "read", str(folder), "--base", SITE]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")  # noqa: S603  our own command
    lines = done.stdout.splitlines()
    assert (done.returncode, len(lines)) == (0, 1257)
    assert sum(len(json.loads(line)["items"]) for line in lines) == 5023
    assert done.stderr.splitlines()[-1] == "1,257 of 1,257 feeds read: 5,023 items, 286 repaired, 0 skipped"
