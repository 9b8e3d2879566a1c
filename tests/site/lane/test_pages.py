"""All that the lane makes: where it stands, and what crawlers hear of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.site.lane import pages, shell
from hub.site.neighbours import neighbours

if TYPE_CHECKING:
    from hub.model import Library
    from hub.site.lane.leaf import Site
    from hub.site.lists import Listing


def test_pages(library: Library, listings: tuple[Listing, ...], site: Site) -> None:
    """Articles come first, then lists, each where it was announced and in the shell that it asked for."""
    found = {leaf.path: leaf.layout for leaf in pages.pages(neighbours(library.articles), listings, site)}
    assert found == pages.layouts(library, listings)
    assert found["articles/2026/2026-11-17-oil.md"] == f"articles/0/{shell.ADDRESS}.md"
    assert found["articles/2026/11.md"] == f"articles/0/{shell.LISTED}.md"
    assert found["articles/sources.md"] == f"articles/{shell.LISTED}.md"
