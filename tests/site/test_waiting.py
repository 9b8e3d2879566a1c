"""An article that is dated ahead is nowhere on the site until its day, and everywhere from then on."""

from __future__ import annotations

import shutil
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from hub.config import hub_settings
from hub.errors import HubError
from hub.site.mkdocs import markdown_export, rebuild
from tests.site.mkdocs.test_rebuild import age

if TYPE_CHECKING:
    from pathlib import Path

WAITING = "content/articles/2026/2026-11-25-xylography.md"
WORD = b"xylography"
TEXT = f"""---
title: About {WORD.decode()}
url: https://daily.example.gov/{WORD.decode()}/
source: daily
published: 2026-11-21
added: 2026-11-25
section: articles
summary: Wax is older.
topics: [oil]
aliases: [/{WORD.decode()}/]
---
Words about {WORD.decode()}.
"""


def on(monkeypatch: pytest.MonkeyPatch, day: int) -> None:
    """Let it be noon on a day of November."""
    moment = datetime(2026, 11, day, 12, tzinfo=ZoneInfo("America/New_York"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))


def holding(folder: Path) -> set[str]:
    """The files that name the article."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix() for file in files if WORD in f"{file}".encode() + file.read_bytes()}


@pytest.fixture
def waiting(root: Path) -> Path:
    """A hub with an article that waits."""
    (root / WAITING).write_text(TEXT, "utf-8")
    age(root)
    return root


@pytest.mark.slow
def test_until_its_day_and_from_then_on(
    waiting: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    """Neither page, list, feed, data, search nor sitemap has it before; the first build of its day has it in all."""
    on(monkeypatch, 24)
    site = rebuild.build(waiting, lost=print)
    assert holding(site) == set()
    assert [record.getMessage() for record in caplog.records if record.name == "hub"] == [
        (
            f"{WAITING}:6:1: 117 warning: added: this article waits: it is on the site from 2026-11-25 on; "
            "leave it if that is what you want; else write a day that has come"
        )
    ]
    on(monkeypatch, 25)
    rebuild.build(waiting, lost=print)
    there = holding(site)
    assert {
        "articles/2026/2026-11-25-xylography/index.html",
        "sitemap.xml",
        "feeds/all.rss",
        "data/articles.json",
    } <= there
    assert {f"{WORD.decode()}/index.html", "articles/index.html", "topics/oil/index.html"} <= there
    on(monkeypatch, 24)  # a clock that was set back
    rebuild.build(waiting, lost=print)
    assert holding(site) == set()
    assert "xylography" in capsys.readouterr().out


@pytest.mark.slow
def test_words_that_change_while_it_waits(waiting: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The short way of a build knows no page of it, and leaves the site as it is."""
    on(monkeypatch, 24)
    site = rebuild.build(waiting, lost=print)
    (waiting / WAITING).write_text(TEXT.replace("Words", "Other words"), "utf-8")
    assert rebuild.build(waiting, lost=print) == site
    assert holding(site) == set()
    (waiting / WAITING).write_text(TEXT.replace("added: 2026-11-25\n", ""), "utf-8")
    rebuild.build(waiting, lost=print)
    assert "articles/2026/2026-11-25-xylography/index.html" in holding(site)


def test_its_mistakes_are_told_before_its_day(waiting: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the day does not stop a site that was right."""
    on(monkeypatch, 24)
    (waiting / WAITING).write_text(f"{TEXT}\n[Light](nowhere.md)\n", "utf-8")
    with pytest.raises(HubError, match=rf"^{WAITING}:14:9: 201 nowhere.md does not lead to a file"):
        rebuild.build(waiting, lost=print)


def test_an_alias_that_is_taken_is_told_before_its_day(waiting: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two articles cannot claim one former address, though one of them has no page yet."""
    on(monkeypatch, 24)
    oil = waiting / "content/articles/2026/2026-11-17-oil.md"
    oil.write_text(oil.read_text("utf-8").replace("section:", f"aliases: [/{WORD.decode()}/]\nsection:"), "utf-8")
    with pytest.raises(HubError, match=f"{WAITING}:10:11: 207 aliases: /{WORD.decode()}/ is an alias of "):
        rebuild.build(waiting, lost=print)


def test_a_page_that_leads_to_it(waiting: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The build refuses a link to a page that is not there yet."""
    on(monkeypatch, 24)
    join = waiting / "content/join.md"
    join.write_text(f"{join.read_text('utf-8')}\n[Wax](articles/2026/2026-11-25-xylography.md)\n", "utf-8")
    with pytest.raises(HubError, match="leads to an article that waits until 2026-11-25"):
        rebuild.build(waiting, lost=print)
    on(monkeypatch, 25)
    rebuild.build(waiting, lost=print)


def test_a_preview_shows_it(waiting: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever writes it sees it, as they see a draft."""
    on(monkeypatch, 24)
    rebuild.preview(waiting, tmp_path, "http://127.0.0.1:8000/")
    assert "articles/2026/2026-11-25-xylography/index.html" in holding(tmp_path / "site")


def test_an_export_leaves_it_out(waiting: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another engine gets is what readers would see today."""
    for day, expected in ((24, False), (25, True)):
        on(monkeypatch, day)
        folder = tmp_path / "out"
        markdown_export.export(hub_settings.load(waiting), folder)
        assert bool(holding(folder)) == expected
        shutil.rmtree(folder)


def test_a_review_that_is_still_to_come_stops_a_build(root: Path) -> None:
    """As the check does."""
    page = root / "content/toolkit/light/index.md"
    lines = page.read_text("utf-8").splitlines()
    number = next(number for number, line in enumerate(lines) if line.startswith("reviewed:"))
    lines[number] = "reviewed: 2045-01-01"
    page.write_text("\n".join(lines), "utf-8")
    with pytest.raises(HubError, match=rf"^content/toolkit/light/index.md:{number + 1}:1: 118 "):
        rebuild.build(root, lost=print)
