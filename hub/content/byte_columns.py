"""Lines and columns in bytes, as a parser of Markdown counts them -> offsets of a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from operator import itemgetter

WIDE = re.compile(r"[^\x00-\x7f]")


class ByteColumns:
    """Turn lines and columns in bytes into offsets of a text."""

    def __init__(self, text: str, start: int, markdown: str) -> None:
        self.text, self.is_ascii = text, markdown.isascii()
        lengths = map(len, markdown.split("\n"))
        self.line, self.wide = 0, list[tuple[int, int]]()
        self.starts = list(accumulate(lengths, lambda before, length: before + length + 1, initial=start))

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a place, both from 1; the end of the text for a place that it does not have."""
        line = min(line, len(self.starts))
        start = self.starts[line - 1]
        less = 0 if self.is_ascii else bisect_right(self._wide(line), column - 1, key=itemgetter(0))
        return min(start + column - 1 - (self.wide[less - 1][1] if less else 0), len(self.text))

    def _wide(self, line: int) -> list[tuple[int, int]]:
        """Return after how many bytes of a line each wider character ends, and how many more these are by then."""
        if self.line != line:
            self.line, self.wide, more = line, [], 0
            start, end = self.starts[line - 1], self.starts[line] if line < len(self.starts) else len(self.text)
            for found in WIDE.finditer(self.text, start, end):
                more += len(found[0].encode(errors="replace")) - 1
                self.wide.append((found.end() - start + more, more))
        return self.wide

    def end(self, offset: int) -> int:
        """Return where the line of an offset ends."""
        end = self.text.find("\n", offset)
        return len(self.text) if end < 0 else end
