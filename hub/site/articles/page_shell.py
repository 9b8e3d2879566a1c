"""One finished page with marks -> constant pieces, and the pages that are made by putting content between them.

The marks are all that is looked for, so a theme may print a page and its table of contents as it likes. What a theme
puts between two entries of the table follows from two tables, in which every kind of entry follows every other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping  # noqa: TC003  json_codec reads the types
from dataclasses import dataclass
from itertools import pairwise, takewhile
from os.path import commonprefix
from string import ascii_lowercase
from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import escape

from hub.base.text import typographic
from hub.base.translation import gettext
from hub.errors import HubError
from hub.site.pages import page_html
from hub.site.pages.page_html import AnchoredHeading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


# Letters and digits pass every template unchanged, and nobody writes this word.
NONCE = "hubshell7q2x9v"
TITLE, QUOTED = f"{NONCE}title", f"{NONCE}quoted"
PRINTED, ANCHOR = f"{NONCE}printed", f"{NONCE}anchor"
# The file of the picture that programs show beside a link to the page.
CARD = f"{NONCE}card"
# Where a page with marks stands: for pages that a reader may edit, and for lists, which are made of many files.
ADDRESS = f"{NONCE}address"
LISTED = f"{ADDRESS}list"
DESCRIPTION, BODY = f"{NONCE}description", f"{NONCE}body"
# What belongs to the head of a page below its title, and what helps beside the text.
OPENING, RAIL = f"{NONCE}opening", f"{NONCE}rail"
# An entry of the table of contents.
ENTRY, ENTRY_ANCHOR = f"{NONCE}entry", f"{NONCE}jump"
ONCE_AT_LEAST = (TITLE, PRINTED, ANCHOR, ADDRESS, DESCRIPTION, OPENING, BODY, RAIL)
MARK = re.compile(f"(?P<address>[a-z][a-z0-9-]*/(?:{NONCE}[a-z]+/)?(?:0/)*(?:{LISTED}|{ADDRESS}))|{NONCE}[a-z]+")
WRITTEN_RAIL = f"{page_html.RAIL}>{RAIL}</aside>"
CONTENTS = f"{NONCE}contents"
# Kinds of entries: alone, with others within, within another; and the two ends of the table.
PLAIN, PARENT, INNER, START, END = "plain", "parent", "inner", "start", "end"
TABLES = ((PLAIN, PLAIN, PARENT, INNER, INNER, PARENT, INNER, PLAIN), (PARENT, INNER))
LETTERS = ascii_lowercase
NUMBERED = re.compile(f"(?P<mark>{ENTRY}|{ENTRY_ANCHOR})(?P<letter>[{LETTERS[: len(TABLES[0])]}])")
# Where the head of a page ends in what the template of an article or of a list prints.
END_OF_HEAD = "<!-- end of head -->"


@dataclass(frozen=True, kw_only=True, slots=True)
class Content:
    """Hold what goes into a shell: where the page is, plain text for its head, HTML for its body.

    `opening` is the HTML of its head, below the title; `mark` has the attributes that say the title's language.
    """

    path: str
    title: str
    description: str
    anchor: str
    body: str
    opening: str = ""
    mark: str = ""
    headings: tuple[AnchoredHeading, ...] = ()
    lang: str | None = None
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Pieces:
    """Hold text cut at its marks: constant parts at even places, the names of marks at odd ones."""

    parts: tuple[str, ...]

    def filled(self, values: Mapping[str, str]) -> str:
        """Return the text with HTML in the place of each mark."""
        return "".join(values[part] if place % 2 else part for place, part in enumerate(self.parts))


@dataclass(frozen=True, slots=True)
class Shell:
    """Hold a page, and what its table of contents has between two entries, by their kinds; nothing without a table."""

    page: Pieces
    joints: Mapping[str, Pieces]


def layout(path: str, language: str, mark: str = ADDRESS) -> str:
    """Return the name of the shell for a page at `path` in a language: its tag and where the page with marks is.

    That is as deep as the page, so that the links of the shell fit, and below the lists of its language.
    """
    folder, *within, _ = path.split("/")
    kind = [f"{NONCE}{name}" for name in within[:1]] if folder == language else []
    return f"{language}:" + "/".join((folder, *kind, *("0" for _ in within[len(kind) :]), f"{mark}.md"))


def place(path: str) -> str:
    """Return the place of a page with marks among the others, as far as its folders tell; any other path stays."""
    return path.replace(NONCE, "")


def source(language: str) -> str:
    """Return the page with marks, as `pages.page_templates` writes pages: front matter, then HTML."""
    front = f"---\ntitle: {TITLE}\ndescription: {DESCRIPTION}\nhide: [navigation]\nlang: {language}\n---\n\n"
    title = page_html.heading(1, PRINTED, ANCHOR)
    head = f'<header class="head">\n{title}\n{OPENING}\n{page_html.HEAD_END}'
    return f"{front}{head}\n{BODY}\n{WRITTEN_RAIL}\n"


def halves(html: str) -> tuple[str, str]:
    """Return what belongs to the head of a page, up to the mark, and the rest; "" for a head without a mark."""
    opening, mark, rest = html.partition(END_OF_HEAD)
    return (opening, rest) if mark else ("", html)


def tables() -> tuple[tuple[AnchoredHeading, ...], ...]:
    """Return the tables of contents with marks, each below the title."""
    return tuple((AnchoredHeading(1, ANCHOR, PRINTED, _marked(kinds)),) for kinds in TABLES)


def _marked(kinds: Iterable[str]) -> tuple[AnchoredHeading, ...]:
    numbered = zip(kinds, LETTERS, strict=False)
    flat = (
        AnchoredHeading(3 if kind == INNER else 2, f"{ENTRY_ANCHOR}{letter}", f"{ENTRY}{letter}")
        for kind, letter in numbered
    )
    return page_html.tree(tuple(flat))


def cut(html: str) -> Shell:
    """Return the pieces of a finished page without a table of contents; raises HubError where the theme lost a mark."""
    page = html.replace(WRITTEN_RAIL, RAIL)
    _refuse([mark.removeprefix(NONCE) for mark in ONCE_AT_LEAST if mark not in page])
    return Shell(_pieces(page), {})


def cut_with_contents(pages: Sequence[str]) -> Shell:
    """Return the pieces of the finished pages with `tables`; raises HubError where the theme lost a mark."""
    every = [_segments(page.replace(WRITTEN_RAIL, RAIL), kinds) for page, kinds in zip(pages, TABLES, strict=True)]
    before = commonprefix([first for first, *_ in every])  # noqa: RUF071  of letters, not of folders
    after = commonprefix([last[::-1] for *_, last in every])[::-1]  # noqa: RUF071  likewise
    joints: dict[str, Pieces] = {}
    for kinds, (first, *between, last) in zip(TABLES, every, strict=True):
        parts = (first.removeprefix(before), *between, last.removesuffix(after))
        steps = pairwise((START, *kinds, END))
        joints |= {
            _step(*step): _pieces(NUMBERED.sub(r"\g<mark>", part)) for step, part in zip(steps, parts, strict=True)
        }
    return Shell(cut(f"{before}{CONTENTS}{after}").page, joints)


def _segments(page: str, kinds: Sequence[str]) -> list[str]:
    """Return a page cut where each entry of its table first prints something of itself."""
    places: list[int] = []
    letters = ""
    for mark in NUMBERED.finditer(page):
        if not letters.endswith(mark["letter"]):
            letters += mark["letter"]
            places.append(mark.start())
    _refuse(["contents"] if letters != LETTERS[: len(kinds)] else [])
    return [page[start:end] for start, end in pairwise((0, *places, len(page)))]


def _refuse(lost: Sequence[str]) -> None:
    if lost:
        message = gettext(
            "the theme's page has no place for the %(parts)s of an article: its templates must print it once",
            parts=", ".join(lost),
        )
        raise HubError(message)


def _step(before: str, after: str) -> str:
    return f"{before} {after}"


def _pieces(text: str) -> Pieces:
    parts: list[str] = []
    start = 0
    for mark in MARK.finditer(text):
        parts += (text[start : mark.start()], ADDRESS if mark["address"] else mark.group())
        start = mark.end()
    return Pieces((*parts, text[start:]))


def page(shells: tuple[Shell, Shell], content: Content, card: str = "") -> str:
    """Return a page as HTML: the first shell is for one with a table of contents, the second for one without.

    `card` is the file of its card.
    """
    with_contents, without = shells
    shown = _shown(content.headings)
    said = {
        TITLE: content.title,
        QUOTED: quote(content.title, safe="/:"),
        PRINTED: typographic(content.title),
        ANCHOR: content.anchor,
        ADDRESS: quote(content.path.removesuffix(".md")),
        DESCRIPTION: content.description,
        CARD: quote(card),
    }
    body, rail, beside = content.body.rpartition(page_html.RAIL)
    slots: dict[str, str] = {mark: escape(value) for mark, value in said.items()}
    slots |= {OPENING: content.opening, BODY: body if rail else beside, RAIL: f"{rail}{beside}" if rail else ""}
    if shown:
        slots[CONTENTS] = _contents(with_contents, shown, slots)
    html = (with_contents if shown else without).page.filled(slots)
    html = page_html.in_language(html, content.lang)
    html = html.replace("<h1 ", f"<h1{content.mark} ", 1) if content.mark else html
    return page_html.as_draft(html) if content.draft else html


def _shown(headings: tuple[AnchoredHeading, ...]) -> tuple[AnchoredHeading, ...]:
    """Return what the theme lists: headings below the title, up to another title, unless that is only one."""
    below = tuple(takewhile(lambda heading: heading.level > 1, headings))
    return below if len(below) > 1 or any(heading.within for heading in below) else ()


def _contents(shell: Shell, shown: Iterable[AnchoredHeading], slots: Mapping[str, str]) -> str:
    """Return the entries of a table of contents, with what is before, between and after them."""
    entries = [entry for heading in shown for entry in _entries(heading)]
    steps = pairwise((START, *(kind for kind, _ in entries), END))
    values = ({}, *({ENTRY: heading.html, ENTRY_ANCHOR: heading.anchor} for _, heading in entries))
    parts = (shell.joints[_step(*step)].filled({**slots, **own}) for step, own in zip(steps, values, strict=True))
    return "".join(parts)


def _entries(heading: AnchoredHeading) -> Iterator[tuple[str, AnchoredHeading]]:
    yield PARENT if heading.within else PLAIN, heading
    yield from ((INNER, inner) for inner in heading.within)
