"""The text of a feed that may not be JSON, from place to place: its gaps, texts and numbers; half of the repair.

Where a text ends is a question where nobody escaped the quotes in it. What is fixed anywhere is noted here.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hub.base.translation import gettext, noop
from hub.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable

REPAIRS = {
    "trailing-comma": noop("dropped the comma before the closing bracket"),
    "missing-comma": noop("put a comma between two keys"),
    "missing-value": noop("read a missing value as null"),
    "bare-quote": noop("kept a quote in the middle of a text as part of it"),
    "bare-backslash": noop("read a backslash that begins no escape as part of the text"),
    "unclosed-object": noop("closed an object before the first key that belongs outside it"),
    "repeated-key": noop("kept one of two entries with the same key"),
    "control-character": noop("kept a line break or another control character inside a text"),
    "stray-text": noop("skipped a leftover of the template"),
    "comment": noop("left out a comment"),
    "other-quotes": noop("read a text in quotes that are none of JSON"),
    "bare-key": noop("read a key without quotes"),
    "odd-value": noop("read a number, or a value of another language, that is none of JSON"),
    "script-around": noop("left out the script around the feed"),
    "text-after-the-end": noop("left out what comes after the end of the feed"),
    "list-alone": noop("read a list of items that says nothing of its feed"),
    "list-elsewhere": noop("read a list of entries that is not called `items`"),
    "other-charset": noop("read its bytes in an older encoding, because they are not UTF-8"),
    "truncated": noop("kept the whole entries before the place where the file breaks off"),
}

SPACE = re.compile("[ \t\r\n\f\v\xa0\ufeff]*")
COMMENT = re.compile(r"/\*(?:(?!\*/).)*(?:\*/|\Z)|//[^\n]*|#[^\n]*|<!--(?:(?!-->).)*(?:-->|\Z)", re.DOTALL)
CONTROL = re.compile(r"[\x00-\x1f]")
KEY = re.compile(r'"[^"\\\n]{1,200}"\s*:|\'[^\'\\\n]{1,200}\'\s*:|“[^”\\\n]{1,200}”\s*:')
BARE_KEY = re.compile(r"([A-Za-z_$][\w$-]{0,80})\s*:")
# One with a value behind it, as words before a colon seldom have.
BARE_MEMBER = re.compile(
    BARE_KEY.pattern + r"(?=\s*(?:[\"'“{\[]|[+-]?\.?\d|(?:true|false|null|undefined|None|NaN|True|False)\b))"
)
WIDEST_INDENT = 200
# Marks around a text, and what is in one that ends with this mark.
QUOTES = {'"': '"', "'": "'", "“": "”"}
WITHIN = {mark: re.compile(rf"[^{mark}\\]*(?:\\.[^{mark}\\]*)*", re.DOTALL) for mark in QUOTES.values()}
# What is escaped in other quotes and in none of JSON, and what is the other way round.
UNESCAPED = re.compile(r"\\(?P<escaped>['“”])|(?P<other>\\.)|(?P<bare>\")", re.DOTALL)
# What may follow the comma after a text in a list: another text, in the same quotes.
ELEMENTS = {mark: re.compile(rf"{begin}[^{mark}\\\n]{{1,200}}{mark}\s*[,\]]") for begin, mark in QUOTES.items()}
# What a template's value can be apart from texts, objects and lists; RFC 8259, sections 3 and 6.
LITERAL = re.compile(r"(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])")
# What JavaScript and Python have besides.
ODD_LITERAL = re.compile(
    r"(?P<nothing>undefined|None|NaN|[+-]?Infinity)(?!\w)|(?P<word>True|False)(?!\w)|0[xX](?P<hex>[0-9a-fA-F]{1,16})(?!\w)"
    r"|(?P<number>[+-]?(?:\d{1,20}\.?\d{0,20}|\.\d{1,20}))(?![\w.+-])"
)
# Every backslash, with the escape it begins if it begins one (RFC 8259, section 7).
ESCAPE = re.compile(r'\\(["\\/bfnrt\']|u[0-9a-fA-F]{4})?')


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
        self.has_bare_keys = False
        self._line_starts = [0, *(newline.end() for newline in re.finditer("\n", text))]

    def place(self, at: int) -> tuple[int, int]:
        """Return the line and the column of a place, both counted from 1."""
        line = bisect_right(self._line_starts, at)
        return line, at - self._line_starts[line - 1] + 1

    def wrong(self, at: int, found: str) -> SourceError:
        """Return the error to raise for what was found; where the text ends there, a CutError."""
        line, column = self.place(at)
        kind = CutError if at >= len(self.text) else SourceError
        return kind(
            gettext(
                "this cannot be read: line %(line)s, column %(column)s: %(found)s",
                line=line,
                column=column,
                found=found,
            )
        )

    def repair(self, name: str, at: int) -> None:
        """Note one of the REPAIRS, and where it was made."""
        self.repairs.append(Repair(name, *self.place(at)))

    def skip(self, at: int) -> int:
        """Return where the white space ends that may be at a place, and the comments in it, which are noted."""
        end: int = SPACE.match(self.text, at).end()  # type: ignore[union-attr]  # it matches nothing, too
        while comment := COMMENT.match(self.text, end):
            self.repair("comment", end)
            end = SPACE.match(self.text, comment.end()).end()  # type: ignore[union-attr]
        return end

    def gap(self, at: int) -> int:
        """Return where white space and comments end that may be at a place, without a note: it may be in a text."""
        known = len(self.repairs)
        end = self.skip(at)
        del self.repairs[known:]
        return end

    def peek(self, at: int) -> str:
        """Return the character at a place; "" behind the last one."""
        return self.text[at : at + 1]

    def literal(self, at: int) -> tuple[object, int] | None:
        """Return a number, true, false or null, and where it ends; None where there is none of them."""
        found = LITERAL.match(self.text, at)
        return (self._number_or_word(found.group(), at), found.end()) if found else self._odd_literal(at)

    def _odd_literal(self, at: int) -> tuple[object, int] | None:
        found = ODD_LITERAL.match(self.text, at)
        if not found:
            return None
        self.repair("odd-value", at)
        if found["number"]:
            return float(found["number"]) if "." in found["number"] else int(found["number"]), found.end()
        value = None if found["nothing"] else found["word"] == "True" if found["word"] else int(found["hex"], 16)
        return value, found.end()

    def _number_or_word(self, text: str, at: int) -> object:
        try:
            return json.loads(text)
        except ValueError as error:  # such as a number of more than 4,300 digits
            raise self.wrong(at, gettext("this is not a number: %(error)s", error=error)) from error

    def begins_string(self, at: int) -> bool:
        """Return whether a text begins at a place, in quotes of any kind."""
        return self.peek(at) in QUOTES

    def begins_key(self, at: int) -> bool:
        """Return whether a key is at a place.

        One without quotes is one at the beginning of a line, or before a value where the text has such keys.
        """
        if KEY.match(self.text, at) or (self.has_bare_keys and BARE_MEMBER.match(self.text, at)):
            return True
        line = self.text[max(0, at - WIDEST_INDENT) : at].rpartition("\n")
        return bool(line[1] and not line[2].strip() and BARE_KEY.match(self.text, at))

    def bare_key(self, at: int) -> tuple[str, int] | None:
        """Return a key without quotes, and where the colon behind it ends; None where there is none."""
        found = BARE_KEY.match(self.text, at)
        if found:
            self.has_bare_keys = True
            self.repair("bare-key", at)
        return (found[1], found.end()) if found else None

    def string(self, at: int, ends: Callable[[int], bool]) -> tuple[str, int]:
        """Return a text and where it ends: at the first quote after which the grammar goes on.

        Quotes before that one belong to the text. Raises SourceError for a text that is never closed, and CutError, a
        kind of it, where the whole text breaks off.
        """
        mark = QUOTES[self.peek(at)]
        if mark != '"':
            self.repair("other-quotes", at)
        parts: list[str] = []
        start = at + 1
        while True:
            quote = WITHIN[mark].match(self.text, start).end()  # type: ignore[union-attr]  # it matches nothing, too
            if quote >= len(self.text):
                wrong = self.wrong(at, gettext("a string is never closed"))
                raise wrong if self.text.rstrip().endswith(("}", "]")) else CutError(str(wrong))
            parts.append(self.text[start:quote])
            if ends(quote + 1):
                raw = ('\\"' if mark == '"' else mark).join(parts)
                return self._decoded(raw if mark == '"' else UNESCAPED.sub(_in_json, raw), at), quote + 1
            self.repair("bare-quote", quote)
            start = quote + 1

    def _decoded(self, raw: str, at: int) -> str:
        if CONTROL.search(raw):
            self.repair("control-character", at)
        fixed = ESCAPE.sub(_escape, raw) if "\\" in raw else raw
        if fixed != raw:
            self.repair("bare-backslash", at)
        text: str = json.loads(f'"{fixed}"', strict=False)
        return text

    def ends_key(self, at: int) -> bool:
        """Return whether a quote before `at` ends a key: a colon follows."""
        return self.peek(self.gap(at)) == ":"

    def ends_member(self, at: int) -> bool:
        """Return whether a quote before `at` ends a value of an object."""
        return self._ends(at, KEY)

    def ends_element(self, at: int) -> bool:
        """Return whether a quote before `at` ends a text in a list."""
        return self._ends(at, ELEMENTS[self.text[at - 1]])

    def _ends(self, at: int, following: re.Pattern[str]) -> bool:
        """Return whether a quote before `at` ends a value.

        It does where a closer follows, or a comma and what may come after it.
        """
        at = self.gap(at)
        if self.peek(at) in {"}", "]"}:  # a bracket in a text has words after it, in quotes or not
            at = self.gap(at + 1)
            goes_on = {"}", "]", "{", "", ")", ";"}
            if self.peek(at) == ",":
                at, goes_on = self.gap(at + 1), goes_on | {"[", "-", ","}
            return self.peek(at) in goes_on or self.begins_key(at)
        if self.peek(at) != ",":
            return self.peek(at) == "" or self.begins_key(at)
        at = self.gap(at + 1)
        return (
            self.peek(at) in {"}", "]", "{", "", "-", ","}
            or self.begins_key(at)
            or bool(following.match(self.text, at))
        )


def _escape(found: re.Match[str]) -> str:
    """Return an escape as it is, the one that JSON has not as its sign, and a lone backslash as one."""
    return "'" if found[1] == "'" else found[0] if found[1] else "\\\\"


def _in_json(found: re.Match[str]) -> str:
    """Return a mark or an escape as a text of JSON has it."""
    return found["escaped"] or found["other"] or '\\"'
