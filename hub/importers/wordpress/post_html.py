"""The HTML of a WordPress post, as its database has it -> HTML as its readers saw it, and the names of shortcodes."""

from __future__ import annotations

import re
from html import escape, unescape
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
    r"\[(?P<end>/?)(?P<name>audio|caption|embed|gallery|playlist|video|wp_caption|(?:vc|et_pb|fusion|av)_\w+|[a-z][\w-]*(?=\s+[\w-]+=[\"'\d]))"
    r"(?P<rest>[^\[\]\n]*)\]"
)
FRAMES = {"caption", "wp_caption", "embed"}
# Frames that builders of pages put around words: WPBakery, Divi, Avada, Enfold.
BUILDERS = ("vc_", "et_pb_", "fusion_", "av_")
# What is said of a picture.
CAPTION = re.compile(
    r"\[(?P<name>caption|wp_caption)\b(?:(?!\[(?:wp_)?caption).)*?\[/(?P=name)\]"
    r"|<figcaption\b(?:(?!<figcaption).)*?</figcaption>",
    re.DOTALL,
)
# Code, as plugins show it, and an address alone on a line, which WordPress shows as what is there.
CODE = re.compile(
    r"\[(?P<name>code|sourcecode)\b[^\[\]\n]*\](?P<code>(?:(?!\[(?:code|sourcecode)\b).)*?)\[/(?P=name)\]", re.DOTALL
)
ALONE = re.compile(r"^[ \t]*(?:\[embed\b[^\[\]\n]*\])?(https?://[^\s<>\[\]\"']+)(?:\[/embed\])?[ \t]*$", re.MULTILINE)


def shown(html: str) -> str:
    """Return a body with paragraphs where blank lines are, without frames, with code as code.

    An address alone on a line, which WordPress shows as what is there, becomes a link. All other shortcodes stay as
    they are: what they mean, a plugin of the old site knew.
    """
    words = html.replace("\r\n", "\n").replace("\r", "\n")
    words = ALONE.sub(r'<a href="\1">\1</a>', CODE.sub(_code, words))
    words = SHORTCODE.sub(lambda found: "" if is_frame(found["name"]) else found[0], words)
    if BY_BLOCKS in words:
        return words
    parts = PREFORMATTED.split(words)
    return "\n".join(part if at % 2 else "\n".join(_paragraphs(part)) for at, part in enumerate(parts))


def prose(html: str) -> str:
    """Return a body without any shortcode, caption, or address that is alone on a line."""
    return SHORTCODE.sub("", ALONE.sub("", CODE.sub("", CAPTION.sub("", html.replace("\r", "")))))


def is_frame(name: str) -> bool:
    """Return whether a shortcode only frames what is in it."""
    return name in FRAMES or name.startswith(BUILDERS)


def _code(found: re.Match[str]) -> str:
    return f"<pre><code>{escape(unescape(found['code'].strip()), quote=False)}</code></pre>"


def shortcodes(html: str) -> Iterator[tuple[str, int]]:
    """Yield the name of each shortcode that begins, once, and the place of the first."""
    seen: set[str] = set()
    for found in SHORTCODE.finditer(html):
        if not found["end"] and found["name"] not in {*seen, "code", "sourcecode"}:
            seen.add(found["name"])
            yield found["name"], found.start()


def _paragraphs(words: str) -> Iterator[str]:
    """Yield blocks as `wpautop` makes them of blank lines: a line end within a paragraph is one for readers, too."""
    for part in filter(str.strip, BLANK_LINES.split(words)):
        lines = part.strip()
        yield lines if BLOCK.match(lines) else "<p>" + lines.replace("\n", "<br>\n") + "</p>"
