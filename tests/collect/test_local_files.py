"""Files and folders."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hub.collect import local_files
from hub.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path


def test_walks_a_folder(tmp_path: Path) -> None:
    """A folder gives its feeds in order of their names, and a file gives itself."""
    for name in ("b.json", "a/z.xml", "c.RSS", "d.atom", "e.rdf", "f.txt", "a/g.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "h.json").mkdir()
    names = [file.relative_to(tmp_path).as_posix() for file in local_files.feeds(tmp_path)]
    assert names == ["a/z.xml", "b.json", "c.RSS", "d.atom", "e.rdf"]
    assert list(local_files.feeds(tmp_path / "f.txt")) == [tmp_path / "f.txt"]


def test_gets_a_file(tmp_path: Path) -> None:
    """A file as large as allowed is read; a larger one is not."""
    file = tmp_path / "a.json"
    file.write_bytes(b"12345")
    assert local_files.get(file, 5) == b"12345"
    with pytest.raises(SourceError, match=r"the file is larger than 4e-06 MB"):
        local_files.get(file, 4)


@pytest.mark.parametrize(("name", "message"), [("none", "No such file or directory"), (".", "Is a directory")])
def test_says_why_a_file_cannot_be_read(tmp_path: Path, name: str, message: str) -> None:
    """What cannot be read says so."""
    with pytest.raises(SourceError, match=f"the file cannot be read: {message}"):
        local_files.get(tmp_path / name)
