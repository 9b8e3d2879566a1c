"""The `markdown_extensions` of mkdocs.yml, which change no page of a hub, and what to write in their place."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from hub.base import file_io
from hub.base.translation import gettext, noop
from hub.config import mkdocs_file
from hub.errors import ContentError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hub.content.yaml_nodes import Node

KEY = "markdown_extensions"
DELETE = noop("delete this line")
BUILT_IN = noop("delete this line: GitHub's Markdown has it")
INSTEAD = {
    **dict.fromkeys(("tables", "fenced_code", "sane_lists", "footnotes"), BUILT_IN),
    **dict.fromkeys(
        ("pymdownx.superfences", "pymdownx.magiclink", "pymdownx.tasklist", "pymdownx.betterem"),
        noop("delete this line: GitHub's Markdown has it; a task is - [ ]"),
    ),
    **dict.fromkeys(
        ("codehilite", "pymdownx.highlight", "pymdownx.inlinehilite"),
        noop("delete this line: a block of code that begins with ```python is colored"),
    ),
    "extra": noop("delete this line: tables, footnotes and code need no extension; for the rest, see rule 135"),
    "admonition": noop("delete this line, and write > [!NOTE] in place of !!! note; hub check --fix does so"),
    "pymdownx.details": noop("delete this line, and write <details> in place of ??? note; hub check --fix does so"),
    "pymdownx.blocks.admonition": noop("delete this line, and write > [!NOTE] in place of /// note"),
    "pymdownx.blocks.details": noop("delete this line, and write <details> in place of /// details"),
    "attr_list": noop(
        "delete this line, and all { .class } in pages: looks belong to the theme; hub check --fix does so"
    ),
    "def_list": noop("delete this line, and write - **Term**: what it means; hub check --fix does so"),
    "md_in_html": noop("delete this line: Markdown in HTML needs an empty line before and after it, and no attribute"),
    "abbr": noop("delete this line, and write the long form where a short one comes first"),
    "toc": noop("delete this line: each page has a list of its headings, and each heading a link to itself"),
    "meta": noop("delete this line: the fields between two lines of --- are read without it"),
    "smarty": noop("delete this line: quotation marks are set as in print without it"),
    "nl2br": noop("delete this line, and end a line with a backslash where the next one must begin"),
    "wikilinks": noop("delete this line, and write [words](page.md) in place of [[page]]"),
    "pymdownx.snippets": noop("delete this line, and write the text itself in place of --8<--, or a link to its page"),
    "pymdownx.tabbed": noop('delete this line, and write a heading or <details> in place of === "Tab"'),
    "pymdownx.emoji": noop("delete this line, and write the emoji itself in place of :smile:"),
    "pymdownx.tilde": noop("delete this line: ~~words~~ are struck through without it; write <sub> for what is lower"),
    "pymdownx.caret": noop("delete this line, and write <ins> in place of ^^words^^ and <sup> for what is higher"),
    "pymdownx.mark": noop("delete this line, and write <mark> in place of ==words=="),
    "pymdownx.critic": noop("delete this line, and write <ins> and <del>"),
    "pymdownx.keys": noop("delete this line, and write <kbd>Ctrl</kbd> in place of ++ctrl++"),
    "pymdownx.smartsymbols": noop("delete this line, and write the sign itself in place of (c)"),
    "pymdownx.arithmatex": noop("delete this line, and write a formula in words, or show a picture of it"),
}


def problems(root: Path) -> Iterator[Problem]:
    """Yield a warning for each extension that the settings name, at its line."""
    node = None
    with contextlib.suppress(ContentError):  # whoever reads the settings is told of it
        if file_io.is_inside(root, mkdocs_file.SITE):
            node = mkdocs_file.read(root)[0]
    top = node.value.get(KEY) if node and isinstance(node.value, dict) else None
    for name, place in _named(top) if top else ():
        short = name.removeprefix("markdown.extensions.")
        yield Problem(
            path=place.path or mkdocs_file.SITE,
            line=place.line,
            column=place.column,
            rule="003",
            message=gettext(
                "the Markdown extension %(name)s changes no page: pages are read as GitHub reads them", name=repr(short)
            ),
            fix=gettext(INSTEAD.get(short, DELETE)),
            level="warning",
        )


def _named(extensions: Node) -> Iterator[tuple[str, Node]]:
    """Yield each extension and where it is, in any of the ways that MkDocs lets one write them."""
    value = extensions.value
    if isinstance(value, dict):
        yield from value.items()
    for entry in value if isinstance(value, tuple) else ():
        if isinstance(entry.value, dict):
            yield from ((name, entry) for name in entry.value)
        else:
            yield entry.written, entry
