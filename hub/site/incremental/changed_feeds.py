"""Articles of which only the text changed: the feeds that hold them, made of the files of their items alone."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Any

from hub.base.utf8_files import text_of
from hub.content import loader, site_urls
from hub.content.models import Library
from hub.site.outputs import feeds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from hub.content.settings import Config
    from hub.content.site_files import Asset

# What a feed may hold, in the order in which feeds are told of it: a kind of the library, and the reader of its files.
READERS: Mapping[str, Callable[[str, str, Config], Any]] = {
    "articles": loader.article,
    "events": loader.event,
    "toolkit": loader.toolkit_page,
    "issues": loader.issue,
}

Fed = dict[str, dict[str, tuple[str, ...]]]


def fed(published: Library, config: Config, today: date) -> Fed:
    """Return by kind and by path, in the order of the library, the scopes of the feeds that hold an item."""
    scopes: dict[str, list[str]] = defaultdict(list)
    for feed in feeds.feeds(published, config, today):
        for item in feed.items:
            scopes[item.path].append(feed.scope)
    return {
        kind: {item.path: tuple(scopes[item.path]) for item in getattr(published, kind) if item.path in scopes}
        for kind in READERS
    }


def again(
    changed: Iterable[str], known: Mapping[str, Mapping[str, tuple[str, ...]]], config: Config, today: date
) -> Iterator[Asset]:
    """Yield the feeds that hold a changed article, in each format, made when somebody asks.

    A library of what is in these feeds alone gives the same feeds as the whole library. Raises HubError where the file
    of an item cannot be read.
    """
    scopes = set(chain.from_iterable(known["articles"].get(path, ()) for path in changed))

    def items(kind: str) -> tuple[Any, ...]:
        paths = (path for path, holding in known[kind].items() if not scopes.isdisjoint(holding))
        return tuple(READERS[kind](text_of(config.root / path, path), path, config) for path in paths)

    kinds: dict[str, Any] = {kind: items(kind) for kind in READERS}
    library = Library(**kinds)
    wanted = {site_urls.feed(scope, form) for scope in scopes for form in site_urls.FEED_TYPES}
    return (asset for asset in feeds.assets(library, config, today) if asset.path in wanted)
