"""Pages without a kind of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.content.models import Library, PlainPage
from hub.site.pages import plain_pages

if TYPE_CHECKING:
    from datetime import date

    from hub.content.models import Config


def test_pages_of_lists_are_not_plain(library: Library, config: Config, today: date) -> None:
    """The words that open the home page are part of it, not a page."""
    assert [page.path for page in plain_pages.pages(library, config, today)] == ["about.md", "join.md"]


def test_find() -> None:
    """A plain page is found by its file."""
    join = PlainPage(path=plain_pages.JOIN, title="Join", summary="Come.")
    assert plain_pages.find(Library(pages=(join,)), plain_pages.JOIN) == join


def test_find_nothing() -> None:
    """A hub may lack any plain page."""
    assert plain_pages.find(Library(), plain_pages.JOIN) is None
