"""HTML from strangers -> safe HTML, and its words; the one door to nh3."""

from __future__ import annotations

import html
import re
from contextvars import ContextVar
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import nh3

from hub.base import text
from hub.base.translation import gettext

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
# What an author may write besides. Nothing of it runs.
AUTHOR_TAGS = TAGS | {"audio", "picture", "section", "source", "track", "video"}
# The box of a task, as the parser of Markdown writes it: no other field passes, so these wait as something else.
BOXES = {
    f'<input type="checkbox" {checked}disabled="" />': (
        f'<span class="hub-box {checked[:7]}"></span>',
        f'<input type="checkbox" {checked}disabled="">',
    )
    for checked in ("", 'checked="" ')
}
MEDIA = {"src", "controls", "height", "loop", "muted", "preload", "width"}
AUTHOR_ATTRIBUTES = ATTRIBUTES | {
    "a": {"href", "title", "rel", "download"},
    "audio": MEDIA,
    "blockquote": {"cite"},
    "del": {"cite", "datetime"},
    "details": {"open"},
    "img": {"src", "srcset", "sizes", "alt", "width", "height", "loading"},
    "ins": {"cite", "datetime"},
    "li": {"value"},
    "q": {"cite"},
    "source": {"src", "srcset", "sizes", "media", "type"},
    "td": {"colspan", "rowspan", "align"},
    "th": {"colspan", "rowspan", "scope", "align"},
    "track": {"src", "kind", "srclang", "label", "default"},
    "video": MEDIA | {"poster"},
    "*": {"class", "dir", "id", "lang", "markdown", "title"},
}
LOCATED_ATTRIBUTES = AUTHOR_ATTRIBUTES | {"*": AUTHOR_ATTRIBUTES["*"] | {"data-sourcepos"}}
# The frame of a page has its own: `main`, and those that begin with `hub-`.
ANCHOR = re.compile(r"(?!main$|hub-)[\w:.-]+")
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
PAGE_SCHEMES = SCHEMES | {"webcal"}  # calendars to subscribe to
BLOCKS = "br|hr|/?(?:p|div|li|ul|ol|dl|dt|dd|h[1-6]|tr|td|th|table|blockquote|section|article|figure|figcaption|pre)"
BLOCK_EDGE = re.compile(rf"<(?=(?:{BLOCKS})\b)", re.IGNORECASE)
TAG = re.compile(r"<[^<>]*>?")
# A parser's time grows with the square of its open tags and lone ampersands: 100,000 <div> took two minutes, a million
# & half a minute.
MOST_MARKS = 20_000
LINKS = frozenset(
    {("a", "href"), ("video", "poster"), *((tag, "src") for tag in ("audio", "img", "source", "track", "video"))}
)
PICTURES = frozenset({("img", "srcset"), ("source", "srcset")})
# What is not among these passes as it is.
JUDGED = frozenset({"cite", "id", "markdown"} | {name for _, name in LINKS | PICTURES})
# What gives the address that a link of the page leads to, while it is cleaned.
RESOLVE: ContextVar[Callable[[str], str]] = ContextVar("resolve")
LINE_ENDS = re.compile(r"[\t\r\n]")
BLANK = "".join(map(chr, range(0x21)))
# More than browsers leave out, so that no letter that reads as none hides a scheme.
CONTROLS = re.compile(r"[\x00-\x20\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]+")
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
# Without its slashes an address counts from the page it is on: https://url.spec.whatwg.org/#scheme-state
NO_HOST = re.compile(r"https?:(?!//[^/])", re.IGNORECASE)
# HTML drops the first line end in <pre>, so each reading would drop one more.
PRE_START = re.compile(r"(<pre[^>]*>)\n+")
MOST_PASSES = 3
# Nearly every address: web or a path, of printable ASCII. Nothing about it is in doubt, and this is four times as fast.
USUAL_LINK = re.compile(r"(?:https?:/)?/[!-.0-~][!-~]*")
WORDS_ONLY = nh3.Cleaner(tags=set())


def plain(markup: str) -> str:
    """Return the words of HTML on one line, its entities decoded exactly once (`&amp;lt;` becomes `&lt;`)."""
    if "<" not in markup or _is_too_much(markup):
        return text.clean(html.unescape(TAG.sub(" ", markup)))
    spaced = BLOCK_EDGE.sub(" <", markup)
    return text.clean(html.unescape(WORDS_ONLY.clean(text.without_invisible(spaced))))


def safe(markup: str, base: str) -> str:
    """Return HTML without anything that runs or hides, and with every link absolute as seen from the page `base`.

    A link to nowhere keeps its words and loses its `href`. Cleaning the result again changes nothing: HTML that a
    browser would read in another way than it is written, and so could hide something, keeps its words only.
    Raises ValueError where `base` is not an absolute address.
    """
    if not markup:
        return ""
    cleaner = _cleaner(base)
    return _settled(markup, cleaner) or html.escape(plain(markup), quote=False)


