"""Where a hub is: the nearest folder with a mkdocs.yml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.base import file_io, file_tree
from hub.errors import ContentError, NotAHubError

if TYPE_CHECKING:
    from pathlib import Path

SITE = file_io.MARK


def find_root(start: Path) -> Path:
    """Return the nearest folder at or above `start` that holds a mkdocs.yml.

    Raises NotAHubError where there is none, and ContentError where that file is a link that leads out of its folder.
    """
    for folder in (start, *start.parents):
        if (folder / SITE).is_file():
            refuse_link_out(folder, SITE)
            return folder
    ways = "go to the folder of a hub, name it with hub --root DIR, or make one with hub init DIR"
    message = f"no {SITE} in {start} or above: {ways}"
    raise NotAHubError(message)


def refuse_link_out(root: Path, path: str) -> None:
    """Raise ContentError where a file of the hub is a link that leads out of it."""
    if not file_io.is_inside(root, path):
        raise ContentError([file_tree.leads_out(path)])
