"""Bring together two texts of one issue, so that the result can be read and has no item twice; pure."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from hub.base.line_merge import Clash, Merge, merge
from hub.content import loader
from hub.content.issue import offered_comment
from hub.errors import ContentError

if TYPE_CHECKING:
    from hub.content.settings import Config


def merge_issue(base: str, mine: str, theirs: str, path: str, config: Config) -> Merge:
    """Return what both made of the text of an issue; the whole of it clashes where the result is none.

    That is where it could not be read, or where both moved one item to different places, which would double it.
    """
    found = merge(base, mine, theirs)
    if found.clashes or found.text in {mine, theirs}:
        return found
    counts = [_counts(text, path, config) for text in (found.text, mine, theirs)]
    result, *both = counts
    if result is None or any(result[url] > max(held[url] if held else 0 for held in both) for url in result):
        return Merge(text=theirs, clashes=(Clash(line=1, base=base, mine=mine, theirs=theirs),))
    return found


def _counts(text: str, path: str, config: Config) -> Counter[str] | None:
    """Return how often an issue has each address; None where it cannot be read."""
    try:
        issue = loader.issue(text, path, config)
    except ContentError:
        return None
    links = (item.url or item.title for section in issue.sections for item in section.items)
    return Counter(map(offered_comment.key, links))
