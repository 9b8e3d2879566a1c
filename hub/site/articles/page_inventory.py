"""Every page that the lane makes: where it is, and the page itself when somebody asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.content import language_folders, routes, translations
from hub.site.articles import article_writer, list_writer, page_shell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hub.content.models import Library
    from hub.content.settings import Config
    from hub.site.articles.planned_page import ArticleSite, Leaf
    from hub.site.pages.article_lists import Listing
    from hub.site.pages.article_neighbors import Articles


def pages(found: Articles, listings: Iterable[Listing], site: ArticleSite) -> Iterator[Leaf]:
    """Yield the lists, which take longest, then the articles, each with its neighbors."""
    yield from list_writer.leaves(listings, site)
    yield from article_writer.leaves(found, site)


def layouts(library: Library, listings: Iterable[Listing], config: Config) -> dict[str, str]:
    """Return the layout that each page needs, by the path of the page."""
    found, tags = {}, translations.languages(library, config)
    for article in library.articles:
        path, tree = routes.page_path(article.path), language_folders.tree_of(article.lang, tags)
        found[path] = page_shell.layout(path, tree or translations.spoken(config, article.lang))
    for listing in listings:
        found[listing.page] = page_shell.layout(listing.page, listing.tree or config.language, page_shell.LISTED)
    return found
