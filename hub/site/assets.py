"""Library -> the files of the site that are no pages: redirects, and data that pages load when a reader asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.site import calendar, data, feeds, mytopics, redirects
from hub.site.pages import published

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from hub.model import Asset, Config, Library, Page

# Each makes its files from the content alone, as the rooms of `pages` make their pages.
ROOMS: tuple[Callable[[Library, Config, date], Iterator[Asset]], ...] = (
    mytopics.assets,
    feeds.assets,
    calendar.assets,
    data.assets,
)


def assets(
    library: Library, config: Config, today: date, pages: tuple[Page, ...], *, drafts: bool = False
) -> Iterator[Asset]:
    """All of them, each made when it is asked for: together they are large.

    Raises ContentError before the first where a redirect would take the place of a page.
    """
    library = published(library, drafts=drafts)
    yield from redirects.assets(library, config, pages)
    for room in ROOMS:
        yield from room(library, config, today)
