"""The files below a folder of a hub: links of the file system are followed as long as they stay inside."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hub.base import filenames
from hub.base.translation import gettext
from hub.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

# Two links in each of fifty folders to the next one are 2^50 paths without a circle.
MOST_LINKED = 1_000


@dataclass(kw_only=True, slots=True)
class _Walk:
    """Hold one walk below the real folder `root`: who hears of problems and left-overs, and linked folders met."""

    root: str
    refuse: Callable[[Problem], None]
    leave: Callable[[str], None]
    deep: bool
    linked: int = 0

    def below(self, folder: str, path: str, above: tuple[str, ...]) -> Iterator[tuple[str, os.DirEntry[str]]]:
        """Yield the files of a folder with their paths; `above` has the real folders on the way, one for each link."""
        with contextlib.suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as found:
            for entry in sorted(found, key=_name):
                place = f"{path}/{entry.name}"
                if not self.takes(entry, place, above):
                    continue
                if not entry.is_dir():
                    yield place, entry
                elif self.deep:
                    yield from self.below(entry.path, place, _deeper(entry, above))

    def takes(self, entry: os.DirEntry[str], place: str, above: tuple[str, ...]) -> bool:
        """Return whether an entry may be read; calls `leave` or `refuse` where it may not."""
        if not entry.name[0].isalnum() or not entry.name.endswith(".md"):
            if filenames.is_left_over(entry.name):
                self.leave(place)
                return False
            if entry.name.startswith("."):
                self.refuse(_hidden(place))
                return False
        if entry.is_symlink():
            problem = self.wrong(entry.path, place, above)
        else:
            problem = None if entry.is_file() or entry.is_dir() else _strange(place)
        if problem:
            self.refuse(problem)
        return problem is None

    def wrong(self, link: str, place: str, above: tuple[str, ...]) -> Problem | None:
        """Return what is wrong with a link, which leads out, nowhere, in a circle or to what is hidden; else None."""
        real = os.path.realpath(link)
        if not f"{real}/".startswith(f"{self.root}/"):
            return leads_out(place)
        if not os.path.exists(real):  # noqa: PTH110
            return _dead(place)
        if any(part.startswith(".") for part in real[len(self.root) :].split("/")):
            return _link(place, gettext("this is a link to a hidden file of the hub, which nobody may publish"))
        if os.path.isdir(real):  # noqa: PTH112
            self.linked += 1
            if any(f"{folder}/".startswith(f"{real}/") for folder in above):
                return _link(place, gettext("this is a link that leads back to a folder that contains it"))
            if self.linked > MOST_LINKED:
                return _link(
                    place,
                    gettext(
                        "this is one of more than %(most)s paths through linked folders",
                        most=f"{MOST_LINKED:,}",
                    ),
                )
        return None


def walk(
    root: Path,
    folder: str,
    *,
    deep: bool = True,
    refuse: Callable[[Problem], None] = lambda _: None,
    leave: Callable[[str], None] = lambda _: None,
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield every file below the folder `folder` of a hub, with its path from `root`, in the order of their names.

    Left out are links that lead out of the hub, nowhere, in a circle or to what is hidden, hidden files themselves, and
    what is not a file: `refuse` hears of each; and leftover files of other programs, of which `leave` hears. Without
    `deep`, folders are left out as well.
    """
    walk = _Walk(root=os.path.realpath(root), refuse=refuse, leave=leave, deep=deep)
    start = os.path.join(root, folder)  # noqa: PTH118
    real = os.path.realpath(start)
    is_linked = real != os.path.join(walk.root, folder)  # noqa: PTH118
    if problem := walk.wrong(start, folder, ()) if is_linked else None:
        refuse(problem)
    else:
        yield from walk.below(start, folder, (real,))


def leads_out(path: str) -> Problem:
    """Return the problem of a link that leads out of the hub; it does not say where the link leads."""
    return _link(path, gettext("this is a link that leads out of the hub"))


def _deeper(entry: os.DirEntry[str], above: tuple[str, ...]) -> tuple[str, ...]:
    if entry.is_symlink():
        return (*above, os.path.realpath(entry.path))
    return (*above[:-1], f"{above[-1]}/{entry.name}")


def _link(path: str, message: str) -> Problem:
    fix = gettext("put the file itself in its place, or delete the link")
    return Problem(path=filenames.shown(path), rule="811", message=message, fix=fix)


def _dead(path: str) -> Problem:
    message = gettext("this is a link that leads nowhere, so it is left out")
    return Problem(path=filenames.shown(path), rule="812", message=message, fix=gettext("delete it"), level="warning")


def _hidden(path: str) -> Problem:
    message = gettext("its name begins with a dot, and hidden files are not published")
    fix = gettext("delete it, or keep it outside of content/ and newsletters/")
    return Problem(path=filenames.shown(path), rule="813", message=message, fix=fix)


def _strange(path: str) -> Problem:
    message = gettext("this is not a file: nobody can read it")
    return Problem(path=filenames.shown(path), rule="813", message=message, fix=gettext("delete it"))


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name
