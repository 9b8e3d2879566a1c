"""Markdown as GitHub reads it -> HTML as its author wrote it; the one door to comrak."""

from __future__ import annotations

import comrak

EXTENSIONS = comrak.ExtensionOptions()
EXTENSIONS.table = EXTENSIONS.strikethrough = EXTENSIONS.autolink = EXTENSIONS.footnotes = True
# Raw HTML passes here, because `hub.base.sanitize_html` decides afterwards what of it is safe.
OPTIONS = comrak.RenderOptions()
OPTIONS.unsafe_ = True
READING = comrak.ParseOptions()
READING.smart = True


def to_html(markdown: str) -> str:
    """Return CommonMark with tables, strikethrough, autolinks and footnotes as HTML that nobody has cleaned yet."""
    words = markdown.encode(errors="replace").decode()  # comrak takes no half of a surrogate pair
    html: str = comrak.render_markdown(
        words, extension_options=EXTENSIONS, parse_options=READING, render_options=OPTIONS
    )
    return html
