"""135: marks of another Markdown; in an issue the gates of the mail name them (rule 647), and --fix converts both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.check.rule_registry import finds, fixes
from hub.content import python_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hub.content.markdown_scan import Edit, Hit, MarkdownFile


@finds("135")
def other_markdown(page: MarkdownFile) -> Iterator[Hit]:
    """Find marks of another Markdown in a page."""
    return python_markdown.marks(page) if page.kind != "issue" else iter(())


@fixes
def of_issue(page: MarkdownFile) -> Iterator[Edit]:
    """Convert those of an issue."""
    found = python_markdown.marks(page) if page.kind == "issue" else ()
    return (hit.edit for hit in found if hit.edit)
