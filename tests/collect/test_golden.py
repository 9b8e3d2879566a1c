"""Whole feeds of every dialect: `data/DIALECT/CASE/input.*` beside what hub says of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hub.collect import format_detection
from hub.collect.formats import digitalgov, json_feed, rss
from hub.content.models import Source

if TYPE_CHECKING:
    from hub.collect.parsed_feed import Feed

DATA = Path(__file__).with_name("data")
CASES = sorted(path for path in DATA.glob("*/*/input.*"))
READERS = {"digitalgov": digitalgov.read, "jsonfeed": json_feed.read, "rss": rss.read}


def shown(feed: Feed) -> dict[str, Any]:
    """All that a feed says, as JSON."""
    notes = {name: [[note.entry, note.reason] for note in getattr(feed, name)] for name in ("repaired", "skipped")}
    return {"feed": json_feed.write(feed), **notes}


@pytest.mark.parametrize("path", CASES, ids=[path.parent.relative_to(DATA).as_posix() for path in CASES])
def test_reads_a_feed(path: Path) -> None:
    """A feed gives what is written beside it, whether its dialect was declared or sniffed."""
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
