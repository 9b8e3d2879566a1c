"""Markdown as GitHub reads it -> HTML as its author wrote it; the one door to comrak.

GitHub Flavored Markdown (https://github.github.com/gfm/) with what github.com adds: footnotes, alerts and the names of
headings.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

import comrak

if TYPE_CHECKING:
    from collections.abc import Callable

READING = comrak.ParseOptions()
# Accents and vowel signs of many scripts are among these.
NO_LETTER = re.compile(r"[^\w\- ]")
# The classes of the elements that only GitHub's Markdown has: alerts, their titles, footnotes and the ways to and from.
ALERT, ALERT_TITLE = "markdown-alert", "markdown-alert-title"
ALERTS = ("note", "tip", "important", "warning", "caution")
FOOTNOTES, FOOTNOTE, WAY_BACK = "footnotes", "footnote-ref", "footnote-backref"
# comrak follows links by reference until their addresses are as long as the text, GitHub until 100,000 characters: a
# blank line before the text makes the two one.
REFERENCE, BLANK_LINE = "]:", " " * 100_000 + "\n"
PLACE = re.compile(r'(?<=data-sourcepos=")(?P<first>\d+)(?P<column>:\d+-)(?P<last>\d+)(?=:\d+")')
# What follows the name in the tag of such a way.
FOOTNOTE_MARK = re.compile(r' href="#fn[^>]* data-footnote-')


def to_html(markdown: str, *, positions: bool = False) -> str:
    """Return GitHub Flavored Markdown as HTML that nobody has cleaned yet.

    With `positions`, each element says in `data-sourcepos` where it is written: `line:column-line:column`, both from 1,
    the last one included, columns in bytes of UTF-8.
    """
    return _rendered(markdown, _extensions(), positions=positions)


def outline(markdown: str) -> str:
    """Return the HTML that tells a program how a text is built: elements with positions, raw HTML as words.

    An address is one percent-encoded word, so that `urllib.parse.unquote` gives exactly what its author wrote.
    """
    return _rendered(markdown, _extensions(_one_word), positions=True, escape=True)


def anchor(words: str) -> str:
    """Return the name that GitHub gives to a heading with these words; of two equal ones the later gets a number.

    Letters in lower case, digits, marks, `-` and `_` of every script stay; each space becomes a hyphen.
    """
    return NO_LETTER.sub(_mark, words.strip().lower()).replace(" ", "-")


@lru_cache(maxsize=256)
def emoji(name: str) -> str:
    """Return the emoji that GitHub shows for `:name:`; "" where it knows no such name."""
    extensions = comrak.ExtensionOptions()
    extensions.shortcodes = True
    words = f":{name}:"
    shown = str(comrak.render_markdown(words, extension_options=extensions))
    found = shown.strip().removeprefix("<p>").removesuffix("</p>")
    return "" if found == words else found


def _mark(found: re.Match[str]) -> str:
    return found[0] if unicodedata.category(found[0]).startswith("M") else ""


def free_anchor(words: str, taken: set[str]) -> str:
    """Return the name of a heading that no other on the page has, and add it to those that are taken."""
    first = name = anchor(words)
    number = 0
    while name in taken or not name:
        number += 1
        name = f"{first}-{number}"
    taken.add(name)
    return name


def _rendered(
    markdown: str, extensions: comrak.ExtensionOptions, *, positions: bool = False, escape: bool = False
) -> str:
    words = markdown.encode(errors="replace").decode()  # comrak takes no half of a surrogate pair
    if not words.endswith("\n"):
        words += "\n"  # without one, it takes some addresses of links in the last line for words
    has_references = REFERENCE in words
    html: str = comrak.render_markdown(
        f"{BLANK_LINE}{words}" if has_references else words,
        extension_options=extensions,
        parse_options=READING,
        render_options=_options(positions=positions, escape=escape),
    )
    return PLACE.sub(_line_above, html) if has_references and positions else html


def _line_above(place: re.Match[str]) -> str:
    """Return a place in a text that has a line more than its author's."""
    return f"{int(place['first']) - 1}{place['column']}{int(place['last']) - 1}"


@cache
def _extensions(write_address: Callable[[str], str] | None = None) -> comrak.ExtensionOptions:
    extensions = comrak.ExtensionOptions()
    extensions.table = extensions.strikethrough = extensions.autolink = extensions.tasklist = True
    extensions.footnotes = extensions.alerts = True
    extensions.link_url_rewriter = extensions.image_url_rewriter = write_address
    return extensions


def _one_word(address: str) -> str:
    return quote(address, safe="")


@cache
def _options(*, positions: bool, escape: bool) -> comrak.RenderOptions:
    """Return options that let raw HTML pass, because `hub.base.sanitize_html` decides afterwards what of it is safe."""
    options = comrak.RenderOptions()
    options.unsafe_ = True
    options.sourcepos = positions
    options.escape = escape
    return options
