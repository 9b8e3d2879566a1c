"""HTML that a parser of Markdown made -> a tree whose elements know where in the Markdown they are written."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element

    Element: TypeAlias = _Element

PLACE = re.compile(r"(\d{1,9}):(\d{1,9})-(\d{1,9}):(\d{1,9})")

WORDS = ".//text() | descendant-or-self::img/@alt"


class Place(NamedTuple):
    """Hold where an element begins and ends: rows from 0, columns in bytes from 0, the last one included."""

    row: int
    column: int
    last_row: int
    last_column: int


def read(html: str) -> Element:
    """Return HTML as the content of an element, without its comments."""
    return _reader()(f"<body>{html}</body>".encode(errors="replace"))


def document(html: str) -> Any:  # noqa: ANN401  lxml has no types
    """Return the tree of a whole page."""
    import lxml.html  # only who looks at finished pages needs it

    return lxml.html.document_fromstring(html)


def written(element: Any) -> str:  # noqa: ANN401  likewise
    """Return an element of such a tree as HTML."""
    import lxml.html

    return str(lxml.html.tostring(element, encoding="unicode", with_tail=False))


def place(element: Element) -> Place | None:
    """Return where in the Markdown an element is written; None for one that the Markdown holds as HTML."""
    found = PLACE.fullmatch(element.get("data-sourcepos", ""))
    return Place(*(int(number) - 1 for number in found.groups())) if found else None


def content(element: Element) -> Iterator[str | Element]:
    """Yield the words and the elements directly in an element, in order."""
    if element.text:
        yield element.text
    for child in element:
        yield child
        if child.tail:
            yield child.tail


def words(element: Element) -> str:
    """Return the words of an element on one line, those of its pictures too."""
    found = element.itertext() if next(element.iter("img"), None) is None else element.xpath(WORDS)
    return " ".join("".join(found).split())


def depth(element: Element) -> int:
    """Return how many elements are inside of each other, at most."""
    deepest = level = 0
    for event, _ in _events(element):
        level += 1 if event == "start" else -1
        deepest = max(deepest, level)
    return deepest


def _events(element: Element) -> Iterator[tuple[str, Element]]:
    from lxml import etree

    return iter(etree.iterwalk(element, events=("start", "end")))


@cache
def _reader() -> Callable[[bytes], Element]:
    from lxml import etree  # 25 ms, and most commands read no Markdown

    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    return lambda document: etree.fromstring(document, parser)[0]
