"""The picture that the front matter of a page names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hub.importers import front_pictures, page_fields

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Oil it."


def shown(front: str, page: Path, markdown: str = TEXT, folder: str = "", root: str = "") -> str:
    """The text of a page with this front matter."""
    fields, _ = page_fields.read(front, "a.md", 2)
    return front_pictures.shown(markdown, fields, page, folder, root)


@pytest.mark.parametrize(
    ("front", "picture"),
    [
        ("image: /lit lamp.png", "![](/lit%20lamp.png)"),
        ("image: {path: /a.png, alt: 'A [lit] lamp'}", "![A (lit) lamp](/a.png)"),
        ("cover: {image: beside.jpg, caption: Lit}", "![Lit](beside.jpg)"),
        ("featured_image: images/a.png", "![](/images/a.png)"),
        ("header: {teaser: t.jpg, overlay_image: https://i.example/a.webp?w=1}", "![](https://i.example/a.webp?w=1)"),
        ("image: lamp\nbanner: b.svg", "![](/b.svg)"),
    ],
)
def test_it_is_above_the_text(front: str, picture: str, tmp_path: Path) -> None:
    """However a theme calls it; it is beside the page, else in the folder of the site."""
    (tmp_path / "beside.jpg").write_bytes(b"")
    assert shown(front, tmp_path / "a.md") == f"{picture}\n\n{TEXT}"


@pytest.mark.parametrize(
    ("front", "markdown"),
    [
        ("image: lamp", TEXT),
        ("image: ''", TEXT),
        ("image: [/a.png]", TEXT),
        ("header: {teaser: t.jpg}", TEXT),
        ("image: /i/a.png", "![A lamp](/files/a.png)"),
        ("image: /i/a.png", ""),
    ],
)
def test_a_text_stays_as_it_is(front: str, markdown: str, tmp_path: Path) -> None:
    """Where there is no picture, the text shows it, or there is no text."""
    assert shown(front, tmp_path / "a.md", markdown) == markdown


def test_a_site_may_have_a_folder_and_a_path(tmp_path: Path) -> None:
    """As Chirpy has it, and sites that are not at the top of their host."""
    assert shown("image: a.png", tmp_path / "a.md", folder="/media", root="/blog").startswith("![](/blog/media/a.png)")
