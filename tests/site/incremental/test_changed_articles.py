"""Where only the text of articles changed, only their pages are written, and the site is what a whole build makes."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.errors import HubError
from hub.site.mkdocs import rebuild, site_build
from hub.site.outputs import feeds, pagefind
from tests.site.conftest import copied

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LONG_AGO = 1_600_000_000
ARTICLE = """\
---
title: Lamp {number}
url: https://daily.example.gov/{number}/
source: daily
published: 2026-10-{number}
section: articles
summary: About lamp {number}.
topics: [oil]
---

Words about lamp {number}.
"""
NUMBERS = (11, 12, 13, 14)


def article(number: int) -> str:
    """The file of an article, which is related to every other one of them."""
    topics = f"[oil, pair-{number % 2}, twin-{number % 2}]"
    return ARTICLE.format(number=number).replace("[oil]", topics)


def path(root: Path, number: int) -> Path:
    """The file of an article."""
    return root / f"content/articles/2026/2026-10-{number}-lamp.md"


def age(root: Path) -> None:
    """Let every file have been written long ago, and each time at another moment where it is another file."""
    written = (file for folder in ("content", "newsletters") for file in (root / folder).rglob("*"))
    for file in (root / "mkdocs.yml", *written):
        if file.stat().st_mtime > LONG_AGO + 1_000_000:
            age.clock += 1  # type: ignore[attr-defined]
            os.utime(file, (LONG_AGO + age.clock,) * 2)  # type: ignore[attr-defined]


age.clock = 0  # type: ignore[attr-defined]


def files(site: Path) -> dict[str, bytes]:
    """Every file of a site and what it holds."""
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A built hub with five articles, four of them related in pairs, of which feeds hold the newest; no Pagefind."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        root = copied(tmp_path_factory.mktemp("first"), monkeypatch)
        monkeypatch.setattr(feeds, "NEWEST", 1)
        monkeypatch.setattr(pagefind, "PART", "no_such_module")
        for slug in ("pair-0", "pair-1", "twin-0", "twin-1"):
            append(root / "content/topics.yml", f"- {{slug: {slug}, title: {slug}, summary: Two lamps.}}\n")
        for number in NUMBERS:
            path(root, number).write_text(article(number))
        age(root)
        rebuild.build(root, lost=print)
        yield root


@pytest.fixture
def built(first: Path, tmp_path: Path) -> Path:
    """A copy of that hub to change; its program is elsewhere and the same."""
    return shutil.copytree(first, tmp_path / "lamps")


def starts(root: Path) -> bool:
    """Whether the engine starts: mkdocs.yml names a port that does not exist, and looks as it did before."""
    file = root / "mkdocs.yml"
    words, status = file.read_text(), file.stat()
    file.write_text(words.replace("127.0.0.1:8000", "127.0.0.1:800x"))
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    try:
        rebuild.build(root, lost=print)
    except HubError:
        return True
    finally:
        file.write_text(words)
        os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    return False


def append(file: Path, words: str) -> None:
    """More text at the end of a file."""
    file.write_text(file.read_text() + words)


@pytest.mark.slow
def test_text_of_an_older_article(built: Path, tmp_path: Path) -> None:
    """Its page alone is written, without the engine, and as a whole build would; once more, nothing is to do."""
    before = files(built / "build/site")
    append(path(built, 12), "\n## More\n\nSee [the next](2026-10-13-lamp.md).\n")
    assert not starts(built)
    after = files(built / "build/site")
    assert b"Related articles" in after["articles/2026/2026-10-12-lamp/index.html"]
    assert {name for name in after if after[name] != before.get(name)} == {"articles/2026/2026-10-12-lamp/index.html"}
    assert after == files(site_build.build(built, site_dir=tmp_path / "cold"))
    age(built)
    assert not starts(built)
    assert not starts(built)


def test_text_of_an_article_in_feeds(built: Path, tmp_path: Path) -> None:
    """Its page and the feeds that hold it are written, without the engine, and as a whole build would."""
    before = files(built / "build/site")
    append(built / "content/articles/2026/2026-11-17-oil.md", "\nMore.\n")
    assert not starts(built)
    after = files(built / "build/site")
    changed = {name for name in after if after[name] != before[name]}
    assert {name.rpartition(".")[0] for name in changed} == {
        "articles/2026/2026-11-17-oil/index",
        "feeds/articles",
        "feeds/topics/oil",
    }
    assert after == files(site_build.build(built, site_dir=tmp_path / "cold"))
    assert not starts(built)


def test_text_that_says_the_same(built: Path) -> None:
    """Where a text changed and its page did not, the page keeps its time."""
    page = built / "build/site/articles/2026/2026-10-12-lamp/index.html"
    before = page.stat().st_mtime_ns
    append(path(built, 12), "\n\n\n")
    assert not starts(built)
    assert page.stat().st_mtime_ns == before


@pytest.mark.slow
def test_a_preview_of_a_dead_link(built: Path, tmp_path: Path) -> None:
    """A preview shows a page with a dead link, and shows it again when the link is mended."""
    folder, words = tmp_path / "preview", path(built, 12).read_text()
    for text in ("[Nowhere](nowhere.md)", "[The next](2026-10-13-lamp.md)"):
        path(built, 12).write_text(f"{words}\n{text}\n")
        age(built)
        site = rebuild.preview(built, folder, "http://127.0.0.1:8000/")
        html = (site / "articles/2026/2026-10-12-lamp/index.html").read_text()
        assert ("nowhere.md" in html) == ("nowhere" in text)


CHANGES: dict[str, Callable[[Path], object]] = {
    "its title": lambda root: path(root, 12).write_text(article(12).replace("title: Lamp", "title: Old")),
    "a dead link": lambda root: append(path(root, 12), "\n[Nowhere](nowhere.md)\n"),
    "no title": lambda root: path(root, 12).write_text("No front matter.\n"),
    "an article that is gone": lambda root: path(root, 12).unlink(),
    "a file of the site": lambda root: (root / "build/site/index.html").write_text(""),
}


@pytest.mark.parametrize("change", CHANGES)
def test_more_than_a_text(built: Path, change: str) -> None:
    """Whatever else changes, the engine starts."""
    CHANGES[change](built)
    assert starts(built)


def test_pagefind_reads_every_text(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With an index of all words, a text changes more than its page."""
    monkeypatch.setattr(pagefind, "PART", "json")
    append(path(built, 12), "\nMore.\n")
    assert starts(built)


