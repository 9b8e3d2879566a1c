"""Articles -> the other ones that the page of each leads to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from hub.base import cache_file
from hub.site.pages import related_articles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from hub.content.models import Article

    Articles: TypeAlias = "Iterable[tuple[Article, Neighbors]]"


FILE = ".hub/cache/related{}.json"


@dataclass(frozen=True, kw_only=True, slots=True)
class Neighbors:
    """Hold the article that was published next, the one before, and those that are about the same."""

    newer: Article | None = None
    older: Article | None = None
    related: tuple[Article, ...] = ()


def neighbors(
    articles: Sequence[Article], known: Iterable[Iterable[int]] | None = None
) -> Iterator[tuple[Article, Neighbors]]:
    """Yield each article, newest first, with its neighbors; the places of related ones may be `known`."""
    places = related_articles.related(articles) if known is None else known
    for newer, one, older, near in zip((None, *articles), articles, (*articles[1:], None), places, strict=False):
        yield one, Neighbors(newer=newer, older=older, related=tuple(articles[place] for place in near))


def remembered(articles: Sequence[Article], root: Path, tree: str = "") -> list[list[int]]:
    """Return for each article the places in `articles` of those that are related to it.

    With equal titles, summaries and topics, they are as in the last build of the hub at `root`. `tree` is the tag of
    the language that all of them are in, where that is not the hub's.
    """
    file = FILE.format(f"-{tree}" if tree else "")
    told = [(one.path, one.title, one.summary, one.topics) for one in articles]
    key = cache_file.total(cache_file.program(), told)
    known = cache_file.read(root / file, key, list[list[int]])
    if known is None:
        known = list(related_articles.related(articles))
        cache_file.write(root, file, key, known)
    return known
