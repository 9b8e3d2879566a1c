"""135 and 138: marks of another Markdown, and what GitHub makes drawings and formulas of.

In an issue the gates of the mail name the marks (rule 647), and --fix converts both.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hub.base.translation import gettext
from hub.check.rule_registry import finds, fixes
from hub.content import python_markdown
from hub.content.markdown_scan import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hub.content.markdown_scan import Edit, MarkdownFile

# https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting
DRAWN = re.compile(r"[`~]{3,}[ \t]*(?P<language>mermaid|geojson|topojson|stl|math)\b", re.IGNORECASE)
FORMULA = re.compile(
    r"^[ \t]*(?P<block>\$\$)[ \t]*$|(?<![\\$\w])\$\$(?=[^\s$])[^$\n]+\$\$(?!\$)"
    r"|(?<![\\$\w])\$(?=[^\s$])[^$*\n]*[^\s$*\\]\$(?![\w$])",
    re.MULTILINE,
)
# A formula between dollar signs and backticks: the backticks are code to any other reader.
QUOTED = "$`"


@finds("135")
def other_markdown(page: MarkdownFile) -> Iterator[Hit]:
    """Find marks of another Markdown in a page."""
    return python_markdown.marks(page) if page.kind != "issue" else iter(())


@fixes
def of_issue(page: MarkdownFile) -> Iterator[Edit]:
    """Convert those of an issue."""
    found = python_markdown.marks(page) if page.kind == "issue" else ()
    return (hit.edit for hit in found if hit.edit)


@finds("138")
def drawn_by_github(page: MarkdownFile) -> Iterator[Hit]:
    """Find code of which GitHub makes a drawing, and formulas; an article has the words of others."""
    if page.kind == "article":
        return
    for start, _ in page.elements.hidden:
        if found := DRAWN.match(page.text, start):
            yield _drawn(start, found["language"])
        elif page.text.startswith(QUOTED, start - 1):
            yield _drawn(start - 1, QUOTED)
    last = None
    for found in FORMULA.finditer(page.body, page.body_start) if "$" in page.body else ():
        is_end = bool(found["block"]) and last is not None
        if not is_end:
            yield _drawn(found.start() + found[0].index("$"), "$$" if found["block"] else found[0])
        last = found if found["block"] and not is_end else None


def _drawn(start: int, what: str) -> Hit:
    return Hit(
        start=start,
        message=gettext("GitHub shows %(what)s as a drawing or a formula, and readers here see these words", what=what),
        fix=gettext("say it in words, or show a picture of it: ![what it shows](picture.svg)"),
    )
