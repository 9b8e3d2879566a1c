"""The rules over the raw files of a real site, beside counts that were made without them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from hub import config
from hub.check.page import Page
from hub.check.rules import front
from tests.conftest import SMALL_HUB
from tests.corpus import unpacked

if TYPE_CHECKING:
    from collections.abc import Sequence

TITLE = re.compile(r"^title:.*$", re.MULTILINE)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Page]:
    """Every Markdown file of digital.gov, as its editors wrote it."""
    folder = unpacked(tmp_path_factory.mktemp("digitalgov"), "content")
    small = config.load(SMALL_HUB)
    files = sorted(file for file in folder.rglob("*.md"))
    return [Page(path=str(file), text=file.read_text("utf-8"), kind="article", config=small) for file in files]


@pytest.mark.corpus
def test_repeated_topics_are_those_that_were_counted(pages: Sequence[Page]) -> None:
    """65 files repeat a topic; two in a hundred may differ."""
    assert sum(any(front.topic_twice(page)) for page in pages) == pytest.approx(65, rel=0.02)


@pytest.mark.corpus
def test_titles_with_entities_are_those_that_were_counted(pages: Sequence[Page]) -> None:
    """196 titles hold a character reference; two in a hundred may differ."""
    titles = (TITLE.search(page.meta[1]) for page in pages)
    assert sum(bool(title and front.ENTITY.search(title.group())) for title in titles) == pytest.approx(196, rel=0.02)
