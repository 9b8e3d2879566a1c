"""The addresses that an issue links to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from hub.base import commonmark, html_tree

if TYPE_CHECKING:
    from hub.content.models import Issue, Item

# Without any of these a text has no link.
MARKS = re.compile(r"[]<@]|://|www\.")


def of(issue: Issue) -> tuple[str, ...]:
    """Return every address that an issue links to or shows as a picture, as it is written and in its order."""
    found = written(issue.note)
    for section in issue.sections:
        found += written(section.intro)
        for item in section.items:
            found += (*of_heading(item), *written(item.source_line), *written(item.blurb))
    return found


def of_heading(item: Item) -> tuple[str, ...]:
    """Return the addresses that the heading of an item leads to: mostly one, sometimes none or two."""
    return written(item.heading) if item.heading else tuple(filter(None, [item.url]))


def written(markdown: str) -> tuple[str, ...]:
    """Return the addresses in a piece of Markdown, without those of its own footnotes."""
    if not MARKS.search(markdown):
        return ()
    found = html_tree.read(commonmark.outline(markdown)).iter("a", "img")
    targets = (element.get("src" if element.tag == "img" else "href", "") for element in found)
    return tuple(unquote(target) for target in targets if not target.startswith("#"))
