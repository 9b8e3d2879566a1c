"""Files are written whole or not at all, and only in the folder that they belong to."""

from __future__ import annotations

import os
import platform
import shutil
import signal
import subprocess
import sys
import textwrap
from typing import TYPE_CHECKING

import pytest

from hub.base import file_io
from hub.errors import HubError

if TYPE_CHECKING:
    from pathlib import Path

OUTSIDE = ["../x.md", "content/../../x.md", "/tmp/x.md", "out/x.md", "out", "content/in-out/x.md", "a\0b"]  # noqa: S108  never made


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A hub with links out of it, and the rest of the disk beside it."""
    room = tmp_path / "hub"
    (room / "content").mkdir(parents=True)
    (room / "mkdocs.yml").touch()
    (tmp_path / "beside").mkdir()
    (room / "out").symlink_to(tmp_path / "beside")
    (room / "content/in-out").symlink_to("../out")
    return room


def listed(folder: Path) -> list[str]:
    """Every file and folder below a folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@pytest.mark.parametrize(("content", "expected"), [("é\n", b"\xc3\xa9\n"), ("a\r\n", b"a\r\n"), (b"\xff", b"\xff")])
@pytest.mark.parametrize("lasting", [True, False])
def test_write(content: str | bytes, expected: bytes, *, lasting: bool, tmp_path: Path) -> None:
    """Text is UTF-8, bytes are bytes, line ends stay, and folders come as needed."""
    file = file_io.write(tmp_path, "a/b/c.md", content, lasting=lasting)
    assert file == tmp_path / "a/b/c.md"
    assert file.read_bytes() == expected
    assert listed(tmp_path) == ["a", "a/b", "a/b/c.md"]


@pytest.mark.parametrize("path", OUTSIDE)
def test_nothing_is_written_outside(path: str, room: Path) -> None:
    """Neither by a path that climbs, nor through a link, nor through a chain of links."""
    before = listed(room.parent)
    with pytest.raises(HubError, match="leads out of"):
        file_io.write(room, path, "x")
    with pytest.raises(HubError, match="leads out of"):
        file_io.folder(room, path)
    with pytest.raises(HubError, match="leads out of"):
        file_io.renew(room, path)
    assert listed(room.parent) == before


def test_create_makes_no_folder_outside(room: Path) -> None:
    """A new folder would be a write as well."""
    for path in ("../new/x.html", "../a/b/c/x.html", "out/new/x.html", "../x.html", "out/x.html"):
        with pytest.raises(HubError, match="leads out of"):
            file_io.create(str(room), path, b"x")
    assert listed(room.parent / "beside") == []
    assert sorted(path.name for path in room.parent.iterdir()) == ["beside", "hub"]


def test_create_writes_through_no_link(room: Path) -> None:
    """A file that is a link is left alone, wherever it leads."""
    (room / "content/index.html").symlink_to("../mkdocs.yml")
    with pytest.raises(OSError, match=r"index\.html"):
        file_io.create(str(room), "content/index.html", b"x")
    assert (room / "mkdocs.yml").read_bytes() == b""


def test_a_link_inside_is_written_through(room: Path) -> None:
    """The file that it leads to changes, and the link stays."""
    (room / "shared.md").write_text("old", encoding="utf-8")
    (room / "content/a.md").symlink_to("../shared.md")
    file_io.write(room, "content/a.md", "new")
    assert (room / "content/a.md").is_symlink()
    assert (room / "shared.md").read_text(encoding="utf-8") == "new"


def test_what_is_removed_or_moved_lies_inside(room: Path) -> None:
    """A link out of the hub can be removed itself; nothing behind it can."""
    (room.parent / "beside/kept.md").touch()
    (room / "a.md").touch()
    with pytest.raises(HubError, match="leads out of"):
        file_io.remove(room, "out/kept.md")
    with pytest.raises(HubError, match="leads out of"):
        file_io.move(room / "a.md", room, "out/a.md")
    file_io.remove(room, "out")
    file_io.move(room / "a.md", room, "new/b.md")
    assert listed(room.parent) == [
        "beside",
        "beside/kept.md",
        "hub",
        "hub/content",
        "hub/content/in-out",
        "hub/mkdocs.yml",
        "hub/new",
        "hub/new/b.md",
    ]


