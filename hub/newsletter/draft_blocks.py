"""An issue's file by offsets: where its note, its sections and their items begin and end in the text; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from hub.content import front_matter, loader
from hub.content.issue import offered_comment, parser

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hub.content.models import Issue, Item, Section
    from hub.content.settings import Config

LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")


class Span(NamedTuple):
    """Hold where words begin and end in a text; both are where they would be, where there are none."""

    start: int
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemBlock:
    """Hold an item and where it is: `gap` is the end of the line with words above it, `end` that of its own last one.

    `heading` is what the heading says, without its marks, and `heading_end` the end of its line; `source_line` is None
    for an item without one.
    """

    item: Item
    gap: int
    heading: Span
    heading_end: int
    source_line: Span | None
    blurb: Span
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class SectionBlock:
    """Hold a section and where it is: `gap` is the end of the words above it, `end` that of its heading and intro."""

    section: Section
    gap: int
    heading: Span
    heading_end: int
    intro: Span
    end: int
    items: tuple[ItemBlock, ...]

    @property
    def last(self) -> int:
        """Return the end of all words of the section."""
        return self.items[-1].end if self.items else self.end


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftBlocks:
    """Hold the text of an issue's file, what it says, and where.

    The front matter, which ends at `top`, and the record of what was offered are in no block.
    """

    source: str
    issue: Issue
    top: int
    note: Span
    sections: tuple[SectionBlock, ...]

    def slot(self, section: int, item: int) -> int:
        """Return where a block goes to become that item of that section, both from 0, or one behind the last item."""
        held = self.sections[section]
        return held.items[item - 1].end if item else held.end


def read(source: str, path: str, config: Config) -> DraftBlocks:
    """Return the blocks of an issue's text; raises ContentError where it cannot be read."""
    issue = loader.issue(source, path, config)
    rows = _Rows.of(source)
    body = front_matter.body_of(source, path)[1] - 1
    heads = [line - 1 for section in issue.sections for line in (section.line, *(one.line for one in section.items))]
    ends = iter([*heads[1:], len(rows.shown)])
    top, first = rows.end(body - 1), heads[0] if heads else len(rows.shown)
    return DraftBlocks(
        source=source,
        issue=issue,
        top=top,
        note=rows.words(body, first) if issue.note else Span(top, top),
        sections=tuple(_section(section, rows, ends) for section in issue.sections),
    )


def above(source: str, at: int) -> int:
    """Return the end of the last line with words before a place in a text."""
    return next(LINE.finditer(source, len(source[:at].rstrip()))).end(1)


def _section(section: Section, rows: _Rows, ends: Iterator[int]) -> SectionBlock:
    row, stop = section.line - 1, next(ends)
    end = rows.words(row, stop).end
    return SectionBlock(
        section=section,
        gap=above(rows.source, rows.starts[row]),
        heading=rows.heading(row),
        heading_end=rows.end(row),
        intro=rows.words(section.intro_line - 1, stop) if section.intro else Span(end, end),
        end=end,
        items=tuple(_item(item, rows, next(ends)) for item in section.items),
    )


def _item(item: Item, rows: _Rows, stop: int) -> ItemBlock:
    row = item.line - 1
    end = rows.words(row, stop).end
    return ItemBlock(
        item=item,
        gap=above(rows.source, rows.starts[row]),
        heading=rows.heading(row),
        heading_end=rows.end(row),
        source_line=rows.emphasis(item.source_at - 1, item.source_line.count("\n")) if item.source_line else None,
        blurb=rows.words(item.blurb_line - 1, stop) if item.blurb else Span(end, end),
        end=end,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Rows:
    """Hold the rows of a text: where each starts, and its words, with and without the record of what was offered."""

    source: str
    starts: Sequence[int]
    written: Sequence[str]
    shown: Sequence[str]

    @staticmethod
    def of(source: str) -> _Rows:
        found = [*LINE.finditer(source)]
        written = [one.group(1) for one in found]
        shown = offered_comment.without("\n".join(written)).split("\n")
        return _Rows(source=source, starts=[one.start() for one in found], written=written, shown=shown)

    def end(self, row: int) -> int:
        return self.starts[row] + len(self.written[row])

    def words(self, first: int, stop: int) -> Span:
        """Return where the words from a row to before another one are; there are some."""
        held = [row for row in range(first, stop) if self.shown[row].strip()]
        return Span(self.starts[held[0]], self.end(held[-1]))

    def heading(self, row: int) -> Span:
        line = self.written[row]
        words = line.lstrip(" ").lstrip("#").lstrip()
        start = self.starts[row] + len(line) - len(words)
        return Span(start, start + len(parser.CLOSING.sub("", words).rstrip()))

    def emphasis(self, row: int, more: int) -> Span:
        """Return where the words between two marks are, which go on for some more rows."""
        last = row + more
        indent = len(self.written[row]) - len(self.written[row].lstrip())
        return Span(self.starts[row] + indent + 1, self.starts[last] + len(self.written[last].rstrip()) - 1)
