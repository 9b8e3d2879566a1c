"""The dialect of digital.gov as it is served, valid or not: a parser that knows its grammar and names what it fixes.

The feeds are written by text templates, not by an encoder, so about one in forty is not JSON. A general repairer reads
them and silently loses or misplaces data; here every departure from RFC 8259 is one of
`broken_json_scanner.REPAIRS`, or an error.
"""

from __future__ import annotations

import json
import re
from typing import Any

from hub.collect.formats.broken_json_scanner import KEY, CutError, Repair, Scanner

STRAY = re.compile(r'-\}\}",?')
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


def load(text: str) -> tuple[Any, tuple[Repair, ...]]:
    """Return the value in a text and what was fixed to read it, in two passes at most.

    Raises SourceError where it cannot be read.
    """
    parser = _Parser(text)
    try:
        return parser.all()
    except CutError:
        if not parser.whole_until:
            raise
        value, repairs = _Parser(text[: parser.whole_until] + "]}").all()
        return value, (*repairs, Repair("truncated", *parser.place(parser.whole_until)))


class _Parser(Scanner):
    """Read the objects and lists of a text by recursive descent."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.whole_until = 0  # where the last whole entry of the last list of entries ends
        self.breaks_off = False

    def all(self) -> tuple[Any, tuple[Repair, ...]]:
        """Return the value of the whole text, and the repairs in the order of their places.

        Raises SourceError where it cannot be read; CutError, a kind of it, where the text ends too early.
        """
        value, end = self.value(self.skip(0), "", 0)
        if self.skip(end) < len(self.text) and not self.breaks_off:
            raise self.wrong(self.skip(end), "there is more after the end of the feed")
        return value, tuple(sorted(self.repairs, key=lambda repair: (repair.line, repair.column)))

    def value(self, at: int, name: str, depth: int) -> tuple[Any, int]:
        """Return the value of the key `name`, and where it ends.

        The fast decoder reads most objects and lists that are valid JSON; all else is read part by part. `name` is ""
        in a list.
        """
        first = self.peek(at)
        if depth > DEEPEST:
            raise self.wrong(at, "this is nested too deeply to be a feed")
        if first in {"{", "["}:
            # A community_list that swallows the keys after it can be valid JSON, so it is always read part by part.
            whole = None if name == "community_list" or LIST_NAME.match(name) else self._whole(at)
            return whole or (self._object(at, name, depth) if first == "{" else self._list(at, depth))
        if first == '"':
            return self.string(at, self.ends_member if name else self.ends_element)
        literal = self.literal(at)
        if literal:
            return literal
        if first in {",", "}", "]"}:
            self.repair("missing-value", at)
            return None, at
        raise self.wrong(at, f"expected a value, found {first!r}")

    def _whole(self, at: int) -> tuple[Any, int] | None:
        """Return an object or list that is valid JSON and repeats no key, and where it ends; else None.

        It is read at the speed of the standard decoder.
        """
        try:
            return DECODER.raw_decode(self.text, at)
        except (ValueError, RecursionError, _Repeated):
            return None

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
        """Return where the next value, or the closer, is after the end of a value."""
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
        """Return the place of what follows a comma.

        More commas directly behind it are what a template leaves of an empty part.
        """
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
        key, end = self.string(at, self.ends_key)
        return key, self.skip(end) + 1  # the colon, which ends a key

    def _next_key(self, at: int) -> tuple[int, int]:
        """Return where the comma after a value is, and where the next key or the closer is."""
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


class _Repeated(Exception):  # noqa: N818  a signal within this module, never seen outside
    """Say that an object that is valid JSON repeats a key."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) < len(pairs):
        raise _Repeated
    return values


DECODER = json.JSONDecoder(object_pairs_hook=_unique)


def _path(name: str, key: str) -> str:
    """Return the name under which the value of `key` in the object `name` is read.

    Anything in a `list_N`, at any depth, is known by that list: nothing of an item belongs in it.
    """
    return f"{name}/{key}" if LIST_NAME.match(name) else key


def _belongs_outside(key: str, name: str) -> bool:
    """Return whether `key` has left the object that is the value of `name`."""
    if name == "community_list":
        return not LIST_NAME.fullmatch(key)
    return bool(LIST_NAME.match(name)) and (key in ITEM_KEYS or bool(LIST_NAME.fullmatch(key)))
