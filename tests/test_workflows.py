"""The workflows that write, with real git: the scripts of their own files, run as GitHub would."""

from __future__ import annotations

import json
import re
import shutil
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

import pytest

from hub.collect import link_checker
from tests import flow
from tests.github import WORKFLOWS, Repository, scripts
from tests.scaffold import test_issue_forms

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

QUEUES, FORMS, LAB = "Queues are a promise", "Forms in one page", "Mapping lab"
ABOUT = "content/about.md"
DEAD = "https://gone.example.gov/report"
THURSDAY = str(int(flow.NOON) + 4 * 24 * 60 * 60)


def test_an_editor_with_a_browser_ticks_edits_merges_and_is_left_alone(tmp_path: Path) -> None:
    """A list in the morning, a file for a checked box; no run writes it again; after the merge nothing comes back.

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


def with_a_link(folder: Path, language: str) -> None:
    """A hub in a language with a page that leads out."""
    flow.hub(folder)
    settings = folder / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("      areas:", f"      language: {language}\n      areas:", 1)
    settings.write_text(text, "utf-8")
    front = "---\ntitle: About us\nsummary: Who we are.\n---\n"
    (folder / ABOUT).write_text(f"{front}Read [the report]({DEAD}).\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("language", "head", "level"),
    [
        ("en", "| where | rule | what | write instead |", "warning"),
        ("es", "| dónde | regla | qué | escriba en su lugar |", "advertencia"),
    ],
)
def test_one_issue_lists_dead_links_while_there_are_some(tmp_path: Path, language: str, head: str, level: str) -> None:
    """What servers said this week is remembered, so the test asks none."""
    repository = Repository(tmp_path, partial(with_a_link, language=language))
    at = datetime.fromtimestamp(int(flow.NOON), UTC).isoformat()
    memory = repository.home / link_checker.MEMORY
    memory.parent.mkdir()
    for state in ("dead", "dead", "alive", "alive"):
        memory.write_text(json.dumps({DEAD: {"state": state, "words": "it is gone", "at": at}}), encoding="utf-8")
        repository.runs("links")
    (issue,) = repository.known()
    assert issue["state"] == "closed"
    assert issue["body"].splitlines()[0] == head
    assert [line.split(" | ")[:2] for line in issue["body"].splitlines()[2:]] == [[f"| {ABOUT}:5", f"210 {level}"]]


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
        "Edit the file below *Files changed* as you like, and merge.\n\nCloses #1\n",
    )


def test_an_issue_that_makes_no_file_is_answered(tmp_path: Path) -> None:
    """The answer says what to do instead."""
    repository = Repository(tmp_path)
    repository.issue("### Address of the page\n\nhttps://govcx.example.gov/join/\n")
    repository.runs("accept", "issues")
    (issue,) = repository.known()
    assert issue["comment"].startswith("Thank you, ana-ruiz, for telling us.")
    assert "` https://govcx.example.gov/join/ `" in issue["comment"]
    assert issue["comment"].endswith("For editors: give the label `accepted` again when the text above is changed.\n")


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


EVENT = "content/events/2026-12-09-ask-once.md"


def defaults(repository: Repository, *, are_kept: bool) -> None:
    """The settings of the repository: as GitHub gives them, or with the box checked."""
    file = repository.folder / "defaults"
    file.touch() if are_kept else file.unlink()


@pytest.mark.parametrize(
    ("workflow", "branch", "title"),
    [
        ("accept", "issue-1", f"Add {EVENT}"),
        ("candidates", "candidates", "Candidates: check what to keep"),
        ("draft", "draft-2026-11-27", "Issue of 2026-11-27"),
    ],
)
def test_where_actions_may_open_no_pull_request(tmp_path: Path, workflow: str, branch: str, title: str) -> None:
    """One issue has the link that opens it, and says which box to check; once it is checked, a rerun opens it."""
    repository = Repository(tmp_path)
    repository.issue(test_issue_forms.body(test_issue_forms.EVENT))
    defaults(repository, are_kept=True)
    for _ in range(2):
        repository.runs(workflow, "workflow_dispatch", THURSDAY)
    (_, asked) = repository.known()
    assert (asked["kind"], asked["title"]) == ("issue", f"Open the pull request: {title}")
    assert f"(https://github.example.org/example/hub/compare/{branch}?expand=1)" in asked["body"]
    assert "**Allow GitHub Actions to create and approve pull requests**" in asked["body"]
    repository.git("fetch", "--quiet", "origin", branch)

    defaults(repository, are_kept=False)
    repository.runs(workflow, "workflow_dispatch", THURSDAY)
    assert [(one["kind"], one["title"]) for one in repository.known()[2:]] == [("pr", title)]


def test_another_failure_is_a_failure(tmp_path: Path) -> None:
    """Only what the settings forbid has another way."""
    repository = Repository(tmp_path)
    gh = repository.bin / "gh"
    refusal = "sys.exit('no network') if does == 'create' else None\nif does == 'list':"
    gh.write_text(gh.read_text("utf-8").replace('elif does == "list":', f"else: {refusal}", 1), "utf-8")
    (words,) = scripts("draft")
    code, said, _ = repository.ends(words, "workflow_dispatch", THURSDAY)
    assert (code, "no network" in said) == (1, True)


def test_an_accepted_issue_again(tmp_path: Path) -> None:
    """While its pull request is open, nothing is written over it; after it was closed, the label makes a new one."""
    repository = Repository(tmp_path)
    repository.issue(test_issue_forms.body(test_issue_forms.EVENT))
    repository.runs("accept", "issues")
    repository.rewrite("issue-1", EVENT, "One idea", "One good idea")
    repository.runs("accept", "issues")
    issue, _ = repository.known()
    assert issue["comment"].startswith("This has a pull request already: #2.")
    assert "One good idea" in repository.git("show", f"origin/issue-1:{EVENT}")

    repository.edit(state="closed")
    repository.runs("accept", "issues")
    assert [one["state"] for one in repository.known()] == ["open", "closed", "open"]
    repository.git("fetch", "--quiet", "origin")
    assert "One good idea" not in repository.git("show", f"origin/issue-1:{EVENT}")


def test_a_draft_that_an_editor_closed(tmp_path: Path) -> None:
    """No morning opens it again; who asks by hand gets it, with the words that it had."""
    repository = Repository(tmp_path)
    repository.runs("draft", now=THURSDAY)
    repository.rewrite("draft-2026-11-27", "newsletters/2026-11-27.md", "status: draft", "status: draft # mine")
    repository.edit(state="closed")
    repository.runs("draft", now=THURSDAY)
    assert len(repository.known()) == 1
    repository.runs("draft", "workflow_dispatch", THURSDAY)
    assert [one["state"] for one in repository.known()] == ["closed", "open"]
    repository.git("fetch", "--quiet", "origin")
    assert "# mine" in repository.git("show", "origin/draft-2026-11-27:newsletters/2026-11-27.md")


def test_who_sent_a_page_is_thanked(tmp_path: Path) -> None:
    """With the address of the page; an issue that was closed without one is closed."""
    repository = Repository(tmp_path)
    repository.issue(test_issue_forms.body(test_issue_forms.EVENT))
    (tmp_path / "pages").write_text("https://govcx.example.gov/events/2026-12-09-ask-once/\n")
    repository.runs("thanks", "issues")
    assert "comment" not in repository.known()[0]
    repository.runs("accept", "issues")
    repository.edit(state="merged", file=EVENT)
    repository.runs("thanks", "issues")
    assert repository.known()[0]["comment"] == (
        "Thank you, ana-ruiz. Your page is on the site: https://govcx.example.gov/events/2026-12-09-ask-once/"
    )


def checked(repository: Repository, *, is_pull_request: bool) -> tuple[int, str]:
    """How the step that checks ends, and what it says, with what it changed in one event."""
    (check, *_) = scripts("check")
    values = {"GITHUB_BASE_REF": "main", "NUMBER": "1"} if is_pull_request else {}
    event = r"---\ntitle: A\nkind: lamp\nstart: 2026-12-09\nsummary: B.\n---\n"
    change = f"""
    git switch --quiet --detach
    mkdir -p content/events
    printf -- '{event}' > content/events/2026-12-09-a.md
    git add content
    git -c user.name=A -c user.email=a@example.gov commit --quiet --message b
    """
    code, said, _ = repository.ends(change + check, "pull_request", flow.NOON, **values)
    return code, said


def with_a_mistake(folder: Path) -> None:
    """A hub in which a page is wrong, and the one to join is not there."""
    flow.hub(folder)
    (folder / ABOUT).write_text("---\ntitle: About us\n---\nAll.\n", encoding="utf-8")


def test_a_check_and_its_comment(tmp_path: Path) -> None:
    """A pull request hears what it is about; the comment is made of its findings, by the program of the main branch."""
    repository = Repository(tmp_path, with_a_mistake)
    code, said = checked(repository, is_pull_request=True)
    assert (code, said.count("::error ")) == (1, 1)
    assert "; 2 more not yours: they were there before" in said
    assert checked(repository, is_pull_request=False)[1].count("::error ") == 2

    pull = {"number": 1, "kind": "pr", "state": "open", "title": "A", "body": "", "sha": "c0ffee"}
    repository.knows.write_text(json.dumps([pull]), "utf-8")
    assert repository.runs("comment", "workflow_run").startswith("no artifact matches")
    shutil.copytree(repository.home / "build" / "comment", tmp_path / "artifact")
    (tmp_path / "artifact" / "number").write_text("1\n")
    for _ in range(2):
        repository.runs("comment", "workflow_run")
    (known,) = repository.known()
    assert known["comment"].startswith("<!-- hub check -->\n### hub check: ")
    assert "actions/runs/5#artifacts" in known["comment"]

    repository.runs("comment", "workflow_run", COMMIT="another")
    (tmp_path / "artifact" / "found.json").write_text("[@ana](https://evil.example.org)")
    repository.edit(comment="")
    repository.runs("comment", "workflow_run")
    assert "evil" not in repository.known()[0]["comment"]


def test_the_changed_pages_are_shown(tmp_path: Path) -> None:
    """Also where the check found mistakes, and although another page is wrong."""
    repository = Repository(tmp_path, with_a_mistake)
    (words,) = re.findall(r"run: (hub preview .*)", (WORKFLOWS / "check.yml").read_text("utf-8"))
    change = "printf 'More.\\n' >> content/about.md\n"
    code, said, _ = repository.ends(change + words, "pull_request", flow.NOON, GITHUB_BASE_REF="main")
    assert code == 0, said
    assert (repository.home / "build" / "preview.html").is_file()


def previewed(repository: Repository) -> set[str]:
    """The pull requests that have a preview."""
    repository.git("fetch", "--quiet", "origin", "previews")
    return {*repository.git("ls-tree", "--name-only", "FETCH_HEAD").split()}


def test_previews_come_and_go_with_their_pull_requests(tmp_path: Path) -> None:
    """Each has a folder in a branch of its own, which Pages takes along; a closed one leaves nothing behind."""
    repository = Repository(tmp_path)
    for number in ("7", "8", "8"):
        repository.runs("preview", "pull_request", NUMBER=number, GITHUB_BASE_REF="main")
    assert previewed(repository) == {"7", "8"}
    assert "index.html" in repository.git("ls-tree", "--name-only", "FETCH_HEAD:8").split()

    repository.runs("preview", "pull_request", NUMBER="7", ACTION="closed")
    assert previewed(repository) == {"8"}
    assert repository.git("rev-list", "--count", "FETCH_HEAD").strip() == "1"


def test_a_preview_of_a_site_that_cannot_be_built(tmp_path: Path) -> None:
    """What can be shown is shown."""
    repository = Repository(tmp_path, with_a_mistake)
    repository.runs("preview", "pull_request", NUMBER="7", GITHUB_BASE_REF="main")
    assert previewed(repository) == {"7"}
    assert repository.git("ls-tree", "--name-only", "FETCH_HEAD:7").split() == ["index.html"]


def test_pages_take_previews_along(tmp_path: Path) -> None:
    """Without one, the site is what it is."""
    repository = Repository(tmp_path)
    build = "mkdir -p build/site\n"
    (words,) = scripts("pages")
    assert repository.ends(build + words, "push", flow.NOON)[0] == 0
    repository.runs("preview", "pull_request", NUMBER="7", GITHUB_BASE_REF="main")
    code, said, _ = repository.ends(build + words, "push", flow.NOON)
    assert code == 0, said
    assert (repository.home / "build" / "site" / "previews" / "7" / "index.html").is_file()