EDITS: dict[str, Callable[[Path, int], object]] = {
    "text": lambda root, number: append(path(root, number), f"\nMore on {number}.\n"),
    "link": lambda root, number: append(path(root, number), f"\n[Another]({path(root, 12).name})\n"),
    "title": lambda root, number: path(root, number).write_text(
        article(number).replace("title: Lamp", "title: A brighter lamp")
    ),
    "new": lambda root, number: path(root, number).write_text(article(number)),
    "gone": lambda root, number: path(root, number).unlink(),
    "renamed": lambda root, number: path(root, number).rename(path(root, number + 10)),
    "topic": lambda root, number: append(
        root / "content/topics.yml",
        f"- {{slug: more-{number}-{age.clock}, title: More, summary: More.}}\n",  # type: ignore[attr-defined]
    ),
    "name of a topic": lambda root, number: swap(root / "content/topics.yml", "title: ", f"title: {number} "),
    "page": lambda root, number: append(root / "content/join.md", f"\nMore on {number}.\n"),
    "practice": lambda root, number: append(
        root / "content/toolkit/light/index.md", f"\n[Lamp](../../articles/2026/{path(root, number).name})\n"
    ),
    "event": lambda root, number: swap(root / "content/events/2026-12-03-trim.md", "title: ", f"title: {number} "),
    "settings": lambda root, number: swap(root / "mkdocs.yml", "site_name: Lamp", f"site_name: Lamp {number}"),
    "address of the preview": lambda root, _: swap(root / "mkdocs.yml", "127.0.0.1:8000", "127.0.0.1:8001"),
}
STEPS = st.lists(st.tuples(st.sampled_from(sorted(EDITS)), st.sampled_from(NUMBERS)), min_size=3, max_size=5)
OF_AN_ARTICLE = {"text", "title", "link", "gone", "renamed"}


def swap(file: Path, old: str, new: str) -> None:
    """Other words, once."""
    file.write_text(file.read_text().replace(old, new, 1))


def outcome(make: Callable[[], Path]) -> dict[str, bytes]:
    """The files of a site that is built, none where a mistake stops the build."""
    try:
        return files(make())
    except HubError:
        return {}


def possible(root: Path, edit: str, number: int) -> bool:
    """Whether the article that is to be edited is there; a new one must not have the address of another."""
    if edit == "new":
        return not path(root, number + 10).exists()
    return path(root, number).exists() if edit in OF_AN_ARTICLE else True


@pytest.mark.slow
@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_any_edits(first: Path, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]) -> None:
    """After any edits, with a build after each, the site has the bytes of one that is built from nothing.

    Where a link leads to an article that is gone, both fail, and the last good site stays.
    """
    root = shutil.copytree(first, tmp_path_factory.mktemp("edits") / "lamps")
    for edit, number in filter(lambda step: possible(root, *step), steps):
        before = files(root / "build/site")
        EDITS[edit](root, number)
        age(root)
        now = outcome(lambda: rebuild.build(root, lost=print))
        assert files(root / "build/site") == (now or before)
    shutil.rmtree(root / ".hub")
    assert outcome(lambda: site_build.build(root, site_dir=root.with_name("cold"))) == now
