"""The search: by kind, narrowed by filters, by keyboard, and nothing loaded before it is used."""

from __future__ import annotations

import re
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from benchmarks import corpus
from hub.site.mkdocs import site_build
from tests.browser.conftest import ROOT
from tests.browser.served import serve
from tests.hubs import LAMPS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Opened

MANY = 1000
TOPIC = "- {{slug: topic-{0}, title: Topic {0}, summary: About topic {0}.}}\n"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where this repository's hub with a thousand articles is served."""
    root = tmp_path_factory.mktemp("many")
    for name in ("content", "newsletters"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    with (root / "content/topics.yml").open("a") as topics:
        topics.writelines(TOPIC.format(number) for number in range(corpus.TOPICS))
    for one in corpus.articles(MANY):
        values = {"title": one.title, "url": one.url, "source": one.source, "section": "news", "summary": one.summary}
        head = f"{corpus.front_matter(values | {'topics': one.topics})}published: {one.day}\n"
        file = root / f"content/articles/{one.day:%Y}/{one.day}-{one.slug}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\n{head}---\n\n{one.markdown('../{0:%Y}/{0}-{1}.md'.format)}\n", encoding="utf-8")
    with serve(site_build.build(root)) as url:
        yield url


def test_results_by_kind(opened: Opened) -> None:
    """A question brings results by kind, and a filter narrows them; both are in the address."""
    page = opened("/search/")
    page.get_by_label("What are you looking for?").fill("survey")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name=re.compile(r"Events \(\d+\)")).wait_for()
    page.locator("select[name=kind]").select_option("Articles")
    page.get_by_role("heading", name=re.compile(r"Events \(\d+\)")).wait_for(state="detached")
    assert "kind=Articles" in page.url
    page.locator("#hub-find .reads a").first.click()
    assert page.locator("article h1").is_visible()


def test_a_thousand_pages(opened: Opened, many: str) -> None:
    """Nothing is loaded before the first question, then 150 KB at most, and for the next one 30."""
    page = opened("about:blank")
    sizes: dict[str, int] = {}
    page.on("requestfinished", lambda one: sizes.update({one.url: max(0, one.sizes()["responseBodySize"])}))
    page.goto(f"{many}/search/", wait_until="networkidle")
    assert [url for url in sizes if "pagefind" in url or url.endswith(".json")] == []
    weights = [weight(page, sizes, words) for words in ("accessible form", "journey mapping")]
    assert weights[0] <= 150_000
    assert weights[1] <= 30_000


def weight(page: Page, sizes: dict[str, int], words: str) -> int:
    """The bytes that one question loads."""
    sizes.clear()
    page.get_by_label("What are you looking for?").fill(words)
    page.keyboard.press("Enter")
    page.get_by_text(f"for “{words}”").wait_for()
    page.wait_for_load_state("networkidle")
    return sum(sizes.values())


def test_titles_and_summaries_where_pagefind_is_missing(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the program for all words, the same page searches titles and summaries."""
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    with serve(site_build.build(shutil.copytree(LAMPS, tmp_path / "lamps"))) as url:
        page = opened(f"{url}/search/?q=wick")
        page.get_by_role("heading", name="Events (1)").wait_for()
        assert page.locator("#hub-find .reads a").all_inner_texts() == ["Trim a wick"]
