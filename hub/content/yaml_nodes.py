"""YAML -> values that know their line and column; the one door to PyYAML's reader."""

from __future__ import annotations

import contextlib
import os
import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

import yaml

from hub.base import translation
from hub.base.translation import gettext, noop
from hub.content import yaml_hints
from hub.errors import ContentError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

# libyaml's parser where PyYAML was built with it (every wheel is): ten times faster, the same nodes.
LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# What is more than text. Longer numbers stay text: to turn one into words, or to read it, can take forever.
TYPED = frozenset(f"tag:yaml.org,2002:{name}" for name in ("bool", "float", "int", "null", "timestamp"))
LONGEST_NUMBER = 64
# The value of an entry that is not YAML.
UNREAD = object()
TIMESTAMP = "tag:yaml.org,2002:timestamp"
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# What YAML 1.1, section 5.1, leaves out.
FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# What is a remark to YAML, and hardly one to whoever wrote it: `#4`, `# 4`; a remark has a space and a word.
REMARK = re.compile(r"[ \t]+(?P<words>#(?:\S|[ \t]*\d).*?)(?=[ \t]+#[ \t]|[ \t]*\Z)")

# The name of a value, which a value further down may repeat as `*name`.
ANCHOR = re.compile(r"&(?P<name>[^\s,\[\]{}]+)")

MOST_NODES = 100_000
# More keys than any file has.
MOST_ENTRIES = 1_000
# What opens a level. libyaml nests on the C stack, which overflows between 20,000 and 40,000 levels.
OPENINGS = ("[", "{", "- ", "? ")
MOST_OPENINGS = 10_000

PLAIN_WORDS = (
    (
        noop("mapping values are not allowed"),
        noop('a value that contains ": " needs quotes, such as title: "News: this week"'),
    ),
    (noop("found a tab character"), noop("use spaces, not tabs, at the start of a line")),
    (noop("undefined alias"), noop("a value that starts with * needs quotes")),
    (noop("alphabetic or numeric character"), noop("a value that starts with * or & needs quotes")),
    (noop("found another document"), noop("keep only the first line of hyphens")),
    (noop("could not find expected ':'"), noop("every line needs a key, a colon and a space before its value")),
    (noop("found unexpected end of stream"), noop("a quote or a bracket is opened and never closed")),
    (noop("expected <block end>"), noop("check the indentation: keys of one level start in the same column")),
    (noop("did not find expected"), noop("check quotes, brackets and indentation on this line and the one above")),
    (noop("cannot start any token"), noop("a value that starts with @, ` or % needs quotes")),
)


@dataclass(frozen=True, slots=True)
class Node:
    """Hold a YAML value and where it is; in a mapping, where its key is.

    `value` is a scalar (str, int, float, bool, None, date, datetime), a tuple of nodes, a dict of nodes by key, or
    UNREAD. `written` is how the file spells a scalar: `no` for False, `12:30` for 750. `lost` are words of its line
    that YAML takes for a remark or a tag. `path` names the file where that is another one than the reader's.
    """

    value: object
    line: int
    column: int
    written: str = ""
    lost: str = ""
    path: str = ""


def parse(text: str, path: str, *, first_line: int = 1, rule: str = "102") -> tuple[Node, tuple[Problem, ...]]:
    """Return the tree of a YAML text and the problems of its parts; raises ContentError where it is not YAML at all."""
    _refuse_forbidden(text, path, first_line, rule)
    reader = _Reader(path, first_line, rule, text)
    try:
        _refuse_deep_nesting(text)
        root = yaml.compose(text, Loader=LOADER)
        node = Node(None, first_line, 1) if root is None else reader.node(root)
    except (yaml.YAMLError, RecursionError) as error:
        raise ContentError([_broken(error, text, path, first_line, rule)]) from error
    return node, tuple(reader.problems)


def located(node: Node, path: str) -> Node:
    """Return a tree whose parts say which file they are in."""
    value = node.value
    if isinstance(value, dict):
        value = {name: located(child, path) for name, child in value.items()}
    elif isinstance(value, tuple):
        value = tuple(located(child, path) for child in value)
    return replace(node, value=value, path=path)


def recover(text: str, path: str, *, first_line: int = 1, rule: str = "102") -> tuple[Node, tuple[Problem, ...]]:
    """Return what `parse` does; of a text that is not YAML, the entries that are, and UNREAD for each other key.

    An entry goes on until the next line that begins with neither space nor a hyphen.
    """
    try:
        return parse(text, path, first_line=first_line, rule=rule)
    except ContentError as error:
        whole = error.problems
    entries: dict[str, Node] = {}
    lost: dict[str, Node] = {}
    problems: list[Problem] = []
    for row, words in islice(yaml_hints.entries(text), MOST_ENTRIES):
        found, more = _entry(words, path, first_line + row, rule)
        problems += more
        if more:  # a key of a line within, such as `- kind: training`, is not missing
            lost |= {yaml_hints.key_of(line): Node(UNREAD, first_line + row, 1) for line in words.split("\n")[1:]}
        for key, node in found.items():
            if (first := entries.setdefault(key, node)) is not node:
                problems.append(_twice(path, key, (node.line, node.column), first.line))
    return Node(lost | entries, first_line, 1), tuple(problems) or whole


def _entry(words: str, path: str, line: int, rule: str) -> tuple[dict[str, Node], tuple[Problem, ...]]:
    """Return the keys of an entry that was taken alone with their values, and its problems."""
    try:
        node, problems = parse(words, path, first_line=line, rule=rule)
    except ContentError as error:
        node, problems = Node(UNREAD, line, 1), error.problems
    if isinstance(node.value, dict):
        return node.value, problems
    if node.value is not UNREAD and (slip := yaml_hints.keyless(words.split("\n"), 0)):
        problems = (*problems, _slipped(slip, path, line, rule))
    return {yaml_hints.key_of(words): Node(UNREAD, line, 1)}, problems


