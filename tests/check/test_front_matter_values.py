"""What `--fix` writes into front matter, and what it leaves to people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hub.check import rule_registry, runner
from hub.config import hub_settings
from hub.content import file_kinds

if TYPE_CHECKING:
    from pathlib import Path

EVENT = "content/events/2026-12-03-lab.md"
WORDS = "---\ntitle: Lab\nkind: training\nstart: 2026-12-03 13:00\nsummary: Map.\ntimezone: {}\n---\n"


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("ET", "America/New_York"),
        ('"Pacific Time (US & Canada)"', "America/Los_Angeles"),
        ("london # theirs", "Europe/London # theirs"),
        ("America/Denver", "America/Denver"),
        ("EST", "EST"),
        ("MST", "MST"),
        ("Eastrn", "Eastrn"),
    ],
)
def test_zones(hub: Path, zone: str, expected: str) -> None:
    """A name that means one place all year becomes that place; what may be wrong for half of it stays."""
    assert runner.fixed(EVENT, WORDS.format(zone), hub_settings.load(hub)) == WORDS.format(expected)


@pytest.mark.parametrize(
    ("words", "expected"), [("TBD", 1), ('"To be announced."', 1), ("n/a", 1), ("What TBD means", 0)]
)
def test_a_summary_that_says_nothing_yet(hub: Path, words: str, expected: int) -> None:
    """A title and a summary that wait for their words are blanks."""
    page = file_kinds.page_of(EVENT, f"---\ntitle: Lab\nsummary: {words}\n---\n", hub_settings.load(hub))
    assert len(list(rule_registry.finders()["105"](page))) == expected


@pytest.mark.parametrize(
    ("source", "fix"),
    [
        ("old-office", ["write the publisher's name, or bring back content/sources/old-office.yml"]),
        ("'old-office'", ["write the publisher's name, or bring back content/sources/old-office.yml"]),
        ("example", []),
        ("Old-Office", []),
        ("nytimes", []),
    ],
)
def test_a_source_that_is_gone(hub: Path, source: str, fix: list[str]) -> None:
    """What looks like a key and is none is told, in articles only; the name of a publisher is not."""
    settings = hub_settings.load(hub)
    text = f"---\ntitle: Paper\nsource: {source}\n---\n"
    pages = [file_kinds.page_of(path, text, settings) for path in ("content/articles/2026/2026-11-18-paper.md", EVENT)]
    found = [[hit.fix for hit in rule_registry.finders()["123"](page)] for page in pages]
    assert found == [fix, []]
