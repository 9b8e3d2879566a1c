"""What the shortcodes of widespread Hugo themes mean, as Markdown: boxes, tabs, cards, buttons, formulas, diagrams.

Docsy, Hugo Book, Hextra, PaperMod, Relearn and many others share these names.
"""

from __future__ import annotations

import re
from textwrap import dedent
from typing import TYPE_CHECKING

from hub.importers import box_headings
from hub.importers.hugo import hugo_shortcodes
from hub.importers.hugo.hugo_shortcodes import bold, quoted
from hub.importers.hugo.shortcodes import Block

if TYPE_CHECKING:
    from hub.importers.hugo.hugo_shortcodes import HugoSite
    from hub.importers.hugo.shortcodes import Meaning, Use

BOXES = (
    *("admonition", "alert", "attention", "callout", "caution", "danger", "hint", "important", "info", "note"),
    *("notice", "pageinfo", "success", "tip", "warning"),
)
# What a box may be, as its heading says; other words name colors and icons.
KINDS = frozenset(box_headings.KNOWN)
# How a theme names a color, an icon or another kind: in one small word.
COLOR = re.compile(r"[a-z0-9_-]*")
# What only arranges what is in it.
FRAMES = (
    *("blocks/lead", "blocks/section", "cardpane", "cards", "center", "column", "columns", "grid", "rawhtml", "row"),
    *("step", "steps", "tabpane", "tabs"),
)
DETAILS = ("accordion", "collapse", "expand", "spoiler", "toggle")
CARDS = ("blocks/cover", "blocks/feature", "card", "feature")
# Where Hugo Book parts columns.
NEXT_COLUMN = re.compile(r"^[ \t]*<--->[ \t]*$", re.MULTILINE)


def of(site: HugoSite) -> dict[str, Meaning]:
    """Return the meaning of every shortcode that is known of any site, by its name: Hugo's own go first."""
    return PLAIN | {"button": lambda use: _button(use, site)} | hugo_shortcodes.of(site)


def _inner(use: Use) -> str:
    return dedent(use.inner).strip()


def _heading(words: str) -> str:
    """Return words in bold letters, unless they have marks of their own."""
    return words if "*" in words else bold(words.strip())


def _frame(use: Use) -> str:
    words = NEXT_COLUMN.sub("", use.inner)
    return Block(dedent(words).strip()) if use.alone or "\n" in words else words


def _box(use: Use) -> str:
    """Return a block quote; its heading is the box's title, else what kind of box it is, where it says so."""
    first, second = (*use.given, "", "")[:2]
    said = (use.value("type"), use.value("style"), use.value("color"), first, use.name)
    kind = next((word for word in said if word.lower() in KINDS), "")
    title = use.value("title") or second or (first if first != kind and not COLOR.fullmatch(first) else "")
    return quoted(_heading(title) or bold(box_headings.of(kind)), _inner(use))


def _tab(use: Use) -> str:
    """Return what a tab shows under its name; Docsy's are code, unless they are Markdown or text by their own words."""
    name = _heading(use.value("header", "name", "title", "0"))
    is_code = bool(use.value("header")) and not use.is_markdown and use.value("text") != "true"
    words = hugo_shortcodes.code(use.value("lang"), use.inner) if is_code and use.inner.strip() else _inner(use)
    return Block("\n\n".join(filter(None, (name, words))))


def _card(use: Use) -> str:
    """Return a card as paragraphs: what is above its title, the title or link, its words, what is below."""
    title, address = use.value("title", "name"), use.value("link", "url", "href")
    shown = f"[{title or address}]({address})" if address else _heading(title)
    parts = (_heading(use.value("header")), shown, use.value("subtitle"), _inner(use), use.value("footer"))
    return Block("\n\n".join(filter(None, parts)))


def _button(use: Use, site: HugoSite) -> str:
    first, second = (*use.given, "", "")[:2]
    page = use.value("relref", "ref")
    address = hugo_shortcodes.page_address(use, site, page) if page else use.value("href", "link", "url") or first
    return hugo_shortcodes.link(use, use.inner.strip() or use.value("text", "label") or second or address, address)


def _formula(use: Use) -> str:
    """Return a formula as code: `hub check` says where one is."""
    words = use.inner.strip()
    return hugo_shortcodes.code("math", words) if use.alone or "\n" in words else f"`{words}`"


def _diagram(use: Use) -> str:
    return hugo_shortcodes.code("mermaid", dedent(use.inner).strip("\n"))


def _iframe(use: Use) -> str:
    address = use.value("src", "url", "0")
    return hugo_shortcodes.link(use, use.value("title") or address, address)


PLAIN: dict[str, Meaning] = {
    **dict.fromkeys(BOXES, _box),
    **dict.fromkeys(FRAMES, _frame),
    **dict.fromkeys(DETAILS, hugo_shortcodes.details),
    **dict.fromkeys(CARDS, _card),
    "tab": _tab,
    "katex": _formula,
    "math": _formula,
    "mermaid": _diagram,
    "iframe": _iframe,
}
