"""Front matter of a Hugo page in TOML or JSON -> its fields: https://gohugo.io/content-management/front-matter/."""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING, Any, NamedTuple

from hub.base.translation import gettext
from hub.content.yaml_nodes import Node
from hub.errors import ContentError, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

FENCE = "+++"
PLACE = re.compile(r" ?\(at line (\d+), column (\d+)\)")


class OtherFrontMatter(NamedTuple):
    """Hold the fields of a page, each with its line, and its body with the line that it begins on."""

    fields: Mapping[str, Node]
    body: str
    body_line: int


def read(source: str, path: str) -> OtherFrontMatter | None:
    """Return the parts of a page whose front matter is TOML or JSON; None for any other.

    Raises ContentError, with the line, where it is broken or never closed.
    """
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    start = len(source) - len(source.lstrip())
    line = source.count("\n", 0, start) + 1
    if source.startswith(FENCE, start):
        return _toml(source[start:], path, line)
    return _json(source, start, path, line) if source.startswith("{", start) else None


def _toml(source: str, path: str, first: int) -> OtherFrontMatter:
    lines = source.split("\n")
    end = next((at for at, words in enumerate(lines) if at and words.rstrip() == FENCE), None)
    if end is None:
        raise _broken(
            path,
            first,
            gettext("the front matter is never closed"),
            gettext("put a line of only +++ behind the fields"),
        )
    front = "\n".join((*lines[1:end], ""))
    try:
        values = tomllib.loads(front)
    except (ValueError, RecursionError) as error:
        place = PLACE.search(str(error))
        line = first + int(place[1]) if place else first
        raise _broken(
            path,
            line,
            gettext("this is not TOML: %(error)s", error=PLACE.sub("", str(error)).strip()),
            gettext("write `key = value`"),
        ) from error
    return OtherFrontMatter(_fields(values, front, first + 1), "\n".join(lines[end + 1 :]), first + end + 1)


def _json(source: str, start: int, path: str, first: int) -> OtherFrontMatter:
    try:
        values, end = json.JSONDecoder().raw_decode(source, start)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else first
        raise _broken(
            path, line, gettext("this is not JSON: %(error)s", error=error), gettext('write `"key": "value"`')
        ) from error
    fields = _fields(values, source[start:end], first)
    return OtherFrontMatter(fields, source[end:], source.count("\n", 0, end) + 1)


def _broken(path: str, line: int, message: str, fix: str) -> ContentError:
    return ContentError([Problem(path=path, line=line, rule="102", message=message, fix=fix)])


def _fields(values: Mapping[str, Any], front: str, first: int) -> dict[str, Node]:
    """Return fields by their names, each with the line that begins with its name."""
    lines: dict[str, int] = {}
    for at, words in enumerate(front.split("\n")):
        lines.setdefault(words.lstrip(" \t{[\"'").partition("=")[0].partition(":")[0].strip("\"' \t]"), first + at)
    return {name: node(value, lines.get(name, first)) for name, value in values.items()}


def node(value: Any, line: int) -> Node:  # noqa: ANN401  whatever TOML and JSON hold
    """Return a value as a node, with all that is in it, at a line."""
    if isinstance(value, dict):
        return Node({name: node(one, line) for name, one in value.items()}, line, 1)
    if isinstance(value, list):
        return Node(tuple(node(one, line) for one in value), line, 1)
    return Node(value, line, 1)
