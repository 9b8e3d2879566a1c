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
    if not is_whole(root):
        return {}
    known: dict[str, date] = {}
    day = date.min
    options = ("--relative", "--no-renames", "--name-only", "-z", f"--format={DAY}%cs")
    for word in git(root, "log", *options, "--", ".").replace("\n", "\0").split("\0"):
        if word.startswith(DAY):
            day = date.fromisoformat(word[1:])
        elif word:
            known.setdefault(word, day)
    return known


def state(root: Path) -> str:
    """Return words that change when `changes` may: with every commit, and when a shallow history is filled."""
    return git(root, "rev-parse", "--is-shallow-repository", "HEAD")


def is_whole(root: Path) -> bool:
    """Return whether a folder is in a repository with its whole history."""
    return git(root, "rev-parse", "--is-shallow-repository").strip() == "false"


def is_shallow(root: Path) -> bool:
    """Return whether a folder is in a repository that has a part of its history only."""
    return git(root, "rev-parse", "--is-shallow-repository").strip() == "true"


def git(root: Path, *words: str) -> str:
    """Return what git says to a command in a folder; "" where it fails or is missing."""
    return git_bytes(root, *words).decode("utf-8", "replace")


def git_bytes(root: Path, *words: str, given: str = "") -> bytes:
    """Return the bytes that git answers to a command and to what it is `given`; none where it fails or is missing."""
    command = ["git", "-C", str(root), *words]
    try:
        done = subprocess.run(command, input=given.encode(), capture_output=True, check=True)  # noqa: S603  our own words and the hub's folder
    except (OSError, subprocess.CalledProcessError):
        return b""
    return done.stdout
