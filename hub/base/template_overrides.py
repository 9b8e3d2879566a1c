"""Templates of a hub that go before ours: `overrides/templates/PACKAGE/NAME` before `hub/PACKAGE/templates/NAME`.

They are programs of the hub's owner, as hooks and plug-ins are, and no text of a stranger.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.base import cache_file, file_io
from hub.base.translation import gettext
from hub.errors import HubError

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "overrides/templates"


def folder(root: Path, package: str) -> Path:
    """Return where a hub has its own templates for a package: site, newsletter or scaffold; it need not be there."""
    return root / FOLDER / package


def text(root: Path, package: str, name: str) -> str | None:
    """Return the text of the hub's own template; None where it has none.

    Raises HubError for a link that leads out of the hub.
    """
    file = folder(root, package) / name
    refuse_link_out(root, file)
    return file.read_text(encoding="utf-8") if file.is_file() else None


def refuse_link_out(root: Path, file: Path) -> None:
    """Raise HubError for a template that is not in the hub, but behind a link that leads out of it."""
    if not file_io.is_inside(root, file):
        message = gettext(
            "%(path)s is a link that leads out of the hub; put the template in its place",
            path=file.relative_to(root).as_posix(),
        )
        raise HubError(message)


def fingerprint(root: Path) -> bytes:
    """Return a hash of all templates of a hub, by which what was made of others is told apart; b"" for none."""
    found = (
        [
            (path, (root / FOLDER / path).read_bytes())
            for path, _ in file_io.stamps(root / FOLDER)
            if file_io.is_inside(root, f"{FOLDER}/{path}")
        ]
        if (root / FOLDER).is_dir()
        else []
    )
    return cache_file.total(found) if found else b""
