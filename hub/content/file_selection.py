"""What MkDocs' `exclude_docs` and `draft_docs` name: files that a hub leaves out, and files that wait as drafts.

Their patterns are those of .gitignore, and are tried on the path of a file below content/; on `newsletter/DATE.md` for
an issue, as its page is named.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from hub.base import file_tree
from hub.content import routes

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterator

    from hub.content.models import Library
    from hub.content.settings import Config
    from hub.errors import Problem

# Links that lead out of the hub, to what is hidden, or in a circle.
FOLLOWED = "811"


def is_excluded(path: str, config: Config) -> bool:
    """Say whether `exclude_docs` names a file, which is then neither a page nor a file of the site."""
    return _is_named(path, config.exclude_docs)


def is_draft(path: str, config: Config) -> bool:
    """Say whether `draft_docs` names a file, which is then seen in a preview only."""
    return _is_named(path, config.draft_docs)


def files(  # noqa: PLR0913  where to look, and who hears of what
    config: Config,
    folder: str,
    *,
    deep: bool = True,
    refuse: Callable[[Problem], None] = lambda _: None,
    leave: Callable[[str], None] = lambda _: None,
    exclude: Callable[[str], None] = lambda _: None,
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield the files below a folder as `file_tree.walk` does, but those that are excluded; `exclude` hears of these.

    Of what is wrong with their places nobody hears, but of links that MkDocs would follow.
    """

    def refused(problem: Problem) -> None:
        names = (problem.path, f"{problem.path}/")
        if problem.rule == FOLLOWED or not any(is_excluded(name, config) for name in names):
            refuse(problem)

    for path, entry in file_tree.walk(config.root, folder, deep=deep, refuse=refused, leave=leave):
        if is_excluded(path, config):
            exclude(path)
        else:
            yield path, entry


def drafts_of(library: Library) -> frozenset[str]:
    """Return the files of everything in a library that only a preview shows."""
    kinds = (library.articles, library.events, library.toolkit, library.pages, library.assessments)
    waiting = (item.path for items in kinds for item in items if item.draft)
    return frozenset((*waiting, *(issue.path for issue in library.issues if issue.status == "draft")))


def _is_named(path: str, patterns: str) -> bool:
    return bool(patterns) and _matcher(patterns)(routes.page_path(path))


@lru_cache
def _matcher(patterns: str) -> Callable[[str], bool]:
    from pathspec.gitignore import GitIgnoreSpec  # what MkDocs reads them with

    return GitIgnoreSpec.from_lines(patterns.splitlines()).match_file
