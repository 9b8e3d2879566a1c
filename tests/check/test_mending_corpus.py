"""What `hub check --fix` does to the pages of a real site."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING

import pytest

from hub.base import commonmark, sanitize_html, text, utf8_files, wrapped_urls
from hub.check import runner
from hub.config import hub_settings
from hub.content import file_kinds
from tests.corpus import unpacked
from tests.hubs import SMALL

if TYPE_CHECKING:
    from pathlib import Path

PLACE = "content/articles/2026/2026-11-17-x.md"
PLACE_NAME = re.compile(r'<a id="[^"]*"')
# A list of attributes, and the place that it becomes.
LIST = re.compile(r"[ \t]*\{:?[ \t]*[.#][^{}\n]*\}")
EMPTY = re.compile(r"\s*<a></a>")
QUERY = re.compile(r"\?[^\s\"<#]*")
HREF = re.compile(r"(?<=\bhref=\")[^\"]*")


def shown(page: str) -> str:
    """Return the published HTML of a page's body, without what mending changes.

    Those are wrapped addresses, parameters in links, invisible characters, lists of attributes, and the old way to name
    a place.
    """
    body = page[file_kinds.page_of(PLACE, page, hub_settings.load(SMALL)).body_start :]
    html = commonmark.to_html(text.INVISIBLE.sub("", LIST.sub("", body)))
    plain = HREF.sub(_meant, sanitize_html.page(html, str))
    return EMPTY.sub("", PLACE_NAME.sub("<a", QUERY.sub("", plain)))


def _meant(found: re.Match[str]) -> str:
    address = unescape(found[0])
    return escape(wrapped_urls.meant(address) or address)


@pytest.mark.corpus
def test_real_pages_are_mended_once_and_look_the_same(tmp_path: Path) -> None:
    """Of all pages, those that change do so once, and show readers what they showed."""
    settings = hub_settings.load(SMALL)
    files = sorted(unpacked(tmp_path, "content").rglob("*.md"))
    pages = [utf8_files.decoded(file.read_bytes(), file.name) for file in files]
    mended = {page: runner.fixed(PLACE, page, settings) for page in pages}
    changed = {page: better for page, better in mended.items() if better != page}
    assert [page[:200] for page, better in changed.items() if runner.fixed(PLACE, better, settings) != better] == []
    assert [page[:200] for page, better in changed.items() if shown(page) != shown(better)] == []
    assert len(changed) > 500
