"""The usual issue read by its lines: what hub writes and most editors leave, ten times as fast as a parser of Markdown.

Where a line could mean anything else, the parser of Markdown in `parser` reads the issue.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from hub.content.models import Item, Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# What may hide a heading or make one: an indented line, a fence, HTML, an address that is not in the link itself.
ODD = re.compile(r"^[^\S\n]|```|~~~|<|\]:|[\x00-\x08\x0b-\x1f\x7f-\x9f]", re.MULTILINE)
PLAIN = r"(?:[^\\`*_\[\]<&\n]|&(?!#?\w+;)|\\[!-/:-@\[-`{-~])+"
ADDRESS = r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(?:[/?](?:[\w/.~?=%+,:@;$!'*-]|&(?!#?\w+;))*)?"
HEADING = re.compile(rf"## (?P<section>{PLAIN})(?<!#)|### \[(?P<title>{PLAIN})\]\((?P<url>{ADDRESS})\)")
SOURCE = re.compile(rf"\*(?=\S)({PLAIN})(?<=\S)\*")
ESCAPE = re.compile(r"\\(.)")


def read(lines: Sequence[str], first_line: int) -> tuple[str, tuple[Section, ...]] | None:
    """Return the note and the sections of an issue; None where only a parser of Markdown can tell."""
    rows = [row for row, line in enumerate(lines) if line.startswith("#")]
    heads = [found for row in rows if (found := HEADING.fullmatch(lines[row]))]
    if len(heads) < len(rows) or (heads and not heads[0]["section"]) or ODD.search("\n".join(lines)):
        return None
    pieces = list(_pieces(lines, rows, heads, first_line))
    if not all(piece and piece.title for piece in pieces):
        return None
    return trimmed(lines, 0, rows[0] if rows else len(lines)), _sections(filter(None, pieces))


def trimmed(lines: Sequence[str], start: int, end: int) -> str:
    """Return the lines from `start` to before `end` as they are written, without the blank lines around them."""
    start = first(lines, start, end)
    while start < end and not lines[end - 1].strip():
        end -= 1
    return "\n".join(lines[start:end])


def first(lines: Sequence[str], start: int, end: int) -> int:
    """Return the first row with words from `start` to before `end`; `end` where there is none."""
    return next((row for row in range(start, end) if lines[row].strip()), end)


def _pieces(
    lines: Sequence[str], rows: Sequence[int], heads: Sequence[re.Match[str]], first_line: int
) -> Iterator[Section | Item | None]:
    for row, end, head in zip(rows, [*rows, len(lines)][1:], heads, strict=True):
        line = row + first_line
        if head["section"]:
            yield Section(title=_words(head["section"]), intro=trimmed(lines, row + 1, end), line=line)
        else:
            item = Item(title=_words(head["title"]), url=head["url"], line=line)
            yield _filled(item, lines, row + 1, end)


def _filled(item: Item, lines: Sequence[str], start: int, end: int) -> Item | None:
    """Return an item with the text under its heading; None where that may begin with an emphasis of another kind."""
    row = first(lines, start, end)
    source = None
    if row < end and lines[row][0] in "*_":
        source = SOURCE.fullmatch(lines[row])
        if not source or (row + 1 < end and lines[row + 1]):
            return None
        row = first(lines, row + 1, end)
    return replace(
        item,
        source_line=source[1] if source else "",
        blurb=trimmed(lines, row, end),
        blurb_line=row - start + 1 + item.line if row < end else 0,
    )


def _sections(pieces: Iterator[Section | Item]) -> tuple[Section, ...]:
    sections: list[Section] = []
    for piece in pieces:
        if isinstance(piece, Section):
            sections.append(piece)
        else:
            sections[-1] = replace(sections[-1], items=(*sections[-1].items, piece))
    return tuple(sections)


def _words(markdown: str) -> str:
    return " ".join(ESCAPE.sub(r"\1", markdown).split())
