"""What `hub check --fix` does to the pages of a real site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from hub import config, text
from hub.check import facts, run
from tests.check.test_run import rendered
from tests.corpus import unpacked
from tests.hubs import SMALL

if TYPE_CHECKING:
    from pathlib import Path

PLACE = "content/articles/2026/2026-11-17-x.md"
QUERY = re.compile(r"\?[^\s\"<#]*")


def shown(page: str) -> str:
    """The HTML of a page's body, without parameters in links and invisible characters, which mending deletes."""
    body = page[facts.page_of(PLACE, page, config.load(SMALL)).body_start :]
    return QUERY.sub("", rendered(text.INVISIBLE.sub("", body)))


@pytest.mark.corpus
def test_real_pages_are_mended_once_and_look_the_same(tmp_path: Path) -> None:
    """Of all pages, those that change do so once, and show readers what they showed."""
    settings = config.load(SMALL)
    files = sorted(unpacked(tmp_path, "content").rglob("*.md"))
    pages = [config.decoded(file.read_bytes(), file.name) for file in files]
    mended = {page: run.mended(PLACE, page, settings) for page in pages}
    changed = {page: better for page, better in mended.items() if better != page}
    assert [page[:200] for page, better in changed.items() if run.mended(PLACE, better, settings) != better] == []
    assert [page[:200] for page, better in changed.items() if shown(page) != shown(better)] == []
    assert len(changed) > 500
