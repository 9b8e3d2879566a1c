"""What `readfile` and `include` put into a page of a Hugo site: the text of another file of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.base.translation import gettext
from hub.base.utf8_files import text_of
from hub.content import front_matter
from hub.errors import ContentError
from hub.importers import page_fields
from hub.importers.hugo import hugo_shortcodes, other_front_matter
from hub.importers.hugo.shortcodes import Block

if TYPE_CHECKING:
    from pathlib import Path

    from hub.importers.hugo.shortcodes import Meaning, Use

# A page of a thousand shortcodes could show a thousand times as much as all of the site.
MOST = 200_000


def of(page: Path, root: Path) -> dict[str, Meaning]:
    """Return the meanings of the shortcodes that show files, by their names, for a page of a site.

    A path leads from the page on, with a slash from the folder of the site on. Shortcodes in such a file are words.
    """
    shown: list[int] = []

    def read(use: Use) -> str:
        name = use.value("file", "path", "0")
        words = _text((root if name.startswith("/") else page.parent) / name.lstrip("/"), root)
        shown.append(len(words))
        if not words.strip() or sum(shown) > MOST:
            message = gettext("no file %(name)s of this site can be shown here; it is left out", name=repr(name))
            use.warn("unknown-file", message)
            return ""
        is_code = use.value("code") == "true"
        return hugo_shortcodes.code(use.value("lang"), words) if is_code else Block(words.strip())

    return {"readfile": read, "include": read}


def _text(file: Path, root: Path) -> str:
    """Return the text of a file of a site, without its fields; "" where it has none, or is not in the site."""
    if not (page_fields.is_within(file, root) and file.is_file()):
        return ""
    try:
        words = text_of(file, str(file)).replace("\r\n", "\n")
        if words.startswith(f"{other_front_matter.FENCE}\n") and (other := other_front_matter.read(words, str(file))):
            return other.body
        return front_matter.split(words, str(file))[2] if words.startswith("---\n") else words
    except ContentError:
        return ""  # the shortcode that asks for it is named
