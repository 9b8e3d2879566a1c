"""What the search knows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hub.site import records

if TYPE_CHECKING:
    from hub.model import Config, Library


def test_every_kind_is_found(library: Library, config: Config) -> None:
    """Toolkit, events, articles and issues have records that lead to their pages."""
    found = {(record.kind, record.path) for record in records.records(library, config)}
    assert ("Toolkit", "toolkit/light/wick/") in found
    assert ("Events", "events/2026-12-10-walk/") in found
    assert ("Articles", "articles/2026/2026-11-17-oil/") in found
    assert ("Newsletter", "newsletter/2026-11-13/") in found


def test_small_index(library: Library, config: Config) -> None:
    """The small index holds titles and summaries, and no text."""
    rows = json.loads(records.index(tuple(records.records(library, config))))
    wick = next(row for row in rows if row["url"] == "toolkit/light/wick/")
    assert (wick["title"], wick["summary"], wick["kind"]) == ("Wicks", "Which wick for which lamp.", "Toolkit")
    assert "text" not in wick


def test_plain() -> None:
    """Marks and addresses of Markdown are no words."""
    assert records.plain("## A *b*\n\n- [c](https://x.gov) `d`{ .e }") == "A b c d"
