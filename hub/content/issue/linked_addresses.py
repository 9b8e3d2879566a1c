"""The addresses that an issue links to, found without a parser: for hundreds of past issues at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hub.content.models import Issue

# An inline link or an address in angle brackets; one pair of brackets inside an address.
LINK = re.compile(r"\]\(\s*(?:<([^<>\n]+)>|((?:[^\s()<>]|\([^\s()]*\))+))|<((?:https?://|mailto:)[^\s<>]+)>")


def of(issue: Issue) -> tuple[str, ...]:
    """Return every address that an issue links to, in its order."""
    found = written(issue.note)
    for section in issue.sections:
        found += written(section.intro)
        for item in section.items:
            found += (item.url, *written(item.source_line), *written(item.blurb))
    return found


def written(markdown: str) -> tuple[str, ...]:
    """Return the addresses in a piece of Markdown."""
    return tuple(next(filter(None, found)) for found in LINK.findall(markdown))
