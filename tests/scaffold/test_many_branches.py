"""Ninety people add something on the same day, each in a branch, and nobody has to solve a conflict."""

from __future__ import annotations

import random
import shutil
import subprocess
from datetime import date
from typing import TYPE_CHECKING

import pytest

from hub.check import runner
from hub.config import hub_settings
from hub.scaffold import new_file
from tests.hubs import SMALL

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 20)
NUMBERS = range(1, 31)


def git(root: Path, *words: str) -> str:
    """What git says."""
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.gov", *words]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)  # noqa: S603  our own words
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def values(kind: str, number: int) -> dict[str, str]:
    """What one of them says."""
    if kind == "event":
        told = {"kind": "training", "start": f"2026-12-{number:02} 13:00", "end": "2 pm", "place": "Online"}
        return told | {"title": f"Clinic {number}", "summary": "We ask.", "accommodations": "help@example.gov"}
    if kind == "topic":
        return {"title": f"Subject {number}", "summary": "What is asked."}
    return {"name": f"Blog {number}", "url": f"https://blog{number}.example.gov/feed.xml"}


@pytest.fixture(scope="module")
def branches(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hub with lists of topics and sources, and ninety branches that begin where it is."""
    root = tmp_path_factory.mktemp("many") / "hub"
    shutil.copytree(SMALL, root)
    git(root, "init", "--quiet", "--initial-branch=main")
    (root / ".gitignore").write_text("/.hub/\n", encoding="utf-8")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "Begin")
    config = hub_settings.load(root)
    for kind in ("event", "topic", "source"):
        for number in NUMBERS:
            git(root, "switch", "--quiet", "--create", f"{kind}-{number}", "main")
            left_out = frozenset({"url", new_file.TEXT}) if kind == "event" else frozenset()
            made = new_file.new(config, kind, values(kind, number), TODAY, left_out)
            assert made.blanks == ()
            git(root, "add", made.path)
            git(root, "commit", "--quiet", "--message", f"Add {made.path}")
    return root


@pytest.mark.slow
@pytest.mark.parametrize("order", ["by kind", "backward", "by chance"])
def test_ninety_branches_merge(branches: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, order: str) -> None:
    """Real git merges them in any order; settings are readable after each, the check green after every 15th."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795176000")
    root = tmp_path / "hub"
    git(tmp_path, "clone", "--quiet", str(branches), str(root))
    names = [f"{kind}-{number}" for kind in ("event", "topic", "source") for number in NUMBERS]
    if order == "backward":
        names.reverse()
    if order == "by chance":
        random.Random(21).shuffle(names)  # noqa: S311  an order, no secret
    git(root, "switch", "--quiet", "--force-create", "all", "origin/main")
    for number, name in enumerate(names, 1):
        git(root, "merge", "--quiet", "--no-edit", f"origin/{name}")
        config = hub_settings.load(root)
        own = [*(root / "content/topics").glob("*.yml"), *(root / "content/sources").glob("*.yml")]
        assert len(config.topics) + len(config.sources) == 4 + len(own)
        assert len(own) + len([one for one in names[:number] if one.startswith("event")]) == number
        if number % 15 == 0:
            found = runner.check(root)
            before = {one.path for one in found.of("warning")}
            assert (found.of("error"), before) == ((), {"content/events/2026-12-03-lab.md"})