def test_create(tmp_path: Path) -> None:
    """A file of a new site; what stood there is written over."""
    for content in (b"long", b"\xff"):
        file_io.create(str(tmp_path), "a/b/index.html", content)
    file_io.create(str(tmp_path), "index.html", b"top")
    assert (tmp_path / "a/b/index.html").read_bytes() == b"\xff"
    assert (tmp_path / "index.html").read_bytes() == b"top"


def test_create_again_where_all_was_removed(tmp_path: Path) -> None:
    """What was known of a folder of the last build does not hinder the next."""
    for _ in range(2):
        file_io.create(str(tmp_path / "site"), "a/b/index.html", b"x")
        file_io.create(str(tmp_path / "site"), "a/c/index.html", b"x")
        shutil.rmtree(tmp_path / "site")


def test_what_fails_leaves_the_old_file(tmp_path: Path) -> None:
    """Where writing fails, the file is as before and nothing lies beside it."""
    file_io.write(tmp_path, "c.md", "old")
    with pytest.raises(UnicodeEncodeError):
        file_io.write(tmp_path, "c.md", "\ud800")
    assert {each.name: each.read_text() for each in tmp_path.iterdir()} == {"c.md": "old"}


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    """Where a folder stands, nothing is written and nothing is left."""
    (tmp_path / "c.md").mkdir()
    with pytest.raises(OSError, match=r"c\.md"):
        file_io.write(tmp_path, "c.md", "new")
    assert [each.name for each in tmp_path.iterdir()] == ["c.md"]


KILLED = """
    import os, signal, sys
    from pathlib import Path
    from hub.base import file_io
    os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)
    file_io.write(Path(sys.argv[1]), "content/a.md", "half")
"""


def test_a_kill_leaves_nothing_in_content(room: Path) -> None:
    """What was half written waits in .hub/, and the next write of another process removes it."""
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(KILLED), str(room)], check=False)  # noqa: S603  our own words
    assert done.returncode == -signal.SIGKILL
    assert listed(room / "content") == ["in-out"]
    assert len(listed(room / ".hub")) == 1
    file_io.write(room, "content/a.md", "whole")
    assert listed(room / "content") == ["a.md", "in-out"]
    assert listed(room / ".hub") == []


def test_what_a_running_process_writes_stays(room: Path) -> None:
    """So do the files of another machine, for a day, and what is none of these files."""
    waiting = file_io.folder(room, ".hub")
    ours, theirs = f"new-{platform.node()}.{os.getpid()}.ab", "new-elsewhere.example.gov.1.ab"
    odd = f"new-{platform.node()}.{'9' * 30}.ab"
    for name in (ours, theirs, odd, "hub.db"):
        (waiting / name).touch()
    (waiting / "new-elsewhere.2.cd").touch()
    os.utime(waiting / "new-elsewhere.2.cd", (0, 0))
    file_io.write(room, "content/a.md", "x")
    assert listed(waiting) == sorted(["hub.db", ours, theirs])


@pytest.mark.parametrize("name", [".hub", "content"])
def test_a_folder_of_the_hub_that_is_a_link_out(name: str, room: Path) -> None:
    """Nothing is written there, not even for a moment."""
    shutil.rmtree(room / name, ignore_errors=True)
    (room / name).symlink_to(room.parent / "beside")
    with pytest.raises(HubError, match="leads out of"):
        file_io.write(room, "content/a.md", "x")
    assert listed(room.parent / "beside") == []


def test_renew_and_clear(tmp_path: Path) -> None:
    """A folder for a build begins empty, and goes without a word where it is not there."""
    file_io.write(tmp_path, "new/old.html", "x")
    assert listed(file_io.renew(tmp_path, "new")) == []
    file_io.clear(tmp_path, "new")
    file_io.clear(tmp_path, "new")
    assert listed(tmp_path) == []


def test_prune(tmp_path: Path) -> None:
    """Folders without a file go, from the inside."""
    (tmp_path / "a/b/c").mkdir(parents=True)
    (tmp_path / "d").mkdir()
    (tmp_path / "d/x").touch()
    file_io.prune(tmp_path)
    assert listed(tmp_path) == ["d", "d/x"]
