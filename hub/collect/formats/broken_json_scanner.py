"""The text of a feed that may not be JSON, from place to place: its gaps, texts and numbers; half of the repair.

Where a text ends is a question where nobody escaped the quotes in it. What is fixed anywhere is noted here.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hub.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable

REPAIRS = {
    "trailing-comma": "dropped the comma before the closing bracket",
    "missing-comma": "put a comma between two keys",
    "missing-value": "read a missing value as null",
    "bare-quote": "kept a quote in the middle of a text as part of it",
    "bare-backslash": "kept a lone backslash as part of the text",
    "unclosed-object": "closed an object before the first key that belongs outside it",
    "repeated-key": "kept one of two entries with the same key",
    "control-character": "kept a line break or another control character inside a text",
    "stray-text": "skipped a leftover of the template",
    "truncated": "kept the whole entries before the place where the file breaks off",
}

SPACE = re.compile(r"[ \t\r\n]*")
CONTROL = re.compile(r"[\x00-\x1f]")
STRING = re.compile(r'[^"\\]*(?:\\.[^"\\]*)*', re.DOTALL)
KEY = re.compile(r'"[^"\\\n]{1,200}"\s*:')
# What may follow the comma after a text in a list.
ELEMENT = re.compile(r'"[^"\\\n]{1,200}"\s*[,\]]')
# What a template's value can be apart from texts, objects and lists; RFC 8259, sections 3 and 6.
LITERAL = re.compile(r"(?:true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])")
# Every backslash, with the escape it begins if it begins one (RFC 8259, section 7).
ESCAPE = re.compile(r'\\(["\\/bfnrt]|u[0-9a-fA-F]{4})?')


@dataclass(frozen=True, slots=True)
class Repair:
    """Hold one departure from JSON that was fixed: its name, one of REPAIRS, and its place, counted from 1."""

    name: str
    line: int
    column: int


class CutError(SourceError):
    """Say that a text ends where more of it must follow."""


class Scanner:
    """Hold a text and what was fixed in it.

    Its methods take the place where a part starts and return where it ends.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.repairs: list[Repair] = []
        self._line_starts = [0, *(newline.end() for newline in re.finditer("\n", text))]

    def place(self, at: int) -> tuple[int, int]:
        """Return the line and the column of a place, both counted from 1."""
        line = bisect_right(self._line_starts, at)
        return line, at - self._line_starts[line - 1] + 1

    def wrong(self, at: int, found: str) -> SourceError:
        """Return the error to raise for what was found; where the text ends there, a CutError."""
        line, column = self.place(at)
        kind = CutError if at >= len(self.text) else SourceError
        return kind(f"this cannot be read: line {line}, column {column}: {found}")

    def repair(self, name: str, at: int) -> None:
        """Note one of the REPAIRS, and where it was made."""
        self.repairs.append(Repair(name, *self.place(at)))

    def skip(self, at: int) -> int:
        """Return where the white space ends that may be at a place."""
        return SPACE.match(self.text, at).end()  # type: ignore[union-attr]  # it matches nothing, too

    def peek(self, at: int) -> str:
        """Return the character at a place; "" behind the last one."""
        return self.text[at : at + 1]

    def literal(self, at: int) -> tuple[object, int] | None:
        """Return a number, true, false or null, and where it ends; None where there is none of them."""
        found = LITERAL.match(self.text, at)
        return (self._number_or_word(found.group(), at), found.end()) if found else None

    def _number_or_word(self, text: str, at: int) -> object:
        try:
            return json.loads(text)
        except ValueError as error:  # such as a number of more than 4,300 digits
            raise self.wrong(at, f"this is not a number: {error}") from error

    def string(self, at: int, ends: Callable[[int], bool]) -> tuple[str, int]:
        """Return a text and where it ends: at the first quote after which the grammar goes on.

        Quotes before that one belong to the text. Raises SourceError for a text that is never closed, and CutError, a
        kind of it, where the whole text breaks off.
        """
        parts: list[str] = []
        start = at + 1
        while True:
            quote = STRING.match(self.text, start).end()  # type: ignore[union-attr]  # it matches nothing, too
            if quote >= len(self.text):
                wrong = self.wrong(at, "a string is never closed")
                raise wrong if self.text.rstrip().endswith(("}", "]")) else CutError(str(wrong))
            parts.append(self.text[start:quote])
            if ends(quote + 1):
                return self._decoded('\\"'.join(parts), at), quote + 1
            self.repair("bare-quote", quote)
            start = quote + 1

    def _decoded(self, raw: str, at: int) -> str:
        if CONTROL.search(raw):
            self.repair("control-character", at)
        fixed = ESCAPE.sub(lambda found: found[0] if found[1] else "\\\\", raw) if "\\" in raw else raw
        if fixed != raw:
            self.repair("bare-backslash", at)
        text: str = json.loads(f'"{fixed}"', strict=False)
        return text

    def ends_key(self, at: int) -> bool:
        """Return whether a quote before `at` ends a key: a colon follows."""
        return self.peek(self.skip(at)) == ":"

    def ends_member(self, at: int) -> bool:
        """Return whether a quote before `at` ends a value of an object."""
        return self._ends(at, KEY)

    def ends_element(self, at: int) -> bool:
        """Return whether a quote before `at` ends a text in a list."""
        return self._ends(at, ELEMENT)

    def _ends(self, at: int, following: re.Pattern[str]) -> bool:
        """Return whether a quote before `at` ends a value.

        It does where a closer follows, or a comma and what may come after it.
        """
        at = self.skip(at)
        if self.peek(at) in {"}", "]"}:  # a bracket in a text has words after it, in quotes or not
            at = self.skip(at + 1)
            goes_on = {"}", "]", "{", ""}
            if self.peek(at) == ",":
                at, goes_on = self.skip(at + 1), goes_on | {"[", "-", ","}
            return self.peek(at) in goes_on or bool(KEY.match(self.text, at))
        if self.peek(at) != ",":
            return self.peek(at) == "" or bool(KEY.match(self.text, at))
        at = self.skip(at + 1)
        return self.peek(at) in {"}", "]", "{", "", "-", ","} or bool(following.match(self.text, at))
