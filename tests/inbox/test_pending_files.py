"""The files that a step is about to bring into content/."""

from __future__ import annotations

import json
import resource
from typing import TYPE_CHECKING

import pytest

from hub.errors import HubError
from hub.inbox import pending_files
from hub.inbox.pending_files import Intent

if TYPE_CHECKING:
    from pathlib import Path

FILES = {"content/articles/a.md": "A\n", "content/events/b.md": "B\n"}
INTENT = Intent(step="1", database="", command="hub keep 1 2", files=tuple(FILES))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A hub with an empty journal."""
    with pending_files.locked(tmp_path, 0) as is_held:
        assert is_held
    return tmp_path


def content(root: Path) -> dict[str, str]:
    """What lies in content/."""
    files = (file for file in (root / "content").rglob("*") if file.is_file())
    return {str(file.relative_to(root)): file.read_text() for file in files}


def left(root: Path) -> set[str]:
    """What lies in the journal."""
    return {file.name for file in (root / pending_files.FOLDER).iterdir()}


def test_brings_files_in(root: Path) -> None:
    """What is begun is remembered until it is finished."""
    assert not pending_files.is_begun(root)
    pending_files.begin(root, INTENT, FILES)
    assert (pending_files.is_begun(root), pending_files.read(root), content(root)) == (True, INTENT, {})
    assert pending_files.finish(root) == INTENT.files
    assert (pending_files.is_begun(root), content(root), left(root)) == (False, FILES, {"lock"})


def test_undoes(root: Path) -> None:
    """Or until it is undone; there may be nothing to undo."""
    pending_files.begin(root, INTENT, FILES)
    for _ in range(2):
        pending_files.undo(root)
    assert (pending_files.is_begun(root), content(root), left(root)) == (False, {}, {"lock"})


def test_never_writes_over_a_file(root: Path) -> None:
    """A file that came meanwhile stays, and so does a link to nowhere; ours gets a number."""
    pending_files.begin(root, INTENT, FILES)
    (root / "content" / "articles").mkdir(parents=True)
    (root / "content" / "articles" / "a.md").write_text("Theirs\n")
    (root / "content" / "articles" / "a-2.md").symlink_to("nowhere")
    assert pending_files.finish(root) == ("content/articles/a-3.md", "content/events/b.md")
    assert content(root) == {
        "content/articles/a.md": "Theirs\n", "content/articles/a-3.md": "A\n", "content/events/b.md": "B\n",
    }  # fmt: skip


def test_finishes_what_was_half_done(root: Path) -> None:
    """A file that was brought in before is not brought in twice, though an editor has changed it since."""
    pending_files.begin(root, INTENT, FILES)
    (root / "content" / "articles").mkdir(parents=True)
    (root / pending_files.FOLDER / "0").rename(root / "content" / "articles" / "a.md")
    (root / "content" / "articles" / "a.md").write_text("Better\n")
    assert pending_files.finish(root) == INTENT.files
    assert content(root) == {"content/articles/a.md": "Better\n", "content/events/b.md": "B\n"}


def test_finishes_once_beside_a_file_of_that_name(root: Path) -> None:
    """A file that was brought in under another name, before its process could say so, is not brought in again."""
    pending_files.begin(root, INTENT, FILES)
    (root / "content" / "articles").mkdir(parents=True)
    (root / "content" / "articles" / "a.md").write_text("Theirs\n")
    (root / "content" / "articles" / "a-2.md").write_text(FILES["content/articles/a.md"])
    assert pending_files.finish(root) == ("content/articles/a-2.md", "content/events/b.md")
    assert len(content(root)) == 3


@pytest.mark.parametrize(
    "words",
    [
        "",
        "[]",
        '{"step": "1"',
        '{"step": "1", "files": []}',
        '{"files": 3}',
        json.dumps({"step": "1", "database": "", "command": "", "files": ["../a.md"]}),
        json.dumps({"step": "1", "database": "", "command": "", "files": ["content/../../a.md"]}),
        json.dumps({"step": "1", "database": "", "command": "", "removes": {"../a.md": "0"}}),
    ],
)
def test_takes_what_cannot_be_read_as_not_begun(root: Path, words: str) -> None:
    """An intent that was not written to its end, or that leads out of content/, brings nothing in."""
    (root / pending_files.FOLDER / "intent.json").write_text(words)
    assert (pending_files.is_begun(root), pending_files.read(root)) == (True, pending_files.UNWRITTEN)
    pending_files.undo(root)
    assert not pending_files.is_begun(root)


def test_removes_what_nobody_changed(root: Path) -> None:
    """A file that somebody edited in the last moment stays, and one that is gone by now is no failure."""
    for path, words in FILES.items():
        (root / path).parent.mkdir(parents=True)
        (root / path).write_text(words)
    hashes = {path: pending_files.text_hash(words) for path, words in FILES.items()}
    pending_files.begin(root, Intent(step="1", database="", command="hub undo", removes=hashes | {"content/c.md": "0"}))
    (root / "content" / "events" / "b.md").write_text("Mine\n")
    assert pending_files.finish(root) == ()
    assert (content(root), left(root)) == ({"content/events/b.md": "Mine\n"}, {"lock"})


def test_is_one_process_alone(root: Path) -> None:
    """A second one is told to go on without, or waits for a while."""
    for seconds in (0.0, 0.1):
        with pending_files.locked(root, 0) as first, pending_files.locked(root, seconds) as second:
            assert (first, second) == (True, False)
    with pending_files.locked(root, 0) as is_held:
        assert is_held


def test_begins_nothing_on_a_full_disk(root: Path) -> None:
    """Where the second file finds no room, the first one goes too."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(HubError) as caught:
            pending_files.begin(root, INTENT, FILES | {"content/events/b.md": "B" * 5000})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert str(caught.value) == f"{root / pending_files.FOLDER}: File too large; nothing was done"
    assert left(root) == {"lock"}


def test_begins_nothing_where_it_is_stopped(root: Path) -> None:
    """A text that is not one ends it, with nothing left behind."""
    with pytest.raises(UnicodeEncodeError):
        pending_files.begin(root, INTENT, FILES | {"content/events/b.md": "\ud800"})
    assert left(root) == {"lock"}


def test_waits_with_a_file_that_finds_no_place(root: Path) -> None:
    """What could not be brought in is there for the next attempt."""
    pending_files.begin(root, INTENT, FILES)
    (root / "content").mkdir()
    (root / "content" / "events").write_text("In the way.\n")
    with pytest.raises(HubError) as caught:
        pending_files.finish(root)
    assert str(caught.value) == (
        f"{root}/content/events: File exists; it is decided, and the next hub command does the rest"
    )
    (root / "content" / "events").unlink()
    assert pending_files.finish(root) == INTENT.files
    assert (content(root), left(root)) == (FILES, {"lock"})
