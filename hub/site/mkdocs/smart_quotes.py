"""Quotation marks and apostrophes of a page as in print, and those of code as they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hub.base.text import typographic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from xml.etree.ElementTree import Element

CODE = {"code", "kbd", "pre", "samp", "script", "style"}
# What Python-Markdown puts in the place of raw HTML and of escaped characters, until the end.
HIDDEN = re.compile("(\x02[^\x03]*\x03)")
RAW = re.compile("\x02wzxhzdk:([0-9]+)\x03")
TAG = re.compile("<(/?)([a-z]+)")


def set_quotes(root: Element, raw: Sequence[object], is_block: Callable[[str], bool]) -> None:
    """Set the quotation marks of a whole tree of Python-Markdown, in which `raw` HTML is still hidden."""
    setter = _Setter(raw)
    for element, part in _texts(root):
        if part == "text" and is_block(element.tag):
            setter.before = " "
        elif element.tag in CODE:
            setter.before = "x"
        setattr(element, part, setter(getattr(element, part) or ""))


@dataclass(slots=True)
class _Setter:
    """Set quotes from text to text: a mark closes what is before a link, too. `before` is the last character."""

    raw: Sequence[object]
    before: str = " "
    code: bool = False

    def __call__(self, text: str) -> str:
        return "".join(map(self._piece, HIDDEN.split(text)))

    def _piece(self, piece: str) -> str:
        if hidden := RAW.fullmatch(piece):
            html = str(self.raw[int(hidden[1])])
            tag = TAG.match(html)
            if tag and tag[2] in CODE:
                self.code = f"</{tag[2]}>" not in html
        if not piece or HIDDEN.fullmatch(piece):
            return piece
        before, self.before = self.before, piece[-1]
        return piece if self.code else typographic(piece, before)


def _texts(element: Element) -> Iterator[tuple[Element, str]]:
    """Yield each text that is not code, in the order of reading, as an element and the name of an attribute."""
    if element.tag in CODE:
        return
    yield element, "text"
    for child in element:
        yield from _texts(child)
        yield child, "tail"
