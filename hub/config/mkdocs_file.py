"""mkdocs.yml and the files that it inherits from (`INHERIT`) -> one tree, whose every part knows its file and line."""

from __future__ import annotations

import os
import posixpath
from dataclasses import replace
from typing import TYPE_CHECKING

from hub.base import utf8_files
from hub.base.translation import gettext
from hub.config import hub_folder
from hub.content import validation, yaml_nodes
from hub.errors import ContentError

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.yaml_nodes import Node
    from hub.errors import Problem

SITE = hub_folder.SITE
INHERIT = "INHERIT"
RULE = "001"


def read(root: Path) -> tuple[Node, tuple[Problem, ...]]:
    """Return the settings of the hub at `root` and the problems of their parts.

    As in MkDocs a file's own values replace inherited ones, and mappings are put together key by key. Raises
    ContentError where one of the files is not YAML, is missing or inherits from itself.
    """
    (tree, problems), *below = _files(root)
    for node, more in below:
        tree, problems = _merged(tree, node), (*problems, *more)
    return tree, problems


def paths(root: Path) -> tuple[str, ...]:
    """Return the files that the settings are read from, from `root`, mkdocs.yml last; only that where one is wrong."""
    try:
        return tuple(node.path or SITE for node, _ in _files(root))
    except ContentError:
        return (SITE,)


def _files(root: Path) -> list[tuple[Node, tuple[Problem, ...]]]:
    """Return the tree and the problems of mkdocs.yml and of each file above it, that of all others first."""
    found = [yaml_nodes.parse(utf8_files.text_of(root / SITE, SITE), SITE, rule=RULE)]
    known = [SITE]
    while isinstance(found[0][0].value, dict) and (said := found[0][0].value.pop(INHERIT, None)):
        path = posixpath.normpath(posixpath.join(posixpath.dirname(known[-1]), said.written))
        _refuse(root, path, known, said)
        node, problems = yaml_nodes.parse(utf8_files.text_of(root / path, path), path, rule=RULE)
        found.insert(0, (yaml_nodes.located(node, path), problems))
        known.append(path)
    return found


def _refuse(root: Path, path: str, known: list[str], said: Node) -> None:
    """Raise ContentError where a file cannot be inherited from."""
    if not isinstance(said.value, str):
        message, fix = (
            gettext("%(value)s is not the path of a file", value=validation.shown(said.value)),
            gettext("write one, such as ../base.yml"),
        )
    elif any(os.path.realpath(root / path) == os.path.realpath(root / one) for one in known):
        message, fix = (
            gettext("%(written)s leads back to a file that inherits from it", written=said.written),
            gettext("delete this line"),
        )
    elif not (root / path).is_file():
        message, fix = (
            gettext("there is no file %(written)s", written=said.written),
            gettext("write the path of a file, seen from this one"),
        )
    else:
        return
    report = validation.Report(SITE)
    report(said, f"{INHERIT}: {message}", fix, rule=RULE)
    raise ContentError(report.problems)


def _merged(above: Node, own: Node) -> Node:
    if not isinstance(above.value, dict) or not isinstance(own.value, dict):
        return own
    both = {name: _merged(above.value[name], own.value[name]) for name in own.value if name in above.value}
    return replace(own, value=above.value | own.value | both)
