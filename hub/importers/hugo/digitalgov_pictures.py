"""The pictures of digital.gov's Hugo theme, found by their names in `data/images/`, a folder beside the content."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from hub.base.utf8_files import text_of
from hub.content import yaml_nodes
from hub.errors import ContentError
from hub.importers.hugo import digitalgov_shortcodes
from hub.importers.hugo.hugo_shortcodes import Picture
from hub.importers.page_fields import string

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

EXTENSIONS = (".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp")


def pictures(content: Path) -> Callable[[str], Picture | None]:
    """Return a function that finds a picture by the name of its file in `data/images/`, a folder beside the content."""
    folder = content.parent / "data" / "images"

    @cache
    def picture(name: str) -> Picture | None:
        uid = name.lower().rpartition(".")[0] if name.lower().endswith(EXTENSIONS) else name.lower()
        file = folder / f"{uid}.yml"
        return _picture(file) if uid and "/" not in uid and "\\" not in uid and file.is_file() else None

    return picture


def _picture(file: Path) -> Picture | None:
    try:
        node, _ = yaml_nodes.parse(text_of(file, str(file)), str(file))
    except ContentError:
        return None  # the shortcode that asks says that it found none
    fields = node.value if isinstance(node.value, dict) else {}
    name = f"{string(fields.get('uid')) or file.stem}.{string(fields.get('format')) or 'png'}"
    words = {key: string(fields.get(key)) for key in ("alt", "caption", "credit")}
    return Picture(url=f"{digitalgov_shortcodes.FILES}/{name.replace(' ', '%20')}", **words)
