"""content/synonyms.yml."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hub.config import synonyms_file
from hub.content.synonyms import Synonym
from hub.errors import ContentError

if TYPE_CHECKING:
    from pathlib import Path


def written(root: Path, text: str) -> Path:
    """A hub with this vocabulary."""
    (root / "content").mkdir()
    (root / synonyms_file.PATH).write_text(text, encoding="utf-8")
    return root


def test_load(tmp_path: Path) -> None:
    """Each entry knows its line."""
    root = written(tmp_path, "- words: [poll]\n  means: [survey]\n- words: [NPS]\n  pages: [a.md, b.md]\n")
    assert synonyms_file.load(root) == (
        Synonym(words=("poll",), means=("survey",), line=1),
        Synonym(words=("NPS",), pages=("a.md", "b.md"), line=3),
    )


def test_hub_without_vocabulary(tmp_path: Path) -> None:
    """A hub need not have one."""
    assert synonyms_file.load(tmp_path) == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- words: [poll]\n", "803 'poll' leads to nothing; add `means:`"),
        ("- words: [poll]\n  page: [a.md]\n", "page"),
        ("words: [poll]\n", "expected a list"),
        ("- words: [508]\n  means: [x]\n", 'put it in quotes: "508"'),
        ("- words: [a\n", "001"),
    ],
)
def test_mistakes(tmp_path: Path, text: str, message: str) -> None:
    """What cannot be read is said with its line."""
    with pytest.raises(ContentError, match=r"content/synonyms\.yml:\d+:\d+: \d{3}") as error:
        synonyms_file.load(written(tmp_path, text))
    assert message in str(error.value)
