"""One finished page with marks -> constant pieces, and the pages that are made by putting content between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import escape

from hub.base.text import typographic
from hub.errors import HubError
from hub.site.pages import page_html
from hub.site.pages.page_html import AnchoredHeading

if TYPE_CHECKING:
    from collections.abc import Mapping


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
# A body up to the end of its lead, which belongs to the head of the page, and what helps beside the text.
OPENING, RAIL = f"{NONCE}opening", f"{NONCE}rail"
OUTER, OUTER_ANCHOR = f"{NONCE}outer", f"{NONCE}outid"
INNER, INNER_ANCHOR = f"{NONCE}inner", f"{NONCE}inid"
ONCE_AT_LEAST = (TITLE, PRINTED, ANCHOR, ADDRESS, DESCRIPTION, OPENING, BODY, RAIL)
MARK = re.compile(f"(?P<address>[a-z]+/(?:0/)*(?:{LISTED}|{ADDRESS}))|{NONCE}[a-z]+")
BESIDE = re.compile(rf"{page_html.RAIL}>\s*{RAIL}\s*</aside>")
LEAD = re.compile(rf"<p\b[^>]*>\s*{OPENING}\s*</p>")
ITEM = re.compile(rf"<li\b(?:(?!<li\b).)*?{OUTER_ANCHOR}.*?</(?:nav|ul)>\s*</li>", re.DOTALL)
INNER_ITEM = re.compile(r"(?<!^)<li\b.*?</li>", re.DOTALL)
CONTENTS = f"{NONCE}contents"
WITHIN = f"{NONCE}within"


@dataclass(frozen=True, kw_only=True, slots=True)
class Content:
    """Hold what goes into a shell: where the page is, plain text for its head, HTML for its body."""

    path: str
    title: str
    description: str
    anchor: str
    body: str
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
    """Hold a page, an entry of its table of contents, and one with others within; both empty where it has none."""

    page: Pieces
    item: Pieces
    branch: Pieces


NOTHING = Pieces(("",))


def layout(path: str, language: str, mark: str = ADDRESS) -> str:
    """Return the name of the shell for a page at `path` in a language: its tag and where the page with marks is.

    That is as deep as the page, so that the links of the shell fit.
    """
    folder, *within, _ = path.split("/")
    return f"{language}:" + "/".join((folder, *("0" for _ in within), f"{mark}.md"))


def source(language: str) -> str:
    """Return the page with marks, as `pages.page_templates` writes pages: front matter, then HTML."""
    front = f"---\ntitle: {TITLE}\ndescription: {DESCRIPTION}\nhide: [navigation]\nlang: {language}\n---\n\n"
    title = page_html.heading(1, PRINTED, ANCHOR)
    head = f'<header class="head">\n{title}\n<p class="lead">{OPENING}</p>\n{page_html.HEAD_END}'
    return f"{front}{head}\n{BODY}\n{page_html.RAIL}>{RAIL}</aside>\n"


def contents() -> tuple[AnchoredHeading, ...]:
    """Return the headings that the theme lists on the page with marks: one below the title, with one within."""
    inner = AnchoredHeading(3, INNER_ANCHOR, INNER)
    return (AnchoredHeading(1, ANCHOR, PRINTED, (AnchoredHeading(2, OUTER_ANCHOR, OUTER, (inner,)),)),)


def cut(html: str, *, contents: bool) -> Shell:
    """Return the pieces of a finished page; raises HubError where the theme lost a mark."""
    page = BESIDE.sub(RAIL, LEAD.sub(f"{OPENING}\n", html))
    missing = [mark for mark in ONCE_AT_LEAST if mark not in page]
    item = ITEM.search(page) if contents else None
    if missing or (contents and not item):
        lost = ", ".join(mark.removeprefix(NONCE) for mark in missing) or "contents"
        message = f"the theme's page has no place for the {lost} of an article: its templates must print it"
        raise HubError(message)
    if not item:
        return Shell(_pieces(page), NOTHING, NOTHING)
    branch = INNER_ITEM.sub(WITHIN, item.group(), count=1)
    inner = INNER_ITEM.search(item.group())
    return Shell(
        _pieces(page[: item.start()] + CONTENTS + page[item.end() :]),
        _pieces(inner.group() if inner else ""),
        _pieces(branch),
    )


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
    frame = with_contents if shown else without
    said = {
        TITLE: content.title,
        QUOTED: quote(content.title, safe="/:"),
        PRINTED: typographic(content.title),
        ANCHOR: content.anchor,
        ADDRESS: quote(content.path.removesuffix(".md")),
        DESCRIPTION: content.description,
        CARD: quote(card),
    }
    slots = {mark: escape(value) for mark, value in said.items()}
    contents = "".join(_entry(frame, heading) for heading in shown)
    opening, rest = _opening(content.body)
    _, _, body, rail = page_html.parts(rest)
    html = frame.page.filled(slots | {OPENING: opening, BODY: body, RAIL: rail, CONTENTS: contents})
    html = page_html.in_language(html, content.lang)
    return page_html.as_draft(html) if content.draft else html


def _opening(body: str) -> tuple[str, str]:
    """Return a body up to the end of its lead, and the rest."""
    before, lead, rest = body.partition('<p class="lead">')
    if not lead:
        return "", body
    text, end, rest = rest.partition("</p>")
    return f"{before}{lead}{text}{end}", rest


def _shown(headings: tuple[AnchoredHeading, ...]) -> tuple[AnchoredHeading, ...]:
    """Return what the theme lists: headings below the title, up to another title, unless that is only one."""
    below = tuple(takewhile(lambda heading: heading.level > 1, headings))
    return below if len(below) > 1 or any(heading.within for heading in below) else ()


def _entry(shell: Shell, heading: AnchoredHeading) -> str:
    if not heading.within:
        return _item(shell, heading)
    within = "".join(_item(shell, inner) for inner in heading.within)
    return shell.branch.filled({OUTER: heading.html, OUTER_ANCHOR: heading.anchor, WITHIN: within})


def _item(shell: Shell, heading: AnchoredHeading) -> str:
    return shell.item.filled({INNER: heading.html, INNER_ANCHOR: heading.anchor})
