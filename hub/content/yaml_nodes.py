"""YAML -> values that know their line and column; the one door to PyYAML's reader."""

from __future__ import annotations

import contextlib
import os
import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import yaml

from hub.content import yaml_hints
from hub.errors import ContentError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

# libyaml's parser where PyYAML was built with it (every wheel is): ten times faster, the same nodes.
LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# What is more than text. Longer numbers stay text: to turn one into words, or to read it, can take forever.
TYPED = frozenset(f"tag:yaml.org,2002:{name}" for name in ("bool", "float", "int", "null", "timestamp"))
LONGEST_NUMBER = 64
TIMESTAMP = "tag:yaml.org,2002:timestamp"
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# What YAML 1.1, section 5.1, leaves out.
FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

MOST_NODES = 100_000
# What opens a level. libyaml nests on the C stack, which overflows between 20,000 and 40,000 levels.
OPENINGS = ("[", "{", "- ", "? ")
MOST_OPENINGS = 10_000

PLAIN_WORDS = (
    ("mapping values are not allowed", 'a value that contains ": " needs quotes, such as title: "News: this week"'),
    ("found a tab character", "use spaces, not tabs, at the start of a line"),
    ("undefined alias", "a value that starts with * needs quotes"),
    ("alphabetic or numeric character", "a value that starts with * or & needs quotes"),
    ("found another document", "keep only the first line of hyphens"),
    ("could not find expected ':'", "every line needs a key, a colon and a space before its value"),
    ("found unexpected end of stream", "a quote or a bracket is opened and never closed"),
    ("expected <block end>", "check the indentation: keys of one level start in the same column"),
    ("did not find expected", "check quotes, brackets and indentation on this line and the one above"),
    ("cannot start any token", "a value that starts with @, ` or % needs quotes"),
)


@dataclass(frozen=True, slots=True)
class Node:
    """Hold a YAML value and where it is; in a mapping, where its key is.

    `value` is a scalar (str, int, float, bool, None, date, datetime), a tuple of nodes, or a dict of nodes by key.
    `written` is how the file spells a scalar: `no` for False, `12:30` for 750.
    """

    value: object
    line: int
    column: int
    written: str = ""


def parse(text: str, path: str, *, first_line: int = 1, rule: str = "102") -> tuple[Node, tuple[Problem, ...]]:
    """Return the tree of a YAML text and the problems of its parts; raises ContentError where it is not YAML at all."""
    _refuse_forbidden(text, path, first_line, rule)
    reader = _Reader(path, first_line, rule)
    try:
        _refuse_deep_nesting(text)
        root = yaml.compose(text, Loader=LOADER)
        node = Node(None, first_line, 1) if root is None else reader.node(root)
    except (yaml.YAMLError, RecursionError) as error:
        raise ContentError([_broken(error, text, path, first_line, rule)]) from error
    return node, tuple(reader.problems)


def _refuse_forbidden(text: str, path: str, first_line: int, rule: str) -> None:
    if found := FORBIDDEN.search(text):
        before = text[: found.start()]
        line, column = before.count("\n") + first_line, found.start() - before.rfind("\n")
        message = f"this line has the invisible character U+{ord(found.group()):04X}"
        raise ContentError([Problem(path=path, line=line, column=column, rule=rule, message=message, fix="delete it")])


def _refuse_deep_nesting(text: str) -> None:
    if sum(map(text.count, OPENINGS)) > MOST_OPENINGS:
        raise yaml.MarkedYAMLError(problem=f"more than {MOST_OPENINGS:,} brackets and list marks")


