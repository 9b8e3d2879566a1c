"""Find what tells one story from different places: marked and grouped for an editor, never merged."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hub.base import text_similarity
from hub.content.issue import offered_comment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hub.content.models import Article


class ComparedText(NamedTuple):
    """Hold what is compared of a text: its name, its address, and its words, one paragraph a line."""

    name: str
    url: str
    words: str


def of_article(article: Article) -> ComparedText:
    """Return what is compared of an article, by its path."""
    return ComparedText(article.path, article.url, f"{article.title}\n{article.summary}\n{article.body.text()}")


def groups(told: Iterable[ComparedText]) -> tuple[frozenset[str], ...]:
    """Return the names of those that tell one story from different hosts, in groups of two or more.

    Paragraphs that five or more of them share, such as disclaimers, do not count.
    """
    every = {one.name: one for one in told}
    footers = text_similarity.common({name: one.words.splitlines() for name, one in every.items()})
    pairs = text_similarity.near({name: text_similarity.sketch(one.words, footers) for name, one in every.items()})
    return text_similarity.stories(pairs, {name: _host(one.url) for name, one in every.items()})


def _host(url: str) -> str:
    return offered_comment.key(url).partition("/")[0]
