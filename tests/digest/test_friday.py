"""Fridays: the draft first, its faces from then on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from hub import library
from hub.digest import friday
from hub.errors import ContentError
from tests import flow

if TYPE_CHECKING:
    from pathlib import Path

    from hub.model import Config

ARTICLE = """\
---
title: Queues are a promise
url: https://notes.example.gov/queues/
source: notes
published: 2026-11-18
section: articles
summary: Count the waiting.
---
"""


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    """A small hub with one article, on Sunday 22 November 2026."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", flow.NOON)
    found = flow.hub(tmp_path)
    (tmp_path / "content" / "articles").mkdir()
    (tmp_path / "content" / "articles" / "queues.md").write_text(ARTICLE)
    return found


def test_drafts_the_coming_issue(hub: Config) -> None:
    """Without an issue for the coming Friday, its draft is written, and nothing is rendered."""
    done = friday.digest(hub, None)
    assert (done.issue.day, done.days_left, done.faces, done.warnings) == (date(2026, 11, 27), 5, (), ())
    assert done.draft is not None
    assert [section.title for section in library.load(hub).issues[0].sections] == ["Articles"]
    assert not (hub.root / "build").exists()


def test_renders_the_issue_that_is_there(hub: Config) -> None:
    """Once there is a draft, it is rendered as the editor left it, and the same every time."""
    file = hub.root / "newsletters" / "2026-11-27.md"
    friday.digest(hub, None)
    file.write_text(file.read_text().replace("Count the waiting.", "Count it, said the editor."))
    words = file.read_bytes()
    first = friday.digest(hub, None)
    faces = [face.read_bytes() for face in first.faces]
    assert first.draft is None
    assert [face.name for face in first.faces] == ["2026-11-27.html", "2026-11-27.txt", "2026-11-27.eml"]
    assert [b"Count it, said the editor." in face for face in faces[:2]] == [True, True]
    assert [face.read_bytes() for face in friday.digest(hub, None).faces] == faces
    assert file.read_bytes() == words


def test_warns_of_another_day(hub: Config) -> None:
    """An issue for a day that is no Friday is made, with a warning."""
    done = friday.digest(hub, date(2026, 11, 19))
    message = "2026-11-19 is a Thursday; the newsletter goes out on a Friday"
    assert done.warnings == (f"newsletters/2026-11-19.md:1:1: 601 {message}",)
    assert done.days_left == -3


def test_writes_nothing_where_content_is_broken(hub: Config) -> None:
    """One broken file stops the issue."""
    (hub.root / "content" / "articles" / "broken.md").write_text(
        ARTICLE.replace("section: articles", "section: article")
    )
    with pytest.raises(ContentError, match='did you mean "articles"'):
        friday.digest(hub, None)
    assert not (hub.root / "newsletters").exists()
