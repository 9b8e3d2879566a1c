"""The vocabulary of a hub's search: content/synonyms.yml, which a hub need not have."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hub.base import utf8_files
from hub.base.translation import gettext
from hub.config import hub_folder, topics_and_sources
from hub.content import validation, yaml_nodes
from hub.content.synonyms import Synonym
from hub.content.validation import Report, group, line, optional, reads, required, several
from hub.errors import ContentError, Problem

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.yaml_nodes import Node

PATH = "content/synonyms.yml"
FIELDS: validation.Fields = {
    "words": required(several(line)),
    "means": optional(several(line)),
    "pages": optional(several(line)),
}
_fields = group(FIELDS, Synonym)


@reads({**_fields.schema, "anyOf": [{"required": ["means"]}, {"required": ["pages"]}]})
def _entry(node: Node, report: Report) -> Synonym | None:
    """Read an entry, which leads to something."""
    found: Synonym | None = _fields(node, report)
    if found and not (found.means or found.pages):
        words = validation.shown(", ".join(found.words))
        report(
            node,
            gettext("%(words)s leads to nothing", words=words),
            gettext("add `means:` with words of yours, or `pages:`"),
            rule="803",
        )
    return found and replace(found, line=node.line)


entries = topics_and_sources.entries(_entry, lambda _: ())


def load(root: Path) -> tuple[Synonym, ...]:
    """Return the vocabulary of the hub at `root`, empty without the file; raises ContentError with every problem."""
    found, problems = attempt(root)
    if problems:
        raise ContentError(problems)
    return found


def attempt(root: Path) -> tuple[tuple[Synonym, ...], tuple[Problem, ...]]:
    """Return the vocabulary as far as it can be read, and what is wrong with its file."""
    if not (root / PATH).is_file():
        return (), ()
    try:
        hub_folder.refuse_link_out(root, PATH)
        node, found = yaml_nodes.parse(utf8_files.text_of(root / PATH, PATH), PATH, rule="001")
    except ContentError as error:
        return (), error.problems
    report = Report(PATH, found)
    read = entries(node, report)
    return tuple(filter(None, read)), tuple(report.problems)
