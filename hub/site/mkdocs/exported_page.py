"""A page of the site -> Markdown for another engine: its headings as such, and all else as HTML."""

from __future__ import annotations

import posixpath
import re
from functools import partial
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from hub.base.text import escape_markdown
from hub.content import routes
from hub.site.pages import page_html

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hub.content.site_files import Page

FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
# Within these nothing is Markdown.
BLOCKS = "blockquote|details|div|dl|fieldset|figure|form|ol|section|table|template|ul"
STEP = re.compile(rf"<(?P<end>/?)(?:{BLOCKS})\b|(?P<heading>{page_html.LISTED.pattern})", re.DOTALL)
PIECE = re.compile(r"(<[^>]*>)")


def text(page: Page, addresses: Mapping[str, str], site: str, language: str) -> str:
    """Return a page as front matter and Markdown; what hub says in it is in a language.

    `addresses` gives the address of each page and file by its path, `site` the address of the site.
    """
    front = FRONT.match(page.text)
    start = front.end() if front else 0
    finished = page_html.finished(page.text[start:], site, language)
    html = page_html.with_ways(finished, partial(_way, page.path, addresses))
    return page.text[:start] + _with_headings(html).strip() + "\n"


def _way(page: str, addresses: Mapping[str, str], way: str) -> str:
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(way)))
    return routes.relative(addresses[page], addresses[target]) if target in addresses else way


def _with_headings(html: str) -> str:
    """Return HTML in which each heading that is within nothing else is one of Markdown, so that the engine lists it."""
    depth = 0

    def step(found: re.Match[str]) -> str:
        nonlocal depth
        if not found["heading"]:
            depth += -1 if found["end"] else 1
        elif depth == 0:
            words = "".join(_escaped(piece) for piece in PIECE.split(found["words"]))
            return f"\n{'#' * int(found['level'])} {words} {{ #{found['anchor']} }}\n"
        return found[0]

    return STEP.sub(step, html)


def _escaped(piece: str) -> str:
    return piece if piece.startswith("<") else escape_markdown(unescape(piece))
