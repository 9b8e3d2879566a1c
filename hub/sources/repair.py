"""The dialect of digital.gov as it is served, valid or not: a parser that knows its grammar and names what it mends.

The feeds are written by text templates, not by an encoder, so about one in forty is not JSON. A general repairer reads
them and silently loses or misplaces data; here every departure from RFC 8259 is one of the REPAIRS below, or an error.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hub.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable

REPAIRS = {
    "trailing-comma": "dropped the comma before the closing bracket",
    "missing-comma": "put a comma between two keys",
    "missing-value": "took a missing value for none",
    "bare-quote": "took a quote in the middle of a text for a part of it",
    "bare-backslash": "took a lone backslash for a part of the text",
    "unclosed-object": "closed an object before the first key that belongs outside it",
    "repeated-key": "kept one of two entries with the same key",
    "control-character": "kept a line break or another control character inside a text",
    "stray-text": "skipped a rest of the template",
    "truncated": "kept the whole entries before the place where the file breaks off",
}

SPACE = re.compile(r"[ \t\r\n]*")
CONTROL = re.compile(r"[\x00-\x1f]")
STRING = re.compile(r'[^"\\]*(?:\\.[^"\\]*)*', re.DOTALL)
KEY = re.compile(r'"[^"\\\n]{1,200}"\s*:')
# What may follow the comma after a text in a list.
ELEMENT = re.compile(r'"[^"\\\n]{1,200}"\s*[,\]]')
STRAY = re.compile(r'-\}\}",?')
# What a template's value can be apart from texts, objects and lists; RFC 8259, sections 3 and 6.
LITERAL = re.compile(r"(?:true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])")
# Every backslash, with the escape it begins if it begins one (RFC 8259, section 7).
ESCAPE = re.compile(r'\\(["\\/bfnrt]|u[0-9a-fA-F]{4})?')
LIST_NAME = re.compile(r"list_\d+")
# The keys of an item. One `list_N` of a `community_list` has other keys, so any of these has left it.
ITEM_KEYS = frozenset(
    """
    aliases authors branch captions community_list content date date_modified deck domain editpathURL end_date
    event_organizer event_type featured_image filename filepath filepathURL host icon kicker name primary_image
    registration_url slug source source_url start_date summary title topics url venue weight youtube_id zoom_id
    """.split()  # noqa: SIM905  a table of names, not forty quoted lines
)
DEEPEST = 32
DEPTH_OF_ENTRIES = 1  # {"items": [...]}


@dataclass(frozen=True, slots=True)
class Repair:
    """One departure from JSON that was mended: its name, one of REPAIRS, and where it stands."""

    name: str
    line: int
    column: int


def load(text: str) -> tuple[Any, tuple[Repair, ...]]:
    """The value in a text and what was mended to read it, in two passes at most; SourceError where it is impossible."""
    parser = _Parser(text)
    try:
        return parser.all()
    except _CutError:
        if not parser.whole_until:
            raise
        value, repairs = _Parser(text[: parser.whole_until] + "]}").all()
        return value, (*repairs, Repair("truncated", *parser.place(parser.whole_until)))


class _CutError(SourceError):
    """A text ends where more of it must follow."""


class _Parser:
    """A recursive descent over `text`; every method takes the place where its part starts and returns where it ends."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.repairs: list[Repair] = []
        self.whole_until = 0  # where the last whole entry of the last list of entries ends
        self.breaks_off = False
        self._line_starts = [0, *(newline.end() for newline in re.finditer("\n", text))]

    def all(self) -> tuple[Any, tuple[Repair, ...]]:
        """The value of the whole text, and the repairs in the order of their places."""
        value, end = self.value(self.skip(0), "", 0)
        if self.skip(end) < len(self.text) and not self.breaks_off:
            raise self.wrong(self.skip(end), "something follows the end of the feed")
        return value, tuple(sorted(self.repairs, key=lambda repair: (repair.line, repair.column)))

    def place(self, at: int) -> tuple[int, int]:
        line = bisect_right(self._line_starts, at)
        return line, at - self._line_starts[line - 1] + 1

    def wrong(self, at: int, found: str) -> SourceError:
        line, column = self.place(at)
        kind = _CutError if at >= len(self.text) else SourceError
        return kind(f"this cannot be read: line {line}, column {column}: {found}")

    def repair(self, name: str, at: int) -> None:
        self.repairs.append(Repair(name, *self.place(at)))

    def skip(self, at: int) -> int:
        return SPACE.match(self.text, at).end()  # type: ignore[union-attr]  # it matches nothing, too

    def peek(self, at: int) -> str:
        return self.text[at : at + 1]

    def value(self, at: int, name: str, depth: int) -> tuple[Any, int]:
        """The value of the key `name`: by the fast decoder where it is valid JSON, else part by part."""
        first = self.peek(at)
        if depth > DEEPEST:
            raise self.wrong(at, "this is nested too deeply to be a feed")
        if first in {"{", "["}:
            # A community_list that swallows the keys after it can be valid JSON, so it is always read part by part.
            whole = None if name == "community_list" or LIST_NAME.match(name) else self._whole(at)
            return whole or (self._object(at, name, depth) if first == "{" else self._list(at, depth))
        if first == '"':
            return self._string(at, self._ends_member if name else self._ends_element)
        literal = LITERAL.match(self.text, at)
        if literal:
            return self._number_or_word(literal.group(), at), literal.end()
        if first in {",", "}", "]"}:
            self.repair("missing-value", at)
            return None, at
        raise self.wrong(at, f"expected a value, found {first!r}")

    def _whole(self, at: int) -> tuple[Any, int] | None:
        """An object or list that is valid JSON and repeats no key, at the speed of the standard decoder."""
        try:
            return DECODER.raw_decode(self.text, at)
        except (ValueError, RecursionError, _Repeated):
            return None

    def _number_or_word(self, text: str, at: int) -> object:
        try:
            return json.loads(text)
        except ValueError as error:  # such as a number of more than 4,300 digits
            raise self.wrong(at, f"this is no number: {error}") from error

    def _list(self, at: int, depth: int) -> tuple[list[Any], int]:
        values: list[Any] = []
        if depth == DEPTH_OF_ENTRIES:
            self.whole_until = 0
        at = self.skip(at + 1)
        while self.peek(at) != "]":
            value, end = self.value(at, "", depth + 1)
            values.append(value)
            if depth == DEPTH_OF_ENTRIES and not self.breaks_off:
                self.whole_until = end
            at = self._after_comma(end, "]")
        return values, at + 1

    def _after_comma(self, at: int, closer: str) -> int:
        """From the end of a value to the next one, or to the closer."""
        at = self.skip(at)
        if self.peek(at) == closer:
            return at
        if self.peek(at) == "{":
            self.repair("missing-comma", at)
            return at
        if self.peek(at) != ",":
            raise self.wrong(at, f"expected a comma or {closer!r}, found {self.peek(at) or 'the end'!r}")
        following = self._past_commas(at)
        if self.peek(following) == closer:
            self.repair("trailing-comma", at)
        return following

    def _past_commas(self, at: int) -> int:
        """What follows a comma; more commas directly behind it are what a template leaves of an empty part."""
        at = self.skip(at + 1)
        while self.peek(at) == ",":
            self.repair("stray-text", at)
            at = self.skip(at + 1)
        return at

    def _object(self, at: int, name: str, depth: int) -> tuple[dict[str, Any], int]:
        values: dict[str, Any] = {}
        comma = at = self.skip(at + 1)
        while self.peek(at) != "}":
            stray = STRAY.match(self.text, at)
            if stray:
                self.repair("stray-text", at)
                at = self.skip(stray.end())
                continue
            if self.peek(at) in {"]", "{", ""}:  # the list goes on, or the text ends: this object was never closed
                self.repair("unclosed-object", at)
                self.breaks_off = at >= len(self.text)
                return values, comma
            key_at = at
            key, at = self._key(at)
            if _belongs_outside(key, name):
                self.repair("unclosed-object", key_at)
                return values, comma
            if key in values:
                self.repair("repeated-key", key_at)
            values[key], end = self.value(self.skip(at), _path(name, key), depth + 1)
            comma, at = self._next_key(end)
        return values, at + 1

    def _key(self, at: int) -> tuple[str, int]:
        if self.peek(at) != '"':
            raise self.wrong(at, f"expected a key in quotes, found {self.peek(at)!r}")
        key, end = self._string(at, self._ends_key)
        return key, self.skip(end) + 1  # the colon, which ends a key

    def _next_key(self, at: int) -> tuple[int, int]:
        """Where the comma after a value is, and where the next key or the closer is."""
        at = self.skip(at)
        if self.peek(at) == ",":
            following = self._past_commas(at)
            if self.peek(following) == "}":
                self.repair("trailing-comma", at)
            return at, following
        if KEY.match(self.text, at):
            self.repair("missing-comma", at)
        elif self.peek(at) not in {"}", "]", ""}:
            raise self.wrong(at, f"expected a comma or a closing bracket, found {self.peek(at)!r}")
        return at, at

    def _string(self, at: int, ends: Callable[[int], bool]) -> tuple[str, int]:
        """A text up to the first quote after which the grammar goes on; quotes before that one belong to the text."""
        parts: list[str] = []
        start = at + 1
        while True:
            quote = STRING.match(self.text, start).end()  # type: ignore[union-attr]  # it matches nothing, too
            if quote >= len(self.text):
                wrong = self.wrong(at, "a text is opened and never closed")
                raise wrong if self.text.rstrip().endswith(("}", "]")) else _CutError(str(wrong))
            parts.append(self.text[start:quote])
            if ends(quote + 1):
                return self._decoded('\\"'.join(parts), at), quote + 1
            self.repair("bare-quote", quote)
            start = quote + 1

    def _decoded(self, raw: str, at: int) -> str:
        if CONTROL.search(raw):
            self.repair("control-character", at)
        mended = ESCAPE.sub(lambda found: found[0] if found[1] else "\\\\", raw) if "\\" in raw else raw
        if mended != raw:
            self.repair("bare-backslash", at)
        text: str = json.loads(f'"{mended}"', strict=False)
        return text

    def _ends_key(self, at: int) -> bool:
        return self.peek(self.skip(at)) == ":"

    def _ends_member(self, at: int) -> bool:
        return self._ends(at, KEY)

    def _ends_element(self, at: int) -> bool:
        return self._ends(at, ELEMENT)

    def _ends(self, at: int, following: re.Pattern[str]) -> bool:
        """Whether a quote before `at` ends a value: a closer follows, or a comma and what may come after it."""
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


class _Repeated(Exception):  # noqa: N818  a signal within this module, never seen outside
    """An object that is valid JSON repeats a key."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) < len(pairs):
        raise _Repeated
    return values


DECODER = json.JSONDecoder(object_pairs_hook=_unique)


def _path(name: str, key: str) -> str:
    """What stands in a `list_N`, at any depth, is known by that list: nothing of an item belongs into it."""
    return f"{name}/{key}" if LIST_NAME.match(name) else key


def _belongs_outside(key: str, name: str) -> bool:
    """Whether `key` has left the object that stands under `name`."""
    if name == "community_list":
        return not LIST_NAME.fullmatch(key)
    return bool(LIST_NAME.match(name)) and (key in ITEM_KEYS or bool(LIST_NAME.fullmatch(key)))