def page(markup: str, resolve: Callable[[str], str], *, positions: bool = False) -> str:
    """Return the HTML of one of the hub's own pages, made from Markdown, without anything that runs.

    `resolve` gives the address that a link leads to. Anchors stay, except those that the frame of the page has, and
    with `positions` what says where in the Markdown an element is written.
    """
    if _is_too_much(markup):
        return f"<p>{html.escape(plain(markup), quote=False)}</p>"

    for written, (waiting, _) in BOXES.items():
        markup = markup.replace(written, waiting)
    token = RESOLVE.set(resolve)
    try:
        cleaned = _page_cleaner(positions=positions).clean(text.without_invisible(markup)).strip()
    finally:
        RESOLVE.reset(token)
    for waiting, shown in BOXES.values():
        cleaned = cleaned.replace(waiting, shown)
    return cleaned


def _settled(markup: str, cleaner: nh3.Cleaner) -> str:
    """Return the cleaned HTML that cleaning no longer changes; "" where that takes too many passes or too much time."""
    found = "" if _is_too_much(markup) else markup
    for _ in range(MOST_PASSES):
        before, found = found, _cleaned(found, cleaner)
        if found == before:
            return found
    return ""


def _is_too_much(markup: str) -> bool:
    return markup.count("<") + markup.count("&") > MOST_MARKS


def _cleaned(markup: str, cleaner: nh3.Cleaner) -> str:
    once = cleaner.clean(text.without_invisible(markup))
    return PRE_START.sub(r"\1", text.without_invisible(once)).strip()


@lru_cache(maxsize=64)
def _cleaner(base: str) -> nh3.Cleaner:
    if not urlsplit(base).netloc:
        message = gettext("%(base)s is not an absolute address", base=repr(base))
        raise ValueError(message)
    return nh3.Cleaner(
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        attribute_filter=_link,
        url_schemes=set(SCHEMES),
        url_relative=("rewrite_with_base", base),
        link_rel=None,
    )


@cache
def _page_cleaner(*, positions: bool) -> nh3.Cleaner:
    """Return what cleans all pages: to make one takes as long as to clean a short text."""
    return nh3.Cleaner(
        tags=set(AUTHOR_TAGS),
        attributes=LOCATED_ATTRIBUTES if positions else AUTHOR_ATTRIBUTES,
        attribute_filter=_page_attribute,
        generic_attribute_prefixes={"aria-"},
        url_schemes=set(PAGE_SCHEMES),
        link_rel=None,
    )


def is_for_authors(element: str, name: str, value: str) -> bool:
    """Return whether an author may give an element this attribute with this value.

    An `id` that the frame of a page has is not free; `markdown` asks an engine to read what is inside.
    """
    if name == "id":
        return ANCHOR.fullmatch(value) is not None
    known = AUTHOR_ATTRIBUTES["*"] | AUTHOR_ATTRIBUTES.get(element, set())
    return name in known or name.startswith("aria-")


def _page_attribute(element: str, name: str, value: str) -> str | None:
    """Return an attribute's value on a page of the hub; None, which drops it, for one that no author may write."""
    if name not in JUDGED:
        return value
    if (element, name) in PICTURES:
        return ", ".join(_sized(picture, RESOLVE.get()) for picture in value.split(",") if picture.strip())
    found = _author_attribute(element, name, value)
    if not found or (element, name) not in LINKS:
        return found
    resolved = RESOLVE.get()(found)
    return resolved if resolved == found or leads_somewhere(resolved) else None


def _author_attribute(element: str, name: str, value: str) -> str | None:
    if name == "markdown" or (name == "id" and not ANCHOR.fullmatch(value)):
        return None
    if name == "cite":
        return value if leads_somewhere(value) else None
    return _link(element, name, value)


def _sized(picture: str, resolve: Callable[[str], str]) -> str:
    """Return one candidate of a `srcset`, an address and a size, with its address resolved."""
    address, *size = picture.split()
    return " ".join((resolve(address), *size))


def _link(element: str, attribute: str, value: str) -> str | None:
    """Return an attribute's value; None, which drops it, for a link to nowhere.

    Only what browsers leave out is taken off: Python's own `strip` takes more, and would bring back a scheme that the
    cleaner has judged as a part of a path.
    """
    if (element, attribute) not in LINKS or USUAL_LINK.fullmatch(value):
        return value
    address = LINE_ENDS.sub("", value).strip(BLANK)
    return address if address and not NO_HOST.match(address) and leads_somewhere(address) else None


def leads_somewhere(target: str) -> bool:
    """Return whether a browser reads a target as one that a page may have: a web address, mail, telephone, or a path.

    Browsers leave out control characters and line ends before they look for the scheme:
    https://url.spec.whatwg.org/#concept-basic-url-parser
    """
    found = SCHEME.match(CONTROLS.sub("", target))
    return found is None or found[1].lower() in PAGE_SCHEMES
