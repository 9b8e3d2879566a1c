"""Where topics and sources are written: a file for each, whose name is its key, or an entry of one list for all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from hub.base import file_tree, utf8_files
from hub.base.translation import gettext
from hub.config import hub_folder
from hub.content import validation, yaml_nodes
from hub.content.yaml_nodes import Node
from hub.errors import ContentError

if TYPE_CHECKING:
    from pathlib import Path

    from hub.errors import Problem

RULE = "001"
YAML = ".yml"


class EntryPlace(NamedTuple):
    """Hold the list and the folder of one kind of entry, and the field that a file has in its name: `slug` or `key`."""

    list: str
    folder: str
    key: str

    def own(self, key: str) -> str:
        """Return the file that one entry has for itself."""
        return f"{self.folder}/{key}{YAML}"

    def has(self, path: str) -> bool:
        """Say whether a path is that of an entry's own file."""
        folder, _, name = path.rpartition("/")
        return folder == self.folder and name.endswith(YAML)

    def file(self, root: Path, key: str) -> str:
        """Return the file of the hub at `root` that has an entry."""
        own = self.own(key)
        return own if (root / own).is_file() else self.list

    def files(self, root: Path) -> tuple[str, ...]:
        """Return the list, and the files that entries have for themselves, by their names."""
        walk = file_tree.walk(root, self.folder, deep=False)
        return (self.list, *(path for path, _ in walk if path.endswith(YAML)))


TOPICS = EntryPlace("content/topics.yml", "content/topics", "slug")
SOURCES = EntryPlace("content/sources.yml", "content/sources", "key")
PLACES = (TOPICS, SOURCES)


def read(root: Path, place: EntryPlace) -> tuple[Node, tuple[Problem, ...]]:
    """Return the entries of a hub as one list, those of the list first, and what is wrong with a file.

    Raises ContentError where the list cannot be read.
    """
    hub_folder.refuse_link_out(root, place.list)
    listed, problems = _parsed(root, place.list)
    if not isinstance(listed.value, tuple | None):
        return listed, problems
    entries, found = [*(listed.value or ())], [*problems]
    for path in place.files(root)[1:]:
        try:
            node, wrong = _parsed(root, path)
        except ContentError as error:
            found += error.problems
            continue
        entry, more = named(node, path, place)
        entries.append(entry)
        found += (*wrong, *more)
    return replace(listed, value=tuple(entries)), tuple(found)


def named(node: Node, path: str, place: EntryPlace) -> tuple[Node, tuple[Problem, ...]]:
    """Return the tree of an entry's own file with the key that its name is, and what is wrong with that."""
    if not isinstance(node.value, dict):
        return yaml_nodes.located(node, path), ()
    report = validation.Report(path)
    if place.key in node.value:
        report(
            node.value[place.key],
            gettext("%(key)s: the name of the file says it", key=place.key),
            gettext("delete this line"),
            rule="801",
        )
    stem = path.rpartition("/")[2].removesuffix(YAML)
    key = Node(stem, 1, 1, written=stem)
    return yaml_nodes.located(replace(node, value={**node.value, place.key: key}), path), tuple(report.problems)


def _parsed(root: Path, path: str) -> tuple[Node, tuple[Problem, ...]]:
    return yaml_nodes.parse(utf8_files.text_of(root / path, path), path, rule=RULE)
