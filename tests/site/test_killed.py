"""A build that is killed leaves a site that the next build finishes, whenever it was."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hub.site.mkdocs import rebuild
from hub.site.outputs import pagefind
from tests.site.conftest import copied
from tests.site.incremental.test_changed_articles import ARTICLE, files

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY = Path(__file__).parents[2]
# Builds, and dies as soon as it has touched the disk so many times.
PROGRAM = """
import os, signal, sys
touches = 0
def count(event, _):
    global touches
    if event in {"os.mkdir", "os.remove", "os.rename", "os.rmdir"}:
        touches += 1
        if touches == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)
sys.dont_write_bytecode = True  # nor compiled templates, which only the first build would write
sys.addaudithook(count)
from pathlib import Path
from hub.site.mkdocs import rebuild
from hub.site.outputs import pagefind
pagefind.PART = "no_such_module"
rebuild.build(Path(sys.argv[1]), lost=print)
print(touches)
"""
NEVER = -1


def build(root: Path, touches: int) -> subprocess.CompletedProcess[str]:
    """A build of its own that dies, or not."""
    command = [sys.executable, "-c", PROGRAM, str(root), str(touches)]
    return subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)  # noqa: S603  our own words


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A hub with a site that is old: since then, pages came, went, moved and changed."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        root = copied(tmp_path_factory.mktemp("first"), monkeypatch)
        monkeypatch.setattr(pagefind, "PART", "no_such_module")
        folder = root / "content/articles/2026"
        for number in range(10, 20):
            (folder / f"2026-10-{number}-lamp.md").write_text(ARTICLE.format(number=number))
        rebuild.build(root, lost=print)
        for number in range(10, 14):
            (folder / f"2026-10-{number}-lamp.md").unlink()
        (folder / "2026-10-14-lamp.md").rename(folder / "2026-10-14-lantern.md")
        (root / "content/join.md").rename(root / "content/enter.md")
        (root / "mkdocs.yml").write_text(
            (root / "mkdocs.yml").read_text().replace("site_name: Lamp", "site_name: Lantern")
        )
        yield root


@pytest.mark.slow
def test_killed_at_any_moment(old: Path, tmp_path: Path) -> None:
    """The next build makes the site that one from nothing makes, and leaves nothing beside it."""
    whole = shutil.copytree(old, tmp_path / "whole")
    shutil.rmtree(whole / "build")
    shutil.rmtree(whole / ".hub")
    expected = files(rebuild.build(whole, lost=print))
    last = int(build(shutil.copytree(old, tmp_path / "not-killed"), NEVER).stdout.split()[-1])
    found = set()
    for moment in (1, *(last * eighths // 8 for eighths in (4, 6, 7, 8))):
        root = shutil.copytree(old, tmp_path / str(moment))
        assert build(root, moment).returncode == -signal.SIGKILL
        found.add(files(root / "build/site") == expected)
        assert files(rebuild.build(root, lost=print)) == expected
        assert [entry.name for entry in (root / "build").iterdir()] == ["site"]
    assert found == {True, False}
