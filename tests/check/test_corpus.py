"""The rules over the raw files of a real site, beside counts that were made without them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hub import config
from hub.check import facts
from hub.check.page import Page
from hub.check.rules import front, links
from hub.model import Topic
from tests.corpus import unpacked
from tests.hubs import SMALL

if TYPE_CHECKING:
    from collections.abc import Sequence

INLINE = re.compile(r"\]\(\s*http://")
HTML = re.compile(r"""(?:href|src)=["']?\s*http://""")
TITLE = re.compile(r"^title:.*$", re.MULTILINE)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Page]:
    """Every Markdown file of digital.gov, as its editors wrote it."""
    folder = unpacked(tmp_path_factory.mktemp("digitalgov"), "content")
    small = config.load(SMALL)
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


@pytest.fixture(scope="module")
def found(pages: Sequence[Page]) -> Counter[tuple[str, str]]:
    """How often each rule speaks in each file, to a hub that knows the site's own topics."""
    known = {Path(page.path).parent.name for page in pages if "/content/topics/" in page.path}
    topics = tuple(Topic(slug=slug, title=slug, summary=slug) for slug in sorted(known))
    settings = replace(config.load(SMALL), topics=topics)
    return Counter(
        (one.rule, page.path)
        for number, page in enumerate(pages)
        for one in facts.look(f"content/articles/{number}.md", page.text, settings).findings
    )


def uses(found: Counter[tuple[str, str]], rule: str) -> int:
    """How often a rule speaks."""
    return sum(times for (name, _), times in found.items() if name == rule)


def files(found: Counter[tuple[str, str]], rule: str) -> int:
    """In how many files a rule speaks."""
    return len({path for name, path in found if name == rule})


@pytest.mark.corpus
def test_unknown_topics_are_those_that_were_counted(found: Counter[tuple[str, str]]) -> None:
    """27 uses of a topic that the site does not have."""
    assert uses(found, "120") == 27


@pytest.mark.corpus
def test_links_without_encryption_are_those_that_were_counted(pages: Sequence[Page]) -> None:
    """4,920 were counted in Markdown; the rule finds these, and those in raw HTML that the count left out."""
    inline = sum(len(INLINE.findall(page.body)) for page in pages)
    html = sum(len(HTML.findall(page.body)) for page in pages)
    spoken = sum(len(list(links.not_encrypted(page))) for page in pages)
    assert inline == pytest.approx(4920, rel=0.02)
    assert spoken == pytest.approx(inline + html, rel=0.02)


@pytest.mark.corpus
def test_headings_that_skip_a_level_are_most_of_those_that_were_counted(found: Counter[tuple[str, str]]) -> None:
    """73 files were counted, without a list of them; a plain search for headings in the text finds these 62."""
    assert files(found, "302") == 62


@pytest.mark.corpus
def test_titles_in_the_text_are_most_of_those_that_were_counted(found: Counter[tuple[str, str]]) -> None:
    """12 files were counted, without a list of them; a plain search for headings in the text finds these 11."""
    assert files(found, "303") == 11


@pytest.mark.corpus
def test_repeated_keys_are_those_of_the_files_at_hand(found: Counter[tuple[str, str]]) -> None:
    """3 of the site's 3,788 files were counted; of the 2,798 that are here, two repeat a key."""
    assert files(found, "103") == 2
