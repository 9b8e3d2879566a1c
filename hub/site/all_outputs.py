"""Library -> the files of the site that are not pages, such as feeds, and data that pages load on demand."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from hub.site.all_pages import published
from hub.site.outputs import calendar_files, feeds, json_data, script_words
from hub.site.pages import my_topics_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from hub.content.models import Asset, Config, Library
    from hub.site.outputs.calendar_files import Revision

# Each makes its files from the content alone, as the rooms of `pages` make their pages. Feeds are last, so that of the
# two processes that write all of these the one that begins with the last makes nearly all entries, and each once.
ROOMS: tuple[Callable[[Library, Config, date], Iterator[Asset]], ...] = (
    my_topics_page.assets,
    json_data.assets,
    script_words.assets,
    feeds.assets,
)


def assets(
    library: Library,
    config: Config,
    today: date,
    *,
    drafts: bool = False,
    revisions: Mapping[str, Revision] = calendar_files.NOTHING,
) -> Iterator[Asset]:
    """Return all files that are not pages, but no redirects, each made when asked for: together they are large.

    `revisions` are those of the files of events, by their paths.
    """
    library = published(library, drafts=drafts)
    calendars = calendar_files.assets(library, config, today, revisions)
    return chain(calendars, chain.from_iterable(room(library, config, today) for room in ROOMS))
