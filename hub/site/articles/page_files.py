"""Pages of the lane -> files in the folder of the site, made in two processes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from hub.base import file_io
from hub.base.two_processes import Work, parts
from hub.site.articles import unchanged_pages
from hub.site.articles.unchanged_pages import UnchangedPages

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hub.errors import Problem
    from hub.site.articles.planned_page import ArticleSite, Leaf

    Made: TypeAlias = tuple[UnchangedPages, list[Problem]]

# So many pages are one task.
AT_ONCE = 50


def begin(leaves: Iterable[Leaf], site: ArticleSite, before: UnchangedPages, folder: str) -> Work[Sequence[Leaf], Made]:
    """Begin to write the pages that cannot stay; `finish` does the rest."""
    return Work(partial(_write, site, before, folder), parts(tuple(leaves), AT_ONCE))


def finish(work: Work[Sequence[Leaf], Made], known: UnchangedPages) -> list[Problem]:
    """Wait until all pages are there, add what they are made of to `known`, and return their dead links and blanks."""
    dead: set[Problem] = set()
    for part, problems in work.results():
        known.add(part)
        dead.update(problems)
    return sorted(dead)


def _write(site: ArticleSite, before: UnchangedPages, folder: str, leaves: Sequence[Leaf]) -> Made:
    part = UnchangedPages(before=before.before)
    for file, html in unchanged_pages.made(leaves, site, part):
        file_io.create(folder, file, html)
    return UnchangedPages(now=part.now, stays=part.stays), site.dead
