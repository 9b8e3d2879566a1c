"""A table as text: columns where they fit, else one row below the other, each value behind its column's name."""

from __future__ import annotations

import unicodedata
from itertools import zip_longest
from textwrap import fill
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Row = Sequence["Cell"]
    Links = Sequence[tuple[str, str]]

BETWEEN = "  "


class Cell(NamedTuple):
    """Hold the words of a cell on one line, and where they are in it: left, right, center or "" (left)."""

    words: str
    align: str = ""


def written(rows: Sequence[Row], links: Sequence[Links], columns: int, *, has_header: bool) -> str:
    """Return a table of so many columns at most; `links` are those of each row, each address on a line of its own."""
    widths = [max(map(_width, (cell.words for cell in column))) for column in zip_longest(*rows, fillvalue=Cell(""))]
    if sum(widths) + len(BETWEEN) * (len(widths) - 1) > columns:
        return _in_blocks(rows, links, columns, has_header=has_header)
    lines = [_aligned(row, widths) for row in rows]
    if has_header:
        lines.insert(1, BETWEEN.join("-" * width for width in widths))
    return "\n".join((*lines, *_addresses([link for of_row in links for link in of_row])))


def _aligned(row: Row, widths: Sequence[int]) -> str:
    return BETWEEN.join(_padded(cell, width) for cell, width in zip(row, widths, strict=False)).rstrip()


def _padded(cell: Cell, width: int) -> str:
    space = width - _width(cell.words)
    left = {"right": space, "center": space // 2}.get(cell.align, 0)
    return " " * left + cell.words + " " * (space - left)


def _width(words: str) -> int:
    """Return how many columns of a terminal words take: letters of East Asia take two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in words)


def _in_blocks(rows: Sequence[Row], links: Sequence[Links], columns: int, *, has_header: bool) -> str:
    names = [cell.words for cell in rows[0]] if has_header else []
    blocks = zip(rows[has_header:], links[has_header:], strict=True)
    above = list(_addresses(links[0])) if has_header else []
    found = ("\n".join((*_values(row, names, columns), *_addresses(of_row))) for row, of_row in blocks)
    return "\n\n".join(("\n".join(above), *found)).strip("\n")


def _values(row: Row, names: Sequence[str], columns: int) -> Iterator[str]:
    for place, cell in enumerate(row):
        name = names[place] if place < len(names) else ""
        words = f"{name}: {cell.words}" if name else cell.words
        if cell.words:
            yield fill(words, columns, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)


def _addresses(links: Links) -> Iterator[str]:
    for words, address in links:
        if words != address:
            yield f"{words}:"
        yield address
