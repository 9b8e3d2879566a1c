"""Plain text -> a title and paragraphs."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from hub.base import text

if TYPE_CHECKING:
    from collections.abc import Iterator

BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
# Text that a program wrapped is rarely wider than this; a longer line is a paragraph of its own.
WIDEST = 100


def split(given: str) -> tuple[str, tuple[str, ...]]:
    """Return the first line as title, and the rest as paragraphs."""
    title, _, rest = given.replace("\r\n", "\n").replace("\r", "\n").strip().partition("\n")
    return text.clean(title), paragraphs(rest)


def paragraphs(given: str) -> tuple[str, ...]:
    """Return the paragraphs of a text, of one line each.

    A blank line ends a paragraph. In a text without blank lines, and in a block with a line too long to have been
    wrapped, each line is a paragraph.
    """
    blocks = BLANK_LINES.split(given.replace("\r\n", "\n").replace("\r", "\n").strip())
    lines = [line for block in blocks for line in _paragraphs(block, alone=len(blocks) == 1)]
    return tuple(filter(None, map(text.clean, lines)))


def _paragraphs(block: str, *, alone: bool) -> Iterator[str]:
    lines = block.split("\n")
    if alone or any(len(line) > WIDEST for line in lines):
        yield from lines
    else:
        yield " ".join(lines)


def markup(paragraphs: tuple[str, ...]) -> str:
    """Return paragraphs of plain text as HTML, one a line."""
    return "\n".join(f"<p>{html.escape(paragraph, quote=False)}</p>" for paragraph in paragraphs)
