"""The summary of a page that is imported."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from hub.base import commonmark, sanitize_html, text, unknown_words
from hub.importers import code_places

if TYPE_CHECKING:
    from collections.abc import Iterator

# Like code, a formula may hold blank lines; without an end it goes on to that of the text.
FORMULA = re.compile(r"^\$\$(?:(?!\$\$).)*(?:\$\$|\Z)", re.MULTILINE | re.DOTALL)
# Tags of templates (Liquid, shortcodes of Hugo), comments, and marks of footnotes.
TAG = re.compile(r"<!--(?:(?!<!--)[^>]|(?<!--)>)*-->|\{\{[^{}]*\}\}|\{%[^{}]*%\}|\[\^[^\[\]\s]+\]")
# Where links by name lead.
REFERENCE = re.compile(r"^ {0,3}\[([^\[\]\n]+)\]:[ \t].*$", re.MULTILINE)
NAMED = re.compile(r"\[([^\[\]\n]+)\]")
NO_PROSE = re.compile(
    r"\s*<(?:blockquote|details|div class=\"markdown-alert|dl|figure|h[1-6r]|iframe|ol|pre|table|ul)\b"
)
# A link that is all of a paragraph, as to a film.
ALONE = re.compile(r"\s*<p>\s*<a\b[^<>]*>(?:(?!<a\b)[^\n])*</a>\s*</p>\s*")


def of(given: str, markdown: str, title: str) -> str:
    """Return whole sentences: of the summary that a page gives, else of the first prose in its text, else its title."""
    said = _plain(html.escape(TAG.sub("", given), quote=False)) if unknown_words.known(given) else ""
    return text.whole_sentences(said or next(filter(None, _prose(markdown)), "") or title)


def _prose(markdown: str) -> Iterator[str]:
    """Yield the words of each part of a text that is prose: no heading, list, table, quote or code, no link alone."""
    given = [*REFERENCE.finditer(markdown)]
    references = {found[1].lower(): found[0] for found in reversed(given)}  # the first of a name counts
    words = FORMULA.sub("", code_places.FENCED.sub("", REFERENCE.sub("", markdown)))
    for part in TAG.sub("", words).split("\n\n"):
        named = dict.fromkeys(name.lower() for name in NAMED.findall(part))
        leads = "\n".join(references[name] for name in named if name in references)
        shown = commonmark.to_html(f"{part}\n\n{leads}") if part.strip() else ""
        if not (NO_PROSE.match(shown) or ALONE.fullmatch(shown)):
            yield sanitize_html.plain(shown)


def _plain(markdown: str) -> str:
    return sanitize_html.plain(commonmark.to_html(markdown))
