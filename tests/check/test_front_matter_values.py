"""What `--fix` writes into front matter, and what it leaves to people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hub.check import runner
from hub.config import hub_settings

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
