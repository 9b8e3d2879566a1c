"""The list of pages for crawlers, each with the day of its last change where that is known."""

from __future__ import annotations

from html import escape
from types import MappingProxyType
from typing import TYPE_CHECKING

from hub.content import routes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from hub.content.models import Article, Library
    from hub.site.pages.article_lists import Listing

XHTML = "http://www.w3.org/1999/xhtml"
NONE: Mapping[str, Iterable[tuple[str, str]]] = MappingProxyType({})
FRAME = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"{}>
{}</urlset>
"""


def write(pages: Iterable[tuple[str, date | None]], versions: Mapping[str, Iterable[tuple[str, str]]] = NONE) -> str:
    """Return addresses and days as https://www.sitemaps.org/protocol.html wants them.

    `versions` has by its address, for each page in several languages, the tag and the address of each of them.
    """
    rows = (
        f"<url><loc>{escape(address)}</loc>{_last(day)}{_others(versions.get(address, ()))}</url>\n"
        for address, day in pages
    )
    return FRAME.format(f' xmlns:xhtml="{XHTML}"' if versions else "", "".join(rows))


def days(library: Library, listings: Iterable[Listing], changes: Mapping[str, date]) -> dict[str, date]:
    """Return the day of each page's last change: by git, or else by its file; of a list, that of its newest item."""
    told = {page.path: page.reviewed for page in library.toolkit}
    told |= {article.path: _added(article) for article in library.articles}
    told |= {issue.path: issue.day for issue in library.issues}
    found = {routes.page_path(path): day for path, day in {**told, **changes}.items()}
    return found | {each.page: max(map(_added, each.articles or library.articles)) for each in listings}


def _added(article: Article) -> date:
    return article.added or article.published


def _others(versions: Iterable[tuple[str, str]]) -> str:
    return "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href="{escape(address)}"/>'
        for language, address in versions
    )


def _last(day: date | None) -> str:
    return f"<lastmod>{day}</lastmod>" if day else ""
