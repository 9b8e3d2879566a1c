"""YAML -> values that know their line and column; the one door to PyYAML's reader."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from hub.errors import ContentError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

# libyaml's parser where PyYAML was built with it (every wheel is): ten times faster, the same nodes.
LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
SCALARS = yaml.SafeLoader("").construct_object

MOST_NODES = 100_000
# What opens a level. libyaml nests on the C stack, which overflows between 20,000 and 40,000 levels.
OPENINGS = ("[", "{", "- ", "? ")
MOST_OPENINGS = 10_000

PLAIN_WORDS = (
    ("mapping values are not allowed", 'a value that contains ": " needs quotes, such as title: "News: this week"'),
    ("found character '\\t'", "use spaces, not tabs, at the start of a line"),
    ("could not find expected ':'", "every line needs a key, a colon and a space before its value"),
    ("found unexpected end of stream", "a quote or a bracket is opened and never closed"),
    ("expected <block end>", "check the indentation: keys of one level start in the same column"),
    ("did not find expected", "check quotes, brackets and indentation on this line and the one above"),
    ("cannot start any token", "a value that starts with @, `, % or * needs quotes"),
)


@dataclass(frozen=True, slots=True)
class Node:
    """A YAML value and where it stands; in a mapping, where its key stands.

    `value` is a scalar (str, int, float, bool, None, date, datetime), a tuple of nodes, or a dict of nodes by key.
    """

    value: object
    line: int
    column: int


def parse(text: str, path: str, *, first_line: int = 1, rule: str = "102") -> tuple[Node, tuple[Problem, ...]]:
    """The tree of a YAML text and the problems of its parts; raises ContentError where it is no YAML at all."""
    reader = _Reader(path, first_line, rule)
    try:
        _refuse_deep_nesting(text)
        root = yaml.compose(text, Loader=LOADER)
        node = Node(None, first_line, 1) if root is None else reader.node(root)
    except (yaml.YAMLError, RecursionError) as error:
        raise ContentError([_broken(error, path, first_line, rule)]) from error
    return node, tuple(reader.problems)


def _refuse_deep_nesting(text: str) -> None:
    if sum(map(text.count, OPENINGS)) > MOST_OPENINGS:
        raise yaml.MarkedYAMLError(problem=f"more than {MOST_OPENINGS:,} brackets and list marks")


class _Reader:
    """Turns PyYAML's nodes into ours and collects what is wrong with them."""

    def __init__(self, path: str, first_line: int, rule: str) -> None:
        self.path, self.first_line, self.rule = path, first_line, rule
        self.problems: list[Problem] = []
        self.left = MOST_NODES

    def node(self, node: yaml.Node) -> Node:
        self.left -= 1
        if self.left < 0:  # a small file whose aliases unfold into millions of values
            raise yaml.MarkedYAMLError(problem=f"more than {MOST_NODES:,} values", problem_mark=node.start_mark)
        line, column = self._place(node)
        if isinstance(node, yaml.MappingNode):
            return Node(dict(self._entries(node)), line, column)
        if node.tag == "!ENV":
            return Node(self._environment(node), line, column)
        if isinstance(node, yaml.SequenceNode):
            return Node(tuple(map(self.node, node.value)), line, column)
        return Node(self._scalar(node), line, column)

    def _place(self, node: yaml.Node) -> tuple[int, int]:
        return node.start_mark.line + self.first_line, node.start_mark.column + 1

    def _problem(self, node: yaml.Node, rule: str, message: str, fix: str) -> None:
        line, column = self._place(node)
        self.problems.append(Problem(path=self.path, line=line, column=column, rule=rule, message=message, fix=fix))

    def _entries(self, mapping: yaml.MappingNode) -> Iterator[tuple[str, Node]]:
        seen: dict[str, int] = {}
        for key, value in mapping.value:
            line, column = self._place(key)
            name = str(key.value)
            if name in seen:
                found = f"the key {name!r} stands twice, first on line {seen[name]}"
                self._problem(key, "103", found, "keep one of the two")
                continue
            seen[name] = line
            yield name, Node(self.node(value).value, line, column)

    def _scalar(self, node: yaml.Node) -> object:
        if not node.tag.startswith("tag:yaml.org,2002:") or "python/" in node.tag:
            return node.value
        try:
            return SCALARS(node)
        except ValueError as error:  # such as 2026-02-31
            self._problem(node, self.rule, f"{node.value!r} cannot be read: {error}", "correct it, or put it in quotes")
            return node.value

    def _environment(self, node: yaml.Node) -> object:
        """MkDocs' `!ENV NAME` and `!ENV [NAME, OTHER, default]`: the first variable that is set, else the default."""
        choices = [node] if isinstance(node, yaml.ScalarNode) else node.value
        names = choices[:-1] or choices
        found = (os.environ[name.value] for name in names if name.value in os.environ)
        return next(found, SCALARS(choices[-1]) if len(choices) > 1 else None)


def _broken(error: Exception, path: str, first_line: int, rule: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    said = str(getattr(error, "problem", None) or error)
    advice = next((words for part, words in PLAIN_WORDS if part in f"{said} {error}"), "")
    return Problem(
        path=path,
        line=mark.line + first_line if mark else first_line,
        column=mark.column + 1 if mark else 1,
        rule=rule,
        message=f"this is not YAML: {said}",
        fix=advice,
    )
