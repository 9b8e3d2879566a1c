"""Articles -> the other ones that the page of each leads to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from hub import cache
from hub.site import related

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from hub.model import Article

    Articles: TypeAlias = "Iterable[tuple[Article, Neighbours]]"


FILE = ".hub/related.json"


@dataclass(frozen=True, kw_only=True, slots=True)
class Neighbours:
    """The article that was published next, the one before, and those that are about the same."""

    newer: Article | None = None
    older: Article | None = None
    related: tuple[Article, ...] = ()


def neighbours(articles: tuple[Article, ...]) -> Iterator[tuple[Article, Neighbours]]:
    """Each of the articles, which are newest first, with its neighbours."""
    return _beside(articles, related.related(articles))


def remembered(articles: tuple[Article, ...], root: Path) -> Iterator[tuple[Article, Neighbours]]:
    """The same; equal titles, summaries and topics are related as they were in the last build of the hub at `root`."""
    told = [(one.path, one.title, one.summary, one.topics) for one in articles]
    file, key = root / FILE, cache.total(cache.program(), told)
    known = cache.read(file, key)
    if known is None:
        places = {one.path: place for place, one in enumerate(articles)}
        known = [[places[one.path] for one in near] for near in related.related(articles)]
        cache.write(file, key, known)
    return _beside(articles, (tuple(articles[place] for place in near) for near in known))


def _beside(articles: tuple[Article, ...], near: Iterable[tuple[Article, ...]]) -> Iterator[tuple[Article, Neighbours]]:
    beside = zip((None, *articles), articles, (*articles[1:], None), near, strict=False)
    return ((one, Neighbours(newer=newer, older=older, related=close)) for newer, one, older, close in beside)
