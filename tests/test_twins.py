"""One article in three clothes: a page of the dialect, an RSS entry and a Hugo file are one and the same."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from hub.content.settings import Source
from hub.importers import planned_files
from hub.importers.hugo import importer
from hub.inbox import editor_actions, inbox_search
from tests import flow

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.settings import Config

SITE = "https://site.example.gov"
NUMBERS = range(1, 61)
TEXT = "Office {0} asked its visitors what they came for. It changed form number {0} the same week."


def lay_out(root: Path) -> None:
    """Sixty articles as pages of the dialect on a preview, as one RSS feed with tracking, and as a Hugo site."""
    (root / "pages").mkdir()
    for number in NUMBERS:
        page = {
            "title": f"Office {number} &amp; its form",
            "url": f"/preview/agency/site/draft-1/2026/11/{number % 28 + 1:02}/office-{number}/",
            "date": f"2026-11-{number % 28 + 1:02}T09:00:00-05:00",
            "content": f"<p>{TEXT.format(number)}</p>",
        }
        document = {"type": "single", "title": "A page |Site", "item": [page]}
        (root / "pages" / f"{number}.json").write_text(json.dumps(document), encoding="utf-8")
    items = "".join(
        f"<item><title>Office {number} &amp;amp; its form</title><description>{TEXT.format(number)}</description>"
        f"<link>http://SITE.example.gov/2026/11/{number % 28 + 1:02}/office-{number}/?utm_source=rss</link></item>"
        for number in NUMBERS
    )
    (root / "feed.xml").write_text(f'<rss version="2.0"><channel>{items}</channel></rss>', encoding="utf-8")
    news = root / "hugo" / "content" / "news"
    news.mkdir(parents=True)
    for number in NUMBERS:
        day = f"2026-11-{number % 28 + 1:02}"
        head = (
            f"title: Office {number} &amp; its form\ndate: {day} 9:00:00 -0500\nslug: office-{number}\nsummary: Short."
        )
        (news / f"{day}-office-{number}.md").write_text(f"---\n{head}\n---\n{TEXT.format(number)}\n", encoding="utf-8")


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """A hub with the pages and the feed as sources."""
    lay_out(tmp_path)
    sources = (
        Source(key="feed", name="Feed", path="feed.xml"),
        Source(key="pages", name="Pages", path="pages", base_url=SITE),
    )
    return replace(flow.hub(tmp_path), sources=sources)


def test_a_page_and_its_entry_in_a_feed_are_one_candidate(config: Config) -> None:
    """Sixty wait, whatever came first, and a second fetch brings none."""
    feed, pages = editor_actions.fetch(config, [])

    assert (feed.new, pages.new, pages.seen) == (60, 0, 60)
    assert len(inbox_search.search(config).lines) == 60
    assert [count.new for count in editor_actions.fetch(config, [])] == [0, 0]


def test_what_was_imported_from_hugo_waits_no_longer(config: Config, tmp_path: Path) -> None:
    """The same sixty as files of content/ are recognised by their addresses."""
    editor_actions.fetch(config, [])
    done = importer.hugo_folder(
        tmp_path / "hugo",
        config,
        planned_files.Choices(today=date(2025, 4, 9), base=SITE, source="pages", profile="digitalgov"),
    )

    assert len(done.files) == 60
    assert inbox_search.search(config).lines == ()
