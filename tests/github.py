"""A hub on a server, and a stand-in for GitHub that keeps its pull requests and issues, for tests of workflows."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests import flow

if TYPE_CHECKING:
    from collections.abc import Callable

WORKFLOWS = Path(__file__).parents[1] / ".github" / "workflows"
# A step of several lines.
SCRIPT = re.compile(r"^        run: \|\n((?:          .*\n|\n)+)", re.MULTILINE)
# The little of `gh` that the workflows use; it knows what they ask for by the end of their `--jq`. Where the file
# `defaults` lies beside it, the repository has the settings that GitHub gives it, and Actions may open no pull request.
GH = f"""#!{sys.executable}
import json, os, pathlib, shutil, sys
file = pathlib.Path(os.environ["GITHUB_KNOWS"])
known = json.loads(file.read_text())
kind, does, *words = sys.argv[1:]
def given(name, default=""): return words[words.index(name) + 1] if name in words else default
def body(): return given("--body") or pathlib.Path(given("--body-file")).read_text()
def is_in(one, state): return state == "all" or one["state"] == state
if (kind, does) == ("run", "download"):
    if not (file.parent / "artifact").exists():
        sys.exit("no artifact matches")
    shutil.copytree(file.parent / "artifact", given("--dir"))
elif does == "list":
    found = [one for one in known if one["kind"] == kind and is_in(one, given("--state"))]
    jq = given("--jq")
    if kind == "issue":
        title = jq.partition('.title == "')[2].partition('"')[0]
        print(*[one["number"] for one in found if one["title"] == title][:1])
    else:
        assert "isCrossRepository | not" in jq
        found = [one for one in found if one["head"] == given("--head")][::-1]
        if ".files[0]" in jq:
            print(*(one["file"] for one in found[:1]))
        elif jq.endswith(".[].body"):
            print(*(one["body"] for one in found), sep="\\n")
        elif ".state" in jq:
            print(*(one["state"].upper() for one in found[:1]))
        else:
            print(*(one["number"] for one in found[:1]))
elif does == "view":
    print(known[int(words[0]) - 1]["body"])
elif kind == "api":
    (path,) = [word for word in sys.argv if word.startswith("repos/")]
    number = int(next(part for part in path.split("/") if part.isdigit()))
    text = pathlib.Path(given("--field").removeprefix("body=@")).read_text() if given("--field") else ""
    if given("--jq") == ".head.sha":
        print(known[number - 1]["sha"])
    elif not path.endswith("/comments"):
        known[number - 1]["comment" if "/comments/" in path else "body"] = text
    elif text:
        known[number - 1]["comment"] = text
    else:
        begin = given("--jq").partition('startswith("')[2].partition('"')[0]
        print(number if known[number - 1].get("comment", "").startswith(begin) else "")
elif does == "comment":
    known[int(words[0]) - 1]["comment"] = body()
elif does == "close":
    known[int(words[0]) - 1]["state"] = "closed"
elif does == "create":
    if kind == "pr" and (file.parent / "defaults").exists():
        sys.exit("failed: GitHub Actions is not permitted to create or approve pull requests (createPullRequest)")
    made = {{"number": len(known) + 1, "kind": kind, "state": "open", "title": given("--title"), "body": body()}}
    known.append(made | {{"head": given("--head")}})
else:
    assert (kind, does) in [("auth", "setup-git"), ("workflow", "run")]
