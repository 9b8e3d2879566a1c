"""A page of a site that is imported, as the parts that every import shares see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hub.errors import Problem


class OldPage(Protocol):
    """Name what an import must know of a page, however it was read."""

    @property
    def path(self) -> str:
        """Return the file that it was read from, as it is shown."""

    @property
    def line(self) -> int:
        """Return the line of the file on which it begins."""

    @property
    def folder(self) -> str:
        """Return the kind that it is counted as."""

    @property
    def url(self) -> str:
        """Return its address on the old site."""

    @property
    def body(self) -> str:
        """Return its text as the file has it."""

    @property
    def body_line(self) -> int:
        """Return the line of the file on which its text begins."""

    def addresses(self) -> tuple[str, ...]:
        """Return the keys of the addresses that lead to the page: its own, then old ones."""

    def anchors(self) -> Mapping[str, str]:
        """Return the words of the headings that have anchors of their own, by these anchors."""

    def remark(self, rule: str, message: str, fix: str = "", *, line: int | None = None, name: str = "") -> Problem:
        """Return something to say about the page, at a line or at a field."""
