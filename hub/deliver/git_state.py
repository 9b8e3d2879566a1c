"""Whether the words of a file are published as they are here: committed, and on the branch of the site."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from hub.base.translation import gettext

if TYPE_CHECKING:
    from pathlib import Path


def unpublished(root: Path, path: str, branch: str) -> str:
    """Return why a file is not published, with what to do; "" where it is.

    It counts what this copy knows of the server: `git push` and `git fetch` tell it.
    """
    if _git(root, "rev-parse", "--is-inside-work-tree") != "true":
        return gettext(
            "this folder is not a git repository, so nobody could have reviewed the issue; put the hub into git"
        )
    if _git(root, "status", "--porcelain", "--", path):
        return gettext("%(path)s has changes that are not committed; commit and push them", path=path)
    if not _git(root, "remote"):
        return gettext("this repository has no server yet; git remote add origin ADDRESS, then git push")
    commit = _git(root, "log", "-1", "--format=%H", "--", path)
    known = _git(root, "branch", "--remotes", "--contains", commit, "--format=%(refname:lstrip=3)").splitlines()
    if branch not in known:
        return gettext(
            "%(path)s is not on the branch %(branch)s of the server as it is here; push it, or merge its pull request",
            path=path,
            branch=branch,
        )
    return ""


def _git(root: Path, *words: str) -> str:
    """Return what git says; "" where it fails, or is not there."""
    try:
        done = subprocess.run(["git", *words], cwd=root, capture_output=True, check=False)  # noqa: S603, S607  our own words; git is found as people find it
    except OSError:
        return ""
    return done.stdout.decode(errors="replace").strip()
