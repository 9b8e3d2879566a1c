"""The workflows that write, with real git: the scripts of their own files, run as GitHub would."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from hub.collect import link_checker
from tests import flow
from tests.github import Repository
from tests.scaffold import test_issue_forms

if TYPE_CHECKING:
    from pathlib import Path

QUEUES, FORMS, LAB = "Queues are a promise", "Forms in one page", "Mapping lab"
ABOUT = "content/about.md"
DEAD = "https://gone.example.gov/report"
THURSDAY = str(int(flow.NOON) + 4 * 24 * 60 * 60)


def test_an_editor_with_a_browser_ticks_edits_merges_and_is_left_alone(tmp_path: Path) -> None:
    """A list in the morning, a file for a tick; no run writes it again; after the merge nothing comes back.

    It takes seconds, for it is four runs of a whole workflow.
    """
    repository = Repository(tmp_path)
    repository.runs("candidates")
    body = repository.known()[-1]["body"]
    assert [title in body for title in (QUEUES, FORMS, LAB)] == [True, True, True]
    assert repository.added("candidates") == []

    repository.edit(body=body.replace("- [ ]", "- [x]", 2).replace("\n", "\r\n"))
    repository.runs("candidates", "pull_request")
    forms, queues = repository.added("candidates")
    body = repository.known()[-1]["body"]
    assert f"## In this pull request\n\n- [{QUEUES}]" in body
    assert f"- [ ] [{LAB}]" in body

    repository.rewrite("candidates", queues, "title: ", "title: More ", without=(forms,))
    repository.runs("candidates")
    assert repository.added("candidates") == [queues]
    assert "title: More " in repository.git("show", f"origin/candidates:{queues}")

    repository.git("push", "--quiet", "origin", "origin/candidates:main")
    repository.edit(state="closed")
    (repository.home / ".hub" / "hub.db").unlink()
    repository.runs("candidates")
    assert len(repository.known()) == 1


def test_a_draft_is_proposed_once(tmp_path: Path) -> None:
    """It comes the day before the issue; what an editor wrote into it is not written over by a second run."""
    repository = Repository(tmp_path)
    repository.runs("draft")
    assert repository.known() == []

    repository.runs("draft", now=THURSDAY)
    branch, path = "draft-2026-11-27", "newsletters/2026-11-27.md"
    assert repository.added(branch) == [path]
    assert repository.known()[-1]["title"] == "Issue of 2026-11-27"

    repository.rewrite(branch, path, "status: draft", "status: ready")
    repository.runs("draft", now=THURSDAY)
    assert "status: ready" in repository.git("show", f"origin/{branch}:{path}")

    repository.git("push", "--quiet", "origin", f"origin/{branch}:main", f":{branch}")
    repository.runs("draft", now=THURSDAY)
    assert len(repository.known()) == 1


def test_a_draft_is_made_at_once_where_a_person_asks(tmp_path: Path) -> None:
    """Who starts it by hand need not wait until the day before the issue."""
    repository = Repository(tmp_path)
    repository.runs("draft", "workflow_dispatch")
    assert repository.added("draft-2026-11-27") == ["newsletters/2026-11-27.md"]


def with_a_link(folder: Path) -> None:
    """A hub with a page that leads out."""
    flow.hub(folder)
    front = "---\ntitle: About us\nsummary: Who we are.\n---\n"
    (folder / ABOUT).write_text(f"{front}Read [the report]({DEAD}).\n", encoding="utf-8")


def test_one_issue_lists_dead_links_while_there_are_some(tmp_path: Path) -> None:
    """What servers said this week is remembered, so the test asks none."""
    repository = Repository(tmp_path, with_a_link)
    at = datetime.fromtimestamp(int(flow.NOON), UTC).isoformat()
    memory = repository.home / link_checker.MEMORY
    memory.parent.mkdir()
    for state in ("dead", "dead", "alive", "alive"):
        memory.write_text(json.dumps({DEAD: {"state": state, "words": "it is gone", "at": at}}), encoding="utf-8")
        repository.runs("links")
    (issue,) = repository.known()
    assert issue["state"] == "closed"
    assert issue["body"].splitlines()[0] == "| where | rule | what | write instead |"
    assert [line.split(" | ")[:2] for line in issue["body"].splitlines()[2:]] == [[f"| {ABOUT}:5", "210 warning"]]


def test_an_issue_of_a_form_becomes_a_pull_request(tmp_path: Path) -> None:
    """An editor needs no machine of their own for it; what is left to do stands in its text."""
    repository = Repository(tmp_path)
    repository.issue(test_issue_forms.body(test_issue_forms.EVENT))
    repository.runs("accept", "issues")
    path = "content/events/2026-12-09-ask-once.md"
    assert repository.added("issue-1") == [path]
    message = repository.git("log", "-1", "--format=%B", "origin/issue-1")
    assert message == f"Add {path}\n\nCo-authored-by: ana-ruiz <7+ana-ruiz@users.noreply.github.com>\n\n"
    assert (repository.known()[-1]["title"], repository.known()[-1]["body"]) == (
        f"Add {path}",
        "Next: hub check\n\nCloses #1\n",
    )


def test_an_issue_that_makes_no_file_is_answered(tmp_path: Path) -> None:
    """The answer says what to do instead."""
    repository = Repository(tmp_path)
    repository.issue("### Address of the page\n\nhttps://govcx.example.gov/join/\n")
    repository.runs("accept", "issues")
    (issue,) = repository.known()
    assert issue["comment"].endswith("so there is no file to make: edit https://govcx.example.gov/join/\n")


def test_who_sent_a_form_is_answered_and_answered_again(tmp_path: Path) -> None:
    """One comment says what was understood and what is missing; it follows what is changed above it."""
    repository = Repository(tmp_path)
    repository.issue(test_issue_forms.body(test_issue_forms.EVENT | {"Start": "soon"}))
    repository.runs("answer", "issues")
    (issue,) = repository.known()
    assert issue["comment"].startswith("<!-- hub answer -->\nThank you, ana-ruiz, for this event.")
    assert "- **Start**: “soon” does not say on which day: write the day" in issue["comment"]

    repository.edit(body=test_issue_forms.body(test_issue_forms.EVENT))
    repository.runs("answer", "issues")
    (issue,) = repository.known()
    assert "| When | Wednesday, December 9, 2026, 1:00–2:00 pm MT |" in issue["comment"]
    assert "Nothing is missing." in issue["comment"]
