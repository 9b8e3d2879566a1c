"""Markdown as GitHub reads it -> HTML as its author wrote it; the one door to comrak.

GitHub Flavored Markdown (https://github.github.com/gfm/) with what github.com adds: footnotes, alerts and the names of
headings.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import comrak

EXTENSIONS = comrak.ExtensionOptions()
EXTENSIONS.table = EXTENSIONS.strikethrough = EXTENSIONS.autolink = EXTENSIONS.tasklist = True
EXTENSIONS.footnotes = EXTENSIONS.alerts = True
READING = comrak.ParseOptions()
# Accents and vowel signs of many scripts are among these.
NO_LETTER = re.compile(r"[^\w\- ]")


def to_html(markdown: str, *, positions: bool = False) -> str:
    """Return GitHub Flavored Markdown as HTML that nobody has cleaned yet.

    With `positions`, each element says in `data-sourcepos` where it is written: `line:column-line:column`, both from 1,
    the last one included, columns in bytes of UTF-8.
    """
    words = markdown.encode(errors="replace").decode()  # comrak takes no half of a surrogate pair
    html: str = comrak.render_markdown(
        words, extension_options=EXTENSIONS, parse_options=READING, render_options=_options(positions)
    )
    return html


def anchor(words: str) -> str:
    """Return the name that GitHub gives to a heading with these words; of two equal ones the later gets a number.

    Letters in lower case, digits, marks, `-` and `_` of every script stay; each space becomes a hyphen.
    """
    return NO_LETTER.sub(_mark, words.strip().lower()).replace(" ", "-")


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


@cache
def _options(positions: bool) -> comrak.RenderOptions:  # noqa: FBT001  the key of a cache
    """Return options that let raw HTML pass, because `hub.base.sanitize_html` decides afterwards what of it is safe."""
    options = comrak.RenderOptions()
    options.unsafe_ = True
    options.sourcepos = positions
    return options
