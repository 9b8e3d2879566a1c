"""Who decides."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from hub.inbox import decisions

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A hub in a git repository of somebody with a name."""
    for words in (["init", "--quiet"], ["config", "user.name", "Ana Field"]):
        subprocess.run(["git", *words], cwd=tmp_path, check=True)  # noqa: S603, S607  our own words, and git is found as people find it
    return tmp_path


def test_names_who_was_told(repository: Path) -> None:
    """HUB_EDITOR comes first, on one line and not too long."""
    assert decisions.editor({"HUB_EDITOR": " Bo\n\x1b[31m Lane "}, repository) == "Bo [31m Lane"
    assert decisions.editor({"HUB_EDITOR": "x" * 500}, repository) == "x" * 100


def test_names_who_commits(repository: Path) -> None:
    """Else the name that git would write."""
    assert decisions.editor({"HUB_EDITOR": "  "}, repository) == "Ana Field"


def test_names_who_is_logged_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else that of the login, also where there is no git."""
    monkeypatch.setenv("LOGNAME", "cem")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert decisions.editor({}, tmp_path) == "cem"


def test_names_somebody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A container may know a user by number alone."""
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "getuid", lambda: 2**31 - 7)
    assert decisions.editor({}, tmp_path) == "somebody"
