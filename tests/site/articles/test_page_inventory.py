"""All that the lane makes: where it stands, and what crawlers hear of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.site.articles import page_inventory, page_shell
from hub.site.pages.article_neighbors import neighbors

if TYPE_CHECKING:
    from hub.content.models import Library
    from hub.site.articles.planned_page import ArticleSite
    from hub.site.pages.article_lists import Listing


def test_pages(library: Library, listings: tuple[Listing, ...], site: ArticleSite) -> None:
    """Articles come first, then lists, each where it was announced and in the shell that it asked for."""
    found = {leaf.path: leaf.layout for leaf in page_inventory.pages(neighbors(library.articles), listings, site)}
    assert found == page_inventory.layouts(library, listings, site.config)
    assert found["articles/2026/2026-11-17-oil.md"] == f"en:articles/0/{page_shell.ADDRESS}.md"
    assert found["articles/2026/11.md"] == f"en:articles/0/{page_shell.LISTED}.md"
    assert found["articles/sources.md"] == f"en:articles/{page_shell.LISTED}.md"
