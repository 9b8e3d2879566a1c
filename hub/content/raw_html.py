"""What HTML an author may write in a page, and what of a page is not on that list.

The cleaner (`base.sanitize_html`) is the guard; this says which words it will take away, so that nothing goes without
a word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from hub.base import sanitize_html

if TYPE_CHECKING:
    from collections.abc import Iterator

# What is inside of these is not reported again.
WHOLE = frozenset({"svg", "math", "select", "template", "noscript", "object"})
# What browsers take for a comment that ends with its first `>`: what follows may be another thing than it looks.
DECLARATION = re.compile(r"<(?P<name>!(?!--)[^\s>]*|\?[^\s>]*)")
END = re.compile(r"</([a-z][^\s/>]*)")
ADDRESSES = frozenset({"href", "src", "poster", "cite"})
# What would run, load something, send something or take the page's place; all else that falls is about looks.
ACTIVE_ELEMENTS = frozenset(
    """
    applet base button embed fencedframe form frame frameset iframe input isindex link listing math meta noembed
    noframes noscript object option param plaintext portal script select slot style svg template textarea title xmp
    """.split()  # noqa: SIM905  a table of names
)
# The boxes of tasks, as the parser of Markdown writes them.
BOXES = ({"type": "checkbox", "disabled": ""}, {"type": "checkbox", "checked": "", "disabled": ""})
ACTIVE_ATTRIBUTES = re.compile(
    r"on.*|style|srcdoc|formaction|action|ping|http-equiv|background|xlink:.*|.*:href|is|nonce"
)
# HTML in which nothing is refused, as the parser of Markdown and most authors write it; to take each tag apart takes
# twenty times as long.
_ATTRIBUTE = (
    r"""\s+(?:(?:alt|title|class|lang|dir|align|width|height|start|scope|colspan|rowspan|datetime)="[^"<>]*\""""
    r"""|(?:href|src)="(?:(?:https?://|mailto:|tel:|#)[^"<>]*|[\w./?=-]+(?:#[^"<>]*)?)")"""
)
_NAMES = "|".join(sorted(sanitize_html.AUTHOR_TAGS, key=len, reverse=True))
PLAIN = re.compile(
    rf"(?:[^<]++|<(?:/(?:{_NAMES})|(?:{_NAMES})(?:{_ATTRIBUTE})*+\s*/?)>"
    r"""|<input type="checkbox"(?: checked="")? disabled="" />|<!--(?!-?>)(?:[^-]++|-(?!-[!>]))*+-->)*+"""
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Refused:
    """Hold a piece of HTML that is not published: an element, an attribute of one, or the target of a link.

    `kind` is element, attribute or link; `name` is that of an attribute, `value` what it says.
    """

    kind: str
    element: str
    name: str = ""
    value: str = ""

    @property
    def is_active(self) -> bool:
        """Return whether the piece would run, load or send something, and not only look different."""
        if self.kind == "attribute":
            return ACTIVE_ATTRIBUTES.fullmatch(self.name) is not None
        return self.kind == "link" or self.element in ACTIVE_ELEMENTS or self.element.startswith(("!", "?"))


def refused(html: str) -> Iterator[Refused]:
    """Yield every element, attribute and link target of a piece of HTML that the cleaner takes away, in order."""
    if PLAIN.fullmatch(html):
        return
    shown, odd = _without_comments(html)
    yield from (Refused(kind="element", element="!--") for _ in range(odd))
    yield from (Refused(kind="element", element=one["name"].lower()) for one in DECLARATION.finditer(shown))
    reader = _TagReader(frozenset(END.findall(shown.lower())))
    reader.feed(DECLARATION.sub("&lt;", shown))
    reader.close()
    yield from reader.found


def _without_comments(html: str) -> tuple[str, int]:
    """Return HTML without its comments, and how many a browser ends earlier than a parser of Markdown does, or never.

    Those stay: https://html.spec.whatwg.org/#parse-error-abrupt-closing-of-empty-comment and the two errors beside it.
    """
    shown, odd, last = [], 0, 0
    start, bang = html.find("<!--"), html.find("--!>")
    while start >= 0 and (end := html.find("-->", start + 4)) >= 0:
        bang = html.find("--!>", start) if 0 <= bang < start else bang
        is_odd = html.startswith((">", "->"), start + 4) or start < bang < end
        odd += is_odd
        shown.append(html[last : start + 4 if is_odd else start])
        last = start + 4 if is_odd else end + 3
        start = html.find("<!--", last)
    return "".join((*shown, html[last:])), odd + (html.count("<!--", start) if start >= 0 else 0)


class _TagReader(HTMLParser):
    def __init__(self, ended: frozenset[str]) -> None:
        super().__init__()
        self.ended = ended
        self.found: list[Refused] = []
        self.within = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.within:
            return
        if tag == "input" and dict(attrs) in BOXES:
            return
        if tag in sanitize_html.AUTHOR_TAGS:
            for name, value in attrs:
                self.found += _judged(tag, name, value or "")
            return
        self.found.append(Refused(kind="element", element=tag))
        self.within = tag if tag in WHOLE & self.ended else ""
        if tag not in ACTIVE_ELEMENTS:
            every = (one for name, value in attrs for one in _judged(tag, name, value or ""))
            self.found += (one for one in every if one.is_active)

    def handle_endtag(self, tag: str) -> None:
        if tag == self.within:
            self.within = ""

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Read `<svg/>` as browsers do: outside of SVG, the slash closes nothing."""
        self.handle_starttag(tag, attrs)


def _judged(element: str, name: str, value: str) -> Iterator[Refused]:
    if name in ADDRESSES and not sanitize_html.leads_somewhere(value):
        yield Refused(kind="link", element=element, name=name, value=value)
    elif not sanitize_html.is_for_authors(element, name, value):
        yield Refused(kind="attribute", element=element, name=name, value=value)


def is_free_place(name: str) -> bool:
    """Return whether an author may call a place of a page by this name."""
    return sanitize_html.is_for_authors("a", "id", name)
