"""The HTML of a WordPress post, as its database has it -> HTML as its readers saw it, and the names of shortcodes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Text in <pre> keeps its blank lines; the inner text has no second `<pre`, so that this takes one pass.
PREFORMATTED = re.compile(r"(<pre\b(?:(?!<pre\b).)*?</pre\s*>)", re.IGNORECASE | re.DOTALL)
BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
BLOCK = re.compile(
    r"</?(?:address|article|aside|blockquote|details|div|dl|dd|dt|fieldset|figure|figcaption|footer|form|h[1-6]|header|hr"
    r"|iframe|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)\b",
    re.IGNORECASE,
)
# The block editor writes its paragraphs, and marks them: https://developer.wordpress.org/block-editor/
BY_BLOCKS = "<!-- wp:"
# Shortcodes of WordPress itself (https://codex.wordpress.org/Shortcode), and others, known by their attributes.
SHORTCODE = re.compile(
    r"\[(?P<end>/?)(?P<name>audio|caption|embed|gallery|playlist|video|wp_caption|[a-z][\w-]*(?=\s+[\w-]+=[\"'\d]))"
    r"(?P<rest>[^\[\]\n]*)\]"
)
FRAMES = {"caption", "wp_caption", "embed"}


def shown(html: str) -> str:
    """Return a body with paragraphs where blank lines are, and without the frames of captions and embedded addresses.

    All other shortcodes stay as they are: what they mean, a plugin of the old site knew.
    """
    words = html.replace("\r\n", "\n").replace("\r", "\n")
    words = SHORTCODE.sub(lambda found: "" if found["name"] in FRAMES else found[0], words)
    if BY_BLOCKS in words:
        return words
    parts = PREFORMATTED.split(words)
    return "\n".join(part if at % 2 else "\n".join(_paragraphs(part)) for at, part in enumerate(parts))


def shortcodes(html: str) -> Iterator[tuple[str, int]]:
    """Yield the name of each shortcode that begins, once, and the place of the first."""
    seen: set[str] = set()
    for found in SHORTCODE.finditer(html):
        if not found["end"] and found["name"] not in seen:
            seen.add(found["name"])
            yield found["name"], found.start()


def _paragraphs(words: str) -> Iterator[str]:
    """Yield blocks as `wpautop` makes them of blank lines: a line end within a paragraph is one for readers, too."""
    for part in filter(str.strip, BLANK_LINES.split(words)):
        lines = part.strip()
        yield lines if BLOCK.match(lines) else "<p>" + lines.replace("\n", "<br>\n") + "</p>"
