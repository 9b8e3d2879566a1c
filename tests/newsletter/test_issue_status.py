"""What the coming issue needs, and the one next step of each part of an editor's week."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from hub.inbox import editor_actions, inbox_status
from hub.newsletter import issue_status, issue_workflow
from hub.newsletter.issue_status import IssueStatus
from tests import flow

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.settings import Config

NEW = IssueStatus(day=date(2026, 11, 27), days_left=5)
DRAFT = replace(NEW, path="newsletters/2026-11-27.md", status="draft", warnings=3)


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    """A small hub on Sunday, November 22, 2026, where three candidates wait."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", flow.NOON)
    monkeypatch.delenv("HUB_DATABASE_URL", raising=False)
    settings = flow.hub(tmp_path)
    editor_actions.fetch(settings, [])
    return settings


def steps(issue: IssueStatus, waiting: int = 0, later: tuple[int, str] = (0, ""), failing: tuple[str, ...] = ()) -> str:
    """The parts of a week, a line each."""
    found = issue_status.steps(issue, waiting, later, failing)
    return "\n".join(f"{step.name}: {step.state} -> {step.next}".removesuffix(" -> ") for step in found)


def test_a_week_that_begins() -> None:
    """Everything has its next step."""
    assert steps(replace(NEW, kept=2, held=1), 203, (6, "2026-12-02"), ("notes", "site")) == (
        "sources: failing: notes, site -> hub fetch notes\n"
        "waiting: 203 -> hub inbox\n"
        "later: 6, the first back on December 2\n"
        "kept: 2 for this issue, and 1 for a later issue\n"
        "draft: none yet -> hub digest"
    )


LATE = "write `status: sent` in it if it was sent; else delete it"
SENDING = "publish the site, then hub send --test ADDRESS, and hub send"


@pytest.mark.parametrize(
    ("issue", "said"),
    [
        (
            replace(DRAFT, kept=1, errors=2),
            [
                "kept: 1 not in the draft -> hub digest --update",
                "draft: newsletters/2026-11-27.md, draft, 2 errors, 3 warnings -> hub digest --open",
            ],
        ),
        (
            replace(DRAFT, status="ready", errors=1, warnings=1),
            [
                "kept: all in the draft",
                "draft: newsletters/2026-11-27.md, ready, 1 error, 1 warning -> hub digest",
                "sent: no",
            ],
        ),
        (
            replace(DRAFT, status="ready"),
            [
                "kept: all in the draft",
                "draft: newsletters/2026-11-27.md, ready, 0 errors, 3 warnings",
                f"sent: no -> {SENDING}",
            ],
        ),
        (
            replace(DRAFT, status="sent", late=("newsletters/2026-11-20.md",)),
            [
                "kept: all in the draft",
                "draft: newsletters/2026-11-27.md, sent",
                "sent: yes",
                f"late: newsletters/2026-11-20.md was not sent -> {LATE}",
            ],
        ),
    ],
)
def test_a_draft_in_each_status(issue: IssueStatus, said: list[str]) -> None:
    """Its findings, and what comes next."""
    assert steps(issue).splitlines()[2:] == said


def test_reads_a_week(config: Config) -> None:
    """From the first fetch to a draft that lacks what was kept since, and the words at its head."""
    assert inbox_status.status(config) == inbox_status.InboxStatus(waiting=3, later=0)
    assert issue_status.status(config) == NEW
    editor_actions.keep(config, [1], editor_actions.Keeping(choices={"section": "articles"}))
    editor_actions.later(config, [3], date(2026, 12, 9))
    assert inbox_status.status(config) == inbox_status.InboxStatus(waiting=1, later=1, back="2026-12-09")
    assert issue_status.status(config) == replace(NEW, kept=1)
    issue_workflow.digest(config, None)
    editor_actions.keep(config, [2], editor_actions.Keeping(choices={"section": "articles"}))
    found = issue_status.status(config)
    assert (found.path, found.status, found.kept, found.errors) == (DRAFT.path, "draft", 1, 1)


def test_says_when() -> None:
    """In words, as people count days."""
    assert [issue_status.when(replace(NEW, days_left=left)) for left in (0, 1, 5)] == [
        "Friday, November 27, 2026, today",
        "Friday, November 27, 2026, tomorrow",
        "Friday, November 27, 2026, in 5 days",
    ]
    christmas = replace(NEW, day=date(2026, 12, 25), holiday="Christmas Day")
    assert issue_status.when(christmas) == "Friday, December 25, 2026, Christmas Day, in 5 days"
