"""The picture of a page: what it becomes, and what keeps it from its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hub.content import page_pictures
from hub.content.models import PagePicture

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "content/toolkit/light/wick.md"
PICTURE = PagePicture(wide="wide.svg", caption="A wick.", table=(("Part", "Use"), ("Wick", "Burns")), line=7)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a page, with a wide and a tall picture."""
    folder = (tmp_path / PAGE).parent
    folder.mkdir(parents=True)
    for name in ("wide", "tall"):
        drawn = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n<text>{name}</text></svg>'
        (folder / f"{name}.svg").write_text(drawn, encoding="utf-8")
    return folder


def test_one_form_is_for_every_screen(folder: Path, tmp_path: Path) -> None:
    """It has a role, and the caption as its name."""
    start = '<svg class="every" role="img" aria-labelledby="picture:caption" viewBox="0 0 9 9">'
    assert page_pictures.elements(PAGE, PICTURE, tmp_path) == (f"{start}\n<text>wide</text></svg>",)
    assert (folder / "wide.svg").exists()


@pytest.mark.usefixtures("folder")
def test_two_forms(tmp_path: Path) -> None:
    """Each says for which screens it is; a page without a picture has none."""
    both = PagePicture(wide="wide.svg", tall="tall.svg", caption="A wick.", table=PICTURE.table)
    wide, tall = page_pictures.elements(PAGE, both, tmp_path)
    assert ('class="wide"' in wide, 'class="tall"' in tall) == (True, True)
    assert page_pictures.elements(PAGE, None, tmp_path) == ()


def test_a_file_that_is_missing(tmp_path: Path) -> None:
    """The page is named, with the line of its picture; nothing is shown."""
    (found,) = page_pictures.problems(PAGE, PICTURE, tmp_path)
    assert str(found) == (
        f"{PAGE}:7:1: 818 picture: there is no file content/toolkit/light/wide.svg; "
        "save the picture there, or correct its name"
    )
    assert page_pictures.elements(PAGE, PICTURE, tmp_path) == ()


def test_a_file_that_does_not_fit(folder: Path, tmp_path: Path) -> None:
    """The picture is named, with its line; nothing is shown."""
    (folder / "wide.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n<script/></svg>')
    (found,) = page_pictures.problems(PAGE, PICTURE, tmp_path)
    assert str(found) == (
        "content/toolkit/light/wide.svg:2:1: 818 a page cannot take in this picture: it has the element <script>; "
        "draw it with shapes and words alone"
    )
    assert page_pictures.elements(PAGE, PICTURE, tmp_path) == ()
