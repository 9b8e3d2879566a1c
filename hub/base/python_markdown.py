"""Markdown as MkDocs reads it -> HTML as its author wrote it: the second reading that a page is judged by."""

from __future__ import annotations

from functools import cache

from markdown import Markdown

# What Material recommends, and hubs use.
EXTENSIONS = ("admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "pymdownx.superfences")
OPTIONS = {"tables": {"use_align_attribute": True}}


def to_html(markdown: str) -> str:
    """Return what Python-Markdown with its usual extensions makes of a text; nobody has cleaned it yet."""
    html: str = _parser().reset().convert(markdown)
    return html


@cache
def _parser() -> Markdown:
    return Markdown(extensions=[*EXTENSIONS], extension_configs=OPTIONS)
