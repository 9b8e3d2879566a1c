"""HTML from strangers -> safe HTML, and its words; the one door to nh3."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import nh3

from hub import text

if TYPE_CHECKING:
    from collections.abc import Callable

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
PAGE_ATTRIBUTES = ATTRIBUTES | {
    "a": {"href", "title", "aria-label"},
    "td": {"colspan", "rowspan", "align"},
    "th": {"colspan", "rowspan", "scope", "align"},
    "*": {"lang", "dir", "id"},
}
# The frame of a page has its own: `main`, and those that begin with `hub-`.
ANCHOR = re.compile(r"(?!main$|hub-)[\w:.-]+")
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
BLOCKS = "br|hr|/?(?:p|div|li|ul|ol|dl|dt|dd|h[1-6]|tr|td|th|table|blockquote|section|article|figure|figcaption|pre)"
BLOCK_EDGE = re.compile(rf"<(?:{BLOCKS})\b", re.IGNORECASE)
TAG = re.compile(r"<[^<>]*>?")
# A parser's time grows with the square of its open tags and lone ampersands: 100,000 <div> took two minutes, a million
# & half a minute.
MOST_MARKS = 20_000
LINKS = frozenset({("a", "href"), ("img", "src")})
# HTML as both comrak and nh3 write it: most of what people write needs no more.
BARE = "p|ul|ol|li|h[1-6]|em|strong|del|code|pre|blockquote|table|thead|tbody|tr|td|th"
TAGS_AS_WRITTEN = rf"""/?(?:{BARE})|ol start="\d+"|t[dh] align="[a-z]+"|a href="https?://[\w.-]+(?:/[^"<>\s\\]*)?"|/a"""
AS_WRITTEN = re.compile(rf"[^<>&]*(?:(?:<(?:{TAGS_AS_WRITTEN})>|&(?:amp|lt|gt);)[^<>&]*)*")
LINE_ENDS = re.compile(r"[\t\r\n]")
# Without its slashes an address counts from the page it stands on: https://url.spec.whatwg.org/#scheme-state
NO_HOST = re.compile(r"https?:(?!//[^/])", re.IGNORECASE)
# HTML drops the first line end in <pre>, so each reading would drop one more.
PRE_START = re.compile(r"(<pre[^>]*>)\n+")
MOST_PASSES = 2


def plain(markup: str) -> str:
    """The words of a piece of HTML on one line, its entities decoded exactly once (`&amp;lt;` becomes `&lt;`)."""
    if "<" not in markup or _is_too_much(markup):
        return text.clean(html.unescape(TAG.sub(" ", markup)))
    spaced = BLOCK_EDGE.sub(lambda tag: f" {tag.group()}", markup)
    return text.clean(html.unescape(nh3.clean(text.INVISIBLE.sub("", spaced), tags=set())))


def safe(markup: str, base: str) -> str:
    """The same HTML with nothing in it that runs or hides, and every link absolute as seen from the page `base`.

    A link to nowhere keeps its words and loses its `href`. Cleaning the result again changes nothing: HTML that a
    browser would read in another way than it is written, and so could hide something, keeps its words only.
    """
    if not markup:
        return ""
    cleaner = _cleaner(base)
    return _settled(markup, cleaner) or html.escape(plain(markup), quote=False)


def page(markup: str, resolve: Callable[[str], str]) -> str:
    """The HTML of one of the hub's own pages, made from Markdown, without anything that runs.

    `resolve` gives the address that a link stands for. Anchors stay, but for those that the frame of the page has.
    """
    if _is_too_much(markup):
        return f"<p>{html.escape(plain(markup), quote=False)}</p>"

    def attribute(element: str, name: str, value: str) -> str | None:
        if name == "id" and not ANCHOR.fullmatch(value):
            return None
        found = _link(element, name, value)
        return resolve(found) if found and (element, name) in LINKS else found

    cleaner = nh3.Cleaner(
        tags=TAGS | {"section"},
        attributes=PAGE_ATTRIBUTES,
        attribute_filter=attribute,
        url_schemes=set(SCHEMES),
        link_rel=None,
    )
    return cleaner.clean(text.INVISIBLE.sub("", markup)).strip()


def stays(markup: str) -> bool:
    """Whether `page` would give back the same HTML, and ask `resolve` for no more than absolute addresses.

    It answers for HTML whose tags are balanced only, such as a parser of Markdown makes of a text without any HTML. It
    takes a third of the time of cleaning, which is much of what the page of an article costs.
    """
    return markup.replace("\n", "").isprintable() and AS_WRITTEN.fullmatch(markup) is not None


def _settled(markup: str, cleaner: nh3.Cleaner) -> str:
    """The HTML that stays the same however often it is cleaned; "" where that takes too long."""
    found = "" if _is_too_much(markup) else _cleaned(markup, cleaner)
    for _ in range(MOST_PASSES):
        before, found = found, _cleaned(found, cleaner)
        if found == before:
            return found
    return ""


def _is_too_much(markup: str) -> bool:
    return markup.count("<") + markup.count("&") > MOST_MARKS


def _cleaned(markup: str, cleaner: nh3.Cleaner) -> str:
    once = cleaner.clean(text.INVISIBLE.sub("", markup))
    return PRE_START.sub(r"\1", text.INVISIBLE.sub("", once)).strip()


@lru_cache(maxsize=64)
def _cleaner(base: str) -> nh3.Cleaner:
    if not urlsplit(base).netloc:
        message = f"{base!r} is no absolute address"
        raise ValueError(message)
    return nh3.Cleaner(
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        attribute_filter=_link,
        url_schemes=set(SCHEMES),
        url_relative=("rewrite_with_base", base),
        link_rel=None,
    )


def _link(element: str, attribute: str, value: str) -> str | None:
    """An attribute's value; None, which drops it, for a link to nowhere."""
    if (element, attribute) not in LINKS:
        return value
    address = LINE_ENDS.sub("", value).strip()
    return address if address and not NO_HOST.match(address) else None
