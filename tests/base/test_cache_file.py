"""What is kept in a file comes back, or does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from hub.base import cache_file

if TYPE_CHECKING:
    from pathlib import Path

KEY = cache_file.total("lamp", 1)
KIND = dict[str, list[Any]]
VALUE = {"lamps": ["oil", "gl\udc80ss", None, 1.5]}


def test_comes_back(tmp_path: Path) -> None:
    """The same key reads what was written."""
    cache_file.write(tmp_path, "new/lamps.json", KEY, VALUE)
    assert cache_file.read(tmp_path / "new/lamps.json", KEY, KIND) == VALUE


@pytest.mark.parametrize("damage", [b"", b"{}", b"\0" * 40, b'{"lamps": []}'])
def test_damaged(tmp_path: Path, damage: bytes) -> None:
    """What was not written by `write`, or not wholly, is nothing."""
    file = tmp_path / "lamps.json"
    file.write_bytes(damage)
    assert cache_file.read(file, KEY, KIND) is None


def test_cut_off(tmp_path: Path) -> None:
    """A file that lost its end is nothing."""
    file = tmp_path / "lamps.json"
    cache_file.write(tmp_path, "lamps.json", KEY, VALUE)
    file.write_bytes(file.read_bytes()[:-1])
    assert cache_file.read(file, KEY, KIND) is None


def test_foreign(tmp_path: Path) -> None:
    """Another key reads nothing."""
    cache_file.write(tmp_path, "lamps.json", KEY, VALUE)
    assert cache_file.read(tmp_path / "lamps.json", cache_file.total("lamp", 2), KIND) is None


def test_another_kind(tmp_path: Path) -> None:
    """A value of another kind than is asked for is nothing."""
    cache_file.write(tmp_path, "lamps.json", KEY, VALUE)
    assert cache_file.read(tmp_path / "lamps.json", KEY, dict[str, int]) is None


def test_no_place(tmp_path: Path) -> None:
    """Where nothing can be written, nothing is kept, and that is all."""
    (tmp_path / "file").touch()
    cache_file.write(tmp_path, "file/lamps.json", KEY, VALUE)
    assert cache_file.read(tmp_path / "file/lamps.json", KEY, KIND) is None


def test_totals_tell_values_apart() -> None:
    """Equal values have the same sum, others have not."""
    assert cache_file.total(("a", "b"), 1) == cache_file.total(("a", "b"), 1)
    assert (
        len(
            {
                cache_file.total("ab"),
                cache_file.total("a", "b"),
                cache_file.total(("a", "b")),
                cache_file.total("ab", ""),
            }
        )
        == 4
    )


def test_another_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed template is another program, and so is another package; what Python compiles is none."""
    (tmp_path / "page.j2").write_text("one")
    monkeypatch.setattr(cache_file, "PROGRAM", tmp_path)
    program = cache_file.program.__wrapped__
    one = program()
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__/page.pyc").write_text("")
    assert program() == one
    (tmp_path / "page.j2").write_text("two")
    two = program()
    (tmp_path / "lamp-1.0.dist-info").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    assert len({one, two, program()}) == 3
