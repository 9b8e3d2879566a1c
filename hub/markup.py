"""HTML from strangers -> safe HTML, and its words; the one door to nh3."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from urllib.parse import urlsplit

import nh3

from hub import text

TAGS = frozenset(
    """
    a abbr b blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i
    img ins kbd li mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot th thead time tr u ul
    var
    """.split()  # noqa: SIM905  a table of names, not sixty quoted lines
)
ATTRIBUTES = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "reversed"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
    "*": {"lang", "dir"},
}
SCHEMES = frozenset({"http", "https", "mailto"})
BLOCKS = "br|hr|/?(?:p|div|li|ul|ol|dl|dt|dd|h[1-6]|tr|td|th|table|blockquote|section|article|figure|figcaption|pre)"
BLOCK_EDGE = re.compile(rf"<(?:{BLOCKS})\b", re.IGNORECASE)
BLANK_LINK = re.compile(r"""(<a\b[^>]*?)\shref\s*=\s*(["'])\s*\2""", re.IGNORECASE)


def plain(markup: str) -> str:
    """The words of a piece of HTML on one line, its entities decoded exactly once (`&amp;lt;` becomes `&lt;`)."""
    if "<" not in markup:
        return text.clean(html.unescape(markup))
    spaced = BLOCK_EDGE.sub(lambda tag: f" {tag.group()}", markup)
    return text.clean(html.unescape(nh3.clean(text.INVISIBLE.sub("", spaced), tags=set())))


def safe(markup: str, base: str) -> str:
    """The same HTML with nothing in it that runs, loads or hides, and every link absolute as seen from `base`.

    A link to nowhere keeps its words and loses its `href`.
    """
    linked = BLANK_LINK.sub(r"\1", text.INVISIBLE.sub("", markup))
    return _cleaner(base).clean(linked).strip()


@lru_cache(maxsize=64)
def _cleaner(base: str) -> nh3.Cleaner:
    if not urlsplit(base).netloc:
        message = f"{base!r} is no absolute address"
        raise ValueError(message)
    return nh3.Cleaner(
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        url_schemes=set(SCHEMES),
        url_relative=("rewrite_with_base", base),
        link_rel=None,
    )
