"""The workflow of the candidates, with real git: its own script, and a stand-in for GitHub that keeps pull requests."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

from tests import flow

WORKFLOW = Path(__file__).parents[1] / ".github" / "workflows" / "candidates.yml"
QUEUES, FORMS, LAB = "Queues are a promise", "Forms in one page", "Mapping lab"
# The little of `gh` that the script uses; every pull request is a line of a file.
GITHUB = f"""#!{sys.executable}
import json, os, pathlib, sys
file = pathlib.Path(os.environ["PULLS"])
pulls = json.loads(file.read_text())
words = sys.argv[1:]
def given(name): return words[words.index(name) + 1]
if words[:2] == ["pr", "list"]:
    assert "isCrossRepository | not" in given("--jq")
    found = [pull for pull in pulls if pull["state"] == given("--state")]
    field = "body" if given("--jq").endswith(".body") else "number"
    print(*(pull[field] for pull in found), sep="\\n")
elif words[:2] == ["pr", "view"]:
    print(pulls[int(words[2]) - 1]["body"])
elif words[:2] == ["pr", "edit"]:
    pulls[int(words[2]) - 1]["body"] = pathlib.Path(given("--body-file")).read_text()
elif words[:2] == ["pr", "create"]:
    body = pathlib.Path(given("--body-file")).read_text()
    pulls.append({{"number": len(pulls) + 1, "state": "open", "body": body}})
else:
    assert words == ["auth", "setup-git"]
file.write_text(json.dumps(pulls))
"""


class Repository:
    """A hub on a server, and what GitHub knows of it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.pulls = folder, folder / "pulls.json"
        self.pulls.write_text("[]", encoding="utf-8")
        self.gh = folder / "bin" / "gh"
        self.gh.parent.mkdir()
        self.gh.write_text(GITHUB, encoding="utf-8")
        self.gh.chmod(0o755)
        self.home = folder / "home"
        flow.hub(self.home)
        (self.home / ".gitignore").write_text("/.hub/\n", encoding="utf-8")
        self.git("init", "--quiet", "--bare", "--initial-branch=main", str(folder / "server"), cwd=folder)
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("remote", "add", "origin", str(folder / "server"))
        self.git("add", ".")
        self.git("commit", "--quiet", "--message", "Begin")
        self.git("push", "--quiet", "origin", "main")

    def git(self, *words: str, cwd: Path | None = None) -> str:
        """What git says."""
        command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.gov", *words]
        done = subprocess.run(command, cwd=cwd or self.home, capture_output=True, text=True, check=True)  # noqa: S603  our own words
        return done.stdout

    def runs(self, event: str) -> None:
        """One run of the workflow on a machine that has nothing but the branch `main` and the remembered inbox."""
        self.git("switch", "--quiet", "--force-create", "main", "origin/main")
        environment = os.environ | {
            "PATH": f"{self.gh.parent}:{Path(sys.executable).parent}:{os.environ['PATH']}",
            "PULLS": str(self.pulls),
            "RUNNER_TEMP": str(self.folder),
            "GITHUB_EVENT_NAME": event,
            "SOURCE_DATE_EPOCH": flow.NOON,
        }
        for name in ("list.md", "closed.md"):
            (self.folder / name).unlink(missing_ok=True)
        done = subprocess.run(  # noqa: S603  our own words
            ["/bin/bash", "-e", "-c", script()],
            cwd=self.home,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def body(self) -> str:
        """The text of the newest pull request."""
        return str(json.loads(self.pulls.read_text(encoding="utf-8"))[-1]["body"])

    def edit(self, **values: str) -> None:
        """Change the newest pull request, as a person does in a browser."""
        pulls = json.loads(self.pulls.read_text(encoding="utf-8"))
        pulls[-1] |= values
        self.pulls.write_text(json.dumps(pulls), encoding="utf-8")

    def rewrite(self, path: str, old: str, new: str, *, without: str) -> None:
        """Change one file of the candidates, and delete another."""
        self.git("switch", "--quiet", "--detach", "origin/candidates")
        file = self.home / path
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        self.git("rm", "--quiet", without)
        self.git("commit", "--quiet", "--all", "--message", "Edit")
        self.git("push", "--quiet", "origin", "HEAD:candidates")

    def kept(self) -> list[str]:
        """The files that the branch of the candidates adds to main."""
        self.git("fetch", "--quiet", "origin")
        return self.git("diff", "--name-only", "origin/main...origin/candidates").split()


def script() -> str:
    """The step that does the work, from the workflow itself."""
    text = WORKFLOW.read_text(encoding="utf-8")
    _, _, rest = text.partition("        run: |\n")
    return textwrap.dedent(rest.partition("      - name: ")[0])


def test_an_editor_with_a_browser_ticks_edits_merges_and_is_left_alone(tmp_path: Path) -> None:
    """A list in the morning, a file for a tick; no run writes it again; after the merge nothing comes back.

    It takes seconds, for it is four runs of a whole workflow.
    """
    repository = Repository(tmp_path)
    repository.runs("schedule")
    body = repository.body()
    assert [title in body for title in (QUEUES, FORMS, LAB)] == [True, True, True]
    assert repository.kept() == []

    repository.edit(body=body.replace("- [ ]", "- [x]", 2).replace("\n", "\r\n"))
    repository.runs("pull_request")
    forms, queues = repository.kept()
    assert f"## In this pull request\n\n- [{QUEUES}]" in repository.body()
    assert f"- [ ] [{LAB}]" in repository.body()

    repository.rewrite(queues, "title: ", "title: More ", without=forms)
    repository.runs("schedule")
    assert repository.kept() == [queues]
    assert "title: More " in repository.git("show", f"origin/candidates:{queues}")

    repository.git("push", "--quiet", "origin", "origin/candidates:main")
    repository.git("fetch", "--quiet", "origin")
    repository.edit(state="closed")
    (repository.home / ".hub" / "hub.db").unlink()
    repository.runs("schedule")
    assert len(json.loads(repository.pulls.read_text(encoding="utf-8"))) == 1
