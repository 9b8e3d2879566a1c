"""How long an issue takes to read, or a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hub.content.models import Issue

# Silent reading of English prose: Brysbaert, "How many words do we read per minute?", 2019.
WORDS_A_MINUTE = 238


def reading_time(issue: Issue) -> int:
    """Return whole minutes for every word of the issue, and never less than one."""
    parts = [issue.note]
    for section in issue.sections:
        parts += [section.title, section.intro]
        for item in section.items:
            parts += [item.title, item.again, item.source_line, item.blurb]
    return max(1, of_text(" ".join(parts)))


def of_text(words: str) -> int:
    """Return whole minutes for a text."""
    return round(len(words.split()) / WORDS_A_MINUTE)
