"""Where the target of a link is written in Markdown: beside its words, in a definition, or as the words themselves."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Mapping

# What may be between two words of a link that goes on in the next line of a quotation.
GAP = r"(?:[ \t]|\n[ \t>]*)"
TITLE = rf"""(?:{GAP}+(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?"""
BESIDE = re.compile(rf"\]\({GAP}*(?P<target><[^<>\n]*>|[^\s<]\S*?|){TITLE}{GAP}*\)\Z", re.DOTALL)
LABEL = re.compile(r"\](?:\[(?P<label>[^\[\]]*)\])?\Z")
DEFINITION = re.compile(
    rf"^(?:[ \t>]|[-*+][ \t]|\d+[.)][ \t])*\[(?P<label>(?:[^\[\]\\]|\\.)+)\]:{GAP}*(?P<target><[^<>\n]*>|\S+)",
    re.MULTILINE,
)
ESCAPED = re.compile(r"\\(?=[!-/:-@\[-`{-~])")


class LinkTargets:
    """Find the targets of links in a text whose Markdown begins at the offset `first`."""

    def __init__(self, text: str, first: int) -> None:
        self.text, self.first = text, first

    def alone(self, start: int, end: int, address: str) -> tuple[int, tuple[int, int] | None]:
        """Return where an address that is its own words ends, and where it is, as far as it is written in full."""
        within = self.text.startswith("<", start)
        place = (start + within, end - within)
        return end, place if _same(self.text[slice(*place)], address) else None

    def in_brackets(self, first: int, end: int, address: str) -> tuple[int, tuple[int, int] | None]:
        """Return where the words that begin at `first` end, and where their target is: beside them, or defined."""
        if address and self.text.endswith(f"]({address})", first, end):  # most links
            start = end - 1 - len(address)
            return start - 2, (start, end - 1)
        bracket = self.text.rfind("](", first, end)
        while bracket >= 0:
            found = BESIDE.match(self.text, bracket, end)
            if found and _same(found["target"], address):
                return bracket, found.span("target")
            bracket = self.text.rfind("](", first, bracket)
        found = LABEL.search(self.text, first, end)
        if found is None:
            return end, None
        label = _label(found["label"] or self.text[first : found.start()])
        places = [place for target, place in self.definitions.get(label, ()) if _same(target, address)]
        return found.start(), places[0] if len(places) == 1 else None

    @cached_property
    def definitions(self) -> Mapping[str, list[tuple[str, tuple[int, int]]]]:
        """Return the targets of the text's definitions by their labels, each with its place."""
        found: dict[str, list[tuple[str, tuple[int, int]]]] = defaultdict(list)
        for one in DEFINITION.finditer(self.text, self.first):
            found[_label(one["label"])].append((one["target"], one.span("target")))
        return found


def _label(written: str) -> str:
    """Return a label as it is compared: https://spec.commonmark.org/0.31.2/#matches."""
    return " ".join(written.split()).casefold()


def meant(written: str) -> str:
    """Return the target that an author means, without brackets, backslashes and character references."""
    bare = written[1:-1] if written.startswith("<") else written
    return html.unescape(ESCAPED.sub("", bare))


def _same(written: str, address: str) -> bool:
    return unquote(meant(written)) == unquote(address)
