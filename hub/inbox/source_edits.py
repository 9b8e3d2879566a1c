"""Changes of the hub's sources that leave every other byte as it is: one added, paused, taken up or removed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hub.base import file_io
from hub.base.translation import gettext, noop
from hub.collect.formats import opml
from hub.config import entry_files, topic_and_source_fields, topics_and_sources
from hub.config.entry_files import SOURCES
from hub.content import loader, validation, yaml_nodes
from hub.content.settings import Source
from hub.errors import ContentError, HubError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hub.content.settings import Config
    from hub.content.yaml_nodes import Node


def add(config: Config, name: str, url: str, *, private: bool = False) -> Source:
    """Add a feed in a file of its own, and return it as a source; raises HubError for an address that is there."""
    found = opml.new([Source(key="", name=name, url=url)], config.sources)
    if not found:
        message = gettext("a source of the hub has the address %(url)s already", url=url)
        raise HubError(message)
    source = replace(found[0], private=private)
    flag = "private: true\n" if private else ""
    file_io.write(config.root, SOURCES.own(source.key), opml.entry(source) + flag)
    return source


def set_active(config: Config, key: str, *, active: bool) -> None:
    """Let a source be read, or leave it out, at every fetch from now on; raises HubError for one that is not there."""
    source = _known(config, key)
    words = f"active: {'true' if active else 'false'}"
    path = SOURCES.file(config.root, key)
    changed = _with_flag(config, path, replace(source, active=active), words)
    file_io.write(config.root, path, changed)


def remove(config: Config, key: str) -> None:
    """Take a source away: its file, or its entry in the list.

    Raises HubError for one that is not there, one that articles name, and one that stands among others on a line.
    """
    source = _known(config, key)
    naming = [article.path for article in loader.load(config, drafts=True).articles if article.source == key]
    if naming:
        said = noop("%(file)s names %(key)s as the source; pause it instead")
        if naming[1:]:
            said = noop("%(file)s and others name %(key)s as the source; pause it instead")
        message = gettext(said, file=naming[0], key=key)
        raise HubError(message)
    path = SOURCES.file(config.root, key)
    if SOURCES.has(path):
        file_io.remove(config.root, path)
        return
    changed = _without((config.root / path).read_bytes().decode(), path, key)
    if _read(config, path, changed) != tuple(one for one in _in(config, path) if one is not source):
        message = gettext(
            "%(path)s has %(key)s in a form that hub does not change; delete its lines there", path=path, key=key
        )
        raise HubError(message)
    file_io.write(config.root, path, changed)


def _known(config: Config, key: str) -> Source:
    found = next((source for source in config.sources if source.key == key), None)
    if found is None:
        message = gettext("the hub has no source %(key)s", key=repr(key))
        raise HubError(message)
    return found


def _in(config: Config, path: str) -> tuple[Source, ...]:
    """Return the sources that one file has."""
    return tuple(source for source in config.sources if SOURCES.file(config.root, source.key) == path)


def _without(text: str, path: str, key: str) -> str:
    """Return the text without the lines of an entry; remarks below it belong to the next one, and stay."""
    lines = text.splitlines(keepends=True)
    entries: Any = yaml_nodes.parse(text, path)[0].value
    first = next(entry.line for entry in entries if entry.value["key"].value == key) - 1
    last = next((entry.line - 1 for entry in entries if entry.line > first + 1), len(lines))
    while last > first + 1 and lines[last - 1].lstrip()[:1] in {"", "#"}:
        last -= 1
    return "".join(lines[:first] + lines[last:])


def _with_flag(config: Config, path: str, wanted: Source, words: str) -> str:
    """Return the text of a file with a flag of one entry, in `words`; of several ways the first that changes only that.

    Raises HubError where the entry is written so that none does.
    """
    text = (config.root / path).read_bytes().decode()  # with its own line ends
    sources = tuple(wanted if source.key == wanted.key else source for source in _in(config, path))
    for changed in _ways(text, _fields(text, path, wanted.key), words):
        if _read(config, path, changed) == sources:
            return changed
    message = gettext(
        "%(path)s has %(key)s in a form that hub does not change; write `%(words)s` there",
        path=path,
        key=wanted.key,
        words=words,
    )
    raise HubError(message)


def _fields(text: str, path: str, key: str) -> Mapping[str, Node]:
    """Return the fields of the entry with a key, of a text that was read without a problem."""
    tree: Any = yaml_nodes.parse(text, path)[0].value
    if isinstance(tree, dict):
        return tree
    fields: Mapping[str, Node] = next(entry.value for entry in tree if entry.value["key"].value == key)
    return fields


def _ways(text: str, fields: Mapping[str, Node], words: str) -> Iterator[str]:
    """Yield the text with the words in the place of a field; where it has none, beside the key in either notation."""
    name = words.partition(":")[0]
    if name in fields:
        at, node = _offset(text, fields[name]), fields[name]
        written = re.compile(rf"(?:[\"']?){name}[\"']?\s*:\s*{re.escape(node.written)}").match(text, at)
        if written:
            yield text[:at] + words + text[written.end() :]
        return
    beside = fields["key" if "key" in fields else "name"]
    at = _offset(text, beside)
    line = text[at:].partition("\n")[0].removesuffix("\r")
    place, end = at + len(line), "\r\n" if "\r\n" in text else "\n"
    yield f"{text[:place]}{end}{' ' * (beside.column - 1)}{words}{text[place:]}"
    yield f"{text[:at]}{words}, {text[at:]}"


def _offset(text: str, node: Node) -> int:
    """Return where a node begins, in letters from the start of the text."""
    lines = text.split("\n")[: node.line - 1]
    return sum(len(line) + 1 for line in lines) + node.column - 1


def _read(config: Config, path: str, text: str) -> tuple[Source, ...] | None:
    """Return the sources in the text of a file; None where it cannot be read without a problem."""
    report = validation.Report(path)
    fields = topic_and_source_fields.source(config.newsletter.sections, config.topics, config.event_kinds)
    read = topics_and_sources.sources(fields, config.root)
    try:
        node, problems = yaml_nodes.parse(text, path)
    except ContentError:
        return None
    if SOURCES.has(path):
        entry, problems = entry_files.named(node, path, SOURCES)
        node = replace(node, value=(entry,))
    found: tuple[Source, ...] = read(node, report)
    return None if problems or report.problems else found
