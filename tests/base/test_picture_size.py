"""How wide pictures are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hub.base import picture_size

if TYPE_CHECKING:
    from pathlib import Path

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\x58\0\0\0\x0a\x08\x02\0\0\0"


@pytest.mark.parametrize(
    ("content", "width"),
    [
        (PNG, 600),
        (b"GIF89a\x58\x02\x0a\0", 600),
        (b'<svg xmlns="http://www.w3.org/2000/svg" width="600" height="10"/>', 600),
        (b'<svg width="600"><a></svg>', None),
        (PNG[:20], None),
        (b"words", None),
        (b"", None),
    ],
)
def test_width(tmp_path: Path, content: bytes, width: int | None) -> None:
    """The width of a picture is in its first bytes; what is broken has none."""
    file = tmp_path / "picture"
    file.write_bytes(content)
    assert picture_size.width(file) == width


def test_a_picture_that_is_not_there_has_no_width(tmp_path: Path) -> None:
    """A missing file is told elsewhere."""
    assert picture_size.width(tmp_path / "none.png") is None
