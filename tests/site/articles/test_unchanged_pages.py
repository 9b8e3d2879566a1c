"""A page of the lane stays where it is as long as it would be made in the same way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hub.content.body import Body
from hub.site.articles import article_writer, page_shell, unchanged_pages
from hub.site.articles.planned_page import ArticleSite
from hub.site.pages.article_neighbors import Neighbors

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hub.content.models import Article
    from hub.content.settings import Config

HEAD = f"<title>{page_shell.TITLE}</title><p>{page_shell.PRINTED} {page_shell.DESCRIPTION}"
FRAME = f"{HEAD} {page_shell.ANCHOR} articles/0/{page_shell.ADDRESS}</p>"
LAYOUT = page_shell.layout("articles/2026/2026-11-17-oil.md", "en")
FILE = "articles/2026/2026-11-17-oil/index.html"


def cut(frame: str) -> tuple[page_shell.Shell, page_shell.Shell]:
    """The shells of a theme."""
    made = page_shell.cut(f"{frame}<p>{page_shell.OPENING}</p>{page_shell.BODY} {page_shell.RAIL}")
    return made, made


@pytest.fixture
def one(article: Article, tmp_path: Path) -> Article:
    """An article that links to a picture and to a page, and its file."""
    linking = replace(article, body=Body.of("[Wick](../../toolkit/wick.md) ![Lamp](../../lamp.svg)"))
    file = tmp_path / linking.path
    file.parent.mkdir(parents=True)
    file.write_text(linking.body.text())
    return linking


@pytest.fixture
def site(config: Config, tmp_path: Path) -> ArticleSite:
    """The site around it."""
    addresses = {"articles/2026/2026-11-17-oil.md": "articles/2026/2026-11-17-oil/", "lamp.svg": "lamp.svg"}
    lists = ("articles/index", "articles/2026/11", "articles/sources/the-daily-lamp")
    others = {f"{path}.md": f"{path}/" for path in (*lists, "topics/oil", "toolkit/wick")}
    return ArticleSite(
        config=replace(config, root=tmp_path),
        shells={LAYOUT: cut(FRAME)},
        addresses=addresses | others,
    )


def again(
    article: Article, site: ArticleSite, before: unchanged_pages.UnchangedPages
) -> tuple[list[str], unchanged_pages.UnchangedPages]:
    """The files that the next build makes, and what it keeps."""
    now = unchanged_pages.UnchangedPages(before=before.now)
    fresh = replace(site, dead=[], asked={})
    return [
        file for file, _ in unchanged_pages.made(article_writer.leaves([(article, Neighbors())], fresh), fresh, now)
    ], now


def test_nothing_changed(one: Article, site: ArticleSite) -> None:
    """The first build makes the page, the second leaves it, and the third does so, too."""
    made, first = again(one, site, unchanged_pages.UnchangedPages())
    assert (made, first.stays) == ([FILE], set())
    for _ in range(2):
        made, first = again(one, site, first)
        assert (made, first.stays) == ([], {FILE})


def test_a_hub_may_move(one: Article, site: ArticleSite, tmp_path: Path) -> None:
    """Where it lies is no part of a page."""
    _, first = again(one, site, unchanged_pages.UnchangedPages())
    (tmp_path / "content").rename(tmp_path / "elsewhere")
    (tmp_path / "new").mkdir()
    (tmp_path / "elsewhere").rename(tmp_path / "new/content")
    assert again(one, replace(site, config=replace(site.config, root=tmp_path / "new")), first)[0] == []


OTHERS: dict[str, Callable[[Article, ArticleSite], tuple[Article, ArticleSite]]] = {
    "its title": lambda one, site: (replace(one, title="Whale oil"), site),
    "its text": lambda one, site: (_rewritten(one, site), site),
    "the theme": lambda one, site: (one, replace(site, shells={LAYOUT: cut(f"{FRAME}<hr>")})),
    "the settings": lambda one, site: (one, replace(site, config=replace(site.config, site_name="Lamps"))),
    "where a link leads": lambda one, site: (
        one,
        replace(site, addresses={**site.addresses, "lamp.svg": "pictures/lamp.svg"}),
    ),
}


def _rewritten(one: Article, site: ArticleSite) -> Article:
    (site.config.root / one.path).write_text("Other words.")
    return replace(one, body=Body.of("Other words."))


@pytest.mark.parametrize("change", OTHERS)
def test_something_changed(one: Article, site: ArticleSite, change: str) -> None:
    """Whatever the page is made of, it is made again."""
    _, first = again(one, site, unchanged_pages.UnchangedPages())
    assert again(*OTHERS[change](one, site), first)[0] == [FILE]


def test_a_dead_link_is_found_each_time(one: Article, site: ArticleSite) -> None:
    """A page of which a link leads nowhere is not kept as if it were good."""
    _, first = again(one, site, unchanged_pages.UnchangedPages())
    poorer = replace(site, addresses={path: at for path, at in site.addresses.items() if path != "toolkit/wick.md"})
    for _ in range(2):
        made, first = again(one, poorer, first)
        assert (made, first.now) == ([FILE], {})
    assert again(one, site, first)[0] == [FILE]
