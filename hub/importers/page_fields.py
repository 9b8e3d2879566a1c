"""The front matter of a page of another generator -> its fields, each with its line, as they are found in the wild."""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from hub.base import sanitize_html
from hub.base.translation import gettext
from hub.collect import author_names
from hub.content import yaml_nodes
from hub.errors import ContentError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from hub.content.yaml_nodes import Node

MARKS = re.compile(r"(\*\*|`)(?=\S)((?:(?!\1).)+)(?<=\S)\1")
LINK = re.compile(r"\[([^\[\]\n]*)\]\([^()\n]*\)")
HANDLE = re.compile(r"(?<!\s)\s*\(@[^()]*\)\s*$")


def is_within(path: Path, folder: Path) -> bool:
    """Return whether something is there at a path, and in a folder also where links lead."""
    try:
        return path.exists() and path.resolve().is_relative_to(folder.resolve())
    except OSError:  # such as a name that is too long
        return False


def lines_before(words: str) -> Callable[[int], int]:
    """Return a function from an offset in a text to the number of lines that end before it."""
    return partial(bisect_left, [found.start() for found in re.finditer("\n", words)])


def string(node: Node | None) -> str:
    """Return a scalar as text: `slug: 18` is "18"; nothing, a list and a mapping are ""."""
    if node is None or node.value is None or isinstance(node.value, dict | tuple):
        return ""
    if isinstance(node.value, date):
        return node.value.isoformat()
    return str(node.value).strip()


def strings(node: Node | None) -> tuple[tuple[str, int], ...]:
    """Return the texts of a list, or of one value, each with its line."""
    nodes = node.value if node and isinstance(node.value, tuple) else (node,) if node else ()
    return tuple((string(one), one.line) for one in nodes if string(one))


def text_of(data: bytes, path: str) -> str:
    """Return the text of a file; raises ContentError, with the line, where it is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = gettext("the file is not UTF-8: byte %(byte)s is not valid", byte=f"{data[error.start]:#04x}")
        raise ContentError(
            [Problem(path=path, line=line, rule="001", message=message, fix=gettext("save it as UTF-8"))]
        ) from error


def read(front: str, path: str, first_line: int) -> tuple[dict[str, Node], tuple[Problem, ...]]:
    """Return the fields, and what is odd about them; of a repeated key, the last value that is not empty counts.

    Raises ContentError where there are no fields.
    """
    node, problems = yaml_nodes.parse(_without_tabs(front), path, first_line=first_line)
    if not isinstance(node.value, dict):
        message, fix = gettext("there are no fields between the lines `---`"), gettext("write one `key: value` a line")
        raise ContentError([Problem(path=path, line=first_line, rule="101", message=message, fix=fix)])
    fields = dict(node.value)
    repeated = [problem for problem in problems if problem.rule == "103"]
    for problem in repeated:
        if problem.column == 1:
            fields |= _later(front, path, first_line, problem.line)
    remarks = [
        replace(one, rule="repeated-key", fix=gettext("the last one that is not empty counts")) for one in repeated
    ]
    others = [replace(one, rule="odd-value") for one in problems if one.rule != "103"]
    return fields, (*remarks, *others)


def _without_tabs(front: str) -> str:
    return front.replace("\t", "  ") if "\t" in front else front


def _later(front: str, path: str, first_line: int, line: int) -> dict[str, Node]:
    """Return the value that a repeated key has on a later line, by the key; {} where it has none."""
    lines = front.split("\n")[line - first_line :]
    end = next((at for at, given in enumerate(lines) if at and given[:1].strip(" -#")), len(lines))
    node, _ = yaml_nodes.parse(_without_tabs("\n".join(lines[:end])), path, first_line=line)
    found: dict[str, Node] = node.value if isinstance(node.value, dict) else {}
    return {key: value for key, value in found.items() if value.value not in (None, "", ())}


def title(fields: Mapping[str, Node]) -> str:
    """Return the title of a page, else its name, as plain words: without tags, and without marks of bold and code."""
    given = string(fields.get("title")) or string(fields.get("name"))
    return sanitize_html.plain(MARKS.sub(r"\2", given))


def authors(fields: Mapping[str, Node], known: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of a page's authors; of a mapping, its `name`; `known` has names by what pages call them.

    Those below `params`, where Hugo keeps fields of a theme, count where there are no others.
    """
    params = fields.get("params")
    within = params.value if params and isinstance(params.value, dict) else {}
    every = within | {**fields}
    nodes = [every[name] for name in ("author", "authors") if name in every]
    each = [one for node in nodes for one in (node.value if isinstance(node.value, tuple) else (node,))]
    names = (string(one.value.get("name") if isinstance(one.value, dict) else one) for one in each)
    return tuple(dict.fromkeys(one for name in names for one in _people(name, known)))


def _people(given: str, known: Mapping[str, str]) -> tuple[str, ...]:
    return (known[given],) if given in known else author_names.people([html.escape(_name(given), quote=False)])


def _name(given: str) -> str:
    """Return a name without a link, and without what the person is called elsewhere."""
    return HANDLE.sub("", LINK.sub(r"\1", given)).strip()
