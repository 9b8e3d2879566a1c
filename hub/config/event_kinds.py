"""The kinds of events that a hub has (`event_kinds:` of mkdocs.yml), and the sections that ask for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hub.content.validation import line, nearest, reads, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hub.content.validation import Report
    from hub.content.yaml_nodes import Node

KIND = re.compile(r"[a-z][a-z0-9-]*(?: [a-z0-9-]+)*")


@reads({"type": "string", "pattern": f"^{KIND.pattern}$"})
def kind(node: Node, report: Report) -> str | None:
    """Read the name of a kind of events, which pages show with a capital letter."""
    found: str | None = line(node, report)
    if found and not KIND.fullmatch(found):
        report(node, f"{shown(found)} is not a kind of events", "write it in small letters, such as office hour")
        return None
    return found


def check_sections(hub: Node, kinds: tuple[str, ...], report: Report) -> None:
    """Report each kind that a section of the newsletter asks for and the hub does not have; `hub` is its block."""
    for section in _values(hub, "newsletter", "sections"):
        for one in _values(section, "kinds"):
            if isinstance(one.value, str) and one.value not in kinds:
                fix = f"{nearest(one.value, kinds)}; `event_kinds` of mkdocs.yml names them"
                report(one, f"kinds: {shown(one.value)} is not known", fix)


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
