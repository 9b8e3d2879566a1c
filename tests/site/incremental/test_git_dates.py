"""Days of changes, from a real repository."""

from __future__ import annotations

import subprocess
from datetime import date
from typing import TYPE_CHECKING

from hub.site.incremental import git_dates

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

WHO = ("-c", "user.name=A", "-c", "user.email=a@example.gov", "-c", "commit.gpgsign=false")


def git(root: Path, *words: str) -> None:
    """Runs git in `root`."""
    subprocess.run(["git", "-C", str(root), *WHO, *words], check=True, capture_output=True)  # noqa: S603, S607  a test's repository


def test_last_commit_of_each_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file has the day of its last commit; one that was never committed has none."""
    git(tmp_path, "init")
    for name, day in (("a b.md", "2026-11-01"), ("c.md", "2026-11-02"), ("a b.md", "2026-11-03")):
        (tmp_path / name).write_text(day)
        for which in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"):
            monkeypatch.setenv(which, f"{day}T12:00:00Z")
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-m", "x")
    (tmp_path / "new.md").touch()
    assert git_dates.changes(tmp_path) == {"a b.md": date(2026, 11, 3), "c.md": date(2026, 11, 2)}


def test_no_repository(tmp_path: Path) -> None:
    """A folder outside of git has no history."""
    assert git_dates.changes(tmp_path) == {}
