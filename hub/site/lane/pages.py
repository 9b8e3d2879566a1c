"""Every page that the lane makes: where it stands, and the page itself when somebody asks for it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from hub.site import markdown
from hub.site.lane import articles, lists, shell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from hub.model import Article, Library
    from hub.site.lane.leaf import Leaf, Site
    from hub.site.lists import Listing

ENTRY = "<url><loc>{}</loc><lastmod>{}</lastmod></url>\n"


def pages(library: Library, listings: Iterable[Listing], site: Site) -> Iterator[Leaf]:
    """The articles, then the lists."""
    yield from articles.leaves(library.articles, site)
    yield from lists.leaves(listings, site)


def layouts(library: Library, listings: Iterable[Listing]) -> dict[str, str]:
    """The path of each page -> the layout that it needs."""
    paths = [markdown.site_path(article.path) for article in library.articles]
    found = {path: shell.layout(path) for path in paths}
    return found | {listing.path: shell.layout(listing.path, shell.LISTED) for listing in listings}


def sitemap(library: Library, listings: Iterable[Listing], site: Site) -> str:
    """Entries for https://www.sitemaps.org/protocol.html, each with the day on which something there was last new."""
    days = {markdown.site_path(article.path): _day(article) for article in library.articles}
    for listing in listings:
        days[listing.path] = max(map(_day, listing.articles or library.articles))
    found = ((escape(site.config.site_url + site.addresses[path]), day) for path, day in days.items())
    return "".join(ENTRY.format(address, day) for address, day in found)


def _day(article: Article) -> date:
    return article.added or article.published
