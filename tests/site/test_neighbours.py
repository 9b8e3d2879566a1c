"""Every article has neighbours, and who is related to whom is remembered as long as the words are the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hub.site import neighbours, related

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from hub.model import Article


def some(article: Article) -> tuple[Article, ...]:
    """Many articles; each two say the same."""
    return tuple(
        replace(article, path=f"content/articles/{number}.md", title=f"Wick{number // 2} of lamp{number // 2}")
        for number in range(64)
    )


def test_remembered(article: Article, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are the same as when they are found, and found again only where words changed."""
    articles = some(article)
    found = list(related.related(articles))
    assert any(found)
    assert neighbours.remembered(articles, tmp_path) == found
    assert tuple(neighbours.neighbours(articles, found)) == tuple(neighbours.neighbours(articles))
    monkeypatch.setattr(related, "MOST", 0)  # who asks now, finds nothing
    assert neighbours.remembered(articles, tmp_path) == found
    changed = (replace(articles[0], title="Something else"), *articles[1:])
    assert not any(neighbours.remembered(changed, tmp_path))


def test_ends(article: Article) -> None:
    """The newest article has no newer one, the oldest no older one."""
    first, *_, last = (near for _, near in neighbours.neighbours(some(article)))
    assert (first.newer, last.older) == (None, None)
    assert first.older
    assert last.newer
