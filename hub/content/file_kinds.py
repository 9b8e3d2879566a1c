"""The path of a file -> what kind of content it holds and who reads it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from hub.content import language_folders, loader
from hub.content.markdown_scan import MarkdownFile

if TYPE_CHECKING:
    from collections.abc import Callable

    from hub.content.settings import Config


# The first pattern that fits a path, seen outside of the folder of its language, says what kind of file it is, and
# which reader knows its fields.
KINDS: tuple[tuple[str, str, Callable[[str, str, Config], Any]], ...] = (
    (r"content/articles/.+\.md", "article", loader.article),
    (r"content/events/[^/]+\.md", "event", loader.event),
    (r"content/toolkit/[^/]+/.+\.md", "toolkit", loader.toolkit_page),
    (r"content/toolkit/[^/]+\.md", "page", loader.plain_page),
    (r"content/[^/]+\.md", "page", loader.plain_page),
    (r"newsletters/[^/]+\.md", "issue", loader.issue),
)


def kind_of(path: str) -> tuple[str, Callable[[str, str, Config], Any]] | None:
    """Return the kind of a file and its reader; None for a file that is not content."""
    own = language_folders.outside(path)
    return next(((kind, reader) for pattern, kind, reader in KINDS if re.fullmatch(pattern, own)), None)


def page_of(path: str, text: str, config: Config) -> MarkdownFile:
    """Return a file as the rules see it."""
    found = kind_of(path)
    return MarkdownFile(path=path, text=text, kind=found[0] if found else "", config=config)
