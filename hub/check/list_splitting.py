"""Long lists of topics and sources -> a file for each entry, so that two people who add one do not meet in git."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from hub.base import file_io, utf8_files
from hub.config import entry_files
from hub.content import yaml_nodes
from hub.errors import ContentError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hub.config.entry_files import EntryPlace
    from hub.content.settings import Config
    from hub.content.yaml_nodes import Node

FIRST = re.compile(r"(?P<indent> *- +)(?P<rest>.*)")
COMMENT = re.compile(r" *#")


class _Part(NamedTuple):
    """Hold the lines of one entry of a list, the comments above it first, and what it says."""

    lines: Sequence[str]
    node: Node


def fix(config: Config) -> Iterator[str]:
    """Give each entry of the lists a file of its own, and yield the files that changed.

    Comments above an entry go with it, those at the head of a list stay there; a list that is empty then is removed.
    An entry in another notation than one key a line stays in its list.
    """
    for place in entry_files.PLACES:
        if (config.root / place.list).is_file():
            yield from _split(config, place)


def _split(config: Config, place: EntryPlace) -> Iterator[str]:
    text = utf8_files.text_of(config.root / place.list, place.list)
    node, _ = yaml_nodes.parse(text, place.list)
    if not isinstance(node.value, tuple) or not node.value:
        return
    head, parts = _parts(text.splitlines(), node.value)
    left, made = [*head], dict[str, str]()
    for part in parts:
        own = _own(part, place)
        if own is None:
            left += part.lines
        else:
            made[_key(part.node, place)] = own
    for key, words in made.items():
        file_io.write(config.root, place.own(key), words + _order(config, place, key, len(made)))
        yield place.own(key)
    if made:
        rest = "\n".join(left).strip("\n")
        if rest:
            file_io.write(config.root, place.list, f"{rest}\n")
        else:
            file_io.remove(config.root, place.list)
        yield place.list


def _parts(lines: Sequence[str], entries: Sequence[Node]) -> tuple[Sequence[str], list[_Part]]:
    """Return the lines above the first entry, and the entries with the comments right above each."""
    begins = [entry.line - 1 for entry in entries]
    for number in range(1, len(begins)):
        while COMMENT.match(lines[begins[number] - 1]):
            begins[number] -= 1
    ends = [*begins[1:], len(lines)]
    parts = [_Part(lines[begin:end], node) for begin, end, node in zip(begins, ends, entries, strict=True)]
    return lines[: begins[0]], parts


def _key(node: Node, place: EntryPlace) -> str:
    return str(node.value[place.key].value) if isinstance(node.value, dict) else ""


def _own(part: _Part, place: EntryPlace) -> str | None:
    """Return an entry as the text of a file of its own; None where that would not say the same."""
    begin = next(number for number, line in enumerate(part.lines) if not COMMENT.match(line))
    first = FIRST.fullmatch(part.lines[begin])
    if not first:
        return None
    above = [line.lstrip() for line in part.lines[:begin]]
    width = len(first["indent"])
    lines = [first["rest"], *(line[width:] if not line[:width].strip() else line for line in part.lines[begin + 1 :])]
    named = re.compile(rf"{place.key}:[^#]*(?P<comment>#.*)?")
    kept = [found["comment"] if (found := named.fullmatch(line)) else line for line in lines]
    text = "\n".join([*above, *(line for line in kept if line is not None)]).rstrip() + "\n"
    path = place.own(_key(part.node, place))
    try:
        node, problems = yaml_nodes.parse(text, path)
    except ContentError:
        return None
    entry, wrong = entry_files.named(node, path, place)
    return text if not problems and not wrong and _said(entry) == _said(part.node) else None


def _said(node: Node) -> Any:  # noqa: ANN401  whatever the file says
    """Return what a tree says, without the places of its words."""
    if isinstance(node.value, dict):
        return {name: _said(child) for name, child in node.value.items()}
    return [_said(child) for child in node.value] if isinstance(node.value, tuple) else (node.value, node.written)


def _order(config: Config, place: EntryPlace, key: str, number: int) -> str:
    """Return the line that keeps a topic at its place, where the names of files would put it elsewhere."""
    slugs = [topic.slug for topic in config.topics]
    ordered = place == entry_files.TOPICS and number > 1 and slugs != sorted(slugs)
    topic = next((topic for topic in config.topics if topic.slug == key), None)
    return f"order: {slugs.index(key) + 1}\n" if ordered and topic and topic.order is None else ""
