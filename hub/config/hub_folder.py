"""Where a hub is: the nearest folder with a mkdocs.yml."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hub.base import file_io, file_tree, translation
from hub.base.translation import gettext
from hub.errors import ContentError, NotAHubError

if TYPE_CHECKING:
    from pathlib import Path

SITE = file_io.MARK
# Where the file says its language, also where it cannot be read as YAML.
STATED = re.compile(r"^[ \t]+language:[ \t]*[\"']?(?P<tag>[A-Za-z][A-Za-z-]*)", re.MULTILINE)


def find_root(start: Path) -> Path:
    """Return the nearest folder at or above `start` that holds a mkdocs.yml.

    Raises NotAHubError where there is none, and ContentError where that file is a link that leads out of its folder.
    """
    for folder in (start, *start.parents):
        if (folder / SITE).is_file():
            refuse_link_out(folder, SITE)
            return folder
    ways = gettext("go to the folder of a hub, name it with hub --root DIR, or make one with hub init DIR")
    message = gettext("no %(site)s in %(start)s or above: %(ways)s", site=SITE, start=start, ways=ways)
    raise NotAHubError(message)


def stated_language(root: Path) -> str:
    """Return the language that the settings of a hub name, whatever is wrong with them; English without our words."""
    found = STATED.search((root / SITE).read_bytes().decode(errors="replace"))
    return found["tag"] if found and translation.has(found["tag"]) else translation.SOURCE


def refuse_link_out(root: Path, path: str) -> None:
    """Raise ContentError where a file of the hub is a link that leads out of it."""
    if not file_io.is_inside(root, path):
        raise ContentError([file_tree.leads_out(path)])
