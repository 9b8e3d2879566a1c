"""Every page that the lane makes: where it stands, and the page itself when somebody asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.site import markdown
from hub.site.lane import articles, lists, shell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hub.model import Library
    from hub.site.lane.leaf import Leaf, Site
    from hub.site.lists import Listing
    from hub.site.neighbours import Articles


def pages(found: Articles, listings: Iterable[Listing], site: Site) -> Iterator[Leaf]:
    """The lists, which take longest, then the articles, each with its neighbours."""
    yield from lists.leaves(listings, site)
    yield from articles.leaves(found, site)


def layouts(library: Library, listings: Iterable[Listing]) -> dict[str, str]:
    """The path of each page -> the layout that it needs."""
    paths = [markdown.site_path(article.path) for article in library.articles]
    found = {path: shell.layout(path) for path in paths}
    return found | {listing.path: shell.layout(listing.path, shell.LISTED) for listing in listings}
