"""The dialect of digital.gov as it is served, valid or not: a parser that knows its grammar and names what it fixes.

The feeds are written by text templates, not by an encoder, so about one in forty is not JSON. A general repairer reads
them and silently loses or misplaces data; here every departure from RFC 8259 is one of
`broken_json_scanner.REPAIRS`, or an error.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from hub.base.translation import gettext
from hub.collect.formats import broken_json_parser
from hub.collect.formats.broken_json_parser import Parser

if TYPE_CHECKING:
    from hub.collect.formats.broken_json_scanner import Repair

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


def load(text: str) -> tuple[Any, tuple[Repair, ...]]:
    """Return the value in a text and what was fixed to read it; raises SourceError where it cannot be read."""
    return broken_json_parser.in_two_passes(_DialectParser, text)


class _DialectParser(Parser):
    """Know what this site's templates leave open, and what they leave over."""

    def more(self, at: int) -> None:
        """Refuse what follows the value."""
        raise self.wrong(at, gettext("there is more after the end of the feed"))

    def is_read_by_parts(self, name: str) -> bool:
        """Say so of a community_list: one that swallows the keys after it can be valid JSON."""
        return name == "community_list" or bool(LIST_NAME.match(name))

    def stray(self, at: int) -> int:
        """Return where a leftover of a date ends."""
        found = STRAY.match(self.text, at)
        return found.end() if found else 0

    def path(self, name: str, key: str) -> str:
        """Return the name under which the value of `key` in the object `name` is read.

        Anything in a `list_N`, at any depth, is known by that list: nothing of an item belongs in it.
        """
        return f"{name}/{key}" if LIST_NAME.match(name) else key

    def belongs_outside(self, key: str, name: str) -> bool:
        """Return whether `key` has left the object that is the value of `name`."""
        if name == "community_list":
            return not LIST_NAME.fullmatch(key)
        return bool(LIST_NAME.match(name)) and (key in ITEM_KEYS or bool(LIST_NAME.fullmatch(key)))
