"""The lines that changed since a revision, from git; and the findings on them."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

from hub.base.translation import gettext
from hub.errors import HubError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from hub.errors import Problem

FILE = re.compile(r"^\+\+\+ (?:b/(?P<path>.*)|/dev/null)$")
HUNK = re.compile(r"^@@ -\S+ \+(?P<start>\d+)(?:,(?P<count>\d+))? @@")


def since(root: Path, revision: str) -> Mapping[str, frozenset[int]]:
    """Return the changed lines of each file since the branch left `revision`; none for a file that git does not know.

    Raises HubError where git cannot compare.
    """
    diff = _diff(root, revision, "--unified=0")
    new = _git(root, "-c", "core.quotepath=false", "ls-files", "--others", "--exclude-standard", "-z")
    return lines(diff) | {path: frozenset() for path in new.split("\0") if path}


def removed(root: Path, revision: str) -> tuple[str, ...]:
    """Return the files that are gone, or have another name, since the branch left `revision`."""
    names = _diff(root, revision, "--no-renames", "--diff-filter=D", "--name-only", "-z")
    return tuple(name for name in names.split("\0") if name)


def lines(diff: str) -> dict[str, frozenset[int]]:
    """Return the new line numbers of each file of a diff without context."""
    found: dict[str, set[int]] = {}
    path = ""
    for line in diff.splitlines():
        if file := FILE.match(line):
            path = file["path"] or ""
        elif (hunk := HUNK.match(line)) and path:
            start, count = int(hunk["start"]), int(hunk["count"] or 1)
            found.setdefault(path, set()).update(range(start, start + count))
    return {name: frozenset(numbers) for name, numbers in found.items() if numbers}


def on(
    problems: Iterable[Problem], changed: Mapping[str, frozenset[int]], gone: Iterable[str] = ()
) -> tuple[Problem, ...]:
    """Return the problems that a change is about: those on its lines, and those that name a file of it elsewhere.

    A file with no lines in `changed` is new, and all of its problems count; links to a file that is `gone` do, too.
    """
    names = (*changed, *gone)
    return tuple(problem for problem in problems if _is_about(problem, changed, names))


def _is_about(problem: Problem, changed: Mapping[str, frozenset[int]], names: Iterable[str]) -> bool:
    if problem.path in changed and (not changed[problem.path] or problem.line in changed[problem.path]):
        return True
    return any(name in problem.message for name in names if name != problem.path)


def _diff(root: Path, revision: str, *options: str) -> str:
    """Return what changed since the branch left `revision`, as `git diff` says it with these options."""
    base = _git(root, "merge-base", "--end-of-options", revision, "HEAD").strip()
    return _git(root, "-c", "core.quotepath=false", "diff", "--relative", "--no-ext-diff", *options, base, "--", ".")


def _git(root: Path, *words: str) -> str:
    """Return what git says; raises HubError where it fails.

    Bytes that are not text do not matter: they are in files that are not text.
    """
    done = subprocess.run(["git", *words], cwd=root, capture_output=True, check=False)  # noqa: S603, S607  no shell, and git is found as people find it
    if done.returncode:
        message = gettext(
            "git cannot compare: %(error)s", error=done.stderr.decode(errors="replace").strip().splitlines()[0]
        )
        raise HubError(message)
    return done.stdout.decode(errors="replace")
