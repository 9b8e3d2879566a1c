"""When each file was last changed, as git remembers it."""

from __future__ import annotations

import subprocess
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

DAY = "\x01"


def changes(root: Path) -> Mapping[str, date]:
    """Return the last commit's day of each path under `root`; nothing where git, a repository or history is missing."""
    if _git(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    known: dict[str, date] = {}
    day = date.min
    options = ("--relative", "--no-renames", "--name-only", "-z", f"--format={DAY}%cs")
    for word in _git(root, "log", *options, "--", ".").replace("\n", "\0").split("\0"):
        if word.startswith(DAY):
            day = date.fromisoformat(word[1:])
        elif word:
            known.setdefault(word, day)
    return known


def state(root: Path) -> str:
    """Return words that change when `changes` may: with every commit, and when a shallow history is filled."""
    return _git(root, "rev-parse", "--is-shallow-repository", "HEAD")


def _git(root: Path, *words: str) -> str:
    command = ["git", "-C", str(root), *words]
    try:
        done = subprocess.run(command, capture_output=True, check=True)  # noqa: S603  our own words and the hub's folder
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.decode("utf-8", "replace")
