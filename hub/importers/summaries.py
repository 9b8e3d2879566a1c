"""The summary of a page that is imported."""

from __future__ import annotations

import re

from hub.base import sanitize_html, text

PICTURE = re.compile(r"!\[[^\[\]\n]*\]\([^()\n]*\)")
LINK = re.compile(r"\[([^\[\]\n]*)\]\([^()\n]*\)")
# Tags of templates (Liquid, shortcodes of Hugo), and marks of footnotes.
TAG = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}|\[\^[^\[\]\s]+\]")
# A link that is all of a paragraph, as to a film, and marks that Markdown would read otherwise.
ALONE = re.compile(r"\[[^\[\]\n]*\]\([^()\n]*\)|<?https?://\S+")
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
NO_PROSE = ("#", "|", ">", "- ", "* ", "+ ", "```", "1.")


def of(given: str, markdown: str, title: str) -> str:
    """Return whole sentences: of the summary that a page gives, else of the first prose in its text, else its title."""
    if given:
        return text.whole_sentences(TAG.sub("", given))
    parts = (part.strip() for part in markdown.split("\n\n"))
    prose = (_prose(part) for part in parts if not part.startswith(NO_PROSE) and not ALONE.fullmatch(part))
    return text.whole_sentences(next(filter(None, prose), "") or title)


def _prose(markdown: str) -> str:
    words = sanitize_html.plain(LINK.sub(r"\1", PICTURE.sub("", TAG.sub("", markdown))))
    return ESCAPED.sub(r"\1", words.replace("*", "").replace("_", "")).strip()