def _refuse_forbidden(text: str, path: str, first_line: int, rule: str) -> None:
    if found := FORBIDDEN.search(text):
        before = text[: found.start()]
        line, column = before.count("\n") + first_line, found.start() - before.rfind("\n")
        message = gettext("this line has the invisible character U+%(code)s", code=f"{ord(found.group()):04X}")
        raise ContentError(
            [Problem(path=path, line=line, column=column, rule=rule, message=message, fix=gettext("delete it"))]
        )


def _refuse_deep_nesting(text: str) -> None:
    if sum(map(text.count, OPENINGS)) > MOST_OPENINGS:
        raise yaml.MarkedYAMLError(
            problem=gettext("more than %(most)s brackets and list marks", most=f"{MOST_OPENINGS:,}")
        )


class _Reader:
    """Turn PyYAML's nodes into ours and collect what is wrong with them."""

    def __init__(self, path: str, first_line: int, rule: str, text: str) -> None:
        self.path, self.first_line, self.rule = path, first_line, rule
        self.text = text
        # A remark that ends the text, without a line break, ends on the next line: so libyaml counts.
        self.lines = [*yaml_hints.BREAK.split(text), ""] if "#" in text or "&" in text else []
        self.problems: list[Problem] = []
        self.left = MOST_NODES

    @cached_property
    def values(self) -> yaml.SafeLoader:
        """Return a PyYAML reader for one file alone, because it keeps every value that it made."""
        return yaml.SafeLoader("")

    def node(self, node: yaml.Node, key: yaml.Node | None = None) -> Node:
        self.left -= 1
        if self.left < 0:  # a small file whose aliases unfold into millions of values
            raise yaml.MarkedYAMLError(
                problem=gettext("more than %(most)s values", most=f"{MOST_NODES:,}"),
                problem_mark=node.start_mark,
            )
        line, column = self._place(key or node)
        if isinstance(node, yaml.MappingNode):
            return Node(dict(self._entries(node)), line, column)
        if node.tag == "!ENV":
            return replace(self._environment(node), line=line, column=column)
        if isinstance(node, yaml.ScalarNode):
            return Node(self._scalar(node), line, column, node.value, self._lost(node))
        return Node(tuple(map(self.node, node.value)), line, column)

    def _lost(self, node: yaml.ScalarNode) -> str:
        """Return words beside a value that YAML takes for its tag or a remark, though they belong to it."""
        if node.tag.startswith("!"):
            return str(node.tag)
        if not self.lines or node.style in {"|", ">"}:
            return ""
        named = ANCHOR.match(self.lines[node.start_mark.line], node.start_mark.column)
        if named and f"*{named['name']}" not in self.text:
            return named[0]
        found = REMARK.match(self.lines[node.end_mark.line], node.end_mark.column)
        return found["words"] if found else ""

    def _place(self, node: yaml.Node) -> tuple[int, int]:
        return node.start_mark.line + self.first_line, node.start_mark.column + 1

    def _problem(self, node: yaml.Node, rule: str, message: str, fix: str) -> None:
        line, column = self._place(node)
        self.problems.append(Problem(path=self.path, line=line, column=column, rule=rule, message=message, fix=fix))

    def _entries(self, mapping: yaml.MappingNode) -> Iterator[tuple[str, Node]]:
        seen: dict[str, int] = {}
        for key, value in mapping.value:
            if not isinstance(key, yaml.ScalarNode):
                found = gettext("a list or a mapping is where a key should be")
                self._problem(
                    key, self.rule, found, gettext("write a word before the colon; a value in brackets needs a key")
                )
            elif key.value in seen:
                self.problems.append(_twice(self.path, key.value, self._place(key), seen[key.value]))
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


def _twice(path: str, key: str, place: tuple[int, int], first: int) -> Problem:
    line, column = place
    message = gettext("the key %(key)s appears twice, first on line %(first)s", key=repr(key), first=first)
    fix = gettext("keep one of the two")
    return Problem(path=path, line=line, column=column, rule="103", message=message, fix=fix)


def _broken(error: Exception, text: str, path: str, first_line: int, rule: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    row, column = (mark.line, mark.column) if mark else (0, 0)
    deep = isinstance(error, RecursionError)
    said = gettext("its values are nested too deeply") if deep else str(getattr(error, "problem", None) or error)
    part, advice = next((both for both in PLAIN_WORDS if both[0] in f"{said} {error}"), (said, ""))
    begun = getattr(error, "context_mark", None) or mark
    known = yaml_hints.slip(text, said, (row, column), begun.line, _is_yaml) if begun else None
    told = said if translation.is_source(translation.spoken()) else gettext(part)  # the parser speaks English alone
    return _slipped(known or yaml_hints.Slip(row, column, told, advice and gettext(advice)), path, first_line, rule)


def _is_yaml(line: str) -> bool:
    try:
        yaml.compose(line, Loader=LOADER)
    except yaml.YAMLError:
        return False
    return True


def _slipped(slip: yaml_hints.Slip, path: str, first_line: int, rule: str) -> Problem:
    line, column = slip.row + first_line, slip.column + 1
    message = gettext("this is not YAML: %(found)s", found=slip.found)
    return Problem(path=path, line=line, column=column, rule=rule, message=message, fix=slip.fix)
