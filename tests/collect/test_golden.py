"""Whole feeds of every dialect: `data/DIALECT/CASE/input.*` beside what hub says of it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hub.collect import format_detection
from hub.collect.formats import calendar_file, digitalgov, json_feed, mail_message, rss
from hub.collect.webpage import event_markup
from hub.content.settings import Source

if TYPE_CHECKING:
    from hub.collect.parsed_feed import Feed

DATA = Path(__file__).with_name("data")
CASES = sorted(path for path in DATA.glob("*/*/input.*"))
NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
READERS = {
    "digitalgov": digitalgov.read,
    "events": event_markup.feed,
    "icalendar": lambda data, source, url: calendar_file.read(data, source, url, NOW),
    "jsonfeed": json_feed.read,
    "mail": lambda data, source, url: mail_message.read(data, source, url, NOW),
    "rss": rss.read,
}


def shown(feed: Feed) -> dict[str, Any]:
    """All that a feed says, as JSON."""
    notes = {name: [[note.entry, note.reason] for note in getattr(feed, name)] for name in ("repaired", "skipped")}
    return {"feed": json_feed.write(feed), **notes}


@pytest.mark.parametrize("path", CASES, ids=[path.parent.relative_to(DATA).as_posix() for path in CASES])
def test_reads_a_feed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A feed gives what is written beside it, whether its dialect was declared or sniffed."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    settings = path.parents[1] / "source.json"
    changes = json.loads(settings.read_text()) if settings.exists() else {}
    source = Source(key="notes", name="Notes", url="https://feeds.example.gov/", **changes)
    expected = json.loads((path.parent / "expected.json").read_text())
    for read in (READERS[path.parents[1].name], format_detection.read):
        assert shown(read(path.read_bytes(), source, f"https://feeds.example.gov/{path.name}")) == expected


@pytest.mark.parametrize("path", CASES, ids=[path.parent.relative_to(DATA).as_posix() for path in CASES])
def test_writes_what_it_reads(path: Path) -> None:
    """What hub writes is a JSON Feed that says the same when it is read again."""
    document = json.loads((path.parent / "expected.json").read_text())["feed"]
    source = Source(key="notes", name="Notes", url="https://feeds.example.gov/")
    again = json_feed.write(json_feed.read(json.dumps(document).encode(), source, document["feed_url"]))
    for item in document["items"]:
        item.pop("_hub", None)
    assert again == document
