"""Every action of a workflow is at the release of one list, which one command renews."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
LIST = ".ci/pinned_actions.toml"
FOLDERS = (".github/workflows", "hub/scaffold/starter/github/workflows")
USES = re.compile(r"uses: ([\w.-]+/[\w.-]+)\S*@(\S+) # (\S+)")


def used(root: Path) -> set[tuple[str, str, str]]:
    """The actions of all workflows, with commit and version."""
    files = (path for folder in FOLDERS for path in (root / folder).glob("*.yml"))
    return {found for path in files for found in USES.findall(path.read_text("utf-8"))}


def releases(root: Path) -> set[tuple[str, str, str]]:
    """Those of the list."""
    actions = tomllib.loads((root / LIST).read_text("utf-8"))["actions"]
    return {(name, one["commit"], one["version"]) for name, one in actions.items()}


def test_workflows_use_the_releases_of_the_list() -> None:
    """A commit with the version of another one, or an action that nobody looked at, is found here."""
    assert used(ROOT) == releases(ROOT)


def git(folder: Path, *words: str) -> str:
    """What git says in a folder."""
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.gov", *words]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout  # noqa: S603  our own


def test_one_command_takes_the_newest_release(tmp_path: Path) -> None:
    """By number and not by letter, at the commit that an annotated tag names; the list and each workflow have it."""
    for folder in (".ci", *FOLDERS):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    place = tmp_path / "hosts"
    commits = {}
    for name, *_ in releases(ROOT):
        action = place / name
        action.mkdir(parents=True)
        git(action, "init", "--quiet")
        for version in ("v9.0.0", "v10.1.0", "v10", "v11.0.0-beta.1"):
            git(action, "commit", "--quiet", "--allow-empty", "--message", version)
            git(action, "tag", "--annotate", version, "--message", version)
        commits[name] = git(action, "rev-parse", "v10.1.0^{commit}").strip()
    command = [sys.executable, ".ci/pinned_actions.py", str(place)]
    subprocess.run(command, cwd=tmp_path, check=True)  # noqa: S603  our own
    assert used(tmp_path) == releases(tmp_path) == {(name, commit, "v10.1.0") for name, commit in commits.items()}
