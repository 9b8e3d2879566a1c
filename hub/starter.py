"""A new hub in an empty folder: settings, one page of each kind, sample feeds, workflows, all of them to be changed."""

from __future__ import annotations

import shutil
from importlib import resources
from typing import TYPE_CHECKING

from hub import __version__, snippets
from hub.errors import HubError

if TYPE_CHECKING:
    from pathlib import Path

# Their names begin with a dot in a hub; in this package, tools would take them for its own.
DOTTED = ("github", "vscode", "gitignore")


def sample(folder: Path) -> None:
    """Copy the sample hub; raises HubError where the folder already holds something."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message = f"{folder} is not empty: name a new folder, for nothing is overwritten"
        raise HubError(message)
    _copy("sample", folder)


def community(folder: Path) -> None:
    """Copy all that a community of one's own begins with; raises HubError as `sample` does."""
    sample(folder)
    _copy("starter", folder)
    for name in DOTTED:
        (folder / name).rename(folder / f".{name}")
    _copy("schemas", folder / ".vscode" / "schemas")
    (folder / ".vscode" / snippets.FILE).write_text(snippets.text(), encoding="utf-8")
    needed = folder / "requirements.txt"
    needed.write_text(needed.read_text(encoding="utf-8").replace("VERSION", __version__), encoding="utf-8")


def _copy(name: str, folder: Path) -> None:
    with resources.as_file(resources.files("hub") / name) as source:
        shutil.copytree(source, folder, dirs_exist_ok=True)
