"""Where a page leads in each language of a hub: to what says the same there, else to the nearest list."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from hub.content import language_folders, site_urls

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hub.content.translations import Version

HOME = "index.md"


@dataclass(frozen=True, kw_only=True, slots=True)
class LanguageSwitch:
    """Hold the languages of a hub by the tags of their trees, "" for its own; the paths of its pages are the site's.

    `versions` has those of each page that somebody translated, `lists` are the pages that are made in each language.
    """

    trees: tuple[str, ...]
    versions: Mapping[str, tuple[Version, ...]]
    lists: frozenset[str]

    def twin(self, path: str, tree: str, tag: str) -> str | None:
        """Return the page that says in a tree what a page of another one says; None where there is none."""
        for version in self.versions.get(path, ()):
            if language_folders.tree_of(version.language, self.trees) == tag:
                return version.path
        return self._listed(_own(path, tree), tag) if path in self.lists else None

    def nearest(self, path: str, tree: str, tag: str) -> str:
        """Return the list in a tree that is nearest to a page of another one: of its folder, of one above, or home."""
        above = (str(folder / HOME) for folder in PurePosixPath(_own(path, tree)).parents)
        return next(filter(None, (self._listed(each, tag) for each in above)))

    def twins(self, path: str, tree: str) -> dict[str, str]:
        """Return a page in each tree that has it, itself among them; nothing for a page in one language."""
        found = {tag: path if tag == tree else self.twin(path, tree, tag) for tag in self.trees}
        there = {tag: twin for tag, twin in found.items() if twin}
        return there if len(there) > 1 else {}

    def _listed(self, path: str, tag: str) -> str | None:
        """Return a list as it is in a tree; None where that has none, as for data, which has one place."""
        there = site_urls.in_tree(path, tag)
        return there if there in self.lists and (there != path or not tag) else None


def _own(path: str, tree: str) -> str:
    """Return the path that a page of a tree would have in the tree of the hub's language."""
    return path.removeprefix(f"{tree}/") if tree else path
