"""Markdown -> HTML for readers: safe, set as in print, with colored code; the one function for every face."""

from __future__ import annotations

import html
import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from hub.base import commonmark, sanitize_html, smart_quotes, translation

if TYPE_CHECKING:
    from collections.abc import Callable

# An address that is the text of a link in HTML is none of its own.
NESTED = re.compile(r'(<a\b[^<>]*>[^<]*)<a (?:data-sourcepos="[\d:-]+" )?href="[^"]*">([^<]*)</a>(?=[^<]*</a>)')
# What GitHub calls these boxes; themes know them by the words of Python-Markdown, which Material has styles for.
ALERT = re.compile(
    rf'<div class="{commonmark.ALERT} {commonmark.ALERT}-([a-z]+)">\n<p class="{commonmark.ALERT_TITLE}">'
)
# The title of a box without one of its own, as the parser writes it.
TITLES = (
    translation.noop("Note"),
    translation.noop("Tip"),
    translation.noop("Important"),
    translation.noop("Warning"),
    translation.noop("Caution"),
)
TITLE = re.compile(rf'(?<=<p class="{commonmark.ALERT_TITLE}">)({"|".join(TITLES)})(?=</p>)')
FENCED = re.compile(r'<pre><code class="language-([\w+#.-]+)">(.*?)</code></pre>', re.DOTALL)
NOTE = re.compile(r'(?<=[ "#])(fn|fnref)-(?=[^" ]*")')
# How the parser writes the box of a task, and the cleaner after it.
BOX = re.compile(r"<input[^>]*>")


def to_html(
    markdown: str, resolve: Callable[[str], str] = str, *, scope: str = "", language: str = translation.SOURCE
) -> str:
    """Return GitHub Flavored Markdown as HTML in which nothing runs.

    `resolve` gives the address that a link or a picture leads to. On a page of several texts, `scope` begins the
    names of a text's footnotes. What its author did not write, such as the title of a note, is in the language.
    """
    if not markdown or markdown.isspace():
        return ""
    return published(commonmark.to_html(markdown), resolve, scope=scope, language=language)


def published(
    rendered: str, resolve: Callable[[str], str] = str, *, scope: str = "", language: str = translation.SOURCE
) -> str:
    """Return HTML as `to_html` does, of a text that `commonmark.to_html` has rendered already."""
    safe = _safe(rendered, resolve, language)
    if "<input" in safe:
        safe = BOX.sub(partial(_box, language), safe)
    if 'class="' in safe:
        safe = ALERT.sub(r'<div class="admonition \1">\n<p class="admonition-title">', safe)
        safe = FENCED.sub(_colored, safe)
        safe = NOTE.sub(rf"\1-{scope}", safe) if scope else safe
    return smart_quotes.in_html(safe)


def bare_html(markdown: str, resolve: Callable[[str], str], *, language: str = translation.SOURCE) -> str:
    """Return the same HTML as a parser writes it, for a face that dresses it in its own way.

    Each element says where it is written, as `commonmark.to_html` says it with `positions`.
    """
    return _safe(commonmark.to_html(markdown, positions=True), resolve, language, positions=True)


def _safe(html: str, resolve: Callable[[str], str], language: str, *, positions: bool = False) -> str:
    safe = sanitize_html.page(NESTED.sub(r"\1\2", html), resolve, positions=positions)
    if commonmark.ALERT_TITLE in safe:
        said = translation.words(language)
        safe = TITLE.sub(lambda title: said.gettext(title[1]), safe)
    return safe


def _box(language: str, written: re.Match[str]) -> str:
    """Return the box of a task with a name for those who do not see it."""
    gettext = translation.words(language).gettext
    is_done = "checked" in written[0]
    name = gettext("Done") if is_done else gettext("To do")
    state = ' checked=""' if is_done else ""
    return f'<input type="checkbox" disabled=""{state} aria-label="{name}">'


def _colored(block: re.Match[str]) -> str:
    """Return a block of code with its words marked for the colors of the theme, where its language is known."""
    highlighted = _highlighter(block[1])
    if highlighted is None:
        return block[0]
    code = highlighted(html.unescape(block[2]))
    return f'<div class="highlight"><pre><code class="language-{block[1]}">{code}</code></pre></div>'


@lru_cache(maxsize=64)
def _highlighter(language: str) -> Callable[[str], str] | None:
    """Return what marks the words of a language: to look for it and to make it takes longer than most blocks do."""
    from pygments import highlight
    from pygments.formatters import HtmlFormatter
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return None
    return partial(highlight, lexer=lexer, formatter=HtmlFormatter(nowrap=True))
