"""JSON that is nearly JSON -> the value that was meant, by repairs that each have a name; what is in doubt is refused.

It reads what people and templates write: a comma too many or none, comments, other quotes, keys without quotes, a
script around the value, text behind it, or a file that breaks off.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from hub.base.translation import gettext
from hub.collect.formats.broken_json_scanner import CutError, Repair, Scanner

if TYPE_CHECKING:
    from collections.abc import Callable

DEEPEST = 32
DEPTH_OF_ENTRIES = 1  # {"items": [...]}
# What servers write before a value: what keeps scripts of other sites out, a call, a name for it, warnings of PHP.
ASIDE = r"(?:\s|\ufeff|/\*(?:(?!\*/).)*\*/|//[^\n]*\n|#[^\n]*\n|<!--(?:(?!-->).)*-->)*+"
BEFORE = re.compile(
    rf"{ASIDE}(?:(?:while\s*\(\s*1\s*\)|for\s*\(;;\))\s*;|\)\]\}}',?|throw 1;[^{{}}\[\]]{{0,80}}"
    r"|(?:typeof )?[\w$.]{1,80}\s*===?\s*[\"']function[\"']\s*&&\s*[\w$.]{1,80}\s*\(|[\w$.]{0,80}\("
    r"|(?:(?:var|let|const) )?[\w$.]{1,80}\s*=|<br ?/?>\s*<b>[^{}\[\]]{0,2000}<br ?/?>)?"
    rf"{ASIDE}(?=[{{\[])",
    re.DOTALL,
)
BLANK = "\ufeff \t\r\n"


def begins(head: str) -> bool:
    """Return whether a text that begins like this holds an object or a list, whatever is before it."""
    return bool(BEFORE.match(head))


def load(text: str) -> tuple[Any, tuple[Repair, ...]]:
    """Return the value in a text, and each kind of repair that was made to read it, at its first place.

    Raises SourceError where it cannot be read.
    """
    before = BEFORE.match(text)
    start = before.end() if before else 0
    value, repairs = in_two_passes(lambda words: Parser(words, start), text)
    first = {one.name: one for one in reversed(repairs)}
    around = [Repair("script-around", 1, 1)] if text[:start].strip(BLANK) else []
    return value, (*around, *sorted(first.values(), key=lambda one: (one.line, one.column)))


def in_two_passes(parser_of: Callable[[str], Parser], text: str) -> tuple[Any, tuple[Repair, ...]]:
    """Return the value in a text and what was fixed; of one that breaks off, what is before its last whole entry.

    Raises SourceError where it cannot be read.
    """
    parser = parser_of(text)
    try:
        return parser.all()
    except CutError:
        if not parser.whole_until:
            raise
        value, repairs = parser_of(text[: parser.whole_until] + "]}").all()
        return value, (*repairs, Repair("truncated", *parser.place(parser.whole_until)))


class Parser(Scanner):
    """Read the objects and lists of a text by recursive descent, from a place on."""

    def __init__(self, text: str, start: int = 0) -> None:
        super().__init__(text)
        self.start = start
        self.whole_until = 0  # where the last whole entry of the last list of entries ends
        self.breaks_off = False

    def all(self) -> tuple[Any, tuple[Repair, ...]]:
        """Return the value of the whole text, and the repairs in the order of their places.

        Raises SourceError where it cannot be read; CutError, a kind of it, where the text ends too early.
        """
        value, end = self.value(self.skip(self.start), "", 0)
        after = self.skip(end)
        if after < len(self.text) and not self.breaks_off:
            self.more(after)
        return value, tuple(sorted(self.repairs, key=lambda repair: (repair.line, repair.column)))

    def more(self, at: int) -> None:
        """Take note of what follows the value."""
        if self.text[at:].strip(");\0 \t\r\n"):
            self.repair("text-after-the-end", at)

    def is_read_by_parts(self, name: str) -> bool:  # noqa: ARG002  for dialects
        """Return whether the value of a key is not what the fast decoder makes of it."""
        return False

    def belongs_outside(self, key: str, name: str) -> bool:  # noqa: ARG002  likewise
        """Return whether `key` has left the object that is the value of `name`."""
        return False

    def path(self, name: str, key: str) -> str:  # noqa: ARG002  likewise
        """Return the name under which the value of `key` in the object `name` is read."""
        return key

    def value(self, at: int, name: str, depth: int) -> tuple[Any, int]:
        """Return the value of the key `name`, and where it ends.

        The fast decoder reads most objects and lists that are valid JSON; all else is read part by part. `name` is ""
        in a list.
        """
        first = self.peek(at)
        if depth > DEEPEST:
            raise self.wrong(at, gettext("this is nested too deeply to be a feed"))
        if first in {"{", "["}:
            whole = None if self.is_read_by_parts(name) else self._whole(at)
            return whole or (self._object(at, name, depth) if first == "{" else self._list(at, depth))
        if self.begins_string(at):
            return self.string(at, self.ends_member if name else self.ends_element)
        literal = self.literal(at)
        if literal:
            return literal
        if first in {",", "}", "]"}:
            self.repair("missing-value", at)
            return None, at
        raise self.wrong(at, gettext("expected a value, found %(found)s", found=repr(first)))

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
            found = repr(self.peek(at) or gettext("the end"))
            said = gettext("expected a comma or %(closer)s, found %(found)s", closer=repr(closer), found=found)
            raise self.wrong(at, said)
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
            stray = self.stray(at)
            if stray:
                self.repair("stray-text", at)
                at = self.skip(stray)
                continue
            if self.peek(at) in {"]", "{", ""}:  # the list goes on, or the text ends: this object was never closed
                self.repair("unclosed-object", at)
                self.breaks_off = at >= len(self.text)
                return values, comma
            key_at = at
            key, at = self._key(at)
            if self.belongs_outside(key, name):
                self.repair("unclosed-object", key_at)
                return values, comma
            if key in values:
                self.repair("repeated-key", key_at)
            values[key], end = self.value(self.skip(at), self.path(name, key), depth + 1)
            comma, at = self._next_key(end)
        return values, at + 1

    def stray(self, at: int) -> int:  # noqa: ARG002  likewise
        """Return where a leftover ends that a template wrote in place of a key; 0 where there is none."""
        return 0

    def _key(self, at: int) -> tuple[str, int]:
        bare = None if self.begins_string(at) else self.bare_key(at)
        if bare:
            return bare
        if not self.begins_string(at):
            raise self.wrong(at, gettext("expected a key in quotes, found %(found)s", found=repr(self.peek(at))))
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
        if self.begins_key(at):
            self.repair("missing-comma", at)
        elif self.peek(at) not in {"}", "]", ""}:
            raise self.wrong(
                at, gettext("expected a comma or a closing bracket, found %(found)s", found=repr(self.peek(at)))
            )
        return at, at


class _Repeated(Exception):  # noqa: N818  a signal within this module, never seen outside
    """Say that an object that is valid JSON repeats a key."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) < len(pairs):
        raise _Repeated
    return values


DECODER = json.JSONDecoder(object_pairs_hook=_unique)
