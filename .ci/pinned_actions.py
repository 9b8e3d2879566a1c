"""Take the newest release of each action in pinned_actions.toml, and write it there and into every workflow.

`python .ci/pinned_actions.py` asks GitHub; another place of the repositories may follow.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path

LIST = Path(".ci/pinned_actions.toml")
FOLDERS = (".github/workflows", "hub/scaffold/starter/github/workflows")
# The line of an annotated tag, and below it, with ^{}, that of the commit that it names.
TAG = re.compile(r"(?P<commit>[0-9a-f]{40})\trefs/tags/(?P<version>v\d+\.\d+\.\d+)(?:\^\{\})?$", re.MULTILINE)
USES = re.compile(r"(?P<name>[\w.-]+/[\w.-]+)(?P<path>(?:/[\w.-]+)*)@[0-9a-f]{40} # v\d+\.\d+\.\d+")
HEAD = "# The releases of actions that workflows here and in new hubs use. `make actions` takes the newest ones.\n"


def newest(repository: str) -> dict[str, str]:
    """Return the version and the commit of the newest release of a repository."""
    command = ["git", "ls-remote", "--tags", repository, "v*"]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603  our own list
    commits = {found["version"]: found["commit"] for found in TAG.finditer(said)}
    version = max(commits, key=lambda one: [int(part) for part in one[1:].split(".")])
    return {"version": version, "commit": commits[version]}


def pinned(words: str, releases: dict[str, dict[str, str]]) -> str:
    """Return the text of a workflow with each action of the list at its release."""

    def written(found: re.Match[str]) -> str:
        release = releases.get(found["name"])
        return f"{found['name']}{found['path']}@{release['commit']} # {release['version']}" if release else found[0]

    return USES.sub(written, words)


def listed(releases: dict[str, dict[str, str]], taken: str) -> str:
    """Return the list as its file has it."""
    rows = (
        f'"{name}" = {{ version = "{one["version"]}", commit = "{one["commit"]}" }}' for name, one in releases.items()
    )
    return f"{HEAD}taken = {taken}\n\n[actions]\n" + "".join(f"{row}\n" for row in rows)


def main(place: str) -> None:
    """Renew the list and the workflows."""
    names = tomllib.loads(LIST.read_text("utf-8"))["actions"]
    releases = {name: newest(f"{place}/{name}") for name in names}
    LIST.write_text(listed(releases, f"{datetime.now(UTC):%Y-%m-%d}"), "utf-8")
    for path in (path for folder in FOLDERS for path in sorted(Path(folder).glob("*.yml"))):
        path.write_text(pinned(path.read_text("utf-8"), releases), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "https://github.com")
