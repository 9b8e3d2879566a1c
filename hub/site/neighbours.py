"""Articles -> the other ones that the page of each leads to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from hub.site import related

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hub.model import Article

    Articles: TypeAlias = "Iterable[tuple[Article, Neighbours]]"


@dataclass(frozen=True, kw_only=True, slots=True)
class Neighbours:
    """The article that was published next, the one before, and those that are about the same."""

    newer: Article | None = None
    older: Article | None = None
    related: tuple[Article, ...] = ()


def neighbours(articles: tuple[Article, ...]) -> Iterator[tuple[Article, Neighbours]]:
    """Each of the articles, which are newest first, with its neighbours."""
    beside = zip((None, *articles), articles, (*articles[1:], None), related.related(articles), strict=False)
    for newer, article, older, near in beside:
        yield article, Neighbours(newer=newer, older=older, related=near)
