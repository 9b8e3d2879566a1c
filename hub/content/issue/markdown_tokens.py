"""CommonMark that keeps every address as it is written, so that the checks can quote it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from markdown_it.token import Token


class _Verbatim(MarkdownIt):
    def normalizeLink(self, url: str) -> str:  # noqa: N802  the library's name
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802, ARG002  the library's name
        return True


def tokens(markdown: str) -> tuple[list[Token], dict[str, Any]]:
    """Return the tokens of a document, and what is written apart from them: the addresses of its references."""
    apart: dict[str, Any] = {}
    return _Verbatim("commonmark").parse(markdown, apart), apart
