"""Find the links and footnotes of an issue whose other half is under another heading.

An edition by topics holds some of the items, and the web and the mail show each by itself: it must mean the same alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from hub.base import commonmark, html_tree
from hub.base.translation import gettext
from hub.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hub.base.html_tree import Element

RULE = "610"
NOTE = "fn-"


class _Use(NamedTuple):
    """Hold where a text uses an address or a footnote; `note` is the row of the footnote that holds it, or None."""

    row: int
    column: int
    tag: str
    words: str
    target: str
    note: int | None


def apart(document: Element, spans: Iterable[tuple[int, int]], lines: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem for each link, picture or footnote that means something else where its rows are read alone.

    `spans` are the rows from and to before which each piece of the `document` goes. The problems' lines are rows.
    """
    if not any("]:" in line for line in lines):
        return
    whole = list(_uses(document, 0))
    for start, end in spans:
        alone = set(_uses(html_tree.read(commonmark.outline("\n".join(lines[start:end]))), start))
        notes = {use.row: use.target for use in alone if use.tag == "li"}
        yield from _twice(notes)
        for use in whole:
            is_told = use.tag == "li" or (use.note is not None and use.note not in notes)
            if start <= use.row < end and use not in alone and not is_told:
                yield _problem(use, lines[use.row])


def _twice(notes: Mapping[int, str]) -> Iterator[Problem]:
    """Yield a problem for each footnote, by its row, that has the name of one above it."""
    named: set[str] = set()
    for row, name in sorted(notes.items()):
        if name in named:
            message = gettext("the footnote [^%(name)s] is written twice below this heading", name=name)
            yield Problem(
                path="", line=row, rule=RULE, message=message, fix=gettext("give one of the two another name")
            )
        named.add(name)


def _uses(document: Element, first_row: int) -> Iterator[_Use]:
    for element in document.iter("a", "img", "sup", "li"):
        place = html_tree.place(element)
        target = _target(element) if place else None
        if place and target is not None:
            note = next((html_tree.place(above) for above in element.iterancestors("li") if _name(above)), None)
            yield _Use(
                row=place.row + first_row,
                column=place.column,
                tag=element.tag,
                words=html_tree.words(element) if element.tag in {"a", "img"} else "",
                target=target,
                note=note.row + first_row if note else None,
            )


def _target(element: Element) -> str | None:
    """Return the address or the footnote that an element leads to; None for one that leads nowhere."""
    if element.tag == "sup":
        return unquote(element[0].get("href", "")).removeprefix(f"#{NOTE}")
    if element.tag == "li":
        return _name(element)
    return unquote(element.get("src" if element.tag == "img" else "href", ""))


def _name(entry: Element) -> str | None:
    """Return the name of a footnote; None for an entry of another list."""
    name = entry.get("id")
    return unquote(name).removeprefix(NOTE) if name else None


def _problem(use: _Use, line: str) -> Problem:
    column = len(line.encode()[: use.column].decode(errors="ignore")) + 1
    if use.tag == "sup":
        message = gettext("the words of the footnote [^%(target)s] are not below this heading", target=use.target)
        fix = gettext(
            "move the line that begins with [^%(target)s]: here, below the words that it belongs to", target=use.target
        )
    else:
        mark = "!" if use.tag == "img" else ""
        message = gettext("the address of %(mark)s[%(words)s] is not below this heading", mark=mark, words=use.words)
        fix = gettext(
            "write %(mark)s[%(words)s](%(target)s) in the sentence itself",
            mark=mark,
            words=use.words,
            target=use.target,
        )
    return Problem(path="", line=use.row, column=column, rule=RULE, message=message, fix=fix)
