"""Every article has neighbors, and who is related to whom is remembered as long as the words are the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hub.site.pages import article_neighbors, related_articles

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from hub.content.models import Article


def some(article: Article) -> tuple[Article, ...]:
    """Many articles; each two say the same."""
    return tuple(
        replace(article, path=f"content/articles/{number}.md", title=f"Wick{number // 2} of lamp{number // 2}")
        for number in range(64)
    )


def test_remembered(article: Article, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are the same as when they are found, and found again only where words changed."""
    articles = some(article)
    found = list(related_articles.related(articles))
    assert any(found)
    assert article_neighbors.remembered(articles, tmp_path) == found
    assert tuple(article_neighbors.neighbors(articles, found)) == tuple(article_neighbors.neighbors(articles))
    monkeypatch.setattr(related_articles, "MOST", 0)  # who asks now, finds nothing
    assert article_neighbors.remembered(articles, tmp_path) == found
    changed = (replace(articles[0], title="Something else"), *articles[1:])
    assert not any(article_neighbors.remembered(changed, tmp_path))


def test_ends(article: Article) -> None:
    """The newest article has no newer one, the oldest no older one."""
    first, *_, last = (near for _, near in article_neighbors.neighbors(some(article)))
    assert (first.newer, last.older) == (None, None)
    assert first.older
    assert last.newer
