"""Another engine builds the same site from the plain folder."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from hub.config import hub_settings
from hub.content import routes
from hub.site.mkdocs import markdown_export
from tests.browser.conftest import ROOT

PAGES = ("articles/2024/2024-06-25-unsolicited-data.md", "toolkit/design/write-in-plain-language.md", "join.md")


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plain folder of this repository's hub."""
    folder = tmp_path_factory.mktemp("zensical") / "plain"
    markdown_export.export(hub_settings.load(ROOT), folder)
    return folder


@cache
def zensical(folder: Path) -> Path:
    """The site that Zensical makes of a folder, made once."""
    program = Path(sys.executable).with_name("zensical")
    subprocess.run([program, "build", "--clean"], cwd=folder, check=True, capture_output=True, timeout=240)  # noqa: S603
    return folder / "site"


def pages(folder: Path) -> set[str]:
    """The addresses of all pages of a site."""
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*.html")}


def page(folder: Path, path: str) -> str:
    """The HTML at the address of a page."""
    return (folder / routes.file_of(routes.address(path, hub_settings.load(ROOT)))).read_text(encoding="utf-8")


def said(html: str) -> tuple[list[str], list[str], str]:
    """The head of a page, the names of the headings below its title, and the words of its paragraphs without spaces."""
    tree = etree.HTML(html)
    head = tree.xpath("//meta[@name='description']/@content | //link[@rel='canonical']/@href")
    names = tree.xpath("//article//*[self::h2 or self::h3]/@id")
    words = tree.xpath("//article//p//text()")
    return head, names, "".join("".join(words).split())


def test_zensical_builds_the_same_pages(site: Path, plain: Path) -> None:
    """Zensical, which runs no plugin, makes the pages that MkDocs makes, redirects among them."""
    assert pages(zensical(plain)) == pages(site)


@pytest.mark.parametrize("path", PAGES)
def test_pages_say_the_same(site: Path, plain: Path, path: str) -> None:
    """A page has the same head, the same headings by the same names, and the same words in the same order."""
    assert said(page(zensical(plain), path)) == said(page(site, path))