class _Reader:
    """Turn PyYAML's nodes into ours and collect what is wrong with them."""

    def __init__(self, path: str, first_line: int, rule: str) -> None:
        self.path, self.first_line, self.rule = path, first_line, rule
        self.problems: list[Problem] = []
        self.left = MOST_NODES

    @cached_property
    def values(self) -> yaml.SafeLoader:
        """Return a PyYAML reader for one file alone, because it keeps every value that it made."""
        return yaml.SafeLoader("")

    def node(self, node: yaml.Node, key: yaml.Node | None = None) -> Node:
        self.left -= 1
        if self.left < 0:  # a small file whose aliases unfold into millions of values
            raise yaml.MarkedYAMLError(problem=f"more than {MOST_NODES:,} values", problem_mark=node.start_mark)
        line, column = self._place(key or node)
        if isinstance(node, yaml.MappingNode):
            return Node(dict(self._entries(node)), line, column)
        if node.tag == "!ENV":
            return replace(self._environment(node), line=line, column=column)
        if isinstance(node, yaml.SequenceNode):
            return Node(tuple(map(self.node, node.value)), line, column)
        return Node(self._scalar(node), line, column, node.value)

    def _place(self, node: yaml.Node) -> tuple[int, int]:
        return node.start_mark.line + self.first_line, node.start_mark.column + 1

    def _problem(self, node: yaml.Node, rule: str, message: str, fix: str) -> None:
        line, column = self._place(node)
        self.problems.append(Problem(path=self.path, line=line, column=column, rule=rule, message=message, fix=fix))

    def _entries(self, mapping: yaml.MappingNode) -> Iterator[tuple[str, Node]]:
        seen: dict[str, int] = {}
        for key, value in mapping.value:
            if not isinstance(key, yaml.ScalarNode):
                found = "a list or a mapping is where a key should be"
                self._problem(key, self.rule, found, "write a word before the colon; a value in brackets needs a key")
            elif key.value in seen:
                found = f"the key {key.value!r} appears twice, first on line {seen[key.value]}"
                self._problem(key, "103", found, "keep one of the two")
            else:
                seen[key.value] = self._place(key)[0]
                yield key.value, self.node(value, key)

    def _scalar(self, node: yaml.Node) -> object:
        """Return what a scalar means, or its text where it means nothing: who wanted a date can say so better."""
        if node.tag in TYPED and len(node.value) <= LONGEST_NUMBER:
            with contextlib.suppress(ValueError, LookupError, AttributeError):  # 2026-02-31; PyYAML's own at !!bool x
                if DAY.fullmatch(node.value) and node.tag == TIMESTAMP:  # PyYAML takes ten times as long
                    return date.fromisoformat(node.value)
                return self.values.construct_object(node)
        return node.value

    def _environment(self, node: yaml.Node) -> Node:
        """Return the value of MkDocs' `!ENV NAME` and `!ENV [NAME, OTHER, default]`: the first set, else the default.

        A variable may hold a number or a yes, as the file may.
        """
        choices = node.value if isinstance(node, yaml.SequenceNode) else [node]
        for name in choices[:-1] or choices:
            found = os.environ.get(name.value) if isinstance(name, yaml.ScalarNode) else None
            if found is not None:
                tag = self.values.resolve(yaml.ScalarNode, found, (True, False))  # type: ignore[no-untyped-call]
                return self.node(yaml.ScalarNode(tag, found, node.start_mark))
        return self.node(choices[-1]) if len(choices) > 1 else Node(None, 0, 0)


def _broken(error: Exception, text: str, path: str, first_line: int, rule: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    row, column = (mark.line, mark.column) if mark else (0, 0)
    deep = isinstance(error, RecursionError)
    said = "its values are nested too deeply" if deep else str(getattr(error, "problem", None) or error)
    advice = next((words for part, words in PLAIN_WORDS if part in f"{said} {error}"), "")
    begun = getattr(error, "context_mark", None) or mark
    known = yaml_hints.slip(text, said, (row, column), begun.line) if begun else None
    row, column, said, advice = known or (row, column, said, advice)
    return Problem(
        path=path,
        line=row + first_line,
        column=column + 1,
        rule=rule,
        message=f"this is not YAML: {said}",
        fix=advice,
    )
