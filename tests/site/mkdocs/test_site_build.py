"""The site in its folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hub.errors import HubError
from hub.site.articles import page_files
from hub.site.incremental import event_revisions
from hub.site.mkdocs import site_build
from tests import hubs
from tests.site.incremental.test_git_dates import git

REPOSITORY = Path(__file__).parents[3]
LONG_AGO = 1_600_000_000


def files(site: Path) -> dict[str, bytes]:
    """Every file of a site and what it holds."""
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


def broken(root: Path) -> Path:
    """The same hub with a link that leads nowhere."""
    (root / "content/join.md").write_text("---\ntitle: Join\nsummary: Free.\n---\n[Nowhere](nowhere.md)\n")
    return root


def test_configured_folder(root: Path) -> None:
    """The site goes where mkdocs.yml says."""
    assert site_build.build(root) == root / "build/site"


def test_other_folder(root: Path, tmp_path: Path) -> None:
    """The site goes where the caller says, and leaves nothing beside it."""
    site_build.build(root, site_dir=tmp_path / "out/site")
    assert [entry.name for entry in (tmp_path / "out").iterdir()] == ["site"]


def test_old_site_goes(root: Path) -> None:
    """A new build leaves no file of the one before."""
    stale = site_build.build(root) / "stale.html"
    stale.touch()
    site_build.build(root)
    assert not stale.exists()


def test_failed_build_leaves_the_old_site(root: Path) -> None:
    """A build that fails changes nothing."""
    before = files(site_build.build(root))
    with pytest.raises(HubError):
        site_build.build(broken(root))
    assert files(root / "build/site") == before


def test_an_issue_that_is_not_ready_stops_the_build(root: Path) -> None:
    """An issue that says it is ready, and links to a preview, is not published."""
    (root / "newsletters" / "2030-01-04.md").write_text(
        "---\nsubject: Soon\npreheader: Something that is not there yet, and more.\nstatus: ready\n---\n"
        "## Articles\n\n### [Soon](http://localhost:8000/soon/)\n",
        encoding="utf-8",
    )
    with pytest.raises(HubError, match=r"newsletters/2030-01-04\.md:8:1: 643 http://localhost:8000/soon/"):
        site_build.build(root)


def test_errors_carry_the_messages_of_the_log(root: Path) -> None:
    """A failure says which link leads nowhere, not only how many."""
    with pytest.raises(HubError, match=r"content/join\.md:5:11: 201 nowhere\.md"):
        site_build.build(broken(root))


@pytest.mark.slow
def test_mkdocs_builds_the_same(root: Path, tmp_path: Path) -> None:
    """`mkdocs build --strict` writes the same bytes."""
    ours = files(site_build.build(root))
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "theirs")]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(map(str, (tmp_path, REPOSITORY)))}
    subprocess.run(command, cwd=root, env=environment, check=True)  # noqa: S603  our own command
    assert files(tmp_path / "theirs") == ours


@pytest.mark.slow
def test_unchanged_files_keep_their_time(root: Path) -> None:
    """A second build writes only what is different, and nothing half."""
    site = site_build.build(root)
    for file in site.rglob("*.html"):
        os.utime(file, (LONG_AGO, LONG_AGO))
    join = root / "content/join.md"
    join.write_text(join.read_text() + "\nBring a lamp.\n")
    site_build.build(root)
    written = {file.parent.name for file in site.rglob("*.html") if file.stat().st_mtime != LONG_AGO}
    assert written == {"join"}


@pytest.mark.slow
def test_a_killed_build_is_finished_by_the_next(root: Path) -> None:
    """Whatever a build left behind when it was killed, the next makes the same site of it."""
    site = site_build.build(root)
    whole = files(site)
    (site / "index.html").write_text("half")
    (site / "events/index.html").unlink()
    (site / "stray").mkdir()
    (site / "stray/index.html").write_text("left over")
    assert files(site_build.build(root)) == whole


def test_same_bytes(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site has the same bytes for any number of processes."""
    monkeypatch.setattr(page_files, "AT_ONCE", 1)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)
    divided = files(site_build.build(root, site_dir=tmp_path / "two"))
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0})
    assert files(site_build.build(root, site_dir=tmp_path / "one")) == divided


@pytest.mark.slow
def test_a_part_of_the_history_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where calendars cannot know how often an event changed, the build says so."""
    for which in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"):
        monkeypatch.setenv(which, "2026-11-01T12:00:00Z")
    shutil.copytree(hubs.LAMPS, tmp_path / "whole")
    git(tmp_path / "whole", "init")
    for message in ("one", "two"):
        git(tmp_path / "whole", "add", "--all")
        git(tmp_path / "whole", "commit", "--allow-empty", "-m", message)
    git(tmp_path, "clone", "--depth", "1", f"file://{tmp_path / 'whole'}", "part")
    for name, expected in (("whole", False), ("part", True)):
        notes: list[str] = []
        site_build.build(tmp_path / name, note=notes.append)
        assert (event_revisions.CUT_OFF in notes) is expected
