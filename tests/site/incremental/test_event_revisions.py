"""How often an event changed, from a real repository."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from hub.site.incremental import event_revisions, git_dates
from hub.site.outputs.calendar_files import Revision
from tests.site.incremental.test_git_dates import git

if TYPE_CHECKING:
    from pathlib import Path

LAB = "content/events/2026-12-03-lab.md"
MOVED = "content/events/2026-12-10-lab.md"
WORDS = """---
title: Journey lab
kind: training
start: 2026-12-03 13:00
end: 2026-12-03 16:00
summary: Map one journey with people who took it, and find the step where they are lost.
place: Online
---
Bring a form. We look at it together, and each of us says where they would have given up.
"""


class History:
    """A repository in which a file of an event changes, a day later each time."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root, self.monkeypatch, self.day = root, monkeypatch, 0
        git(root, "init")

    def commit(self, path: str, text: str) -> None:
        """Write the file, and no other one, and commit."""
        self.day += 1
        folder = self.root / "content/events"
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.md"):
            old.unlink()
        (self.root / path).write_text(text, encoding="utf-8")
        for which in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"):
            self.monkeypatch.setenv(which, f"2026-11-{self.day:02}T12:00:00Z")
        git(self.root, "add", "--all")
        git(self.root, "commit", "-m", "x")

    @property
    def now(self) -> dict[str, Revision]:
        """What is known today."""
        return dict(event_revisions.of(self.root))


@pytest.fixture
def history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> History:
    """A repository with an event in it."""
    history = History(tmp_path, monkeypatch)
    history.commit(LAB, WORDS)
    return history


def revision(number: int, day: int) -> Revision:
    """A revision of noon of a day."""
    return Revision(number=number, at=datetime(2026, 11, day, 12, tzinfo=UTC))


def test_first(history: History) -> None:
    """An event begins with none, at the moment of its commit."""
    assert history.now == {LAB: revision(0, 1)}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("start: 2026-12-03 13:00", "start: 2026-12-03 12:00"),
        ("end: 2026-12-03 16:00\n", ""),
        ("place: Online", "place: Room 4"),
        ("place: Online", "place: Online\nstatus: cancelled"),
        ("place: Online", "place: Online\ntimezone: America/Denver"),
        ("place: Online", "place: Online\nrepeat: every week until 2026-12-17"),
    ],
)
def test_change(history: History, old: str, new: str) -> None:
    """Another hour, place, status, zone or repetition is a revision."""
    history.commit(LAB, WORDS.replace(old, new))
    assert history.now == {LAB: revision(1, 2)}


@pytest.mark.parametrize(
    "text", [WORDS.replace("Journey lab", "Lab"), f"{WORDS}place: here\n", WORDS.replace("\n", "\r\n")]
)
def test_other_words(history: History, text: str) -> None:
    """Other words of it move the moment of its last change, and are no revision."""
    history.commit(LAB, text)
    assert history.now == {LAB: revision(0, 2)}


def test_back_on(history: History) -> None:
    """An event that was called off and is back on has two revisions more."""
    history.commit(LAB, WORDS.replace("place:", "status: cancelled\nplace:"))
    history.commit(LAB, WORDS)
    assert history.now == {LAB: revision(2, 3)}


def test_new_day(history: History) -> None:
    """A file that is named after its new day keeps its revisions."""
    history.commit(LAB, WORDS.replace("place: Online", "place: Room 4"))
    history.commit(MOVED, WORDS.replace("12-03", "12-10").replace("Online", "Room 4"))
    assert history.now == {MOVED: revision(2, 3)}


def test_deleted_and_back(history: History) -> None:
    """An event that was deleted and came back is a revision on: programs remember it."""
    history.commit("content/events/2026-12-24-other.md", "---\ntitle: Something else\n---\n")
    history.commit(LAB, WORDS)
    assert history.now[LAB] == revision(2, 3)


def test_no_history(history: History, tmp_path: Path) -> None:
    """Without git, or with a part of its history, nothing is known."""
    git(tmp_path, "clone", "--depth", "1", f"file://{history.root}", "part")
    assert event_revisions.of(tmp_path / "part") == {}
    assert (git_dates.is_shallow(tmp_path / "part"), git_dates.is_shallow(tmp_path)) == (True, False)
    (tmp_path / ".git").rename(tmp_path / "git")
    assert event_revisions.of(tmp_path) == {}


def test_no_front_matter(history: History) -> None:
    """A text without front matter says nothing of its hour."""
    history.commit(LAB, "start: 2026-12-03\n" + WORDS.replace("---\n", ""))
    assert history.now == {LAB: revision(1, 2)}
