"""The kinds of events, articles and resources that a hub names in mkdocs.yml, and the sections that ask for events."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hub.base.translation import gettext, noop
from hub.content.validation import FieldReader, line, nearest, reads, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hub.content.validation import Report
    from hub.content.yaml_nodes import Node

# In any script; forms, schemas and snippets write it without quotes.
KIND = re.compile(r"[^\W\d_][\w-]*(?: [\w-]+)*")
PATTERN = r"^[^A-Z,|:#<>\[\]{}\"']+$"


def kind(wrong: str, example: str) -> FieldReader:
    """Return the reader of a name of a kind of things, shown with a capital letter; `wrong` says that one is none."""

    @reads({"type": "string", "pattern": PATTERN})
    def read_kind(node: Node, report: Report) -> str | None:
        found: str | None = line(node, report)
        if found and not (KIND.fullmatch(found) and found == found.lower()):
            report(
                node,
                gettext(wrong, found=shown(found)),
                gettext("write it in small letters, such as %(example)s", example=gettext(example)),
            )
            return None
        return found

    return read_kind


of_event = kind(noop("%(found)s is not a kind of events"), noop("office hour"))
of_article = kind(noop("%(found)s is not a kind of articles"), noop("case study"))
of_resource = kind(noop("%(found)s is not a kind of resources"), noop("checklist"))


def check_sections(hub: Node, kinds: tuple[str, ...], report: Report) -> None:
    """Report each kind that a section of the newsletter asks for and the hub does not have; `hub` is its block."""
    for section in _values(hub, "newsletter", "sections"):
        for one in _values(section, "kinds"):
            if isinstance(one.value, str) and one.value not in kinds:
                fix = gettext("%(near)s; `event_kinds` of mkdocs.yml names them", near=nearest(one.value, kinds))
                report(one, gettext("kinds: %(found)s is not known", found=shown(one.value)), fix)


def _values(node: Node, *keys: str) -> Iterator[Node]:
    """Yield the entries of the list at the end of a way of keys; none where something else is there."""
    found = node
    for key in keys:
        inside = found.value.get(key) if isinstance(found.value, dict) else None
        if inside is None:
            return
        found = inside
    if isinstance(found.value, tuple):
        yield from found.value
