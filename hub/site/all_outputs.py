"""Library -> the files of the site that are not pages, such as feeds, and data that pages load on demand."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Protocol

from hub.base import cache_file, filenames, plug_ins
from hub.base.plug_ins import Door
from hub.base.translation import gettext
from hub.content.site_files import Asset, DrawnAsset
from hub.site.all_pages import published
from hub.site.outputs import calendar_files, feeds, json_data, script_words
from hub.site.pages import my_topics_page

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping
    from datetime import date

    from hub.content.models import Library
    from hub.content.settings import Config
    from hub.site.outputs.calendar_files import Revision


class Output(Protocol):
    """Make files of the site that are not pages."""

    def __call__(self, library: Library, config: Config, today: date, /) -> Iterable[Asset | DrawnAsset]:
        """Return the files, of what readers see of a library on a day."""


# Each makes its files from the content alone, as the rooms of `pages` make their pages. Feeds are last, so that of the
# two processes that write all of these the one that begins with the last makes nearly all entries, and each once.
BUILT_IN: Mapping[str, Callable[[Library, Config, date], Iterator[Asset]]] = {
    "my-topics": my_topics_page.assets,
    "data": json_data.assets,
    "script-words": script_words.assets,
    "feeds": feeds.assets,
}
OUTPUTS: Door[Output] = Door("outputs", Output, BUILT_IN)
PAGES = (".html", ".htm", ".md")


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
    return chain(calendars, chain.from_iterable(output(library, config, today) for output in BUILT_IN.values()))


def plugged(
    library: Library, config: Config, today: date, taken: Iterable[str], *, drafts: bool = False
) -> tuple[Asset | DrawnAsset, ...]:
    """Return the files that plug-ins make, none of which is at a path that is `taken`.

    A plug-in that fails is named, and none of its files is there. Each is made at once: whatever fails, fails here.
    """
    found: dict[str, Asset | DrawnAsset] = {}
    library = published(library, drafts=drafts)
    for plug_in, output in OUTPUTS.plugged().items():
        files = plug_ins.attempt(plug_in, partial(_files, output, library, config, today, {*taken, *found}))
        found |= files or {}
    return tuple(found.values())


def _files(
    output: Output, library: Library, config: Config, today: date, taken: set[str]
) -> dict[str, Asset | DrawnAsset]:
    found: dict[str, Asset | DrawnAsset] = {}
    for asset in output(library, config, today):
        made = _made(asset, taken)
        found[made.path] = made
        taken.add(made.path)
    return found


def _made(asset: Asset | DrawnAsset, taken: Container[str]) -> Asset | DrawnAsset:
    """Return a file of the site with what is in it; raises TypeError or ValueError for what cannot be one."""
    if not isinstance(asset, Asset | DrawnAsset):
        message = gettext("it made %(asset)s, which is not a hub.api.Asset", asset=repr(asset))
        raise TypeError(message)
    path = asset.path
    if filenames.climbs(path) or not path.strip("/") or path.endswith(PAGES):
        message = gettext(
            "%(path)s is not the path of a file of the site; write one such as data/events.csv, and no page",
            path=repr(path),
        )
        raise ValueError(message)
    if path in taken:
        message = gettext("the site has a file %(path)s already; give yours another name", path=path)
        raise ValueError(message)
    content = asset.content()
    if not isinstance(content, bytes if isinstance(asset, DrawnAsset) else str):
        message = gettext(
            "the content of %(path)s is %(name)s; an Asset has str, a DrawnAsset bytes",
            path=path,
            name=type(content).__name__,
        )
        raise TypeError(message)
    return replace(asset, content=lambda: content, made_of=cache_file.total(content).hex())  # type: ignore[arg-type]  # its kind was looked at
