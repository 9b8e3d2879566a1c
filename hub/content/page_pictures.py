"""The picture of a page: its SVG files -> elements of the page, or what keeps them from it."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from hub.base import filenames
from hub.base.translation import gettext
from hub.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hub.content.models import PagePicture

RULE = "818"
ELEMENT = '<svg class="{}" role="img" aria-labelledby="picture:caption"'


def problems(page: str, picture: PagePicture | None, root: Path) -> Iterator[Problem]:
    """Yield what keeps the files of a picture from their page: one is missing, or has more than shapes and words."""
    from hub.base import svg_pictures  # lxml

    for name in _names(picture):
        path = _beside(page, name)
        if not (root / path).is_file():
            line = picture.line if picture else 1
            fix = gettext("save the picture there, or correct its name")
            yield Problem(
                path=page,
                line=line,
                rule=RULE,
                message=gettext("picture: there is no file %(path)s", path=path),
                fix=fix,
            )
            continue
        line, found = svg_pictures.foreign(_bytes(root, path))
        if found:
            message = gettext("a page cannot take in this picture: %(found)s", found=found)
            fix = gettext("draw it with shapes and words alone")
            yield Problem(path=filenames.shown(path), line=line, rule=RULE, message=message, fix=fix)


def elements(page: str, picture: PagePicture | None, root: Path) -> tuple[str, ...]:
    """Return the wide and the tall form of a picture as HTML; none where `problems` finds anything.

    A picture without a tall form has one element, which is for every screen.
    """
    from hub.base import svg_pictures  # lxml

    if not picture or any(problems(page, picture, root)):
        return ()
    looks = ("wide", "tall") if picture.tall else ("every",)
    drawn = (svg_pictures.inline(_bytes(root, _beside(page, name))) for name in _names(picture))
    return tuple(svg.replace("<svg", ELEMENT.format(look), 1) for look, svg in zip(looks, drawn, strict=True))


def _names(picture: PagePicture | None) -> tuple[str, ...]:
    return tuple(filter(None, (picture.wide, picture.tall))) if picture else ()


def _beside(page: str, name: str) -> str:
    return posixpath.join(posixpath.dirname(page), name)


def _bytes(root: Path, path: str) -> bytes:
    from hub.base import svg_pictures  # lxml

    with (root / path).open("rb") as file:
        return file.read(svg_pictures.LARGEST + 1)
