"""The files of an issue."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from hub.content import loader
from hub.content.models import Issue, Item, Section
from hub.newsletter import issue_files, render
from tests import flow

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.settings import Config

ITEM = Item(title="Queues [1]", url="https://notes.example.gov/queues/", source_line="Notes", blurb="Count.")
ISSUE = Issue(
    path="newsletters/2026-11-27.md",
    day=date(2026, 11, 27),
    subject="Update: 100% yours",
    preheader="One article.",
    status="draft",
    number=3,
    note="Happy Friday.",
    sections=(Section(title="Articles", items=(ITEM,)),),
)


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    """A small hub on Sunday, November 22, 2026."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", flow.NOON)
    return flow.hub(tmp_path)


@pytest.mark.parametrize("issue", [ISSUE, replace(ISSUE, number=None, editor="Ada Field", note="", sections=())])
def test_writes_a_draft_that_reads_the_same(hub: Config, issue: Issue) -> None:
    """The document says what the issue was, but for the lines it now stands on."""
    file = issue_files.write_draft(issue, hub)
    (again,) = loader.load(hub).issues
    sections = [replace(s, line=0, items=tuple(replace(item, line=0) for item in s.items)) for s in again.sections]
    assert replace(again, sections=tuple(sections)) == issue
    assert file == hub.root / "newsletters" / "2026-11-27.md"


def test_writes_the_faces(hub: Config) -> None:
    """The mail comes as HTML, as text and as a message, with nothing else in the folder."""
    faces = issue_files.write_faces(render.faces(ISSUE, hub), ISSUE, hub)
    assert sorted((hub.root / "build" / "digest").iterdir()) == sorted(faces)
    assert faces[0].read_bytes().lower().startswith(b"<!doctype html>")
    assert b"https://notes.example.gov/queues/" in faces[1].read_bytes()
    assert b"Subject: Update: 100% yours" in faces[2].read_bytes()
