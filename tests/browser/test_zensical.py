"""Another engine builds the same site from the plain folder, and articles stand in its pages as they do in MkDocs'."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from hub.base import file_io
from hub.config import hub_settings
from hub.content import loader, routes
from hub.site.articles import article_writer, page_shell
from hub.site.articles.planned_page import ArticleSite
from hub.site.mkdocs import markdown_export
from hub.site.pages.article_neighbors import neighbours
from tests.browser.conftest import ROOT

if TYPE_CHECKING:
    from hub.site.articles.page_shell import Shell

ARTICLE = "articles/2024/2024-06-25-unsolicited-data.md"
LAYOUT = page_shell.layout(ARTICLE)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plain folder of this repository's hub."""
    folder = tmp_path_factory.mktemp("zensical") / "plain"
    markdown_export.export(hub_settings.load(ROOT), folder)
    return folder


def zensical(folder: Path) -> Path:
    """The site that Zensical makes of a folder."""
    program = Path(sys.executable).with_name("zensical")
    subprocess.run([program, "build", "--clean"], cwd=folder, check=True, capture_output=True, timeout=240)  # noqa: S603
    return folder / "site"


def pages(folder: Path) -> set[str]:
    """The addresses of all pages of a site."""
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*.html")}


def page(folder: Path, path: str) -> str:
    """The HTML at the address of a page."""
    return (folder / routes.address(path) / "index.html").read_text(encoding="utf-8")


class Addresses(dict[str, str]):
    """Every page stands where its path says."""

    def __missing__(self, path: str) -> str:
        return routes.address(path)


def said(html: str) -> tuple[list[str], list[str]]:
    """The head of a page and its links to its own headings, then its words without spaces."""
    tree = etree.HTML(html)
    head = tree.xpath("//title/text() | //meta[@name='description']/@content | //link[@rel='canonical']/@href")
    own = tree.xpath("//a[starts-with(@href, '#')]/@href")
    words = tree.xpath("//article//text()[not(ancestor::script)]")
    return [*head, *own], ["".join(each.split()) for each in words if each.strip()]


def test_zensical_builds_the_same_pages(site: Path, plain: Path) -> None:
    """Zensical, which runs no plugin, makes the pages that MkDocs makes, redirects among them."""
    assert pages(zensical(plain)) == pages(site)


def test_the_lane_works_on_its_pages(plain: Path) -> None:
    """An article that is put into a page with marks says what the page says that Zensical made of its Markdown."""

    def cut(*, contents: bool) -> Shell:
        file_io.write(plain, f"docs/{LAYOUT}", page_shell.source(contents=contents))
        return page_shell.cut(page(zensical(plain), LAYOUT), contents=contents)

    shells = (cut(contents=True), cut(contents=False))
    config = hub_settings.load(ROOT)
    site = ArticleSite(config=config, shells={LAYOUT: shells}, addresses=Addresses())
    found = neighbours(loader.load(config).articles)
    made = next(leaf.render() for leaf in article_writer.leaves(found, site) if leaf.path == ARTICLE)
    assert page_shell.NONCE not in made
    assert said(made) == said(page(plain / "site", ARTICLE))