file.write_text(json.dumps(known))
"""
# What is on the web is what the file `pages` beside GitHub's lists; nobody waits for it.
CURL = """#!/bin/bash
grep --quiet --line-regexp --fixed-strings "${@: -1}" "$(dirname "$GITHUB_KNOWS")/pages"
"""


class Repository:
    """A hub on a server, what GitHub knows of it, and a machine that runs its workflows."""

    def __init__(self, folder: Path, make: Callable[[Path], object] = flow.hub) -> None:
        self.folder, self.knows, self.home = folder, folder / "github.json", folder / "home"
        self.numbers = count(1)
        self.knows.write_text("[]", encoding="utf-8")
        self.bin = folder / "bin"
        self.bin.mkdir()
        for name, program in (("gh", GH), ("curl", CURL), ("sleep", "#!/bin/bash\n")):
            (self.bin / name).write_text(program, encoding="utf-8")
            (self.bin / name).chmod(0o755)
        make(self.home)
        (self.home / ".github").mkdir(exist_ok=True)
        shutil.copy(WORKFLOWS.parent / "open_pull_request.sh", self.home / ".github")
        (self.home / ".gitignore").write_text("/.hub/\n/build/\n", encoding="utf-8")
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

    def runs(self, workflow: str, event: str = "schedule", now: str = flow.NOON, **values: str) -> str:
        """What the only script of a workflow said, which went well."""
        (words,) = scripts(workflow)
        code, said, _ = self.ends(words, event, now, **values)
        assert code == 0, said
        return said

    def ends(self, words: str, event: str, now: str, **values: str) -> tuple[int, str, dict[str, str]]:
        """How a script ends, what it said, and the outputs it gave.

        The machine has only the branch `main` and what is remembered in .hub.
        """
        self.git("fetch", "--quiet", "origin")
        self.git("clean", "--quiet", "--force", "-d")
        self.git("switch", "--quiet", "--force-create", "main", "origin/main")
        for branch in self.git("branch", "--format=%(refname:short)").split():
            if branch != "main":
                self.git("branch", "--quiet", "--delete", "--force", branch)
        own = self.folder / "runner"
        own.mkdir(exist_ok=True)
        shutil.rmtree(own)
        own.mkdir()
        # Other tests cover what these programs run; traced, they would take twice as long.
        untraced = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
        environment = untraced | {
            "PATH": f"{self.bin}:{Path(sys.executable).parent}:{os.environ['PATH']}",
            "GITHUB_KNOWS": str(self.knows),
            "GITHUB_STEP_SUMMARY": str(own / "summary.md"),
            "GITHUB_OUTPUT": str(own / "output.txt"),
            "GITHUB_EVENT_NAME": event,
            "GITHUB_RUN_ID": str(next(self.numbers)),
            "GITHUB_RUN_ATTEMPT": "1",
            "GH_REPO": "example/hub",
            "GITHUB_SERVER_URL": "https://github.example.org",
            "GITHUB_BASE_REF": "",
            "ACTION": "opened",
            "BRANCH": "main",
            "RUN": "5",
            "COMMIT": "c0ffee",
            "NUMBER": "1",
            "SENDER": "ana-ruiz",
            "SENDER_ID": "7",
            "RUNNER_TEMP": str(own),
            "SOURCE_DATE_EPOCH": now,
            **values,
        }
        command = ["/bin/bash", "-e", "-c", words]
        done = subprocess.run(command, cwd=self.home, env=environment, capture_output=True, text=True, check=False)  # noqa: S603  our own words
        told = own / "output.txt"
        lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
        return done.returncode, done.stdout + done.stderr, dict(line.split("=", 1) for line in lines)

    def known(self) -> list[dict[str, Any]]:
        """Every pull request and issue, the newest last."""
        found: list[dict[str, Any]] = json.loads(self.knows.read_text(encoding="utf-8"))
        return found

    def edit(self, **values: str) -> None:
        """Change the newest of them, as a person does in a browser."""
        *others, last = self.known()
        self.knows.write_text(json.dumps([*others, last | values]), encoding="utf-8")

    def issue(self, body: str) -> None:
        """Begin with an issue."""
        told = {"number": 1, "kind": "issue", "state": "open", "title": "Event", "body": body}
        self.knows.write_text(json.dumps([told]), "utf-8")

    def rewrite(self, branch: str, path: str, old: str, new: str, *, without: tuple[str, ...] = ()) -> None:
        """Change one file of a branch and delete others, as a person does in a browser."""
        self.git("fetch", "--quiet", "origin")
        self.git("switch", "--quiet", "--detach", f"origin/{branch}")
        file = self.home / path
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        for name in without:
            (self.home / name).unlink()
        self.git("commit", "--quiet", "--all", "--message", "Edit")
        self.git("push", "--quiet", "origin", f"HEAD:{branch}")

    def added(self, branch: str) -> list[str]:
        """The files that a branch adds to main."""
        self.git("fetch", "--quiet", "origin")
        return self.git("diff", "--name-only", f"origin/main...origin/{branch}").split()


def scripts(workflow: str) -> tuple[str, ...]:
    """What a workflow does with hub and GitHub, from its own file: every step of several lines."""
    text = (WORKFLOWS / f"{workflow}.yml").read_text(encoding="utf-8")
    return tuple(textwrap.dedent(found[1]) for found in SCRIPT.finditer(text))
