"""The lists of a hub: its topics, its sources and the sections of its newsletter, whose entries share no name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hub.base import file_io, filenames
from hub.base.translation import gettext
from hub.config import topic_and_source_fields
from hub.content import validation
from hub.content.settings import Source, Topic
from hub.content.validation import group, reads

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from hub.content.settings import Area
    from hub.content.validation import Report
    from hub.content.yaml_nodes import Node


def topics(areas: Iterable[Area] | None) -> validation.FieldReader:
    """Return the reader of all topics; without `areas`, any area will do."""
    return entries(topic(areas), lambda topic: (topic.slug, *topic.aliases))


def topic(areas: Iterable[Area] | None) -> validation.FieldReader:
    """Return the reader of one topic; without `areas`, any area will do."""
    return group(topic_and_source_fields.topic(areas), Topic)


def sources(fields: validation.Fields, root: Path) -> validation.FieldReader:
    """Return the reader of all sources in the hub at `root`, each of which has these fields."""
    return entries(source(fields, root), lambda source: (source.key,))


def source(fields: validation.Fields, root: Path) -> validation.FieldReader:
    """Return the reader of one source in the hub at `root`, which has these fields."""
    return _located(group(fields, Source), root)


def entries(read_one: validation.FieldReader, names: Callable[[Any], tuple[str, ...]]) -> validation.FieldReader:
    """Return the reader of a list whose entries share no name; an empty file is an empty list."""

    @reads({"type": "array", "items": read_one.schema})
    def read_file(node: Node, report: Report) -> tuple[Any, ...]:
        if not isinstance(node.value, tuple | None):
            report(
                node,
                gettext("expected a list, found %(found)s", found=validation.shown(node.value)),
                gettext("begin each entry with `- `"),
            )
            return ()
        values = [(child, read_one(child, report)) for child in node.value or ()]
        refuse_same(((child, name) for child, value in values if value for name in names(value)), report)
        return tuple(value for _, value in values)

    return read_file


def _place(first: Node, report: Report, node: Node) -> str:
    """Return where an entry is, seen from that of another one."""
    if first.path:
        return first.path
    if node.path:
        return gettext("the entry on line %(line)s of %(file)s", line=first.line, file=report.path)
    return gettext("the entry on line %(line)s", line=first.line)


def refuse_same(names: Iterable[tuple[Node, str]], report: Report) -> None:
    """Report each name that an earlier entry has too, whatever its case: on many disks, case makes no difference."""
    taken: dict[str, tuple[Node, str]] = {}
    for node, name in names:
        first, other = taken.setdefault(filenames.key(name), (node, name))
        if first is not node:
            message = gettext("%(name)s is taken by %(place)s", name=repr(name), place=_place(first, report, node))
            if other != name:
                message += gettext(" as %(other)s, and case makes no difference", other=repr(other))
            report(node, message, gettext("rename one of them"), rule="801")


def _located(read_one: validation.FieldReader, root: Path) -> validation.FieldReader:
    one_of = {"oneOf": [{"required": ["url"]}, {"required": ["path"]}]}

    @reads({**read_one.schema, **one_of})
    def read_source(node: Node, report: Report) -> Source | None:
        source: Source | None = read_one(node, report)
        if source and bool(source.url) == bool(source.path):
            found = gettext("both a `url` and a `path`") if source.url else gettext("neither a `url` nor a `path`")
            report(
                node,
                gettext("the source %(key)s has %(found)s", key=repr(source.key), found=found),
                gettext("write one of the two"),
                rule="801",
            )
        elif source and source.path and not source.outside and not file_io.is_inside(root, source.path):
            assert isinstance(node.value, dict)  # noqa: S101  `group` has seen to it
            fix = gettext("move the files into the hub, or add `outside: true`")
            report(
                node.value["path"],
                gettext("path: %(found)s leads out of the hub", found=validation.shown(source.path)),
                fix,
                rule="802",
            )
        return source

    return read_source
