"""What the search knows."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from hub.content.models import Library
from hub.site.outputs import search_records

if TYPE_CHECKING:
    from hub.content.models import Article, Config


def test_every_kind_is_found(library: Library, config: Config) -> None:
    """Toolkit, events, articles, issues, topics and sources have records that lead to their pages."""
    found = {(record.kind, record.path) for record in search_records.records(library, config)}
    assert ("Toolkit", "toolkit/light/wick/") in found
    assert ("Events", "events/2026-12-10-walk/") in found
    assert ("Articles", "articles/2026/2026-11-17-oil/") in found
    assert ("Newsletter", "newsletter/2026-11-13/") in found
    assert ("Topics", "topics/oil/") in found
    assert ("Sources", "articles/sources/the-daily-lamp/") in found


def test_sources_tell_how_many(article: Article, config: Config) -> None:
    """A source says how many articles there are, in the right number."""
    many = tuple(replace(article, source=name) for name in ("daily", "daily", "Glass"))
    found = {
        one.title: one.note for one in search_records.records(Library(articles=many), config) if one.kind == "Sources"
    }
    assert found == {"Glass": "1 article", "The Daily Lamp": "2 articles"}


def test_small_index(library: Library, config: Config) -> None:
    """The small index holds titles and summaries, and no text."""
    rows = json.loads(search_records.index(tuple(search_records.records(library, config))))
    wick = next(row for row in rows if row["url"] == "toolkit/light/wick/")
    assert (wick["title"], wick["summary"], wick["kind"]) == ("Wicks", "Which wick for which lamp.", "Toolkit")
    assert "text" not in wick


def test_plain() -> None:
    """Marks and addresses of Markdown are no words."""
    assert search_records.plain("## A *b*\n\n- [c](https://x.gov) `d`{ .e }\n\n## How\n\nF") == "A b c d How. F"
