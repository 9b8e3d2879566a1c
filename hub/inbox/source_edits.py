"""Changes of content/sources.yml that leave every other byte as it is: an entry added, paused, taken up or removed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hub.base import file_io
from hub.collect.formats import opml
from hub.config import hub_settings, topics_and_sources
from hub.content import loader, validation, yaml_nodes
from hub.content.models import Source
from hub.errors import ContentError, HubError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hub.content.models import Config
    from hub.content.yaml_nodes import Node


def add(config: Config, name: str, url: str, *, private: bool = False) -> Source:
    """Add a feed, and return it as a source under a key of its own; raises HubError for an address that is there."""
    found = opml.new([Source(key="", name=name, url=url)], config.sources)
    if not found:
        message = f"content/sources.yml has the address {url} already"
        raise HubError(message)
    added = opml.appended(_text(config), found)
    source = replace(found[0], private=private)
    if private:
        added = _with_flag(replace(config, sources=(*config.sources, source)), added, source, "private: true")
    file_io.write(config.root, hub_settings.SOURCES, added)
    return source


def set_active(config: Config, key: str, *, active: bool) -> None:
    """Let a source be read, or leave it out, at every fetch from now on; raises HubError for one that is not there."""
    source = _known(config, key)
    words = f"active: {'true' if active else 'false'}"
    changed = _with_flag(config, _text(config), replace(source, active=active), words)
    file_io.write(config.root, hub_settings.SOURCES, changed)


def remove(config: Config, key: str) -> None:
    """Take the entry of a source out of the file.

    Raises HubError for one that is not there, one that articles name, and one that stands among others on a line.
    """
    source = _known(config, key)
    naming = [article.path for article in loader.load(config, drafts=True).articles if article.source == key]
    if naming:
        message = f"{naming[0]}{' and others name' if naming[1:] else ' names'} {key} as the source; pause it instead"
        raise HubError(message)
    text = _text(config)
    changed = _without(text, key)
    if _read(config, changed) != tuple(one for one in config.sources if one is not source):
        message = f"{hub_settings.SOURCES} has {key} in a form that hub does not change; delete its lines there"
        raise HubError(message)
    file_io.write(config.root, hub_settings.SOURCES, changed)


def _known(config: Config, key: str) -> Source:
    found = next((source for source in config.sources if source.key == key), None)
    if found is None:
        message = f"content/sources.yml has no source {key!r}"
        raise HubError(message)
    return found


def _without(text: str, key: str) -> str:
    """Return the text without the lines of an entry; remarks below it belong to the next one, and stay."""
    lines = text.splitlines(keepends=True)
    entries: Any = yaml_nodes.parse(text, hub_settings.SOURCES)[0].value
    first = next(entry.line for entry in entries if entry.value["key"].value == key) - 1
    last = next((entry.line - 1 for entry in entries if entry.line > first + 1), len(lines))
    while last > first + 1 and lines[last - 1].lstrip()[:1] in {"", "#"}:
        last -= 1
    return "".join(lines[:first] + lines[last:])


def _text(config: Config) -> str:
    """Return the file as it is, with its own line ends; "" where there is none."""
    file = config.root / hub_settings.SOURCES
    return file.read_bytes().decode() if file.exists() else ""


def _with_flag(config: Config, text: str, wanted: Source, words: str) -> str:
    """Return the text with a flag of one entry, in `words`; of several ways the first that changes nothing else.

    Raises HubError where the entry is written so that none does.
    """
    sources = tuple(wanted if source.key == wanted.key else source for source in config.sources)
    for changed in _ways(text, _fields(text, wanted.key), words):
        if _read(config, changed) == sources:
            return changed
    message = f"{hub_settings.SOURCES} has {wanted.key} in a form that hub does not change; write `{words}` there"
    raise HubError(message)


def _fields(text: str, key: str) -> Mapping[str, Node]:
    """Return the fields of the entry with a key, of a text that was read without a problem."""
    entries: Any = yaml_nodes.parse(text, hub_settings.SOURCES)[0].value
    return next(entry.value for entry in entries if entry.value["key"].value == key)


def _ways(text: str, fields: Mapping[str, Node], words: str) -> Iterator[str]:
    """Yield the text with the words in the place of a field; where it has none, beside the key in either notation."""
    name = words.partition(":")[0]
    if name in fields:
        at, node = _offset(text, fields[name]), fields[name]
        written = re.compile(rf"(?:[\"']?){name}[\"']?\s*:\s*{re.escape(node.written)}").match(text, at)
        if written:
            yield text[:at] + words + text[written.end() :]
        return
    at = _offset(text, fields["key"])
    line = text[at:].partition("\n")[0].removesuffix("\r")
    place, end = at + len(line), "\r\n" if "\r\n" in text else "\n"
    yield f"{text[:place]}{end}{' ' * (fields['key'].column - 1)}{words}{text[place:]}"
    yield f"{text[:at]}{words}, {text[at:]}"


def _offset(text: str, node: Node) -> int:
    """Return where a node begins, in letters from the start of the text."""
    lines = text.split("\n")[: node.line - 1]
    return sum(len(line) + 1 for line in lines) + node.column - 1


def _read(config: Config, text: str) -> tuple[Source, ...] | None:
    """Return the sources in a text; None where it cannot be read without a problem."""
    report = validation.Report(hub_settings.SOURCES)
    read = topics_and_sources.sources(config.newsletter.sections, config.topics, config.root)
    try:
        node, problems = yaml_nodes.parse(text, hub_settings.SOURCES)
    except ContentError:
        return None
    found: tuple[Source, ...] = read(node, report)
    return None if problems or report.problems else found
