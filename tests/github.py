"""A hub on a server, and a stand-in for GitHub that keeps its pull requests and issues, for tests of workflows."""

from __future__ import annotations

import json
import os
import re
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
# The little of `gh` that the workflows use; it knows what they ask for by the end of their `--jq`.
GH = f"""#!{sys.executable}
import json, os, pathlib, sys
file = pathlib.Path(os.environ["GITHUB_KNOWS"])
known = json.loads(file.read_text())
kind, does, *words = sys.argv[1:]
def given(name, default=""): return words[words.index(name) + 1] if name in words else default
def body(): return given("--body") or pathlib.Path(given("--body-file")).read_text()
if does == "list":
    found = [one for one in known if (one["kind"], one["state"]) == (kind, given("--state"))]
    field = "body" if given("--jq").endswith(".body") else "number"
    assert kind == "issue" or "isCrossRepository | not" in given("--jq")
    print(*(one[field] for one in found), sep="\\n")
elif does == "view":
    print(known[int(words[0]) - 1]["body"])
elif kind == "api":
    (path,) = [word for word in sys.argv if word.startswith("repos/")]
    number = int(next(part for part in path.split("/") if part.isdigit()))
    text = pathlib.Path(given("--field").removeprefix("body=@")).read_text() if given("--field") else ""
    if not path.endswith("/comments"):
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
    known.append({{"number": len(known) + 1, "kind": kind, "state": "open", "title": given("--title"), "body": body()}})
else:
    assert (kind, does) == ("auth", "setup-git")
file.write_text(json.dumps(known))
"""


class Repository:
    """A hub on a server, what GitHub knows of it, and a machine that runs its workflows."""

    def __init__(self, folder: Path, make: Callable[[Path], object] = flow.hub) -> None:
        self.folder, self.knows, self.home = folder, folder / "github.json", folder / "home"
        self.numbers = count(1)
        self.knows.write_text("[]", encoding="utf-8")
        self.gh = folder / "bin" / "gh"
        self.gh.parent.mkdir()
        self.gh.write_text(GH, encoding="utf-8")
        self.gh.chmod(0o755)
        make(self.home)
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

    def runs(self, workflow: str, event: str = "schedule", now: str = flow.NOON) -> None:
        """The only script of a workflow; it goes well."""
        (words,) = scripts(workflow)
        code, said, _ = self.ends(words, event, now)
        assert code == 0, said

    def ends(self, words: str, event: str, now: str, **values: str) -> tuple[int, str, dict[str, str]]:
        """How a script ends, what it said, and the outputs it gave.

        The machine has only the branch `main` and what is remembered in .hub.
        """
        self.git("fetch", "--quiet", "origin")
        self.git("clean", "--quiet", "--force", "-d")
        self.git("switch", "--quiet", "--force-create", "main", "origin/main")
        own = self.folder / "runner"
        own.mkdir(exist_ok=True)
        for file in own.iterdir():
            file.unlink()
        environment = os.environ | {
            "PATH": f"{self.gh.parent}:{Path(sys.executable).parent}:{os.environ['PATH']}",
            "GITHUB_KNOWS": str(self.knows),
            "GITHUB_STEP_SUMMARY": str(own / "summary.md"),
            "GITHUB_OUTPUT": str(own / "output.txt"),
            "GITHUB_EVENT_NAME": event,
            "GITHUB_RUN_ID": str(next(self.numbers)),
            "GITHUB_RUN_ATTEMPT": "1",
            "GH_REPO": "example/hub",
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
        self.knows.write_text(json.dumps([{"number": 1, "kind": "issue", "state": "open", "body": body}]), "utf-8")

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
