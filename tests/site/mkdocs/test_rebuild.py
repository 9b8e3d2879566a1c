"""A second build does nothing where nothing changed, and everything where anything did."""

from __future__ import annotations

import os
import shutil
import time
from typing import TYPE_CHECKING

import pytest

from hub.base import file_io
from hub.errors import HubError
from hub.site.mkdocs import rebuild
from hub.site.outputs import pagefind
from tests.site.conftest import copied
from tests.site.incremental.test_git_dates import git

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LONG_AGO = 1_600_000_000
PAGE = "content/join.md"


def age(root: Path) -> None:
    """Let every file of a hub have been written long ago."""
    for file in root.rglob("*"):
        os.utime(file, (LONG_AGO, LONG_AGO))


def build(root: Path) -> Path:
    """The site of a hub, built where need be."""
    return rebuild.build(root, lost=print)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hub that was built long after its files were written."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        root = copied(tmp_path_factory.mktemp("first"), monkeypatch)
        age(root)
        build(root)
    return root


@pytest.fixture
def built(first: Path, root: Path) -> Path:
    """A copy of that hub to change."""
    shutil.rmtree(root)
    return shutil.copytree(first, root)


def refuses(root: Path) -> bool:
    """Whether the engine starts: mkdocs.yml names a port that does not exist, and looks as it did before."""
    file = root / "mkdocs.yml"
    status = file.stat()
    file.write_text(file.read_text().replace("127.0.0.1:8000", "127.0.0.1:800x"))
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    try:
        build(root)
    except HubError:
        return True
    return False


def test_nothing_changed(built: Path) -> None:
    """The engine does not start, and the site is where it was."""
    assert (refuses(built), build(built)) == (False, built / "build/site")


@pytest.mark.parametrize("hooks", [False, True])
def test_a_file_that_no_page_is_made_of(built: Path, hooks: bool) -> None:  # noqa: FBT001  a row of a table
    """A log, or the notes of an editor, are nothing to the site; a plugin or a hook may read any file."""
    if hooks:
        _append(built / "hook.py", "")
        build(_append(built / "mkdocs.yml", "hooks: [hook.py]\n").parent)
        build(built)  # which knows by now that every file may be a source
    file_io.write(built, "notes/friday.md", "Call Ana.\n")
    (built / "fetch.log").write_text("200\n")
    assert refuses(built) == hooks


def _commit(root: Path) -> None:
    git(root, "init", "--quiet")
    git(root, "add", PAGE)
    git(root, "commit", "--quiet", "--message=Write")


CHANGES: dict[str, Callable[[Path], object]] = {
    "an older page": lambda root: os.utime(root / PAGE, (LONG_AGO - 9, LONG_AGO - 9)),
    "a page of a moment ago": lambda root: (root / PAGE).touch(),
    "a new file": lambda root: (root / "content/new.css").write_text(""),
    "a new file in a folder that elsewhere holds a site": lambda root: file_io.write(root, "content/site/new.csv", ""),
    "a commit": _commit,
    "a page of the site": lambda root: (root / "build/site/index.html").write_text(""),
    "a file of the site that is gone": lambda root: (root / "build/site/index.html").unlink(),
    "settings from elsewhere": lambda root: _append(root / "mkdocs.yml", "copyright: !ENV [NOBODY, us]\n"),
    "a lost memory": lambda root: (root / rebuild.FILE).unlink(),
    "a broken memory": lambda root: (root / rebuild.FILE).write_text("{"),
    "the memory of something else": lambda root: (root / rebuild.FILE).write_text("[]"),
}


def _append(file: Path, text: str) -> Path:
    file.write_text((file.read_text() if file.exists() else "") + text)
    os.utime(file, (LONG_AGO, LONG_AGO))
    return file


@pytest.mark.parametrize("change", CHANGES)
def test_something_changed(built: Path, change: str) -> None:
    """Whatever changes, the site is built again."""
    CHANGES[change](built)
    assert refuses(built)


def test_a_page_of_a_moment_ago(built: Path) -> None:
    """What it holds tells whether it changed, where the time when it was written cannot."""
    page = built / PAGE
    _append(page, "\nMore.\n")
    page.touch()
    status = page.stat()
    build(built)
    assert not refuses(built)
    page.write_text(page.read_text().replace("More", "Less"))
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert refuses(built)


def test_a_file_that_goes_away_meanwhile(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A temporary file of an editor, seen a moment ago, is no reason to fail."""
    stamps = file_io.stamps

    def seen(folder: Path, *skipped: Callable[[os.DirEntry[str]], bool]) -> Iterator[tuple[str, list[int]]]:
        yield from stamps(folder, *skipped)
        if skipped:  # who looks at a whole hub
            yield "content/join.md~", [time.time_ns(), 0]

    monkeypatch.setattr(file_io, "stamps", seen)
    assert build(built) == built / "build/site"


def test_another_day(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An event that was to come is over: the site of yesterday is old."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    assert refuses(built)


def test_an_index_of_the_same_words_stays(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pagefind runs where a text that it reads changed, and not where another page did."""
    monkeypatch.setattr(pagefind, "TITLE", 1)  # it would write another index
    index = (built / "build/site/pagefind", built / "build/site/search-filters.json")
    before = [tree(place) for place in index]
    _append(built / "content/index.md", "\nMore.\n")  # of pages that gather others, title and summary are indexed
    build(built)
    assert [tree(place) for place in index] == before
    _append(built / "content/articles/2026/2026-11-17-oil.md", "\nMore.\n")
    build(built)
    assert tree(index[0]) != before[0]


def tree(place: Path) -> dict[Path, tuple[bytes, float]]:
    """A file, or all in a folder, and when each was written."""
    files = (file for file in (place, *place.rglob("*")) if file.is_file())
    return {file: (file.read_bytes(), file.stat().st_mtime) for file in files}


def test_a_hub_that_cannot_remember_is_built(root: Path) -> None:
    """Where nothing can be kept, each build takes its time, and that is all."""
    (root / ".hub").write_text("a file in the way")
    assert (build(root) / "index.html").is_file()
