"""Files are written whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hub import disk

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("content", "expected"), [("é\n", b"\xc3\xa9\n"), ("a\r\n", b"a\r\n"), (b"\xff", b"\xff")])
def test_write(content: str | bytes, expected: bytes, tmp_path: Path) -> None:
    """Text is UTF-8, bytes are bytes, line ends stay, and folders come as needed."""
    file = tmp_path / "a" / "b" / "c.md"
    disk.write(file, content)
    assert file.read_bytes() == expected
    assert [each.name for each in file.parent.iterdir()] == ["c.md"]


def test_create(tmp_path: Path) -> None:
    """A file of a new site; what stood there is written over."""
    file = tmp_path / "a/b/index.html"
    disk.create(str(file), b"long")
    disk.create(str(file), b"\xff")
    assert file.read_bytes() == b"\xff"


def test_what_fails_leaves_the_old_file(tmp_path: Path) -> None:
    """Where writing fails, the file is as before and nothing lies beside it."""
    file = tmp_path / "c.md"
    disk.write(file, "old")
    with pytest.raises(UnicodeEncodeError):
        disk.write(file, "\ud800")
    assert {each.name: each.read_text() for each in tmp_path.iterdir()} == {"c.md": "old"}


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    """Where a folder stands, nothing is written and nothing is left."""
    (tmp_path / "c.md").mkdir()
    with pytest.raises(OSError, match=r"c\.md"):
        disk.write(tmp_path / "c.md", "new")
    assert [each.name for each in tmp_path.iterdir()] == ["c.md"]
