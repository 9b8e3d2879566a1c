"""Articles of which only the text changed: the feeds that hold them, made of the files of their items alone."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Any

from hub.base.utf8_files import text_of
from hub.content import loader, site_urls, translations
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
    """Return by kind and by path, in the order of the library, the names of the feeds that hold an item."""
    names: dict[str, list[str]] = defaultdict(list)
    for tree in translations.trees(published, config):
        for feed in feeds.feeds(tree.library, tree.config, today):
            for item in feed.items:
                names[item.path].append(feed.name)
    return {
        kind: {item.path: tuple(names[item.path]) for item in getattr(published, kind) if item.path in names}
        for kind in READERS
    }


def again(
    changed: Iterable[str],
    known: Mapping[str, Mapping[str, tuple[str, ...]]],
    config: Config,
    today: date,
    languages: Iterable[str] = (),
) -> Iterator[Asset]:
    """Yield the feeds that hold a changed article, in each format, made when somebody asks.

    A library of what is in these feeds alone gives the same feeds as the whole library, which has lists in `languages`.
    Raises HubError where the file of an item cannot be read.
    """
    names = set(chain.from_iterable(known["articles"].get(path, ()) for path in changed))

    def items(kind: str) -> tuple[Any, ...]:
        paths = (path for path, holding in known[kind].items() if not names.isdisjoint(holding))
        return tuple(READERS[kind](text_of(config.root / path, path), path, config) for path in paths)

    kinds: dict[str, Any] = {kind: items(kind) for kind in READERS}
    library = Library(**kinds)
    wanted = {f"{name}.{form}" for name in names for form in site_urls.FEED_TYPES}
    trees = translations.trees(library, config, languages)
    return (asset for asset in feeds.of_trees(trees, today) if asset.path in wanted)
