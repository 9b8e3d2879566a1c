"""Pages of the lane -> files in the folder of the site, made in two processes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from hub import disk
from hub.site.lane import kept
from hub.site.lane.kept import Kept
from hub.workers import Work, parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hub.errors import Problem
    from hub.site.lane.leaf import Leaf, Site

    Made: TypeAlias = tuple[Kept, list[Problem]]

# So many pages are one task.
AT_ONCE = 50


def begin(leaves: Iterable[Leaf], site: Site, before: Kept, folder: str) -> Work[Sequence[Leaf], Made]:
    """Begins to write the pages that cannot stay; `finish` does the rest."""
    return Work(partial(_write, site, before, folder), parts(tuple(leaves), AT_ONCE))


def finish(work: Work[Sequence[Leaf], Made], known: Kept) -> list[Problem]:
    """All pages are there; what they are made of is `known`, and their dead links come back."""
    dead: set[Problem] = set()
    for part, problems in work.results():
        known.add(part)
        dead.update(problems)
    return sorted(dead)


def _write(site: Site, before: Kept, folder: str, leaves: Sequence[Leaf]) -> Made:
    part = Kept(before=before.before)
    for file, html in kept.made(leaves, site, part):
        disk.create(folder, file, html)
    return Kept(now=part.now, stays=part.stays), site.dead
